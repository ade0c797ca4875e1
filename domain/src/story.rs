//! What a chart shows, found in its figures: the texts make one sentence of it.

use crate::comparison::{Comparison, ComparisonKind};
use crate::indicator::{Direction, IndicatorSeries};
use crate::measurement::{Outcome, Point, Series};
use crate::number;
use crate::period::{Frequency, Period};
use std::cmp::Ordering;

/// How the newest value came about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Movement {
    /// There is no value.
    Nothing,
    /// One value, with nothing of its kind before it.
    Single,
    /// As the one before.
    Same {
        /// Since when the values have been the same.
        since: Period,
    },
    /// One step up or down.
    Step {
        /// Whether upwards.
        up: bool,
        /// The one before.
        from: (Period, f64),
    },
    /// Several steps the same way.
    Streak {
        /// Whether upwards.
        up: bool,
        /// How many steps; at least 2.
        steps: u32,
        /// What is counted, when no period is skipped; without it only the measurements can be counted.
        of: Option<Frequency>,
    },
}

/// What there is to say about an indicator's figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Story<'a> {
    /// The newest own value, and whether it may still change.
    pub latest: Option<(Period, f64, bool)>,
    /// How it came about.
    pub movement: Movement,
    /// How the newest value lies against those it is compared with in the same period: a group or the country when there is one,
    /// otherwise each named municipality. One municipality picked out of several would tell whatever one likes.
    pub beside: Vec<(&'a Comparison, f64, Ordering)>,
    /// A later period that has an honest reason instead of a value.
    pub unanswered: Option<(Period, Outcome)>,
}

/// What the figures of an indicator say. Values are compared as the reader sees them, rounded to the indicator's decimals.
pub fn story(series: &IndicatorSeries) -> Story<'_> {
    let decimals = series.indicator.decimals;
    let latest = series.own.latest();
    let value_of = |point: &Point| point.reading.value().map(|value| (point.period, value));
    let newest = latest.and_then(value_of);
    let unanswered = series
        .own
        .points
        .last()
        .filter(|point| point.reading.value().is_none())
        .map(|point| (point.period, point.reading.outcome()));
    Story {
        latest: newest
            .zip(latest)
            .map(|((period, value), point)| (period, value, point.reading.outcome() == Outcome::Preliminary)),
        movement: newest.map_or(Movement::Nothing, |newest| movement(&series.own, newest, decimals)),
        beside: newest.map(|newest| beside(series, newest)).unwrap_or_default(),
        unanswered,
    }
}

fn beside(series: &IndicatorSeries, (period, value): (Period, f64)) -> Vec<(&Comparison, f64, Ordering)> {
    let decimals = series.indicator.decimals;
    let known: Vec<_> = series
        .comparisons
        .iter()
        .filter_map(|(comparison, others)| {
            let other = others.at(period)?;
            Some((comparison, other, compare(value, other, decimals)))
        })
        .collect();
    let group = known.iter().find(|(comparison, ..)| comparison.kind != ComparisonKind::Municipality).copied();
    group.map_or(known, |group| vec![group])
}

fn compare(value: f64, other: f64, decimals: u8) -> Ordering {
    number::round(value, decimals).total_cmp(&number::round(other, decimals))
}

fn movement(own: &Series, newest: (Period, f64), decimals: u8) -> Movement {
    let is_alike = |(period, _): &(Period, f64)| period.frequency() == newest.0.frequency();
    let values: Vec<(Period, f64)> = own.values().rev().filter(is_alike).collect();
    let steps = values.windows(2).map(|pair| compare(pair[0].1, pair[1].1, decimals));
    let Some(way) = steps.clone().next() else { return Movement::Single };
    let count = steps.take_while(|step| *step == way).count();
    match (way, count) {
        (Ordering::Equal, _) => Movement::Same { since: values[count].0 },
        (_, 1) => Movement::Step { up: way == Ordering::Greater, from: values[1] },
        _ => {
            let is_unbroken = values[..=count].windows(2).all(|pair| pair[1].0.next() == pair[0].0);
            Movement::Streak {
                up: way == Ordering::Greater,
                steps: u32::try_from(count).unwrap_or(u32::MAX),
                of: is_unbroken.then(|| newest.0.frequency()),
            }
        }
    }
}

/// How much is left from `value` to `target` the way that is good; 0 when it is reached, and `None` when nothing says which
/// way is good.
pub fn left(direction: &Direction, value: f64, target: f64, decimals: u8) -> Option<f64> {
    let (value, target) = (number::round(value, decimals), number::round(target, decimals));
    match direction {
        Direction::Higher => Some((target - value).max(0.0)),
        Direction::Lower => Some((value - target).max(0.0)),
        Direction::Within { .. } | Direction::None { .. } => None,
    }
}
