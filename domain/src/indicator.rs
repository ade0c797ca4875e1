//! Indicators: how an effect is seen.

mod form;

pub use form::{IndicatorForm, TargetForm};

use crate::comparison::Comparison;
use crate::goal::Accountable;
use crate::id::{GoalId, IndicatorId, TargetId, UnitId};
use crate::measurement::{Measurement, Series, Sex};
use crate::organisation::UnitName;
use crate::period::{Frequency, Period};
use crate::status::{Freshness, Suggestion};
use crate::trend::Trend;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Which way is good. Kolada does not say, so somebody has to decide it for each indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "direction", rename_all = "snake_case")]
pub enum Direction {
    /// The higher the better.
    Higher,
    /// The lower the better.
    Lower,
    /// Good between the two, both included. `low` never stands above `high`.
    Within {
        /// The lower bound.
        low: f64,
        /// The upper bound.
        high: f64,
    },
    /// Neither, for a stated reason.
    None {
        /// Why no direction is set, in the words of whoever said so; [`crate::kolada::NO_DIRECTION`] until somebody has.
        reason: String,
    },
}

crate::words! {
    /// The name of a direction.
    pub enum DirectionKind {
        /// The higher the better.
        Higher = "higher",
        /// The lower the better.
        Lower = "lower",
        /// Good within an interval.
        Within = "within",
        /// Neither.
        None = "none",
    }
}

impl Direction {
    /// The name of the direction.
    pub const fn kind(&self) -> DirectionKind {
        match self {
            Self::Higher => DirectionKind::Higher,
            Self::Lower => DirectionKind::Lower,
            Self::Within { .. } => DirectionKind::Within,
            Self::None { .. } => DirectionKind::None,
        }
    }
}

/// The value at the start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Baseline {
    /// The period it was measured for.
    pub period: Period,
    /// The value.
    pub value: f64,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its identity here.
    pub id: IndicatorId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What it measures, in plain words.
    pub description: String,
    /// The group that its owner sorts it under ("Ekonomi", "Kvalitet"); may be empty.
    pub category: String,
    /// Its unit of measure: "%", "kr/inv".
    pub unit_of_measure: String,
    /// How many decimals it is shown with, at most 6.
    pub decimals: u8,
    /// Which way is good.
    pub direction: Direction,
    /// The value at the start.
    pub baseline: Option<Baseline>,
    /// How often figures come.
    pub frequency: Frequency,
    /// When the next figure is expected.
    pub expected_next: Option<NaiveDate>,
    /// Where the figures come from.
    pub source: String,
    /// How they are measured.
    pub method: String,
    /// The role that answers for it.
    pub owner: Option<Accountable>,
    /// The part of the organisation that it belongs to.
    pub unit: UnitId,
    /// Whether it is split by sex.
    pub split_by_sex: bool,
    /// Its key-figure id in Kolada; empty for one that is not there.
    pub kolada_id: String,
    /// The last day it is measured; `None` while it goes on.
    pub ended_on: Option<NaiveDate>,
}

/// What is needed to create or change an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// Its name.
    pub name: String,
    /// What it measures.
    pub description: String,
    /// The group that its owner sorts it under.
    pub category: String,
    /// Its unit of measure.
    pub unit_of_measure: String,
    /// How many decimals it is shown with.
    pub decimals: u8,
    /// Which way is good.
    pub direction: Direction,
    /// The value at the start.
    pub baseline: Option<Baseline>,
    /// How often figures come.
    pub frequency: Frequency,
    /// When the next figure is expected.
    pub expected_next: Option<NaiveDate>,
    /// Where the figures come from.
    pub source: String,
    /// How they are measured.
    pub method: String,
    /// The role that answers for it.
    pub owner: Option<Accountable>,
    /// The part of the organisation that it belongs to.
    pub unit: UnitId,
    /// Whether it is split by sex.
    pub split_by_sex: bool,
    /// Its key-figure id in Kolada.
    pub kolada_id: String,
    /// The last day it is measured.
    pub ended_on: Option<NaiveDate>,
    /// The goals whose effect it shows, and whether it is a main indicator there.
    pub goals: Vec<GoalLink>,
}

/// That an indicator shows the effect of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalLink {
    /// The goal.
    pub goal: GoalId,
    /// Main indicator (huvudmått) or supporting (stödmått).
    pub main: bool,
}

/// What is aimed at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "aim", rename_all = "snake_case")]
pub enum Aim {
    /// A value to reach, in the indicator's direction.
    Value {
        /// The value.
        value: f64,
    },
    /// Higher than the baseline, or than the year before when there is none.
    Increase,
    /// Lower than the baseline, or than the year before when there is none.
    Decrease,
    /// Said in words; only a person can judge it.
    Text {
        /// The words.
        text: String,
    },
}

crate::words! {
    /// The name of an aim.
    pub enum AimKind {
        /// A value to reach.
        Value = "value",
        /// Higher than before.
        Increase = "increase",
        /// Lower than before.
        Decrease = "decrease",
        /// Said in words.
        Text = "text",
    }
}

impl Aim {
    /// The name of the aim.
    pub const fn kind(&self) -> AimKind {
        match self {
            Self::Value { .. } => AimKind::Value,
            Self::Increase => AimKind::Increase,
            Self::Decrease => AimKind::Decrease,
            Self::Text { .. } => AimKind::Text,
        }
    }
}

/// A target for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its identity.
    pub id: TargetId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// When it is to be reached.
    pub period: Period,
    /// What is aimed at.
    pub aim: Aim,
    /// Whether it is a step on the way (delmål).
    pub interim: bool,
    /// Where it was decided, or why it is set so.
    pub note: String,
    /// How many times it has been set anew.
    #[serde(default)]
    pub version: i64,
}

/// A target as somebody saw it: whoever sets it anew, or takes it away, says which one they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenTarget {
    /// The target.
    pub id: TargetId,
    /// Its version.
    pub version: i64,
}

impl Target {
    /// The target as it is seen now.
    pub const fn seen(&self) -> SeenTarget {
        SeenTarget { id: self.id, version: self.version }
    }
}

/// What is needed to set a target. There is one for each indicator and period; setting it again replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetDraft {
    /// When it is to be reached.
    pub period: Period,
    /// What is aimed at.
    pub aim: Aim,
    /// Whether it is a step on the way.
    pub interim: bool,
    /// Where it was decided.
    pub note: String,
}

/// An indicator with what the charts and rules need: its targets, its own series and those it is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorSeries {
    /// The indicator.
    pub indicator: Indicator,
    /// Whether it is a main indicator where it is shown.
    pub main: bool,
    /// Its targets, oldest first.
    pub targets: Vec<Target>,
    /// The own series for everybody.
    pub own: Series,
    /// The own series for women and men, when it is split.
    pub by_sex: Vec<(Sex, Series)>,
    /// The series it is compared with.
    pub comparisons: Vec<(Comparison, Series)>,
}

/// An indicator as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// Its identity.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its unit of measure.
    pub unit_of_measure: String,
    /// How many decimals it is shown with.
    pub decimals: u8,
    /// The part of the organisation that it belongs to.
    pub unit: UnitName,
    /// The newest own value.
    pub latest: Option<(Period, f64)>,
    /// The change since the same period a year earlier.
    pub since_year_before: Option<f64>,
    /// The next target with a value.
    pub target: Option<(Period, f64)>,
    /// How far the newest value lies from where the way to the target asks it to be; positive is better than asked.
    pub gap: Option<f64>,
    /// How it has gone.
    pub trend: Trend,
    /// What the rule suggests.
    pub suggestion: Suggestion,
    /// How old the figures are.
    pub freshness: Freshness,
    /// The own values, oldest first, for a sparkline.
    pub sparkline: Vec<f64>,
}

/// Everything about one indicator on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorPage {
    /// The indicator with its series.
    pub series: IndicatorSeries,
    /// The part of the organisation that it belongs to.
    pub unit: UnitName,
    /// Where the owner's role is held.
    pub owner_unit: Option<UnitName>,
    /// Whether somebody holds a role at the owner's unit today.
    pub owner_lives: bool,
    /// The goals whose effect it shows.
    pub goals: Vec<(GoalId, String, bool)>,
    /// Every measurement that holds, newest period first, with source and note.
    pub measurements: Vec<Measurement>,
    /// Earlier versions that were corrected, newest first.
    pub corrected: Vec<Measurement>,
    /// What has been asked about it; nothing on an earlier day.
    pub questions: crate::question::Questions,
    /// The day the page shows.
    pub on: NaiveDate,
    /// Whether the reader may change the definition, targets and comparisons.
    pub can_define: bool,
    /// Whether the reader may report measurements.
    pub can_report: bool,
}

/// What the form of an indicator offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorChoices {
    /// The units where the reader may define an indicator.
    pub own: Vec<UnitName>,
    /// Every unit, for the owner.
    pub units: Vec<UnitName>,
    /// What was chosen once and has ended: it is shown, and goes only when the writer takes it away.
    pub gone: Vec<UnitName>,
    /// The goals that an indicator can show the effect of.
    pub goals: Vec<OfferedGoal>,
    /// The goals that have ended and whose effect it showed: these links stay as they are.
    pub ended: Vec<(GoalId, String)>,
}

/// A goal that an indicator can show the effect of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedGoal {
    /// The goal.
    pub id: GoalId,
    /// What it is called.
    pub title: String,
    /// How many other main indicators it has.
    pub main: u32,
    /// Whether the reader may choose its main indicators.
    pub may_lead: bool,
}

/// The list of indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndicatorList {
    /// The rows of this page.
    pub rows: Vec<IndicatorRow>,
    /// How many there are in all.
    pub total: u64,
    /// The bodies and administrations to choose among, and the unit that is chosen.
    pub units: Vec<UnitName>,
    /// Whether the reader may create one.
    pub can_define: bool,
}

/// What the reader has chosen to see of the indicators; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorFilter {
    /// Only those of this unit and of the units below it.
    pub unit: Option<UnitId>,
    /// Only those that nobody living owns.
    pub orphans: bool,
    /// Only those with stale figures.
    pub stale: bool,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// How many indicators a page of the list shows.
pub const INDICATORS_PER_PAGE: u64 = 50;
