//! The register of what bodies have decided: goals adopted and closed, assignments given and closed (KL 5:65–67).

use crate::id::UnitId;
use crate::organisation::UnitName;
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
    }
}

impl DecisionKind {
    /// Whether it is about a goal; otherwise it is about an assignment.
    pub const fn is_of_goal(self) -> bool {
        matches!(self, Self::GoalAdopted | Self::GoalClosed)
    }
}

/// One decision as the register shows it. What no source states is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// What was decided.
    pub kind: DecisionKind,
    /// The identity of the goal or the assignment.
    pub object: i64,
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
