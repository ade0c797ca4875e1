use crate::goal::{decided, decision, draft, level, rejected};
use crate::place::{Municipality, day, on_both, today};
use crate::round::employed;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::assignment::{AssignmentDraft, AssignmentFilter, AssignmentStage, Closing};
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::field::{FieldErrors, Problem};
use domain::id::{AssignmentId, GoalId, UnitId};
use domain::level::LevelKind;
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use store::Store;

/// A board with a goal, its secretary, and those whom it gives something to do.
struct Board {
    municipality: Municipality,
    goal: GoalId,
    secretary: Actor,
    head: Actor,
    principal: Actor,
}

impl Board {
    async fn found(store: &Store) -> Self {
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let goal = draft(level, municipality.board, "Fler läser");
        Self {
            goal: decided(store, goal, decision(municipality.board, 2026, 1, 1)).await,
            secretary: employed(store, Role::BoardSecretary, municipality.board, "sekreterare@prov.se").await,
            head: employed(store, Role::HeadOfAdministration, municipality.administration, "chef@prov.se").await,
            principal: employed(store, Role::UnitManager, municipality.school, "rektor@prov.se").await,
            municipality,
        }
    }

    fn draft(&self, title: &str, unit: UnitId) -> AssignmentDraft {
        AssignmentDraft {
            title: title.to_owned(),
            text: "Utred hur fler kan LÄSA hemma.".to_owned(),
            decision: decision(self.municipality.board, 2026, 9, 1),
            unit,
            goal: Some(self.goal),
            due_on: day(2026, 11, 1),
        }
    }

    async fn give(&self, store: &Store, title: &str, unit: UnitId) -> AssignmentId {
        store.give_assignment(&self.secretary, self.draft(title, unit), today()).await.unwrap()
    }
}

#[test]
fn an_assignment_is_seen_through_and_the_trail_tells_it_all() {
    on_both(|place| async move {
        let store = &place.store;
        let board = Board::found(store).await;
        let id = board.give(store, "Läsombud", board.municipality.school).await;
        let report = |version, text: &'static str, is_final| {
            let principal = board.principal.clone();
            async move {
                store.report_assignment(&principal, id, version, (text.to_owned(), is_final), day(2026, 11, 9)).await
            }
        };
        report(1, "Hälften har ett.", false).await.unwrap();
        report(2, "Alla har ett.", true).await.unwrap();
        assert_eq!(rejected(report(2, "Nästan alla.", false).await), Rejection::ChangedByAnother);
        assert_eq!(
            rejected(report(3, "Nästan alla.", false).await),
            Rejection::State(StateProblem::AssignmentIsNotOngoing)
        );
        store.send_assignment_back(&board.secretary, id, 3, "Läser de mer?".to_owned()).await.unwrap();
        report(4, "Ja, en bok till.", true).await.unwrap();
        let closing = (Closing::Done, decision(board.municipality.board, 2026, 11, 12));
        store.close_assignment(&board.secretary, id, 5, closing).await.unwrap();
        let page = store.assignment_page(&Actor::Public, id).await.unwrap();
        assert_eq!(page.assignment.state.stage(), AssignmentStage::Done);
        assert_eq!(page.reports.len(), 3);
        assert_eq!((page.goal.unwrap().0, page.allowed.report, page.allowed.decide), (board.goal, false, false));
        let filter = TrailFilter { kind: Some(ObjectKind::Assignment), object: Some(id.0), ..TrailFilter::default() };
        let trail = store.trail(&Actor::Public, &filter).await.unwrap();
        let acts: Vec<Act> = trail.rows.iter().rev().map(|row| row.act).collect();
        assert_eq!(acts, [Act::Decided, Act::Reported, Act::Reported, Act::Returned, Act::Reported, Act::Closed]);
        let of_goal = store.goal_page(&Actor::Public, board.goal, None, today()).await.unwrap().assignments;
        assert_eq!(of_goal.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    });
}

#[test]
fn a_body_gives_its_own_and_a_unit_reports_its_own() {
    on_both(|place| async move {
        let store = &place.store;
        let board = Board::found(store).await;
        let municipality = &board.municipality;
        let given = store.give_assignment(&board.principal, board.draft("Nej", municipality.school), today()).await;
        assert_eq!(rejected(given), Rejection::Forbidden(Action::RegisterDecision));
        let mut of_council = board.draft("Nej", municipality.school);
        of_council.decision.body = municipality.council;
        let given = store.give_assignment(&board.secretary, of_council, today()).await;
        assert_eq!(rejected(given), Rejection::Forbidden(Action::RegisterDecision), "another body's");
        for unit in [municipality.board, UnitId(4711)] {
            let given = store.give_assignment(&board.secretary, board.draft("Nej", unit), today()).await;
            assert_eq!(rejected(given), FieldErrors::one("unit", Problem::DoesNotExist).into());
        }
        let id = board.give(store, "Läsombud", municipality.other_school).await;
        let said = ("Klart.".to_owned(), true);
        let report = store.report_assignment(&board.principal, id, 1, said.clone(), today()).await;
        assert_eq!(rejected(report), Rejection::Forbidden(Action::ReportAssignment), "another school's");
        store.report_assignment(&board.head, id, 1, said, today()).await.unwrap();
        let removed = store.remove_unit(&Actor::System, municipality.other_school).await;
        assert_eq!(rejected(removed), Rejection::State(StateProblem::UnitHasAssignments));
    });
}

#[test]
fn the_register_counts_by_unit_and_start_pages_tell_what_waits() {
    on_both(|place| async move {
        let store = &place.store;
        let board = Board::found(store).await;
        let (school, other) = (board.municipality.school, board.municipality.other_school);
        let first = board.give(store, "Läsombud", school).await;
        board.give(store, "Skolbibliotek", school).await;
        let third = board.give(store, "Läxhjälp", other).await;
        let list = |filter: AssignmentFilter| async move {
            store.assignment_list(&Actor::Public, &filter, today()).await.unwrap()
        };
        let all = list(AssignmentFilter::default()).await;
        let counts: Vec<_> = all.by_unit.iter().map(|count| (count.unit.id, count.open, count.late)).collect();
        assert_eq!((all.total, counts), (3, vec![(school, 2, 2), (other, 1, 1)]));
        store.report_assignment(&board.head, third, 1, ("Klart.".to_owned(), true), today()).await.unwrap();
        let late = list(AssignmentFilter { late: true, ..AssignmentFilter::default() }).await;
        assert_eq!(late.total, 2, "what is reported back is not late");
        let found = list(AssignmentFilter { q: "läsa hemma ombud".to_owned(), ..AssignmentFilter::default() }).await;
        assert_eq!(found.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
        let below = AssignmentFilter { unit: Some(board.municipality.administration), ..AssignmentFilter::default() };
        assert_eq!(list(below).await.total, 3);
        let waiting = |actor: Actor| async move { store.role_start(&actor, today()).await.unwrap().assignments.len() };
        assert_eq!(waiting(board.principal.clone()).await, 2, "what the school is to do");
        assert_eq!(waiting(board.head.clone()).await, 2, "what the branch is to do");
        assert_eq!(waiting(board.secretary.clone()).await, 3, "what is late or reported back");
        let page = store.unit_page(&Actor::Public, board.municipality.board, today(), today()).await.unwrap();
        assert_eq!(page.assignments, (3, 0));
        let page = store.unit_page(&Actor::Public, school, today(), today()).await.unwrap();
        assert_eq!(page.assignments, (0, 2));
    });
}

#[test]
fn pages_ask_the_same_few_statements_however_many_there_are() {
    on_both(|place| async move {
        let store = &place.store;
        let board = Board::found(store).await;
        let id = board.give(store, "Nummer 0", board.municipality.school).await;
        let count = || async {
            place.statements.forget();
            store.assignment_list(&board.secretary, &AssignmentFilter::default(), today()).await.unwrap();
            store.assignment_page(&board.secretary, id).await.unwrap();
            place.statements.count()
        };
        let few = count().await;
        for number in 1..20 {
            board.give(store, &format!("Nummer {number}"), board.municipality.other_school).await;
            let said = (format!("Rapport {number}"), false);
            store.report_assignment(&board.principal, id, number, said, today()).await.unwrap();
        }
        assert_eq!(count().await, few);
    });
}
