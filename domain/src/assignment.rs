//! Assignments: what a body has decided that a unit is to do, and reported back until the body has closed it (KL 5:4, 6:5).

mod form;

pub use form::{AssignmentForm, ClosingForm, ReportForm, SendBackForm};

use crate::field::{FieldErrors, Problem};
use crate::goal::Decision;
use crate::id::{AssignmentId, GoalId, UnitId};
use crate::organisation::UnitName;
use crate::question::Questions;
use crate::rejection::{Rejection, StateProblem};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where an assignment is in its life. A transition consumes the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AssignmentState {
    /// Given, and being carried out.
    Ongoing,
    /// Reported back as carried out; the body has not taken a stand yet.
    Reported {
        /// The day of the report.
        on: NaiveDate,
    },
    /// The body has closed it as carried out.
    Done {
        /// The decision.
        closing: Decision,
    },
    /// The body has taken it back.
    Withdrawn {
        /// The decision.
        closing: Decision,
    },
}

crate::words! {
    /// The name of an assignment's state.
    pub enum AssignmentStage {
        /// Given, and being carried out.
        Ongoing = "ongoing",
        /// Reported back as carried out.
        Reported = "reported",
        /// Closed as carried out.
        Done = "done",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

impl AssignmentStage {
    /// Whether the body has still to close it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Ongoing | Self::Reported)
    }
}

crate::words! {
    /// How a body closes an assignment.
    pub enum Closing {
        /// As carried out.
        Done = "done",
        /// Without that it has been carried out.
        Withdrawn = "withdrawn",
    }
}

impl AssignmentState {
    /// The name of the state.
    pub const fn stage(&self) -> AssignmentStage {
        match self {
            Self::Ongoing => AssignmentStage::Ongoing,
            Self::Reported { .. } => AssignmentStage::Reported,
            Self::Done { .. } => AssignmentStage::Done,
            Self::Withdrawn { .. } => AssignmentStage::Withdrawn,
        }
    }

    /// The decision that closed it.
    pub const fn closing(&self) -> Option<&Decision> {
        match self {
            Self::Done { closing } | Self::Withdrawn { closing } => Some(closing),
            Self::Ongoing | Self::Reported { .. } => None,
        }
    }

    /// Ongoing → reported, when the report says that it is carried out; another report on the way leaves it going on.
    pub fn report(self, is_final: bool, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Ongoing if is_final => Ok(Self::Reported { on: today }),
            Self::Ongoing => Ok(Self::Ongoing),
            Self::Reported { .. } | Self::Done { .. } | Self::Withdrawn { .. } => {
                Err(StateProblem::AssignmentIsNotOngoing.into())
            }
        }
    }

    /// Reported → ongoing: the body wants more.
    pub fn send_back(self) -> Result<Self, Rejection> {
        match self {
            Self::Reported { .. } => Ok(Self::Ongoing),
            _ => Err(StateProblem::AssignmentIsNotReported.into()),
        }
    }

    /// Closed by a decision that is not older than the one that gave it. What is not reported back cannot be closed as carried out.
    pub fn close(self, how: Closing, closing: Decision, given: &Decision) -> Result<Self, Rejection> {
        if closing.date.zip(given.date).is_some_and(|(closed, given)| closed < given) {
            return Err(FieldErrors::one("decided_on", Problem::EndsBeforeStart).into());
        }
        match (self, how) {
            (Self::Reported { .. }, Closing::Done) => Ok(Self::Done { closing }),
            (Self::Ongoing, Closing::Done) => Err(StateProblem::AssignmentIsNotReported.into()),
            (Self::Ongoing | Self::Reported { .. }, Closing::Withdrawn) => Ok(Self::Withdrawn { closing }),
            (Self::Done { .. } | Self::Withdrawn { .. }, _) => Err(StateProblem::AssignmentIsClosed.into()),
        }
    }
}

/// What a body has decided that a unit is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Its identity.
    pub id: AssignmentId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed; a change states the version it was made from.
    pub version: i64,
    /// What is to be done, in one sentence.
    pub title: String,
    /// The rest of what was decided.
    pub text: String,
    /// The decision that gave it; its body is the one that is reported to.
    pub decision: Decision,
    /// The unit that is to do it.
    pub unit: UnitId,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// The day by which it is to be reported back.
    pub due_on: NaiveDate,
    /// Where it is in its life.
    pub state: AssignmentState,
}

impl Assignment {
    /// The stage on `day`, as far as its days tell: what was closed later was open. `reported_on` is the day of the newest report.
    /// `None` when it had not been given yet.
    pub fn stage_on(&self, reported_on: Option<NaiveDate>, day: NaiveDate) -> Option<AssignmentStage> {
        if self.decision.date.is_some_and(|given| given > day) {
            return None;
        }
        let was_reported = || reported_on.is_some_and(|on| on <= day);
        Some(match &self.state {
            AssignmentState::Reported { on } if *on > day => AssignmentStage::Ongoing,
            AssignmentState::Done { closing } if closing.date.is_some_and(|closed| closed > day) && was_reported() => {
                AssignmentStage::Reported
            }
            AssignmentState::Done { closing } | AssignmentState::Withdrawn { closing }
                if closing.date.is_some_and(|closed| closed > day) =>
            {
                AssignmentStage::Ongoing
            }
            state => state.stage(),
        })
    }
}

/// What is needed to register an assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentDraft {
    /// What is to be done, in one sentence.
    pub title: String,
    /// The rest of what was decided.
    pub text: String,
    /// The decision that gave it.
    pub decision: Decision,
    /// The unit that is to do it.
    pub unit: UnitId,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// The day by which it is to be reported back.
    pub due_on: NaiveDate,
}

/// What a unit reports back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What it says.
    pub text: String,
    /// Whether it says that the assignment is carried out.
    pub is_final: bool,
    /// The day.
    pub on: NaiveDate,
    /// The role and unit of who reported.
    pub by_role: String,
}

/// An assignment as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentRow {
    /// Its identity.
    pub id: AssignmentId,
    /// What is to be done.
    pub title: String,
    /// Where it is in its life.
    pub stage: AssignmentStage,
    /// The body that gave it.
    pub body: UnitName,
    /// The unit that is to do it.
    pub unit: UnitName,
    /// The day of the decision.
    pub decided_on: Option<NaiveDate>,
    /// The day by which it is to be reported back.
    pub due_on: NaiveDate,
    /// The day of the newest report.
    pub reported_on: Option<NaiveDate>,
}

impl AssignmentRow {
    /// Whether its day has passed and it is not reported back as carried out.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        is_late(self.stage, self.due_on, today)
    }
}

/// Whether the day of an assignment has passed and it is not reported back as carried out.
pub fn is_late(stage: AssignmentStage, due_on: NaiveDate, today: NaiveDate) -> bool {
    stage == AssignmentStage::Ongoing && due_on < today
}

/// How many open assignments a unit has: so much a body steers in detail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentCount {
    /// The unit.
    pub unit: UnitName,
    /// Its open assignments.
    pub open: u64,
    /// Those whose day has passed.
    pub late: u64,
}

/// What the reader looks for among the assignments; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignmentFilter {
    /// Only those with these words.
    pub q: String,
    /// Only those of this body.
    pub body: Option<UnitId>,
    /// Only those given to this unit or to one below it.
    pub unit: Option<UnitId>,
    /// Only those in this state; otherwise the open ones.
    pub stage: Option<AssignmentStage>,
    /// The closed ones too.
    pub all: bool,
    /// Only those whose day has passed.
    pub late: bool,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// A page of assignments, what is due first at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentList {
    /// The assignments.
    pub rows: Vec<AssignmentRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// Of these the open ones by unit, those with most first.
    pub by_unit: Vec<AssignmentCount>,
    /// The bodies and administrations to choose among.
    pub units: Vec<UnitName>,
    /// Whether the reader may register one.
    pub can_give: bool,
}

/// How many assignments a page shows.
pub const ASSIGNMENTS_PER_PAGE: u64 = 50;

/// What the reader may do with an assignment, in the state that it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentAllowed {
    /// Report back.
    pub report: bool,
    /// Send a report back, and close the assignment.
    pub decide: bool,
}

/// One assignment with all that its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentPage {
    /// The assignment.
    pub assignment: Assignment,
    /// The body that gave it.
    pub body: UnitName,
    /// The unit that is to do it.
    pub unit: UnitName,
    /// The goal that it serves.
    pub goal: Option<(GoalId, String)>,
    /// What was reported, newest first.
    pub reports: Vec<Report>,
    /// What has been asked about it.
    pub questions: Questions,
    /// What the reader may do.
    pub allowed: AssignmentAllowed,
}

/// What can be chosen where an assignment is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentChoices {
    /// The body that gives it.
    pub body: UnitName,
    /// The units below it, each with how deep it stands.
    pub units: Vec<(u32, UnitName)>,
    /// The goals of the body that are in force.
    pub goals: Vec<(GoalId, String)>,
}
