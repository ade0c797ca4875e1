//! What a table on its way in may look like.

use chrono::NaiveDate;
use domain::field::Problem;
use domain::import::{HowToRead, IncomingPeriod, Separator};
use domain::number::DecimalSign;
use domain::period::{Frequency, Period};

#[test]
fn a_day_means_the_period_that_it_lies_in() {
    for (text, frequency, period) in [
        ("2024-01-01", Frequency::Year, Period::Year(2024)),
        ("2024-12-31", Frequency::Year, Period::Year(2024)),
        ("2024-12-31 00:00:00", Frequency::EverySecondYear, Period::Year(2024)),
        ("2024-06-30", Frequency::SchoolYear, Period::SchoolYear(2023)),
        ("2024-07-01T00:00", Frequency::SchoolYear, Period::SchoolYear(2024)),
        ("2024-06-30", Frequency::HalfYear, Period::HalfYear(2024, 1)),
        ("2024-09-01", Frequency::Tertial, Period::Tertial(2024, 3)),
        ("2024-12-31", Frequency::Quarter, Period::Quarter(2024, 4)),
        ("2024-03-01", Frequency::Month, Period::Month(2024, 3)),
        ("2024-03", Frequency::Year, Period::Month(2024, 3)),
        ("2025/2026", Frequency::Year, Period::SchoolYear(2025)),
    ] {
        let read = IncomingPeriod::read(text).unwrap();
        assert_eq!(read.of(frequency), period, "{text} each {}", frequency.word());
    }
    let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
    assert_eq!(IncomingPeriod::read("2024-03-01").unwrap().to_string(), day.to_string());
    for (text, problem) in
        [("", Problem::Required), ("2024-02-30", Problem::NotAPeriod), ("2024-03-01 kl 9", Problem::NotAPeriod)]
    {
        assert_eq!(IncomingPeriod::read(text), Err(problem), "{text}");
    }
}

#[test]
fn the_decimal_sign_leaves_the_columns_as_they_are() {
    let found = HowToRead { separator: Some(Separator::Comma), ..HowToRead::default() };
    let sign = HowToRead { decimal_sign: Some(DecimalSign::Point), ..found.clone() };
    assert!(sign.cuts_as(&found));
    for other in [
        HowToRead { separator: Some(Separator::Tab), ..found.clone() },
        HowToRead { sheet: Some("Blad2".to_owned()), ..found.clone() },
    ] {
        assert!(!other.cuts_as(&found), "{other:?}");
    }
}
