//! From one state of an activity to the next.

use super::{Change, state_columns};
use crate::Store;
use crate::entity::activity;
use crate::error::Result;
use chrono::NaiveDate;
use domain::activity::{ActivityState, Ending};
use domain::actor::Actor;
use domain::event::Act;
use domain::field::{FieldErrors, Problem};
use domain::id::ActivityId;
use domain::permission::{Action, require_somewhere};
use domain::rejection::Rejection;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait};

impl Store {
    /// Adopts a proposal: those who are to carry it out choose it. Where a body asks for approval, a leader does.
    pub async fn adopt_activity(&self, actor: &Actor, id: ActivityId, version: i64, today: NaiveDate) -> Result<()> {
        self.choose_activity(actor, (id, version), Act::Adopted, today, |state| state.adopt(today)).await
    }

    /// Begins what was planned.
    pub async fn start_activity(&self, actor: &Actor, id: ActivityId, version: i64, today: NaiveDate) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        let state = change.activity().state.clone().start(today)?;
        change.require_version(version)?;
        set_state(&tx, id, &state).await?;
        change.finish(&tx, actor, Act::Started, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes up again what was done or stopped: by those who might adopt it, since what was stopped may never have been adopted.
    pub async fn resume_activity(&self, actor: &Actor, id: ActivityId, version: i64, today: NaiveDate) -> Result<()> {
        self.choose_activity(actor, (id, version), Act::Resumed, today, |state| state.resume(today)).await
    }

    /// Ends an activity: carried out with a lesson, or broken off, replaced or merged with a reason.
    pub async fn end_activity(
        &self,
        actor: &Actor,
        id: ActivityId,
        version: i64,
        ending: Ending,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        let before = change.activity().state.clone();
        let (act, state) = match ending {
            Ending::Done { lesson } => (Act::Finished, before.finish(lesson, today)?),
            Ending::Stopped { reason, lesson } => (Act::Stopped, before.stop(reason, lesson, today)?),
            Ending::Replaced { reason, by } => {
                require_successor(&tx, id, by).await?;
                (Act::Replaced, before.replace(by, reason, today)?)
            }
            Ending::Merged { reason, into } => {
                require_successor(&tx, id, into).await?;
                (Act::Merged, before.merge(into, reason, today)?)
            }
        };
        change.require_version(version)?;
        set_state(&tx, id, &state).await?;
        let reason = state.reason().to_owned();
        change.finish(&tx, actor, act, &reason).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Makes it one of those that are carried out, where the actor may.
    async fn choose_activity(
        &self,
        actor: &Actor,
        (id, version): (ActivityId, i64),
        act: Act,
        today: NaiveDate,
        turn: impl FnOnce(ActivityState) -> Result<ActivityState, Rejection> + Send,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        let state = turn(change.activity().state.clone())?;
        super::approval::require_adopter(&tx, actor, change.activity().unit, today).await?;
        change.require_version(version)?;
        set_state(&tx, id, &state).await?;
        change.finish(&tx, actor, act, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn set_state(tx: &DatabaseTransaction, id: ActivityId, state: &ActivityState) -> Result<()> {
    let mut row = state_columns(state);
    row.id = Set(id.0);
    row.update(tx).await?;
    Ok(())
}

/// What goes on in its place is there, and is another one.
async fn require_successor(tx: &DatabaseTransaction, own: ActivityId, successor: ActivityId) -> Result<()> {
    let problem = if own == successor {
        Some(Problem::NeedsItself)
    } else if activity::Entity::find_by_id(successor.0).count(tx).await? == 0 {
        Some(Problem::DoesNotExist)
    } else {
        None
    };
    problem.map_or(Ok(()), |problem| Err(FieldErrors::one("successor", problem).into()))
}
