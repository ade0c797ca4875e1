use crate::goal::{decided_goal, level};
use crate::indicator::value;
use crate::place::{Municipality, Place, acting, day, on_both, today};
use domain::activity::{
    ActivityDraft, ActivityFilter, ActivityForm, ActivityOrder, ActivityStage, Chosen, Ending, Evidence, MOST_STEPS,
    Proposal,
};
use domain::actor::{ActingPerson, Actor};
use domain::appointment::Role;
use domain::event::{ObjectKind, TrailFilter};
use domain::field::Problem;
use domain::goal::GoalDraft;
use domain::hypothesis::{Finding, HypothesisDraft, LessonFilter, VerdictKind};
use domain::id::{ActivityId, GoalId, HypothesisId, IndicatorId, ObstacleId, StepId, UnitId};
use domain::level::LevelKind;
use domain::money::Money;
use domain::organisation::UnitDraft;
use domain::permission::Action;
use domain::person::PersonDraft;
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use store::{Error, Store};

pub(crate) fn draft(unit: UnitId, title: &str) -> ActivityDraft {
    ActivityDraft {
        external_id: String::new(),
        title: title.to_owned(),
        what: "Vi läser tillsammans varje morgon.".to_owned(),
        unit,
        shared: Vec::new(),
        accountable_title: "Rektor".to_owned(),
        span: Span::new(day(2026, 1, 1), Some(day(2027, 6, 30))).unwrap(),
        cost: Some(Money(12_000_000)),
        hours: Some(40),
        evidence: Some(Evidence::Proven),
        experiment: false,
        needs: Vec::new(),
        source: String::new(),
    }
}

pub(crate) fn tie(goal: GoalId) -> HypothesisDraft {
    HypothesisDraft {
        goal,
        effect: "Fler elever klarar läsningen".to_owned(),
        indicator: None,
        expected_change: None,
        by_when: Some(day(2026, 11, 1)),
        because: "Det har hjälpt på en annan skola".to_owned(),
    }
}

fn rejected<T: std::fmt::Debug>(result: Result<T, Error>) -> Rejection {
    result.unwrap_err().rejection().cloned().expect("a rejection")
}

/// A school with a goal, and those who work there.
struct School {
    municipality: Municipality,
    goal: GoalId,
    teacher: Actor,
    manager: Actor,
}

/// The actor as somebody who is in the database: a verdict keeps who gave it.
async fn known(store: &Store, actor: Actor) -> Actor {
    let Actor::Person(person) = actor else { return actor };
    let draft = PersonDraft {
        external_id: String::new(),
        name: person.name.clone(),
        email: "larare@prov.se".to_owned(),
        open: true,
    };
    let id = store.create_person(&Actor::System, draft).await.unwrap();
    Actor::Person(ActingPerson { id, ..person })
}

impl School {
    async fn found(store: &Store) -> Self {
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let goal = decided_goal(store, level, municipality.board, "Fler läser").await;
        let teacher = known(store, acting(store, Role::Employee, municipality.school).await).await;
        let manager = acting(store, Role::UnitManager, municipality.school).await;
        Self { municipality, goal, teacher, manager }
    }

    async fn propose(&self, store: &Store, title: &str, adopt: bool) -> ActivityId {
        let activity = draft(self.municipality.school, title);
        let proposal = Proposal { activity, hypothesis: Some(tie(self.goal)), adopt };
        store.propose_activity(&self.teacher, proposal, today()).await.unwrap()
    }

    async fn version(&self, store: &Store, id: ActivityId) -> i64 {
        store.activity_page(&self.teacher, id, today()).await.unwrap().activity.version
    }

    async fn hypothesis(&self, store: &Store, id: ActivityId) -> HypothesisId {
        store.activity_page(&self.teacher, id, today()).await.unwrap().hypotheses[0].hypothesis.id
    }
}

#[test]
fn a_team_adopts_its_activity_without_asking_upward_and_carries_it_to_a_lesson() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", false).await;
        store.adopt_activity(&school.teacher, id, 1, today()).await.unwrap();
        store.start_activity(&school.teacher, id, 2, today()).await.unwrap();
        store.add_step(&school.teacher, id, ("Utse ombud".to_owned(), Some(day(2026, 3, 1)))).await.unwrap();
        let page = store.activity_page(&Actor::Public, id, today()).await.unwrap();
        assert_eq!(page.activity.state.stage(), ActivityStage::Ongoing);
        assert!(page.activity.is_late(&page.steps, today()));
        store.tick_step(&school.teacher, id, page.steps[0].id, true, today()).await.unwrap();
        let before = school.version(store, id).await;
        store.tick_step(&school.teacher, id, page.steps[0].id, true, today()).await.unwrap();
        assert_eq!(school.version(store, id).await, before, "ticking twice is ticking once");
        let verdict = (VerdictKind::Helped, "Fler läser i trean.".to_owned());
        store.give_verdict(&school.teacher, (id, school.hypothesis(store, id).await), verdict, today()).await.unwrap();
        let version = school.version(store, id).await;
        let done = Ending::Done { lesson: "Börja i årskurs ett.".to_owned() };
        store.end_activity(&school.teacher, id, version, done, today()).await.unwrap();
        let lessons = store.lessons(&Actor::Public, &LessonFilter::default()).await.unwrap();
        let texts: Vec<&str> = lessons.rows.iter().map(|lesson| lesson.text.as_str()).collect();
        assert_eq!(lessons.total, 2);
        assert!(texts.contains(&"Börja i årskurs ett.") && texts.contains(&"Fler läser i trean."), "{texts:?}");
        assert_eq!(store.activity_list(&Actor::Public, &ActivityFilter::default(), today()).await.unwrap().total, 0);
        let version = school.version(store, id).await;
        store.resume_activity(&school.teacher, id, version, today()).await.unwrap();
        assert_eq!(store.activity_list(&Actor::Public, &ActivityFilter::default(), today()).await.unwrap().total, 1);
    });
}

#[test]
fn politicians_read_and_never_touch() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let politician = acting(store, Role::BoardMember, school.municipality.board).await;
        let told = |result| assert_eq!(rejected(result), Rejection::Forbidden(Action::WriteActivity));
        told(store.start_activity(&politician, id, 1, today()).await);
        told(store.change_activity(&politician, id, 1, draft(school.municipality.school, "Annat"), today()).await);
        told(store.raise_obstacle(&politician, id, "x".to_owned(), today()).await);
        let proposal = Proposal { activity: draft(school.municipality.board, "Eget"), hypothesis: None, adopt: true };
        told(store.propose_activity(&politician, proposal, today()).await.map(|_| ()));
        let page = store.activity_page(&politician, id, today()).await.unwrap();
        assert!(!page.allowed.write && !page.allowed.take_part);
        let elsewhere = acting(store, Role::Employee, school.municipality.other_school).await;
        told(store.start_activity(&elsewhere, id, 1, today()).await);
        assert_eq!(rejected(store.start_activity(&Actor::Public, id, 1, today()).await), Rejection::SignInNeeded);
    });
}

#[test]
fn what_is_only_proposed_is_not_there_for_strangers() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Kanske", false).await;
        assert_eq!(rejected(store.activity_page(&Actor::Public, id, today()).await), Rejection::NotFound);
        let list = |actor: Actor| async move {
            store.activity_list(&actor, &ActivityFilter::default(), today()).await.unwrap().total
        };
        assert_eq!((list(Actor::Public).await, list(school.teacher.clone()).await), (0, 1));
        let goal = |actor: Actor| async move {
            store.goal_page(&actor, school.goal, None, today()).await.unwrap().activities.len()
        };
        assert_eq!((goal(Actor::Public).await, goal(school.teacher.clone()).await), (0, 1));
        assert!(store.search(&Actor::Public, "Kanske").await.unwrap().hits.is_empty());
        let administrator = acting(store, Role::Administrator, school.municipality.council).await;
        for actor in [&school.teacher, &administrator] {
            assert_eq!(store.search(actor, "Kanske").await.unwrap().hits.len(), 1, "as in the list");
        }
    });
}

#[test]
fn where_a_body_asks_for_approval_a_leader_adopts() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let head = acting(store, Role::HeadOfAdministration, school.municipality.administration).await;
        let reason = ("Vi har ont om lokaler i år.".to_owned(), Span::since(today()));
        let board = school.municipality.board;
        assert_eq!(
            rejected(store.demand_approval(&school.manager, board, reason.clone()).await),
            Rejection::Forbidden(Action::DemandApproval)
        );
        let demand = store.demand_approval(&head, board, reason).await.unwrap();
        let id = school.propose(store, "Läsombud", false).await;
        let told = store.adopt_activity(&school.teacher, id, 1, today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::ApproveActivity));
        let page = store.activity_page(&school.teacher, id, today()).await.unwrap();
        assert_eq!(page.demand.unwrap().reason, "Vi har ont om lokaler i år.");
        assert!(page.allowed.write && !page.allowed.adopt);
        let choices = store.activity_choices(&school.teacher, None, &Chosen::default(), today()).await.unwrap();
        assert_eq!(choices.demands.len(), 1);
        let proposal = Proposal {
            activity: draft(school.municipality.school, "Direkt"),
            hypothesis: Some(tie(school.goal)),
            adopt: true,
        };
        let told = store.propose_activity(&school.teacher, proposal, today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::ApproveActivity));
        store.adopt_activity(&school.manager, id, 1, today()).await.unwrap();
        assert_eq!(store.lift_demand(&head, demand, today()).await.unwrap(), board);
        school.propose(store, "Sedan", true).await;
    });
}

#[test]
fn no_way_leads_around_the_approval() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let head = acting(store, Role::HeadOfAdministration, school.municipality.administration).await;
        let stopped = school.propose(store, "Tanke", false).await;
        let ending = Ending::Stopped { reason: "Senare".to_owned(), lesson: String::new() };
        store.end_activity(&school.teacher, stopped, 1, ending, today()).await.unwrap();
        let reason = ("Vi har ont om lokaler i år.".to_owned(), Span::since(today()));
        let demand = store.demand_approval(&head, school.municipality.other_school, reason.clone()).await.unwrap();
        store.demand_approval(&head, school.municipality.school, reason).await.unwrap();
        let told = store.resume_activity(&school.teacher, stopped, 2, today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::ApproveActivity), "taken up though never adopted");
        let page = store.activity_page(&school.teacher, stopped, today()).await.unwrap();
        assert!(!page.allowed.adopt);
        store.resume_activity(&school.manager, stopped, 2, today()).await.unwrap();
        // A demand that has ended does not come to have held for longer.
        store.lift_demand(&head, demand, day(2026, 12, 1)).await.unwrap();
        let again = store.lift_demand(&head, demand, day(2027, 2, 1)).await;
        assert_eq!(rejected(again), StateProblem::DemandIsOver.into());
        assert_eq!(
            store.demands_at(&Actor::Public, school.municipality.other_school, day(2027, 1, 1)).await.unwrap(),
            []
        );
    });
}

#[test]
fn the_verdict_comes_at_its_date_and_stays() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let own = school.hypothesis(store, id).await;
        let verdict = || (VerdictKind::DidNotHelp, "Ingen skillnad.".to_owned());
        let early = store.give_verdict(&school.teacher, (id, own), verdict(), day(2026, 10, 31)).await;
        assert_eq!(rejected(early), StateProblem::TooEarlyForVerdict.into());
        let due = ActivityFilter { untested: true, ..ActivityFilter::default() };
        assert_eq!(store.activity_list(&school.teacher, &due, today()).await.unwrap().total, 1);
        store.give_verdict(&school.teacher, (id, own), verdict(), today()).await.unwrap();
        assert_eq!(store.activity_list(&school.teacher, &due, today()).await.unwrap().total, 0);
        let again = store.give_verdict(&school.teacher, (id, own), verdict(), today()).await;
        assert_eq!(rejected(again), StateProblem::VerdictStands.into());
        let version = school.version(store, id).await;
        let changed = store.change_hypothesis(&school.teacher, (id, own), version, tie(school.goal)).await;
        assert_eq!(rejected(changed), StateProblem::VerdictStands.into());
        let removed = store.remove_hypothesis(&school.teacher, id, own).await;
        assert_eq!(rejected(removed), StateProblem::VerdictStands.into());
        let page = store.activity_page(&Actor::Public, id, today()).await.unwrap();
        let given = page.hypotheses[0].hypothesis.verdict.clone().unwrap();
        assert_eq!((given.kind, given.by), (VerdictKind::DidNotHelp, None), "strangers learn no names");
        let misses = LessonFilter { verdict: Some(VerdictKind::DidNotHelp), ..LessonFilter::default() };
        assert_eq!(store.lessons(&Actor::Public, &misses).await.unwrap().total, 1, "misses as plainly as hits");
    });
}

#[test]
fn the_page_says_what_the_indicator_was_and_became() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let indicator = crate::indicator::draft(school.municipality.school, "Läsning i trean");
        let indicator = store.create_indicator(&Actor::System, indicator).await.unwrap();
        let id = school.propose(store, "Läsombud", true).await;
        let own = school.hypothesis(store, id).await;
        let seen = HypothesisDraft {
            indicator: Some(indicator),
            expected_change: Some(5.0),
            by_when: Some(day(2027, 3, 1)),
            ..tie(school.goal)
        };
        let version = school.version(store, id).await;
        store.change_hypothesis(&school.teacher, (id, own), version, seen).await.unwrap();
        let finding =
            |on| async move { store.activity_page(&Actor::Public, id, on).await.unwrap().hypotheses[0].finding };
        assert_eq!(finding(today()).await, Finding::NoStart);
        store.report_measurement(&Actor::System, value(indicator, 2025, 60.0)).await.unwrap();
        assert!(matches!(finding(today()).await, Finding::NothingSince { .. }));
        store.report_measurement(&Actor::System, value(indicator, 2026, 66.0)).await.unwrap();
        assert!(matches!(finding(today()).await, Finding::NothingSince { .. }), "2026 is not over");
        assert_eq!(finding(day(2027, 2, 1)).await.change(), Some(6.0));
        let missing = HypothesisDraft { indicator: Some(IndicatorId(999)), ..tie(school.goal) };
        let version = school.version(store, id).await;
        let told = rejected(store.change_hypothesis(&school.teacher, (id, own), version, missing).await);
        assert_eq!(told.field_errors().and_then(|errors| errors.of("indicator")), Some(&Problem::DoesNotExist));
    });
}

#[test]
fn obstacles_are_told_by_those_who_do_and_removed_by_those_who_lead() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        store.raise_obstacle(&school.teacher, id, "Vi får inga böcker".to_owned(), today()).await.unwrap();
        let obstructed = ActivityFilter { obstructed: true, ..ActivityFilter::default() };
        let rows = store.activity_list(&Actor::Public, &obstructed, today()).await.unwrap().rows;
        assert_eq!(rows[0].obstacles, 1);
        let gone = store.activity_page(&school.teacher, id, today()).await.unwrap().obstacles[0].id;
        let how = || "Biblioteket lånar ut.".to_owned();
        let told = store.remove_obstacle(&school.teacher, id, gone, how(), today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::RemoveObstacle));
        store.remove_obstacle(&school.manager, id, gone, how(), today()).await.unwrap();
        let told = store.remove_obstacle(&school.manager, id, gone, how(), today()).await;
        assert_eq!(rejected(told), StateProblem::ObstacleIsRemoved.into());
        assert_eq!(store.activity_list(&Actor::Public, &obstructed, today()).await.unwrap().total, 0);
        let nowhere = store.remove_obstacle(&school.manager, id, ObstacleId(99), how(), today()).await;
        assert_eq!(rejected(nowhere), Rejection::NotFound);
    });
}

#[test]
fn those_who_take_part_tick_steps_and_the_lead_leads() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let shared = vec![school.municipality.other_school];
        let activity = ActivityDraft { shared, ..draft(school.municipality.school, "Gemensamt") };
        let proposal = Proposal { activity, hypothesis: None, adopt: true };
        let id = store.propose_activity(&school.teacher, proposal, today()).await.unwrap();
        let other = acting(store, Role::Employee, school.municipality.other_school).await;
        store.add_step(&other, id, ("Gemensamt steg".to_owned(), None)).await.unwrap();
        let page = store.activity_page(&other, id, today()).await.unwrap();
        assert!(page.allowed.take_part && !page.allowed.write);
        let told = store.start_activity(&other, id, 2, today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::WriteActivity));
        let missing = store.tick_step(&other, id, StepId(99), true, today()).await;
        assert_eq!(rejected(missing), Rejection::NotFound);
        for number in 1..MOST_STEPS {
            store.add_step(&other, id, (format!("Steg {number}"), None)).await.unwrap();
        }
        let told = store.add_step(&other, id, ("För mycket".to_owned(), None)).await;
        assert_eq!(rejected(told), StateProblem::TooManySteps.into());
    });
}

#[test]
fn an_activity_never_waits_for_itself_and_a_successor_is_another() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let first = school.propose(store, "Först", true).await;
        let second = school.propose(store, "Sedan", true).await;
        let needing = |title: &str, needs: ActivityId| ActivityDraft {
            needs: vec![needs],
            ..draft(school.municipality.school, title)
        };
        store.change_activity(&school.teacher, second, 1, needing("Sedan", first), today()).await.unwrap();
        let circle =
            rejected(store.change_activity(&school.teacher, first, 1, needing("Först", second), today()).await);
        assert_eq!(circle.field_errors().and_then(|errors| errors.of("needs")), Some(&Problem::NeedsItself));
        let page = store.activity_page(&school.teacher, first, today()).await.unwrap();
        assert_eq!(page.needed_by[0].title, "Sedan");
        let merged = |into| Ending::Merged { reason: "Samma sak".to_owned(), into };
        let own = rejected(store.end_activity(&school.teacher, first, 1, merged(first), today()).await);
        assert!(own.field_errors().is_some());
        store.end_activity(&school.teacher, first, 1, merged(second), today()).await.unwrap();
        let page = store.activity_page(&Actor::Public, first, today()).await.unwrap();
        assert_eq!(page.successor.unwrap().title, "Sedan");
        let late =
            store.change_activity(&school.teacher, first, 2, draft(school.municipality.school, "Sent"), today()).await;
        assert_eq!(rejected(late), StateProblem::ActivityIsOver.into());
    });
}

#[test]
fn the_second_of_two_who_change_an_activity_is_told() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let unit = school.municipality.school;
        let change = |title: &'static str| store.change_activity(&school.teacher, id, 1, draft(unit, title), today());
        let (one, two) = tokio::join!(change("Ett"), change("Två"));
        let told: Vec<Error> = [one, two].into_iter().filter_map(Result::err).collect();
        assert_eq!(told.len(), 1, "exactly one of two wins");
        assert_eq!(told[0].rejection(), Some(&Rejection::ChangedByAnother));
    });
}

async fn titles(place: &Place, filter: ActivityFilter) -> Vec<String> {
    let list = place.store.activity_list(&Actor::System, &filter, today()).await.unwrap();
    assert_eq!(list.total, list.rows.len() as u64);
    list.rows.into_iter().map(|row| row.activity.title).collect()
}

#[test]
fn the_list_is_narrowed_and_ordered_by_what_the_reader_chose() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        school.propose(store, "Läsombud", true).await;
        let early = ActivityDraft {
            experiment: true,
            span: Span::new(day(2026, 1, 1), Some(day(2026, 6, 30))).unwrap(),
            evidence: Some(Evidence::Untested),
            ..draft(school.municipality.other_school, "Ålidan prövar")
        };
        let proposal = Proposal { activity: early, hypothesis: None, adopt: true };
        store.propose_activity(&Actor::System, proposal, today()).await.unwrap();
        let all = ActivityFilter::default;
        assert_eq!(titles(&place, all()).await, ["Ålidan prövar", "Läsombud"], "what is due first stands first");
        let by_title = ActivityFilter { order: ActivityOrder::Title, ..all() };
        assert_eq!(titles(&place, by_title).await.len(), 2);
        let of = |unit| ActivityFilter { unit: Some(unit), ..all() };
        assert_eq!(titles(&place, of(school.municipality.school)).await, ["Läsombud"]);
        assert_eq!(titles(&place, of(school.municipality.board)).await.len(), 2, "a body has its whole branch");
        assert_eq!(titles(&place, ActivityFilter { late: true, ..all() }).await, ["Ålidan prövar"]);
        assert_eq!(titles(&place, ActivityFilter { experiment: true, ..all() }).await, ["Ålidan prövar"]);
        assert_eq!(titles(&place, ActivityFilter { goal: Some(school.goal), ..all() }).await, ["Läsombud"]);
        assert_eq!(titles(&place, ActivityFilter { q: "ÅLIDAN".to_owned(), ..all() }).await, ["Ålidan prövar"]);
        let evidence = ActivityFilter { evidence: Some(Evidence::Untested), ..all() };
        assert_eq!(titles(&place, evidence).await, ["Ålidan prövar"]);
        let done = ActivityFilter { stage: Some(ActivityStage::Done), ..all() };
        assert!(titles(&place, done).await.is_empty());
    });
}

#[test]
fn pages_ask_the_same_few_statements_however_much_there_is() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Nummer 0", true).await;
        let count = || async {
            place.statements.forget();
            store.activity_list(&school.teacher, &ActivityFilter::default(), today()).await.unwrap();
            let list = place.statements.count();
            place.statements.forget();
            store.activity_page(&school.teacher, id, today()).await.unwrap();
            (list, place.statements.count())
        };
        let few = count().await;
        for number in 1..30 {
            school.propose(store, &format!("Nummer {number}"), true).await;
            store.add_step(&school.teacher, id, (format!("Steg {number}"), None)).await.unwrap();
            store.raise_obstacle(&school.teacher, id, "Hinder".to_owned(), today()).await.unwrap();
        }
        assert_eq!(count().await, few);
        assert!(few.0 <= 6 && few.1 <= 6, "{few:?} {:?}", place.statements.texts());
    });
}

#[test]
fn a_unit_with_activities_is_ended_and_not_taken_away() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        school.propose(store, "Läsombud", true).await;
        let told = store.remove_unit(&Actor::System, school.municipality.school).await;
        assert_eq!(rejected(told), StateProblem::UnitHasActivities.into());
    });
}

#[test]
fn a_start_page_shows_what_needs_somebody_in_the_own_branch() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let pressing = |actor: Actor| async move { store.role_start(&actor, today()).await.unwrap().pressing };
        let rows = pressing(school.teacher.clone()).await;
        assert!(rows.len() == 1 && rows[0].untested && !rows[0].late, "{rows:?}");
        let own = school.hypothesis(store, id).await;
        let verdict = (VerdictKind::CannotTell, "Inget mättes.".to_owned());
        store.give_verdict(&school.teacher, (id, own), verdict, today()).await.unwrap();
        assert!(pressing(school.manager.clone()).await.is_empty());
        store.raise_obstacle(&school.teacher, id, "Inga böcker".to_owned(), today()).await.unwrap();
        assert_eq!(pressing(school.manager.clone()).await[0].obstacles, 1);
        let elsewhere = acting(store, Role::UnitManager, school.municipality.other_school).await;
        assert!(pressing(elsewhere).await.is_empty());
        let politician = acting(store, Role::BoardMember, school.municipality.board).await;
        assert!(pressing(politician).await.is_empty(), "what is to be done is not the politicians' to do");
    });
}

#[test]
fn the_trail_tells_parts_by_their_names_and_leaves_it_to_the_event_who_judged() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let tie = store.activity_page(&school.teacher, id, today()).await.unwrap().hypotheses[0].hypothesis.id;
        let verdict = (VerdictKind::Helped, "Fler läser.".to_owned());
        store.give_verdict(&school.teacher, (id, tie), verdict, today()).await.unwrap();
        let filter = TrailFilter { kind: Some(ObjectKind::Activity), object: Some(id.0), ..TrailFilter::default() };
        for actor in [&Actor::Public, &school.teacher] {
            let row = store.trail(actor, &filter).await.unwrap().rows.remove(0);
            let told: Vec<_> = row.changes.iter().map(|it| (it.field.as_str(), it.after.as_deref())).collect();
            let expected = [
                ("hypotheses.goal", Some("Fler läser")),
                ("hypotheses.verdict.kind", Some("helped")),
                ("hypotheses.verdict.on", Some("2026-11-21")),
                ("hypotheses.verdict.sentence", Some("Fler läser.")),
            ];
            assert_eq!(told, expected);
        }
    });
}

#[test]
fn what_was_begun_for_a_goal_goes_on_for_the_one_that_took_its_place() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        let other = level(store, 2, LevelKind::Goal).await;
        let second = decided_goal(store, other, school.municipality.board, "Fler trivs").await;
        store.state_hypothesis(&school.teacher, id, tie(second)).await.unwrap();
        store.start_activity(&school.teacher, id, 2, today()).await.unwrap();
        store
            .end_activity(&school.teacher, id, 3, Ending::Done { lesson: "Börja tidigt.".to_owned() }, today())
            .await
            .unwrap();

        let new =
            GoalDraft { replaces: Some(school.goal), ..crate::goal::draft(other, school.municipality.board, "Nytt") };
        let new =
            crate::goal::decided(store, new, crate::goal::decision(school.municipality.board, 2026, 11, 20)).await;
        for goal in [new, school.goal, second] {
            let page = store.goal_page(&Actor::Public, goal, None, today()).await.unwrap();
            assert_eq!(page.activities.iter().map(|row| row.activity.id).collect::<Vec<_>>(), [id], "{goal}");
            let filter = ActivityFilter { goal: Some(goal), all: true, ..ActivityFilter::default() };
            assert_eq!(store.activity_list(&Actor::Public, &filter, today()).await.unwrap().total, 1, "{goal}");
            let lessons = LessonFilter { goal: Some(goal), ..LessonFilter::default() };
            assert_eq!(
                store.lessons(&Actor::Public, &lessons).await.unwrap().total,
                1,
                "of every goal that it was for"
            );
        }
    });
}

#[test]
fn a_test_whose_day_has_come_waits_for_somebody_though_the_activity_is_over() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let id = school.propose(store, "Läsombud", true).await;
        store.start_activity(&school.teacher, id, 1, today()).await.unwrap();
        store
            .end_activity(&school.teacher, id, 2, Ending::Done { lesson: "Börja tidigt.".to_owned() }, today())
            .await
            .unwrap();
        let waiting = async || {
            let page = store.role_start(&school.manager, today()).await.unwrap();
            page.pressing.into_iter().map(|row| row.activity.id).collect::<Vec<_>>()
        };
        assert_eq!(waiting().await, [id]);
        let own = school.hypothesis(store, id).await;
        let verdict = (VerdictKind::Helped, "Fler läser.".to_owned());
        store.give_verdict(&school.teacher, (id, own), verdict, today()).await.unwrap();
        assert_eq!(waiting().await, []);
    });
}

#[test]
fn a_form_offers_what_was_chosen_though_it_is_over() {
    on_both(|place| async move {
        let store = &place.store;
        let school = School::found(store).await;
        let over = school.propose(store, "Över", true).await;
        let ending = Ending::Stopped { reason: "Vintern kom.".to_owned(), lesson: String::new() };
        store.end_activity(&school.teacher, over, 1, ending, today()).await.unwrap();
        let indicator = crate::indicator::draft(school.municipality.school, "Mäts för inget mål");
        let indicator = store.create_indicator(&Actor::System, indicator).await.unwrap();
        let other = store.unit(&Actor::Public, school.municipality.other_school).await.unwrap();
        let ended = Span::new(day(2023, 1, 1), Some(day(2026, 10, 31))).unwrap();
        let change = UnitDraft { span: ended, ..crate::organisation::draft_of(&other) };
        store.change_unit(&Actor::System, other.id, other.version, change).await.unwrap();
        let offered = async |chosen: &Chosen| {
            let choices = store.activity_choices(&school.teacher, None, chosen, today()).await.unwrap();
            let units = choices.units.iter().any(|unit| unit.id == other.id);
            let needs = choices.activities.iter().any(|name| name.id == over);
            (units, needs, choices.indicators.iter().any(|(id, _)| *id == indicator))
        };
        assert_eq!(offered(&Chosen::default()).await, (false, false, false));
        let form = ActivityForm {
            shared: vec![other.id.to_string()],
            needs: vec![over.to_string()],
            indicator: indicator.to_string(),
            ..ActivityForm::default()
        };
        assert_eq!(offered(&Chosen::in_activity(&form)).await, (true, true, true));
    });
}
