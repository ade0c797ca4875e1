//! Steps of an activity: added, ticked, taken away by those who carry it out.

use super::Change;
use crate::Store;
use crate::entity::activity_step;
use crate::error::Result;
use chrono::NaiveDate;
use domain::activity::{MOST_STEPS, Step};
use domain::actor::Actor;
use domain::event::Act;
use domain::id::{ActivityId, StepId};
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait};

impl Store {
    /// Adds a step, last.
    pub async fn add_step(
        &self,
        actor: &Actor,
        id: ActivityId,
        (title, due): (String, Option<NaiveDate>),
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = begin(&tx, actor, id).await?;
        if change.before.steps.len() >= MOST_STEPS {
            return Err(StateProblem::TooManySteps.into());
        }
        let step = activity_step::ActiveModel {
            activity_id: Set(id.0),
            title: Set(title),
            due: Set(due),
            done_on: Set(None),
            ..Default::default()
        };
        step.insert(&tx).await?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ticks a step as done today, or takes the tick away when `done` is false. Ticking twice is ticking once.
    pub async fn tick_step(
        &self,
        actor: &Actor,
        id: ActivityId,
        step: StepId,
        done: bool,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = begin(&tx, actor, id).await?;
        let before = found(&change, step)?;
        if before.done_on.is_some() != done {
            let row = activity_step::ActiveModel {
                id: Set(step.0),
                done_on: Set(done.then_some(today)),
                ..Default::default()
            };
            row.update(&tx).await?;
            change.finish(&tx, actor, Act::Changed, "").await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Takes a step away.
    pub async fn remove_step(&self, actor: &Actor, id: ActivityId, step: StepId) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = begin(&tx, actor, id).await?;
        found(&change, step)?;
        activity_step::Entity::delete_by_id(step.0).exec(&tx).await?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn begin(tx: &DatabaseTransaction, actor: &Actor, id: ActivityId) -> Result<Change> {
    let change = Change::begin_taking_part(tx, actor, id).await?;
    change.require_open()?;
    Ok(change)
}

fn found(change: &Change, step: StepId) -> Result<&Step> {
    change.before.steps.iter().find(|known| known.id == step).ok_or_else(|| Rejection::NotFound.into())
}
