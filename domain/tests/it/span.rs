use crate::case::{any_day, day};
use domain::span::Span;
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_never_ends_before_it_starts(from in any_day(), to in any_day()) {
        let span = Span::new(from, Some(to));
        prop_assert_eq!(span.is_ok(), from <= to);
        prop_assert_eq!(Span::since(from).ending(to).is_ok(), from <= to);
        if let Ok(span) = span {
            prop_assert!(span.contains(from) && span.contains(to));
            let read: Span = serde_json::from_value(serde_json::to_value(span).unwrap()).unwrap();
            prop_assert_eq!(read, span);
        }
    }

    #[test]
    fn a_day_lies_in_it_or_outside(from in any_day(), to in proptest::option::of(any_day()), on in any_day()) {
        if let Ok(span) = Span::new(from, to) {
            prop_assert_eq!(span.contains(on), on >= from && to.is_none_or(|to| on <= to));
        }
    }
}

#[test]
fn what_is_read_from_outside_is_checked_too() {
    assert!(serde_json::from_str::<Span>(r#"{"from":"2026-02-01","to":"2026-01-31"}"#).is_err());
    let one_day = Span::new(day("2026-02-01"), Some(day("2026-02-01"))).unwrap();
    assert!(one_day.contains(day("2026-02-01")) && !one_day.contains(day("2026-02-02")));
}
