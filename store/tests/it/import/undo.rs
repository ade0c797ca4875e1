//! Undoing an import: when it is refused, and what goes with it.

use super::{draft, figures, file, import, indicators, row};
use crate::place::{Municipality, Place, municipality_row, on_both, today};
use domain::actor::Actor;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::event::{Act, ChainState, ObjectKind};
use domain::id::{ComparisonId, IndicatorId};
use domain::import::{ImportKind, Incoming};
use domain::indicator::{Aim, Direction, IndicatorDraft, TargetDraft};
use domain::measurement::{MeasurementDraft, Outcome, Reading as Value, Sex};
use domain::period::Period;
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{ConnectionTrait, Database};
use store::import::Reading;

#[test]
fn an_import_is_not_undone_under_something_newer() {
    on_both(|place| async move {
        let (_, indicator) = indicators(&place).await;
        let (first, _) = import(&place, &file(vec![row(2, "m1", 2024, 1.0)])).await;
        let (second, _) = import(&place, &file(vec![row(2, "m1", 2024, 2.0)])).await;
        let told = place.store.undo_import(&Actor::System, first, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::NewerStandsOnImport)));
        let page = place.store.import(&Actor::System, first).await.unwrap();
        assert!(page.row.newer && !page.row.can_undo);
        assert_eq!(page.indicators, [(indicator, "Mått m1".to_owned(), 1)]);
        place.store.undo_import(&Actor::System, second, today()).await.unwrap();
        place.store.undo_import(&Actor::System, first, today()).await.unwrap();
        assert!(figures(&place).await.is_empty());
    });
}

#[test]
fn a_correction_by_hand_stands_on_the_import() {
    on_both(|place| async move {
        let (_, indicator) = indicators(&place).await;
        let (id, _) = import(&place, &file(vec![row(2, "m1", 2024, 1.0)])).await;
        let page = place.store.indicator_page(&Actor::System, indicator, None, today()).await.unwrap();
        let correction = MeasurementDraft {
            indicator,
            comparison: None,
            period: Period::Year(2024),
            sex: Sex::Total,
            reading: Value::new(Outcome::Final, Some(3.0)).unwrap(),
            reported_on: today(),
            source: String::new(),
            note: "fel i källan".to_owned(),
        };
        place.store.correct_measurement(&Actor::System, page.measurements[0].id, correction).await.unwrap();
        let told = place.store.undo_import(&Actor::System, id, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::NewerStandsOnImport)));
    });
}

fn comparison_draft(name: &str, kolada_code: &str) -> ComparisonDraft {
    ComparisonDraft {
        external_id: String::new(),
        kind: ComparisonKind::Municipality,
        name: name.to_owned(),
        kolada_code: kolada_code.to_owned(),
        group_year: None,
    }
}

/// What Kolada brings when nothing of it is known: three key figures, two municipalities, a figure for each.
fn from_kolada(municipality: &Municipality) -> Reading {
    let ids = ["N00001", "N00002", "N00003"];
    let mut rows: Vec<Incoming> = (1..).zip(ids).map(|(at, id)| row(at, id, 2024, 1.0)).collect();
    rows.push(Incoming { comparison: "0482".to_owned(), ..row(4, "N00001", 2024, 2.0) });
    rows.push(Incoming { comparison: "0483".to_owned(), ..row(5, "N00001", 2024, 3.0) });
    let mut reading = file(rows);
    reading.kind = ImportKind::Kolada;
    reading.new_indicators = ids.iter().map(|id| draft(municipality, "", id)).collect();
    reading.new_comparisons = vec![comparison_draft("Flen", "0482"), comparison_draft("Katrineholm", "0483")];
    reading
}

async fn known(place: &Place) -> (Vec<String>, Vec<String>) {
    let known = place.store.known_from_kolada(&Actor::System).await.unwrap();
    let sorted = |known: std::collections::HashSet<String>| {
        let mut known: Vec<String> = known.into_iter().collect();
        known.sort();
        known
    };
    (sorted(known.indicators), sorted(known.places))
}

#[test]
fn undoing_takes_away_what_the_import_created() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let before = known(&place).await;
        let (id, _) = import(&place, &from_kolada(&municipality)).await;
        let page = place.store.import(&Actor::System, id).await.unwrap();
        let told: Vec<_> = page.objects.iter().map(|object| (object.kind, object.name.as_str())).collect();
        let expected = [
            (ObjectKind::Indicator, "Mått "),
            (ObjectKind::Indicator, "Mått "),
            (ObjectKind::Indicator, "Mått "),
            (ObjectKind::Comparison, "Flen"),
            (ObjectKind::Comparison, "Katrineholm"),
        ];
        assert_eq!(told, expected);
        place.store.undo_import(&Actor::System, id, today()).await.unwrap();
        assert_eq!(known(&place).await, before);
        assert!(place.store.import(&Actor::System, id).await.unwrap().objects.is_empty());
        let found = place.store.search(&Actor::System, "N00001").await.unwrap();
        assert!(found.hits.is_empty(), "{:?}", found.hits);
        let events = place.store.export_archive(&Actor::System).await.unwrap().events;
        assert_eq!(events.iter().filter(|event| event.act == Act::Removed).count(), 5);
        let chain = place.store.verify_chain(&Actor::System, &[]).await.unwrap();
        assert!(matches!(chain, ChainState::Whole { .. }), "{chain:?}");
        let (_, counts) = import(&place, &from_kolada(&municipality)).await;
        assert_eq!(counts.created, 5, "the same can be brought again");
    });
}

#[test]
fn what_somebody_has_gone_on_with_stays_and_is_told() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let (id, _) = import(&place, &from_kolada(&municipality)).await;
        let objects = place.store.import(&Actor::System, id).await.unwrap().objects;
        let [first, second, third, flen] = [0, 1, 2, 3].map(|at| objects[at].id);
        let target =
            TargetDraft { period: Period::Year(2027), aim: Aim::Increase, interim: false, note: String::new() };
        place.store.set_target(&Actor::System, IndicatorId(first), target, None).await.unwrap();
        let changed = IndicatorDraft { direction: Direction::Lower, ..draft(&municipality, "", "N00002") };
        place.store.change_indicator(&Actor::System, IndicatorId(second), 1, changed).await.unwrap();
        let renamed = ComparisonDraft { name: "Flens kommun".to_owned(), ..comparison_draft("", "0482") };
        place.store.change_comparison(&Actor::System, ComparisonId(flen), renamed).await.unwrap();
        // Something that this version knows nothing of points at the third.
        let database = Database::connect(&place.url).await.unwrap();
        let pointing = format!(
            "CREATE TABLE later (indicator_id BIGINT NOT NULL REFERENCES indicator (id)); INSERT INTO later VALUES ({third})"
        );
        database.execute_unprepared(&pointing).await.unwrap();
        place.store.undo_import(&Actor::System, id, today()).await.unwrap();
        let stayed = place.store.import(&Actor::System, id).await.unwrap().objects;
        let stayed: Vec<_> = stayed.iter().map(|object| (object.kind, object.id)).collect();
        assert_eq!(stayed.len(), 4, "{stayed:?}");
        assert!([first, second, third].iter().all(|id| stayed.contains(&(ObjectKind::Indicator, *id))), "{stayed:?}");
        assert!(stayed.contains(&(ObjectKind::Comparison, flen)), "Katrineholm went: {stayed:?}");
        assert!(figures(&place).await.is_empty(), "the figures are gone either way");
    });
}

#[test]
fn what_an_import_created_comes_along_in_an_archive_and_can_be_undone_there() {
    on_both(|place| async move {
        let (municipality, _) = indicators(&place).await;
        let (id, _) = import(&place, &from_kolada(&municipality)).await;
        let mut first = place.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(first.import_objects.len(), 5);
        first.municipality = vec![municipality_row()];
        let other = place.another().await;
        other.store.import_archive(&Actor::System, first.clone()).await.unwrap();
        let second = other.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(second.import_objects, first.import_objects);
        other.store.undo_import(&Actor::System, id, today()).await.unwrap();
        let third = other.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!((third.import_objects.len(), third.indicators.len(), third.comparisons.len()), (0, 2, 1));
    });
}
