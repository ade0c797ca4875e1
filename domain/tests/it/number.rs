use domain::number::{MINUS, format, format_change, parse, round};
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
