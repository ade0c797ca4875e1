//! Indicators of an archive, with targets, comparisons and measurements.

use super::lookup::{File, Ids};
use crate::entity::{comparison, import_object, indicator, indicator_goal, measurement, target, withdrawn_measurement};
use domain::event::ObjectKind;
use domain::exchange::{
    ComparisonRow, ImportObjectRow, IndicatorGoalRow, IndicatorRow, MeasurementRow, Row, TargetRow,
    WithdrawnMeasurementRow,
};
use domain::field::Problem;
use domain::import::{CellErrors, CellProblem};
use domain::indicator::{AimKind, DirectionKind};
use domain::measurement::{Outcome, Reading};
use std::collections::{HashMap, HashSet};

/// The most decimals that a value is shown with.
const MOST_DECIMALS: u8 = 6;

pub(super) fn indicators(
    rows: Vec<IndicatorRow>,
    units: &Ids,
    errors: &mut CellErrors,
) -> (Vec<indicator::Model>, Ids) {
    let mut file = File::new(IndicatorRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Indicator, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        check_indicator(&mut file, index, &row);
        models.push(indicator::Model {
            id,
            owner_unit_id: file.points_at(units, index, "owner_unit", &row.owner_unit),
            unit_id: file.needs(units, index, "unit", &row.unit),
            external_id: row.external_id,
            version: 1,
            name: row.name,
            description: row.description,
            category: row.category,
            unit_of_measure: row.unit_of_measure,
            decimals: i32::from(row.decimals),
            direction: row.direction.word().to_owned(),
            low: row.low,
            high: row.high,
            no_direction_reason: row.no_direction_reason,
            baseline_period: row.baseline_period.map(|period| period.to_string()),
            baseline_value: row.baseline_value,
            frequency: row.frequency.word().to_owned(),
            expected_next: row.expected_next,
            source: row.source,
            method: row.method,
            owner_title: row.owner_title,
            split_by_sex: row.split_by_sex,
            kolada_id: row.kolada_id,
            ended_on: row.ended_on,
        });
    }
    (models, known)
}

fn check_indicator(file: &mut File<'_>, index: usize, row: &IndicatorRow) {
    file.needs_filled(index, "name", !row.name.trim().is_empty());
    if row.decimals > MOST_DECIMALS {
        file.bad(index, "decimals", &row.decimals.to_string(), Problem::NotAChoice);
    }
    match row.direction {
        DirectionKind::Higher | DirectionKind::Lower => {}
        DirectionKind::Within => {
            file.needs_filled(index, "low", row.low.is_some());
            file.needs_filled(index, "high", row.high.is_some());
            if let Some((low, high)) = row.low.zip(row.high).filter(|(low, high)| low > high) {
                file.bad(index, "high", &format!("{low}–{high}"), Problem::LowAboveHigh);
            }
        }
        DirectionKind::None => {
            file.needs_filled(index, "no_direction_reason", !row.no_direction_reason.trim().is_empty());
        }
    }
    let baseline = ("baseline_value", row.baseline_value.is_some());
    file.together(index, ("baseline_period", row.baseline_period.is_some()), baseline);
    file.together(index, ("owner_title", !row.owner_title.is_empty()), ("owner_unit", !row.owner_unit.is_empty()));
}

pub(super) fn goals(
    rows: &[IndicatorGoalRow],
    indicators: &Ids,
    goals: &Ids,
    errors: &mut CellErrors,
) -> Vec<indicator_goal::Model> {
    let mut file = File::new(IndicatorGoalRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let indicator_id = file.needs(indicators, index, "indicator", &row.indicator);
        let goal_id = file.needs(goals, index, "goal", &row.goal);
        file.once(&mut seen, index, (indicator_id, goal_id), "goal", &row.goal);
        models.push(indicator_goal::Model { indicator_id, goal_id, main: row.main });
    }
    models
}

pub(super) fn targets(rows: Vec<TargetRow>, indicators: &Ids, errors: &mut CellErrors) -> Vec<target::Model> {
    let mut file = File::new(TargetRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let indicator_id = file.needs(indicators, index, "indicator", &row.indicator);
        let period = row.period.to_string();
        file.once(&mut seen, index, (indicator_id, row.period), "period", &period);
        match row.aim {
            AimKind::Value => file.needs_filled(index, "value", row.value.is_some()),
            AimKind::Text => file.needs_filled(index, "text", !row.text.trim().is_empty()),
            AimKind::Increase | AimKind::Decrease => {}
        }
        models.push(target::Model {
            id,
            indicator_id,
            period,
            aim: row.aim.word().to_owned(),
            value: row.value,
            text: row.text,
            interim: row.interim,
            note: row.note,
        });
    }
    models
}

pub(super) fn comparisons(rows: Vec<ComparisonRow>, errors: &mut CellErrors) -> (Vec<comparison::Model>, Ids) {
    let mut file = File::new(ComparisonRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Comparison, &ids, rows.iter().map(|row| &row.external_id));
    let models = ids.iter().zip(rows).map(|(id, row)| comparison::Model {
        id: *id,
        external_id: row.external_id,
        kind: row.kind.word().to_owned(),
        name: row.name,
        kolada_code: row.kolada_code,
        group_year: row.group_year.map(i64::from),
    });
    (models.collect(), known)
}

/// What measurements point at.
pub(super) struct Known<'a> {
    pub(super) indicators: &'a Ids,
    pub(super) comparisons: &'a Ids,
    pub(super) imports: &'a HashSet<i64>,
}

impl Known<'_> {
    fn check_import(&self, file: &mut File<'_>, index: usize, import: Option<i64>) {
        if let Some(import) = import.filter(|import| !self.imports.contains(import)) {
            file.problem(index, "import", &import.to_string(), CellProblem::Unknown(ObjectKind::Import));
        }
    }
}

/// Measurements in all their versions. A version that does not hold was superseded by the next of the same place in the file.
pub(super) fn measurements(
    rows: Vec<MeasurementRow>,
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<measurement::Model> {
    let mut file = File::new(MeasurementRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut holding = HashMap::with_capacity(rows.len());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let indicator_id = file.needs(known.indicators, index, "indicator", &row.indicator);
        let comparison_id = file.points_at(known.comparisons, index, "comparison", &row.comparison);
        let period = row.period.to_string();
        check_reading(&mut file, index, "value", (row.outcome, row.value));
        let is_tied = indicator_id != 0 && (comparison_id.is_some() || row.comparison.is_empty());
        if row.superseded_on.is_none() && is_tied {
            file.once(&mut holding, index, (indicator_id, comparison_id, row.period, row.sex), "period", &period);
        }
        known.check_import(&mut file, index, row.import);
        models.push(measurement::Model {
            id,
            indicator_id,
            comparison_id,
            period,
            sex: row.sex.word().to_owned(),
            outcome: row.outcome.word().to_owned(),
            value: row.value,
            reported_on: row.reported_on,
            source: row.source,
            note: row.note,
            superseded_on: row.superseded_on,
            superseded_by_id: None,
            import_id: row.import,
        });
    }
    link_versions(&mut models);
    models
}

/// Figures of imports that were undone.
pub(super) fn withdrawn(
    rows: Vec<WithdrawnMeasurementRow>,
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<withdrawn_measurement::Model> {
    let mut file = File::new(WithdrawnMeasurementRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        check_reading(&mut file, index, "value", (row.outcome, row.value));
        if let Some(before) = row.before_outcome {
            check_reading(&mut file, index, "before_value", (before, row.before_value));
        }
        known.check_import(&mut file, index, Some(row.import));
        models.push(withdrawn_measurement::Model {
            id,
            import_id: row.import,
            indicator_id: file.needs(known.indicators, index, "indicator", &row.indicator),
            comparison_id: file.points_at(known.comparisons, index, "comparison", &row.comparison),
            period: row.period.to_string(),
            sex: row.sex.word().to_owned(),
            outcome: row.outcome.word().to_owned(),
            value: row.value,
            reported_on: row.reported_on,
            source: row.source,
            note: row.note,
            before_outcome: row.before_outcome.map(|outcome| outcome.word().to_owned()),
            before_value: row.before_value,
            held_from: row.held_from,
            held_until: row.held_until,
        });
    }
    models
}

/// What imports created besides figures.
pub(super) fn import_objects(
    rows: &[ImportObjectRow],
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<import_object::Model> {
    let mut file = File::new(ImportObjectRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let ids = match row.kind {
            ObjectKind::Indicator => known.indicators,
            ObjectKind::Comparison => known.comparisons,
            other => {
                file.bad(index, "kind", other.word(), Problem::NotAChoice);
                continue;
            }
        };
        let object = file.needs(ids, index, "object", &row.object);
        file.once(&mut seen, index, (row.kind, object), "object", &row.object);
        known.check_import(&mut file, index, Some(row.import));
        models.push(import_object::Model { import_id: row.import, kind: row.kind.word().to_owned(), object });
    }
    models
}

/// An outcome with a value has one, and one without has none.
fn check_reading(file: &mut File<'_>, index: usize, column: &'static str, (outcome, value): (Outcome, Option<f64>)) {
    if Reading::new(outcome, value).is_err() {
        let problem = if value.is_some() { Problem::NumberNotExpected } else { Problem::Required };
        file.bad(index, column, &value.map(|value| value.to_string()).unwrap_or_default(), problem);
    }
}

fn link_versions(models: &mut [measurement::Model]) {
    if models.iter().all(|model| model.superseded_on.is_none()) {
        return;
    }
    let mut later: HashMap<(i64, Option<i64>, String, String), i64> = HashMap::new();
    for model in models.iter_mut().rev() {
        let place = (model.indicator_id, model.comparison_id, model.period.clone(), model.sex.clone());
        let next = later.insert(place, model.id);
        if model.superseded_on.is_some() {
            model.superseded_by_id = next;
        }
    }
}
