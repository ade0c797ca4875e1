//! A goal that takes the place of another: what hung on the old one hangs on it, and the past stays as it was.

use crate::goal::{decided, decision, draft, level, problem};
use crate::indicator;
use crate::place::{Municipality, Place, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::contribution::ContributionDraft;
use domain::event::{ObjectKind, TrailFilter};
use domain::field::Problem;
use domain::goal::{GoalDraft, GoalForm, GoalPage, GoalStage, ThreadFilter};
use domain::id::{GoalId, IndicatorId, LevelId, UnitId};
use domain::indicator::{GoalLink, IndicatorDraft, IndicatorForm};
use domain::level::LevelKind;
use domain::organisation::UnitDraft;
use domain::rejection::Rejection;

/// A board's goals on two levels; `line` are three that took each other's place, and `child` hangs on the first of them.
struct Case {
    place: Place,
    body: UnitId,
    school: UnitId,
    lower: LevelId,
    line: [GoalId; 3],
    child: GoalId,
}

impl Case {
    async fn new(place: Place) -> Self {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (upper, lower) = (level(store, 1, LevelKind::Goal).await, level(store, 2, LevelKind::Goal).await);
        let body = municipality.board;
        let first = decided(store, draft(upper, body, "Första"), decision(body, 2026, 1, 10)).await;
        let child = GoalDraft { parents: vec![first], ..draft(lower, body, "Under") };
        let child = decided(store, child, decision(body, 2026, 1, 20)).await;
        let second = GoalDraft { replaces: Some(first), ..draft(upper, body, "Andra") };
        let second = decided(store, second, decision(body, 2026, 4, 10)).await;
        let third = GoalDraft { replaces: Some(second), ..draft(upper, body, "Tredje") };
        let third = decided(store, third, decision(body, 2026, 8, 10)).await;
        Self { school: municipality.school, line: [first, second, third], place, body, lower, child }
    }

    async fn page(&self, id: GoalId, on: Option<chrono::NaiveDate>) -> GoalPage {
        self.place.store.goal_page(&Actor::Public, id, on, today()).await.unwrap()
    }

    /// What the child hangs on in the red thread, and whether it hangs on nothing.
    async fn in_thread(&self, filter: ThreadFilter) -> (Vec<GoalId>, bool) {
        let thread = self.place.store.red_thread(&Actor::Public, &filter, today()).await.unwrap();
        let child = thread.goals.into_iter().find(|goal| goal.row.id == self.child).unwrap();
        (child.parents, child.hangs_loose)
    }
}

#[test]
fn what_hung_on_a_goal_hangs_on_the_one_that_has_its_place() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let [first, second, third] = case.line;
        let on = |month, of_month| Some(day(2026, month, of_month));
        for (on, holds) in [(None, third), (on(2, 1), first), (on(5, 1), second), (on(9, 1), third)] {
            assert_eq!(
                case.in_thread(ThreadFilter { on, ..ThreadFilter::default() }).await,
                (vec![holds], false),
                "{on:?}"
            );
            let child = case.page(case.child, on).await;
            let ids = |goals: &[(GoalId, String)]| goals.iter().map(|(id, _)| *id).collect::<Vec<_>>();
            assert_eq!((ids(&child.above), ids(&child.parents)), (vec![holds], vec![holds]), "{on:?}");
            for goal in case.line {
                let below = case.place.store.goal_page(&Actor::Public, goal, on, today()).await.map(|page| page.below);
                let below: Vec<_> = below.into_iter().flatten().map(|row| row.id).collect();
                let expected = if goal == holds { vec![case.child] } else { Vec::new() };
                assert_eq!(below, expected, "below {goal} on {on:?}");
            }
        }
        let year = ThreadFilter { year: Some(2026), ..ThreadFilter::default() };
        assert_eq!(case.in_thread(year).await, (vec![third], false), "of those in force in the year the last");
    });
}

#[test]
fn following_a_line_asks_the_database_no_more_often() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let (store, statements) = (&case.place.store, &case.place.statements);
        statements.forget();
        store.red_thread(&Actor::Public, &ThreadFilter::default(), today()).await.unwrap();
        assert!(statements.count() <= 4, "{:#?}", statements.texts());
        for goal in [case.child, case.line[0], case.line[2]] {
            statements.forget();
            store.goal_page(&Actor::Public, goal, None, today()).await.unwrap();
            assert!(statements.count() <= 5, "{:#?}", statements.texts());
        }
    });
}

#[test]
fn a_goal_cannot_come_to_stand_under_itself_by_taking_a_place() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let [first, _, third] = case.line;
        // The child hangs on the line whose place this one would take.
        let circle =
            GoalDraft { replaces: Some(third), parents: vec![case.child], ..draft(case.lower, case.body, "Krets") };
        let told = case.place.store.create_goal(&Actor::System, circle).await;
        assert_eq!(problem(told, "parents"), Some(Problem::UnderItself));
        let sound =
            GoalDraft { replaces: Some(case.child), parents: vec![first], ..draft(case.lower, case.body, "Ny") };
        case.place.store.create_goal(&Actor::System, sound).await.unwrap();
    });
}

async fn tied(case: &Case, name: &str, goals: &[(GoalId, bool)], ended: bool) -> IndicatorId {
    let goals = goals.iter().map(|(goal, main)| GoalLink { goal: *goal, main: *main }).collect();
    let ended_on = ended.then(|| day(2026, 6, 30));
    let draft = IndicatorDraft { goals, ended_on, ..indicator::draft(case.school, name) };
    case.place.store.create_indicator(&Actor::System, draft).await.unwrap()
}

#[test]
fn what_showed_the_effect_of_a_goal_shows_the_effect_of_the_one_that_took_its_place() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let store = &case.place.store;
        let old = case.line[2];
        let main = tied(&case, "Huvudmått", &[(old, true)], false).await;
        let supporting = tied(&case, "Stödmått", &[(old, false)], false).await;
        let ended = tied(&case, "Avslutat mått", &[(old, true)], true).await;
        let new = GoalDraft { replaces: Some(old), ..draft(case.lower, case.body, "Fjärde") };
        let new = store.create_goal(&Actor::System, new).await.unwrap();
        store.propose_goal(&Actor::System, new, 1, day(2026, 11, 1)).await.unwrap();
        let both = tied(&case, "Båda", &[(old, true), (new, false)], false).await;
        case.place.happened_on(day(2026, 11, 2)).await;
        let board = acting(store, Role::BoardMember, case.body).await;
        store.decide_goal(&board, new, 2, decision(case.body, 2026, 11, 10)).await.unwrap();

        let shown = |page: &GoalPage| {
            page.indicators.iter().map(|series| (series.indicator.id, series.main)).collect::<Vec<_>>()
        };
        assert_eq!(shown(&case.page(new, None).await), [(main, true), (both, false), (supporting, false)]);
        let then = case.page(old, Some(day(2026, 11, 9))).await;
        assert_eq!(shown(&then).len(), 4, "the past is read from what it was tied to");
        assert!(!shown(&case.page(new, None).await).iter().any(|(id, _)| *id == ended));

        let page = store.indicator_page(&Actor::Public, main, None, today()).await.unwrap();
        assert_eq!(page.goals, [(new, "Fjärde".to_owned(), true)], "the goal that was replaced is not named beside");
        let filter = TrailFilter { kind: Some(ObjectKind::Indicator), object: Some(main.0), ..TrailFilter::default() };
        let newest = store.trail(&Actor::Public, &filter).await.unwrap().rows.remove(0);
        assert_eq!(newest.role, Some(Role::BoardMember));
        assert!(
            newest.changes.iter().any(|change| change.after.as_deref().is_some_and(|after| after.contains("Fjärde")))
        );
        // Whoever had the form open is told, and does not undo it by saving.
        let stale = store.change_indicator(&Actor::System, main, 1, indicator::draft(case.school, "Huvudmått")).await;
        assert_eq!(stale.unwrap_err().rejection(), Some(&Rejection::ChangedByAnother));
    });
}

#[test]
fn an_indicator_tied_to_a_replaced_goal_alone_is_read_as_tied_to_the_one_in_its_place() {
    on_both(|place| async move {
        place.store.prepare_set_up(&Actor::System, "kod").await.unwrap();
        let case = Case::new(place).await;
        // As an archive may bring it: tied when the goal was replaced already.
        let id = tied(&case, "Mått", &[(case.line[2], true)], false).await;
        let mut archive = case.place.store.export_archive(&Actor::System).await.unwrap();
        let first = archive.goals.iter().find(|goal| goal.id == Some(case.line[0].0)).unwrap();
        archive.indicator_goals[0].goal = first.external_id.clone();
        archive.municipality[0].name = "Provköpings kommun".to_owned();
        let other = case.place.another().await;
        other.store.import_archive(&Actor::System, archive).await.unwrap();
        let page = other.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        assert_eq!(page.goals, [(case.line[2], "Tredje".to_owned(), true)]);
    });
}

#[test]
fn links_to_goals_that_have_ended_survive_a_save() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let store = &case.place.store;
        let [_, _, third] = case.line;
        let id = tied(&case, "Mått", &[(third, true), (case.child, false)], false).await;
        store.close_goal(&Actor::System, third, 3, decision(case.body, 2026, 10, 10)).await.unwrap();
        let (found, links) = store.indicator_to_change(&Actor::System, id).await.unwrap();
        let choices =
            store.indicator_choices(&Actor::System, &links, &IndicatorForm::of(&found, &links), today()).await.unwrap();
        assert!(!choices.goals.iter().any(|goal| goal.id == third), "no new link is made to what has ended");
        assert_eq!(choices.ended, [(third, "Tredje".to_owned())], "but what it showed is told");
        // The form sends only what it offers; whatever it says of the goal that has ended counts for nothing.
        for goals in [vec![], vec![GoalLink { goal: third, main: false }]] {
            let version = store.indicator_to_change(&Actor::System, id).await.unwrap().0.version;
            let draft = IndicatorDraft { goals, ..indicator::draft(case.school, "Nytt namn") };
            store.change_indicator(&Actor::System, id, version, draft).await.unwrap();
            let (_, links) = store.indicator_to_change(&Actor::System, id).await.unwrap();
            assert_eq!(links, [GoalLink { goal: third, main: true }]);
        }
        let late = IndicatorDraft {
            goals: vec![GoalLink { goal: third, main: false }],
            ..indicator::draft(case.school, "För sent")
        };
        let told = store.create_indicator(&Actor::System, late).await;
        assert_eq!(problem(told, "supporting_goals"), Some(Problem::GoalHasEnded));
    });
}

#[test]
fn units_are_asked_to_say_anew_what_they_said_of_the_goal_before() {
    on_both(|place| async move {
        let case = Case::new(place).await;
        let store = &case.place.store;
        let said = |unit, text: &str| ContributionDraft { unit, version: None, text: text.to_owned() };
        let old = case.line[2];
        store.state_contribution(&Actor::System, old, said(case.school, "Vi läser"), day(2026, 9, 1)).await.unwrap();
        store.state_contribution(&Actor::System, old, said(case.body, "Vi leder"), day(2026, 9, 2)).await.unwrap();
        let new = GoalDraft { replaces: Some(old), ..draft(case.lower, case.body, "Fjärde") };
        let new = decided(store, new, decision(case.body, 2026, 11, 10)).await;
        let asked = async || {
            let page = case.page(new, None).await;
            page.stated_before.into_iter().map(|it| (it.row.unit.id, it.row.goal, it.title)).collect::<Vec<_>>()
        };
        let before = |unit| (unit, old, "Tredje".to_owned());
        assert_eq!(asked().await, [before(case.body), before(case.school)]);
        let principal = acting(store, Role::UnitManager, case.school).await;
        let form = store.contribution_page(&principal, new, today()).await.unwrap();
        assert_eq!(form.before.iter().map(|it| it.row.text.as_str()).collect::<Vec<_>>(), ["Vi läser"]);
        store.state_contribution(&principal, new, said(case.school, "Vi läser mer"), today()).await.unwrap();
        assert_eq!(asked().await, [before(case.body)]);
        assert!(case.page(old, Some(day(2026, 11, 9))).await.stated_before.is_empty());
    });
}

#[test]
fn what_was_chosen_and_has_ended_stands_among_the_choices() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let closed = decided(store, draft(level, body, "Avslutat"), decision(body, 2026, 1, 10)).await;
        let elsewhere =
            store.create_goal(&Actor::System, draft(level, municipality.executive, "Hemligt")).await.unwrap();
        let goal = GoalDraft {
            parents: vec![closed, elsewhere],
            given_to: vec![municipality.school],
            ..draft(level, body, "Mål")
        };
        let id = store.create_goal(&Actor::System, goal).await.unwrap();
        store.close_goal(&Actor::System, closed, 3, decision(body, 2026, 10, 10)).await.unwrap();
        let unit = store.unit(&Actor::Public, municipality.school).await.unwrap();
        let ended = UnitDraft {
            external_id: String::new(),
            parent: unit.parent,
            kind: unit.kind,
            name: unit.name,
            short_name: String::new(),
            span: unit.span.ending(day(2026, 6, 30)).unwrap(),
        };
        store.change_unit(&Actor::System, unit.id, unit.version, ended).await.unwrap();
        let employee = acting(store, Role::CompanyDirector, municipality.administration).await;
        let typed = GoalForm::from(&store.goal(&Actor::System, id).await.unwrap());
        let gone = store.goal_choices(&employee, Some(id), &[&typed], today()).await.unwrap().gone;
        assert_eq!(gone.units.iter().map(|unit| unit.id).collect::<Vec<_>>(), [municipality.school]);
        let goals: Vec<_> = gone.goals.iter().map(|(id, _, _, stage)| (*id, *stage)).collect();
        assert_eq!(
            goals,
            [(closed, GoalStage::Closed), (elsewhere, GoalStage::Draft)],
            "whoever may read drafts sees them"
        );
        let none = store.goal_choices(&employee, Some(id), &[], today()).await.unwrap().gone;
        assert!(none.units.is_empty() && none.goals.is_empty());
    });
}
