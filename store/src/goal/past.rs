//! How goals stood on an earlier day, from the figures known then: the standing table knows only today's.

use super::list::Figures;
use crate::entity::{indicator, indicator_goal, measurement, target, unit};
use crate::error::{Result, unreadable};
use crate::indicator::list::to_unit;
use crate::indicator::series::{holding, read_reading, read_target};
use crate::indicator::{read, read_period};
use chrono::NaiveDate;
use domain::id::GoalId;
use domain::indicator::{Indicator, IndicatorRow, Target};
use domain::measurement::{Point, Series, Sex};
use domain::organisation::UnitName;
use domain::status::{Freshness, of_goal, standing};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// The main indicators of every goal as they stood on `day`. Four statements.
pub(crate) async fn main_indicators_on(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<Vec<(GoalId, IndicatorRow)>> {
    let links: Vec<(i64, i64)> = indicator_goal::Entity::find()
        .select_only()
        .columns([indicator_goal::Column::GoalId, indicator_goal::Column::IndicatorId])
        .filter(indicator_goal::Column::Main.eq(true))
        .order_by_asc(indicator_goal::Column::IndicatorId)
        .into_tuple()
        .all(db)
        .await?;
    let mut targets = targets(db).await?;
    let mut own = own_on(db, day).await?;
    let rows = indicator::Entity::find()
        .select_also(unit::Entity)
        .join(JoinType::InnerJoin, to_unit())
        .filter(indicator::Column::Id.in_subquery(main()))
        .all(db)
        .await?;
    let mut stood = HashMap::with_capacity(rows.len());
    for (row, unit) in rows {
        let indicator = read(row)?;
        let unit = unit.map(crate::organisation::read).transpose()?;
        let unit = unit.ok_or_else(|| unreadable("unit of indicator", &indicator.id.to_string()))?.as_name();
        let targets = targets.remove(&indicator.id.0).unwrap_or_default();
        let own = own.remove(&indicator.id.0).unwrap_or_default();
        stood.insert(indicator.id.0, row_on(indicator, unit, &targets, &own, day));
    }
    Ok(links.into_iter().filter_map(|(goal, id)| Some((GoalId(goal), stood.get(&id)?.clone()))).collect())
}

/// The indicator as a list shows it, from the figures known on `day`.
fn row_on(indicator: Indicator, unit: UnitName, targets: &[Target], own: &Series, day: NaiveDate) -> IndicatorRow {
    let standing = standing(&indicator, targets, own, day);
    IndicatorRow {
        id: indicator.id,
        name: indicator.name,
        unit_of_measure: indicator.unit_of_measure,
        decimals: indicator.decimals,
        unit,
        main: true,
        latest: standing.latest,
        since_year_before: standing.since_year_before,
        target: standing.target,
        gap: standing.gap,
        trend: standing.trend,
        suggestion: standing.suggestion,
        freshness: standing.freshness,
        sparkline: own.values().map(|(_, value)| value).collect(),
    }
}

/// What the main indicators of each goal say of it.
pub(crate) fn figures(indicators: &[(GoalId, IndicatorRow)]) -> HashMap<i64, Figures> {
    let mut of: HashMap<i64, Vec<&IndicatorRow>> = HashMap::new();
    for (goal, row) in indicators {
        of.entry(goal.0).or_default().push(row);
    }
    let said = |main: Vec<&IndicatorRow>| Figures {
        suggestion: of_goal(main.iter().map(|row| &row.suggestion)),
        sparkline: main.first().map(|row| row.sparkline.clone()).unwrap_or_default(),
        age: Freshness::oldest(main.iter().map(|row| row.freshness)),
    };
    of.into_iter().map(|(goal, main)| (goal, said(main))).collect()
}

/// The indicators that are the main indicator of some goal.
fn main() -> SelectStatement {
    Query::select()
        .column(indicator_goal::Column::IndicatorId)
        .from(indicator_goal::Entity)
        .and_where(indicator_goal::Column::Main.eq(true))
        .take()
}

async fn targets(db: &impl ConnectionTrait) -> Result<HashMap<i64, Vec<Target>>> {
    let rows = target::Entity::find().filter(target::Column::IndicatorId.in_subquery(main())).all(db).await?;
    let mut found: HashMap<i64, Vec<Target>> = HashMap::new();
    for row in rows {
        found.entry(row.indicator_id).or_default().push(read_target(row)?);
    }
    for targets in found.values_mut() {
        targets.sort_by_key(|target| target.period);
    }
    Ok(found)
}

/// The own series for everybody, as known on `day`.
async fn own_on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<HashMap<i64, Series>> {
    use measurement::Column as M;
    let rows: Vec<(i64, String, String, Option<f64>, NaiveDate)> = measurement::Entity::find()
        .select_only()
        .columns([M::IndicatorId, M::Period, M::Outcome, M::Value, M::ReportedOn])
        .filter(M::IndicatorId.in_subquery(main()))
        .filter(M::ComparisonId.is_null())
        .filter(M::Sex.eq(Sex::Total.word()))
        .filter(holding(Some(day)))
        .into_tuple()
        .all(db)
        .await?;
    let mut found: HashMap<i64, Series> = HashMap::new();
    for (indicator, period, outcome, value, reported_on) in rows {
        let point = Point { period: read_period(&period)?, reading: read_reading(&outcome, value)?, reported_on };
        found.entry(indicator).or_default().points.push(point);
    }
    for series in found.values_mut() {
        series.points.sort_by_key(|point| point.period);
    }
    Ok(found)
}
