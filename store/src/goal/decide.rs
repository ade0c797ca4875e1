//! Registering what a body has decided: adopt (and replace), close.

use super::draft::{finish, set_state};
use super::{load_to_change, require_at_body, require_version};
use crate::Store;
use crate::error::Result;
use domain::actor::Actor;
use domain::event::Act;
use domain::goal::Decision;
use domain::id::GoalId;
use domain::permission::{Action, require_somewhere};
use domain::rejection::StateProblem;

impl Store {
    /// Registers that the body adopted the goal. The goal that it replaces, if any, is replaced in the same moment.
    pub async fn decide_goal(&self, actor: &Actor, id: GoalId, version: i64, decision: Decision) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::RegisterDecision, &before).await?;
        require_own_body(&before, &decision)?;
        let state = before.state.clone().decide(decision.clone())?;
        require_version(&before, version)?;
        set_state(&tx, &before, &state).await?;
        finish(&tx, actor, Act::Decided, &before).await?;
        if let Some(replaces) = before.replaces {
            let old = load_to_change(&tx, replaces).await?;
            let replaced = old.state.clone().replace(id, &decision)?;
            set_state(&tx, &old, &replaced).await?;
            finish(&tx, actor, Act::Replaced, &old).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Registers that the body closed the goal, without another in its place.
    pub async fn close_goal(&self, actor: &Actor, id: GoalId, version: i64, closing: Decision) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::RegisterDecision, &before).await?;
        require_own_body(&before, &closing)?;
        let state = before.state.clone().close(closing)?;
        require_version(&before, version)?;
        set_state(&tx, &before, &state).await?;
        finish(&tx, actor, Act::Closed, &before).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// A body decides on its own goals.
fn require_own_body(goal: &domain::goal::Goal, decision: &Decision) -> Result<()> {
    if goal.body == decision.body { Ok(()) } else { Err(StateProblem::ReplacedByAnotherBody.into()) }
}
