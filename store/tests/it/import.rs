mod undo;

use crate::place::{Municipality, Place, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::event::{Act, ChainState, ObjectKind};
use domain::field::Problem;
use domain::id::{ImportId, IndicatorId};
use domain::import::{
    CellErrors, CellProblem, ImportCounts, ImportKind, Imported, Incoming, IncomingPeriod, MOST_ERRORS_LISTED,
    WaitingState,
};
use domain::indicator::{Direction, IndicatorDraft};
use domain::measurement::{Outcome, Reading as Value, Sex};
use domain::period::{Frequency, Period};
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use std::sync::atomic::{AtomicU64, Ordering};
use store::Store;
use store::import::{Brought, DEAD_AFTER, Reading};

fn draft(municipality: &Municipality, external_id: &str, kolada_id: &str) -> IndicatorDraft {
    IndicatorDraft {
        external_id: external_id.to_owned(),
        name: format!("Mått {external_id}"),
        description: String::new(),
        category: String::new(),
        unit_of_measure: "%".to_owned(),
        decimals: 1,
        direction: Direction::Higher,
        baseline: None,
        frequency: Frequency::Year,
        expected_next: None,
        source: String::new(),
        method: String::new(),
        owner: None,
        unit: municipality.board,
        split_by_sex: false,
        kolada_id: kolada_id.to_owned(),
        ended_on: None,
        goals: Vec::new(),
    }
}

async fn indicators(place: &Place) -> (Municipality, IndicatorId) {
    let municipality = Municipality::found(&place.store).await;
    let first = place.store.create_indicator(&Actor::System, draft(&municipality, "m1", "N00945")).await.unwrap();
    place.store.create_indicator(&Actor::System, draft(&municipality, "m2", "")).await.unwrap();
    let comparison = ComparisonDraft {
        external_id: "lika".to_owned(),
        kind: ComparisonKind::SimilarMunicipalities,
        name: "Liknande kommuner".to_owned(),
        kolada_code: "G37539".to_owned(),
        group_year: Some(2025),
    };
    place.store.create_comparison(&Actor::System, comparison).await.unwrap();
    (municipality, first)
}

/// A final value of everybody for a year, reported in March.
pub(crate) fn row(row: u64, indicator: &str, year: i32, value: f64) -> Incoming {
    Incoming {
        row,
        indicator: indicator.to_owned(),
        comparison: String::new(),
        period: Period::Year(year).into(),
        sex: Sex::Total,
        reading: Value::new(Outcome::Final, Some(value)).unwrap(),
        reported_on: Some(day(2026, 3, 1)),
        source: None,
        note: None,
        withdrawn: false,
    }
}

/// What a file holds.
pub(crate) fn file(rows: Vec<Incoming>) -> Reading {
    Reading::new(ImportKind::Csv, "prov.csv".to_owned(), rows, CellErrors::default())
}

/// Takes the file in.
pub(crate) async fn import(place: &Place, reading: &Reading) -> (ImportId, ImportCounts) {
    let progress = AtomicU64::new(0);
    let done = place.store.import_measurements(&Actor::System, reading, today(), &progress).await.unwrap();
    let Imported::All(id, counts) = done else { panic!("{done:?}") };
    assert_eq!(progress.load(Ordering::Relaxed), counts.created + counts.changed);
    (id, counts)
}

/// Every version of every figure, as the archive carries them.
async fn figures(place: &Place) -> Vec<(i32, Option<f64>, bool)> {
    let archive = place.store.export_archive(&Actor::System).await.unwrap();
    archive.measurements.iter().map(|row| (row.period.year(), row.value, row.superseded_on.is_some())).collect()
}

#[test]
fn the_same_file_twice_changes_nothing() {
    on_both(|place| async move {
        indicators(&place).await;
        let mut rows = vec![row(2, "m1", 2024, 1.5), row(3, "N00945", 2025, 0.1 + 0.2), row(4, "m2", 2025, -7.0)];
        rows[1].comparison = "G37539".to_owned();
        let reading = file(rows);
        let plan = place.store.plan_import(&Actor::System, &reading, today()).await.unwrap();
        assert!(figures(&place).await.is_empty(), "a plan writes nothing");
        let (_, counts) = import(&place, &reading).await;
        assert_eq!(counts, ImportCounts { rows: 3, created: 3, changed: 0, unchanged: 0 });
        assert_eq!(plan.counts, counts);
        let before = figures(&place).await;
        let (_, counts) = import(&place, &reading).await;
        assert_eq!(counts, ImportCounts { rows: 3, created: 0, changed: 0, unchanged: 3 });
        assert_eq!(figures(&place).await, before);
    });
}

#[test]
fn corrections_keep_the_old_value_and_undo_brings_it_back() {
    on_both(|place| async move {
        let (_, indicator) = indicators(&place).await;
        import(&place, &file(vec![row(2, "m1", 2024, 1.0), row(3, "m1", 2025, 2.0)])).await;
        let reading = file(vec![row(2, "m1", 2024, 1.5), row(3, "m1", 2025, 2.0), row(4, "m1", 2023, 9.0)]);
        let plan = place.store.plan_import(&Actor::System, &reading, today()).await.unwrap();
        let change = &plan.changes[0];
        assert_eq!((change.indicator, change.before.value(), change.after.value()), (indicator, Some(1.0), Some(1.5)));
        let (id, counts) = import(&place, &reading).await;
        assert_eq!(counts, ImportCounts { rows: 3, created: 1, changed: 1, unchanged: 1 });
        let mut after = figures(&place).await;
        after.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let expected =
            [(2023, Some(9.0), false), (2024, Some(1.0), true), (2024, Some(1.5), false), (2025, Some(2.0), false)];
        assert_eq!(after, expected);
        let page = place.store.indicator_page(&Actor::System, indicator, None, today()).await.unwrap();
        assert_eq!(page.corrected.len(), 1);

        assert!(place.store.imports(&Actor::System).await.unwrap()[0].can_undo);
        place.store.undo_import(&Actor::System, id, today()).await.unwrap();
        assert_eq!(figures(&place).await, [(2024, Some(1.0), false), (2025, Some(2.0), false)]);
        let told = place.store.undo_import(&Actor::System, id, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::ImportAlreadyUndone)));
        let log = place.store.imports(&Actor::System).await.unwrap();
        assert!(log[0].undone_at.is_some() && !log[0].can_undo);
    });
}

#[test]
fn every_bad_row_is_told_and_nothing_is_written() {
    on_both(|place| async move {
        indicators(&place).await;
        let mut rows = vec![row(2, "m1", 2024, 1.0), row(3, "okänd", 2024, 1.0), row(4, "m1", 2024, 2.0)];
        rows.push(Incoming { comparison: "okänd".to_owned(), ..row(5, "m1", 2023, 1.0) });
        rows.push(row(6, "m1", 2027, 1.0));
        rows.push(row(7, "", 2024, 1.0));
        let mut reading = file(rows);
        reading.errors.add(8, "värde", "x", CellProblem::Field(Problem::NotANumber));
        let progress = AtomicU64::new(0);
        let done = place.store.import_measurements(&Actor::System, &reading, today(), &progress).await.unwrap();
        let Imported::Nothing(plan) = done else { panic!("{done:?}") };
        let told: Vec<_> = plan.errors.listed.iter().map(|error| (error.row, error.problem.clone())).collect();
        let expected = [
            (3, CellProblem::Unknown(ObjectKind::Indicator)),
            (4, CellProblem::Twice { first: 2 }),
            (5, CellProblem::Unknown(ObjectKind::Comparison)),
            (6, CellProblem::Field(Problem::InTheFuture)),
            (7, CellProblem::Field(Problem::Required)),
            (8, CellProblem::Field(Problem::NotANumber)),
        ];
        assert_eq!(told, expected, "in the order of the file");
        assert!(figures(&place).await.is_empty());
        assert!(place.store.imports(&Actor::System).await.unwrap().is_empty());
    });
}

#[test]
fn one_bad_row_of_many_writes_nothing_and_all_good_ones_take_few_statements() {
    on_both(|place| async move {
        indicators(&place).await;
        let months = (0..10_000).map(|index| {
            let (year, month) = (1100 + index / 12, 1 + index % 12);
            Incoming { period: Period::Month(year, month as u32).into(), ..row(index as u64 + 2, "m1", 2024, 1.0) }
        });
        let mut reading = file(months.collect());
        reading.rows[9_999].indicator = "okänd".to_owned();
        let progress = AtomicU64::new(0);
        let done = place.store.import_measurements(&Actor::System, &reading, today(), &progress).await.unwrap();
        assert!(matches!(done, Imported::Nothing(_)));
        assert!(figures(&place).await.is_empty());
        reading.rows[9_999].indicator = "m1".to_owned();
        place.statements.forget();
        import(&place, &reading).await;
        assert!(place.statements.count() < 80, "{} statements for 10,000 rows", place.statements.count());
    });
}

#[test]
fn errors_beyond_a_hundred_are_counted() {
    let mut errors = CellErrors::default();
    for row in 0..250 {
        errors.add(row, "värde", "x", CellProblem::Formula);
    }
    assert_eq!((errors.listed.len(), errors.total), (MOST_ERRORS_LISTED, 250));
}

#[test]
fn a_figure_that_its_source_took_back_becomes_not_measured_where_it_was_and_nothing_elsewhere() {
    on_both(|place| async move {
        indicators(&place).await;
        import(&place, &file(vec![row(2, "m1", 2024, 1.0)])).await;
        let none = Value::new(Outcome::NotMeasured, None).unwrap();
        let withdrawn = |year| Incoming { withdrawn: true, reading: none, ..row(1, "m1", year, 0.0) };
        let (_, counts) = import(&place, &file(vec![withdrawn(2024), withdrawn(2023)])).await;
        assert_eq!((counts.created, counts.changed, counts.unchanged), (0, 1, 1));
        assert_eq!(figures(&place).await, [(2024, Some(1.0), true), (2024, None, false)]);
    });
}

#[test]
fn an_import_may_bring_indicators_and_comparisons() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let mut reading = file(vec![Incoming { comparison: "0000".to_owned(), ..row(1, "N00090", 2024, 4.5) }]);
        reading.new_indicators = vec![draft(&municipality, "", "N00090")];
        reading.new_comparisons = vec![ComparisonDraft {
            external_id: String::new(),
            kind: ComparisonKind::CountryMean,
            name: "Riket".to_owned(),
            kolada_code: "0000".to_owned(),
            group_year: None,
        }];
        let plan = place.store.plan_import(&Actor::System, &reading, today()).await.unwrap();
        assert!(plan.errors.is_empty(), "{:?}", plan.errors);
        let known = place.store.known_from_kolada(&Actor::System).await.unwrap();
        assert!(!known.indicators.contains("N00090"), "a plan creates nothing");
        import(&place, &reading).await;
        let known = place.store.known_from_kolada(&Actor::System).await.unwrap();
        assert!(known.indicators.contains("N00090") && known.places.contains("0000"));
    });
}

#[test]
fn an_import_is_one_event_and_the_chain_stays_whole() {
    on_both(|place| async move {
        indicators(&place).await;
        let before = place.store.export_archive(&Actor::System).await.unwrap().events.len();
        let (id, _) = import(&place, &file(vec![row(2, "m1", 2024, 1.0), row(3, "m1", 2025, 2.0)])).await;
        let events = place.store.export_archive(&Actor::System).await.unwrap().events;
        let new: Vec<_> = events[before..].iter().map(|event| (event.act, event.kind, event.object)).collect();
        assert_eq!(new[0], (Act::Imported, ObjectKind::Import, id.0));
        assert_eq!(new.len(), 2, "the import and the second export");
        let chain = place.store.verify_chain(&Actor::System, &[]).await.unwrap();
        assert!(matches!(chain, ChainState::Whole { .. }), "{chain:?}");
    });
}

#[test]
fn only_those_who_import_import() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let reading = file(vec![row(2, "m1", 2024, 1.0)]);
        let manager = acting(&place.store, Role::UnitManager, municipality.school).await;
        for (actor, told) in [(Actor::Public, Rejection::SignInNeeded), (manager, Rejection::Forbidden(Action::Import))]
        {
            let progress = AtomicU64::new(0);
            let refused = place.store.import_measurements(&actor, &reading, today(), &progress).await.unwrap_err();
            assert_eq!(refused.rejection(), Some(&told));
            assert_eq!(place.store.imports(&actor).await.unwrap_err().rejection(), Some(&told));
            let refused = place.store.undo_import(&actor, ImportId(1), today()).await.unwrap_err();
            assert_eq!(refused.rejection(), Some(&told));
        }
        let auditor = acting(&place.store, Role::Auditor, municipality.council).await;
        assert!(place.store.imports(&auditor).await.unwrap().is_empty(), "an auditor reads the log");
    });
}

/// A controller who is there, since what waits belongs to somebody.
async fn controller(place: &Place, municipality: &Municipality, name: &str) -> Actor {
    let draft = domain::person::PersonDraft {
        external_id: name.to_owned(),
        name: name.to_owned(),
        email: format!("{name}@example.se"),
        open: true,
    };
    let id = place.store.create_person(&Actor::System, draft).await.unwrap();
    let Actor::Person(mut person) = acting(&place.store, Role::Controller, municipality.council).await else {
        unreachable!()
    };
    person.id = id;
    Actor::Person(person)
}

#[test]
fn what_waits_is_seen_by_whoever_brought_it_and_starts_once() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let karin = controller(&place, &municipality, "karin").await;
        let other = controller(&place, &municipality, "olof").await;
        let now = "2026-11-21T12:00:00Z".parse().unwrap();
        let brought = Brought {
            kind: ImportKind::Csv,
            name: "prov.csv".to_owned(),
            mapping: "{}".to_owned(),
            content: b"a;b".to_vec(),
        };
        let id = place.store.bring_import(&karin, brought.clone(), now).await.unwrap();
        assert_eq!(place.store.waiting_content(&karin, id).await.unwrap(), b"a;b");
        let told = place.store.waiting_import(&other, id).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound));
        assert!(place.store.waiting_content(&other, id).await.is_err());
        assert!(place.store.start_waiting(&other, id, 0, now).await.is_err());
        place.store.start_waiting(&karin, id, 10, now).await.unwrap();
        let told = place.store.start_waiting(&karin, id, 10, now).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::ChangedByAnother), "it runs already");
        assert_eq!(place.store.waiting_import(&karin, id).await.unwrap().state, WaitingState::Running);
        place.store.finish_waiting(&karin, id, Some(ImportId(7))).await.unwrap();
        let waiting = place.store.waiting_import(&karin, id).await.unwrap();
        assert_eq!((waiting.state, waiting.import), (WaitingState::Done, Some(ImportId(7))));
        assert!(place.store.waiting_content(&karin, id).await.unwrap().is_empty(), "the file is let go");
        let told = place.store.count_waiting(&karin, id, (1, 2), now).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::ChangedByAnother), "what is done is not counted any more");
        let later = now + chrono::TimeDelta::hours(25);
        place.store.bring_import(&other, brought, later).await.unwrap();
        assert!(place.store.waiting_import(&karin, id).await.is_err(), "forgotten after a day");
    });
}

#[test]
fn how_far_an_import_has_come_is_told_and_keeps_it_alive() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let karin = controller(&place, &municipality, "karin").await;
        let begun = "2026-11-21T12:00:00Z".parse().unwrap();
        let brought = Brought {
            kind: ImportKind::Csv,
            name: "prov.csv".to_owned(),
            mapping: "{}".to_owned(),
            content: b"a;b".to_vec(),
        };
        let id = place.store.bring_import(&karin, brought, begun).await.unwrap();
        place.store.start_waiting(&karin, id, 0, begun).await.unwrap();
        let later = begun + DEAD_AFTER - chrono::TimeDelta::minutes(1);
        place.store.count_waiting(&karin, id, (4_000, 10_000), later).await.unwrap();
        let other = Store::connect(&place.url).await.unwrap();
        let seen = other.waiting_import(&karin, id).await.unwrap();
        assert_eq!((seen.done, seen.total, seen.at), (4_000, 10_000, later), "another process sees it");
        let told = other.start_waiting(&karin, id, 0, begun + DEAD_AFTER * 3 / 2).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::ChangedByAnother), "it has said something since");
        other.start_waiting(&karin, id, 0, later + DEAD_AFTER * 2).await.unwrap();
        assert_eq!(place.store.waiting_import(&karin, id).await.unwrap().done, 0, "begun again");
        assert_eq!(place.store.has_one_writer(), place.url.starts_with("sqlite:"));
    });
}

#[test]
fn a_day_is_the_period_in_which_the_indicators_figures_come() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let quarterly = IndicatorDraft { frequency: Frequency::Quarter, ..draft(&municipality, "kvartal", "") };
        place.store.create_indicator(&Actor::System, quarterly).await.unwrap();
        let on = |at: u64, indicator: &str, when| Incoming {
            period: IncomingPeriod::Day(when),
            ..row(at, indicator, 2024, at as f64)
        };
        let rows = vec![
            on(2, "m1", day(2024, 1, 1)),
            on(3, "m1", day(2025, 12, 31)),
            on(4, "kvartal", day(2024, 12, 31)),
            on(5, "kvartal", day(2024, 1, 1)),
        ];
        import(&place, &file(rows)).await;
        let archive = place.store.export_archive(&Actor::System).await.unwrap();
        let mut found: Vec<_> = archive
            .measurements
            .iter()
            .map(|row| (row.indicator.as_str(), row.period.to_string(), row.value))
            .collect();
        found.sort_by(|a, b| a.2.partial_cmp(&b.2).unwrap());
        let expected =
            [("m1", "2024", 2.0), ("m1", "2025", 3.0), ("kvartal", "2024 Q4", 4.0), ("kvartal", "2024 Q1", 5.0)];
        assert_eq!(found, expected.map(|(indicator, period, value)| (indicator, period.to_owned(), Some(value))));
        let twice = file(vec![on(2, "m1", day(2023, 1, 1)), on(3, "m1", day(2023, 12, 31))]);
        let plan = place.store.plan_import(&Actor::System, &twice, today()).await.unwrap();
        assert_eq!(plan.errors.listed[0].problem, CellProblem::Twice { first: 2 });
    });
}

#[test]
fn a_source_that_is_the_indicators_own_says_nothing_new() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let own = IndicatorDraft { source: "Driftdagboken".to_owned(), ..draft(&municipality, "drift", "") };
        place.store.create_indicator(&Actor::System, own).await.unwrap();
        let from = |source: &str| Incoming { source: Some(source.to_owned()), ..row(2, "drift", 2024, 1.0) };
        import(&place, &file(vec![from("")])).await;
        let (_, counts) = import(&place, &file(vec![from("Driftdagboken")])).await;
        assert_eq!(counts.unchanged, 1);
        let (_, counts) = import(&place, &file(vec![from("Mätaren")])).await;
        assert_eq!(counts.changed, 1);
        let (_, counts) = import(&place, &file(vec![from("")])).await;
        assert_eq!(counts.changed, 1, "from another source to the own");
    });
}
