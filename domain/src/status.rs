//! How it goes: suggested by a rule that says why, set by a person.

mod case;

use crate::indicator::{Indicator, Target};
use crate::judgement::Judgement;
pub use crate::lasting::publishing_grace;
use crate::lasting::{self, Lasting};
use crate::measurement::Series;
use crate::period::Period;
use crate::trend::Trend;
use case::Case;
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

/// How old the figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

impl Freshness {
    /// The oldest of several: what is missing is older than everything.
    pub fn oldest(ages: impl IntoIterator<Item = Self>) -> Option<Self> {
        ages.into_iter().max_by_key(|age| match age {
            Self::Missing => (u32::MAX, true),
            Self::Stale { months } => (*months, true),
            Self::Fresh { months } => (*months, false),
        })
    }
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
    let case = Case::of(indicator, targets, own, kept.trend);
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
    let Some(case) = Case::of(indicator, targets, own, trend) else {
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

/// How old the figures of `indicator` are on `today`.
///
/// A newer figure should have come when its expected day has passed, or, when no later day is stated, once the interval and the
/// [`publishing_grace`] have. An answer that there is no figure for a later period counts as an answer. An indicator that is no
/// longer measured is never stale: no newer figure is to come.
pub fn freshness(indicator: &Indicator, own: &Series, today: NaiveDate) -> Freshness {
    lasting(indicator, &[], own).freshness(today)
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
    /// How good it is, 0 to 2; `None` for what says nothing of how it goes. What is said on the way and at the end of the year compare:
    /// on track and met are as good.
    pub const fn height(self) -> Option<i32> {
        match self {
            Self::NotMet | Self::OffTrack => Some(0),
            Self::PartlyMet | Self::Uncertain => Some(1),
            Self::Met | Self::OnTrack => Some(2),
            Self::TooEarly | Self::CannotJudge => None,
        }
    }

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
