//! What is typed about indicators and their targets, read.

use super::{
    Aim, AimKind, Baseline, Direction, DirectionKind, GoalLink, Indicator, IndicatorDraft, SeenTarget, Target,
    TargetDraft,
};
use crate::field::{FieldErrors, Problem};
use crate::goal::Accountable;
use crate::number;
use crate::period::{Frequency, Period};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
        if expected_next.zip(ended_on).is_some_and(|(next, last)| next > last) {
            errors.add("expected_next", Problem::AfterEnd);
        }
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
    /// The targets that the form was shown beside, as [`TargetForm::beside`] writes them.
    pub seen: String,
}

impl TargetForm {
    /// The targets that the form is shown beside: `2027=12.1`, period, identity and version, several parted by `;`.
    pub fn beside(targets: &[Target]) -> String {
        let word = |target: &Target| format!("{}={}.{}", target.period, target.id, target.version);
        targets.iter().map(word).collect::<Vec<_>>().join(";")
    }

    /// The target for `period` that the form was shown beside; `None` when there was none.
    pub fn seen(&self, period: Period) -> Option<SeenTarget> {
        let (_, seen) =
            self.seen.split(';').filter_map(|word| word.split_once('=')).find(|(at, _)| at.parse() == Ok(period))?;
        let (id, version) = seen.split_once('.')?;
        Some(SeenTarget { id: id.parse().ok()?, version: version.parse().ok()? })
    }

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
