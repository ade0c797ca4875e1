//! What the form of an activity offers to choose among.

use super::approval::holding;
use super::page::activity_name;
use crate::Store;
use crate::entity::{activity, goal, goal_unit, indicator, indicator_goal, unit};
use crate::error::Result;
use crate::organisation::existing_on;
use chrono::NaiveDate;
use domain::activity::{ActivityChoices, ActivityName};
use domain::actor::Actor;
use domain::id::{ActivityId, GoalId, IndicatorId};
use domain::organisation::{Unit, UnitPath};
use domain::permission::{Action, Place, may, require_somewhere};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// How many activities are offered to depend on: those that are due first.
const MOST_OFFERED: u64 = 300;

impl Store {
    /// What the form offers those who may write an activity: five statements. `own` is the one being changed.
    pub async fn activity_choices(
        &self,
        actor: &Actor,
        own: Option<ActivityId>,
        today: NaiveDate,
    ) -> Result<ActivityChoices> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin_reading().await?;
        let rows = unit::Entity::find().filter(existing_on(today)).order_by_asc(unit::Column::Name).all(&tx).await?;
        let units = rows.into_iter().map(crate::organisation::read).collect::<Result<Vec<Unit>>>()?;
        let may_write = |unit: &&Unit| may(actor, Action::WriteActivity, &Place::Unit(unit.path.clone()));
        let own_units: Vec<&Unit> = units.iter().filter(may_write).collect();
        let goals = goals(&tx, &own_units, today).await?;
        let demands = holding(&tx, Condition::all(), today).await?;
        let concerns = |path: &UnitPath| own_units.iter().any(|unit| unit.path.is_within(path));
        Ok(ActivityChoices {
            indicators: indicators(&tx, today).await?,
            activities: activities(&tx, own).await?,
            demands: demands.into_iter().filter(|(_, path)| concerns(path)).map(|(demand, _)| demand).collect(),
            own: own_units.iter().map(|unit| unit.as_name()).collect(),
            units: units.iter().map(Unit::as_name).collect(),
            goals,
        })
    }
}

impl Store {
    /// The activities that are not over, `own` aside: one of them may go on in its place.
    pub async fn open_activities(&self, actor: &Actor, own: ActivityId) -> Result<Vec<ActivityName>> {
        require_somewhere(actor, Action::WriteActivity)?;
        activities(&self.read, Some(own)).await
    }
}

/// The goals in force, those given to the own units first.
async fn goals(db: &impl ConnectionTrait, own: &[&Unit], today: NaiveDate) -> Result<Vec<(GoalId, String)>> {
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
    let rows: Vec<(i64, String)> = goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::Title])
        .filter(crate::goal::list::in_force(today))
        .order_by_desc(is_own)
        .order_by_asc(goal::Column::Title)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, title)| (GoalId(id), title)).collect())
}

/// The indicators of goals in force.
async fn indicators(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<(IndicatorId, String)>> {
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
    let rows: Vec<(i64, String)> = indicator::Entity::find()
        .select_only()
        .columns([indicator::Column::Id, indicator::Column::Name])
        .filter(indicator::Column::Id.in_subquery(of_goals))
        .order_by_asc(indicator::Column::Name)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, name)| (IndicatorId(id), name)).collect())
}

async fn activities(db: &impl ConnectionTrait, own: Option<ActivityId>) -> Result<Vec<ActivityName>> {
    use activity::Column as A;
    let rows: Vec<(i64, String, String)> = activity::Entity::find()
        .select_only()
        .columns([A::Id, A::Title, A::Stage])
        .filter(A::Open.eq(true))
        .filter(Condition::all().add_option(own.map(super::list::not_own)))
        .order_by_asc(A::NextDue)
        .order_by_asc(A::Id)
        .limit(MOST_OFFERED)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, title, stage)| activity_name(id, title, &stage)).collect()
}
