//! Periods, stretches of days and how often figures come, in words.

use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use domain::period::{Frequency, Period};
use domain::span::Span;

/// The period as it stands in a sentence: "läsåret 2025/2026", "mars 2026".
pub fn name(text: Text, period: Period) -> String {
    match period {
        Period::Year(year) => year.to_string(),
        Period::SchoolYear(_) => text.period_school_year(period.to_string()),
        Period::HalfYear(year, part) => text.period_half_year(part, year.to_string()),
        Period::Tertial(year, part) => text.period_tertial(part, year.to_string()),
        Period::Quarter(year, part) => text.period_quarter(part, year.to_string()),
        Period::Month(year, month) => format!("{} {year}", text.month(month)),
    }
}

/// How often figures come: "varje år".
pub fn frequency(text: Text, frequency: Frequency) -> String {
    match frequency {
        Frequency::Month => text.frequency_month(),
        Frequency::Quarter => text.frequency_quarter(),
        Frequency::Tertial => text.frequency_tertial(),
        Frequency::HalfYear => text.frequency_half_year(),
        Frequency::Year => text.frequency_year(),
        Frequency::SchoolYear => text.frequency_school_year(),
        Frequency::EverySecondYear => text.frequency_every_second_year(),
    }
}

/// The stretch of days as short as it can be said: "2025–2028", "från 2025", "1 mars 2025 – 30 juni 2026".
pub fn span(text: Text, span: Span) -> String {
    let starts_a_year = (span.from().month(), span.from().day()) == (1, 1);
    let ends_a_year = |day: NaiveDate| (day.month(), day.day()) == (12, 31);
    let first = span.from().year();
    match span.to() {
        Some(to) if starts_a_year && ends_a_year(to) && to.year() == first => first.to_string(),
        Some(to) if starts_a_year && ends_a_year(to) => format!("{first}–{}", to.year()),
        Some(to) => format!("{} – {}", text.long_date(span.from()), text.long_date(to)),
        None if starts_a_year => text.span_from(first.to_string()),
        None => text.span_from(text.long_date(span.from())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_are_named_as_people_name_them() {
        let named = |locale, period: &str| name(Text::of(locale), period.parse().unwrap());
        assert_eq!(named(Locale::Swedish, "2026"), "2026");
        assert_eq!(named(Locale::Swedish, "2025/2026"), "läsåret 2025/2026");
        assert_eq!(named(Locale::Swedish, "2026 H1"), "första halvåret 2026");
        assert_eq!(named(Locale::Swedish, "2026 T3"), "tertial 3 2026");
        assert_eq!(named(Locale::English, "2026 Q2"), "quarter 2 2026");
        assert_eq!(named(Locale::English, "2026-03"), "March 2026");
    }

    #[test]
    fn a_span_is_said_as_short_as_it_can_be() {
        let said =
            |from: &str, to: Option<&str>| span(Text::of(Locale::Swedish), Span::new(day(from), to.map(day)).unwrap());
        assert_eq!(said("2025-01-01", Some("2028-12-31")), "2025–2028");
        assert_eq!(said("2026-01-01", Some("2026-12-31")), "2026");
        assert_eq!(said("2025-01-01", None), "från 2025");
        assert_eq!(said("2026-06-16", None), "från 16 juni 2026");
        assert_eq!(said("2025-03-01", Some("2026-06-30")), "1 mars 2025 – 30 juni 2026");
    }
}
