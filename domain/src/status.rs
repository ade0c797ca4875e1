//! How it goes: suggested by a rule that says why, set by a person.

use crate::id::PersonId;
use crate::indicator::{Indicator, Target};
use crate::measurement::Series;
use crate::period::Period;
use crate::trend::Trend;
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
    /// There is no target with a value to compare with.
    NoTarget,
    /// There is no own value.
    NoValue,
    /// The newest value is older than two of the indicator's intervals.
    Stale {
        /// The period of the newest value.
        period: Period,
    },
    /// The target for the newest period is reached.
    Reached {
        /// The period.
        period: Period,
        /// The value.
        value: f64,
        /// The target.
        target: f64,
    },
    /// The target for the newest period is not reached.
    Missed {
        /// The period.
        period: Period,
        /// The value.
        value: f64,
        /// The target.
        target: f64,
    },
    /// The target lies ahead, and the value lies where the way there asks, or better.
    OnTheWay {
        /// The value.
        value: f64,
        /// Where the straight way from the baseline lies at that time.
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
    /// The next target with a value: its period and value.
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
pub fn standing(indicator: &Indicator, targets: &[Target], own: &Series, today: NaiveDate) -> Standing {
    let _ = (indicator, targets, own, today);
    unimplemented!("written in the same step as the tests")
}

/// What the rule suggests for a goal with these main indicators: the weakest decides, never a mean.
pub fn of_goal<'a>(main: impl IntoIterator<Item = &'a Suggestion>) -> Suggestion {
    let _ = main.into_iter().count();
    unimplemented!("written in the same step as the tests")
}

/// What is shown for a goal: what a person has judged, and otherwise what the rule suggests.
pub fn shown(suggestion: &Suggestion, judgement: Option<&Judgement>) -> Status {
    judgement.map_or(suggestion.status, |judgement| judgement.status)
}
