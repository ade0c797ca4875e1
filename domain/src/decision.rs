//! The register of what bodies have decided: goals adopted and closed, assignments given and closed, and what else their minutes tell
//! (KL 5:65–67).

use crate::assignment::AssignmentStage;
use crate::goal::GoalStage;
use crate::id::{AssignmentId, GoalId, MinutesItemId, UnitId};
use crate::minutes_item::{MinutesOutcome, MinutesStep};
use crate::organisation::UnitName;
use crate::status::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What a body decided.
    pub enum DecisionKind {
        /// A goal holds.
        GoalAdopted = "goal_adopted",
        /// A goal holds no longer, and nothing took its place.
        GoalClosed = "goal_closed",
        /// Somebody is to do something.
        AssignmentGiven = "assignment_given",
        /// An assignment is carried out or taken back.
        AssignmentClosed = "assignment_closed",
        /// A matter was decided, as the minutes tell.
        MatterDecided = "matter_decided",
        /// A matter was prepared for a body above.
        MatterPrepared = "matter_prepared",
        /// The body said what it thinks of a matter that another prepares.
        OpinionGiven = "opinion_given",
    }
}

/// What a decision is about: where it is read in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecidedOn {
    /// A goal.
    Goal(GoalId),
    /// An assignment.
    Assignment(AssignmentId),
    /// A matter, as an item of minutes tells.
    Minutes(MinutesItemId),
}

impl DecidedOn {
    /// What a decision of this kind on the object `id` is about.
    pub const fn of(kind: DecisionKind, id: i64) -> Self {
        match kind {
            DecisionKind::GoalAdopted | DecisionKind::GoalClosed => Self::Goal(GoalId(id)),
            DecisionKind::AssignmentGiven | DecisionKind::AssignmentClosed => Self::Assignment(AssignmentId(id)),
            DecisionKind::MatterDecided | DecisionKind::MatterPrepared | DecisionKind::OpinionGiven => {
                Self::Minutes(MinutesItemId(id))
            }
        }
    }
}

impl From<MinutesStep> for DecisionKind {
    fn from(step: MinutesStep) -> Self {
        match step {
            MinutesStep::Decided => Self::MatterDecided,
            MinutesStep::Prepared => Self::MatterPrepared,
            MinutesStep::Opinion => Self::OpinionGiven,
        }
    }
}

/// What came of a decision, as far as can be seen on a day. Nothing of what is not followed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CameOf {
    /// Where the assignment is that was given or closed, and whether its day has passed.
    pub assignment: Option<(AssignmentStage, bool)>,
    /// The stage of the goal that was adopted, where it is no longer in force.
    pub ended: Option<GoalStage>,
    /// How the goal goes that was adopted and is in force, or that the assignment serves.
    pub goal: Option<Status>,
}

/// One decision as the register shows it. What no source states is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// What was decided.
    pub kind: DecisionKind,
    /// What it is about.
    pub on: DecidedOn,
    /// Its title.
    pub title: String,
    /// The body that decided.
    pub body: UnitName,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// The item number in the minutes.
    pub paragraph: String,
    /// The registry number.
    pub registry_number: String,
    /// How the matter ended at the body, where minutes tell it.
    pub outcome: Option<MinutesOutcome>,
    /// What came of it.
    pub came_of: CameOf,
}

/// How many decisions a page of the register holds.
pub const DECISIONS_PER_PAGE: u64 = 50;

/// What the reader looks for in the register; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFilter {
    /// Only those about something with these words; its registry numbers are among them.
    pub q: String,
    /// Only those of this body.
    pub body: Option<UnitId>,
    /// Only those of this kind.
    pub kind: Option<DecisionKind>,
    /// Only those of this year.
    pub year: Option<i32>,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// A page of the register, the latest decision at the top and those without a day last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionList {
    /// The decisions.
    pub rows: Vec<DecisionRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// The bodies to choose among.
    pub bodies: Vec<UnitName>,
}
