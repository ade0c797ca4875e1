//! Days on which municipal offices are closed: nobody is reminded and nothing falls due on them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of the year, by the Gregorian computus (Meeus, Jones and Butcher).
pub fn easter(year: i32) -> NaiveDate {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    let part = |number: i32| u32::try_from(number).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, part(sum / 31), part(sum % 31 + 1)).unwrap_or(NaiveDate::MAX)
}

/// Whether the day is a public holiday (lag 1989:253 om allmänna helgdagar) or an eve that is free in municipal offices: Midsummer
/// Eve, Christmas Eve and New Year's Eve. Saturdays and Sundays are not asked about.
pub fn is_holiday(day: NaiveDate) -> bool {
    if matches!((day.month(), day.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24..=26 | 31)) {
        return true;
    }
    // Good Friday, Easter Monday and Ascension Day.
    let since_easter = (day - easter(day.year())).num_days();
    let is_midsummer_eve = day.month() == 6 && (19..=25).contains(&day.day()) && day.weekday() == Weekday::Fri;
    matches!(since_easter, -2 | 0 | 1 | 39 | 49) || is_midsummer_eve
}

/// Whether people are at work.
pub fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_holiday(day)
}

/// The day itself when it is a workday; otherwise the last one before it.
pub fn workday_on_or_before(day: NaiveDate) -> NaiveDate {
    day.iter_days().rev().find(|day| is_workday(*day)).unwrap_or(day)
}

/// The workday that lies `workdays` of them before `day`.
pub fn workdays_before(day: NaiveDate, workdays: u32) -> NaiveDate {
    (0..workdays).fold(workday_on_or_before(day), |day, _| workday_on_or_before(day - Days::new(1)))
}
