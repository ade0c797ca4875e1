//! The verdict on one indicator that has a value.

use super::{Reason, Status, Suggestion};
use crate::indicator::{Aim, Direction, Indicator, Target};
use crate::lasting;
use crate::measurement::Series;
use crate::number;
use crate::period::Period;
use crate::trend::{Trend, TrendKind};

/// An indicator with a newest value, to be judged.
pub(super) struct Case<'a> {
    indicator: &'a Indicator,
    targets: &'a [Target],
    own: &'a Series,
    pub(super) latest: (Period, f64),
    trend: Trend,
}

/// The straight way to a target, at the time of the newest value.
struct Way {
    /// The value that the way starts from.
    start: f64,
    /// Where the way lies.
    expected: f64,
    /// Whether the newest value is no newer than the start.
    is_at_start: bool,
}

impl<'a> Case<'a> {
    /// The case of an indicator; `None` when it has no value.
    pub(super) fn of(indicator: &'a Indicator, targets: &'a [Target], own: &'a Series, trend: Trend) -> Option<Self> {
        let latest = own.values().next_back()?;
        Some(Self { indicator, targets, own, latest, trend })
    }
}

impl Case<'_> {
    fn round(&self, value: f64) -> f64 {
        number::round(value, self.indicator.decimals)
    }

    /// How much better `value` is than `other`; `None` when nothing says which way is good.
    fn better_by(&self, value: f64, other: f64) -> Option<f64> {
        match self.indicator.direction {
            Direction::Higher => Some(value - other),
            Direction::Lower => Some(other - value),
            Direction::Within { .. } | Direction::None { .. } => None,
        }
    }

    fn is_as_good(&self, value: f64, other: f64) -> bool {
        self.better_by(self.round(value), self.round(other)).is_some_and(|by| by >= 0.0)
    }

    pub(super) fn since_baseline(&self) -> Option<f64> {
        let baseline = self.indicator.baseline.filter(|baseline| baseline.period < self.latest.0)?;
        Some(self.latest.1 - baseline.value)
    }

    pub(super) fn since_year_before(&self) -> Option<f64> {
        Some(self.latest.1 - self.own.at(self.latest.0.year_before())?)
    }

    fn is_ahead(&self, period: Period) -> bool {
        period.end() > self.latest.0.end()
    }

    /// The next of `targets`, by the newest value; otherwise the newest that has passed.
    fn next<'t>(&self, targets: impl Iterator<Item = &'t Target> + Clone) -> Option<&'t Target> {
        let end = self.latest.0.end();
        let is_other_kind = |target: &Target| target.period.frequency() != self.latest.0.frequency();
        let coming = targets.clone().filter(|target| target.period.end() >= end);
        coming
            .min_by_key(|target| (target.period.end(), is_other_kind(target)))
            .or_else(|| targets.max_by_key(|target| target.period))
    }

    pub(super) fn target(&self) -> Option<(Period, f64)> {
        self.next(self.targets.iter().filter(|target| with_value(target).is_some())).and_then(with_value)
    }

    /// The target that the rule judges by: what is said in words is left to people, as long as there is something else ahead.
    fn judged_target(&self) -> Option<&Target> {
        let is_in_words = |target: &Target| matches!(target.aim, Aim::Text { .. });
        let next = self.next(self.targets.iter().filter(|target| !is_in_words(target)))?;
        let is_past = next.period.end() < self.latest.0.end();
        let words_stand_now = self.targets.iter().any(|target| is_in_words(target) && target.period > next.period);
        (!(is_past && words_stand_now)).then_some(next)
    }

    fn way_to(&self, period: Period, target: f64) -> Way {
        let (since, start) = self.start_of_way(period);
        let (from, to, now) = (end_on_axis(since), end_on_axis(period), end_on_axis(self.latest.0));
        let is_at_start = since.end() >= self.latest.0.end();
        let share = if to > from { ((now - from) / (to - from)).clamp(0.0, 1.0) } else { 1.0 };
        let expected = if self.is_as_good(start, target) { target } else { start + share * (target - start) };
        Way { start, expected, is_at_start }
    }

    /// The newest of the baseline and the earlier targets, as long as it is not newer than what is known; otherwise the oldest own value.
    fn start_of_way(&self, to: Period) -> (Period, f64) {
        let end = self.latest.0.end();
        let baseline = self.indicator.baseline.map(|baseline| (baseline.period, baseline.value));
        let earlier = self.targets.iter().filter_map(with_value);
        baseline
            .into_iter()
            .chain(earlier)
            .filter(|(period, _)| period.end() <= end && period.end() < to.end())
            .max_by_key(|(period, _)| period.end())
            .or_else(|| self.own.values().next())
            .unwrap_or(self.latest)
    }

    pub(super) fn gap(&self) -> Option<f64> {
        let value = self.latest.1;
        if let Direction::Within { low, high } = self.indicator.direction {
            return Some((value - low).min(high - value));
        }
        let (period, target) = self.target()?;
        let expected = if self.is_ahead(period) { self.way_to(period, target).expected } else { target };
        self.better_by(value, expected)
    }

    pub(super) fn suggestion(&self) -> Suggestion {
        let target = self.judged_target();
        if let Direction::Within { low, high } = self.indicator.direction {
            return self.by_interval(low, high, target);
        }
        let has_direction = !matches!(self.indicator.direction, Direction::None { .. });
        match target.map(|target| (target, &target.aim)) {
            Some((target, Aim::Increase)) => self.by_change(target, 1.0),
            Some((target, Aim::Decrease)) => self.by_change(target, -1.0),
            _ if !has_direction => Suggestion { status: Status::CannotJudge, reason: Reason::NoDirection },
            Some((target, Aim::Value { value })) if self.is_ahead(target.period) => {
                self.on_the_way(target.period, *value)
            }
            Some((target, Aim::Value { value })) => self.at_the_end(target.period, *value),
            Some((_, Aim::Text { .. })) | None => Suggestion { status: Status::CannotJudge, reason: Reason::NoTarget },
        }
    }

    /// Whether the target falls due with the newest value: it is judged however old it is.
    pub(super) fn is_due(&self) -> bool {
        self.judged_target().is_some_and(|target| target.period.end() == self.latest.0.end())
    }

    fn by_interval(&self, low: f64, high: f64, target: Option<&Target>) -> Suggestion {
        let value = self.latest.1;
        let is_due = target.is_some_and(|target| !self.is_ahead(target.period));
        let is_inside = (self.round(low)..=self.round(high)).contains(&self.round(value));
        let status = match (is_inside, is_due) {
            (true, true) => Status::Met,
            (true, false) => Status::OnTrack,
            (false, true) => Status::NotMet,
            (false, false) if self.trend.kind == TrendKind::Improving => Status::Uncertain,
            (false, false) => Status::OffTrack,
        };
        let reason = if is_inside { Reason::WithinInterval { value } } else { Reason::OutsideInterval { value } };
        Suggestion { status, reason }
    }

    /// `wanted` is 1 for upwards and −1 for downwards.
    fn by_change(&self, target: &Target, wanted: f64) -> Suggestion {
        let Some(change) = self.since_baseline().or_else(|| self.since_year_before()) else {
            return Suggestion { status: Status::TooEarly, reason: Reason::NoTarget };
        };
        let is_due = !self.is_ahead(target.period);
        if self.round(change) * wanted > 0.0 {
            let status = if is_due { Status::Met } else { Status::OnTrack };
            return Suggestion { status, reason: Reason::MovedAsWanted { change } };
        }
        let status = if is_due { Status::NotMet } else { Status::OffTrack };
        Suggestion { status, reason: Reason::MovedOtherwise { change } }
    }

    fn on_the_way(&self, by: Period, target: f64) -> Suggestion {
        let value = self.latest.1;
        let way = self.way_to(by, target);
        let expected = way.expected;
        let on_the_way = Reason::OnTheWay { value, expected, target, by };
        if self.is_as_good(value, target) {
            Suggestion { status: Status::OnTrack, reason: on_the_way }
        } else if way.is_at_start {
            Suggestion { status: Status::TooEarly, reason: on_the_way }
        } else if self.is_as_good(value, expected) {
            Suggestion { status: Status::OnTrack, reason: on_the_way }
        } else if self.moves_right(way.start) {
            Suggestion { status: Status::Uncertain, reason: Reason::BehindButMoving { value, expected, target, by } }
        } else {
            Suggestion { status: Status::OffTrack, reason: Reason::Behind { value, expected, target, by } }
        }
    }

    /// With too few values for a trend, being better than at the start is what there is to go by.
    fn moves_right(&self, start: f64) -> bool {
        match self.trend.kind {
            TrendKind::Improving => true,
            TrendKind::TooFew => !self.is_as_good(start, self.latest.1),
            TrendKind::Unchanged | TrendKind::Worsening | TrendKind::Moving => false,
        }
    }

    fn at_the_end(&self, period: Period, target: f64) -> Suggestion {
        let value = self.latest.1;
        if self.is_as_good(value, target) {
            return Suggestion { status: Status::Met, reason: Reason::Reached { period, value, target } };
        }
        let status = if self.closed_half(period, target) { Status::PartlyMet } else { Status::NotMet };
        Suggestion { status, reason: Reason::Missed { period, value, target } }
    }

    /// Whether at least half of the way from the baseline to the target is closed; without a baseline, from the oldest own value.
    fn closed_half(&self, period: Period, target: f64) -> bool {
        let baseline = self.indicator.baseline.map(|baseline| (baseline.period, baseline.value));
        let start = baseline.or_else(|| self.own.values().next()).filter(|(since, _)| since.end() < period.end());
        let Some((asked, done)) =
            start.and_then(|(_, start)| Some((self.better_by(target, start)?, self.better_by(self.latest.1, start)?)))
        else {
            return false;
        };
        // Half of 0.2 is not always 0.1 in binary.
        asked > 0.0 && done / asked >= 0.5 - 1e-9
    }
}

fn with_value(target: &Target) -> Option<(Period, f64)> {
    lasting::with_values(std::slice::from_ref(target)).next()
}

fn end_on_axis(period: Period) -> f64 {
    period.axis() + f64::from(period.months()) / 24.0
}
