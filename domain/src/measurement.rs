//! Measurements: a value, or an honest reason for none.

use crate::field::{FieldErrors, Problem};
use crate::id::{ComparisonId, ImportId, IndicatorId, MeasurementId};
use crate::period::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// Whom a value covers. The letters are those that Kolada uses.
    pub enum Sex {
        /// Everybody.
        Total = "T",
        /// Women.
        Women = "K",
        /// Men.
        Men = "M",
    }
}

crate::words! {
    /// What kind of outcome a measurement is.
    pub enum Outcome {
        /// A final value.
        Final = "final",
        /// A value that may still change.
        Preliminary = "preliminary",
        /// The municipality did not take part that time.
        DidNotTakePart = "did_not_take_part",
        /// It is known when the value comes, and it has not come yet.
        NotYetPublished = "not_yet_published",
        /// It has not been measured.
        NotMeasured = "not_measured",
    }
}

impl Outcome {
    /// Whether a number goes with it.
    pub const fn has_value(self) -> bool {
        matches!(self, Self::Final | Self::Preliminary)
    }
}

/// A number that goes with the outcome: there is one exactly when the outcome has one. Never a blank, never a false 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct Reading {
    outcome: Outcome,
    value: Option<f64>,
}

#[derive(Deserialize)]
struct Parts {
    outcome: Outcome,
    value: Option<f64>,
}

impl TryFrom<Parts> for Reading {
    type Error = OutcomeMismatch;
    fn try_from(parts: Parts) -> Result<Self, Self::Error> {
        Self::new(parts.outcome, parts.value)
    }
}

/// The number and the outcome do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the number and the outcome do not go together")]
pub struct OutcomeMismatch;

impl Reading {
    /// A reading in which the two go together.
    pub fn new(outcome: Outcome, value: Option<f64>) -> Result<Self, OutcomeMismatch> {
        let is_finite = value.is_none_or(f64::is_finite);
        if outcome.has_value() == value.is_some() && is_finite {
            Ok(Self { outcome, value })
        } else {
            Err(OutcomeMismatch)
        }
    }

    /// What kind of outcome it is.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The number, when there is one.
    pub const fn value(&self) -> Option<f64> {
        self.value
    }
}

/// A measurement in one of its versions. A correction adds a version; the earlier one stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// Its identity.
    pub id: MeasurementId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The series it belongs to; `None` is the municipality's own.
    pub comparison: Option<ComparisonId>,
    /// The period.
    pub period: Period,
    /// Whom it covers.
    pub sex: Sex,
    /// The value, or the reason for none.
    pub reading: Reading,
    /// The day it was reported or published.
    pub reported_on: NaiveDate,
    /// Where it comes from; empty means the indicator's own source.
    pub source: String,
    /// What the reader should know, in the words of whoever wrote it; what Kolada says is a [`crate::kolada::KoladaNote`].
    pub note: String,
    /// The day a correction took its place; `None` for the one that holds.
    pub superseded_on: Option<NaiveDate>,
    /// The import that brought it.
    pub import: Option<ImportId>,
}

/// What is needed to report a measurement or to correct one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasurementDraft {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The series; `None` is the municipality's own.
    pub comparison: Option<ComparisonId>,
    /// The period.
    pub period: Period,
    /// Whom it covers.
    pub sex: Sex,
    /// The value, or the reason for none.
    pub reading: Reading,
    /// The day it was reported or published.
    pub reported_on: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// What the reader should know; needed for a correction.
    pub note: String,
}

/// The measurement form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeasurementForm {
    /// The series; empty or [`OWN`] is the municipality's own.
    pub comparison: String,
    /// The period.
    pub period: String,
    /// Whom it covers.
    pub sex: String,
    /// What kind of outcome it is.
    pub outcome: String,
    /// The number.
    pub value: String,
    /// Where it comes from.
    pub source: String,
    /// What the reader should know.
    pub note: String,
}

/// The choice of the municipality's own series.
pub const OWN: &str = "own";

impl MeasurementForm {
    /// The form of a measurement to correct: what it says now, without the note that the correction needs.
    pub fn of(measurement: &Measurement) -> Self {
        Self {
            comparison: measurement.comparison.map(|comparison| comparison.to_string()).unwrap_or_default(),
            period: measurement.period.to_string(),
            sex: measurement.sex.word().to_owned(),
            outcome: measurement.reading.outcome().word().to_owned(),
            value: measurement.reading.value().map(crate::number::typed).unwrap_or_default(),
            source: measurement.source.clone(),
            note: String::new(),
        }
    }

    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self, indicator: IndicatorId, today: NaiveDate) -> Result<MeasurementDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let comparison = if self.comparison == OWN { None } else { errors.identity("comparison", &self.comparison) };
        let period = errors.required_period("period", &self.period);
        let sex = if self.sex.is_empty() { Some(Sex::Total) } else { errors.choice("sex", &self.sex, Sex::from_word) };
        let outcome = errors.choice("outcome", &self.outcome, Outcome::from_word);
        let value = errors.number("value", &self.value);
        if period.is_some_and(|period| period.start() > today) {
            errors.add("period", Problem::InTheFuture);
        }
        let reading = outcome.and_then(|outcome| reading(&mut errors, outcome, value, self.value.trim().is_empty()));
        let source = errors.text("source", &self.source, 500);
        let note = errors.text("note", &self.note, 1000);
        let draft = period.zip(sex).zip(reading).map(|((period, sex), reading)| MeasurementDraft {
            indicator,
            comparison,
            period,
            sex,
            reading,
            reported_on: today,
            source,
            note,
        });
        errors.into_result(draft)
    }
}

fn reading(errors: &mut FieldErrors, outcome: Outcome, value: Option<f64>, is_empty: bool) -> Option<Reading> {
    if outcome.has_value() && is_empty {
        errors.add("value", Problem::Required);
    } else if !outcome.has_value() && !is_empty {
        errors.add("value", Problem::NumberNotExpected);
    }
    Reading::new(outcome, value).ok()
}

/// A point of a series: what the charts and the rules work on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The value, or the reason for none.
    pub reading: Reading,
    /// The day it was reported or published.
    pub reported_on: NaiveDate,
}

/// The points of one series for one sex, oldest first, one for each period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The points.
    pub points: Vec<Point>,
}

impl Series {
    /// The points that have a number, oldest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = (Period, f64)> + '_ {
        self.points.iter().filter_map(|point| Some((point.period, point.reading.value()?)))
    }

    /// The newest point that has a number.
    pub fn latest(&self) -> Option<&Point> {
        self.points.iter().rev().find(|point| point.reading.value().is_some())
    }

    /// The number for a period.
    pub fn at(&self, period: Period) -> Option<f64> {
        self.values().find(|(known, _)| *known == period).map(|(_, value)| value)
    }
}
