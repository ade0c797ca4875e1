//! What can be said of an indicator's figures whatever the day it is, and how it reads on a day.
//!
//! Lists keep [`Lasting`] beside each indicator instead of reading its history; [`crate::status::standing`] is made of it, so
//! that a list and a page can never say different things.

use crate::indicator::{Aim, Indicator, Target};
use crate::measurement::{Outcome, Series};
use crate::period::{Frequency, Period};
use crate::status::{Freshness, Reason, Status, Suggestion};
use crate::trend::Trend;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// What holds until a figure, a target or the definition changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lasting {
    /// The newest own value.
    pub latest: Option<(Period, f64)>,
    /// The target that the newest value points at. Without a value every target with one, since the calendar chooses among them.
    pub targets: Vec<(Period, f64)>,
    /// The change since the same period a year earlier.
    pub since_year_before: Option<f64>,
    /// How far the newest value lies from where the way to the target asks it to be; positive is better than asked.
    pub gap: Option<f64>,
    /// How it has gone.
    pub trend: Trend,
    /// What the rule suggests as long as the figures are fresh.
    pub suggestion: Suggestion,
    /// The first day on which a newer figure should have come.
    pub stale_from: Option<NaiveDate>,
    /// The first day on which the newest value is too old to judge by.
    pub too_old_from: Option<NaiveDate>,
    /// The day on which the first figure of all is expected, when there is none.
    pub first_expected: Option<NaiveDate>,
    /// The last day it is measured: from then on no figure is late.
    pub ended_on: Option<NaiveDate>,
}

impl Lasting {
    /// The next target with a value on `today`, or the newest when all have passed.
    pub fn target(&self, today: NaiveDate) -> Option<(Period, f64)> {
        let known = self.targets.iter().copied();
        let coming = known.clone().filter(|(period, _)| self.latest.is_some() || period.end() >= today);
        coming.min_by_key(|(period, _)| period.end()).or_else(|| known.max_by_key(|(period, _)| period.end()))
    }

    /// How old the figures are on `today`.
    pub fn freshness(&self, today: NaiveDate) -> Freshness {
        let Some((latest, _)) = self.latest else { return Freshness::Missing };
        let months = months_since(latest, today);
        if self.is_late(self.stale_from, today) { Freshness::Stale { months } } else { Freshness::Fresh { months } }
    }

    /// What the rule suggests on `today`.
    pub fn suggestion(&self, today: NaiveDate) -> Suggestion {
        match self.latest {
            Some((period, _)) if self.is_late(self.too_old_from, today) => {
                Suggestion { status: Status::CannotJudge, reason: Reason::Stale { period } }
            }
            None if self.first_expected.is_some_and(|day| day >= today) => {
                Suggestion { status: Status::TooEarly, reason: Reason::NoValue }
            }
            _ => self.suggestion.clone(),
        }
    }

    fn is_late(&self, from: Option<NaiveDate>, today: NaiveDate) -> bool {
        let has_ended = self.ended_on.is_some_and(|day| day <= today);
        !has_ended && from.is_some_and(|day| day <= today)
    }
}

/// What the rule suggests when there is no value; an expected day is added on the day of reading.
pub(crate) fn without_value(own: &Series) -> Suggestion {
    let is_announced = own.points.iter().any(|point| point.reading.outcome() == Outcome::NotYetPublished);
    let status = if is_announced { Status::TooEarly } else { Status::CannotJudge };
    Suggestion { status, reason: Reason::NoValue }
}

/// Every target with a value.
pub(crate) fn with_values(targets: &[Target]) -> impl Iterator<Item = (Period, f64)> + Clone + '_ {
    targets.iter().filter_map(|target| match target.aim {
        Aim::Value { value } => Some((target.period, value)),
        Aim::Increase | Aim::Decrease | Aim::Text { .. } => None,
    })
}

/// The months that a figure may take to come after its period, beside the interval itself: half an interval, one at least and six at most.
pub fn publishing_grace(frequency: Frequency) -> u32 {
    (frequency.months() / 2).clamp(1, 6)
}

/// The first day on which a newer figure than those of `own` should have come.
///
/// That is the day after the expected one, or, when no later day is stated, once the interval and the [`publishing_grace`] have
/// passed. An answer that there is no figure for a later period counts as an answer.
pub(crate) fn stale_from(indicator: &Indicator, own: &Series) -> Option<NaiveDate> {
    let answered = own.points.iter().rev().find(|point| point.reading.outcome() != Outcome::NotYetPublished)?;
    Some(match indicator.expected_next {
        Some(expected) if expected > answered.reported_on => expected + Days::new(1),
        _ => more_months_since(answered.period, indicator.frequency.months() + publishing_grace(indicator.frequency)),
    })
}

/// The first day on which a value of `period` is older than two intervals and a newer one should have come.
pub(crate) fn too_old_from(indicator: &Indicator, period: Period, stale_from: Option<NaiveDate>) -> Option<NaiveDate> {
    Some(stale_from?.max(more_months_since(period, 2 * indicator.frequency.months())))
}

fn first_day_after(period: Period) -> NaiveDate {
    period.end() + Days::new(1)
}

/// Whole months from the end of `period` to `today`.
fn months_since(period: Period, today: NaiveDate) -> u32 {
    let after = first_day_after(period);
    let months = (today.year() - after.year()) * 12 + today.month().cast_signed() - after.month().cast_signed();
    u32::try_from(months).unwrap_or(0)
}

/// The first day on which more than `months` whole months have passed since the end of `period`.
fn more_months_since(period: Period, months: u32) -> NaiveDate {
    first_day_after(period) + Months::new(months + 1)
}
