//! Start pages.

use crate::decision::DecisionRow;
use crate::goal::GoalRow;
use crate::hypothesis::VerdictKind;
use crate::id::{ActivityId, GoalId, UnitId};
use crate::indicator::IndicatorRow;
use crate::status::Status;
use crate::theme::Theme;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The municipality itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Municipality {
    /// How many times it has been changed; a change states the version that it was made from.
    #[serde(default)]
    pub version: i64,
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
    /// The uppermost goals in force, at most [`MOST_GOALS`].
    pub goals: Vec<GoalRow>,
    /// The first main indicator of those goals that have one.
    pub figures: Vec<(GoalId, IndicatorRow)>,
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
    /// What is owed in rounds of follow-up.
    pub owed: crate::follow_up::Owed,
    /// The goals in force of the own body or unit; for those who look at the whole, the uppermost ones.
    pub goals: Vec<GoalRow>,
    /// What has changed since the own body last met; for the politicians of a body.
    pub since: Option<SinceMeeting>,
    /// What the own body has decided of goals and assignments, and what came of it, the latest first; at most [`MOST_DECISIONS`].
    pub decided: Vec<DecisionRow>,
    /// Goals that await something: proposals to decide on, drafts to go on with.
    pub awaiting: Vec<GoalRow>,
    /// The own indicators whose figures are stale or missing, at most [`MOST_STALE`].
    pub stale: Vec<IndicatorRow>,
    /// Whether there are more of them than are shown.
    pub more_stale: bool,
    /// Activities of the own branch that need somebody: something stands in the way, a verdict is due, or they are late. At most
    /// [`MOST_PRESSING`].
    pub pressing: Vec<crate::activity::ActivityRow>,
    /// Assignments that wait for a report, or for what the own body says of one.
    pub assignments: Vec<crate::assignment::AssignmentRow>,
    /// Corrective measures to do, or to say of whether they helped.
    pub measures: Vec<crate::measure::MeasureRow>,
    /// What is new of questions and answers.
    pub questions: crate::question::QuestionNews,
    /// How many indicators nobody living owns; `None` for those who do not keep the structure.
    pub orphans: Option<u64>,
    /// What happened last in what the reader may see.
    pub recent: Vec<crate::event::EventRow>,
}

/// What has changed in a body's goals since it last met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SinceMeeting {
    /// The body.
    pub body: UnitId,
    /// The day from which changes are told.
    pub day: NaiveDate,
    /// Whether it decided something on that day. Otherwise no decision of it is known, and the day is
    /// [`likely_last_meeting`](crate::presentation::likely_last_meeting).
    pub is_known: bool,
    /// The goals that have been judged since, the latest first.
    pub judged: Vec<JudgedSince>,
    /// The activities of which it has been said what came of them, the latest first.
    pub tested: Vec<TestedSince>,
    /// The main indicators that have got new figures.
    pub figures: Vec<IndicatorRow>,
}

impl SinceMeeting {
    /// Whether nothing has changed.
    pub const fn is_empty(&self) -> bool {
        self.judged.is_empty() && self.tested.is_empty() && self.figures.is_empty()
    }
}

/// A goal that has been judged since the last meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedSince {
    /// The goal.
    pub goal: GoalId,
    /// Its title.
    pub title: String,
    /// What was judged at the last meeting; `None` when nobody had judged it.
    pub before: Option<Status>,
    /// What is judged now.
    pub now: Status,
}

/// An activity of which it has been said since the last meeting what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestedSince {
    /// The activity.
    pub activity: ActivityId,
    /// Its title.
    pub title: String,
    /// The title of the goal that it was meant to serve.
    pub goal: String,
    /// What came of it.
    pub verdict: VerdictKind,
}

/// The most changes of each kind that a start page tells of since the last meeting.
pub const MOST_SINCE: u64 = 5;
/// The most decisions that a start page follows.
pub const MOST_DECISIONS: u64 = 5;
/// The most goals that a start page shows.
pub const MOST_GOALS: usize = 10;
/// The most stale indicators that a start page shows.
pub const MOST_STALE: usize = 8;
/// The most activities that need somebody on a start page.
pub const MOST_PRESSING: u64 = 8;
/// The most assignments on a start page.
pub const MOST_ASSIGNMENTS: u64 = 8;
/// The most corrective measures on a start page.
pub const MOST_MEASURES: u64 = 8;
/// The most questions of each kind on a start page.
pub const MOST_QUESTIONS: usize = 5;
/// The most events that a start page shows.
pub const MOST_EVENTS: usize = 8;
