//! A large made-up municipality, the same in every run, as an archive that Verkan reads in.

mod activities;
mod events;
mod figures;
mod goals;
mod people;
mod rounds;
mod units;
mod wording;

pub(crate) use figures::RICH_INDICATOR;
pub(crate) use rounds::stand_in;

use crate::random::Random;
use chrono::{Datelike, Days, NaiveDate};
use domain::exchange::{Archive, MunicipalityRow};

/// How large it is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Units of the organisation.
    pub(crate) units: usize,
    /// Goals, the vision included.
    pub(crate) goals: usize,
    /// Indicators.
    pub(crate) indicators: usize,
    /// Activities, over or not.
    pub(crate) activities: usize,
    /// Years with figures.
    pub(crate) years: i32,
    /// Accounts, each with a role.
    pub(crate) accounts: usize,
    /// Rows of the trail.
    pub(crate) events: usize,
}

impl Size {
    /// The size that the figures in docs/benchmark.md are measured at.
    pub(crate) const FULL: Self = Self {
        units: 1_000,
        goals: 500,
        indicators: 5_000,
        activities: 50_000,
        years: 12,
        accounts: 10_000,
        events: 200_000,
    };

    /// A tenth of it, for trying out.
    pub(crate) const QUICK: Self =
        Self { units: 100, goals: 50, indicators: 500, activities: 5_000, years: 12, accounts: 1_000, events: 20_000 };
}

/// What every part is made from.
struct Plan {
    size: Size,
    random: Random,
    today: NaiveDate,
}

impl Plan {
    /// The last year that all figures have come for.
    fn last_year(&self) -> i32 {
        self.today.year() - 1
    }

    /// The first day of the mandate period that goes on.
    fn mandate_start(&self) -> NaiveDate {
        day(self.last_year() - 2, 1, 1)
    }

    fn days_ago(&self, days: u64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today)
    }
}

/// A day that the calendar has.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The whole municipality as it looks on `today`.
pub(crate) fn generate(size: Size, today: NaiveDate) -> Archive {
    let mut plan = Plan { size, random: Random::new(2026), today };
    let mut archive = Archive {
        municipality: vec![MunicipalityRow {
            name: "Granviks kommun".to_owned(),
            short_name: "Granvik".to_owned(),
            code: "9999".to_owned(),
            source: "Påhittad för mätning".to_owned(),
        }],
        ..Archive::default()
    };
    units::add(&mut plan, &mut archive);
    people::add(&mut plan, &mut archive);
    goals::add(&mut plan, &mut archive);
    figures::add(&mut plan, &mut archive);
    activities::add(&mut plan, &mut archive);
    rounds::add(&mut plan, &mut archive);
    events::add(&mut plan, &mut archive);
    archive
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_as_large_as_asked() {
        let archive = generate(Size::QUICK, day(2026, 11, 21));
        assert_eq!(archive.units.len(), 100);
        assert_eq!(archive.goals.len(), 50);
        assert_eq!(archive.indicators.len(), 500);
        assert_eq!(archive.activities.len(), 5_000);
        assert!((10_000..25_000).contains(&archive.follow_ups.len()), "{}", archive.follow_ups.len());
        assert_eq!(archive.people.len(), 1_000);
        assert_eq!(archive.events.len(), 20_000);
        let own = archive.measurements.iter().filter(|row| row.comparison.is_empty()).count();
        assert!((9_000..11_000).contains(&own), "{own}");
    }
}
