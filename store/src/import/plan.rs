//! What an import would do: keys are loaded by the set, so that the number of statements does not follow the number of rows.

use super::Reading;
use super::place::MeasuredAt;
use crate::entity::{comparison, indicator, measurement};
use crate::error::{Result, unreadable};
use chrono::{Datelike, NaiveDate};
use domain::event::ObjectKind;
use domain::field::Problem;
use domain::id::IndicatorId;
use domain::import::{CellErrors, CellProblem, ImportCounts, ImportPlan, Incoming, MOST_CHANGES_LISTED, ValueChange};
use domain::measurement::{Outcome, Reading as Value, Sex};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use std::ops::Range;

/// What an import does: shown to people, and carried out by [`super::write`].
pub(super) struct Planned {
    pub(super) plan: ImportPlan,
    /// The rows that become new versions, in the order of their places.
    pub(super) rows: Vec<(usize, MeasuredAt)>,
    /// The versions whose place they take.
    pub(super) superseded: Vec<i64>,
}

/// How many indicators' figures are held in memory at a time.
const INDICATORS_AT_A_TIME: usize = 500;

/// Plans the import.
pub(super) async fn plan(db: &impl ConnectionTrait, reading: &Reading, today: NaiveDate) -> Result<Planned> {
    let known = Known::load(db).await?;
    let mut errors = reading.errors.clone();
    let mut places = resolve(&reading.rows, &known, today, &mut errors);
    places.sort_unstable_by_key(|(_, at)| *at);
    let mut planned = Planned {
        plan: ImportPlan {
            counts: ImportCounts { rows: reading.rows.len() as u64, ..ImportCounts::default() },
            ..ImportPlan::default()
        },
        rows: Vec::with_capacity(places.len()),
        superseded: Vec::new(),
    };
    let years = years_told(&places);
    let mut rest = places.as_slice();
    while !rest.is_empty() {
        let (some, ids) = take_indicators(&mut rest);
        let held = held(db, &ids, &years).await?;
        for (index, at) in some {
            compare(&mut planned, &known, &reading.rows[*index], (*index, *at), held.get(at));
        }
    }
    // In the order of the file, as whoever mends it goes through it.
    errors.listed.sort_by_key(|error| error.row);
    planned.plan.errors = errors;
    Ok(planned)
}

/// Ties each row to its place, and tells what cannot be tied.
fn resolve(rows: &[Incoming], known: &Known, today: NaiveDate, errors: &mut CellErrors) -> Vec<(usize, MeasuredAt)> {
    let mut first_rows: HashMap<MeasuredAt, u64> = HashMap::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let indicator = known.indicators.get(row.indicator.as_str()).copied();
        if indicator.is_none() {
            let problem = match row.indicator.is_empty() {
                true => CellProblem::Field(Problem::Required),
                false => CellProblem::Unknown(ObjectKind::Indicator),
            };
            errors.add(row.row, "indicator", &row.indicator, problem);
        }
        let comparison = known.comparison(&row.comparison);
        if comparison.is_none() {
            errors.add(row.row, "comparison", &row.comparison, CellProblem::Unknown(ObjectKind::Comparison));
        }
        let is_figure = row.reading.value().is_some();
        if is_figure && row.period.start() > today {
            let problem = CellProblem::Field(Problem::InTheFuture);
            errors.add(row.row, "period", &row.period.to_string(), problem);
        }
        if let Some(day) = row.reported_on.filter(|day| *day > today) {
            errors.add(row.row, "reported_on", &day.to_string(), CellProblem::Field(Problem::InTheFuture));
        }
        let Some((indicator, comparison)) = indicator.zip(comparison) else { continue };
        let at = MeasuredAt { indicator, comparison, period: row.period, sex: row.sex };
        match first_rows.insert(at, row.row) {
            Some(first) => {
                first_rows.insert(at, first);
                errors.add(row.row, "period", &row.period.to_string(), CellProblem::Twice { first });
            }
            None => places.push((index, at)),
        }
    }
    places
}

/// The rows of the next indicators, and those indicators.
fn take_indicators<'a>(rest: &mut &'a [(usize, MeasuredAt)]) -> (&'a [(usize, MeasuredAt)], Vec<i64>) {
    let mut ids: Vec<i64> = Vec::new();
    let mut end = rest.len();
    for (index, (_, at)) in rest.iter().enumerate() {
        if ids.last() != Some(&at.indicator) {
            if ids.len() == INDICATORS_AT_A_TIME {
                end = index;
                break;
            }
            ids.push(at.indicator);
        }
    }
    let (some, later) = rest.split_at(end);
    *rest = later;
    (some, ids)
}

fn compare(planned: &mut Planned, known: &Known, row: &Incoming, place: (usize, MeasuredAt), held: Option<&Held>) {
    let counts = &mut planned.plan.counts;
    match held {
        None if row.withdrawn => counts.unchanged += 1,
        None => {
            counts.created += 1;
            planned.rows.push(place);
        }
        Some(held) if held.says(row) => counts.unchanged += 1,
        Some(held) => {
            counts.changed += 1;
            planned.rows.push(place);
            planned.superseded.push(held.id);
            if planned.plan.changes.len() < MOST_CHANGES_LISTED {
                planned.plan.changes.push(known.change(place.1, held.value, row.reading));
            }
        }
    }
}

/// The version that holds at a place now.
struct Held {
    id: i64,
    value: Value,
    source: String,
    note: String,
}

impl Held {
    /// Whether the row says nothing new. What the file has no column for is not asked about.
    fn says(&self, row: &Incoming) -> bool {
        let same = |told: &Option<String>, held: &str| told.as_deref().is_none_or(|told| told == held);
        self.value == row.reading && same(&row.source, &self.source) && same(&row.note, &self.note)
    }
}

/// The years that an import tells of: what is held of other years need not be read.
fn years_told(places: &[(usize, MeasuredAt)]) -> Range<i32> {
    let years = || places.iter().map(|(_, at)| at.period.start().year());
    years().min().unwrap_or_default()..years().max().map_or(0, |last| last + 1)
}

#[derive(FromQueryResult)]
struct HeldRow {
    id: i64,
    indicator_id: i64,
    comparison_id: Option<i64>,
    period: String,
    sex: String,
    outcome: String,
    value: Option<f64>,
    source: String,
    note: String,
}

async fn held(db: &impl ConnectionTrait, ids: &[i64], years: &Range<i32>) -> Result<HashMap<MeasuredAt, Held>> {
    use measurement::Column;
    let rows = measurement::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::IndicatorId,
            Column::ComparisonId,
            Column::Period,
            Column::Sex,
            Column::Outcome,
            Column::Value,
            Column::Source,
            Column::Note,
        ])
        .filter(Column::SupersededOn.is_null())
        .filter(Column::IndicatorId.is_in(ids.iter().copied()))
        // A period's text starts with its year, and digits stand in the same order in every language.
        .filter(Column::Period.gte(years.start.to_string()))
        .filter(Column::Period.lt(years.end.to_string()))
        .into_model::<HeldRow>()
        .all(db)
        .await?;
    let mut held = HashMap::with_capacity(rows.len());
    for row in rows {
        let outcome = Outcome::from_word(&row.outcome).ok_or_else(|| unreadable("outcome", &row.outcome))?;
        let at = MeasuredAt {
            indicator: row.indicator_id,
            comparison: row.comparison_id,
            period: row.period.parse().map_err(|_| unreadable("period", &row.period))?,
            sex: Sex::from_word(&row.sex).ok_or_else(|| unreadable("sex", &row.sex))?,
        };
        let value = Value::new(outcome, row.value).map_err(|_| unreadable("measurement", &row.id.to_string()))?;
        held.insert(at, Held { id: row.id, value, source: row.source, note: row.note });
    }
    Ok(held)
}

/// What rows point at, by everything that it is called.
struct Known {
    indicators: HashMap<String, i64>,
    indicator_names: HashMap<i64, (String, u8)>,
    comparisons: HashMap<String, i64>,
    comparison_names: HashMap<i64, String>,
    own_code: String,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        use indicator::Column;
        let rows: Vec<(i64, String, String, String, i32)> = indicator::Entity::find()
            .select_only()
            .columns([Column::Id, Column::ExternalId, Column::KoladaId, Column::Name, Column::Decimals])
            .order_by_desc(Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        let mut indicators = HashMap::with_capacity(rows.len() * 2);
        let mut indicator_names = HashMap::with_capacity(rows.len());
        // Of two indicators with one Kolada id the older is meant; an identity of the municipality's own goes first.
        for (id, _, kolada_id, ..) in rows.iter().filter(|(_, _, kolada_id, ..)| !kolada_id.is_empty()) {
            indicators.insert(kolada_id.clone(), *id);
        }
        for (id, external_id, _, name, decimals) in rows {
            indicators.insert(external_id, id);
            indicator_names.insert(id, (name, u8::try_from(decimals).unwrap_or_default()));
        }
        let rows = comparison::Entity::find().order_by_desc(comparison::Column::Id).all(db).await?;
        let mut comparisons = HashMap::with_capacity(rows.len() * 2);
        let mut comparison_names = HashMap::with_capacity(rows.len());
        for row in rows.iter().filter(|row| !row.kolada_code.is_empty()) {
            comparisons.insert(row.kolada_code.clone(), row.id);
        }
        for row in rows {
            comparisons.insert(row.external_id, row.id);
            comparison_names.insert(row.id, row.name);
        }
        let own_code = own_code(db).await?;
        Ok(Self { indicators, indicator_names, comparisons, comparison_names, own_code })
    }

    /// The series that a cell means: `Some(None)` is the municipality's own.
    fn comparison(&self, told: &str) -> Option<Option<i64>> {
        if told.is_empty() || told == self.own_code {
            return Some(None);
        }
        self.comparisons.get(told).map(|id| Some(*id))
    }

    fn change(&self, at: MeasuredAt, before: Value, after: Value) -> ValueChange {
        let (name, decimals) = self.indicator_names.get(&at.indicator).cloned().unwrap_or_default();
        let comparison = at.comparison.and_then(|id| self.comparison_names.get(&id)).cloned().unwrap_or_default();
        ValueChange {
            indicator: IndicatorId(at.indicator),
            name,
            decimals,
            comparison,
            period: at.period,
            sex: at.sex,
            before,
            after,
        }
    }
}

/// The municipality's own code in Kolada; a figure of it belongs to the own series.
async fn own_code(db: &impl ConnectionTrait) -> Result<String> {
    let row = crate::entity::municipality::Entity::find().one(db).await?;
    Ok(row.map(|row| row.code).unwrap_or_default())
}
