//! Periods that figures belong to, and how often they come.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A `Period` always starts before it ends, and its text reads back as itself.
///
/// Ordered by its last day, then by its first: a year comes after its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// `2026`
    Year(i32),
    /// `2025/2026`: 1 July to 30 June, named by its first year.
    SchoolYear(i32),
    /// `2026 H1`
    HalfYear(i32, u32),
    /// `2026 T1`: four months.
    Tertial(i32, u32),
    /// `2026 Q1`
    Quarter(i32, u32),
    /// `2026-03`
    Month(i32, u32),
}

/// The text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period")]
pub struct NotAPeriod;

impl Period {
    /// The first day.
    pub fn start(self) -> NaiveDate {
        let (year, month) = self.first_month();
        first_of(year, month)
    }

    /// The year and the month, 1 to 12, that it starts with.
    const fn first_month(self) -> (i32, u32) {
        match self {
            Self::Year(year) => (year, 1),
            Self::SchoolYear(year) => (year, 7),
            Self::HalfYear(year, part) => (year, part * 6 - 5),
            Self::Tertial(year, part) => (year, part * 4 - 3),
            Self::Quarter(year, part) => (year, part * 3 - 2),
            Self::Month(year, month) => (year, month),
        }
    }

    /// The year and the month, 1 to 12, that it ends with.
    const fn last_month(self) -> (i32, u32) {
        let (year, first) = self.first_month();
        let last = first + self.months() - 1;
        if last > 12 { (year + 1, last - 12) } else { (year, last) }
    }

    /// The last day.
    pub fn end(self) -> NaiveDate {
        self.start() + Months::new(self.months()) - Days::new(1)
    }

    /// How many months it holds.
    pub const fn months(self) -> u32 {
        match self {
            Self::Year(_) | Self::SchoolYear(_) => 12,
            Self::HalfYear(..) => 6,
            Self::Tertial(..) => 4,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
        }
    }

    /// The calendar year in which it ends: the year that a table sorts it under.
    pub const fn year(self) -> i32 {
        self.last_month().0
    }

    /// Where it lies on a time axis, in years: its middle day, so that 2026 lies at 2026,5.
    pub fn axis(self) -> f64 {
        let start = self.start();
        f64::from(start.year()) + f64::from(start.month0()) / 12.0 + f64::from(self.months()) / 24.0
    }

    /// The period of the same kind one year earlier.
    pub const fn year_before(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year - 1),
            Self::SchoolYear(year) => Self::SchoolYear(year - 1),
            Self::HalfYear(year, part) => Self::HalfYear(year - 1, part),
            Self::Tertial(year, part) => Self::Tertial(year - 1, part),
            Self::Quarter(year, part) => Self::Quarter(year - 1, part),
            Self::Month(year, month) => Self::Month(year - 1, month),
        }
    }

    /// The period of the same kind that follows.
    pub fn next(self) -> Self {
        Self::holding(self.end() + Days::new(1), self.frequency())
    }

    /// The period that holds the day, where figures come this often.
    pub fn holding(day: NaiveDate, frequency: Frequency) -> Self {
        let (year, month) = (day.year(), day.month());
        match frequency {
            Frequency::Month => Self::Month(year, month),
            Frequency::Quarter => Self::Quarter(year, month.div_ceil(3)),
            Frequency::Tertial => Self::Tertial(year, month.div_ceil(4)),
            Frequency::HalfYear => Self::HalfYear(year, month.div_ceil(6)),
            Frequency::Year | Frequency::EverySecondYear => Self::Year(year),
            Frequency::SchoolYear => Self::SchoolYear(if month < 7 { year - 1 } else { year }),
        }
    }

    /// How often figures for such periods come.
    pub const fn frequency(self) -> Frequency {
        match self {
            Self::Year(_) => Frequency::Year,
            Self::SchoolYear(_) => Frequency::SchoolYear,
            Self::HalfYear(..) => Frequency::HalfYear,
            Self::Tertial(..) => Frequency::Tertial,
            Self::Quarter(..) => Frequency::Quarter,
            Self::Month(..) => Frequency::Month,
        }
    }

    fn part(year: i32, part: u32, most: u32, make: fn(i32, u32) -> Self) -> Option<Self> {
        ((1..=most).contains(&part) && is_year(year)).then(|| make(year, part))
    }
}

const fn is_year(year: i32) -> bool {
    matches!(year, 1000..=2999)
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // Sorting compares often: months do without a calendar.
        let by_end = self.last_month().cmp(&other.last_month());
        by_end.then_with(|| self.first_month().cmp(&other.first_month()).reverse())
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::SchoolYear(year) => write!(f, "{year}/{}", year + 1),
            Self::HalfYear(year, part) => write!(f, "{year} H{part}"),
            Self::Tertial(year, part) => write!(f, "{year} T{part}"),
            Self::Quarter(year, part) => write!(f, "{year} Q{part}"),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let year = |digits: &str| -> Option<i32> {
            (digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| digits.parse().ok())
                .flatten()
                .filter(|year| is_year(*year))
        };
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (year(first).ok_or(NotAPeriod)?, year(last).ok_or(NotAPeriod)?);
            return if last == first + 1 { Ok(Self::SchoolYear(first)) } else { Err(NotAPeriod) };
        }
        let Some(rest) = text.get(4..).filter(|rest| !rest.is_empty()) else {
            return year(text).map(Self::Year).ok_or(NotAPeriod);
        };
        let year = text.get(..4).and_then(year).ok_or(NotAPeriod)?;
        let is_parted = rest.starts_with([' ', '-']);
        let rest = rest.trim_start_matches([' ', '-']);
        let kind = rest.chars().next().map(|kind| kind.to_ascii_uppercase());
        let number = |digits: &str| -> Result<u32, NotAPeriod> {
            if digits.bytes().all(|byte| byte.is_ascii_digit()) {
                digits.parse().map_err(|_| NotAPeriod)
            } else {
                Err(NotAPeriod)
            }
        };
        match kind {
            Some('H') => Self::part(year, number(&rest[1..])?, 2, Self::HalfYear),
            Some('T') => Self::part(year, number(&rest[1..])?, 3, Self::Tertial),
            Some('Q' | 'K') => Self::part(year, number(&rest[1..])?, 4, Self::Quarter),
            Some('0'..='9') if rest.len() == 2 || is_parted && rest.len() == 1 => {
                Self::part(year, number(rest)?, 12, Self::Month)
            }
            _ => None,
        }
        .ok_or(NotAPeriod)
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

crate::words! {
    /// How often figures come.
    pub enum Frequency {
        /// Every month.
        Month = "month",
        /// Every quarter.
        Quarter = "quarter",
        /// Every four months.
        Tertial = "tertial",
        /// Every half-year.
        HalfYear = "half_year",
        /// Every calendar year.
        Year = "year",
        /// Every school year.
        SchoolYear = "school_year",
        /// Every second year, as some surveys.
        EverySecondYear = "every_second_year",
    }
}

impl Frequency {
    /// How many months lie between two figures.
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Tertial => 4,
            Self::HalfYear => 6,
            Self::Year | Self::SchoolYear => 12,
            Self::EverySecondYear => 24,
        }
    }
}
