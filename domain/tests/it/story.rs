use domain::comparison::{Comparison, ComparisonKind};
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{Direction, Indicator, IndicatorSeries};
use domain::measurement::{Outcome, Point, Reading, Series};
use domain::period::{Frequency, Period};
use domain::story::{Movement, left, story};
use std::cmp::Ordering;

fn series(values: &[(&str, Option<f64>)]) -> Series {
    let point = |(period, value): &(&str, Option<f64>)| Point {
        period: period.parse().unwrap(),
        reading: Reading::new(if value.is_some() { Outcome::Final } else { Outcome::DidNotTakePart }, *value).unwrap(),
        reported_on: "2026-02-01".parse().unwrap(),
    };
    Series { points: values.iter().map(point).collect() }
}

fn indicator(own: &[(&str, Option<f64>)]) -> IndicatorSeries {
    let indicator = Indicator {
        id: IndicatorId(1),
        external_id: String::new(),
        version: 1,
        name: String::new(),
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
        unit: UnitId(1),
        split_by_sex: false,
        kolada_id: String::new(),
        ended_on: None,
    };
    let (targets, by_sex, comparisons) = Default::default();
    IndicatorSeries { indicator, main: false, targets, own: series(own), by_sex, comparisons }
}

fn moved(own: &[(&str, Option<f64>)]) -> Movement {
    story(&indicator(own)).movement
}

#[test]
fn a_streak_counts_the_steps_of_one_kind() {
    let rising = [("2022", Some(9.0)), ("2023", Some(1.0)), ("2024", Some(2.0)), ("2025", Some(3.0))];
    assert_eq!(moved(&rising), Movement::Streak { up: true, steps: 2, of: Some(Frequency::Year) });
    let skipped = [("2021", Some(3.0)), ("2023", Some(2.0)), ("2025", Some(1.0))];
    assert_eq!(moved(&skipped), Movement::Streak { up: false, steps: 2, of: None });
    let mixed = [("2024", Some(1.0)), ("2025 T1", Some(5.0)), ("2025", Some(2.0))];
    assert_eq!(moved(&mixed), Movement::Step { up: true, from: (Period::Year(2024), 1.0) });
}

#[test]
fn what_rounds_to_the_same_is_the_same() {
    let flat = [("2023", Some(1.0)), ("2024", Some(2.01)), ("2025", Some(2.04))];
    assert_eq!(moved(&flat), Movement::Same { since: Period::Year(2024) });
    assert_eq!(moved(&[("2025", Some(2.0))]), Movement::Single);
    assert_eq!(moved(&[("2025", None)]), Movement::Nothing);
}

#[test]
fn a_later_period_without_a_value_is_told_with_its_reason() {
    let indicator = indicator(&[("2024", Some(1.0)), ("2025", None)]);
    let found = story(&indicator);
    assert_eq!(found.latest, Some((Period::Year(2024), 1.0, false)));
    assert_eq!(found.unanswered, Some((Period::Year(2025), Outcome::DidNotTakePart)));
}

#[test]
fn only_the_same_period_is_compared() {
    let mut own = indicator(&[("2025", Some(2.0))]);
    let similar = Comparison {
        id: domain::id::ComparisonId(1),
        external_id: String::new(),
        kind: ComparisonKind::SimilarMunicipalities,
        name: "Liknande kommuner".to_owned(),
        kolada_code: String::new(),
        group_year: None,
    };
    let mean = Comparison { kind: ComparisonKind::CountryMean, name: "Riket".to_owned(), ..similar.clone() };
    own.comparisons = vec![(similar, series(&[("2024", Some(9.0))])), (mean, series(&[("2025", Some(1.0))]))];
    let found = story(&own).beside;
    assert_eq!(
        found.iter().map(|(known, value, way)| (known.name.as_str(), *value, *way)).collect::<Vec<_>>(),
        [("Riket", 1.0, Ordering::Greater)]
    );
}

#[test]
fn no_single_municipality_is_picked_out_of_several() {
    let mut own = indicator(&[("2025", Some(2.0))]);
    let named = |id: i64, name: &str| Comparison {
        id: domain::id::ComparisonId(id),
        external_id: String::new(),
        kind: ComparisonKind::Municipality,
        name: name.to_owned(),
        kolada_code: String::new(),
        group_year: None,
    };
    own.comparisons = vec![
        (named(1, "Kungsbacka"), series(&[("2025", Some(9.0))])),
        (named(2, "Skövde"), series(&[("2025", Some(1.0))])),
    ];
    let ways = |own: &IndicatorSeries| story(own).beside.iter().map(|(_, _, way)| *way).collect::<Vec<_>>();
    assert_eq!(ways(&own), [Ordering::Less, Ordering::Greater]);
    own.comparisons
        .push((Comparison { kind: ComparisonKind::Group, ..named(3, "Regionen") }, series(&[("2025", Some(2.0))])));
    assert_eq!(ways(&own), [Ordering::Equal]);
}

#[test]
fn what_is_left_follows_the_direction() {
    assert_eq!(left(&Direction::Higher, 86.0, 90.0, 0), Some(4.0));
    assert_eq!(left(&Direction::Higher, 91.0, 90.0, 0), Some(0.0));
    assert_eq!(left(&Direction::Lower, 4.2, 3.0, 1), Some(1.2000000000000002));
    assert_eq!(left(&Direction::None { reason: String::new() }, 1.0, 2.0, 0), None);
}
