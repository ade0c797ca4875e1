use crate::goal::{decided, decision, draft, level};
use crate::place::{Municipality, day, on_both, today};
use domain::actor::Actor;
use domain::assignment::{AssignmentDraft, Closing};
use domain::decision::{DecisionFilter, DecisionKind};
use domain::goal::Decision;
use domain::level::LevelKind;

#[test]
fn the_register_holds_what_was_decided_of_goals_and_assignments_the_latest_first() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (board, council) = (municipality.board, municipality.council);
        let level = level(store, 1, LevelKind::Goal).await;
        store.create_goal(&Actor::System, draft(level, board, "Ett utkast")).await.unwrap();
        decided(store, draft(level, council, "Fler cyklar"), decision(council, 2025, 12, 1)).await;
        let reads = decided(store, draft(level, board, "Fler läser"), decision(board, 2026, 1, 1)).await;
        let given = AssignmentDraft {
            title: "Läsombud".to_owned(),
            text: "Utred.".to_owned(),
            decision: Decision { registry_number: "2026.777 BUN".to_owned(), ..decision(board, 2026, 9, 1) },
            unit: municipality.school,
            goal: None,
            due_on: day(2026, 11, 1),
        };
        let assignment = store.give_assignment(&Actor::System, given, today()).await.unwrap();
        let closing = (Closing::Withdrawn, decision(board, 2026, 11, 12));
        store.close_assignment(&Actor::System, assignment, 1, closing).await.unwrap();
        store.close_goal(&Actor::System, reads, 3, decision(board, 2026, 10, 1)).await.unwrap();
        place.statements.forget();
        let list = |filter: DecisionFilter| async move {
            let list = store.decision_list(&Actor::Public, &filter, today()).await.unwrap();
            let rows: Vec<_> = list.rows.iter().map(|row| (row.kind, row.title.clone())).collect();
            assert_eq!(list.total, rows.len() as u64);
            rows
        };
        let all = list(DecisionFilter::default()).await;
        assert_eq!(place.statements.count(), 2);
        let told = [
            (DecisionKind::AssignmentClosed, "Läsombud".to_owned()),
            (DecisionKind::GoalClosed, "Fler läser".to_owned()),
            (DecisionKind::AssignmentGiven, "Läsombud".to_owned()),
            (DecisionKind::GoalAdopted, "Fler läser".to_owned()),
            (DecisionKind::GoalAdopted, "Fler cyklar".to_owned()),
        ];
        assert_eq!(all, told);
        let of_board = DecisionFilter { body: Some(board), year: Some(2026), ..DecisionFilter::default() };
        assert_eq!(list(of_board).await, told[..4]);
        let closed = DecisionFilter { kind: Some(DecisionKind::GoalClosed), ..DecisionFilter::default() };
        assert_eq!(list(closed).await, told[1..2]);
        let by_words = DecisionFilter { q: "LÄSER".to_owned(), ..DecisionFilter::default() };
        assert_eq!(list(by_words).await, [told[1].clone(), told[3].clone()]);
        let by_number = DecisionFilter { q: "2026.777".to_owned(), ..DecisionFilter::default() };
        assert_eq!(list(by_number).await, [told[0].clone(), told[2].clone()]);
        let beyond = DecisionFilter { page: 2, ..DecisionFilter::default() };
        assert!(store.decision_list(&Actor::Public, &beyond, today()).await.unwrap().rows.is_empty());
    });
}
