//! Indicators: the list, the page with its chart, and the forms of those who define.

mod edit;
mod list;
pub(crate) mod sentence;
mod show;
mod table;
mod target;

pub use edit::IndicatorEdit;
pub(crate) use edit::direction_word;
pub(crate) use list::Age;
pub use list::{IndicatorListShow, IndicatorTable};
pub use sentence::sentence;
pub use show::{IndicatorShow, Receipt};
pub(crate) use target::aim_word;
pub use target::{Meanwhile, TargetsShow};

use crate::period;
use crate::status::Written;
use crate::text::{Locale, Text};
use chrono::NaiveDate;
use domain::id::IndicatorId;
use domain::indicator::{Aim, Direction, Indicator};
use domain::kolada::NO_DIRECTION;
use domain::number;

/// The address of an indicator's page, on a day when one was chosen.
pub fn address(id: IndicatorId, on: Option<NaiveDate>) -> String {
    crate::link::on_day(format!("/indicators/{id}"), on)
}

/// How an indicator's values are written.
pub fn written(indicator: &Indicator) -> Written<'_> {
    Written { decimals: indicator.decimals, unit: &indicator.unit_of_measure }
}

/// Which way is good, as a sentence.
pub fn direction(text: Text, indicator: &Indicator) -> String {
    let bare = |value| written(indicator).bare(value);
    match &indicator.direction {
        Direction::Higher => text.indicator_direction_higher(),
        Direction::Lower => text.indicator_direction_lower(),
        Direction::Within { low, high } => text.indicator_direction_within(bare(*low), written(indicator).value(*high)),
        Direction::None { reason } => text.indicator_direction_none(said_reason(text, reason)),
    }
}

/// Why no direction is set, in words: that Kolada states none is said in the reader's language.
pub fn said_reason(text: Text, reason: &str) -> String {
    if reason == NO_DIRECTION { text.indicator_kolada_no_direction() } else { reason.to_owned() }
}

/// The reason as it is kept: a form that shows the words for what is kept as a word gives that word back.
pub fn kept_reason(typed: &str) -> String {
    let is_said = |locale: &Locale| Text::of(*locale).indicator_kolada_no_direction() == typed.trim();
    if Locale::ALL.iter().any(is_said) { NO_DIRECTION.to_owned() } else { typed.to_owned() }
}

/// A difference with its unit: between shares it is counted in percentage points.
pub fn difference(text: Text, indicator: &Indicator, by: f64) -> String {
    unit_of_difference(text, &indicator.unit_of_measure, number::format(by, indicator.decimals))
}

/// A change with its sign and unit.
pub fn change(text: Text, unit: &str, decimals: u8, by: f64) -> String {
    unit_of_difference(text, unit, number::format_change(by, decimals))
}

fn unit_of_difference(text: Text, unit: &str, number: String) -> String {
    let is_one = number.trim_start_matches(['+', number::MINUS]) == "1";
    match unit {
        "%" if is_one => text.indicator_percentage_point(number),
        "%" => text.indicator_percentage_points(number),
        "" => number,
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// What is aimed at, in words: "90 %", "högre än före".
pub fn aim(text: Text, indicator: &Indicator, aim: &Aim) -> String {
    match aim {
        Aim::Value { value } => written(indicator).value(*value),
        Aim::Increase => text.indicator_aim_increase(),
        Aim::Decrease => text.indicator_aim_decrease(),
        Aim::Text { text } => text.clone(),
    }
}

/// A period and a value in one breath: "2027: 90".
pub(crate) fn period_name(text: Text, period: domain::period::Period) -> String {
    period::name(text, period)
}
