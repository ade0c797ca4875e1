//! The forms of those who lay up rounds and approve.

use super::{Round, Section};
use crate::field::{FieldErrors, Problem};
use crate::id::{PersonId, UnitId};
use crate::period::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of a round's title.
const TITLE_MAX: usize = 120;
/// The most characters of why something is sent back.
const REASON_MAX: usize = 1_000;

/// What is needed to lay up or change a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// What it is called.
    pub title: String,
    /// What is followed up.
    pub period: Period,
    /// The body at the top.
    pub body: UnitId,
    /// What is asked of each goal; the judgement is always among it.
    pub sections: Vec<Section>,
    /// The last day for the body itself.
    pub due_on: NaiveDate,
    /// Who will read the answers.
    pub reader: String,
}

/// The form of a round, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoundForm {
    /// The version that the change was made from; empty for a new round.
    pub version: String,
    /// What it is called.
    pub title: String,
    /// What is followed up.
    pub period: String,
    /// The body at the top.
    pub body: String,
    /// What is asked beside the judgement.
    pub sections: Vec<String>,
    /// The last day for the body itself.
    pub due_on: String,
    /// Who will read the answers.
    pub reader: String,
}

impl RoundForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<RoundDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.required_text("title", &self.title, TITLE_MAX);
        let period = errors.required_period("period", &self.period);
        let body = errors.choice("body", &self.body, |text| text.parse().ok());
        let due_on = errors.required_date("due_on", &self.due_on);
        let reader = errors.text("reader", &self.reader, TITLE_MAX);
        let mut sections = vec![Section::Judgement];
        for word in &self.sections {
            match Section::from_word(word) {
                Some(section) if !sections.contains(&section) => sections.push(section),
                Some(_) => {}
                None => errors.add("sections", Problem::NotAChoice),
            }
        }
        sections.sort_unstable();
        if period.zip(due_on).is_some_and(|(period, due)| due < period.start()) {
            errors.add("due_on", Problem::BeforeStart);
        }
        let draft = period.zip(body).zip(due_on).map(|((period, body), due_on)| RoundDraft {
            external_id: String::new(),
            title,
            period,
            body,
            sections,
            due_on,
            reader,
        });
        errors.into_result(draft)
    }
}

impl From<&Round> for RoundForm {
    fn from(round: &Round) -> Self {
        Self {
            version: round.version.to_string(),
            title: round.title.clone(),
            period: round.period.to_string(),
            body: round.body.to_string(),
            sections: round.sections.iter().map(|section| section.word().to_owned()).collect(),
            due_on: round.due_on.to_string(),
            reader: round.reader.clone(),
        }
    }
}

/// The form in which an answer is sent back, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReturnForm {
    /// What is to be changed.
    pub reason: String,
}

impl ReturnForm {
    /// What is to be changed, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.required_text("reason", &self.reason, REASON_MAX);
        errors.into_result(Some(reason))
    }
}

/// The form in which somebody is named to answer in another's place, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StandInForm {
    /// The e-mail address of whoever answers; empty takes the stand-in away.
    pub email: String,
}

impl StandInForm {
    /// The address, or that nobody stands in.
    pub fn parse(&self) -> Result<Option<String>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = if self.email.trim().is_empty() { None } else { Some(errors.email("email", &self.email)) };
        errors.into_result(Some(email))
    }

    /// Nobody is known by the address.
    pub fn unknown() -> FieldErrors {
        FieldErrors::one("email", Problem::DoesNotExist)
    }
}

/// A person as a stand-in is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// Who it is.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
}
