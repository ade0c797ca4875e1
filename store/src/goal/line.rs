//! The lines of goals that took each other's place.

use crate::entity::goal::{Column, Entity};
use crate::error::Result;
use crate::packed;
use domain::id::GoalId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// Which goal took the place of which.
pub(super) struct Lines(HashMap<GoalId, GoalId>);

#[derive(Deserialize)]
struct Step {
    id: i64,
    replaced_by_id: i64,
}

impl Lines {
    /// All lines there are. One statement: replaced goals are few beside what hangs on goals, and a line that the engine followed for
    /// each goal would cost PostgreSQL more than all the rest of the red thread.
    pub(super) async fn load(db: &impl ConnectionTrait) -> Result<Self> {
        let replaced = Entity::find()
            .select_only()
            .columns([Column::Id, Column::ReplacedById])
            .filter(Column::ReplacedById.is_not_null())
            .into_query();
        let steps: Vec<Step> = packed::all(db, replaced).await?;
        Ok(Self(steps.into_iter().map(|step| (GoalId(step.id), GoalId(step.replaced_by_id))).collect()))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last goal of `known` in the line after `gone`. A circle, as an archive may bring it, is left.
    pub(super) fn newest(&self, gone: GoalId, known: &HashSet<GoalId>) -> Option<GoalId> {
        let line = std::iter::successors(self.0.get(&gone), |at| self.0.get(at));
        line.take(self.0.len()).filter(|goal| known.contains(goal)).last().copied()
    }
}
