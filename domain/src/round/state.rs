//! The life of a round, and of what a unit answers in it.

use crate::rejection::{Rejection, StateProblem};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Where a round is in its life. Each state holds just what exists in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RoundState {
    /// Laid up; nobody is asked yet.
    Planned,
    /// Those who take part are asked.
    Open {
        /// Since when.
        on: NaiveDate,
    },
    /// It is over. Late answers are taken for a time and marked.
    Closed {
        /// Since when.
        on: NaiveDate,
        /// The day it was opened.
        opened_on: NaiveDate,
    },
}

crate::words! {
    /// The name of a round's state.
    pub enum RoundStage {
        /// Laid up.
        Planned = "planned",
        /// It goes on.
        Open = "open",
        /// It is over.
        Closed = "closed",
    }
}

impl RoundState {
    /// The name of the state.
    pub const fn stage(&self) -> RoundStage {
        match self {
            Self::Planned => RoundStage::Planned,
            Self::Open { .. } => RoundStage::Open,
            Self::Closed { .. } => RoundStage::Closed,
        }
    }

    /// The state on `day`, as far as its days tell: what was closed later was open, and what was opened later was planned.
    #[must_use]
    pub fn on_day(self, day: NaiveDate) -> Self {
        match self {
            Self::Closed { on, opened_on } if on > day => Self::Open { on: opened_on }.on_day(day),
            Self::Open { on } if on > day => Self::Planned,
            state => state,
        }
    }

    /// Planned → open.
    pub fn open(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Planned => Ok(Self::Open { on: today }),
            _ => Err(StateProblem::RoundIsNotPlanned.into()),
        }
    }

    /// Open → closed.
    pub fn close(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Open { on } => Ok(Self::Closed { on: today, opened_on: on }),
            _ => Err(StateProblem::RoundIsNotOpen.into()),
        }
    }

    /// Whether what is answered on `today` is late: the round has been closed. Refused when nothing is taken at all.
    pub fn is_late(&self, today: NaiveDate) -> Result<bool, Rejection> {
        match self {
            Self::Planned => Err(StateProblem::RoundIsNotOpen.into()),
            Self::Open { .. } => Ok(false),
            Self::Closed { on, .. } if today <= *on + Days::new(super::LATE_DAYS) => Ok(true),
            Self::Closed { .. } => Err(StateProblem::RoundIsOver.into()),
        }
    }
}

crate::words! {
    /// How far a unit has come in a round.
    pub enum AnswerStage {
        /// It answers.
        Answering = "answering",
        /// It has handed in to whoever approves.
        HandedIn = "handed_in",
        /// It was sent back to be changed.
        Returned = "returned",
        /// It is approved, and frozen as it was then.
        Approved = "approved",
    }
}

impl AnswerStage {
    /// Whether its answers may be changed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Answering | Self::Returned)
    }

    /// Answering or returned → handed in, when nothing that is asked is left.
    pub fn hand_in(self, unanswered: u32) -> Result<Self, Rejection> {
        match self {
            Self::HandedIn | Self::Approved => Err(StateProblem::HandedInAlready.into()),
            _ if unanswered > 0 => Err(StateProblem::AnswersAreMissing.into()),
            Self::Answering | Self::Returned => Ok(Self::HandedIn),
        }
    }

    /// Handed in → returned, with what is to be changed.
    pub fn send_back(self) -> Result<Self, Rejection> {
        if self == Self::HandedIn { Ok(Self::Returned) } else { Err(StateProblem::NotHandedIn.into()) }
    }

    /// Handed in → approved.
    pub fn approve(self) -> Result<Self, Rejection> {
        if self == Self::HandedIn { Ok(Self::Approved) } else { Err(StateProblem::NotHandedIn.into()) }
    }
}
