use domain::number::{DecimalSign, MINUS, SeenNumber, format, format_change, look_at, parse, parse_with, round};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_is_shown_reads_back_as_what_is_shown(value in -1e9..1e9f64, decimals in 0u8..=6) {
        prop_assert_eq!(parse(&format(value, decimals)), Some(round(value, decimals)));
        prop_assert_eq!(parse(&format_change(value, decimals)), Some(round(value, decimals)));
    }

    #[test]
    fn what_is_rounded_to_zero_has_no_sign(value in -1.0..1.0f64, decimals in 0u8..=6) {
        let text = format(value, decimals);
        let is_zero = text.chars().all(|sign| matches!(sign, '0' | ',' | MINUS));
        prop_assert!(!is_zero || !text.contains(MINUS), "{}", text);
        let rounded = round(value, decimals);
        prop_assert!(rounded != 0.0 || rounded.is_sign_positive());
    }

    #[test]
    fn rounding_lies_near_and_is_the_same_twice(value in -1e6..1e6f64, decimals in 0u8..=6) {
        let once = round(value, decimals);
        prop_assert!((once - value).abs() <= 0.5 / 10f64.powi(i32::from(decimals)) + 1e-8);
        prop_assert_eq!(round(once, decimals), once);
        prop_assert_eq!(round(-value, decimals), 0.0 - once);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,20}") {
        prop_assert!(parse(&text).is_none_or(f64::is_finite));
        prop_assert!(parse_with(&text, DecimalSign::Comma).is_none_or(f64::is_finite));
        let _ = look_at(&text);
    }

    #[test]
    fn no_number_makes_it_panic(value in any::<f64>(), decimals in any::<u8>()) {
        let _ = format_change(value, decimals);
    }
}

#[test]
fn numbers_look_as_swedes_write_them() {
    assert_eq!(format(-1234.5, 1), "\u{2212}1\u{a0}234,5");
    assert_eq!(format(1_234_567.0, 0), "1\u{a0}234\u{a0}567");
    assert_eq!(format(-0.04, 1), "0,0");
    assert_eq!(format(2.675, 2), "2,68");
    assert_eq!(format(-2.5, 0), "\u{2212}3");
    assert_eq!(format_change(2.34, 1), "+2,3");
    assert_eq!(format_change(0.04, 1), "0,0");
    assert_eq!(format_change(-2.34, 1), "\u{2212}2,3");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (typed, number) in [
        ("1 234,5", 1234.5),
        ("1\u{a0}234.5", 1234.5),
        ("\u{2212}3", -3.0),
        ("\u{2013}3", -3.0),
        ("-3", -3.0),
        ("+3", 3.0),
        (",5", 0.5),
        ("5,", 5.0),
    ] {
        assert_eq!(parse(typed), Some(number), "{typed}");
    }
    for typed in ["", " ", "-", ",", "+-3", "--3", "1e5", "1,2,3", "1.234,5", "NaN", "inf", "5 %", "=1+1", "٣"] {
        assert_eq!(parse(typed), None, "{typed}");
    }
}

#[test]
fn a_number_in_a_file_tells_its_decimal_sign_where_it_can() {
    let (comma, point) = (Some(DecimalSign::Comma), Some(DecimalSign::Point));
    for (typed, number, sign) in [
        ("1234", 1234.0, None),
        ("1 234", 1234.0, None),
        ("12,5", 12.5, comma),
        ("0,123", 0.123, comma),
        ("1234,567", 1234.567, comma),
        ("1 234,567", 1234.567, comma),
        ("1.234,5", 1234.5, comma),
        ("1.234.567", 1_234_567.0, comma),
        ("-12.5", -12.5, point),
        ("1,234.5", 1234.5, point),
        ("\u{2212}1,234,567", -1_234_567.0, point),
    ] {
        assert_eq!(look_at(typed), Some(SeenNumber::Clear(number, sign)), "{typed}");
    }
    for (typed, sign) in [("1,234", DecimalSign::Comma), ("1.234", DecimalSign::Point)] {
        let seen = SeenNumber::Ambiguous { with_decimals: 1.234, with_thousands: 1234.0, sign };
        assert_eq!(look_at(typed), Some(seen), "{typed}");
    }
    for typed in ["", "12,5,1", "1,23,456", "1.234,5,6", "1,234.567.8", "1,2345.6", "1e5", "5 %"] {
        assert_eq!(look_at(typed), None, "{typed}");
    }
}

#[test]
fn a_decimal_sign_that_was_chosen_decides() {
    for (typed, with_comma, with_point) in [
        ("1,234", Some(1.234), Some(1234.0)),
        ("-1.234", Some(-1234.0), Some(-1.234)),
        ("1.234,5", Some(1234.5), None),
        ("12.5", None, Some(12.5)),
        ("1 234", Some(1234.0), Some(1234.0)),
        ("12,34", Some(12.34), None),
    ] {
        assert_eq!(parse_with(typed, DecimalSign::Comma), with_comma, "{typed}");
        assert_eq!(parse_with(typed, DecimalSign::Point), with_point, "{typed}");
    }
}
