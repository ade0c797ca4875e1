//! What the form of an activity offers to choose among.

use super::approval::holding;
use super::page::activity_name;
use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{activity, goal, goal_unit, indicator, indicator_goal, unit};
use crate::error::Result;
use crate::goal::list::adopted;
use crate::organisation::existing_on;
use crate::packed::{self, Lists};
use chrono::NaiveDate;
use domain::activity::{ActivityChoices, ActivityName, Chosen};
use domain::actor::Actor;
use domain::id::{ActivityId, GoalId, IndicatorId};
use domain::organisation::{Unit, UnitPath};
use domain::permission::{Action, Place, may, require_somewhere};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::HashSet;

/// How many activities are offered to depend on: those that are due first.
const MOST_OFFERED: u64 = 300;

impl Store {
    /// What the form offers those who may write an activity: three statements. `own` is the one being changed. What was `chosen` is
    /// among the choices also when it is no longer offered, so that saving the form takes nothing away unseen.
    pub async fn activity_choices(
        &self,
        actor: &Actor,
        own: Option<ActivityId>,
        chosen: &Chosen,
        today: NaiveDate,
    ) -> Result<ActivityChoices> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin_reading().await?;
        let rows = unit::Entity::find()
            .filter(
                Condition::any()
                    .add(existing_on(today))
                    .add(unit::Column::Id.is_in(chosen.units.iter().map(|id| id.0))),
            )
            .order_by_asc(alphabetical(unit::Column::Name))
            .all(&tx)
            .await?;
        let units = rows.into_iter().map(crate::organisation::read).collect::<Result<Vec<Unit>>>()?;
        let may_write = |unit: &&Unit| may(actor, Action::WriteActivity, &Place::Unit(unit.path.clone()));
        let own_units: Vec<&Unit> = units.iter().filter(may_write).collect();
        let mut offered = Lists::new(tx.get_database_backend())
            .with::<Named>(goals(&own_units, &chosen.goals, today))
            .with::<Named>(indicators(&chosen.indicators, today))
            .with::<Other>(activities(own, &chosen.needs))
            .read(&tx)
            .await?;
        let demands = holding(&tx, Condition::all(), today).await?;
        let concerns = |path: &UnitPath| own_units.iter().any(|unit| unit.path.is_within(path));
        Ok(ActivityChoices {
            goals: named(offered.list()?, GoalId),
            indicators: named(offered.list()?, IndicatorId),
            activities: offered.list()?.into_iter().map(Other::read).collect::<Result<_>>()?,
            demands: demands.into_iter().filter(|(_, path)| concerns(path)).map(|(demand, _)| demand).collect(),
            own: own_units.iter().map(|unit| unit.as_name()).collect(),
            units: units.iter().map(Unit::as_name).collect(),
        })
    }
}

impl Store {
    /// The activities that are not over, `own` aside: one of them may go on in its place.
    pub async fn open_activities(&self, actor: &Actor, own: ActivityId) -> Result<Vec<ActivityName>> {
        require_somewhere(actor, Action::WriteActivity)?;
        let others: Vec<Other> = packed::all(&self.read, activities(Some(own), &[])).await?;
        others.into_iter().map(Other::read).collect()
    }
}

/// The goals in force, those given to the own units first.
fn goals(own: &[&Unit], chosen: &[GoalId], today: NaiveDate) -> SelectStatement {
    let line: HashSet<i64> = own
        .iter()
        .flat_map(|unit| unit.path.as_str().split('/').filter_map(|part| part.parse().ok()).collect::<Vec<i64>>())
        .collect();
    let given = Query::select()
        .column(goal_unit::Column::GoalId)
        .from(goal_unit::Entity)
        .and_where(Expr::col(goal_unit::Column::UnitId).is_in(line))
        .take();
    let is_own = Expr::col((goal::Entity, goal::Column::Id)).in_subquery(given);
    let is_chosen = goal::Column::Id.is_in(chosen.iter().map(|id| id.0));
    goal::Entity::find()
        .select_only()
        .column(goal::Column::Id)
        .column_as(goal::Column::Title, "name")
        .filter(Condition::any().add(crate::goal::list::in_force(today)).add(adopted().add(is_chosen)))
        .order_by_desc(is_own)
        .order_by_asc(alphabetical(goal::Column::Title))
        .into_query()
}

/// The indicators of goals in force.
fn indicators(chosen: &[IndicatorId], today: NaiveDate) -> SelectStatement {
    let of_goals = Query::select()
        .column((indicator_goal::Entity, indicator_goal::Column::IndicatorId))
        .from(indicator_goal::Entity)
        .inner_join(
            goal::Entity,
            Expr::col((goal::Entity, goal::Column::Id))
                .equals((indicator_goal::Entity, indicator_goal::Column::GoalId)),
        )
        .cond_where(crate::goal::list::in_force(today))
        .take();
    let is_chosen = indicator::Column::Id.is_in(chosen.iter().map(|id| id.0));
    indicator::Entity::find()
        .select_only()
        .columns([indicator::Column::Id, indicator::Column::Name])
        .filter(Condition::any().add(indicator::Column::Id.in_subquery(of_goals)).add(is_chosen))
        .order_by_asc(alphabetical(indicator::Column::Name))
        .into_query()
}

/// What is offered under its name.
#[derive(Deserialize)]
struct Named {
    id: i64,
    name: String,
}

fn named<I>(rows: Vec<Named>, id: impl Fn(i64) -> I) -> Vec<(I, String)> {
    rows.into_iter().map(|row| (id(row.id), row.name)).collect()
}

/// An activity that is offered.
#[derive(Deserialize)]
struct Other {
    id: i64,
    title: String,
    stage: String,
}

impl Other {
    fn read(self) -> Result<ActivityName> {
        activity_name(self.id, self.title, &self.stage)
    }
}

fn activities(own: Option<ActivityId>, chosen: &[ActivityId]) -> SelectStatement {
    use activity::Column as A;
    activity::Entity::find()
        .select_only()
        .columns([A::Id, A::Title, A::Stage])
        .filter(Condition::any().add(A::Open.eq(true)).add(A::Id.is_in(chosen.iter().map(|id| id.0))))
        .filter(Condition::all().add_option(own.map(super::list::not_own)))
        .order_by_asc(A::Open)
        .order_by_asc(A::NextDue)
        .order_by_asc(A::Id)
        .limit(MOST_OFFERED)
        .into_query()
}
