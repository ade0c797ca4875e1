//! Indicators in lists, read from how they stand and not from their history.

use super::{read_decimals, unit_name};
use crate::appointment::answered_for;
use crate::dialect::alphabetical;
use crate::entity::{appointment, indicator, indicator_goal, standing, unit};
use crate::error::Result;
use crate::standing::{Kept, read_values};
use crate::{Store, organisation};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::{GoalId, IndicatorId};
use domain::indicator::{INDICATORS_PER_PAGE, IndicatorFilter, IndicatorList, IndicatorRow};
use domain::permission::{Action, may_somewhere};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, FromQueryResult, JoinType, Order,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};

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
        let rows: Vec<Stored> = rows.into_model().all(&self.read).await?;
        Ok(IndicatorList {
            rows: rows.into_iter().map(|row| row.read(false, today)).collect::<Result<_>>()?,
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
    let rows: Vec<Stored> = query(condition).into_model().all(db).await?;
    rows.into_iter().map(|row| row.read(false, today)).collect()
}

/// The indicators of goals, main ones first: one statement. Without `goals`, those of all goals.
pub(crate) async fn indicator_rows_of_goals(
    db: &impl ConnectionTrait,
    goals: Option<&[i64]>,
    today: NaiveDate,
) -> Result<Vec<(GoalId, IndicatorRow)>> {
    use indicator_goal::Column as Link;
    let condition = Condition::all().add_option(goals.map(|goals| Link::GoalId.is_in(goals.iter().copied())));
    let rows = query(condition)
        .join_rev(JoinType::InnerJoin, super::series::to_indicator())
        .column_as(Link::GoalId, "goal_id")
        .column_as(Link::Main, "main");
    let rows: Vec<OfGoal> = rows.into_model().all(db).await?;
    let mut rows: Vec<(GoalId, IndicatorRow)> = rows
        .into_iter()
        .map(|OfGoal { goal_id, main, row }| Ok((GoalId(goal_id), row.read(main, today)?)))
        .collect::<Result<_>>()?;
    rows.sort_by_key(|(_, row)| !row.main);
    Ok(rows)
}

fn query(condition: Condition) -> Select<indicator::Entity> {
    use indicator::Column as I;
    indicator::Entity::find()
        .select_only()
        .columns([I::Id, I::Name, I::UnitOfMeasure, I::Decimals, I::UnitId])
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column(standing::Column::Sparkline)
        .columns(Kept::COLUMNS)
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

#[derive(FromQueryResult)]
struct Stored {
    id: i64,
    name: String,
    unit_of_measure: String,
    decimals: i32,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    sparkline: String,
    #[sea_orm(nested)]
    kept: Kept,
}

/// A row of a list, with the goal it was asked for.
#[derive(FromQueryResult)]
struct OfGoal {
    goal_id: i64,
    main: bool,
    #[sea_orm(nested)]
    row: Stored,
}

impl Stored {
    fn read(self, main: bool, today: NaiveDate) -> Result<IndicatorRow> {
        let kept = self.kept.lasting()?;
        Ok(IndicatorRow {
            id: IndicatorId(self.id),
            name: self.name,
            unit_of_measure: self.unit_of_measure,
            decimals: read_decimals(self.decimals)?,
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            main,
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
}
