//! A table on its way in: how the file is read, which column is which, and what a period may look like.

use crate::field::{FieldErrors, Problem};
use crate::number::DecimalSign;
use crate::period::{Frequency, Period};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

crate::words! {
    /// The encoding of a text.
    pub enum TextEncoding {
        /// What the format asks for.
        Utf8 = "utf-8",
        /// Excel's "Unicode text".
        Utf16 = "utf-16",
        /// Windows in Western Europe; holds Latin-1 as well.
        Windows1252 = "windows-1252",
        /// Mac Roman: Excel on older Macs.
        Macintosh = "macintosh",
    }
}

crate::words! {
    /// What stands between the cells of a row.
    pub enum Separator {
        /// `;`, as Swedish Excel saves.
        Semicolon = "semicolon",
        /// A tab, as cells are pasted.
        Tab = "tab",
        /// `,`, as English Excel saves.
        Comma = "comma",
    }
}

impl Separator {
    /// The sign itself.
    pub const fn sign(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Comma => ',',
        }
    }
}

/// How somebody has said that a file is to be read; what nobody has said is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HowToRead {
    /// The encoding of a text file.
    pub encoding: Option<TextEncoding>,
    /// What stands between its cells.
    pub separator: Option<Separator>,
    /// The sign before decimals; the other one then stands between thousands.
    pub decimal_sign: Option<DecimalSign>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
}

impl HowToRead {
    /// Whether the file is cut into the same cells: then what was said of its columns still holds.
    pub fn cuts_as(&self, other: &Self) -> bool {
        (self.encoding, self.separator, &self.sheet) == (other.encoding, other.separator, &other.sheet)
    }
}

crate::words! {
    /// What a column of a table of measurements holds. The words are the columns of the exchange format.
    pub enum ColumnRole {
        /// The indicator's identity.
        Indicator = "indicator",
        /// The series.
        Comparison = "comparison",
        /// The period.
        Period = "period",
        /// Whom it covers.
        Sex = "sex",
        /// What kind of outcome it is.
        Outcome = "outcome",
        /// The number.
        Value = "value",
        /// The day it was reported or published.
        ReportedOn = "reported_on",
        /// The day a correction took its place: an earlier version, which is in the file to be read and not to be imported.
        SupersededOn = "superseded_on",
        /// Where it comes from.
        Source = "source",
        /// What the reader should know.
        Note = "note",
    }
}

/// Which column of a table is which.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping(Vec<(ColumnRole, usize)>);

impl Mapping {
    /// The column that holds this, counted from 0.
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == role).map(|(_, column)| *column)
    }

    /// Says which column holds this, or that none does.
    pub fn set(&mut self, role: ColumnRole, column: Option<usize>) {
        self.0.retain(|(known, _)| *known != role);
        self.0.extend(column.map(|column| (role, column)));
    }

    /// Whether something is known of the column.
    pub fn takes(&self, column: usize) -> bool {
        self.0.iter().any(|(_, known)| *known == column)
    }
}

/// When a figure is of, as a file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IncomingPeriod {
    /// A period.
    Period(Period),
    /// A day in it, as spreadsheets write dates: how often figures come decides which period is meant.
    Day(NaiveDate),
}

impl IncomingPeriod {
    /// The period or the day that was written; a time of day after it says nothing.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let mut errors = FieldErrors::default();
        let text = text.trim();
        let day = text.get(..10).filter(|_| text.get(10..).is_some_and(is_time_of_day));
        if let Some(day) = day.and_then(|day| errors.date("", day)) {
            return Ok(Self::Day(day));
        }
        let mut errors = FieldErrors::default();
        let period = errors.required_period("", text);
        period.map(Self::Period).ok_or_else(|| errors.0.pop().map_or(Problem::Required, |error| error.problem))
    }

    /// The period, for an indicator whose figures come this often.
    pub fn of(self, frequency: Frequency) -> Period {
        match self {
            Self::Period(period) => period,
            Self::Day(day) => Period::holding(day, frequency),
        }
    }
}

/// Nothing, or ` 00:00:00` and `T00:00` and their like.
fn is_time_of_day(rest: &str) -> bool {
    let time = rest.strip_prefix([' ', 'T']).unwrap_or_default();
    rest.is_empty() || !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z".contains(&byte))
}

impl From<Period> for IncomingPeriod {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}

impl fmt::Display for IncomingPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}
