//! Effect goals: the change wanted for citizens. Politicians set them and follow up their effect.

mod choices;
mod form;

pub use choices::{GoalChoices, GoneChoices};
pub use form::{DecisionForm, GoalForm};

use crate::field::{FieldErrors, Problem};
use crate::id::{GoalId, JudgementId, LevelId, ThemeId, UnitId};
use crate::judgement::Judgement;
use crate::organisation::UnitName;
use crate::rejection::{Rejection, StateProblem};
use crate::span::Span;
use crate::status::{Freshness, Suggestion};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an effect goal says. Once decided it is never edited, only replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalText {
    /// The goal in one sentence.
    pub title: String,
    /// For whom.
    pub for_whom: String,
    /// Which change.
    pub change: String,
    /// Why.
    pub why: String,
    /// How it will be seen.
    pub seen_how: String,
    /// By when.
    pub by_when: Option<NaiveDate>,
}

/// The role that answers for a goal or an indicator: exactly one, held at a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accountable {
    /// What the role is called there: "VA-chef".
    pub title: String,
    /// Where it is held.
    pub unit: UnitId,
}

/// A decision is a record of what a body decided.
///
/// What somebody registers has all four; what an import brings may lack those that its source does not state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The body that decided.
    pub body: UnitId,
    /// The day of the meeting.
    pub date: Option<NaiveDate>,
    /// The item number in the minutes: "§ 85".
    pub paragraph: String,
    /// The registry number, diarienummer: "2026.019 KS".
    pub registry_number: String,
}

/// Where a goal is in its life. Each state holds just what exists in it; a transition consumes the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum GoalState {
    /// Being written.
    Draft,
    /// Handed to the body that decides.
    Proposed {
        /// The day it was handed over.
        on: NaiveDate,
    },
    /// Decided and in force.
    Decided {
        /// The decision.
        decision: Decision,
    },
    /// No longer in force.
    Closed {
        /// The decision that adopted it.
        decision: Decision,
        /// The decision that closed it.
        closing: Decision,
    },
    /// Replaced by a new goal.
    Replaced {
        /// The decision that adopted it.
        decision: Decision,
        /// The goal that replaced it.
        by: GoalId,
    },
}

crate::words! {
    /// The name of a goal's state.
    pub enum GoalStage {
        /// Being written.
        Draft = "draft",
        /// Handed to the body that decides.
        Proposed = "proposed",
        /// Decided and in force.
        Decided = "decided",
        /// No longer in force.
        Closed = "closed",
        /// Replaced by a new goal.
        Replaced = "replaced",
    }
}

impl GoalStage {
    /// Whether a body has decided it, so that everybody may read it, also when it is over.
    pub const fn is_adopted(self) -> bool {
        matches!(self, Self::Decided | Self::Closed | Self::Replaced)
    }

    /// Whether it was in force and is so no longer.
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Replaced)
    }
}

impl GoalState {
    /// The name of the state.
    pub const fn stage(&self) -> GoalStage {
        match self {
            Self::Draft => GoalStage::Draft,
            Self::Proposed { .. } => GoalStage::Proposed,
            Self::Decided { .. } => GoalStage::Decided,
            Self::Closed { .. } => GoalStage::Closed,
            Self::Replaced { .. } => GoalStage::Replaced,
        }
    }

    /// The decision that adopted the goal, when there is one.
    pub const fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided { decision } | Self::Closed { decision, .. } | Self::Replaced { decision, .. } => {
                Some(decision)
            }
            Self::Draft | Self::Proposed { .. } => None,
        }
    }

    /// Draft → proposed.
    pub fn propose(self, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Draft => Ok(Self::Proposed { on: today }),
            _ => Err(StateProblem::NotADraft.into()),
        }
    }

    /// Proposed → draft, to go on writing.
    pub fn take_back(self) -> Result<Self, Rejection> {
        match self {
            Self::Proposed { .. } => Ok(Self::Draft),
            _ => Err(StateProblem::NotProposed.into()),
        }
    }

    /// Proposed → decided. A body decides on what has been proposed to it, not before.
    pub fn decide(self, decision: Decision) -> Result<Self, Rejection> {
        match self {
            Self::Proposed { on } if decision.date.is_some_and(|date| date < on) => {
                Err(FieldErrors::one("decided_on", Problem::DecidedBeforeProposed).into())
            }
            Self::Proposed { .. } => Ok(Self::Decided { decision }),
            _ => Err(StateProblem::NotProposed.into()),
        }
    }

    /// Decided → closed, by a decision not older than the one that adopted it.
    pub fn close(self, closing: Decision) -> Result<Self, Rejection> {
        match self {
            Self::Decided { decision } if is_before(&closing, &decision) => {
                Err(FieldErrors::one("decided_on", Problem::EndsBeforeStart).into())
            }
            Self::Decided { decision } => Ok(Self::Closed { decision, closing }),
            _ => Err(StateProblem::NotInForce.into()),
        }
    }

    /// Decided → replaced by a goal that the same body has decided.
    pub fn replace(self, by: GoalId, new: &Decision) -> Result<Self, Rejection> {
        match self {
            Self::Decided { decision } if decision.body != new.body => Err(StateProblem::ReplacedByAnotherBody.into()),
            Self::Decided { decision } if is_before(new, &decision) => {
                Err(FieldErrors::one("decided_on", Problem::EndsBeforeStart).into())
            }
            Self::Decided { decision } => Ok(Self::Replaced { decision, by }),
            _ => Err(StateProblem::NotInForce.into()),
        }
    }
}

fn is_before(later: &Decision, earlier: &Decision) -> bool {
    matches!((later.date, earlier.date), (Some(later), Some(earlier)) if later < earlier)
}

/// A goal on any level of the model, the vision included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its identity here.
    pub id: GoalId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed; a change states the version it was made from.
    pub version: i64,
    /// The level it stands on.
    pub level: LevelId,
    /// The body that decides it.
    pub body: UnitId,
    /// The role that answers for it.
    pub accountable: Option<Accountable>,
    /// The goals that it contributes to; it may have many.
    pub parents: Vec<GoalId>,
    /// The bodies and units that it is given to.
    pub given_to: Vec<UnitId>,
    /// The focus areas and values that it serves.
    pub serves: Vec<ThemeId>,
    /// What it says.
    pub text: GoalText,
    /// The days during which it is meant to be in force.
    pub span: Span,
    /// Where it is in its life.
    pub state: GoalState,
    /// The goal that this one is to replace when it is decided.
    pub replaces: Option<GoalId>,
    /// Where the goal was published, for goals that an import brought; may be empty.
    pub source: String,
}

/// What is needed to write a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// The level it stands on.
    pub level: LevelId,
    /// The body that decides it.
    pub body: UnitId,
    /// The role that answers for it.
    pub accountable: Option<Accountable>,
    /// The goals that it contributes to.
    pub parents: Vec<GoalId>,
    /// The bodies and units that it is given to.
    pub given_to: Vec<UnitId>,
    /// The focus areas and values that it serves.
    pub serves: Vec<ThemeId>,
    /// What it says.
    pub text: GoalText,
    /// The days during which it is meant to be in force.
    pub span: Span,
    /// The goal that it is to replace.
    pub replaces: Option<GoalId>,
    /// Where it was published.
    pub source: String,
}

/// A goal as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalRow {
    /// Its identity.
    pub id: GoalId,
    /// Whether it is a vision, which nobody judges.
    pub is_vision: bool,
    /// The goal in one sentence.
    pub title: String,
    /// The level it stands on.
    pub level: LevelId,
    /// The body that decides it.
    pub body: UnitName,
    /// Where it is in its life.
    pub stage: GoalStage,
    /// The days during which it is meant to be in force.
    pub span: Span,
    /// What the rule suggests, from its main indicators.
    pub suggestion: Suggestion,
    /// What a person has judged; it stands above the suggestion.
    pub judgement: Option<Judgement>,
    /// The own values of its first main indicator, oldest first, for a sparkline.
    pub sparkline: Vec<f64>,
    /// How many indicators it has.
    pub indicators: u32,
    /// How old the figures are that decide its status: of its main indicators the oldest; `None` when it has none.
    pub age: Option<Freshness>,
}

/// A goal of the red thread, with what stands below it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThreadGoal {
    /// The goal.
    pub row: GoalRow,
    /// Its parents among those shown.
    pub parents: Vec<GoalId>,
    /// Whether it hangs on nothing, though there is a level above it.
    pub hangs_loose: bool,
    /// Its indicators, main ones first.
    pub indicators: Vec<crate::indicator::IndicatorRow>,
}

/// What the reader has chosen to see of the red thread; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThreadFilter {
    /// Only goals of this body.
    pub body: Option<UnitId>,
    /// Only goals on this level.
    pub level: Option<LevelId>,
    /// Only goals with this status.
    pub status: Option<crate::status::Status>,
    /// Only goals that serve this focus area or value.
    pub theme: Option<ThemeId>,
    /// Only goals in force some time during this year.
    pub year: Option<i32>,
    /// The model as it was on this day.
    pub on: Option<NaiveDate>,
}

/// The red thread: from the vision to the indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RedThread {
    /// The levels, uppermost first.
    pub levels: Vec<crate::level::Level>,
    /// The bodies that have goals, to choose among.
    pub bodies: Vec<UnitName>,
    /// The focus areas and values.
    pub themes: Vec<crate::theme::Theme>,
    /// The goals that the filter lets through, by level and then by title.
    pub goals: Vec<ThreadGoal>,
    /// How many goals there are before the filter.
    pub total: u32,
    /// Drafts and proposals, for those who may read them.
    pub pending: Vec<GoalRow>,
    /// Whether the reader may write a goal somewhere.
    pub can_write: bool,
}

/// Above this many goals the red thread shows how many indicators each has, and not the indicators.
pub const MOST_GOALS_WITH_INDICATORS: usize = 60;

/// So many activities stand on a goal's page; the rest are one press away.
pub const MOST_ACTIVITIES_OF_GOAL: usize = 12;

/// Everything about one goal on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalPage {
    /// The goal.
    pub goal: Goal,
    /// Its level.
    pub level: crate::level::Level,
    /// The body that decides it.
    pub body: UnitName,
    /// The unit where the accountable role is held.
    pub accountable_unit: Option<UnitName>,
    /// The way up the red thread, nearest parent last.
    pub above: Vec<(GoalId, String)>,
    /// Every goal above it.
    pub parents: Vec<(GoalId, String)>,
    /// The goals right below it.
    pub below: Vec<GoalRow>,
    /// The units that it is given to.
    pub given_to: Vec<UnitName>,
    /// The focus areas and values that it serves.
    pub serves: Vec<crate::theme::Theme>,
    /// Its indicators with their series, main ones first.
    pub indicators: Vec<crate::indicator::IndicatorSeries>,
    /// What units say that they do for it.
    pub contributions: Vec<crate::contribution::ContributionRow>,
    /// What is done for it: what goes on first, today at most [`MOST_ACTIVITIES_OF_GOAL`] and on an earlier day all.
    pub activities: Vec<crate::hypothesis::GoalActivity>,
    /// How many activities are tied to it in all, of those that the reader may know of.
    pub activity_count: usize,
    /// How each unit judged it last; for strangers what is approved.
    pub follow_ups: Vec<crate::follow_up::CurrentFollowUp>,
    /// The assignments that serve it, what is due first.
    pub assignments: Vec<crate::assignment::AssignmentRow>,
    /// What is done about that it does not go as it should.
    pub measures: Vec<crate::measure::MeasureRow>,
    /// What has been asked about it.
    pub questions: crate::question::Questions,
    /// What units said of a goal that it replaced, and have not said of this one yet.
    pub stated_before: Vec<crate::contribution::StatedBefore>,
    /// What the rule suggests.
    pub suggestion: Suggestion,
    /// What a person has judged.
    pub judgement: Option<Judgement>,
    /// Which one that is: whoever judges anew says what they have seen.
    pub judgement_id: Option<JudgementId>,
    /// The goal that replaced it.
    pub replaced_by: Option<(GoalId, String)>,
    /// The goal that it replaces.
    pub replaces: Option<(GoalId, String)>,
    /// What is missing before it should be published; shown to those who write.
    pub checks: Vec<crate::publishing::Check>,
    /// Soft limits that it passes; shown to those who write.
    pub limits: Vec<crate::publishing::SoftLimit>,
    /// The day that the page shows.
    pub on: NaiveDate,
    /// Whether that is another day than today.
    pub is_past: bool,
    /// What the reader may do.
    pub allowed: GoalAllowed,
}

/// What the reader may do with a goal, in the state that it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalAllowed {
    /// Change the draft, propose it, take it back.
    pub write: bool,
    /// Register what the body has decided.
    pub decide: bool,
    /// Draft a goal that replaces it.
    pub replace: bool,
    /// Close it without a goal that replaces it.
    pub close: bool,
    /// State what the own unit does for it.
    pub contribute: bool,
    /// Judge how it goes.
    pub judge: bool,
    /// Propose an activity for it.
    pub act: bool,
    /// Plan what is done about that it does not go as it should.
    pub plan_measure: bool,
    /// Register an assignment of the body's that serves it.
    pub assign: bool,
}
