use chrono::{Datelike, Days, NaiveDate, Weekday};
use domain::holiday::{easter, is_holiday, is_workday, workday_on_or_before, workdays_before};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn easter_falls_where_the_almanac_says() {
    let known =
        [(2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2285, 3, 22)];
    for (year, month, date) in known {
        assert_eq!(easter(year), day(year, month, date));
    }
}

#[test]
fn offices_are_closed_on_holidays_and_eves() {
    let closed = [
        day(2026, 1, 1),
        day(2026, 1, 6),
        day(2026, 4, 3),
        day(2026, 4, 6),
        day(2026, 5, 1),
        day(2026, 5, 14),
        day(2026, 6, 6),
        day(2026, 6, 19),
        day(2026, 12, 24),
        day(2026, 12, 31),
    ];
    for holiday in closed {
        assert!(is_holiday(holiday), "{holiday}");
    }
    for workday in [day(2026, 1, 2), day(2026, 4, 7), day(2026, 6, 18), day(2026, 12, 23)] {
        assert!(is_workday(workday), "{workday}");
    }
}

#[test]
fn a_day_in_the_easter_weekend_moves_back_to_maundy_thursday() {
    assert_eq!(workday_on_or_before(day(2026, 4, 6)), day(2026, 4, 2));
    assert_eq!(workdays_before(day(2026, 4, 7), 1), day(2026, 4, 2));
}

proptest! {
    #[test]
    fn so_many_workdays_lie_between(offset in 0..20_000_u64, workdays in 0..40_u32) {
        let from = day(1995, 1, 1) + Days::new(offset);
        let back = workdays_before(from, workdays);
        prop_assert!(is_workday(back) && back <= from);
        let between = back.iter_days().take_while(|day| *day <= from).filter(|day| is_workday(*day)).count();
        // The first of them is the day itself when it is a workday, or the one before it.
        prop_assert_eq!(u32::try_from(between).unwrap(), workdays + 1);
    }

    #[test]
    fn easter_is_a_sunday_in_spring(year in 1600..2900_i32) {
        let easter = easter(year);
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!(easter >= day(year, 3, 22) && easter <= day(year, 4, 25));
    }
}
