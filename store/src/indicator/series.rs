//! Indicators with their targets, figures and comparisons: what the charts and rules work on.

use super::{read, read_period};
use crate::entity::{comparison, indicator, indicator_goal, measurement, target};
use crate::error::{Result, unreadable};
use crate::packed::{self, Found, Lists};
use chrono::NaiveDate;
use domain::comparison::{Comparison, ComparisonKind};
use domain::id::{ComparisonId, GoalId, IndicatorId, TargetId};
use domain::indicator::{Aim, AimKind, Indicator, IndicatorSeries, Target};
use domain::measurement::{Outcome, Point, Reading, Series, Sex};
use domain::order::Alphabetical;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::HashMap;

/// How many identities go into one statement; SQLite takes 32 766, and planning grows with the list.
pub(crate) const AT_ONCE: usize = 1000;

/// With the indicators that show the effect of a goal, their targets, figures and comparisons: five lists, which
/// [`series_of_goal`] reads.
pub(crate) fn with_series_of_goal(lists: Lists, goal: GoalId) -> Lists {
    let links = || indicator_goal::Entity::find().filter(indicator_goal::Column::GoalId.eq(goal.0));
    let linked = || links().select_only().column(indicator_goal::Column::IndicatorId).into_query();
    let figures = || measurement::Entity::find().filter(measurement::Column::IndicatorId.in_subquery(linked()));
    let points =
        figures().select_only().columns(StoredPoint::COLUMNS).filter(measurement::Column::SupersededOn.is_null());
    let compared = figures().select_only().column(measurement::Column::ComparisonId);
    lists
        .with::<indicator_goal::Model>(links().into_query())
        .with::<indicator::Model>(
            indicator::Entity::find().filter(indicator::Column::Id.in_subquery(linked())).into_query(),
        )
        .with::<target::Model>(
            target::Entity::find().filter(target::Column::IndicatorId.in_subquery(linked())).into_query(),
        )
        .with::<comparison::Model>(
            comparison::Entity::find().filter(comparison::Column::Id.in_subquery(compared.into_query())).into_query(),
        )
        .with::<StoredPoint>(points.into_query())
}

/// What [`with_series_of_goal`] asked for: main indicators first.
pub(crate) fn series_of_goal(found: &mut Found) -> Result<Vec<IndicatorSeries>> {
    let links: Vec<indicator_goal::Model> = found.list()?;
    let indicators: Vec<indicator::Model> = found.list()?;
    let mut targets = by_indicator(found.list()?)?;
    let mut lines = Lines::default();
    lines.add(found.list()?, found.list()?)?;
    let main: HashMap<i64, bool> = links.into_iter().map(|link| (link.indicator_id, link.main)).collect();
    let mut series = Vec::with_capacity(indicators.len());
    for row in indicators {
        let main = main.get(&row.id).copied().unwrap_or_default();
        let targets = targets.remove(&row.id).unwrap_or_default();
        series.push(lines.assemble(main, read(row)?, targets));
    }
    series.sort_by(|one, other| reading_order(one).cmp(&reading_order(other)));
    Ok(series)
}

/// Main indicators first, each by name.
fn reading_order(it: &IndicatorSeries) -> (bool, Alphabetical<'_>, IndicatorId) {
    (!it.main, Alphabetical(&it.indicator.name), it.indicator.id)
}

/// These indicators, in no particular order.
pub(crate) async fn indicators(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Indicator>> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let rows = indicator::Entity::find().filter(indicator::Column::Id.is_in(some.iter().copied()));
        for row in rows.all(db).await? {
            found.push(read(row)?);
        }
    }
    Ok(found)
}

/// From the link between indicators and goals to the indicator.
pub(crate) fn to_indicator() -> sea_orm::RelationDef {
    indicator_goal::Entity::belongs_to(indicator::Entity)
        .from(indicator_goal::Column::IndicatorId)
        .to(indicator::Column::Id)
        .into()
}

/// The targets of indicators, oldest first, by indicator.
pub(crate) async fn targets(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Vec<Target>>> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let rows = target::Entity::find().filter(target::Column::IndicatorId.is_in(some.iter().copied()));
        found.extend(rows.all(db).await?);
    }
    by_indicator(found)
}

fn by_indicator(rows: Vec<target::Model>) -> Result<HashMap<i64, Vec<Target>>> {
    let mut found: HashMap<i64, Vec<Target>> = HashMap::new();
    for row in rows {
        found.entry(row.indicator_id).or_default().push(read_target(row)?);
    }
    for targets in found.values_mut() {
        targets.sort_by_key(|target| target.period);
    }
    Ok(found)
}

/// A stored target as the domain knows it.
pub(crate) fn read_target(row: target::Model) -> Result<Target> {
    let aim = match (AimKind::from_word(&row.aim), row.value) {
        (Some(AimKind::Value), Some(value)) => Aim::Value { value },
        (Some(AimKind::Increase), _) => Aim::Increase,
        (Some(AimKind::Decrease), _) => Aim::Decrease,
        (Some(AimKind::Text), _) => Aim::Text { text: row.text },
        _ => return Err(unreadable("aim", &row.aim)),
    };
    Ok(Target {
        id: TargetId(row.id),
        indicator: IndicatorId(row.indicator_id),
        period: read_period(&row.period)?,
        aim,
        interim: row.interim,
        note: row.note,
        version: row.version,
    })
}

/// One line of a chart: an indicator's figures of one series for one sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Line {
    indicator: i64,
    comparison: Option<i64>,
    sex: Sex,
}

/// What a chart needs of a measurement, as stored.
#[derive(Deserialize)]
struct StoredPoint {
    indicator_id: i64,
    comparison_id: Option<i64>,
    period: String,
    sex: String,
    outcome: String,
    #[serde(deserialize_with = "crate::packed::figure")]
    value: Option<f64>,
    reported_on: NaiveDate,
}

impl StoredPoint {
    const COLUMNS: [measurement::Column; 7] = {
        use measurement::Column as M;
        [M::IndicatorId, M::ComparisonId, M::Period, M::Sex, M::Outcome, M::Value, M::ReportedOn]
    };
}

/// The lines of charts while they are put together.
#[derive(Default)]
pub(crate) struct Lines {
    lines: HashMap<Line, Series>,
    comparisons: HashMap<i64, Comparison>,
}

impl Lines {
    /// Adds one point to its line.
    pub(crate) fn push(&mut self, indicator: i64, comparison: Option<Comparison>, sex: Sex, point: Point) {
        let line = Line { indicator, comparison: comparison.as_ref().map(|comparison| comparison.id.0), sex };
        self.lines.entry(line).or_default().points.push(point);
        if let Some(comparison) = comparison {
            self.comparisons.entry(comparison.id.0).or_insert(comparison);
        }
    }

    /// Adds stored points, and all that they are compared with.
    fn add(&mut self, comparisons: Vec<comparison::Model>, points: Vec<StoredPoint>) -> Result<()> {
        for row in comparisons {
            self.comparisons.insert(row.id, read_comparison(row)?);
        }
        for row in points {
            let sex = Sex::from_word(&row.sex).ok_or_else(|| unreadable("sex", &row.sex))?;
            let point = Point {
                period: read_period(&row.period)?,
                reading: read_reading(&row.outcome, row.value)?,
                reported_on: row.reported_on,
            };
            let line = Line { indicator: row.indicator_id, comparison: row.comparison_id, sex };
            self.lines.entry(line).or_default().points.push(point);
        }
        Ok(())
    }

    /// The indicator with its lines, each oldest first.
    pub(crate) fn assemble(&mut self, main: bool, indicator: Indicator, targets: Vec<Target>) -> IndicatorSeries {
        let id = indicator.id.0;
        let own = self.take(id, None, Sex::Total).unwrap_or_default();
        let by_sex =
            [Sex::Women, Sex::Men].into_iter().filter_map(|sex| Some((sex, self.take(id, None, sex)?))).collect();
        let known: Vec<Comparison> = self.comparisons.values().cloned().collect();
        let mut comparisons: Vec<(Comparison, Series)> = known
            .into_iter()
            .filter_map(|comparison| {
                let series = self.take(id, Some(comparison.id.0), Sex::Total)?;
                Some((comparison, series))
            })
            .collect();
        comparisons.sort_by(|(a, _), (b, _)| {
            (a.kind, Alphabetical(&a.name), a.id).cmp(&(b.kind, Alphabetical(&b.name), b.id))
        });
        IndicatorSeries { indicator, main, targets, own, by_sex, comparisons }
    }

    fn take(&mut self, indicator: i64, comparison: Option<i64>, sex: Sex) -> Option<Series> {
        let mut series = self.lines.remove(&Line { indicator, comparison, sex })?;
        series.points.sort_by_key(|point| point.period);
        Some(series)
    }
}

/// A stored outcome with its value.
pub(crate) fn read_reading(outcome: &str, value: Option<f64>) -> Result<Reading> {
    let known = Outcome::from_word(outcome).ok_or_else(|| unreadable("outcome", outcome))?;
    Reading::new(known, value).map_err(|_| unreadable("value of outcome", outcome))
}

/// What the rule needs of a measurement, as stored.
#[derive(Deserialize)]
struct StoredTotal {
    indicator_id: i64,
    period: String,
    outcome: String,
    #[serde(deserialize_with = "crate::packed::figure")]
    value: Option<f64>,
    reported_on: NaiveDate,
}

/// The own series for everybody, by indicator: what the rule judges by. One statement for each thousand.
pub(crate) async fn own_totals(db: &impl ConnectionTrait, ids: &[i64]) -> Result<HashMap<i64, Series>> {
    use measurement::Column as M;
    let mut found: HashMap<i64, Series> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let select = measurement::Entity::find()
            .select_only()
            .columns([M::IndicatorId, M::Period, M::Outcome, M::Value, M::ReportedOn])
            .filter(M::IndicatorId.is_in(some.iter().copied()))
            .filter(M::ComparisonId.is_null())
            .filter(M::Sex.eq(Sex::Total.word()))
            .filter(M::SupersededOn.is_null());
        for row in packed::all::<StoredTotal>(db, select.into_query()).await? {
            let (period, reading) = (read_period(&row.period)?, read_reading(&row.outcome, row.value)?);
            let point = Point { period, reading, reported_on: row.reported_on };
            found.entry(row.indicator_id).or_default().points.push(point);
        }
    }
    for series in found.values_mut() {
        series.points.sort_by_key(|point| point.period);
    }
    Ok(found)
}

/// A stored comparison as the domain knows it.
pub(crate) fn read_comparison(row: comparison::Model) -> Result<Comparison> {
    Ok(Comparison {
        id: ComparisonId(row.id),
        external_id: row.external_id,
        kind: ComparisonKind::from_word(&row.kind).ok_or_else(|| unreadable("kind of comparison", &row.kind))?,
        name: row.name,
        kolada_code: row.kolada_code,
        group_year: row.group_year.and_then(|year| i32::try_from(year).ok()),
    })
}
