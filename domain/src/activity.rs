//! Activities: what staff choose to do for a goal. Each tie to a goal is a hypothesis of the effect that it will have.

mod form;
mod list;
mod state;

pub use form::{ActivityForm, Chosen, ClosingForm, Ending, StepForm};
pub use list::{ActivityFilter, ActivityList, ActivityOrder, ActivityRow, ActivityView, MOST_ACTIVITIES};
pub use state::{ActivityStage, ActivityState};

use crate::approval::ApprovalDemand;
use crate::hypothesis::{Hypothesis, HypothesisDraft, Lesson, TestedHypothesis};
use crate::id::{ActivityId, GoalId, StepId, UnitId};
use crate::money::Money;
use crate::obstacle::Obstacle;
use crate::organisation::UnitName;
use crate::span::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// How well it is known that such an activity has such an effect.
    pub enum Evidence {
        /// Research says so.
        Research = "research",
        /// It has worked here or elsewhere.
        Proven = "proven",
        /// There are signs of it.
        Promising = "promising",
        /// Nobody has tried it.
        Untested = "untested",
    }
}

/// A step of an activity, with the day it is to be done and the day it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its identity.
    pub id: StepId,
    /// What is to be done.
    pub title: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day it was ticked.
    pub done_on: Option<NaiveDate>,
}

/// An activity. Staff choose it and carry it out; politicians read it and ask about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its identity here.
    pub id: ActivityId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed; a change states the version it was made from.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// What we do, in plain words.
    pub what: String,
    /// The unit that leads it.
    pub unit: UnitId,
    /// Other units that take part.
    pub shared: Vec<UnitId>,
    /// The title of the role at the leading unit that answers for it; empty where the source does not say.
    pub accountable_title: String,
    /// When it goes on; without a last day it is continuous.
    pub span: Span,
    /// What it costs, if known.
    pub cost: Option<Money>,
    /// How many hours of work it takes, if known.
    pub hours: Option<u32>,
    /// How well its effect is known, if somebody has said so.
    pub evidence: Option<Evidence>,
    /// Whether it is an experiment: to be tried in small, and judged soon.
    pub experiment: bool,
    /// Where it is in its life.
    pub state: ActivityState,
    /// Activities that have to get somewhere before this one can.
    pub needs: Vec<ActivityId>,
    /// Where it was published, for activities that an import brought; may be empty.
    pub source: String,
}

/// What is needed to write an activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// What it is called.
    pub title: String,
    /// What we do.
    pub what: String,
    /// The unit that leads it.
    pub unit: UnitId,
    /// Other units that take part.
    pub shared: Vec<UnitId>,
    /// The title of the role that answers for it.
    pub accountable_title: String,
    /// When it goes on.
    pub span: Span,
    /// What it costs.
    pub cost: Option<Money>,
    /// How many hours of work it takes.
    pub hours: Option<u32>,
    /// How well its effect is known.
    pub evidence: Option<Evidence>,
    /// Whether it is an experiment.
    pub experiment: bool,
    /// Activities that this one needs.
    pub needs: Vec<ActivityId>,
    /// Where it was published.
    pub source: String,
}

/// A new activity with the goal that it is for, as one short form proposes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The activity.
    pub activity: ActivityDraft,
    /// The goal, and the effect that is expected; `None` where there is no goal for it yet.
    pub hypothesis: Option<HypothesisDraft>,
    /// Whether the team has decided already: it is then adopted at once, where that needs no approval.
    pub adopt: bool,
}

impl Activity {
    /// Whether something that was due has passed: a step, or the last day.
    pub fn is_late(&self, steps: &[Step], today: NaiveDate) -> bool {
        is_late(self.state.stage(), next_due(&self.span, steps), today)
    }
}

/// The next day on which something is due: the first step that is not done, or the last day.
pub fn next_due(span: &Span, steps: &[Step]) -> Option<NaiveDate> {
    let steps = steps.iter().filter(|step| step.done_on.is_none()).filter_map(|step| step.due);
    steps.chain(span.to()).min()
}

/// Whether an activity in this stage, with something due on that day, is late.
pub fn is_late(stage: ActivityStage, next_due: Option<NaiveDate>, today: NaiveDate) -> bool {
    stage.is_under_way() && next_due.is_some_and(|due| due < today)
}

/// The most steps of one activity: more is a project plan, which has tools of its own.
pub const MOST_STEPS: usize = 30;

/// Everything about one activity on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityPage {
    /// The activity.
    pub activity: Activity,
    /// The unit that leads it.
    pub unit: UnitName,
    /// The units that take part.
    pub shared: Vec<UnitName>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// Its ties to goals, each with what the indicator said and what came of it.
    pub hypotheses: Vec<TestedHypothesis>,
    /// What stands in the way, the open ones first.
    pub obstacles: Vec<Obstacle>,
    /// The activities that it needs.
    pub needs: Vec<ActivityName>,
    /// The activities that need it.
    pub needed_by: Vec<ActivityName>,
    /// The activity that replaced it, or that it was merged into.
    pub successor: Option<ActivityName>,
    /// What others have learned on the same goals.
    pub lessons: Vec<Lesson>,
    /// What has been asked about it.
    pub questions: crate::question::Questions,
    /// That activities here are to be approved, and why.
    pub demand: Option<ApprovalDemand>,
    /// The day the page shows.
    pub on: NaiveDate,
    /// What the reader may do.
    pub allowed: ActivityAllowed,
}

/// An activity as others point at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityName {
    /// Its identity.
    pub id: ActivityId,
    /// What it is called.
    pub title: String,
    /// Where it is in its life.
    pub stage: ActivityStage,
}

/// What the reader may do with an activity, in the state that it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityAllowed {
    /// Change it and its hypotheses, and lead it on.
    pub write: bool,
    /// Tick steps and tell what stands in the way: also those of units that take part.
    pub take_part: bool,
    /// Adopt it.
    pub adopt: bool,
    /// Say that an obstacle is removed.
    pub remove_obstacle: bool,
}

/// What the form of an activity offers to choose among.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityChoices {
    /// The units that the reader may write for, with whether their activities are to be approved by somebody else.
    pub own: Vec<UnitName>,
    /// Every unit, to share it with.
    pub units: Vec<UnitName>,
    /// The goals in force: those given to the reader's units first.
    pub goals: Vec<(GoalId, String)>,
    /// The indicators of those goals.
    pub indicators: Vec<(crate::id::IndicatorId, String)>,
    /// Activities that are under way.
    pub activities: Vec<ActivityName>,
    /// Demands for approval that hold where the reader may write.
    pub demands: Vec<ApprovalDemand>,
}

impl ActivityDraft {
    /// The draft that a stored activity would come from.
    pub fn of(activity: &Activity) -> Self {
        Self {
            external_id: activity.external_id.clone(),
            title: activity.title.clone(),
            what: activity.what.clone(),
            unit: activity.unit,
            shared: activity.shared.clone(),
            accountable_title: activity.accountable_title.clone(),
            span: activity.span,
            cost: activity.cost,
            hours: activity.hours,
            evidence: activity.evidence,
            experiment: activity.experiment,
            needs: activity.needs.clone(),
            source: activity.source.clone(),
        }
    }
}

/// An activity with its steps and ties, as the trail keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityRecord {
    /// The activity.
    pub activity: Activity,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its ties to goals.
    pub hypotheses: Vec<Hypothesis>,
}
