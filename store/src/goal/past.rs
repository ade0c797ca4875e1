//! How goals stood on an earlier day, from the figures known then: the standing table knows only today's.

use crate::entity::{indicator, indicator_goal, measurement, target};
use crate::error::Result;
use crate::indicator::series::{holding, read_reading, read_target};
use crate::indicator::{read, read_period};
use chrono::NaiveDate;
use domain::indicator::Target;
use domain::measurement::{Point, Series, Sex};
use domain::status::{Suggestion, of_goal, standing};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// What the rule would have suggested for each goal on `day`, and the values of its first main indicator. Four statements.
pub(crate) async fn suggestions_on(
    db: &impl ConnectionTrait,
    day: NaiveDate,
) -> Result<HashMap<i64, (Suggestion, Vec<f64>)>> {
    let links: Vec<(i64, i64)> = indicator_goal::Entity::find()
        .select_only()
        .columns([indicator_goal::Column::GoalId, indicator_goal::Column::IndicatorId])
        .filter(indicator_goal::Column::Main.eq(true))
        .order_by_asc(indicator_goal::Column::IndicatorId)
        .into_tuple()
        .all(db)
        .await?;
    let mut targets = targets(db).await?;
    let own = own_on(db, day).await?;
    let (mut judged, empty) = (HashMap::new(), Series::default());
    for row in indicator::Entity::find().filter(indicator::Column::Id.in_subquery(main())).all(db).await? {
        let indicator = read(row)?;
        let targets = targets.remove(&indicator.id.0).unwrap_or_default();
        let own = own.get(&indicator.id.0).unwrap_or(&empty);
        judged.insert(indicator.id.0, standing(&indicator, &targets, own, day).suggestion);
    }
    let mut of: HashMap<i64, Vec<i64>> = HashMap::new();
    for (goal, indicator) in links {
        of.entry(goal).or_default().push(indicator);
    }
    Ok(of
        .into_iter()
        .map(|(goal, main)| {
            let suggestion = of_goal(main.iter().filter_map(|indicator| judged.get(indicator)));
            let values = main.first().and_then(|first| own.get(first));
            let values = values.map(|own| own.values().map(|(_, value)| value).collect()).unwrap_or_default();
            (goal, (suggestion, values))
        })
        .collect())
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
