use crate::case::{any_period, day, period};
use chrono::{Datelike, Days};
use domain::period::Period;
use proptest::prelude::*;
use std::cmp::Ordering;

proptest! {
    #[test]
    fn its_text_reads_back_as_itself(known in any_period()) {
        prop_assert_eq!(known.to_string().parse::<Period>(), Ok(known));
        let json = serde_json::to_string(&known).unwrap();
        prop_assert_eq!(serde_json::from_str::<Period>(&json).unwrap(), known);
    }

    #[test]
    fn the_next_starts_the_day_after(known in any_period()) {
        prop_assert!(known.start() < known.end());
        prop_assert_eq!(known.next().start(), known.end() + Days::new(1));
        prop_assert_eq!(known.next().frequency(), known.frequency());
        prop_assert!(known.next() > known);
        prop_assert!(known.next().axis() > known.axis());
    }

    #[test]
    fn a_year_of_them_is_a_year(known in any_period()) {
        let parts = 12 / known.months();
        let later = (0..parts).fold(known, |period, _| period.next());
        prop_assert_eq!(later.year_before(), known);
        prop_assert_eq!(known.months() * parts, 12);
        prop_assert_eq!(known.months(), known.frequency().months());
    }

    #[test]
    fn the_order_is_that_of_the_calendar(a in any_period(), b in any_period()) {
        let by_days = a.end().cmp(&b.end()).then_with(|| b.start().cmp(&a.start()));
        prop_assert_eq!(a.cmp(&b), by_days);
        prop_assert_eq!(a.year(), a.end().year());
    }

    #[test]
    fn the_order_is_total_and_agrees_with_equality(a in any_period(), b in any_period(), c in any_period()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
        if a.end() < b.start() {
            prop_assert!(a < b);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,12}") {
        if let Ok(known) = text.parse::<Period>() {
            prop_assert_eq!(known.to_string().parse::<Period>(), Ok(known));
        }
    }

    #[test]
    fn near_texts_do_not_panic(text in "[0-9]{4}[ -]?[HTQKhtqk+ /-]?[0-9åÅ+]{0,4}") {
        let _ = text.parse::<Period>();
    }
}

#[test]
fn february_follows_the_leap_years() {
    assert_eq!(period("2024-02").end(), day("2024-02-29"));
    assert_eq!(period("2025-02").end(), day("2025-02-28"));
    assert_eq!(period("2000-02").end(), day("2000-02-29"));
    assert_eq!(period("2100-02").end(), day("2100-02-28"));
    assert_eq!(period("2024-02").year_before().end(), day("2023-02-28"));
}

#[test]
fn parts_lie_where_they_should() {
    let ends = |text: &str| (period(text).start(), period(text).end());
    assert_eq!(ends("2025/2026"), (day("2025-07-01"), day("2026-06-30")));
    assert_eq!(ends("2026 T2"), (day("2026-05-01"), day("2026-08-31")));
    assert_eq!(ends("2026 H2"), (day("2026-07-01"), day("2026-12-31")));
    assert_eq!(ends("2026 Q4"), (day("2026-10-01"), day("2026-12-31")));
    assert_eq!(period("2025/2026").year(), 2026);
    assert!((period("2026").axis() - 2026.5).abs() < 1e-12);
    assert!((period("2025/2026").axis() - 2026.0).abs() < 1e-12);
}

#[test]
fn a_year_comes_after_its_months() {
    assert!(period("2026-12") < period("2026 Q4"));
    assert!(period("2026 Q4") < period("2026"));
    assert!(period("2026") < period("2027-01"));
}

#[test]
fn people_write_them_in_several_ways() {
    for (typed, meant) in [
        (" 2026 ", "2026"),
        ("2026-q1", "2026 Q1"),
        ("2026K1", "2026 Q1"),
        ("2026T3", "2026 T3"),
        ("2026-3", "2026-03"),
        ("202603", "2026-03"),
    ] {
        assert_eq!(typed.parse(), Ok(period(meant)), "{typed}");
    }
}

#[test]
fn what_is_no_period_is_refused() {
    for typed in [
        "",
        "26",
        "0999",
        "3000",
        "2026-13",
        "2026-00",
        "2026 T4",
        "2026 T+1",
        "2026 H",
        "20261",
        "2025/2027",
        "2025/26",
        "år 2026",
        "2026 å1",
    ] {
        assert!(typed.parse::<Period>().is_err(), "{typed}");
    }
}
