//! What an import would do: keys are loaded by the set, so that the number of statements does not follow the number of rows.

use super::Reading;
use super::place::MeasuredAt;
use crate::entity::{comparison, indicator, measurement};
use crate::error::{Result, unreadable};
use crate::indicator::series::read_comparison;
use chrono::{Datelike, NaiveDate};
use domain::event::ObjectKind;
use domain::field::Problem;
use domain::id::IndicatorId;
use domain::import::{
    CellErrors, CellProblem, ImportCounts, ImportKind, ImportPlan, Incoming, MOST_CHANGES_LISTED, ValueChange,
};
use domain::measurement::{Outcome, Reading as Value, Sex};
use domain::period::Frequency;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
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
    let mut places = resolve(reading, &known, today, &mut errors);
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
fn resolve(reading: &Reading, known: &Known, today: NaiveDate, errors: &mut CellErrors) -> Vec<(usize, MeasuredAt)> {
    let rows = &reading.rows;
    // An answer from Kolada has no rows for somebody to go through: what it points at and is not here is told once.
    let mut told = HashSet::new();
    let mut is_to_tell =
        |kind, value: &str| reading.kind != ImportKind::Kolada || told.insert((kind, value.to_owned()));
    let mut first_rows: HashMap<MeasuredAt, u64> = HashMap::with_capacity(rows.len());
    let mut places = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let indicator = known.indicators.get(row.indicator.as_str()).copied();
        let period = row.period.of(known.frequency(indicator));
        if indicator.is_none() && is_to_tell(ObjectKind::Indicator, &row.indicator) {
            let problem = match row.indicator.is_empty() {
                true => CellProblem::Field(Problem::Required),
                false => CellProblem::Unknown(ObjectKind::Indicator),
            };
            errors.add(row.row, "indicator", &row.indicator, problem);
        }
        let comparison = known.comparison(&row.comparison);
        if comparison.is_none() && is_to_tell(ObjectKind::Comparison, &row.comparison) {
            errors.add(row.row, "comparison", &row.comparison, CellProblem::Unknown(ObjectKind::Comparison));
        }
        let is_figure = row.reading.value().is_some();
        if is_figure && period.start() > today {
            let problem = CellProblem::Field(Problem::InTheFuture);
            errors.add(row.row, "period", &row.period.to_string(), problem);
        }
        if let Some(day) = row.reported_on.filter(|day| *day > today) {
            errors.add(row.row, "reported_on", &day.to_string(), CellProblem::Field(Problem::InTheFuture));
        }
        let Some((indicator, comparison)) = indicator.zip(comparison) else { continue };
        let at = MeasuredAt { indicator, comparison, period, sex: row.sex };
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
    let own_source = known.facts.get(&place.1.indicator).map_or("", |facts| facts.source.as_str());
    match held {
        None if row.withdrawn => counts.unchanged += 1,
        None => {
            counts.created += 1;
            planned.rows.push(place);
        }
        Some(held) if held.says(row, own_source) => counts.unchanged += 1,
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
    /// Whether the row says nothing new. What the file has no column for is not asked about, and a figure without a source of
    /// its own has the indicator's, whichever way the file says so.
    fn says(&self, row: &Incoming, own_source: &str) -> bool {
        self.value == row.reading
            && row.source.as_deref().is_none_or(|told| or_own(told, own_source) == or_own(&self.source, own_source))
            && row.note.as_deref().is_none_or(|told| told == self.note)
    }
}

/// The source, or the indicator's own where there is none.
const fn or_own<'a>(source: &'a str, own: &'a str) -> &'a str {
    if source.is_empty() { own } else { source }
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
    facts: HashMap<i64, Facts>,
    comparisons: HashMap<String, i64>,
    comparison_titles: HashMap<i64, String>,
    own_code: String,
}

/// What is asked of an indicator when figures of it come.
struct Facts {
    name: String,
    decimals: u8,
    frequency: Frequency,
    source: String,
}

#[derive(FromQueryResult)]
struct IndicatorFacts {
    id: i64,
    external_id: String,
    kolada_id: String,
    name: String,
    decimals: i32,
    frequency: String,
    source: String,
}

impl Known {
    async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        use indicator::Column as C;
        let rows = indicator::Entity::find()
            .select_only()
            .columns([C::Id, C::ExternalId, C::KoladaId, C::Name, C::Decimals, C::Frequency, C::Source])
            .order_by_desc(C::Id)
            .into_model::<IndicatorFacts>()
            .all(db)
            .await?;
        let mut indicators = HashMap::with_capacity(rows.len() * 2);
        let mut facts = HashMap::with_capacity(rows.len());
        // Of two indicators with one Kolada id the older is meant; an identity of the municipality's own goes first.
        for row in rows.iter().filter(|row| !row.kolada_id.is_empty()) {
            indicators.insert(row.kolada_id.clone(), row.id);
        }
        for row in rows {
            indicators.insert(row.external_id, row.id);
            let frequency =
                Frequency::from_word(&row.frequency).ok_or_else(|| unreadable("frequency", &row.frequency))?;
            let decimals = u8::try_from(row.decimals).unwrap_or_default();
            facts.insert(row.id, Facts { name: row.name, decimals, frequency, source: row.source });
        }
        let rows = comparison::Entity::find().order_by_desc(comparison::Column::Id).all(db).await?;
        let mut comparisons = HashMap::with_capacity(rows.len() * 2);
        let mut comparison_titles = HashMap::with_capacity(rows.len());
        for row in rows.iter().filter(|row| !row.kolada_code.is_empty()) {
            comparisons.insert(row.kolada_code.clone(), row.id);
        }
        for row in rows {
            comparisons.insert(row.external_id.clone(), row.id);
            comparison_titles.insert(row.id, read_comparison(row)?.title());
        }
        let own_code = own_code(db).await?;
        Ok(Self { indicators, facts, comparisons, comparison_titles, own_code })
    }

    /// How often figures of the indicator come; of one that is not known the day says the year.
    fn frequency(&self, indicator: Option<i64>) -> Frequency {
        indicator.and_then(|id| self.facts.get(&id)).map_or(Frequency::Year, |facts| facts.frequency)
    }

    /// The series that a cell means: `Some(None)` is the municipality's own.
    fn comparison(&self, told: &str) -> Option<Option<i64>> {
        if told.is_empty() || told == self.own_code {
            return Some(None);
        }
        self.comparisons.get(told).map(|id| Some(*id))
    }

    fn change(&self, at: MeasuredAt, before: Value, after: Value) -> ValueChange {
        let facts = self.facts.get(&at.indicator);
        let comparison = at.comparison.and_then(|id| self.comparison_titles.get(&id)).cloned().unwrap_or_default();
        ValueChange {
            indicator: IndicatorId(at.indicator),
            name: facts.map(|facts| facts.name.clone()).unwrap_or_default(),
            decimals: facts.map(|facts| facts.decimals).unwrap_or_default(),
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
