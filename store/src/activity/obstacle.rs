//! Obstacles: told by those who carry out an activity, removed by their leader.

use super::Change;
use crate::Store;
use crate::entity::obstacle;
use crate::error::Result;
use crate::event::acting_as;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::id::{ActivityId, ObstacleId};
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

impl Store {
    /// Tells the leader what stands in the way of an activity.
    pub async fn raise_obstacle(&self, actor: &Actor, id: ActivityId, text: String, today: NaiveDate) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin_taking_part(&tx, actor, id).await?;
        change.require_open()?;
        let row = obstacle::ActiveModel {
            activity_id: Set(id.0),
            text: Set(text.clone()),
            raised_on: Set(today),
            raised_by: Set(acting_as(actor)),
            removed_on: Set(None),
            removal: Set(String::new()),
            removed_by: Set(String::new()),
            ..Default::default()
        };
        row.insert(&tx).await?;
        change.finish(&tx, actor, Act::ObstacleRaised, &text).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says that an obstacle is gone, and what was done about it.
    pub async fn remove_obstacle(
        &self,
        actor: &Actor,
        id: ActivityId,
        gone: ObstacleId,
        how: String,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::RemoveObstacle)?;
        let tx = self.begin().await?;
        let change = Change::begin_with(&tx, actor, id, Action::RemoveObstacle).await?;
        let row = obstacle::Entity::find_by_id(gone.0)
            .filter(obstacle::Column::ActivityId.eq(id.0))
            .one(&tx)
            .await?
            .ok_or(Rejection::NotFound)?;
        if row.removed_on.is_some() {
            return Err(StateProblem::ObstacleIsRemoved.into());
        }
        let removed = obstacle::ActiveModel {
            id: Set(row.id),
            removed_on: Set(Some(today)),
            removal: Set(how.clone()),
            removed_by: Set(acting_as(actor)),
            ..Default::default()
        };
        removed.update(&tx).await?;
        change.finish(&tx, actor, Act::ObstacleRemoved, &how).await?;
        tx.commit().await?;
        Ok(())
    }
}
