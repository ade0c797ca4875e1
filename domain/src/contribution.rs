//! What a unit says that it does for a goal that it does not own.

use crate::id::{ContributionId, GoalId};
use crate::organisation::UnitName;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A unit's contribution to a goal; a unit has at most one for each goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionRow {
    /// Its identity.
    pub id: ContributionId,
    /// The goal.
    pub goal: GoalId,
    /// The unit.
    pub unit: UnitName,
    /// What it does, in its own words.
    pub text: String,
    /// The day it was stated.
    pub stated_on: NaiveDate,
    /// How many times it has been changed.
    pub version: i64,
}

/// The most characters that a contribution may have.
pub const CONTRIBUTION_MAX: usize = 1000;
