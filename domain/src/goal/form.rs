//! What is typed about goals, read.

use super::{Accountable, Decision, Goal, GoalDraft, GoalText};
use crate::field::{FieldErrors, Problem};
use crate::id::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The goal form as typed: nothing of it is lost when it cannot be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoalForm {
    /// The version that the change was made from; empty for a new goal.
    pub version: String,
    /// The level.
    pub level: String,
    /// The deciding body.
    pub body: String,
    /// The title of the accountable role.
    pub accountable_title: String,
    /// The unit where the accountable role is held.
    pub accountable_unit: String,
    /// The goals above.
    pub parents: Vec<String>,
    /// The units that it is given to.
    pub given_to: Vec<String>,
    /// The focus areas and values.
    pub serves: Vec<String>,
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
    pub by_when: String,
    /// In force from.
    pub from: String,
    /// In force to.
    pub to: String,
    /// The goal that it is to replace.
    pub replaces: String,
}

impl GoalForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<GoalDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = GoalText {
            title: errors.required_text("title", &self.title, 200),
            for_whom: errors.text("for_whom", &self.for_whom, 500),
            change: errors.text("change", &self.change, 1000),
            why: errors.text("why", &self.why, 2000),
            seen_how: errors.text("seen_how", &self.seen_how, 1000),
            by_when: errors.date("by_when", &self.by_when),
        };
        let level = required(&mut errors, "level", &self.level);
        let body = required(&mut errors, "body", &self.body);
        let span = errors.span(("from", &self.from), ("to", &self.to));
        if text.by_when.zip(span).is_some_and(|(by_when, span)| by_when < span.from()) {
            errors.add("by_when", Problem::BeforeStart);
        }
        let accountable = self.accountable(&mut errors);
        let parents = many(&mut errors, "parents", &self.parents);
        let given_to = many(&mut errors, "given_to", &self.given_to);
        let serves = many(&mut errors, "serves", &self.serves);
        let replaces = errors.identity("replaces", &self.replaces);
        let draft = level.zip(body).zip(span).map(|((level, body), span)| GoalDraft {
            external_id: String::new(),
            level,
            body,
            accountable,
            parents,
            given_to,
            serves,
            text,
            span,
            replaces,
            source: String::new(),
        });
        errors.into_result(draft)
    }

    fn accountable(&self, errors: &mut FieldErrors) -> Option<Accountable> {
        let title = errors.text("accountable_title", &self.accountable_title, 100);
        let unit = errors.identity("accountable_unit", &self.accountable_unit);
        match (title.is_empty(), unit) {
            (false, Some(unit)) => Some(Accountable { title, unit }),
            (true, Some(_)) => {
                errors.add("accountable_title", Problem::Required);
                None
            }
            (false, None) if errors.of("accountable_unit").is_none() => {
                errors.add("accountable_unit", Problem::Required);
                None
            }
            _ => None,
        }
    }
}

impl From<&Goal> for GoalForm {
    fn from(goal: &Goal) -> Self {
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            version: goal.version.to_string(),
            level: goal.level.to_string(),
            body: goal.body.to_string(),
            accountable_title: goal.accountable.as_ref().map(|role| role.title.clone()).unwrap_or_default(),
            accountable_unit: goal.accountable.as_ref().map(|role| role.unit.to_string()).unwrap_or_default(),
            parents: goal.parents.iter().map(ToString::to_string).collect(),
            given_to: goal.given_to.iter().map(ToString::to_string).collect(),
            serves: goal.serves.iter().map(ToString::to_string).collect(),
            title: goal.text.title.clone(),
            for_whom: goal.text.for_whom.clone(),
            change: goal.text.change.clone(),
            why: goal.text.why.clone(),
            seen_how: goal.text.seen_how.clone(),
            by_when: day(goal.text.by_when),
            from: goal.span.from().to_string(),
            to: day(goal.span.to()),
            replaces: goal.replaces.map(|id| id.to_string()).unwrap_or_default(),
        }
    }
}

/// The form in which a body's decision is registered, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionForm {
    /// The version of the goal that the form was shown for.
    pub version: String,
    /// The day of the meeting.
    pub decided_on: String,
    /// The item number in the minutes.
    pub paragraph: String,
    /// The registry number.
    pub registry_number: String,
}

impl DecisionForm {
    /// The decision of `body`. A meeting that has not been held has decided nothing.
    pub fn parse(&self, body: UnitId, today: NaiveDate) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let date = errors.required_date("decided_on", &self.decided_on);
        if date.is_some_and(|date| date > today) {
            errors.add("decided_on", Problem::InTheFuture);
        }
        let decision = Decision {
            body,
            date,
            paragraph: with_sign(errors.required_text("paragraph", &self.paragraph, 20)),
            registry_number: errors.required_text("registry_number", &self.registry_number, 50),
        };
        errors.into_result(Some(decision))
    }
}

/// The number of a paragraph with the sign before it, which those who register decisions leave out as often as not.
fn with_sign(paragraph: String) -> String {
    if paragraph.starts_with(|sign: char| sign.is_ascii_digit()) { format!("§ {paragraph}") } else { paragraph }
}

fn required<T: std::str::FromStr>(errors: &mut FieldErrors, field: &str, typed: &str) -> Option<T> {
    errors.choice(field, typed, |text| text.parse().ok())
}

fn many<T: std::str::FromStr>(errors: &mut FieldErrors, field: &str, typed: &[String]) -> Vec<T> {
    // A list of values, or one value parted by commas, as the page of two who changed at once sends it.
    typed.iter().flat_map(|text| text.split(',')).filter_map(|text| errors.identity(field, text)).collect()
}
