//! The year's rounds, with the days that the law sets.

use super::Section;
use crate::holiday::workday_on_or_before;
use crate::period::{Frequency, Period};
use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

crate::words! {
    /// What the law asks for on a day.
    pub enum LegalDay {
        /// The interim report is handed to the council and the auditors: two months after its period (KL 11:16).
        InterimReport = "interim_report",
        /// The annual report is handed to the council and the auditors: by 15 April (KL 11:20).
        AnnualReport = "annual_report",
    }
}

/// The days of the year on which the law asks for something, in order. The interim period is the first eight months, as most have it; the
/// law lets it be half of the year at least and two thirds of it at most (LKBR 13:1).
pub fn legal_days(year: i32) -> [(LegalDay, NaiveDate); 2] {
    [(LegalDay::AnnualReport, day(year, 4, 15)), (LegalDay::InterimReport, interim_day(Period::Tertial(year, 2)))]
}

/// Two months after the end of the interim period.
fn interim_day(period: Period) -> NaiveDate {
    // From the first day after the period, so that February's length does not move the day.
    period.end() + Days::new(1) + Months::new(2) - Days::new(1)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}

/// A round that the calendar proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// What is followed up.
    pub period: Period,
    /// The last day for the body at the top.
    pub due_on: NaiveDate,
    /// The day that the law sets, when it sets one.
    pub legal: Option<(LegalDay, NaiveDate)>,
    /// What to ask.
    pub sections: Vec<Section>,
}

/// The rounds of the year for a body that follows up so often, in order.
///
/// A body is done three weeks after the period, or three weeks before the day that the law sets, so that the executive board has time
/// to put together. Months ask only for the judgement; what the council reads asks for everything. The year's own round is always there.
pub fn proposals(year: i32, frequency: Frequency) -> Vec<Proposed> {
    let first = Period::holding(day(year, 1, 1), frequency);
    let mut periods: Vec<Period> =
        std::iter::successors(Some(first), |period| Some(period.next())).take_while(|it| it.year() == year).collect();
    if !periods.contains(&Period::Year(year)) {
        // The year's end is followed up as a whole, in place of its last part.
        periods.pop();
        periods.push(Period::Year(year));
    }
    periods.into_iter().map(proposal).collect()
}

fn proposal(period: Period) -> Proposed {
    let legal = match period {
        Period::Year(year) => Some((LegalDay::AnnualReport, day(year + 1, 4, 15))),
        Period::HalfYear(_, 1) | Period::Tertial(_, 2) => Some((LegalDay::InterimReport, interim_day(period))),
        _ => None,
    };
    let three_weeks = Days::new(21);
    let last = legal.map_or(period.end() + three_weeks, |(_, day)| day - three_weeks);
    let sections: &[Section] = match period {
        Period::Month(..) => &[Section::Judgement],
        _ if legal.is_some() => Section::ALL,
        _ => &[Section::Judgement, Section::Forecast],
    };
    Proposed { period, due_on: workday_on_or_before(last), legal, sections: sections.to_vec() }
}
