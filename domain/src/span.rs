//! A stretch of days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A `Span` never ends before it starts. Both days are included; without an end it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Span {
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// The last day stands before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a span ends before it starts")]
pub struct EndsBeforeStart;

impl Span {
    /// The days from `from` to `to`, both included.
    pub fn new(from: NaiveDate, to: Option<NaiveDate>) -> Result<Self, EndsBeforeStart> {
        match to {
            Some(to) if to < from => Err(EndsBeforeStart),
            _ => Ok(Self { from, to }),
        }
    }

    /// From `from` and on.
    pub const fn since(from: NaiveDate) -> Self {
        Self { from, to: None }
    }

    /// The first day.
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The last day, if there is one.
    pub const fn to(&self) -> Option<NaiveDate> {
        self.to
    }

    /// Whether `day` lies in the span.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day lies in both.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }

    /// Whether it is over before `other` is.
    pub fn ends_before(&self, other: &Self) -> bool {
        self.to.is_some_and(|last| other.to.is_none_or(|to| to > last))
    }

    /// The same start with another last day.
    pub fn ending(&self, to: NaiveDate) -> Result<Self, EndsBeforeStart> {
        Self::new(self.from, Some(to))
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Ends {
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl TryFrom<Ends> for Span {
    type Error = EndsBeforeStart;
    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::new(ends.from, ends.to)
    }
}

impl From<Span> for Ends {
    fn from(span: Span) -> Self {
        Self { from: span.from, to: span.to }
    }
}
