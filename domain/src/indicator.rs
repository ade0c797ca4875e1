//! Indicators: how an effect is seen.

use crate::field::{FieldErrors, Problem};
use crate::goal::Accountable;
use crate::id::{ComparisonId, GoalId, IndicatorId, TargetId, UnitId};
use crate::measurement::{Measurement, Series, Sex};
use crate::number;
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
        /// Why no direction is set.
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

crate::words! {
    /// What an indicator is compared with.
    pub enum ComparisonKind {
        /// Liknande kommuner: a group that Kolada makes anew each year.
        SimilarMunicipalities = "similar_municipalities",
        /// All municipalities.
        CountryMean = "country_mean",
        /// A region or another group.
        Group = "group",
        /// One named municipality.
        Municipality = "municipality",
    }
}

/// A series that indicators are compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Its identity.
    pub id: ComparisonId,
    /// Its identity in the municipality's own files.
    pub external_id: String,
    /// What it is.
    pub kind: ComparisonKind,
    /// Its name: "Liknande kommuner".
    pub name: String,
    /// Its code in Kolada (`G37539`, `0482`, `0000`); may be empty.
    pub kolada_code: String,
    /// The year that the group was made for; Kolada's groups change every year.
    pub group_year: Option<i32>,
}

/// What is needed to create a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// What it is.
    pub kind: ComparisonKind,
    /// Its name.
    pub name: String,
    /// Its code in Kolada.
    pub kolada_code: String,
    /// The year that the group was made for.
    pub group_year: Option<i32>,
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
    /// Whether it is a main indicator where it is shown.
    pub main: bool,
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
    /// The goals that an indicator can show the effect of.
    pub goals: Vec<(GoalId, String)>,
}

/// The list of indicators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndicatorList {
    /// The rows of this page.
    pub rows: Vec<IndicatorRow>,
    /// How many there are in all.
    pub total: u64,
    /// The units that have indicators, to choose among.
    pub units: Vec<UnitName>,
    /// Whether the reader may create one.
    pub can_define: bool,
}

/// What the reader has chosen to see of the indicators; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorFilter {
    /// Only those of this unit.
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

/// The indicator form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorForm {
    /// The version that the change was made from; empty for a new one.
    pub version: String,
    /// Its name.
    pub name: String,
    /// What it measures.
    pub description: String,
    /// The group that its owner sorts it under.
    pub category: String,
    /// Its unit of measure.
    pub unit_of_measure: String,
    /// How many decimals.
    pub decimals: String,
    /// Which way is good.
    pub direction: String,
    /// The lower bound of the interval.
    pub low: String,
    /// The upper bound of the interval.
    pub high: String,
    /// Why no direction is set.
    pub no_direction_reason: String,
    /// The period of the baseline.
    pub baseline_period: String,
    /// The baseline.
    pub baseline_value: String,
    /// How often figures come.
    pub frequency: String,
    /// When the next figure is expected.
    pub expected_next: String,
    /// Where the figures come from.
    pub source: String,
    /// How they are measured.
    pub method: String,
    /// The title of the owner's role.
    pub owner_title: String,
    /// The unit where the owner's role is held.
    pub owner_unit: String,
    /// The part of the organisation that it belongs to.
    pub unit: String,
    /// "on" when it is split by sex.
    pub split_by_sex: String,
    /// Its key-figure id in Kolada.
    pub kolada_id: String,
    /// The last day it is measured.
    pub ended_on: String,
    /// The goals for which it is a main indicator.
    pub main_goals: Vec<String>,
    /// The goals for which it is a supporting indicator.
    pub supporting_goals: Vec<String>,
}

impl IndicatorForm {
    /// The form of an indicator to change: what holds now.
    pub fn of(indicator: &Indicator, links: &[GoalLink]) -> Self {
        let goals =
            |main: bool| links.iter().filter(|link| link.main == main).map(|link| link.goal.to_string()).collect();
        let (low, high) = match indicator.direction {
            Direction::Within { low, high } => (number::typed(low), number::typed(high)),
            _ => Default::default(),
        };
        let reason = if let Direction::None { reason } = &indicator.direction { reason.clone() } else { String::new() };
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            version: indicator.version.to_string(),
            name: indicator.name.clone(),
            description: indicator.description.clone(),
            category: indicator.category.clone(),
            unit_of_measure: indicator.unit_of_measure.clone(),
            decimals: indicator.decimals.to_string(),
            direction: indicator.direction.kind().word().to_owned(),
            low,
            high,
            no_direction_reason: reason,
            baseline_period: indicator.baseline.map(|baseline| baseline.period.to_string()).unwrap_or_default(),
            baseline_value: indicator.baseline.map(|baseline| number::typed(baseline.value)).unwrap_or_default(),
            frequency: indicator.frequency.word().to_owned(),
            expected_next: day(indicator.expected_next),
            source: indicator.source.clone(),
            method: indicator.method.clone(),
            owner_title: indicator.owner.as_ref().map(|owner| owner.title.clone()).unwrap_or_default(),
            owner_unit: indicator.owner.as_ref().map(|owner| owner.unit.to_string()).unwrap_or_default(),
            unit: indicator.unit.to_string(),
            split_by_sex: if indicator.split_by_sex { "on".to_owned() } else { String::new() },
            kolada_id: indicator.kolada_id.clone(),
            ended_on: day(indicator.ended_on),
            main_goals: goals(true),
            supporting_goals: goals(false),
        }
    }

    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<IndicatorDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let direction = self.direction(&mut errors);
        let frequency = errors.choice("frequency", &self.frequency, Frequency::from_word);
        let unit = errors.choice("unit", &self.unit, |text| text.parse().ok());
        let decimals = errors.choice("decimals", &self.decimals, |text| text.parse().ok().filter(|n: &u8| *n <= 6));
        let baseline = self.baseline(&mut errors);
        let owner = self.owner(&mut errors);
        let goals = self.goals(&mut errors);
        let name = errors.required_text("name", &self.name, 200);
        let description = errors.text("description", &self.description, 2000);
        let category = errors.text("category", &self.category, 100);
        let unit_of_measure = errors.required_text("unit_of_measure", &self.unit_of_measure, 60);
        let source = errors.text("source", &self.source, 500);
        let method = errors.text("method", &self.method, 2000);
        let kolada_id = errors.text("kolada_id", &self.kolada_id, 10);
        let expected_next = errors.date("expected_next", &self.expected_next);
        let ended_on = errors.date("ended_on", &self.ended_on);
        let draft =
            direction.zip(frequency).zip(unit).zip(decimals).map(|(((direction, frequency), unit), decimals)| {
                IndicatorDraft {
                    external_id: String::new(),
                    name,
                    description,
                    category,
                    unit_of_measure,
                    decimals,
                    direction,
                    baseline,
                    frequency,
                    expected_next,
                    source,
                    method,
                    owner,
                    unit,
                    split_by_sex: self.split_by_sex == "on",
                    kolada_id,
                    ended_on,
                    goals,
                }
            });
        errors.into_result(draft)
    }

    fn direction(&self, errors: &mut FieldErrors) -> Option<Direction> {
        match errors.choice("direction", &self.direction, DirectionKind::from_word)? {
            DirectionKind::Higher => Some(Direction::Higher),
            DirectionKind::Lower => Some(Direction::Lower),
            DirectionKind::Within => {
                let low = errors.required_number("low", &self.low);
                let high = errors.required_number("high", &self.high);
                let (low, high) = low.zip(high)?;
                if low > high {
                    errors.add("high", Problem::LowAboveHigh);
                    return None;
                }
                Some(Direction::Within { low, high })
            }
            DirectionKind::None => {
                let reason = errors.required_text("no_direction_reason", &self.no_direction_reason, 300);
                Some(Direction::None { reason })
            }
        }
    }

    fn baseline(&self, errors: &mut FieldErrors) -> Option<Baseline> {
        if self.baseline_period.trim().is_empty() && self.baseline_value.trim().is_empty() {
            return None;
        }
        let period = errors.required_period("baseline_period", &self.baseline_period);
        let value = errors.required_number("baseline_value", &self.baseline_value);
        period.zip(value).map(|(period, value)| Baseline { period, value })
    }

    fn owner(&self, errors: &mut FieldErrors) -> Option<Accountable> {
        let title = errors.text("owner_title", &self.owner_title, 100);
        let unit = errors.identity("owner_unit", &self.owner_unit);
        match (title.is_empty(), unit) {
            (false, Some(unit)) => Some(Accountable { title, unit }),
            (true, Some(_)) => {
                errors.add("owner_title", Problem::Required);
                None
            }
            (false, None) if errors.of("owner_unit").is_none() => {
                errors.add("owner_unit", Problem::Required);
                None
            }
            _ => None,
        }
    }

    fn goals(&self, errors: &mut FieldErrors) -> Vec<GoalLink> {
        let mut links: Vec<GoalLink> = Vec::new();
        for (field, typed, main) in
            [("main_goals", &self.main_goals, true), ("supporting_goals", &self.supporting_goals, false)]
        {
            for goal in typed.iter().filter_map(|text| errors.identity(field, text)) {
                if !links.iter().any(|link| link.goal == goal) {
                    links.push(GoalLink { goal, main });
                }
            }
        }
        links
    }
}

/// The target form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetForm {
    /// When it is to be reached.
    pub period: String,
    /// What kind of aim.
    pub aim: String,
    /// The value to reach.
    pub value: String,
    /// The aim in words.
    pub text: String,
    /// "on" for a step on the way.
    pub interim: String,
    /// Where it was decided.
    pub note: String,
}

impl TargetForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<TargetDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let period = errors.required_period("period", &self.period);
        let aim = errors.choice("aim", &self.aim, AimKind::from_word).and_then(|kind| match kind {
            AimKind::Value => errors.required_number("value", &self.value).map(|value| Aim::Value { value }),
            AimKind::Increase => Some(Aim::Increase),
            AimKind::Decrease => Some(Aim::Decrease),
            AimKind::Text => Some(Aim::Text { text: errors.required_text("text", &self.text, 300) }),
        });
        let note = errors.text("note", &self.note, 500);
        let interim = self.interim == "on";
        errors.into_result(period.zip(aim).map(|(period, aim)| TargetDraft { period, aim, interim, note }))
    }
}
