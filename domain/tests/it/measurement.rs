use crate::case::day;
use domain::field::Problem;
use domain::id::IndicatorId;
use domain::measurement::{MeasurementForm, Outcome, Reading, Sex};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_reading_has_a_number_exactly_when_its_outcome_has_one(
        outcome in proptest::sample::select(Outcome::ALL),
        value in proptest::option::of(any::<f64>()),
    ) {
        let fits = outcome.has_value() == value.is_some() && value.is_none_or(f64::is_finite);
        let reading = Reading::new(outcome, value);
        prop_assert_eq!(reading.is_ok(), fits);
        if let Ok(reading) = reading {
            prop_assert_eq!((reading.outcome(), reading.value()), (outcome, value));
        }
    }
}

#[test]
fn a_reading_from_outside_is_checked_too() {
    let read = |json: &str| serde_json::from_str::<Reading>(json);
    let value = Reading::new(Outcome::Final, Some(0.5)).unwrap();
    assert_eq!(read(&serde_json::to_string(&value).unwrap()).unwrap(), value);
    assert!(read(r#"{"outcome":"not_measured","value":0.0}"#).is_err());
    assert!(read(r#"{"outcome":"final","value":null}"#).is_err());
}

fn form(period: &str, outcome: &str, value: &str) -> MeasurementForm {
    MeasurementForm { period: period.into(), outcome: outcome.into(), value: value.into(), ..Default::default() }
}

#[test]
fn a_form_becomes_a_measurement() {
    let draft = form("2026 T2", "preliminary", "1 234,5").parse(IndicatorId(7), day("2026-09-10")).unwrap();
    assert_eq!(draft.reading.value(), Some(1234.5));
    assert_eq!((draft.sex, draft.comparison, draft.reported_on), (Sex::Total, None, day("2026-09-10")));
}

#[test]
fn a_form_that_does_not_fit_says_where() {
    let problem = |form: MeasurementForm, field: &str| {
        form.parse(IndicatorId(7), day("2026-09-10")).unwrap_err().of(field).cloned()
    };
    assert_eq!(problem(form("2027", "final", "1"), "period"), Some(Problem::InTheFuture));
    assert_eq!(problem(form("2026", "final", ""), "value"), Some(Problem::Required));
    assert_eq!(problem(form("2026", "final", "many"), "value"), Some(Problem::NotANumber));
    assert_eq!(problem(form("2026", "not_measured", "0"), "value"), Some(Problem::NumberNotExpected));
    assert_eq!(problem(form("2026", "perhaps", "0"), "outcome"), Some(Problem::NotAChoice));
    assert_eq!(problem(form("sometime", "final", "0"), "period"), Some(Problem::NotAPeriod));
}
