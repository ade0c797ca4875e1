use crate::place::{Municipality, Place, acting, day, on_both, today};
use crate::round::Rounds;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::field::Problem;
use domain::goal::{Accountable, ThreadFilter};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{
    Aim, Baseline, Direction, GoalLink, IndicatorDraft, IndicatorFilter, IndicatorList, Target, TargetDraft,
};
use domain::measurement::{MeasurementDraft, Outcome, Reading, Sex};
use domain::period::{Frequency, Period};
use domain::permission::Action;
use domain::rejection::Rejection;
use domain::status::{Freshness, Status, standing};

/// A yearly share where higher is better.
pub(crate) fn draft(unit: UnitId, name: &str) -> IndicatorDraft {
    IndicatorDraft {
        external_id: String::new(),
        name: name.to_owned(),
        description: "Andel nöjda".to_owned(),
        category: String::new(),
        unit_of_measure: "%".to_owned(),
        decimals: 1,
        direction: Direction::Higher,
        baseline: Some(Baseline { period: Period::Year(2022), value: 60.0 }),
        frequency: Frequency::Year,
        expected_next: None,
        source: "Enkät".to_owned(),
        method: String::new(),
        owner: None,
        unit,
        split_by_sex: false,
        kolada_id: String::new(),
        ended_on: None,
        goals: Vec::new(),
    }
}

/// A final value of everybody for a year.
pub(crate) fn value(indicator: IndicatorId, year: i32, value: f64) -> MeasurementDraft {
    MeasurementDraft {
        indicator,
        comparison: None,
        period: Period::Year(year),
        sex: Sex::Total,
        reading: Reading::new(Outcome::Final, Some(value)).unwrap(),
        reported_on: day(year + 1, 2, 1),
        source: String::new(),
        note: String::new(),
    }
}

pub(crate) fn target(year: i32, value: f64) -> TargetDraft {
    TargetDraft { period: Period::Year(year), aim: Aim::Value { value }, interim: false, note: String::new() }
}

async fn list(place: &Place, filter: IndicatorFilter) -> IndicatorList {
    place.store.indicator_list(&Actor::Public, &filter, today()).await.unwrap()
}

/// An indicator with three values and two targets.
pub(crate) async fn measured(place: &Place, unit: UnitId) -> IndicatorId {
    let id = place.store.create_indicator(&Actor::System, draft(unit, "Trygghet i skolan")).await.unwrap();
    for (year, share) in [(2023, 62.0), (2024, 64.5), (2025, 68.0)] {
        place.store.report_measurement(&Actor::System, value(id, year, share)).await.unwrap();
    }
    for (year, share) in [(2025, 67.0), (2027, 75.0)] {
        place.store.set_target(&Actor::System, id, target(year, share), None).await.unwrap();
    }
    id
}

#[test]
fn a_list_says_the_same_as_the_rule_worked_out_anew() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let row = list(&place, IndicatorFilter::default()).await.rows.remove(0);
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let anew = standing(&page.series.indicator, &page.series.targets, &page.series.own, today());
        assert_eq!((row.latest, row.target), (anew.latest, anew.target));
        assert_eq!((row.since_year_before, row.gap), (anew.since_year_before, anew.gap));
        assert_eq!((row.trend, &row.suggestion), (anew.trend, &anew.suggestion));
        assert_eq!((row.freshness, row.suggestion.status), (anew.freshness, Status::Met));
        assert_eq!(row.sparkline, [62.0, 64.5, 68.0]);
    });
}

#[test]
fn age_is_judged_on_the_day_of_reading() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        measured(&place, municipality.school).await;
        let filter = IndicatorFilter { stale: true, ..IndicatorFilter::default() };
        assert_eq!(list(&place, filter.clone()).await.total, 0);
        let later = place.store.indicator_list(&Actor::Public, &filter, day(2027, 8, 1)).await.unwrap();
        assert_eq!(later.total, 1);
        assert_eq!(later.rows[0].freshness, Freshness::Stale { months: 19 });
    });
}

#[test]
fn an_indicator_without_values_is_listed_as_late_and_without_an_owner_as_an_orphan() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let owner = Some(Accountable { title: "Rektor".to_owned(), unit: municipality.school });
        let owned = IndicatorDraft { owner, ..draft(municipality.school, "Ägd av en tom roll") };
        place.store.create_indicator(&Actor::System, owned).await.unwrap();
        let ended = IndicatorDraft { ended_on: Some(day(2025, 1, 1)), ..draft(municipality.school, "Slut") };
        place.store.create_indicator(&Actor::System, ended).await.unwrap();
        place.store.create_indicator(&Actor::System, draft(municipality.school, "Ingen ägare")).await.unwrap();
        let late = list(&place, IndicatorFilter { stale: true, ..IndicatorFilter::default() }).await;
        assert_eq!(late.total, 2);
        let orphans = list(&place, IndicatorFilter { orphans: true, ..IndicatorFilter::default() }).await;
        assert_eq!(
            orphans.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
            ["Ingen ägare", "Ägd av en tom roll"]
        );
    });
}

#[test]
fn the_list_of_a_body_holds_its_whole_branch() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        for (unit, name) in [(municipality.school, "Skolans"), (municipality.board, "Nämndens")] {
            place.store.create_indicator(&Actor::System, draft(unit, name)).await.unwrap();
        }
        let of = |unit| list(&place, IndicatorFilter { unit: Some(unit), ..IndicatorFilter::default() });
        let names = |list: &IndicatorList| list.rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>();
        let (branch, school, executive) =
            (of(municipality.board).await, of(municipality.school).await, of(municipality.executive).await);
        assert_eq!(names(&branch), ["Nämndens", "Skolans"]);
        assert_eq!((names(&school), school.total), (vec!["Skolans".to_owned()], 1));
        assert_eq!((names(&executive), executive.total), (vec![], 0));
        let offered = |list: &IndicatorList, unit| list.units.iter().any(|known| known.id == unit);
        assert!(offered(&branch, municipality.administration) && !offered(&branch, municipality.school));
        assert!(offered(&school, municipality.school), "what is chosen can be seen among the choices");
    });
}

#[test]
fn the_second_of_two_who_change_an_indicator_is_told() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = place.store.create_indicator(&Actor::System, draft(municipality.school, "Namn")).await.unwrap();
        let renamed = |name| place.store.change_indicator(&Actor::System, id, 1, draft(municipality.school, name));
        let (first, second) = tokio::join!(renamed("Först"), renamed("Sedan"));
        let told: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(told.len(), 1, "exactly one of two wins");
        assert_eq!(told[0].rejection(), Some(&Rejection::ChangedByAnother));
    });
}

#[test]
fn the_past_is_read_as_it_was() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = |on| place.store.indicator_page(&Actor::Public, id, on, today());
        let then = page(Some(day(2025, 6, 1))).await;
        // The indicator was defined by the test today, so on that day there was none.
        assert_eq!(then.unwrap_err().rejection(), Some(&Rejection::NotFound));
        let now = page(Some(today())).await.unwrap();
        assert_eq!((now.on, now.series.own.points.len(), now.series.targets.len()), (today(), 3, 2));
        assert_eq!(page(Some(day(2030, 1, 1))).await.unwrap().on, today());
    });
}

#[test]
fn what_the_draft_points_at_has_to_be_there() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let nowhere = IndicatorDraft {
            owner: Some(Accountable { title: "Rektor".to_owned(), unit: UnitId(999) }),
            goals: vec![domain::indicator::GoalLink { goal: domain::id::GoalId(999), main: true }],
            ..draft(municipality.school, "Namn")
        };
        let told = place.store.create_indicator(&Actor::System, nowhere).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("owner_unit"), Some(&Problem::DoesNotExist));
        assert_eq!(errors.of("main_goals"), Some(&Problem::DoesNotExist));
        let told = place.store.create_indicator(&Actor::System, draft(UnitId(999), "Namn")).await.unwrap_err();
        assert!(told.rejection().and_then(Rejection::field_errors).is_some());
    });
}

#[test]
fn politicians_never_define_and_staff_define_in_their_branch() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let forbidden = Some(Rejection::Forbidden(Action::DefineIndicator));
        for (role, unit, expected) in [
            (Role::CouncilMember, municipality.council, forbidden.clone()),
            (Role::BoardMember, municipality.board, forbidden.clone()),
            (Role::OppositionCommissioner, municipality.council, forbidden.clone()),
            (Role::Administrator, municipality.council, forbidden.clone()),
            (Role::UnitManager, municipality.other_school, forbidden.clone()),
            (Role::UnitManager, municipality.school, None),
            (Role::HeadOfAdministration, municipality.administration, None),
            (Role::Controller, municipality.executive, None),
        ] {
            let actor = acting(&place.store, role, unit).await;
            let done = place.store.create_indicator(&actor, draft(municipality.school, "Namn")).await;
            assert_eq!(done.err().and_then(|error| error.rejection().cloned()), expected, "{role:?}");
        }
        let anonymous = place.store.create_indicator(&Actor::Public, draft(municipality.school, "Namn")).await;
        assert_eq!(anonymous.unwrap_err().rejection(), Some(&Rejection::SignInNeeded));
    });
}

#[test]
fn a_period_has_one_target_and_a_removed_one_is_gone() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let seen = page.series.targets.iter().find(|target| target.period.year() == 2027).map(Target::seen);
        place.store.set_target(&Actor::System, id, target(2027, 80.0), seen).await.unwrap();
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let aims: Vec<_> =
            page.series.targets.iter().map(|target| (target.period.year(), target.aim.clone())).collect();
        assert_eq!(aims, [(2025, Aim::Value { value: 67.0 }), (2027, Aim::Value { value: 80.0 })]);
        for target in &page.series.targets {
            place.store.remove_target(&Actor::System, id, target.seen()).await.unwrap();
        }
        let row = list(&place, IndicatorFilter::default()).await.rows.remove(0);
        assert_eq!((row.target, row.suggestion.status), (None, Status::CannotJudge));
        let twice = place.store.remove_target(&Actor::System, id, page.series.targets[0].seen()).await.unwrap_err();
        assert_eq!(twice.rejection(), Some(&Rejection::NotFound));
    });
}

#[test]
fn the_number_of_statements_does_not_grow_with_the_rows() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        for number in 0..60 {
            place
                .store
                .create_indicator(&Actor::System, draft(municipality.school, &format!("Mått {number}")))
                .await
                .unwrap();
        }
        place.statements.forget();
        let first = list(&place, IndicatorFilter::default()).await;
        assert_eq!((first.rows.len(), first.total), (50, 61));
        assert!(place.statements.count() <= 3, "{:#?}", place.statements.texts());
        let last = list(&place, IndicatorFilter { page: 2, ..IndicatorFilter::default() }).await;
        assert_eq!(last.rows.len(), 11);
        place.statements.forget();
        place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        assert!(place.statements.count() <= 4, "{:#?}", place.statements.texts());
        place.statements.forget();
        let _ = place.store.indicator_page(&Actor::Public, id, Some(day(2025, 6, 1)), today()).await;
        assert!(place.statements.count() <= 5, "{:#?}", place.statements.texts());
    });
}

#[test]
fn an_indicator_lives_while_somebody_holds_a_role_that_answers_at_its_owners_unit() {
    on_both(|place| async move {
        use crate::people::{appoint, end, person};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let owner = Some(Accountable { title: "VA-chef".to_owned(), unit: municipality.school });
        let owned = IndicatorDraft { owner, ..draft(municipality.school, "Läckor") };
        let id = store.create_indicator(&Actor::System, owned).await.unwrap();
        let controller = acting(store, Role::Controller, municipality.council).await;
        let orphans = async |day| {
            let filter = IndicatorFilter { orphans: true, ..IndicatorFilter::default() };
            let listed = store.indicator_list(&Actor::Public, &filter, day).await.unwrap().total;
            let counted = store.role_start(&controller, day).await.unwrap().orphans;
            assert_eq!(counted, Some(listed), "the start page counts what the list shows");
            listed
        };
        let lives = async |day| {
            let orphans = orphans(day).await;
            let page = store.indicator_page(&Actor::Public, id, None, day).await.unwrap();
            assert_eq!(page.owner_lives, orphans == 0, "the list and the page say the same");
            page.owner_lives
        };
        let anna = person(store, "anna@kommun.se").await;
        appoint(store, anna, Role::Employee, municipality.school).await;
        appoint(store, anna, Role::Auditor, municipality.school).await;
        appoint(store, anna, Role::UnitManager, municipality.other_school).await;
        assert!(!lives(today()).await, "an employee answers for no indicator");
        let manager = appoint(store, anna, Role::UnitManager, municipality.school).await;
        assert!(lives(today()).await);
        end(store, manager, Some(day(2026, 12, 31))).await.unwrap();
        assert!(lives(day(2026, 12, 31)).await && !lives(day(2027, 1, 1)).await);
        store.create_indicator(&Actor::System, draft(municipality.school, "Utan ägare")).await.unwrap();
        assert_eq!((orphans(day(2026, 12, 31)).await, orphans(day(2027, 1, 1)).await), (1, 2));
    });
}

#[test]
fn main_indicators_of_a_goal_are_chosen_by_those_who_have_a_say_there() {
    on_both(|place| async move {
        use crate::goal::{decided, decision, level, problem};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (school, body) = (municipality.school, municipality.board);
        let level = level(store, 1, domain::level::LevelKind::Goal).await;
        let goal = |given_to| domain::goal::GoalDraft { given_to, ..crate::goal::draft(level, body, "Mål") };
        let others = decided(store, goal(vec![municipality.other_school]), decision(body, 2026, 1, 10)).await;
        let own = decided(store, goal(vec![school]), decision(body, 2026, 1, 10)).await;
        let link = |goal, main| GoalLink { goal, main };
        let with = |goals: &[GoalLink]| IndicatorDraft { goals: goals.to_vec(), ..draft(school, "Mått") };
        let principal = acting(store, Role::UnitManager, school).await;
        let head = acting(store, Role::HeadOfAdministration, municipality.administration).await;

        let told = store.create_indicator(&principal, with(&[link(others, true)])).await;
        assert_eq!(problem(told, "main_goals"), Some(Problem::MainOfAnothersGoal));
        let id = store.create_indicator(&principal, with(&[link(own, true), link(others, false)])).await.unwrap();
        let change = async |actor: &Actor, goals: &[GoalLink]| {
            let version = store.indicator_to_change(&Actor::System, id).await.unwrap().0.version;
            store.change_indicator(actor, id, version, with(goals)).await
        };
        let told = change(&principal, &[link(own, true), link(others, true)]).await;
        assert_eq!(problem(told, "main_goals"), Some(Problem::MainOfAnothersGoal), "nor raised");
        change(&head, &[link(own, true), link(others, true)]).await.unwrap();
        change(&principal, &[link(own, false), link(others, true)]).await.unwrap();
        for goals in [&[link(others, false)][..], &[]] {
            let told = change(&principal, goals).await;
            assert_eq!(problem(told, "main_goals"), Some(Problem::MainOfAnothersGoal), "nor taken away: {goals:?}");
        }

        let (found, links) = store.indicator_to_change(&principal, id).await.unwrap();
        let typed = domain::indicator::IndicatorForm::of(&found, &links);
        let choices = store.indicator_choices(&principal, &links, &typed, today()).await.unwrap();
        let offered: Vec<_> = choices.goals.iter().map(|goal| (goal.id, goal.main, goal.may_lead)).collect();
        assert!(offered.contains(&(own, 0, true)) && offered.contains(&(others, 0, false)), "{offered:?}");
    });
}

#[test]
fn the_form_tells_how_many_main_indicators_a_goal_has_and_keeps_a_unit_that_has_ended() {
    on_both(|place| async move {
        use crate::goal::{decided, decision, level};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let body = municipality.board;
        let level = level(store, 1, domain::level::LevelKind::Goal).await;
        let goal = decided(store, crate::goal::draft(level, body, "Mål"), decision(body, 2026, 1, 10)).await;
        let owner = Some(Accountable { title: "Rektor".to_owned(), unit: municipality.school });
        let with = |name: &str| IndicatorDraft {
            goals: vec![GoalLink { goal, main: true }],
            owner: owner.clone(),
            ..draft(municipality.board, name)
        };
        let mut last = IndicatorId(0);
        for number in 0..6 {
            last = store.create_indicator(&Actor::System, with(&format!("Mått {number}"))).await.unwrap();
        }
        let before = store.unit(&Actor::Public, municipality.school).await.unwrap();
        let ended = domain::organisation::UnitDraft {
            external_id: String::new(),
            parent: before.parent,
            kind: before.kind,
            name: before.name,
            short_name: before.short_name,
            span: before.span.ending(day(2026, 6, 30)).unwrap(),
        };
        store.change_unit(&Actor::System, before.id, before.version, ended).await.unwrap();
        let (found, links) = store.indicator_to_change(&Actor::System, last).await.unwrap();
        let typed = domain::indicator::IndicatorForm::of(&found, &links);
        place.statements.forget();
        let choices = store.indicator_choices(&Actor::System, &links, &typed, today()).await.unwrap();
        assert!(place.statements.count() <= 3, "{:#?}", place.statements.texts());
        assert_eq!(choices.goals[0].main, 5, "besides itself");
        assert_eq!(choices.gone.iter().map(|unit| unit.id).collect::<Vec<_>>(), [municipality.school]);
        assert!(!choices.units.iter().any(|unit| unit.id == municipality.school));
        let new = store.indicator_choices(&Actor::System, &[], &Default::default(), today()).await.unwrap();
        assert_eq!((new.goals[0].main, new.gone.len()), (6, 0));
    });
}

/// The goals whose kept standing is another than their main indicators tell.
async fn goals_that_stand_otherwise(place: &Place) -> Vec<i64> {
    use sea_orm::{ConnectionTrait, Database, Statement};
    let raw = Database::connect(&place.url).await.unwrap();
    let told = "SELECT goal.id FROM goal LEFT JOIN goal_standing kept ON kept.goal_id = goal.id \
        WHERE COALESCE(kept.gists, '') <> COALESCE((SELECT string_agg(link.indicator_id || '|' || own.gist, '~' \
        ORDER BY link.indicator_id) FROM indicator_goal link INNER JOIN standing own ON own.indicator_id = link.indicator_id \
        WHERE link.goal_id = goal.id AND link.main), '')";
    let rows = raw.query_all_raw(Statement::from_string(raw.get_database_backend(), told)).await.unwrap();
    rows.into_iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[test]
fn how_a_goal_stands_is_kept_right_whatever_is_done_to_its_indicators() {
    on_both(|place| async move {
        let (store, system) = (&place.store, &Actor::System);
        let rounds = Rounds::found(store).await;
        let goals = &rounds.goals;
        let suggested = async |goal| {
            let page = store.goal_page(system, goal, None, today()).await.unwrap();
            let thread = store.red_thread(system, &ThreadFilter::default(), today()).await.unwrap();
            let of_list = thread.goals.iter().find(|it| it.row.id == goal).unwrap();
            assert_eq!(of_list.row.suggestion, page.suggestion, "the list says what the page says");
            page.suggestion.status
        };
        let links = |main: [bool; 2]| {
            let linked = goals.iter().zip(main).map(|(goal, main)| GoalLink { goal: *goal, main });
            linked.collect::<Vec<_>>()
        };
        let wanted = IndicatorDraft { goals: links([true, false]), ..draft(rounds.municipality.school, "Läslust") };
        let id = store.create_indicator(system, wanted.clone()).await.unwrap();
        store.report_measurement(system, value(id, 2025, 90.0)).await.unwrap();
        store.set_target(system, id, target(2025, 80.0), None).await.unwrap();
        assert_eq!(goals_that_stand_otherwise(&place).await, [0_i64; 0]);
        assert_eq!((suggested(goals[0]).await, suggested(goals[1]).await), (Status::Met, Status::CannotJudge));
        let moved = IndicatorDraft { goals: links([false, true]), ..wanted };
        store.change_indicator(system, id, 1, moved.clone()).await.unwrap();
        assert_eq!((suggested(goals[0]).await, suggested(goals[1]).await), (Status::CannotJudge, Status::Met));
        let untied = IndicatorDraft { goals: Vec::new(), ..moved };
        store.change_indicator(system, id, 2, untied).await.unwrap();
        assert_eq!(suggested(goals[1]).await, Status::CannotJudge);
        assert_eq!(goals_that_stand_otherwise(&place).await, [0_i64; 0]);
    });
}

#[test]
fn two_who_report_on_indicators_of_one_goal_at_once_both_count() {
    on_both(|place| async move {
        let (store, system) = (&place.store, &Actor::System);
        let rounds = Rounds::found(store).await;
        let goals = vec![GoalLink { goal: rounds.goals[0], main: true }];
        let mut ids = Vec::new();
        for name in ["Läslust", "Läshastighet"] {
            let wanted = IndicatorDraft { goals: goals.clone(), ..draft(rounds.municipality.school, name) };
            ids.push(store.create_indicator(system, wanted).await.unwrap());
        }
        for year in 2005..2025 {
            let report = |id| store.report_measurement(system, value(id, year, f64::from(year - 1950)));
            let (first, second) = tokio::join!(report(ids[0]), report(ids[1]));
            first.unwrap();
            second.unwrap();
            assert_eq!(goals_that_stand_otherwise(&place).await, [0_i64; 0], "{year}");
        }
    });
}
