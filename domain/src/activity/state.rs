//! The life of an activity. Each state holds just what exists in it; a transition consumes the state.

use crate::field::{FieldErrors, Problem};
use crate::id::ActivityId;
use crate::rejection::{Rejection, StateProblem};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an activity is in its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ActivityState {
    /// Somebody suggests it.
    Proposed {
        /// Since when.
        on: NaiveDate,
    },
    /// The team has adopted it, and it has not begun.
    Planned {
        /// The day it was adopted.
        on: NaiveDate,
    },
    /// It goes on.
    Ongoing {
        /// The day it began.
        on: NaiveDate,
    },
    /// It has been carried out.
    Done {
        /// The day.
        on: NaiveDate,
        /// What was learned.
        lesson: String,
    },
    /// It was broken off, or never adopted.
    Stopped {
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// What was learned; may be empty.
        lesson: String,
    },
    /// Another one was chosen instead.
    Replaced {
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// The one that was chosen.
        by: ActivityId,
    },
    /// It goes on as a part of another.
    Merged {
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
        /// The one that it is a part of now.
        into: ActivityId,
    },
}

crate::words! {
    /// The name of an activity's state.
    pub enum ActivityStage {
        /// Somebody suggests it.
        Proposed = "proposed",
        /// Adopted, not begun.
        Planned = "planned",
        /// It goes on.
        Ongoing = "ongoing",
        /// It has been carried out.
        Done = "done",
        /// It was broken off.
        Stopped = "stopped",
        /// Another one was chosen instead.
        Replaced = "replaced",
        /// It goes on as a part of another.
        Merged = "merged",
    }
}

impl ActivityStage {
    /// Whether it is adopted and not over.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Planned | Self::Ongoing)
    }

    /// Whether it is not over.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Planned | Self::Ongoing)
    }

    /// The stage on `day` of an activity that is in this one since `since`, and whose first day is `from`, as far as its days tell: what
    /// ended later went on from its first day. `None` when they do not tell that it was there.
    pub fn on_day(self, day: NaiveDate, since: NaiveDate, from: NaiveDate) -> Option<Self> {
        if since <= day {
            return Some(self);
        }
        (!self.is_open() && from <= day).then_some(Self::Ongoing)
    }
}

impl ActivityState {
    /// The name of the state.
    pub const fn stage(&self) -> ActivityStage {
        match self {
            Self::Proposed { .. } => ActivityStage::Proposed,
            Self::Planned { .. } => ActivityStage::Planned,
            Self::Ongoing { .. } => ActivityStage::Ongoing,
            Self::Done { .. } => ActivityStage::Done,
            Self::Stopped { .. } => ActivityStage::Stopped,
            Self::Replaced { .. } => ActivityStage::Replaced,
            Self::Merged { .. } => ActivityStage::Merged,
        }
    }

    /// Since when it has been in it.
    pub const fn since(&self) -> NaiveDate {
        match self {
            Self::Proposed { on }
            | Self::Planned { on }
            | Self::Ongoing { on }
            | Self::Done { on, .. }
            | Self::Stopped { on, .. }
            | Self::Replaced { on, .. }
            | Self::Merged { on, .. } => *on,
        }
    }

    /// Why it is over before its time; empty in the other states.
    pub fn reason(&self) -> &str {
        match self {
            Self::Stopped { reason, .. } | Self::Replaced { reason, .. } | Self::Merged { reason, .. } => reason,
            _ => "",
        }
    }

    /// What was learned; empty while it goes on.
    pub fn lesson(&self) -> &str {
        match self {
            Self::Done { lesson, .. } | Self::Stopped { lesson, .. } => lesson,
            _ => "",
        }
    }

    /// The activity that goes on in its place.
    pub const fn successor(&self) -> Option<ActivityId> {
        match self {
            Self::Replaced { by, .. } => Some(*by),
            Self::Merged { into, .. } => Some(*into),
            _ => None,
        }
    }

    /// Proposed → planned: those who are to carry it out choose it.
    pub fn adopt(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Proposed { .. } => Ok(Self::Planned { on: today }),
            _ => Err(StateProblem::NotAProposal.into()),
        }
    }

    /// Planned → ongoing.
    pub fn start(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Planned { .. } => Ok(Self::Ongoing { on: today }),
            _ => Err(StateProblem::NotPlanned.into()),
        }
    }

    /// Ongoing → done, with what was learned.
    pub fn finish(self, lesson: String, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Ongoing { .. } if lesson.is_empty() => Err(FieldErrors::one("lesson", Problem::Required).into()),
            Self::Ongoing { .. } => Ok(Self::Done { on: today, lesson }),
            Self::Proposed { .. } | Self::Planned { .. } => Err(StateProblem::NotOngoing.into()),
            _ => Err(StateProblem::ActivityIsOver.into()),
        }
    }

    /// Any open state → stopped, with the reason. What has begun also leaves a lesson.
    pub fn stop(self, reason: String, lesson: String, today: NaiveDate) -> Result<Self, Rejection> {
        let reason = self.leaving(reason)?;
        match self {
            Self::Ongoing { .. } if lesson.is_empty() => Err(FieldErrors::one("lesson", Problem::Required).into()),
            _ => Ok(Self::Stopped { on: today, reason, lesson }),
        }
    }

    /// Any open state → replaced by another activity.
    pub fn replace(self, by: ActivityId, reason: String, today: NaiveDate) -> Result<Self, Rejection> {
        let reason = self.leaving(reason)?;
        Ok(Self::Replaced { on: today, reason, by })
    }

    /// Any open state → merged into another activity.
    pub fn merge(self, into: ActivityId, reason: String, today: NaiveDate) -> Result<Self, Rejection> {
        let reason = self.leaving(reason)?;
        Ok(Self::Merged { on: today, reason, into })
    }

    /// Done or stopped → ongoing again: it turned out not to be over.
    pub fn resume(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Done { .. } | Self::Stopped { .. } => Ok(Self::Ongoing { on: today }),
            _ => Err(StateProblem::NotOver.into()),
        }
    }

    /// The reason for ending before its time, when it can end so.
    fn leaving(&self, reason: String) -> Result<String, Rejection> {
        if !self.stage().is_open() {
            Err(StateProblem::ActivityIsOver.into())
        } else if reason.is_empty() {
            Err(FieldErrors::one("reason", Problem::Required).into())
        } else {
            Ok(reason)
        }
    }
}
