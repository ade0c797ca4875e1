//! Corrective measures: what is done about a deviation, by whom, by when, and whether it helped. Each is followed to its effect.

use crate::field::{FieldErrors, Problem};
use crate::hypothesis::{VerdictKind, WORDS_MAX};
use crate::id::{GoalId, MeasureId, UnitId};
use crate::organisation::UnitName;
use crate::question::Questions;
use crate::rejection::{Rejection, StateProblem};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a measure is in its life. A transition consumes the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MeasureState {
    /// To be done.
    Planned,
    /// Done; whether it helped is still to be said.
    Done {
        /// The day.
        done_on: NaiveDate,
        /// What was done.
        note: String,
    },
    /// Done, and it was said whether it helped.
    Followed {
        /// The day it was done.
        done_on: NaiveDate,
        /// What was done.
        note: String,
        /// Whether it helped.
        verdict: VerdictKind,
        /// Why it is thought so.
        sentence: String,
        /// The day that was said.
        followed_on: NaiveDate,
    },
    /// Not done after all.
    Dropped {
        /// The day.
        dropped_on: NaiveDate,
        /// Why.
        reason: String,
    },
}

crate::words! {
    /// The name of a measure's state.
    pub enum MeasureStage {
        /// To be done.
        Planned = "planned",
        /// Done; whether it helped is still to be said.
        Done = "done",
        /// It was said whether it helped.
        Followed = "followed",
        /// Not done after all.
        Dropped = "dropped",
    }
}

impl MeasureStage {
    /// Whether somebody still has something to do or to say.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Done)
    }
}

impl MeasureState {
    /// The name of the state.
    pub const fn stage(&self) -> MeasureStage {
        match self {
            Self::Planned => MeasureStage::Planned,
            Self::Done { .. } => MeasureStage::Done,
            Self::Followed { .. } => MeasureStage::Followed,
            Self::Dropped { .. } => MeasureStage::Dropped,
        }
    }

    /// Planned → done.
    pub fn finish(self, note: String, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Planned => Ok(Self::Done { done_on: today, note }),
            _ => Err(StateProblem::MeasureIsNotPlanned.into()),
        }
    }

    /// Planned → dropped.
    pub fn drop(self, reason: String, today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Planned => Ok(Self::Dropped { dropped_on: today, reason }),
            _ => Err(StateProblem::MeasureIsNotPlanned.into()),
        }
    }

    /// Done → followed. What was said stays.
    pub fn follow(self, (verdict, sentence): (VerdictKind, String), today: NaiveDate) -> Result<Self, Rejection> {
        match self {
            Self::Done { done_on, note } => Ok(Self::Followed { done_on, note, verdict, sentence, followed_on: today }),
            _ => Err(StateProblem::MeasureIsNotDone.into()),
        }
    }
}

/// What is done about a deviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its identity.
    pub id: MeasureId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed; a change states the version it was made from.
    pub version: i64,
    /// What is to be done.
    pub title: String,
    /// What it is done about.
    pub deviation: String,
    /// The goal that does not go as it should.
    pub goal: GoalId,
    /// The unit that does it.
    pub unit: UnitId,
    /// The title of the role there that answers for it.
    pub accountable_title: String,
    /// The day by which it is to be done.
    pub due_on: NaiveDate,
    /// Where it is in its life.
    pub state: MeasureState,
}

impl Measure {
    /// The stage on `day`, as far as its days tell, and whether it helped, where that had been said: what ended later was planned.
    pub fn stage_on(&self, day: NaiveDate) -> (MeasureStage, Option<VerdictKind>) {
        match &self.state {
            MeasureState::Followed { verdict, followed_on, .. } if *followed_on <= day => {
                (MeasureStage::Followed, Some(*verdict))
            }
            MeasureState::Done { done_on, .. } | MeasureState::Followed { done_on, .. } if *done_on <= day => {
                (MeasureStage::Done, None)
            }
            MeasureState::Dropped { dropped_on, .. } if *dropped_on <= day => (MeasureStage::Dropped, None),
            _ => (MeasureStage::Planned, None),
        }
    }
}

/// What is needed to plan a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureDraft {
    /// What is to be done.
    pub title: String,
    /// What it is done about.
    pub deviation: String,
    /// The goal that does not go as it should.
    pub goal: GoalId,
    /// The unit that does it.
    pub unit: UnitId,
    /// The title of the role there that answers for it.
    pub accountable_title: String,
    /// The day by which it is to be done.
    pub due_on: NaiveDate,
}

/// A measure as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRow {
    /// Its identity.
    pub id: MeasureId,
    /// What is to be done.
    pub title: String,
    /// Where it is in its life.
    pub stage: MeasureStage,
    /// Whether it helped, when that has been said.
    pub verdict: Option<VerdictKind>,
    /// The goal that does not go as it should.
    pub goal: (GoalId, String),
    /// The unit that does it.
    pub unit: UnitName,
    /// The day by which it is to be done.
    pub due_on: NaiveDate,
}

impl MeasureRow {
    /// Whether its day has passed and it is not done.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.stage == MeasureStage::Planned && self.due_on < today
    }
}

/// What the reader looks for among the measures; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureFilter {
    /// Only those with these words.
    pub q: String,
    /// Only those of this unit or of one below it.
    pub unit: Option<UnitId>,
    /// Only those about this goal.
    pub goal: Option<GoalId>,
    /// Only those in this state; otherwise the open ones.
    pub stage: Option<MeasureStage>,
    /// Those that are over too.
    pub all: bool,
    /// Only those whose day has passed.
    pub late: bool,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// A page of measures, what is due first at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureList {
    /// The measures.
    pub rows: Vec<MeasureRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// The bodies and administrations to choose among.
    pub units: Vec<UnitName>,
    /// Whether the reader may plan one.
    pub can_plan: bool,
}

/// How many measures a page shows.
pub const MEASURES_PER_PAGE: u64 = 50;

/// One measure with all that its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurePage {
    /// The measure.
    pub measure: Measure,
    /// The goal that does not go as it should.
    pub goal: (GoalId, String),
    /// The unit that does it.
    pub unit: UnitName,
    /// What has been asked about it.
    pub questions: Questions,
    /// Whether the reader may say that it is done, dropped, or whether it helped.
    pub can_change: bool,
}

/// What can be chosen where a measure is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureChoices {
    /// The units where the reader may plan one.
    pub units: Vec<(u32, UnitName)>,
    /// The goals in force.
    pub goals: Vec<(GoalId, String)>,
}

/// The most characters of a measure's title.
const TITLE_MAX: usize = 200;

/// The form of a measure, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureForm {
    /// What is to be done.
    pub title: String,
    /// What it is done about.
    pub deviation: String,
    /// The goal that does not go as it should.
    pub goal: String,
    /// The unit that does it.
    pub unit: String,
    /// The title of the role there that answers for it.
    pub accountable_title: String,
    /// The day by which it is to be done.
    pub due_on: String,
}

impl MeasureForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self, today: NaiveDate) -> Result<MeasureDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.required_text("title", &self.title, TITLE_MAX);
        let deviation = errors.required_text("deviation", &self.deviation, WORDS_MAX);
        let goal = errors.choice("goal", &self.goal, |text| text.parse().ok());
        let unit = errors.choice("unit", &self.unit, |text| text.parse().ok());
        let accountable_title = errors.text("accountable_title", &self.accountable_title, TITLE_MAX);
        let due_on = errors.required_date("due_on", &self.due_on);
        if due_on.is_some_and(|due| due < today) {
            errors.add("due_on", Problem::EndsBeforeStart);
        }
        let draft = goal.zip(unit).zip(due_on).map(|((goal, unit), due_on)| MeasureDraft {
            title,
            deviation,
            goal,
            unit,
            accountable_title,
            due_on,
        });
        errors.into_result(draft)
    }
}

/// The form in which it is said that a measure is done, or dropped, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasureEndForm {
    /// The version that was read.
    pub version: String,
    /// What was done, or why it is not done.
    pub text: String,
}

impl MeasureEndForm {
    /// What was typed, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, WORDS_MAX);
        errors.into_result(Some(text))
    }
}

/// The form in which it is said whether a measure helped, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EffectForm {
    /// The version that was read.
    pub version: String,
    /// Whether it helped.
    pub verdict: String,
    /// Why it is thought so.
    pub sentence: String,
}

impl EffectForm {
    /// Whether it helped, and why it is thought so.
    pub fn parse(&self) -> Result<(VerdictKind, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let verdict = errors.choice("verdict", &self.verdict, VerdictKind::from_word);
        let sentence = errors.required_text("sentence", &self.sentence, WORDS_MAX);
        errors.into_result(verdict.map(|verdict| (verdict, sentence)))
    }
}
