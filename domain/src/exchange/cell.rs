//! Cells: how a value stands in a CSV file of the archive, and how it is read back as the same value.

use crate::field::{FieldErrors, Problem};
use crate::period::Period;
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;

/// A value that is written to a cell and read back as itself.
pub trait Cell: Sized {
    /// The cell. Machine format: a decimal point, ISO dates, words of the format.
    fn write(&self) -> Cow<'_, str>;
    /// The value, or why it could not be read.
    fn read(cell: &str) -> Result<Self, Problem>;
}

/// What a spreadsheet program would take for the start of a formula, or would leave out before one. Such programs also write a
/// carriage return as a line feed, which has to be known again.
const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// Text that no spreadsheet program runs as a formula: a leading apostrophe is put before what looks like one.
pub fn escape(text: &str) -> Cow<'_, str> {
    if looks_escaped_or_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that [`escape`] was given.
pub fn unescape(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_STARTS) || rest.starts_with('\'') => rest,
        _ => cell,
    }
}

fn looks_escaped_or_formula(text: &str) -> bool {
    // A text that itself starts like an escaped one gets one more, or it would lose its own apostrophe on the way back.
    text.starts_with(FORMULA_STARTS)
        || text.strip_prefix('\'').is_some_and(|rest| rest.starts_with(FORMULA_STARTS) || rest.starts_with('\''))
}

impl Cell for String {
    fn write(&self) -> Cow<'_, str> {
        escape(self)
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        // PostgreSQL cannot keep a NUL in a text.
        Ok(unescape(cell).replace('\0', ""))
    }
}

impl Cell for f64 {
    fn write(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        one(|errors| errors.required_number("", cell))
    }
}

impl Cell for NaiveDate {
    fn write(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        one(|errors| errors.required_date("", cell))
    }
}

impl Cell for Period {
    fn write(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        one(|errors| errors.required_period("", cell))
    }
}

impl Cell for DateTime<Utc> {
    fn write(&self) -> Cow<'_, str> {
        Cow::Owned(self.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string())
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        match cell.trim() {
            "" => Err(Problem::Required),
            text => DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|_| Problem::NotADate),
        }
    }
}

impl Cell for bool {
    fn write(&self) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        one(|errors| {
            errors.choice("", cell, |text| match text.to_lowercase().as_str() {
                "true" | "yes" | "ja" | "1" => Some(true),
                "false" | "no" | "nej" | "0" => Some(false),
                _ => None,
            })
        })
    }
}

impl<T: Cell> Cell for Option<T> {
    fn write(&self) -> Cow<'_, str> {
        self.as_ref().map(T::write).unwrap_or_default()
    }

    fn read(cell: &str) -> Result<Self, Problem> {
        if cell.trim().is_empty() { Ok(None) } else { T::read(cell).map(Some) }
    }
}

macro_rules! whole_numbers {
    ($($type:ty),+) => {$(
        impl Cell for $type {
            fn write(&self) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }

            fn read(cell: &str) -> Result<Self, Problem> {
                match cell.trim() {
                    "" => Err(Problem::Required),
                    text => text.parse().map_err(|_| Problem::NotANumber),
                }
            }
        }
    )+};
}

whole_numbers!(u8, i32, i64);

macro_rules! word_cells {
    ($($type:ty),+ $(,)?) => {$(
        impl Cell for $type {
            fn write(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.word())
            }

            fn read(cell: &str) -> Result<Self, Problem> {
                one(|errors| errors.choice("", cell, <$type>::from_word))
            }
        }
    )+};
}

word_cells!(
    super::Relation,
    crate::activity::ActivityStage,
    crate::activity::Evidence,
    crate::appointment::Role,
    crate::assignment::AssignmentStage,
    crate::event::Act,
    crate::event::ObjectKind,
    crate::follow_up::Forecast,
    crate::goal::GoalStage,
    crate::hypothesis::VerdictKind,
    crate::import::ImportKind,
    crate::indicator::AimKind,
    crate::comparison::ComparisonKind,
    crate::indicator::DirectionKind,
    crate::level::LevelKind,
    crate::measure::MeasureStage,
    crate::measurement::Outcome,
    crate::measurement::Sex,
    crate::minutes_item::MinutesOutcome,
    crate::minutes_item::MinutesStep,
    crate::organisation::UnitKind,
    crate::period::Frequency,
    crate::question::Subject,
    crate::round::AnswerStage,
    crate::round::RoundStage,
    crate::status::Status,
    crate::theme::ThemeKind,
);

/// The value that `read` gives, or the first problem that it met.
fn one<T>(read: impl FnOnce(&mut FieldErrors) -> Option<T>) -> Result<T, Problem> {
    let mut errors = FieldErrors::default();
    let value = read(&mut errors);
    match (value, errors.0.into_iter().next()) {
        (Some(value), None) => Ok(value),
        (_, problem) => Err(problem.map_or(Problem::Required, |error| error.problem)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, escape, unescape};
    use proptest::prelude::*;

    #[test]
    fn no_text_starts_as_a_formula_and_every_text_comes_back() {
        for text in ["=1+1", "+46", "-5", "@x", "\tx", "\rx", "\n=x", "'=1", "''", "'", "'a", "", "å", "'''=1"] {
            let cell = escape(text);
            assert!(!cell.starts_with(super::FORMULA_STARTS), "{text:?} became {cell:?}");
            assert_eq!(unescape(&cell), text);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in "['=+@\t\r\n a-]{0,6}\\PC{0,3}") {
            let cell = escape(&text);
            prop_assert_eq!(unescape(&cell), text.as_str());
        }

        #[test]
        fn any_number_comes_back(number in proptest::num::f64::NORMAL) {
            let cell = number.write().into_owned();
            prop_assert_eq!(f64::read(&cell), Ok(number));
        }
    }
}
