//! The forms of assignments.

use super::{AssignmentDraft, Closing};
use crate::field::{FieldErrors, Problem};
use crate::goal::{Decision, DecisionForm};
use crate::id::UnitId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of an assignment's title.
const TITLE_MAX: usize = 200;
/// The most characters of what was decided, and of a report.
const TEXT_MAX: usize = 4_000;
/// The most characters of why a report is sent back.
const REASON_MAX: usize = 1_000;

/// The form of an assignment, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AssignmentForm {
    /// The body that gives it.
    pub body: String,
    /// What is to be done.
    pub title: String,
    /// The rest of what was decided.
    pub text: String,
    /// The unit that is to do it.
    pub unit: String,
    /// The goal that it serves.
    pub goal: String,
    /// The day by which it is to be reported back.
    pub due_on: String,
    /// What the body decided, and when.
    #[serde(flatten)]
    pub decision: DecisionForm,
}

impl AssignmentForm {
    /// What was typed, read as what `body` decided; or every field that could not be read.
    pub fn parse(&self, body: UnitId, today: NaiveDate) -> Result<AssignmentDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.required_text("title", &self.title, TITLE_MAX);
        let text = errors.text("text", &self.text, TEXT_MAX);
        let unit = errors.choice("unit", &self.unit, |text| text.parse().ok());
        let goal = errors.identity("goal", &self.goal);
        let due_on = errors.required_date("due_on", &self.due_on);
        let decision = decision(&mut errors, &self.decision, body, today);
        let decided_on = decision.as_ref().and_then(|decision| decision.date);
        if due_on.zip(decided_on).is_some_and(|(due, decided)| due < decided) {
            errors.add("due_on", Problem::EndsBeforeStart);
        }
        let draft = unit.zip(due_on).zip(decision);
        let draft =
            draft.map(|((unit, due_on), decision)| AssignmentDraft { title, text, decision, unit, goal, due_on });
        errors.into_result(draft)
    }
}

/// The decision of `body`; what is wrong with it is told among the other errors of the form that it stands in.
fn decision(errors: &mut FieldErrors, typed: &DecisionForm, body: UnitId, today: NaiveDate) -> Option<Decision> {
    typed.parse(body, today).map_err(|wrong| errors.0.extend(wrong.0)).ok()
}

/// The form of a report, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// The version that the report was made from.
    pub version: String,
    /// What it says.
    pub text: String,
    /// Whether it says that the assignment is carried out: "on" or nothing.
    pub is_final: String,
}

impl ReportForm {
    /// What was typed, and whether it says that the assignment is carried out.
    pub fn parse(&self) -> Result<(String, bool), FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, TEXT_MAX);
        errors.into_result(Some((text, self.is_final == "on")))
    }
}

/// The form in which a body sends a report back, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SendBackForm {
    /// The version that was read.
    pub version: String,
    /// What is missing.
    pub reason: String,
}

impl SendBackForm {
    /// What is missing, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.required_text("reason", &self.reason, REASON_MAX);
        errors.into_result(Some(reason))
    }
}

/// The form in which a body closes an assignment, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClosingForm {
    /// How it is closed.
    pub how: String,
    /// What the body decided, and when; its version is the one that was read.
    #[serde(flatten)]
    pub decision: DecisionForm,
}

impl ClosingForm {
    /// How it is closed, and the decision of `body`.
    pub fn parse(&self, body: UnitId, today: NaiveDate) -> Result<(Closing, Decision), FieldErrors> {
        let mut errors = FieldErrors::default();
        let how = errors.choice("how", &self.how, Closing::from_word);
        let decision = decision(&mut errors, &self.decision, body, today);
        errors.into_result(how.zip(decision))
    }
}
