//! How it goes: suggested by a rule that says why, set by a person.

use crate::field::FieldErrors;
use crate::id::PersonId;
use crate::indicator::{Aim, Direction, Indicator, Target};
pub use crate::lasting::publishing_grace;
use crate::lasting::{self, Lasting};
use crate::measurement::Series;
use crate::number;
use crate::period::Period;
use crate::trend::{Trend, TrendKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// The status words of goals and indicators: four for the year on the way, four for its end.
    pub enum Status {
        /// Uppfyllt.
        Met = "met",
        /// På väg.
        OnTrack = "on_track",
        /// Delvis uppfyllt.
        PartlyMet = "partly_met",
        /// Osäkert.
        Uncertain = "uncertain",
        /// Inte på väg.
        OffTrack = "off_track",
        /// Ej uppfyllt.
        NotMet = "not_met",
        /// För tidigt att bedöma.
        TooEarly = "too_early",
        /// Kan inte bedömas.
        CannotJudge = "cannot_judge",
    }
}

/// Why the rule suggests what it suggests; the texts have one sentence for each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// The goal has no main indicator.
    NoMainIndicator,
    /// The indicator has no direction, so no value is better than another.
    NoDirection,
    /// There is nothing to compare with: no target that a rule can read, or nothing earlier for "higher" or "lower" to start from.
    NoTarget,
    /// There is no own value.
    NoValue,
    /// The newest value is older than two of the indicator's intervals, and a newer one should have come.
    Stale {
        /// The period of the newest value.
        period: Period,
    },
    /// The newest value reaches the target that is due, or that was due last and still holds.
    Reached {
        /// The period that the target was set for.
        period: Period,
        /// The newest value.
        value: f64,
        /// The target.
        target: f64,
    },
    /// The newest value does not reach the target that is due, or that was due last and still holds.
    Missed {
        /// The period that the target was set for.
        period: Period,
        /// The newest value.
        value: f64,
        /// The target.
        target: f64,
    },
    /// The target lies ahead, and the value lies where the way there asks, or better; with [`Status::TooEarly`] it is where the way starts.
    OnTheWay {
        /// The value.
        value: f64,
        /// Where the straight way from the start lies at that time.
        expected: f64,
        /// The next target.
        target: f64,
        /// When it is to be reached.
        by: Period,
    },
    /// The target lies ahead, and the value lies behind the way there though it moves the right way.
    BehindButMoving {
        /// The value.
        value: f64,
        /// Where the way lies.
        expected: f64,
        /// The next target.
        target: f64,
        /// When it is to be reached.
        by: Period,
    },
    /// The target lies ahead, and the value lies behind the way there and does not move the right way.
    Behind {
        /// The value.
        value: f64,
        /// Where the way lies.
        expected: f64,
        /// The next target.
        target: f64,
        /// When it is to be reached.
        by: Period,
    },
    /// Within the interval that is wanted.
    WithinInterval {
        /// The value.
        value: f64,
    },
    /// Outside the interval that is wanted.
    OutsideInterval {
        /// The value.
        value: f64,
    },
    /// The aim was to go up or down, and it did.
    MovedAsWanted {
        /// The change.
        change: f64,
    },
    /// The aim was to go up or down, and it did not.
    MovedOtherwise {
        /// The change.
        change: f64,
    },
    /// The goal's main indicators; the weakest decides. Never a mean.
    Parts {
        /// How many main indicators.
        of: u32,
        /// How many have the weakest status.
        weakest: u32,
    },
}

/// What the rule suggests, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The status.
    pub status: Status,
    /// Why.
    pub reason: Reason,
}

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

/// How old the figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Freshness {
    /// The newest figure is as new as the frequency lets it be.
    Fresh {
        /// Whole months since the end of its period.
        months: u32,
    },
    /// A newer figure should have come.
    Stale {
        /// Whole months since the end of its period.
        months: u32,
    },
    /// There is no figure.
    Missing,
}

/// How an indicator goes, as its page tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The newest own value.
    pub latest: Option<(Period, f64)>,
    /// The change since the baseline.
    pub since_baseline: Option<f64>,
    /// The change since the same period a year earlier.
    pub since_year_before: Option<f64>,
    /// The next target with a value, or the newest when all have passed: its period and value.
    pub target: Option<(Period, f64)>,
    /// How far the newest value lies from where the way to the target asks it to be; positive is better than asked.
    pub gap: Option<f64>,
    /// How it has gone.
    pub trend: Trend,
    /// What the rule suggests.
    pub suggestion: Suggestion,
    /// How old the figures are.
    pub freshness: Freshness,
}

/// How `indicator` stands on `today`.
///
/// **What is compared.** Values are compared as the reader sees them, rounded to the indicator's decimals, so that anybody can
/// check the verdict against the page. `own` is oldest first.
///
/// **Which target.** The next one whose period has not ended before the newest value's; when all have, the newest of them,
/// which goes on holding until another is set. A target falls due with the figure whose period ends on the same day.
///
/// **The way.** A straight line between the ends of the periods, from the newest of the baseline and the earlier targets to the
/// target. Without either, the oldest own value stands in. Who starts better than the target has only to stay there.
///
/// **The status.** A due target is met, partly met (at least half of the way from the baseline is closed) or not met. Before that the
/// indicator is on track, uncertain (behind but moving the right way) or off track; too early when nothing newer than the start
/// of the way is known. An interval asks the same thing at all times. What is said in words, and what is too old, cannot be judged.
pub fn standing(indicator: &Indicator, targets: &[Target], own: &Series, today: NaiveDate) -> Standing {
    let kept = lasting(indicator, targets, own);
    let case = case(indicator, targets, own, kept.trend);
    Standing {
        latest: kept.latest,
        since_baseline: case.as_ref().and_then(Case::since_baseline),
        since_year_before: kept.since_year_before,
        target: kept.target(today),
        gap: kept.gap,
        trend: kept.trend,
        suggestion: kept.suggestion(today),
        freshness: kept.freshness(today),
    }
}

/// What holds for `indicator` whatever the day: what [`standing`] is made of.
pub fn lasting(indicator: &Indicator, targets: &[Target], own: &Series) -> Lasting {
    let trend = crate::trend::trend(own, &indicator.direction, indicator.decimals);
    let stale_from = lasting::stale_from(indicator, own);
    let (first_expected, ended_on) = (indicator.expected_next, indicator.ended_on);
    let Some(case) = case(indicator, targets, own, trend) else {
        let (targets, suggestion) = (lasting::with_values(targets).collect(), lasting::without_value(own));
        return Lasting {
            latest: None,
            targets,
            since_year_before: None,
            gap: None,
            trend,
            suggestion,
            stale_from,
            too_old_from: None,
            first_expected,
            ended_on,
        };
    };
    Lasting {
        latest: Some(case.latest),
        targets: case.target().into_iter().collect(),
        since_year_before: case.since_year_before(),
        gap: case.gap(),
        trend,
        suggestion: case.suggestion(),
        stale_from,
        too_old_from: if case.is_due() { None } else { lasting::too_old_from(indicator, case.latest.0, stale_from) },
        first_expected: None,
        ended_on,
    }
}

fn case<'a>(indicator: &'a Indicator, targets: &'a [Target], own: &'a Series, trend: Trend) -> Option<Case<'a>> {
    let latest = own.values().next_back()?;
    Some(Case { indicator, targets, own, latest, trend })
}

fn with_value(target: &Target) -> Option<(Period, f64)> {
    lasting::with_values(std::slice::from_ref(target)).next()
}

/// How old the figures of `indicator` are on `today`.
///
/// A newer figure should have come when its expected day has passed, or, when no later day is stated, once the interval and the
/// [`publishing_grace`] have. An answer that there is no figure for a later period counts as an answer. An indicator that is no
/// longer measured is never stale: no newer figure is to come.
pub fn freshness(indicator: &Indicator, own: &Series, today: NaiveDate) -> Freshness {
    lasting(indicator, &[], own).freshness(today)
}

/// An indicator with a newest value, to be judged.
struct Case<'a> {
    indicator: &'a Indicator,
    targets: &'a [Target],
    own: &'a Series,
    latest: (Period, f64),
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

    fn since_baseline(&self) -> Option<f64> {
        let baseline = self.indicator.baseline.filter(|baseline| baseline.period < self.latest.0)?;
        Some(self.latest.1 - baseline.value)
    }

    fn since_year_before(&self) -> Option<f64> {
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

    fn target(&self) -> Option<(Period, f64)> {
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

    fn gap(&self) -> Option<f64> {
        let value = self.latest.1;
        if let Direction::Within { low, high } = self.indicator.direction {
            return Some((value - low).min(high - value));
        }
        let (period, target) = self.target()?;
        let expected = if self.is_ahead(period) { self.way_to(period, target).expected } else { target };
        self.better_by(value, expected)
    }

    fn suggestion(&self) -> Suggestion {
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
    fn is_due(&self) -> bool {
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

fn end_on_axis(period: Period) -> f64 {
    period.axis() + f64::from(period.months()) / 24.0
}

/// The statuses, weakest first.
///
/// What cannot be judged stands between bad news and good: it never hides an indicator that goes badly, and a goal does not
/// look good because half of its indicators lack figures.
pub const WEAKEST_FIRST: [Status; 8] = [
    Status::NotMet,
    Status::OffTrack,
    Status::PartlyMet,
    Status::Uncertain,
    Status::CannotJudge,
    Status::TooEarly,
    Status::OnTrack,
    Status::Met,
];

impl Status {
    /// Its place in [`WEAKEST_FIRST`].
    pub fn strength(self) -> usize {
        WEAKEST_FIRST.iter().position(|status| *status == self).unwrap_or_default()
    }
}

/// What the rule suggests for a goal with these main indicators: the weakest decides, never a mean.
pub fn of_goal<'a>(main: impl IntoIterator<Item = &'a Suggestion>) -> Suggestion {
    let (mut of, mut weakest, mut status) = (0, 0, Status::Met);
    for part in main {
        of += 1;
        if weakest == 0 || part.status.strength() < status.strength() {
            (weakest, status) = (0, part.status);
        }
        weakest += u32::from(part.status == status);
    }
    if of == 0 {
        return Suggestion { status: Status::CannotJudge, reason: Reason::NoMainIndicator };
    }
    Suggestion { status, reason: Reason::Parts { of, weakest } }
}

/// What is shown for a goal: what a person has judged, and otherwise what the rule suggests.
pub fn shown(suggestion: &Suggestion, judgement: Option<&Judgement>) -> Status {
    judgement.map_or(suggestion.status, |judgement| judgement.status)
}
