use domain::money::Money;
use proptest::prelude::*;

#[test]
fn amounts_are_typed_in_thousands_and_shown_with_their_unit() {
    assert_eq!(Money::from_thousands("120"), Some(Money(12_000_000)));
    assert_eq!(Money::from_thousands("1 250,5"), Some(Money(125_050_000)));
    assert_eq!(Money::from_thousands("-3"), Some(Money(-300_000)));
    for typed in ["", "mycket", "1e30", "9999999999999"] {
        assert_eq!(Money::from_thousands(typed), None, "{typed}");
    }
    assert_eq!(Money(12_000_000).shown(), "120\u{a0}tkr");
    assert_eq!(Money(99_999_900).shown(), "1\u{a0}000\u{a0}tkr");
    assert_eq!(Money(125_000_000).shown(), "1,3\u{a0}mnkr");
    assert_eq!(Money(-250_000_000).shown(), "\u{2212}2,5\u{a0}mnkr");
}

proptest! {
    #[test]
    fn whole_kronor_come_back_as_they_were(kronor in -900_000_000_000_i64..900_000_000_000) {
        let money = Money(kronor * 100);
        prop_assert_eq!(Money::from_thousands(&money.in_thousands()), Some(money));
    }
}
