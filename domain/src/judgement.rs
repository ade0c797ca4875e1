//! Judgements: what a person says of how a goal goes. It stands above what the rule suggests.

use crate::field::FieldErrors;
use crate::id::PersonId;
use crate::status::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a person has judged. It stands above the suggestion, and needs a sentence where it differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// What the rule suggested then.
    pub suggested: Status,
    /// The sentence.
    pub sentence: String,
    /// The day.
    pub on: NaiveDate,
    /// The role and unit of who judged: "Förvaltningschef, Tekniska förvaltningen".
    pub by_role: String,
    /// Who judged; `None` where the reader may not know.
    pub by: Option<PersonId>,
}

/// The judgement form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgementForm {
    /// The judgement that held when the form was made; empty when nobody had judged.
    pub seen: String,
    /// The status.
    pub status: String,
    /// The sentence.
    pub sentence: String,
}

/// The most characters that the sentence of a judgement may have.
pub const SENTENCE_MAX: usize = 600;

impl JudgementForm {
    /// The status and the sentence, which has to be there when the status is another than `suggested`.
    pub fn parse(&self, suggested: Status) -> Result<(Status, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let status = errors.choice("status", &self.status, Status::from_word);
        let sentence = if status.is_none_or(|status| status == suggested) {
            errors.text("sentence", &self.sentence, SENTENCE_MAX)
        } else {
            errors.required_text("sentence", &self.sentence, SENTENCE_MAX)
        };
        errors.into_result(status.map(|status| (status, sentence)))
    }
}
