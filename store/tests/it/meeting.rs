//! What a politician comes to see: what has changed since the own body last met, and what came of what it has decided.

use crate::activity::{draft as activity_draft, tie};
use crate::goal::{decided, decision, draft, judging, level};
use crate::indicator::{draft as indicator_draft, value};
use crate::place::{Municipality, acting, day, on_both, today};
use domain::activity::Proposal;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::assignment::{AssignmentDraft, AssignmentStage};
use domain::decision::{CameOf, DecisionFilter, DecisionKind};
use domain::goal::GoalStage;
use domain::hypothesis::VerdictKind;
use domain::id::GoalId;
use domain::indicator::{GoalLink, IndicatorDraft};
use domain::level::LevelKind;
use domain::start::{JudgedSince, TestedSince};
use domain::status::Status;
use store::Store;

/// The board's last meeting.
const MET: (i32, u32, u32) = (2026, 9, 1);

async fn judge(store: &Store, goal: GoalId, status: Status, month: u32) {
    let form = judging(store, goal, status, "Vi ser det i siffrorna.").await;
    store.judge_goal(&Actor::System, goal, &form, day(2026, month, 10)).await.unwrap();
}

/// An assignment that the board gave when it last met, for the goal, which is late by now.
async fn give(store: &Store, at: &Municipality, goal: GoalId) {
    let (year, month, of_month) = MET;
    let given = AssignmentDraft {
        title: "Läsombud".to_owned(),
        text: "Utred.".to_owned(),
        decision: decision(at.board, year, month, of_month),
        unit: at.school,
        goal: Some(goal),
        due_on: day(2026, 11, 1),
    };
    store.give_assignment(&Actor::System, given, today()).await.unwrap();
}

/// An activity for the goal of which it is said today that it did not help.
async fn test_one(store: &Store, at: &Municipality, goal: GoalId) {
    let (system, activity) = (&Actor::System, activity_draft(at.school, "Läsläxa"));
    let proposal = Proposal { activity, hypothesis: Some(tie(goal)), adopt: true };
    let id = store.propose_activity(system, proposal, today()).await.unwrap();
    let tie = store.activity_page(system, id, today()).await.unwrap().hypotheses[0].hypothesis.id;
    let verdict = (VerdictKind::DidNotHelp, "Ingen läser mer.".to_owned());
    store.give_verdict(system, (id, tie), verdict, today()).await.unwrap();
}

/// A main indicator of the goal with a figure that is older than the meeting, and one that is newer.
async fn measure(store: &Store, at: &Municipality, goal: GoalId) {
    for (name, months) in [("Gammal", [2, 3]), ("Ny", [2, 10])] {
        let goals = vec![GoalLink { goal, main: true }];
        let indicator = IndicatorDraft { goals, ..indicator_draft(at.school, name) };
        let id = store.create_indicator(&Actor::System, indicator).await.unwrap();
        for (year, month) in [2024, 2025].into_iter().zip(months) {
            let mut figure = value(id, year, 60.0);
            figure.reported_on = day(2026, month, 1);
            store.report_measurement(&Actor::System, figure).await.unwrap();
        }
    }
}

#[test]
fn what_has_changed_since_the_own_body_last_met_and_what_came_of_its_decisions() {
    on_both(|place| async move {
        let store = &place.store;
        let at = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let goal = decided(store, draft(level, at.board, "Fler läser"), decision(at.board, 2026, 1, 1)).await;
        let other = decided(store, draft(level, at.board, "Fler simmar"), decision(at.board, 2026, 1, 1)).await;
        measure(store, &at, goal).await;
        for (goal, status, month) in [
            (goal, Status::OffTrack, 8),
            (other, Status::OnTrack, 8),
            (goal, Status::OnTrack, 10),
            // Judged anew, and as before: nothing has changed.
            (other, Status::OnTrack, 10),
        ] {
            judge(store, goal, status, month).await;
        }
        give(store, &at, goal).await;
        test_one(store, &at, goal).await;

        let member = acting(store, Role::BoardMember, at.board).await;
        place.statements.forget();
        let start = store.role_start(&member, today()).await.unwrap();
        assert!(place.statements.count() <= 7, "{:?}", place.statements.texts());
        let since = start.since.unwrap();
        let (year, month, of_month) = MET;
        assert_eq!((since.body, since.day, since.is_known), (at.board, day(year, month, of_month), true));
        let judged =
            JudgedSince { goal, title: "Fler läser".to_owned(), before: Some(Status::OffTrack), now: Status::OnTrack };
        assert_eq!(since.judged, [judged]);
        let told: Vec<_> =
            since.tested.iter().map(|TestedSince { title, goal, verdict, .. }| (&**title, &**goal, *verdict)).collect();
        assert_eq!(told, [("Läsläxa", "Fler läser", VerdictKind::DidNotHelp)]);
        assert_eq!(since.figures.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ny"]);

        let goes = |status| CameOf { goal: Some(status), ..CameOf::default() };
        let given =
            CameOf { assignment: Some((AssignmentStage::Ongoing, true)), goal: Some(Status::OnTrack), ended: None };
        let followed: Vec<_> = start.decided.iter().map(|row| (row.kind, row.title.as_str(), row.came_of)).collect();
        let all = [
            (DecisionKind::AssignmentGiven, "Läsombud", given),
            (DecisionKind::GoalAdopted, "Fler simmar", goes(Status::OnTrack)),
            (DecisionKind::GoalAdopted, "Fler läser", goes(Status::OnTrack)),
        ];
        assert_eq!(followed, all);
        let register = store.decision_list(&Actor::Public, &DecisionFilter::default(), today()).await.unwrap();
        assert_eq!(register.rows.iter().map(|row| row.came_of).collect::<Vec<_>>(), all.map(|(_, _, came_of)| came_of));
        store.close_goal(&Actor::System, other, 3, decision(at.board, 2026, 11, 1)).await.unwrap();
        let closed = DecisionFilter { q: "simmar".to_owned(), ..DecisionFilter::default() };
        let register = store.decision_list(&Actor::Public, &closed, today()).await.unwrap();
        let ended = CameOf { ended: Some(GoalStage::Closed), ..CameOf::default() };
        assert_eq!(register.rows.iter().map(|row| row.came_of).collect::<Vec<_>>(), [ended, ended]);
    });
}

#[test]
fn a_body_that_has_decided_nothing_is_told_of_the_last_month_and_staff_sit_in_no_body() {
    on_both(|place| async move {
        let store = &place.store;
        let at = Municipality::found(store).await;
        let member = acting(store, Role::ExecutiveBoardMember, at.executive).await;
        let start = store.role_start(&member, today()).await.unwrap();
        let since = start.since.unwrap();
        assert_eq!((since.day, since.is_known, since.is_empty()), (day(2026, 10, 22), false, true));
        assert!(start.decided.is_empty());
        let manager = acting(store, Role::UnitManager, at.school).await;
        let start = store.role_start(&manager, today()).await.unwrap();
        assert_eq!((start.since, start.decided), (None, Vec::new()));
    });
}
