//! What the tests build their cases from.

use chrono::NaiveDate;
use domain::goal::{Decision, Goal, GoalState, GoalText};
use domain::id::{GoalId, IndicatorId, LevelId, TargetId, UnitId};
use domain::indicator::{Aim, Baseline, Direction, Indicator, Target};
use domain::measurement::{Outcome, Point, Reading, Series};
use domain::period::{Frequency, Period};
use domain::span::Span;
use proptest::prelude::*;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

pub(crate) fn series(values: &[(&str, f64)]) -> Series {
    let points = values.iter().map(|(text, value)| Point {
        period: period(text),
        reading: Reading::new(Outcome::Final, Some(*value)).unwrap(),
        reported_on: period(text).end(),
    });
    Series { points: points.collect() }
}

/// One value a year, the last in 2025.
pub(crate) fn yearly(values: &[f64]) -> Series {
    let first = 2026 - i32::try_from(values.len()).unwrap();
    let points = (first..).zip(values).map(|(year, value)| Point {
        period: Period::Year(year),
        reading: Reading::new(Outcome::Final, Some(*value)).unwrap(),
        reported_on: Period::Year(year).end(),
    });
    Series { points: points.collect() }
}

/// A point that says why there is no value.
pub(crate) fn without_value(text: &str, outcome: Outcome) -> Point {
    Point { period: period(text), reading: Reading::new(outcome, None).unwrap(), reported_on: period(text).end() }
}

pub(crate) fn indicator(direction: Direction, baseline: Option<(&str, f64)>) -> Indicator {
    Indicator {
        id: IndicatorId(1),
        external_id: "i1".into(),
        version: 1,
        name: "Andel nöjda".into(),
        description: String::new(),
        category: String::new(),
        unit_of_measure: "%".into(),
        decimals: 1,
        direction,
        baseline: baseline.map(|(text, value)| Baseline { period: period(text), value }),
        frequency: Frequency::Year,
        expected_next: None,
        source: String::new(),
        method: String::new(),
        owner: None,
        unit: UnitId(1),
        split_by_sex: false,
        kolada_id: String::new(),
        ended_on: None,
    }
}

pub(crate) fn target(text: &str, aim: Aim) -> Target {
    Target {
        id: TargetId(1),
        indicator: IndicatorId(1),
        period: period(text),
        aim,
        interim: false,
        note: String::new(),
        version: 1,
    }
}

pub(crate) fn value_target(text: &str, value: f64) -> Target {
    target(text, Aim::Value { value })
}

pub(crate) fn decision(body: i64, on: &str) -> Decision {
    Decision {
        body: UnitId(body), date: Some(day(on)), paragraph: "§ 1".into(), registry_number: "2026.001 KS".into()
    }
}

pub(crate) fn goal() -> Goal {
    Goal {
        id: GoalId(1),
        external_id: "g1".into(),
        version: 1,
        level: LevelId(2),
        body: UnitId(2),
        accountable: None,
        parents: Vec::new(),
        given_to: Vec::new(),
        serves: Vec::new(),
        text: GoalText { title: "Fler klarar skolan".into(), ..GoalText::default() },
        span: Span::since(day("2026-01-01")),
        state: GoalState::Draft,
        replaces: None,
        source: String::new(),
    }
}

pub(crate) fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1001i32..2999, 1u32..=366)
        .prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap_or(NaiveDate::from_yo_opt(year, 1).unwrap()))
}

pub(crate) fn any_period() -> impl Strategy<Value = Period> {
    prop_oneof![
        (1001i32..2998).prop_map(Period::Year),
        (1001i32..2998).prop_map(Period::SchoolYear),
        (1001i32..2998, 1u32..=2).prop_map(|(year, part)| Period::HalfYear(year, part)),
        (1001i32..2998, 1u32..=3).prop_map(|(year, part)| Period::Tertial(year, part)),
        (1001i32..2998, 1u32..=4).prop_map(|(year, part)| Period::Quarter(year, part)),
        (1001i32..2998, 1u32..=12).prop_map(|(year, part)| Period::Month(year, part)),
    ]
}
