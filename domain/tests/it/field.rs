use domain::field::{FieldErrors, Problem};

#[test]
fn texts_come_in_plain() {
    let mut errors = FieldErrors::default();
    assert_eq!(errors.text("why", "  one\r\ntwo\0\t ", 7), "one\ntwo");
    assert!(errors.is_empty());
    assert_eq!(errors.text("why", "åäöåäöåä", 7).chars().count(), 8);
    assert_eq!(errors.of("why"), Some(&Problem::TooLong { max: 7 }));
    assert_eq!(errors.required_text("title", " \u{0} ", 7), "");
    assert_eq!(errors.of("title"), Some(&Problem::Required));
}

#[test]
fn dates_have_four_digits_for_the_year() {
    let mut errors = FieldErrors::default();
    assert!(errors.date("from", " 2026-11-21 ").is_some());
    assert!(errors.is_empty());
    for typed in ["26-11-21", "2025-02-29", "2026-13-01", "12026-01-01", "21/11 2026"] {
        let mut errors = FieldErrors::default();
        assert_eq!(errors.date("from", typed), None, "{typed}");
        assert_eq!(errors.of("from"), Some(&Problem::NotADate), "{typed}");
    }
}

#[test]
fn a_span_that_ends_first_is_refused_at_its_end() {
    let mut errors = FieldErrors::default();
    assert!(errors.span(("from", "2026-02-01"), ("to", "2026-01-31")).is_none());
    assert_eq!(errors.of("to"), Some(&Problem::EndsBeforeStart));
}
