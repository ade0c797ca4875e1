//! Obstacles: what stands in the way of an activity, told to the leader who can remove it.

use crate::field::FieldErrors;
use crate::hypothesis::WORDS_MAX;
use crate::id::ObstacleId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stands in the way of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    /// Its identity.
    pub id: ObstacleId,
    /// What it is.
    pub text: String,
    /// The day it was told.
    pub raised_on: NaiveDate,
    /// The role and unit of who told it.
    pub raised_by: String,
    /// The day it was removed, and what was done; `None` while it stands.
    pub removed: Option<Removal>,
}

/// How an obstacle was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// The day.
    pub on: NaiveDate,
    /// What was done.
    pub how: String,
    /// The role and unit of who removed it.
    pub by: String,
}

/// The form of an obstacle, or of how it was removed, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ObstacleForm {
    /// What stands in the way, or what was done about it.
    pub text: String,
}

impl ObstacleForm {
    /// What was typed, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, WORDS_MAX);
        errors.into_result(Some(text))
    }
}
