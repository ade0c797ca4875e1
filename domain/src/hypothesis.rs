//! Hypotheses: "if we do X, we expect Y, seen in indicator Z by date D, because …"; and what came of them.

use crate::activity::{ActivityName, ActivityStage};
use crate::field::{FieldErrors, Problem};
use crate::id::{ActivityId, GoalId, HypothesisId, IndicatorId, PersonId};
use crate::measurement::Series;
use crate::organisation::UnitName;
use crate::period::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// Whether an activity had the effect that was expected.
    pub enum VerdictKind {
        /// It helped.
        Helped = "helped",
        /// It did not help.
        DidNotHelp = "did_not_help",
        /// Nobody can tell.
        CannotTell = "cannot_tell",
    }
}

/// What is said of a hypothesis when its day has come. It stays: a verdict is never edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it helped.
    pub kind: VerdictKind,
    /// Why it is thought so, in a sentence.
    pub sentence: String,
    /// The day it was said.
    pub on: NaiveDate,
    /// The role and unit of who said it.
    pub by_role: String,
    /// Who said it; `None` where the reader may not know.
    pub by: Option<PersonId>,
}

/// The effect that an activity is expected to have on a goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hypothesis {
    /// Its identity.
    pub id: HypothesisId,
    /// The activity.
    pub activity: ActivityId,
    /// The goal.
    pub goal: GoalId,
    /// The effect that is expected, in words; empty where the source does not say.
    pub effect: String,
    /// The indicator in which it will be seen.
    pub indicator: Option<IndicatorId>,
    /// How much the indicator is expected to change, with its sign.
    pub expected_change: Option<f64>,
    /// When it is to be seen, and the verdict given.
    pub by_when: Option<NaiveDate>,
    /// Why that is thought.
    pub because: String,
    /// What came of it.
    pub verdict: Option<Verdict>,
}

/// What is needed to state or change a hypothesis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HypothesisDraft {
    /// The goal.
    pub goal: GoalId,
    /// The effect that is expected.
    pub effect: String,
    /// The indicator in which it will be seen.
    pub indicator: Option<IndicatorId>,
    /// How much the indicator is expected to change.
    pub expected_change: Option<f64>,
    /// When it is to be seen.
    pub by_when: Option<NaiveDate>,
    /// Why that is thought.
    pub because: String,
}

/// What an indicator says of a hypothesis; never a verdict of its own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Finding {
    /// No indicator was named, so nothing was measured.
    NoIndicator,
    /// The indicator has no value from before the activity began.
    NoStart,
    /// The indicator has no value from after the activity began.
    NothingSince {
        /// The period of its newest value.
        latest: Period,
    },
    /// It had one value when the activity began and another since.
    Moved {
        /// The last value from before it began, with its period.
        from: (Period, f64),
        /// The newest value of a period that ended by the day of the verdict, with its period.
        to: (Period, f64),
    },
}

impl Finding {
    /// What the indicator's own series says of an activity that began on `start`, as known for the verdict of `by`.
    ///
    /// A period counts to the start when it ended on or before that day, and to what came of it when it ended later but not after
    /// `by`: what is measured after the day of the verdict does not change what was known then.
    pub fn of(series: &Series, start: NaiveDate, by: NaiveDate) -> Self {
        let before = series.values().rfind(|(period, _)| period.end() <= start);
        let after = series.values().rfind(|(period, _)| period.end() > start && period.end() <= by);
        match (before, after) {
            (Some(from), Some(to)) => Self::Moved { from, to },
            (None, _) => Self::NoStart,
            (Some((latest, _)), None) => Self::NothingSince { latest },
        }
    }

    /// How much it moved.
    pub fn change(self) -> Option<f64> {
        match self {
            Self::Moved { from, to } => Some(to.1 - from.1),
            _ => None,
        }
    }

    /// Whether there is nothing to judge by: the form then suggests [`VerdictKind::CannotTell`], with the reason.
    pub const fn is_without_data(self) -> bool {
        !matches!(self, Self::Moved { .. })
    }
}

/// A hypothesis on its activity's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TestedHypothesis {
    /// The hypothesis.
    pub hypothesis: Hypothesis,
    /// What the goal is called.
    pub goal: String,
    /// The indicator's name, unit of measure and decimals.
    pub indicator: Option<IndicatorWords>,
    /// What the indicator says of it.
    pub finding: Finding,
}

/// What is needed to write an indicator's values in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorWords {
    /// Its name.
    pub name: String,
    /// Its unit of measure.
    pub unit_of_measure: String,
    /// How many decimals it is shown with.
    pub decimals: u8,
}

impl Hypothesis {
    /// Whether its day has come and nobody has said what came of it.
    pub fn is_due(&self, stage: ActivityStage, today: NaiveDate) -> bool {
        let is_adopted = stage != ActivityStage::Proposed;
        is_adopted && self.verdict.is_none() && self.by_when.is_some_and(|day| day <= today)
    }

    /// Whether it may be said now what came of it: when it is due, and before its day once the activity is over.
    pub fn may_be_tested(&self, stage: ActivityStage, today: NaiveDate) -> bool {
        self.is_due(stage, today) || !stage.is_open() && self.verdict.is_none()
    }
}

/// An activity on the page of a goal that it is for: "Vad vi gör".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalActivity {
    /// The activity.
    pub activity: ActivityName,
    /// The unit that leads it.
    pub unit: UnitName,
    /// Whether something that was due has passed.
    pub late: bool,
    /// The effect that is expected.
    pub effect: String,
    /// When it is tested.
    pub by_when: Option<NaiveDate>,
    /// Whether it helped.
    pub verdict: Option<VerdictKind>,
}

/// Something that was learned: when an activity was closed, or when a hypothesis got its verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The activity.
    pub activity: ActivityName,
    /// The unit that led it.
    pub unit: UnitName,
    /// The goal that it was for.
    pub goal: Option<(GoalId, String)>,
    /// Whether it helped, when the lesson is a verdict's.
    pub verdict: Option<VerdictKind>,
    /// What was learned.
    pub text: String,
    /// When.
    pub on: NaiveDate,
}

/// What the reader looks for among the lessons; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LessonFilter {
    /// Only lessons with these words.
    pub q: String,
    /// Only those of this goal.
    pub goal: Option<GoalId>,
    /// Only verdicts of this kind.
    pub verdict: Option<VerdictKind>,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// A page of lessons, newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LessonList {
    /// The lessons.
    pub rows: Vec<Lesson>,
    /// How many the filter lets through.
    pub total: u64,
}

/// How many lessons a page shows.
pub const LESSONS_PER_PAGE: u64 = 30;

/// The most characters of a verdict's sentence, an effect, a reason or a lesson.
pub const WORDS_MAX: usize = 1000;

/// The hypothesis form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HypothesisForm {
    /// The goal.
    pub goal: String,
    /// The effect that is expected.
    pub effect: String,
    /// The indicator in which it will be seen.
    pub indicator: String,
    /// How much the indicator is expected to change.
    pub expected_change: String,
    /// When it is to be seen.
    pub by_when: String,
    /// Why that is thought.
    pub because: String,
    /// The activity's version that it was made from.
    pub version: String,
}

impl HypothesisForm {
    /// What was typed, read; or every field that could not be read. An effect is asked for together with the day of its verdict.
    pub fn parse(&self) -> Result<HypothesisDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let goal = errors.identity("goal", &self.goal);
        if goal.is_none() && errors.of("goal").is_none() {
            errors.add("goal", Problem::Required);
        }
        let effect = errors.required_text("effect", &self.effect, WORDS_MAX);
        let indicator = errors.identity("indicator", &self.indicator);
        let expected_change = errors.number("expected_change", &self.expected_change);
        if expected_change.is_some() && indicator.is_none() && errors.of("indicator").is_none() {
            errors.add("indicator", Problem::Required);
        }
        let by_when = errors.required_date("by_when", &self.by_when);
        let because = errors.text("because", &self.because, WORDS_MAX);
        let draft = goal.map(|goal| HypothesisDraft { goal, effect, indicator, expected_change, by_when, because });
        errors.into_result(draft)
    }
}

impl From<&Hypothesis> for HypothesisForm {
    fn from(hypothesis: &Hypothesis) -> Self {
        let text = |id: Option<String>| id.unwrap_or_default();
        Self {
            goal: hypothesis.goal.to_string(),
            effect: hypothesis.effect.clone(),
            indicator: text(hypothesis.indicator.map(|id| id.to_string())),
            expected_change: text(hypothesis.expected_change.map(crate::number::typed)),
            by_when: text(hypothesis.by_when.map(|day| day.to_string())),
            because: hypothesis.because.clone(),
            version: String::new(),
        }
    }
}

/// The verdict form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VerdictForm {
    /// Whether it helped.
    pub verdict: String,
    /// Why it is thought so.
    pub sentence: String,
}

impl VerdictForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<(VerdictKind, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.choice("verdict", &self.verdict, VerdictKind::from_word);
        let sentence = errors.required_text("sentence", &self.sentence, WORDS_MAX);
        errors.into_result(kind.map(|kind| (kind, sentence)))
    }
}
