//! Indicators in lists, read from how they stand and not from their history.

use super::{read_decimals, read_period, unit_name};
use crate::appointment::answered_for;
use crate::dialect::alphabetical;
use crate::entity::{appointment, indicator, indicator_goal, standing, unit};
use crate::error::{Result, unreadable};
use crate::standing::{read_targets, read_values};
use crate::{Store, organisation, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::{GoalId, IndicatorId};
use domain::indicator::{INDICATORS_PER_PAGE, IndicatorFilter, IndicatorList, IndicatorRow};
use domain::lasting::Lasting;
use domain::permission::{Action, may_somewhere};
use domain::status::{Status, Suggestion};
use domain::trend::{Trend, TrendKind};
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, Iterable, JoinType, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Deserialize;

impl Store {
    /// A page of the indicators that the reader asked for. Everybody may read it.
    pub async fn indicator_list(
        &self,
        actor: &Actor,
        filter: &IndicatorFilter,
        today: NaiveDate,
    ) -> Result<IndicatorList> {
        let condition = condition(self.read.get_database_backend(), filter, today);
        let page = u64::from(filter.page).saturating_sub(1);
        let total = count(&self.read, condition.clone()).await?;
        let rows = query(condition).offset(page * INDICATORS_PER_PAGE).limit(INDICATORS_PER_PAGE);
        Ok(IndicatorList {
            rows: read(&self.read, rows, today).await?,
            total,
            units: organisation::bodies(&self.read, filter.unit, today).await?,
            can_define: may_somewhere(actor, Action::DefineIndicator),
        })
    }
}

/// How many indicators fulfil the condition.
pub(crate) async fn count(db: &impl ConnectionTrait, condition: Condition) -> Result<u64> {
    // The identity alone: an index can answer, and no row is read.
    Ok(indicator::Entity::find().select_only().column(indicator::Column::Id).filter(condition).count(db).await?)
}

fn condition(engine: DatabaseBackend, filter: &IndicatorFilter, today: NaiveDate) -> Condition {
    Condition::all()
        .add_option(filter.unit.map(|unit| indicator::Column::UnitId.in_subquery(organisation::branch(engine, unit))))
        .add_option(filter.orphans.then(|| is_orphan(today)))
        .add_option(filter.stale.then(|| is_late(today)))
}

/// That nobody living owns the indicator: no owner is stated, or nobody holds a role that answers where the owner's role is held.
pub(crate) fn is_orphan(today: NaiveDate) -> Condition {
    use indicator::Column as I;
    // Not a question for each indicator: the units where somebody answers are found once.
    let lives = I::OwnerUnitId.in_subquery(answered_for(today));
    Condition::all().add(is_measured(today)).add(Condition::any().add(I::OwnerUnitId.is_null()).add(lives.not()))
}

/// How many indicators [`is_orphan`] finds, in two [`Counted`](packed::Counted) to be added up: those without an owner, and those of each
/// unit where nobody answers. Such units are few, and to ask so of each of thousands of indicators takes twice as long.
pub(crate) fn orphan_counts(today: NaiveDate) -> SelectStatement {
    use indicator::Column as I;
    let counted = |condition: Condition| {
        let count = indicator::Entity::find().select_only().expr_as(Func::count(Expr::col(Asterisk)), "held");
        count.filter(is_measured(today)).filter(condition).into_query()
    };
    let of_unit = I::OwnerUnitId.into_expr().equals((unit::Entity, unit::Column::Id));
    let held = Expr::SubQuery(None, Box::new(counted(Condition::all().add(of_unit)).into()));
    let sum = Func::coalesce([Func::sum(held).into(), Expr::value(0)]);
    let unanswered = Query::select()
        .expr_as(Func::cast_as(sum, "bigint"), "held")
        .from(unit::Entity)
        .and_where(unit::Column::Id.not_in_subquery(answered_for(today)))
        .take();
    counted(Condition::all().add(I::OwnerUnitId.is_null())).union(UnionType::All, unanswered).take()
}

/// That somebody holds a role at the owner's unit on the day that answers for what the unit owns.
pub(crate) fn owner_lives(day: NaiveDate) -> sea_orm::sea_query::Expr {
    let at_the_owner = Expr::col((appointment::Entity, appointment::Column::UnitId))
        .equals((indicator::Entity, indicator::Column::OwnerUnitId));
    Expr::exists(answered_for(day).and_where(at_the_owner).take())
}

/// That a figure is missing, or that a newer one should have come.
pub(crate) fn is_late(today: NaiveDate) -> Condition {
    let late = Query::select()
        .column(standing::Column::IndicatorId)
        .from(standing::Entity)
        .and_where(standing::Column::LatestPeriod.is_null().or(standing::Column::StaleFrom.lte(today)))
        .to_owned();
    Condition::all().add(is_measured(today)).add(indicator::Column::Id.in_subquery(late))
}

/// That the indicator is still measured.
fn is_measured(today: NaiveDate) -> Condition {
    Condition::any().add(indicator::Column::EndedOn.is_null()).add(indicator::Column::EndedOn.gt(today))
}

/// The indicators that fulfil a condition on `indicator`, `standing` and `unit`, by name: one statement.
pub(crate) async fn indicator_rows(
    db: &impl ConnectionTrait,
    condition: Condition,
    today: NaiveDate,
) -> Result<Vec<IndicatorRow>> {
    read(db, query(condition), today).await
}

/// The rows of the indicators that `condition` lets through, each a [`StoredRow`].
pub(crate) fn selected(condition: Condition) -> SelectStatement {
    query(condition).into_query()
}

async fn read(
    db: &impl ConnectionTrait,
    chosen: Select<indicator::Entity>,
    today: NaiveDate,
) -> Result<Vec<IndicatorRow>> {
    let rows: Vec<StoredRow> = packed::all(db, chosen.into_query()).await?;
    rows.into_iter().map(|row| row.read(today)).collect()
}

/// The main indicators of goals, each with its goal, by name: one statement.
pub(crate) async fn main_indicators_of_goals(
    db: &impl ConnectionTrait,
    goals: &[i64],
    today: NaiveDate,
) -> Result<Vec<(GoalId, IndicatorRow)>> {
    let rows: Vec<StoredRow> = packed::all(db, main_indicators(goals)).await?;
    rows.into_iter().map(|row| row.read_of_goal(today)).collect()
}

/// The main indicators of goals, by name: each a [`StoredRow`] to be read with its goal.
pub(crate) fn main_indicators(goals: &[i64]) -> SelectStatement {
    use indicator_goal::Column as Link;
    columns(Condition::all().add(Link::GoalId.is_in(goals.iter().copied())).add(Link::Main.eq(true)))
        .join_rev(JoinType::InnerJoin, super::series::to_indicator())
        .column_as(Link::GoalId, OF_GOAL)
        .into_query()
}

/// The column for the goal that a row was asked for.
const OF_GOAL: &str = "of_goal";

fn query(condition: Condition) -> Select<indicator::Entity> {
    columns(condition).expr_as(Expr::cust("CAST(NULL AS bigint)"), OF_GOAL)
}

fn columns(condition: Condition) -> Select<indicator::Entity> {
    use indicator::Column as I;
    use standing::Column as S;
    indicator::Entity::find()
        .select_only()
        .columns([I::Id, I::Name, I::UnitOfMeasure, I::Decimals, I::UnitId])
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .columns(standing::Column::iter().filter(|column| !matches!(column, S::IndicatorId | S::Gist)))
        .join(JoinType::InnerJoin, to_standing())
        .join(JoinType::InnerJoin, to_unit())
        .filter(condition)
        .order_by(alphabetical(I::Name), Order::Asc)
        .order_by(I::Id, Order::Asc)
}

fn to_standing() -> RelationDef {
    indicator::Entity::belongs_to(standing::Entity).from(indicator::Column::Id).to(standing::Column::IndicatorId).into()
}

/// From an indicator to the unit that it belongs to.
pub(crate) fn to_unit() -> RelationDef {
    indicator::Entity::belongs_to(unit::Entity).from(indicator::Column::UnitId).to(unit::Column::Id).into()
}

/// A row of a list, and how it stands as `standing` keeps it.
#[derive(Deserialize)]
pub(crate) struct StoredRow {
    id: i64,
    name: String,
    unit_of_measure: String,
    decimals: i32,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    of_goal: Option<i64>,
    sparkline: String,
    latest_period: Option<String>,
    #[serde(deserialize_with = "packed::figure")]
    latest_value: Option<f64>,
    targets: String,
    #[serde(deserialize_with = "packed::figure")]
    since_year_before: Option<f64>,
    #[serde(deserialize_with = "packed::figure")]
    gap: Option<f64>,
    trend: String,
    #[serde(deserialize_with = "packed::figure")]
    per_year: Option<f64>,
    values: i32,
    status: String,
    reason: String,
    stale_from: Option<NaiveDate>,
    too_old_from: Option<NaiveDate>,
    first_expected: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
}

impl StoredRow {
    /// The row with the goal that it was asked for.
    pub(crate) fn read_of_goal(self, today: NaiveDate) -> Result<(GoalId, IndicatorRow)> {
        let goal = self.of_goal.ok_or_else(|| unreadable("goal of an indicator", &self.name))?;
        Ok((GoalId(goal), self.read(today)?))
    }

    /// The row as it reads on `today`.
    pub(crate) fn read(self, today: NaiveDate) -> Result<IndicatorRow> {
        let kept = self.lasting()?;
        Ok(IndicatorRow {
            id: IndicatorId(self.id),
            name: self.name,
            unit_of_measure: self.unit_of_measure,
            decimals: read_decimals(self.decimals)?,
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            latest: kept.latest,
            since_year_before: kept.since_year_before,
            target: kept.target(today),
            gap: kept.gap,
            trend: kept.trend,
            suggestion: kept.suggestion(today),
            freshness: kept.freshness(today),
            sparkline: read_values(&self.sparkline)?,
        })
    }

    /// What was kept; what depends on the day is asked of it.
    fn lasting(&self) -> Result<Lasting> {
        let period = self.latest_period.as_deref().map(read_period).transpose()?;
        Ok(Lasting {
            latest: period.zip(self.latest_value),
            targets: read_targets(&self.targets)?,
            since_year_before: self.since_year_before,
            gap: self.gap,
            trend: Trend {
                kind: TrendKind::from_word(&self.trend).ok_or_else(|| unreadable("trend", &self.trend))?,
                per_year: self.per_year.unwrap_or_default(),
                values: u32::try_from(self.values).unwrap_or(0),
            },
            suggestion: Suggestion {
                status: Status::from_word(&self.status).ok_or_else(|| unreadable("status", &self.status))?,
                reason: serde_json::from_str(&self.reason).map_err(|_| unreadable("reason", &self.reason))?,
            },
            stale_from: self.stale_from,
            too_old_from: self.too_old_from,
            first_expected: self.first_expected,
            ended_on: self.ended_on,
        })
    }
}
