//! Activities in lists.

use super::{ActivityName, ActivityStage, Evidence};
use crate::hypothesis::VerdictKind;
use crate::id::{GoalId, UnitId};
use crate::organisation::UnitName;
use crate::span::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// How activities are shown.
    pub enum ActivityView {
        /// A table.
        List = "list",
        /// Cards, a column for each stage.
        Cards = "cards",
        /// Bars along the time.
        Timeline = "timeline",
        /// What is due, month by month.
        Calendar = "calendar",
    }
}

crate::words! {
    /// What activities are ordered by.
    pub enum ActivityOrder {
        /// What is due next.
        Due = "due",
        /// The title.
        Title = "title",
        /// The unit.
        Unit = "unit",
        /// The stage, in the order of its life.
        Stage = "stage",
        /// What has changed last.
        Newest = "newest",
    }
}

/// What the reader has chosen to see of the activities; it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityFilter {
    /// Only those with these words in their title.
    pub q: String,
    /// Only those for this goal.
    pub goal: Option<GoalId>,
    /// Only those led by this unit or by one below it.
    pub unit: Option<UnitId>,
    /// Only those in this stage; `None` for those that are not over.
    pub stage: Option<ActivityStage>,
    /// Also those that are over.
    pub all: bool,
    /// Only those where something due has passed.
    pub late: bool,
    /// Only experiments.
    pub experiment: bool,
    /// Only those whose verdict is due.
    pub untested: bool,
    /// Only those with something in the way.
    pub obstructed: bool,
    /// Only those with this evidence.
    pub evidence: Option<Evidence>,
    /// How they are shown.
    pub view: ActivityView,
    /// What they are ordered by.
    pub order: ActivityOrder,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

impl Default for ActivityFilter {
    fn default() -> Self {
        Self {
            q: String::new(),
            goal: None,
            unit: None,
            stage: None,
            all: false,
            late: false,
            experiment: false,
            untested: false,
            obstructed: false,
            evidence: None,
            view: ActivityView::List,
            order: ActivityOrder::Due,
            page: 1,
        }
    }
}

impl ActivityFilter {
    /// Whether it leaves out anything but what is over.
    pub fn narrows(&self) -> bool {
        !self.q.is_empty()
            || self.goal.is_some()
            || self.unit.is_some()
            || self.stage.is_some()
            || self.late
            || self.experiment
            || self.untested
            || self.obstructed
            || self.evidence.is_some()
    }
}

/// An activity as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityRow {
    /// The activity.
    pub activity: ActivityName,
    /// The unit that leads it.
    pub unit: UnitName,
    /// When it goes on.
    pub span: Span,
    /// The next day on which something is due.
    pub next_due: Option<NaiveDate>,
    /// Whether something that was due has passed.
    pub late: bool,
    /// Whether it is an experiment.
    pub experiment: bool,
    /// Whether it is to be said now whether it helped.
    pub untested: bool,
    /// How many steps are done, and how many there are.
    pub steps: (u32, u32),
    /// How many obstacles stand in the way.
    pub obstacles: u32,
    /// The goals that it is for, each with what came of it.
    pub goals: Vec<(GoalId, String, Option<VerdictKind>)>,
}

/// A page of activities.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityList {
    /// The rows of this page.
    pub rows: Vec<ActivityRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// How many of them are in each stage.
    pub stages: Vec<(ActivityStage, u64)>,
    /// The bodies and administrations to choose among, and the unit that is chosen.
    pub units: Vec<UnitName>,
    /// What the chosen goal is called.
    pub goal: Option<String>,
    /// Whether the reader may propose one.
    pub can_write: bool,
}

/// How many activities a page of the list shows.
pub const MOST_ACTIVITIES: u64 = 100;
