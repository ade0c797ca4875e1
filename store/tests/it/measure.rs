use crate::goal::{decided, decision, draft, level, rejected};
use crate::place::{Municipality, day, on_both, today};
use crate::round::employed;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::field::{FieldErrors, Problem};
use domain::hypothesis::VerdictKind;
use domain::id::{GoalId, MeasureId, UnitId};
use domain::level::LevelKind;
use domain::measure::{MeasureDraft, MeasureFilter, MeasureStage};
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use store::Store;

struct School {
    municipality: Municipality,
    goal: GoalId,
    principal: Actor,
}

impl School {
    async fn found(store: &Store) -> Self {
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let goal = draft(level, municipality.board, "Fler läser");
        Self {
            goal: decided(store, goal, decision(municipality.board, 2026, 1, 1)).await,
            principal: employed(store, Role::UnitManager, municipality.school, "rektor@prov.se").await,
            municipality,
        }
    }

    fn draft(&self, title: &str, unit: UnitId) -> MeasureDraft {
        MeasureDraft {
            title: title.to_owned(),
            deviation: "Färre LÄSER än i fjol.".to_owned(),
            goal: self.goal,
            unit,
            accountable_title: "Rektor".to_owned(),
            due_on: day(2026, 11, 15),
        }
    }

    async fn plan(&self, store: &Store, title: &str) -> MeasureId {
        store
            .plan_measure(&self.principal, self.draft(title, self.municipality.school), day(2026, 10, 1))
            .await
            .unwrap()
    }
}

#[test]
fn a_measure_is_followed_and_the_trail_tells_it_all() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.plan(store, "Läxtid").await;
        let principal = &school.principal;
        store.finish_measure(principal, id, 1, "En timme i veckan.".to_owned(), today()).await.unwrap();
        let stale = store.follow_measure(principal, id, 1, (VerdictKind::Helped, "Ja.".to_owned()), today()).await;
        assert_eq!(rejected(stale), Rejection::ChangedByAnother);
        let effect = (VerdictKind::DidNotHelp, "De läser lika lite.".to_owned());
        store.follow_measure(principal, id, 2, effect, today()).await.unwrap();
        let page = store.measure_page(&Actor::Public, id).await.unwrap();
        assert_eq!((page.measure.state.stage(), page.can_change), (MeasureStage::Followed, false));
        let filter = TrailFilter { kind: Some(ObjectKind::Measure), object: Some(id.0), ..TrailFilter::default() };
        let trail = store.trail(&Actor::Public, &filter).await.unwrap();
        let acts: Vec<Act> = trail.rows.iter().rev().map(|row| row.act).collect();
        assert_eq!(acts, [Act::Created, Act::Finished, Act::VerdictGiven]);
        let of_goal = store.goal_page(&Actor::Public, school.goal, None, today()).await.unwrap().measures;
        assert_eq!(of_goal.iter().map(|row| row.verdict).collect::<Vec<_>>(), [Some(VerdictKind::DidNotHelp)]);
    });
}

#[test]
fn who_leads_the_unit_plans_for_what_is_in_force() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let elsewhere = school.draft("Nej", school.municipality.other_school);
        let planned = store.plan_measure(&school.principal, elsewhere, today()).await;
        assert_eq!(rejected(planned), Rejection::Forbidden(Action::PlanMeasure));
        let mut gone = school.draft("Nej", school.municipality.school);
        gone.goal = GoalId(4711);
        let planned = store.plan_measure(&school.principal, gone, today()).await;
        assert_eq!(rejected(planned), FieldErrors::one("goal", Problem::DoesNotExist).into());
        let nowhere = school.draft("Nej", UnitId(4711));
        let planned = store.plan_measure(&school.principal, nowhere, today()).await;
        assert_eq!(rejected(planned), FieldErrors::one("unit", Problem::DoesNotExist).into());
        let other = school.municipality.other_school;
        store.plan_measure(&Actor::System, school.draft("Läxtid", other), today()).await.unwrap();
        let removed = store.remove_unit(&Actor::System, other).await;
        assert_eq!(rejected(removed), Rejection::State(StateProblem::UnitHasMeasures));
    });
}

#[test]
fn the_register_and_start_pages_tell_what_waits() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let first = school.plan(store, "Läxtid").await;
        let second = school.plan(store, "Läsombud").await;
        let list =
            |filter: MeasureFilter| async move { store.measure_list(&Actor::Public, &filter, today()).await.unwrap() };
        assert_eq!(list(MeasureFilter { late: true, ..MeasureFilter::default() }).await.total, 2);
        store.drop_measure(&school.principal, second, 1, "Ingen tid.".to_owned(), today()).await.unwrap();
        let open = list(MeasureFilter::default()).await;
        assert_eq!(open.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
        let found = list(MeasureFilter { all: true, q: "läser ombud".to_owned(), ..MeasureFilter::default() }).await;
        assert_eq!(found.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [second]);
        let start = store.role_start(&school.principal, today()).await.unwrap();
        assert_eq!(start.measures.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
    });
}
