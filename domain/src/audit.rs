//! What auditors examine a year by: each goal of a body with target, outcome, judgement and evidence (KL 12:1–2).

use crate::activity::ActivityStage;
use crate::goal::{Decision, GoalRow};
use crate::hypothesis::VerdictKind;
use crate::id::UnitId;
use crate::indicator::IndicatorRow;
use crate::organisation::UnitName;
use crate::status::Status;
use serde::{Deserialize, Serialize};

/// What the reader has chosen to examine; it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditFilter {
    /// The body whose goals it is; without one, the council.
    pub body: Option<UnitId>,
    /// Goals that were in force some day of this year.
    pub year: i32,
}

/// What there is to show that something was done and led somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How many activities are tied to the goal, by where they are in their lives.
    pub activities: Vec<(ActivityStage, u32)>,
    /// How many expected effects were tested, by what came of it.
    pub verdicts: Vec<(VerdictKind, u32)>,
    /// How many expected effects nobody has tested.
    pub untested: u32,
    /// How many units have had their judgement of the goal approved, by how they judge it.
    pub approved: Vec<(Status, u32)>,
    /// How many assignments serve the goal, open and closed.
    pub assignments: (u32, u32),
}

/// One goal as auditors meet it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditGoal {
    /// The goal with its judgement and what the rule suggests.
    pub row: GoalRow,
    /// The decision that adopted it.
    pub decision: Decision,
    /// The decision that closed it.
    pub closing: Option<Decision>,
    /// Who judged it; `None` where the reader may not know.
    pub judge: Option<String>,
    /// Its main indicators, each with target and outcome.
    pub indicators: Vec<IndicatorRow>,
    /// What shows that something was done.
    pub evidence: Evidence,
}

/// The goals of a body in a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditList {
    /// The body.
    pub body: UnitName,
    /// Its goals, by title.
    pub goals: Vec<AuditGoal>,
    /// The bodies to choose among.
    pub bodies: Vec<UnitName>,
}
