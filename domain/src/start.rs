//! Start pages.

use crate::goal::GoalRow;
use crate::id::GoalId;
use crate::indicator::IndicatorRow;
use crate::status::Status;
use crate::theme::Theme;
use serde::{Deserialize, Serialize};

/// The municipality itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// Its name: "Alingsås kommun".
    pub name: String,
    /// What people call it: "Alingsås".
    pub short_name: String,
    /// Its four-digit code; may be empty.
    pub code: String,
    /// Where what is shown comes from, when it was imported from public sources; may be empty.
    pub source: String,
    /// Whether the sample with its open accounts is loaded.
    pub sample: bool,
}

/// The public start page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PublicStart {
    /// The vision.
    pub vision: Option<(GoalId, String)>,
    /// The focus areas.
    pub themes: Vec<Theme>,
    /// The uppermost goals in force, at most ten.
    pub goals: Vec<GoalRow>,
    /// How many goals in force there are.
    pub total: u32,
    /// How many goals have which status: a distribution, not a mean.
    pub distribution: Vec<(Status, u32)>,
    /// The figures reported last.
    pub newest: Vec<IndicatorRow>,
}

/// The start page of somebody who has signed in: what the role asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleStart {
    /// The goals of the own body or unit.
    pub goals: Vec<GoalRow>,
    /// Goals that await something: proposals to decide on, drafts to go on with.
    pub awaiting: Vec<GoalRow>,
    /// The own indicators whose figures are stale or missing.
    pub stale: Vec<IndicatorRow>,
    /// How many indicators nobody living owns, for those who keep the structure.
    pub orphans: u32,
    /// What happened last in what the reader may see.
    pub recent: Vec<crate::event::EventRow>,
}
