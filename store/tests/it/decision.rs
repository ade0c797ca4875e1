use crate::goal::{decided, decision, draft, level, rejected};
use crate::place::{Municipality, day, municipality_row, on_both, today, unit};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::{AssignmentDraft, Closing};
use domain::decision::{DecidedOn, DecisionFilter, DecisionKind};
use domain::exchange::{Archive, MinutesItemRow};
use domain::goal::Decision;
use domain::level::LevelKind;
use domain::minutes_item::{MinutesOutcome, MinutesStep};
use domain::organisation::UnitKind;
use domain::rejection::{Rejection, StateProblem};
use domain::search::HitKind;
use store::Store;
use store::archive::ArchiveError;

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

pub(crate) fn item(external_id: &str, body: &str, on: NaiveDate, step: MinutesStep) -> MinutesItemRow {
    MinutesItemRow {
        id: None,
        external_id: external_id.to_owned(),
        title: "Ny lässatsning".to_owned(),
        body: body.to_owned(),
        date: on,
        paragraph: "§ 7".to_owned(),
        registry_number: "2026.5 KS".to_owned(),
        subject: "skola".to_owned(),
        step,
        outcome: None,
        settled: true,
        link: "https://protokoll.exempel.se/7".to_owned(),
        source: "Protokoll".to_owned(),
    }
}

/// An archive in which a board prepares, the council decides and adopts a goal for it, and a committee says what it thinks of something else.
async fn with_minutes(store: &Store) -> Archive {
    let municipality = Municipality::found(store).await;
    let level = level(store, 1, LevelKind::Goal).await;
    let of_matter = Decision { registry_number: "2026.5 KS".to_owned(), ..decision(municipality.council, 2026, 4, 1) };
    decided(store, draft(level, municipality.council, "Fler läser"), of_matter).await;
    unit(store, Some(municipality.board), UnitKind::Committee, "Arbetsutskottet").await;
    let archive = store.export_archive(&Actor::System).await.unwrap();
    let name = |id| archive.units.iter().find(|row| row.id == Some(id)).unwrap().external_id.clone();
    let (council, board) = (name(municipality.council.0), name(municipality.board.0));
    let committee = &archive.units.iter().find(|row| row.kind == UnitKind::Committee).unwrap().external_id;
    let decided = item("c", &council, day(2026, 4, 2), MinutesStep::Decided);
    let alone = item("b", committee, day(2026, 3, 1), MinutesStep::Opinion);
    let minutes_items = vec![
        MinutesItemRow { outcome: Some(MinutesOutcome::Approved), ..decided },
        item("a", &board, day(2026, 2, 1), MinutesStep::Prepared),
        MinutesItemRow { registry_number: String::new(), ..alone },
    ];
    Archive { minutes_items, municipality: vec![municipality_row()], ..archive }
}

#[test]
fn a_matter_is_followed_through_the_bodies_that_its_minutes_tell_of() {
    on_both(|place| async move {
        let archive = with_minutes(&place.store).await;
        let other = place.another().await;
        other.store.import_archive(&Actor::System, archive.clone()).await.unwrap();
        let carried = other.store.export_archive(&Actor::System).await.unwrap();
        let without_id = |rows: &[MinutesItemRow]| {
            rows.iter().map(|row| MinutesItemRow { id: None, ..row.clone() }).collect::<Vec<_>>()
        };
        assert_eq!(without_id(&carried.minutes_items), archive.minutes_items);

        let list = async |filter: DecisionFilter| {
            other.store.decision_list(&Actor::Public, &filter, today()).await.unwrap().rows
        };
        let all = list(DecisionFilter::default()).await;
        let kinds: Vec<_> = all.iter().map(|row| row.kind).collect();
        use DecisionKind::{GoalAdopted, MatterDecided, MatterPrepared, OpinionGiven};
        assert_eq!(kinds, [MatterDecided, GoalAdopted, OpinionGiven, MatterPrepared]);
        let by_words = list(DecisionFilter {
            q: "lässatsning § 7".to_owned(),
            kind: Some(MatterPrepared),
            ..DecisionFilter::default()
        })
        .await;
        let DecidedOn::Minutes(first) = by_words[0].on else { panic!("{by_words:?}") };
        other.statements.forget();
        let page = other.store.minutes_item_page(&Actor::Public, first, today()).await.unwrap();
        assert!(other.statements.count() <= 4, "{:#?}", other.statements.texts());
        assert_eq!((page.item.step, page.item.date, page.item.outcome), (MinutesStep::Prepared, day(2026, 2, 1), None));
        let way: Vec<_> = page.matter.iter().map(|row| (row.kind, row.outcome)).collect();
        assert_eq!(way, [(MatterPrepared, None), (GoalAdopted, None), (MatterDecided, Some(MinutesOutcome::Approved))]);
        let DecidedOn::Minutes(alone) = all[2].on else { panic!("{all:?}") };
        let page = other.store.minutes_item_page(&Actor::Public, alone, today()).await.unwrap();
        assert!(page.matter.is_empty(), "no registry number, no way to follow");
        let removed = other.store.remove_unit(&Actor::System, page.item.body.id).await;
        assert_eq!(rejected(removed), Rejection::State(StateProblem::UnitHasMinutesItems));
        let hits = other.store.search(&Actor::Public, "2026.5 lässatsning").await.unwrap().hits;
        assert_eq!(hits.iter().filter(|hit| hit.kind == HitKind::MinutesItem).count(), 2);
    });
}

#[test]
fn a_bad_item_of_minutes_is_told_by_row_and_nothing_of_the_archive_is_read_in() {
    on_both(|place| async move {
        let mut archive = with_minutes(&place.store).await;
        archive.minutes_items[0].body = "ingen".to_owned();
        archive.minutes_items[1].link = "javascript:alert(1)".to_owned();
        archive.minutes_items[2].external_id = "a".to_owned();
        let other = place.another().await;
        let Err(ArchiveError::Cells(errors)) = other.store.import_archive(&Actor::System, archive).await else {
            panic!()
        };
        let told: Vec<_> = errors.listed.iter().map(|error| (error.row, error.column.as_str())).collect();
        assert_eq!(told, [(2, "body"), (3, "link"), (4, "external_id")]);
        let list = other.store.decision_list(&Actor::Public, &DecisionFilter::default(), today()).await.unwrap();
        assert!(list.rows.is_empty());
    });
}
