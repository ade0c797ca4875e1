//! The sentence that reads the chart, made of the figures.

use super::written;
use crate::measurement::why_no_value;
use crate::period;
use crate::text::Text;
use domain::indicator::IndicatorSeries;
use domain::period::{Frequency, Period};
use domain::story::{Movement, Story, story};
use std::cmp::Ordering;

/// What the chart shows, in one or a few short sentences: "Har ökat två år i rad och är nu 0,89 %, högre än Liknande kommuner (0,45)."
pub fn sentence(text: Text, series: &IndicatorSeries) -> String {
    let found = story(series);
    let Some((period, value, is_preliminary)) = found.latest else {
        let why = found.unanswered.map(|(period, outcome)| why_no_value(text, period, outcome));
        return why.unwrap_or_else(|| text.indicator_reading_none());
    };
    let mut words = movement(text, series, found.movement, (period, value));
    words.push_str(&beside(text, series, &found));
    words.push('.');
    if is_preliminary {
        words.push(' ');
        words.push_str(&text.indicator_reading_preliminary());
    }
    if let Some((period, outcome)) = found.unanswered {
        words.push(' ');
        words.push_str(&why_no_value(text, period, outcome));
    }
    words
}

fn movement(text: Text, series: &IndicatorSeries, movement: Movement, (period, value): (Period, f64)) -> String {
    let written = written(&series.indicator);
    let (now, name) = (written.value(value), |period| period::name(text, period));
    match movement {
        Movement::Nothing | Movement::Single => text.indicator_reading_single(name(period), now),
        Movement::Same { since } => text.indicator_reading_same(now, name(since)),
        Movement::Step { up, from } => {
            let (before, since) = (written.bare(from.1), name(from.0));
            if up {
                text.indicator_reading_risen(before, now, since, name(period))
            } else {
                text.indicator_reading_fallen(before, now, since, name(period))
            }
        }
        Movement::Streak { up, steps, of } => {
            let row = in_a_row(text, steps, of);
            if up {
                text.indicator_reading_rising(row, now, name(period))
            } else {
                text.indicator_reading_falling(row, now, name(period))
            }
        }
    }
}

/// "två år i rad"; small numbers are written out.
fn in_a_row(text: Text, steps: u32, of: Option<Frequency>) -> String {
    let count = match steps {
        2 => text.count_two(),
        3 => text.count_three(),
        4 => text.count_four(),
        5 => text.count_five(),
        6 => text.count_six(),
        7 => text.count_seven(),
        more => more.to_string(),
    };
    match of {
        Some(Frequency::Year) => text.indicator_row_of_years(count),
        Some(Frequency::SchoolYear) => text.indicator_row_of_school_years(count),
        Some(Frequency::Month) => text.indicator_row_of_months(count),
        Some(Frequency::Quarter) => text.indicator_row_of_quarters(count),
        _ => text.indicator_row_of_measurements(count),
    }
}

fn beside(text: Text, series: &IndicatorSeries, found: &Story<'_>) -> String {
    if let [(comparison, value, way)] = found.beside.as_slice() {
        let (name, value) = (comparison.title(), written(&series.indicator).bare(*value));
        return match way {
            Ordering::Greater => text.indicator_reading_above(name, value),
            Ordering::Less => text.indicator_reading_below(name, value),
            Ordering::Equal => text.indicator_reading_equal(name, value),
        };
    }
    let names = |wanted: Ordering| {
        let some = found.beside.iter().filter(|(_, _, way)| *way == wanted);
        let names: Vec<String> = some.map(|(comparison, ..)| comparison.title()).collect();
        in_one(text, &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let part = |names: String, say: &dyn Fn(String) -> String| if names.is_empty() { names } else { say(names) };
    [
        part(names(Ordering::Greater), &|names| text.indicator_beside_above(names)),
        part(names(Ordering::Equal), &|names| text.indicator_beside_equal(names)),
        part(names(Ordering::Less), &|names| text.indicator_beside_below(names)),
    ]
    .concat()
}

/// Names in one breath: "Kungsbacka, Partille och Skövde".
fn in_one(text: Text, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => text.indicator_and(most.join(", "), *last),
    }
}
