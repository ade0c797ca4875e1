//! How each indicator stands, kept right in the transaction of every act that touches its figures, targets or definition.
//!
//! What is kept holds whatever the day (`domain::lasting`); what depends on the day is added at reading.

use crate::dialect;
use crate::entity::{goal, goal_standing, indicator_goal, standing};
use crate::error::{Result, unreadable};
use crate::indicator::read_period;
use crate::indicator::series::{indicators, own_totals, targets};
use chrono::NaiveDate;
use domain::indicator::{Indicator, Target};
use domain::lasting::Lasting;
use domain::measurement::Series;
use domain::period::Period;
use domain::status::lasting;
use sea_orm::sea_query::{Expr, OnConflict, Query, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Iterable, QueryFilter,
    QuerySelect, QueryTrait,
};
use std::fmt::Write;

/// How many of the newest values a sparkline shows.
const SPARKLINE: usize = 12;
/// How many rows go into one statement: 16 columns each, and SQLite takes 32 766 values.
const ROWS_AT_ONCE: usize = 500;

/// Works out anew how these indicators stand. Called last in every act that touches figures, targets or definitions; a handful
/// of statements for each thousand.
pub(crate) async fn refresh(tx: &DatabaseTransaction, ids: &[i64]) -> Result<()> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let indicators = indicators(tx, &ids).await?;
    let targets = targets(tx, &ids).await?;
    let own = own_totals(tx, &ids).await?;
    let (no_targets, no_figures) = (Vec::new(), Series::default());
    let rows: Vec<standing::ActiveModel> = indicators
        .iter()
        .map(|indicator| {
            let targets = targets.get(&indicator.id.0).unwrap_or(&no_targets);
            let own = own.get(&indicator.id.0).unwrap_or(&no_figures);
            stored(indicator, targets, own)
        })
        .collect();
    for some in rows.chunks(ROWS_AT_ONCE) {
        let others = standing::Column::iter().filter(|column| !matches!(column, standing::Column::IndicatorId));
        standing::Entity::insert_many(some.to_vec())
            .on_conflict(OnConflict::column(standing::Column::IndicatorId).update_columns(others).to_owned())
            .exec_without_returning(tx)
            .await?;
    }
    let shown_by = indicator_goal::Entity::find()
        .select_only()
        .column(indicator_goal::Column::GoalId)
        .filter(dialect::one_of(tx.get_database_backend(), "indicator_goal.indicator_id", &ids));
    refresh_goals(tx, goal::Column::Id.in_subquery(shown_by.into_query())).await
}

/// What decides a goal's status: a line for each main indicator. One text for each goal keeps the rows few.
const GISTS: &str = "(SELECT string_agg(link.indicator_id || '|' || kept.gist, '~' ORDER BY link.indicator_id) FROM indicator_goal link \
     INNER JOIN standing kept ON kept.indicator_id = link.indicator_id WHERE link.goal_id = goal.id AND link.main)";

/// Puts together anew what decides the status of the goals that `condition` lets through: of each that has got or lost an indicator, or has
/// one whose standing is another. Two who change indicators of one goal follow each other, so that the second sees what the first did.
pub(crate) async fn refresh_goals(tx: &DatabaseTransaction, condition: SimpleExpr) -> Result<()> {
    use goal_standing::Column as G;
    dialect::lock_trail(tx).await?;
    let gists = goal::Entity::find()
        .select_only()
        .column(goal::Column::Id)
        .expr(Expr::cust(format!("COALESCE({GISTS}, '')")))
        .filter(condition)
        .into_query();
    let mut insert = Query::insert();
    insert
        .into_table(goal_standing::Entity)
        .columns([G::GoalId, G::Gists])
        .select_from(gists)
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(OnConflict::column(G::GoalId).update_column(G::Gists).to_owned());
    tx.execute(&insert).await?;
    Ok(())
}

fn stored(indicator: &Indicator, targets: &[Target], own: &Series) -> standing::ActiveModel {
    let kept = lasting(indicator, targets, own);
    let values = newest_values(own);
    standing::ActiveModel {
        indicator_id: Set(indicator.id.0),
        latest_period: Set(kept.latest.map(|(period, _)| period.to_string())),
        latest_value: Set(kept.latest.map(|(_, value)| value)),
        targets: Set(write_targets(&kept.targets)),
        since_year_before: Set(kept.since_year_before),
        gap: Set(kept.gap),
        trend: Set(kept.trend.kind.word().to_owned()),
        per_year: Set(kept.trend.per_year),
        values: Set(i32::try_from(kept.trend.values).unwrap_or(i32::MAX)),
        status: Set(kept.suggestion.status.word().to_owned()),
        reason: Set(crate::event::json(&kept.suggestion.reason)),
        sparkline: Set(write_values(&values)),
        stale_from: Set(kept.stale_from),
        too_old_from: Set(kept.too_old_from),
        first_expected: Set(kept.first_expected),
        ended_on: Set(kept.ended_on),
        gist: Set(gist(&kept, &values)),
    }
}

/// All that the status of its goals needs of an indicator, as one text that is put together with others by the engine:
/// `status|latest period|stale from|too old from|first expected|ended on|values`.
fn gist(kept: &Lasting, values: &[f64]) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let days = [kept.stale_from, kept.too_old_from, kept.first_expected, kept.ended_on].map(day).join("|");
    let latest = kept.latest.map(|(period, _)| period.to_string()).unwrap_or_default();
    format!("{}|{latest}|{days}|{}", kept.suggestion.status.word(), write_values(values))
}

/// The values of a sparkline, oldest first.
pub(crate) fn newest_values(own: &Series) -> Vec<f64> {
    let mut values: Vec<f64> = own.values().rev().take(SPARKLINE).map(|(_, value)| value).collect();
    values.reverse();
    values
}

fn write_targets(targets: &[(Period, f64)]) -> String {
    targets.iter().fold(String::new(), |mut text, (period, value)| {
        let _ = write!(text, "{period}={value};");
        text
    })
}

/// The targets of a stored standing, by period.
pub(crate) fn read_targets(text: &str) -> Result<Vec<(Period, f64)>> {
    let broken = || unreadable("targets", text);
    text.split_terminator(';')
        .map(|target| {
            let (period, value) = target.split_once('=').ok_or_else(broken)?;
            Ok((read_period(period)?, value.parse().map_err(|_| broken())?))
        })
        .collect()
}

fn write_values(values: &[f64]) -> String {
    values.iter().fold(String::new(), |mut text, value| {
        let _ = write!(text, "{value};");
        text
    })
}

/// The values of a stored sparkline, oldest first.
pub(crate) fn read_values(text: &str) -> Result<Vec<f64>> {
    text.split_terminator(';').map(|value| value.parse().map_err(|_| unreadable("sparkline", text))).collect()
}
