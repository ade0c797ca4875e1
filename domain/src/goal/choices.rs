//! What the goal form offers to choose among.

use super::{GoalForm, GoalStage};
use crate::id::{GoalId, LevelId};
use crate::level::Level;
use crate::organisation::UnitName;
use crate::publishing::{Check, SoftLimit, another_body};
use crate::theme::Theme;
use serde::{Deserialize, Serialize};

/// What the goal form offers to choose among.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalChoices {
    /// The levels.
    pub levels: Vec<Level>,
    /// The bodies for which the actor may write.
    pub bodies: Vec<UnitName>,
    /// Every unit that exists today.
    pub units: Vec<UnitName>,
    /// The goals in force that it may stand under, each with its level.
    pub parents: Vec<(GoalId, String, LevelId)>,
    /// The focus areas and values.
    pub themes: Vec<Theme>,
    /// What was chosen once and is no longer offered: it is shown, and goes only when the writer takes it away.
    pub gone: GoneChoices,
    /// Soft limits that are passed already.
    pub limits: Vec<SoftLimit>,
    /// The levels where the goal passes the soft limit, and how many others are in force on each.
    pub crowded: Vec<(LevelId, u32)>,
}

impl GoalChoices {
    /// Whether what was typed puts the goal on a level that another kind of body decides on. `None` too while either is not chosen.
    pub fn another_body(&self, typed: &GoalForm) -> Option<Check> {
        let level = self.levels.iter().find(|level| level.id.to_string() == typed.level)?;
        let mut bodies = self.bodies.iter().chain(&self.gone.units);
        another_body(level, bodies.find(|body| body.id.to_string() == typed.body)?.kind)
    }
}

/// What a goal points at that has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneChoices {
    /// Units.
    pub units: Vec<UnitName>,
    /// Goals, each with its level and its state.
    pub goals: Vec<(GoalId, String, LevelId, GoalStage)>,
}
