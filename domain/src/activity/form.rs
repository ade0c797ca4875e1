//! What is typed about activities, read.

use super::{Activity, ActivityDraft, Evidence, Proposal};
use crate::field::{FieldErrors, Problem};
use crate::hypothesis::{HypothesisDraft, HypothesisForm, WORDS_MAX};
use crate::id::{ActivityId, GoalId, IndicatorId, UnitId};
use crate::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The form of an activity as typed: nothing of it is lost when it cannot be taken. A new one also names the goal that it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActivityForm {
    /// The version that the change was made from; empty for a new one.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// What we do.
    pub what: String,
    /// The unit that leads it.
    pub unit: String,
    /// Other units that take part.
    pub shared: Vec<String>,
    /// The title of the role that answers for it.
    pub accountable_title: String,
    /// The first day.
    pub from: String,
    /// The last day; empty for a continuous one.
    pub to: String,
    /// What it costs, in thousands of kronor.
    pub cost: String,
    /// How many hours of work it takes.
    pub hours: String,
    /// How well its effect is known.
    pub evidence: String,
    /// "on" for an experiment.
    pub experiment: String,
    /// Activities that this one needs.
    pub needs: Vec<String>,
    /// The goal that a new one is for.
    pub goal: String,
    /// The effect that is expected of it there.
    pub effect: String,
    /// The indicator in which it will be seen.
    pub indicator: String,
    /// How much the indicator is expected to change.
    pub expected_change: String,
    /// When it is to be seen.
    pub by_when: String,
    /// Why that is thought.
    pub because: String,
    /// "on" when the team has decided already.
    pub adopt: String,
}

/// What has been chosen in forms of an activity: it is offered again, also when it would not be offered anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The units that lead it and take part.
    pub units: Vec<UnitId>,
    /// The activities that it needs.
    pub needs: Vec<ActivityId>,
    /// The goals that it is for.
    pub goals: Vec<GoalId>,
    /// The indicators in which the effect will be seen.
    pub indicators: Vec<IndicatorId>,
}

impl Chosen {
    /// What stands in the form of an activity.
    pub fn in_activity(form: &ActivityForm) -> Self {
        let units = form.shared.iter().chain([&form.unit]);
        Self {
            units: identities(units, UnitId),
            needs: identities(&form.needs, ActivityId),
            goals: identities([&form.goal], GoalId),
            indicators: identities([&form.indicator], IndicatorId),
        }
    }

    /// What stands in the form of a hypothesis.
    pub fn in_hypothesis(form: &HypothesisForm) -> Self {
        Self {
            goals: identities([&form.goal], GoalId),
            indicators: identities([&form.indicator], IndicatorId),
            ..Self::default()
        }
    }

    /// What stands in either.
    pub fn and(mut self, other: Self) -> Self {
        self.units.extend(other.units);
        self.needs.extend(other.needs);
        self.goals.extend(other.goals);
        self.indicators.extend(other.indicators);
        self
    }
}

/// The identities among what was chosen: a list, or one value parted by commas.
fn identities<'a, T>(typed: impl IntoIterator<Item = &'a String>, id: impl Fn(i64) -> T) -> Vec<T> {
    let parts = typed.into_iter().flat_map(|text| text.split(','));
    parts.filter_map(|part| part.trim().parse().ok()).map(id).collect()
}

/// The most characters of a title.
const TITLE_MAX: usize = 200;
/// The most characters of what is done.
const WHAT_MAX: usize = 4000;
/// The most hours that an activity can be said to take.
const HOURS_MAX: f64 = 1_000_000.0;

impl ActivityForm {
    /// What was typed of the activity itself, read; or every field that could not be read.
    pub fn parse(&self) -> Result<ActivityDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let draft = self.activity(&mut errors);
        errors.into_result(draft)
    }

    /// What was typed of a new activity and the goal that it is for, read; or every field that could not be read.
    pub fn parse_new(&self) -> Result<Proposal, FieldErrors> {
        let mut errors = FieldErrors::default();
        let activity = self.activity(&mut errors);
        let hypothesis = match self.hypothesis().parse() {
            Ok(hypothesis) => Some(hypothesis),
            Err(found) => {
                errors.0.extend(found.0);
                None
            }
        };
        let adopt = self.adopt == "on";
        errors.into_result(activity.map(|activity| Proposal { activity, hypothesis, adopt }))
    }

    fn hypothesis(&self) -> HypothesisForm {
        HypothesisForm {
            goal: self.goal.clone(),
            effect: self.effect.clone(),
            indicator: self.indicator.clone(),
            expected_change: self.expected_change.clone(),
            by_when: self.by_when.clone(),
            because: self.because.clone(),
            version: String::new(),
        }
    }

    fn activity(&self, errors: &mut FieldErrors) -> Option<ActivityDraft> {
        let title = errors.required_text("title", &self.title, TITLE_MAX);
        let what = errors.text("what", &self.what, WHAT_MAX);
        let unit = errors.choice("unit", &self.unit, |text| text.parse().ok());
        let shared = several(errors, "shared", &self.shared);
        let accountable_title = errors.text("accountable_title", &self.accountable_title, TITLE_MAX);
        let span = errors.span(("from", &self.from), ("to", &self.to));
        let cost = optional(errors, "cost", &self.cost, Money::from_thousands);
        let hours = optional(errors, "hours", &self.hours, hours);
        let evidence = if self.evidence.is_empty() {
            None
        } else {
            errors.choice("evidence", &self.evidence, Evidence::from_word)
        };
        let needs = several(errors, "needs", &self.needs);
        let (unit, span) = unit.zip(span)?;
        Some(ActivityDraft {
            external_id: String::new(),
            title,
            what,
            unit,
            shared: shared.into_iter().filter(|other| *other != unit).collect(),
            accountable_title,
            span,
            cost,
            hours,
            evidence,
            experiment: self.experiment == "on",
            needs,
            source: String::new(),
        })
    }
}

/// A whole number of hours.
fn hours(typed: &str) -> Option<u32> {
    let hours = crate::number::parse(typed).filter(|hours| (0.0..=HOURS_MAX).contains(hours))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds above")]
    let whole = hours.round() as u32;
    Some(whole)
}

/// A value that may be left out; what cannot be read is no number.
fn optional<T>(errors: &mut FieldErrors, field: &str, typed: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    if typed.trim().is_empty() {
        return None;
    }
    let value = read(typed);
    if value.is_none() {
        errors.add(field, Problem::NotANumber);
    }
    value
}

fn several<T: std::str::FromStr>(errors: &mut FieldErrors, field: &str, typed: &[String]) -> Vec<T> {
    typed.iter().filter_map(|text| errors.identity(field, text)).collect()
}

impl From<&Activity> for ActivityForm {
    fn from(activity: &Activity) -> Self {
        let flag = |is_set: bool| if is_set { "on".to_owned() } else { String::new() };
        Self {
            version: activity.version.to_string(),
            title: activity.title.clone(),
            what: activity.what.clone(),
            unit: activity.unit.to_string(),
            shared: activity.shared.iter().map(ToString::to_string).collect(),
            accountable_title: activity.accountable_title.clone(),
            from: activity.span.from().to_string(),
            to: activity.span.to().map(|day| day.to_string()).unwrap_or_default(),
            cost: activity.cost.map(Money::in_thousands).unwrap_or_default(),
            hours: activity.hours.map(|hours| hours.to_string()).unwrap_or_default(),
            evidence: activity.evidence.map(|evidence| evidence.word().to_owned()).unwrap_or_default(),
            experiment: flag(activity.experiment),
            needs: activity.needs.iter().map(ToString::to_string).collect(),
            ..Self::default()
        }
    }
}

/// A step as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    /// What is to be done.
    pub title: String,
    /// By when; may be empty.
    pub due: String,
}

impl StepForm {
    /// What is to be done and by when, or every field that could not be read.
    pub fn parse(&self) -> Result<(String, Option<NaiveDate>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.required_text("title", &self.title, TITLE_MAX);
        let due = errors.date("due", &self.due);
        errors.into_result(Some((title, due)))
    }
}

/// The form in which an activity is ended, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClosingForm {
    /// The version that it was made from.
    pub version: String,
    /// How it ends: the word of a stage.
    pub ending: String,
    /// Why, unless it was carried out.
    pub reason: String,
    /// What was learned.
    pub lesson: String,
    /// The activity that goes on in its place.
    pub successor: String,
}

/// How an activity ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was carried out.
    Done {
        /// What was learned.
        lesson: String,
    },
    /// It was broken off.
    Stopped {
        /// Why.
        reason: String,
        /// What was learned.
        lesson: String,
    },
    /// Another one was chosen.
    Replaced {
        /// Why.
        reason: String,
        /// Which.
        by: ActivityId,
    },
    /// It goes on as a part of another.
    Merged {
        /// Why.
        reason: String,
        /// Which.
        into: ActivityId,
    },
}

impl ClosingForm {
    /// How it ends, or every field that could not be read. What is missing for the state that it is in, the state says itself.
    pub fn parse(&self) -> Result<Ending, FieldErrors> {
        use super::ActivityStage as Stage;
        let mut errors = FieldErrors::default();
        let stage = errors.choice("ending", &self.ending, Stage::from_word);
        let lesson = errors.text("lesson", &self.lesson, WORDS_MAX);
        let reason = errors.text("reason", &self.reason, WORDS_MAX);
        let mut successor = || {
            let found = errors.identity("successor", &self.successor);
            if found.is_none() && errors.of("successor").is_none() {
                errors.add("successor", Problem::Required);
            }
            found
        };
        let ending = match stage {
            Some(Stage::Done) => Some(Ending::Done { lesson }),
            Some(Stage::Stopped) => Some(Ending::Stopped { reason, lesson }),
            Some(Stage::Replaced) => successor().map(|by| Ending::Replaced { reason, by }),
            Some(Stage::Merged) => successor().map(|into| Ending::Merged { reason, into }),
            Some(Stage::Proposed | Stage::Planned | Stage::Ongoing) => {
                errors.add("ending", Problem::NotAChoice);
                None
            }
            None => None,
        };
        errors.into_result(ending)
    }
}

/// The hypothesis of a draft that a source states only in part.
impl HypothesisDraft {
    /// That an activity is for a goal, when the source says no more.
    pub const fn of_goal(goal: crate::id::GoalId) -> Self {
        Self {
            goal,
            effect: String::new(),
            indicator: None,
            expected_change: None,
            by_when: None,
            because: String::new(),
        }
    }
}
