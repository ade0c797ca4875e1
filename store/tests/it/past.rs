//! Earlier days read as they were, whatever has been changed since.

use crate::goal::{decided, decision, level};
use crate::import::{file, import, row};
use crate::indicator::{draft as indicator_draft, target, value};
use crate::organisation::draft_of;
use crate::place::{Municipality, Place, acting, day, municipality_row, on_both, today, unit};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::contribution::ContributionDraft;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::exchange::Archive;
use domain::goal::{GoalDraft, RedThread, ThreadFilter};
use domain::id::{GoalId, IndicatorId, UnitId};
use domain::indicator::{Direction, GoalLink, IndicatorDraft, IndicatorPage};
use domain::level::{LevelDraft, LevelKind};
use domain::measurement::{MeasurementDraft, Outcome, Reading};
use domain::organisation::{Organisation, UnitDraft, UnitKind};
use domain::period::Period;
use domain::rejection::Rejection;
use domain::status::{Status, standing};
use domain::theme::{ThemeDraft, ThemeKind};

/// A day between what was done first and what was done today.
fn then() -> chrono::NaiveDate {
    day(2026, 6, 1)
}

async fn tree(place: &Place, on: chrono::NaiveDate) -> Organisation {
    place.store.organisation(&Actor::Public, on, today()).await.unwrap()
}

async fn thread(place: &Place, on: Option<chrono::NaiveDate>) -> RedThread {
    let filter = ThreadFilter { on, ..ThreadFilter::default() };
    place.store.red_thread(&Actor::Public, &filter, today()).await.unwrap()
}

async fn change(place: &Place, id: UnitId, draft: impl FnOnce(UnitDraft) -> UnitDraft) {
    let unit = place.store.unit(&Actor::Public, id).await.unwrap();
    place.store.change_unit(&Actor::System, id, unit.version, draft(draft_of(&unit))).await.unwrap();
}

#[test]
fn a_reorganisation_leaves_earlier_days_as_they_were() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let Municipality { board, administration, executive, .. } = municipality;
        let closed = unit(&place.store, Some(administration), UnitKind::Unit, "Nolhagaskolan").await;
        let level = level(&place.store, 1, LevelKind::Goal).await;
        let goal =
            GoalDraft { given_to: vec![administration], ..crate::goal::draft(level, board, "Fler blir behöriga") };
        let goal = decided(&place.store, goal, decision(board, 2026, 1, 10)).await;
        place.happened_on(day(2026, 1, 11)).await;
        let before = tree(&place, today()).await;
        change(&place, board, |it| UnitDraft { name: "Utbildningsnämnden".to_owned(), ..it }).await;
        change(&place, administration, |it| UnitDraft { parent: Some(executive), ..it }).await;
        change(&place, administration, |it| UnitDraft { name: "Skolkontoret".to_owned(), ..it }).await;
        place.store.remove_unit(&Actor::System, closed).await.unwrap();

        place.statements.forget();
        assert_eq!(tree(&place, then()).await, before, "names and tree");
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        assert_ne!(tree(&place, today()).await, before);

        let page = |id, on| place.store.unit_page(&Actor::Public, id, on, today());
        let (was, is) =
            (page(municipality.school, then()).await.unwrap(), page(municipality.school, today()).await.unwrap());
        let names =
            |units: &[domain::organisation::UnitName]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            names(&was.above),
            ["Kommunfullmäktige", "Barn- och ungdomsnämnden", "Barn- och ungdomsförvaltningen"]
        );
        assert_eq!(names(&is.above), ["Kommunfullmäktige", "Kommunstyrelsen", "Skolkontoret"]);
        place.statements.forget();
        assert_eq!(page(administration, then()).await.unwrap().below.len(), 3, "the school that was taken away too");
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        assert_eq!(page(closed, then()).await.unwrap().unit.name, "Nolhagaskolan");
        assert_eq!(page(closed, today()).await.unwrap_err().rejection(), Some(&Rejection::NotFound));

        let shown = place.store.goal_page(&Actor::Public, goal, Some(then()), today()).await.unwrap();
        assert_eq!(shown.body.name, "Barn- och ungdomsnämnden");
        assert_eq!(names(&shown.given_to), ["Barn- och ungdomsförvaltningen"]);
        let bodies = |thread: &RedThread| names(&thread.bodies);
        assert_eq!(bodies(&thread(&place, Some(then())).await), ["Barn- och ungdomsnämnden"]);
        assert_eq!(bodies(&thread(&place, None).await), ["Utbildningsnämnden"]);
    });
}

/// A goal with a main indicator that has met its target.
async fn met(place: &Place, municipality: &Municipality) -> (GoalId, IndicatorId) {
    let (store, body) = (&place.store, municipality.board);
    let level = level(store, 1, LevelKind::Goal).await;
    let goal = decided(store, crate::goal::draft(level, body, "Tryggare skolor"), decision(body, 2026, 1, 10)).await;
    let links = vec![GoalLink { goal, main: true }];
    let draft = IndicatorDraft { goals: links, ..indicator_draft(municipality.school, "Trygghet i skolan") };
    let indicator = store.create_indicator(&Actor::System, draft).await.unwrap();
    for (year, share) in [(2023, 62.0), (2024, 64.5), (2025, 68.0)] {
        store.report_measurement(&Actor::System, value(indicator, year, share)).await.unwrap();
    }
    store.set_target(&Actor::System, indicator, target(2025, 67.0), None).await.unwrap();
    (goal, indicator)
}

fn status_of(page: &IndicatorPage) -> Status {
    standing(&page.series.indicator, &page.series.targets, &page.series.own, page.on).suggestion.status
}

/// The status of the indicator and its goal wherever it is read: the indicator's page, the goal's, the red thread, the unit's.
async fn everywhere(place: &Place, goal: GoalId, indicator: IndicatorId, units: [UnitId; 2]) -> Vec<Status> {
    let on = Some(then());
    let page = place.store.indicator_page(&Actor::Public, indicator, on, today()).await.unwrap();
    let mut found = vec![status_of(&page)];
    let shown = place.store.goal_page(&Actor::Public, goal, on, today()).await.unwrap();
    found.push(shown.suggestion.status);
    let of_goal = &shown.indicators[0];
    found.push(standing(&of_goal.indicator, &of_goal.targets, &of_goal.own, then()).suggestion.status);
    let thread = thread(place, on).await;
    found.extend([thread.goals[0].row.suggestion.status, thread.goals[0].indicators[0].suggestion.status]);
    let [body, school] = units;
    let of_body = place.store.unit_page(&Actor::Public, body, then(), today()).await.unwrap();
    let of_school = place.store.unit_page(&Actor::Public, school, then(), today()).await.unwrap();
    found.extend([of_body.goals[0].suggestion.status, of_school.indicators[0].suggestion.status]);
    found
}

#[test]
fn the_status_of_an_earlier_day_is_the_same_wherever_it_is_read() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let (goal, indicator) = met(&place, &municipality).await;
        place.happened_on(day(2026, 2, 2)).await;
        let page = place.store.indicator_page(&Actor::Public, indicator, None, today()).await.unwrap();
        let correction = MeasurementDraft {
            reading: Reading::new(Outcome::Final, Some(40.0)).unwrap(),
            reported_on: today(),
            note: "Fel i underlaget".to_owned(),
            ..value(indicator, 2025, 0.0)
        };
        place.store.correct_measurement(&Actor::System, page.measurements[0].id, correction).await.unwrap();
        let seen = page.series.targets[0].seen();
        place.store.set_target(&Actor::System, indicator, target(2025, 90.0), Some(seen)).await.unwrap();
        let changed = IndicatorDraft {
            direction: Direction::Lower,
            goals: vec![GoalLink { goal, main: false }],
            ..indicator_draft(municipality.other_school, "Otrygghet i skolan")
        };
        place.store.change_indicator(&Actor::System, indicator, 1, changed).await.unwrap();
        let new =
            IndicatorDraft { goals: vec![GoalLink { goal, main: true }], ..indicator_draft(municipality.school, "Ny") };
        place.store.create_indicator(&Actor::System, new).await.unwrap();

        let units = [municipality.board, municipality.school];
        assert_eq!(everywhere(&place, goal, indicator, units).await, [Status::Met; 7]);
        let (was, is) = (thread(&place, Some(then())).await, thread(&place, None).await);
        let names =
            |thread: &RedThread| thread.goals[0].indicators.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!((names(&was), names(&is)), (vec!["Trygghet i skolan".to_owned()], vec!["Ny".to_owned()]));
        assert_eq!((was.goals[0].row.indicators, is.goals[0].row.indicators), (1, 2));
        let counts = |tree: Organisation| {
            let of = |id| tree.nodes.iter().find(|node| node.unit.id == id).unwrap().indicators;
            (of(municipality.school), of(municipality.other_school))
        };
        assert_eq!(counts(tree(&place, then()).await), (1, 0));
        assert_eq!(counts(tree(&place, today()).await), (1, 1));
    });
}

#[test]
fn pages_of_an_earlier_day_take_few_statements() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let (goal, indicator) = met(&place, &municipality).await;
        place.happened_on(day(2026, 2, 2)).await;
        let few = |statements: &crate::place::Statements| {
            assert!(statements.count() <= 6, "{:#?}", statements.texts());
            statements.forget();
        };
        place.statements.forget();
        thread(&place, Some(then())).await;
        few(&place.statements);
        place.store.goal_page(&Actor::Public, goal, Some(then()), today()).await.unwrap();
        few(&place.statements);
        place.store.indicator_page(&Actor::Public, indicator, Some(then()), today()).await.unwrap();
        few(&place.statements);
        place.store.unit_page(&Actor::Public, municipality.school, then(), today()).await.unwrap();
        few(&place.statements);
        tree(&place, then()).await;
        few(&place.statements);
    });
}

#[test]
fn levels_and_themes_are_called_what_they_were_called() {
    on_both(|place| async move {
        let (store, system) = (&place.store, &Actor::System);
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let theme = |name: &str| ThemeDraft {
            external_id: String::new(),
            kind: ThemeKind::FocusArea,
            name_sv: name.to_owned(),
            name_en: String::new(),
        };
        let kept = store.create_theme(system, theme("Livskvalitet")).await.unwrap();
        let gone = store.create_theme(system, theme("Tillväxt")).await.unwrap();
        let goal = GoalDraft { serves: vec![kept], ..crate::goal::draft(level, municipality.board, "Mål") };
        let goal = decided(store, goal, decision(municipality.board, 2026, 1, 10)).await;
        place.happened_on(day(2026, 1, 11)).await;
        let renamed = |position, name: &str| LevelDraft {
            external_id: String::new(),
            position,
            kind: LevelKind::Goal,
            name_sv: name.to_owned(),
            name_en: String::new(),
            decided_by: UnitKind::Board,
        };
        store.change_level(system, level, 1, renamed(1, "Politisk inriktning")).await.unwrap();
        store.create_level(system, renamed(2, "Ny nivå")).await.unwrap();
        store.change_theme(system, kept, 1, theme("Goda liv")).await.unwrap();
        store.remove_theme(system, gone).await.unwrap();
        store.create_theme(system, theme("Nytt område")).await.unwrap();
        let words = |thread: RedThread| {
            let levels: Vec<String> = thread.levels.into_iter().map(|level| level.name_sv).collect();
            (levels, thread.themes.into_iter().map(|theme| theme.name_sv).collect::<Vec<_>>())
        };
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            words(thread(&place, Some(then())).await),
            (owned(&["Nivå 1"]), owned(&["Livskvalitet", "Tillväxt"]))
        );
        let now = (owned(&["Politisk inriktning", "Ny nivå"]), owned(&["Goda liv", "Nytt område"]));
        assert_eq!(words(thread(&place, None).await), now);
        let shown = store.goal_page(&Actor::Public, goal, Some(then()), today()).await.unwrap();
        assert_eq!((shown.level.name_sv.as_str(), shown.serves[0].name_sv.as_str()), ("Nivå 1", "Livskvalitet"));
    });
}

#[test]
fn what_a_unit_stated_is_read_on_the_days_on_which_it_held() {
    on_both(|place| async move {
        let (store, system) = (&place.store, &Actor::System);
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let board = municipality.board;
        let goal = decided(store, crate::goal::draft(level, board, "Mål"), decision(board, 2026, 1, 10)).await;
        place.happened_on(day(2026, 1, 11)).await;
        let said =
            |version, text: &str| ContributionDraft { unit: municipality.school, version, text: text.to_owned() };
        store.state_contribution(system, goal, said(None, "Vi läser mer"), day(2026, 3, 1)).await.unwrap();
        place.happened_on(day(2026, 3, 1)).await;
        store.state_contribution(system, goal, said(Some(1), "Vi räknar mer"), day(2026, 5, 1)).await.unwrap();
        place.happened_on(day(2026, 5, 1)).await;
        store.state_contribution(system, goal, said(Some(2), "Vi sjunger mer"), today()).await.unwrap();
        for (on, expected) in [
            (day(2026, 2, 28), None),
            (day(2026, 3, 1), Some(("Vi läser mer", day(2026, 3, 1)))),
            (day(2026, 4, 30), Some(("Vi läser mer", day(2026, 3, 1)))),
            (day(2026, 5, 1), Some(("Vi räknar mer", day(2026, 5, 1)))),
            (today(), Some(("Vi sjunger mer", today()))),
        ] {
            let page = store.goal_page(&Actor::Public, goal, Some(on), today()).await.unwrap();
            let stated = page.contributions.first().map(|row| (row.text.as_str(), row.stated_on));
            assert_eq!(stated, expected, "{on}");
        }
    });
}

/// An indicator with a value for 2024, and an import that corrects it and brings one for 2025. The file says that both had been
/// reported in March.
async fn imported(place: &Place) -> (Municipality, IndicatorId, domain::id::ImportId) {
    let municipality = Municipality::found(&place.store).await;
    let draft = IndicatorDraft { external_id: "m1".to_owned(), ..indicator_draft(municipality.board, "Trygghet") };
    let indicator = place.store.create_indicator(&Actor::System, draft).await.unwrap();
    place.store.report_measurement(&Actor::System, value(indicator, 2024, 1.0)).await.unwrap();
    place.happened_on(day(2025, 2, 2)).await;
    let (import, _) = import(place, &file(vec![row(2, "m1", 2024, 2.0), row(3, "m1", 2025, 9.0)])).await;
    (municipality, indicator, import)
}

/// The values for 2024 and 2025 on a day, and how many had been corrected.
async fn figures(place: &Place, id: IndicatorId, on: chrono::NaiveDate) -> (Vec<f64>, usize) {
    let page = place.store.indicator_page(&Actor::Public, id, Some(on), day(2999, 3, 1)).await.unwrap();
    (page.series.own.values().map(|(_, value)| value).collect(), page.corrected.len())
}

#[test]
fn a_correction_holds_from_the_day_on_which_it_came_in() {
    on_both(|place| async move {
        let (_, indicator, _) = imported(&place).await;
        assert_eq!(
            figures(&place, indicator, day(2026, 11, 20)).await,
            (vec![1.0, 9.0], 0),
            "the one before held still"
        );
        assert_eq!(figures(&place, indicator, day(2999, 1, 1)).await, (vec![2.0, 9.0], 1));
    });
}

#[test]
fn what_an_import_brought_is_read_on_the_days_until_it_was_undone() {
    on_both(|place| async move {
        let (municipality, indicator, import) = imported(&place).await;
        let undone = day(2999, 2, 1);
        place.store.undo_import(&Actor::System, import, undone).await.unwrap();
        assert_eq!(figures(&place, indicator, day(2026, 11, 20)).await, (vec![1.0], 0), "before the import");
        assert_eq!(figures(&place, indicator, day(2999, 1, 31)).await, (vec![2.0, 9.0], 1), "while it was in");
        assert_eq!(figures(&place, indicator, undone).await, (vec![1.0], 0), "when it had been undone");
        let page = place.store.unit_page(&Actor::Public, municipality.board, day(2999, 1, 31), undone).await.unwrap();
        assert_eq!(page.indicators[0].latest, Some((Period::Year(2025), 9.0)));
        let now = place.store.indicator_page(&Actor::Public, indicator, None, undone).await.unwrap();
        assert_eq!((now.series.own.points.len(), now.corrected.len()), (1, 0));
    });
}

#[test]
fn an_import_tells_what_it_changed_also_when_it_has_been_undone() {
    on_both(|place| async move {
        let (municipality, indicator, import) = imported(&place).await;
        let told = async || {
            place.statements.forget();
            let page = place.store.import(&Actor::System, import).await.unwrap();
            assert_eq!(place.statements.count(), 4, "{:#?}", place.statements.texts());
            let change = &page.changes[0];
            let values = (change.before.value(), change.after.value());
            (page.changes.len(), change.indicator, change.period, values, page.indicators)
        };
        let brought = vec![(indicator, "Trygghet".to_owned(), 2)];
        let expected = (1, indicator, Period::Year(2024), (Some(1.0), Some(2.0)), brought);
        assert_eq!(told().await, expected);
        place.store.undo_import(&Actor::System, import, today()).await.unwrap();
        assert_eq!(told().await, expected);

        let filter =
            TrailFilter { kind: Some(ObjectKind::Indicator), object: Some(indicator.0), ..TrailFilter::default() };
        let history = |actor| place.store.trail(actor, &filter);
        place.statements.forget();
        let public = history(&Actor::Public).await.unwrap();
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        let of_imports: Vec<_> = public.rows.iter().filter(|row| row.kind == ObjectKind::Import).collect();
        let values = |at: usize| {
            let figures = of_imports[at].figures.as_ref().unwrap();
            let change = &figures.changes[0];
            (of_imports[at].act, figures.created, change.before.value(), change.after.value())
        };
        assert_eq!(values(0), (Act::Undone, 1, Some(2.0), Some(1.0)));
        assert_eq!(values(1), (Act::Imported, 1, Some(1.0), Some(2.0)));
        assert!(of_imports[1].label.is_empty() && of_imports[1].changes.is_empty(), "a file's name may name somebody");
        let manager = acting(&place.store, Role::UnitManager, municipality.board).await;
        assert!(history(&manager).await.unwrap().rows.iter().any(|row| row.label == "prov.csv"));
    });
}

#[test]
fn what_was_withdrawn_comes_along_in_the_archive() {
    on_both(|place| async move {
        let (_, indicator, import) = imported(&place).await;
        place.store.undo_import(&Actor::System, import, day(2999, 2, 1)).await.unwrap();
        let archive = place.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(archive.withdrawn_measurements.len(), 2);
        let other = place.another().await;
        // The trail was changed above: it is no chain any more.
        let carried = Archive { municipality: vec![municipality_row()], events: Vec::new(), ..archive.clone() };
        other.store.import_archive(&Actor::System, carried).await.unwrap();
        let again = other.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(again.withdrawn_measurements, archive.withdrawn_measurements);
        assert_eq!(figures(&other, indicator, day(2999, 1, 31)).await, (vec![2.0, 9.0], 1));
    });
}
