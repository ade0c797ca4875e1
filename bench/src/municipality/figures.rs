//! Indicators with targets, comparisons and twelve years of figures.

use super::goals::goal;
use super::{Plan, day, wording};
use domain::comparison::ComparisonKind;
use domain::exchange::{Archive, ComparisonRow, IndicatorGoalRow, IndicatorRow, MeasurementRow, TargetRow};
use domain::indicator::{AimKind, DirectionKind};
use domain::measurement::{Outcome, Sex};
use domain::period::{Frequency, Period};

/// Indicators of each goal: the first two are its main indicators.
const OF_EACH_GOAL: usize = 5;
const MAIN: usize = 2;

const COMPARISONS: &[(&str, &str, ComparisonKind)] = &[
    ("riket", "Alla kommuner", ComparisonKind::CountryMean),
    ("liknande", "Liknande kommuner, övergripande", ComparisonKind::SimilarMunicipalities),
];

/// The external identity of an indicator.
pub(super) fn indicator(index: usize) -> String {
    format!("indikator-{index}")
}

/// The indicator that the benchmark looks at: split by sex, with comparisons and targets, of a goal.
pub(crate) const RICH_INDICATOR: usize = 15;

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    archive.comparisons = COMPARISONS
        .iter()
        .map(|(external_id, name, kind)| ComparisonRow {
            id: None,
            external_id: (*external_id).to_owned(),
            kind: *kind,
            name: (*name).to_owned(),
            kolada_code: String::new(),
            group_year: None,
        })
        .collect();
    for index in 0..plan.size.indicators {
        let start = 20.0 + 60.0 * plan.random.share();
        let row = row(plan, archive, index, start);
        let is_split = row.split_by_sex;
        archive.indicators.push(row);
        let goal_index = index / OF_EACH_GOAL + 1;
        if goal_index < plan.size.goals {
            let main = index % OF_EACH_GOAL < MAIN;
            archive.indicator_goals.push(IndicatorGoalRow {
                indicator: indicator(index),
                goal: goal(goal_index),
                main,
            });
        }
        add_targets(plan, archive, index, start);
        add_figures(plan, archive, &Drawn { index, start, is_split });
    }
}

fn row(plan: &mut Plan, archive: &Archive, index: usize, start: f64) -> IndicatorRow {
    let unit = archive.units[plan.random.below(archive.units.len())].external_id.clone();
    let first = plan.last_year() + 1 - plan.size.years;
    IndicatorRow {
        id: None,
        external_id: indicator(index),
        name: format!("{} ({index})", plan.random.of(wording::MEASURES)),
        description: "Andel av dem som har svarat på enkäten, eller som finns i registret vid årets slut.".to_owned(),
        category: "Kvalitet".to_owned(),
        unit_of_measure: (*plan.random.of(wording::UNITS_OF_MEASURE)).to_owned(),
        decimals: 1,
        direction: if index.is_multiple_of(4) { DirectionKind::Lower } else { DirectionKind::Higher },
        low: None,
        high: None,
        no_direction_reason: String::new(),
        baseline_period: Some(Period::Year(first)),
        baseline_value: Some(rounded(start)),
        frequency: Frequency::Year,
        expected_next: None,
        source: "Kolada".to_owned(),
        method: "Svar från kommunens egna register, vägda efter ålder.".to_owned(),
        owner_title: "Controller".to_owned(),
        owner_unit: unit.clone(),
        unit,
        split_by_sex: index.is_multiple_of(3),
        kolada_id: String::new(),
        ended_on: None,
    }
}

/// A target for the coming year, and one on the way.
fn add_targets(plan: &Plan, archive: &mut Archive, index: usize, start: f64) {
    let better = if index.is_multiple_of(4) { -1.0 } else { 1.0 };
    for (years, interim) in [(0, true), (2, false)] {
        archive.targets.push(TargetRow {
            id: None,
            indicator: indicator(index),
            period: Period::Year(plan.last_year() + years),
            aim: AimKind::Value,
            value: Some(rounded(start + better * (4.0 + f64::from(years)))),
            text: String::new(),
            interim,
            note: "Flerårsstrategin".to_owned(),
        });
    }
}

/// What the figures of one indicator are drawn from.
struct Drawn {
    index: usize,
    start: f64,
    is_split: bool,
}

fn add_figures(plan: &mut Plan, archive: &mut Archive, drawn: &Drawn) {
    let drift = plan.random.share() * 1.2 - 0.3;
    let sexes: &[Sex] = if drawn.is_split { &[Sex::Total, Sex::Women, Sex::Men] } else { &[Sex::Total] };
    // One in five is compared with others.
    let series: &[&str] = if drawn.index.is_multiple_of(5) { &["", "riket", "liknande"] } else { &[""] };
    for step in 0..plan.size.years {
        for comparison in series {
            for sex in if comparison.is_empty() { sexes } else { &sexes[..1] } {
                let noise = plan.random.share() * 3.0 - 1.5;
                let row = figure(plan, drawn, comparison, step, *sex, drawn.start + drift * f64::from(step) + noise);
                archive.measurements.push(row);
            }
        }
    }
}

fn figure(plan: &Plan, drawn: &Drawn, comparison: &str, step: i32, sex: Sex, value: f64) -> MeasurementRow {
    let year = plan.last_year() + 1 - plan.size.years + step;
    MeasurementRow {
        id: None,
        indicator: indicator(drawn.index),
        comparison: comparison.to_owned(),
        period: Period::Year(year),
        sex,
        outcome: Outcome::Final,
        value: Some(rounded(value)),
        reported_on: day(year + 1, 3, 1),
        source: "Kolada".to_owned(),
        note: String::new(),
        superseded_on: None,
        import: None,
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
