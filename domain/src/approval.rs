//! Approval of activities. The team adopts its activities without asking upward, unless a body asks for it and says why.

use crate::field::FieldErrors;
use crate::hypothesis::WORDS_MAX;
use crate::id::ApprovalDemandId;
use crate::organisation::UnitName;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// That activities at a unit, and at all below it, are to be approved by a leader before they begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalDemand {
    /// Its identity.
    pub id: ApprovalDemandId,
    /// The body or administration that asks for it.
    pub unit: UnitName,
    /// Why; everybody who proposes an activity there reads it.
    pub reason: String,
    /// When it holds.
    pub span: Span,
}

/// The form of a demand as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApprovalDemandForm {
    /// Why.
    pub reason: String,
    /// The last day; empty when none is set.
    pub to: String,
}

impl ApprovalDemandForm {
    /// The reason and the span from `today`, or every field that could not be read.
    pub fn parse(&self, today: chrono::NaiveDate) -> Result<(String, Span), FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.required_text("reason", &self.reason, WORDS_MAX);
        let span = errors.span(("from", &today.to_string()), ("to", &self.to));
        errors.into_result(span.map(|span| (reason, span)))
    }
}
