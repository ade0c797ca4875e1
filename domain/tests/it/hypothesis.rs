use chrono::NaiveDate;
use domain::activity::ActivityStage;
use domain::field::Problem;
use domain::hypothesis::{Finding, Hypothesis, HypothesisForm, Verdict, VerdictForm, VerdictKind};
use domain::id::{ActivityId, GoalId, HypothesisId};
use domain::measurement::{Outcome, Point, Reading, Series};
use domain::period::Period;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A series with these values; `None` is an honest gap.
fn series(values: &[(i32, Option<f64>)]) -> Series {
    let point = |(year, value): &(i32, Option<f64>)| {
        let outcome = if value.is_some() { Outcome::Final } else { Outcome::DidNotTakePart };
        let reading = Reading::new(outcome, *value).unwrap();
        Point { period: Period::Year(*year), reading, reported_on: day(*year + 1, 2, 1) }
    };
    Series { points: values.iter().map(point).collect() }
}

#[test]
fn the_indicator_says_what_it_was_when_the_activity_began_and_what_it_became() {
    let own = series(&[(2022, Some(15.0)), (2023, Some(14.0)), (2024, None), (2025, Some(12.2))]);
    let found = Finding::of(&own, day(2024, 8, 15), day(2026, 6, 1));
    assert_eq!(found, Finding::Moved { from: (Period::Year(2023), 14.0), to: (Period::Year(2025), 12.2) });
    assert!((found.change().unwrap() + 1.8).abs() < 1e-9);
    assert!(!found.is_without_data());
}

#[test]
fn what_is_measured_after_the_day_of_the_verdict_does_not_count() {
    let own = series(&[(2023, Some(14.0)), (2024, Some(13.0)), (2025, Some(9.0))]);
    let found = Finding::of(&own, day(2024, 1, 1), day(2025, 6, 1));
    assert_eq!(found, Finding::Moved { from: (Period::Year(2023), 14.0), to: (Period::Year(2024), 13.0) });
}

#[test]
fn without_figures_nobody_can_tell_and_the_reason_is_known() {
    let own = series(&[(2022, Some(15.0)), (2023, Some(14.0))]);
    let nothing_since = Finding::of(&own, day(2024, 1, 1), day(2026, 1, 1));
    assert_eq!(nothing_since, Finding::NothingSince { latest: Period::Year(2023) });
    let no_start = Finding::of(&own, day(2020, 1, 1), day(2026, 1, 1));
    assert_eq!(no_start, Finding::NoStart);
    let none = Finding::of(&Series::default(), day(2020, 1, 1), day(2026, 1, 1));
    for found in [nothing_since, no_start, none, Finding::NoIndicator] {
        assert!(found.is_without_data() && found.change().is_none(), "{found:?}");
    }
}

#[test]
fn a_verdict_is_due_from_its_day_until_it_is_given() {
    let mut hypothesis = Hypothesis {
        id: HypothesisId(1),
        activity: ActivityId(1),
        goal: GoalId(1),
        effect: "Färre avbrott".to_owned(),
        indicator: None,
        expected_change: None,
        by_when: Some(day(2026, 6, 1)),
        because: String::new(),
        verdict: None,
    };
    let due = |hypothesis: &Hypothesis, stage, on| hypothesis.is_due(stage, on);
    assert!(!due(&hypothesis, ActivityStage::Ongoing, day(2026, 5, 31)));
    assert!(due(&hypothesis, ActivityStage::Ongoing, day(2026, 6, 1)));
    assert!(due(&hypothesis, ActivityStage::Done, day(2027, 1, 1)), "also when the activity is over");
    assert!(!due(&hypothesis, ActivityStage::Proposed, day(2027, 1, 1)), "nobody tests what nobody has begun");
    hypothesis.verdict = Some(Verdict {
        kind: VerdictKind::DidNotHelp,
        sentence: "Ingen skillnad.".to_owned(),
        on: day(2026, 6, 2),
        by_role: String::new(),
        by: None,
    });
    assert!(!due(&hypothesis, ActivityStage::Ongoing, day(2027, 1, 1)));
}

#[test]
fn a_tie_says_which_effect_and_when_it_is_tested() {
    let errors = HypothesisForm::default().parse().unwrap_err();
    for name in ["goal", "effect", "by_when"] {
        assert_eq!(errors.of(name), Some(&Problem::Required), "{name}");
    }
    let form = HypothesisForm {
        goal: "3".to_owned(),
        effect: "Frånvaron sjunker".to_owned(),
        indicator: "5".to_owned(),
        expected_change: "−2,5".to_owned(),
        by_when: "2026-12-31".to_owned(),
        ..HypothesisForm::default()
    };
    assert_eq!(form.parse().unwrap().expected_change, Some(-2.5));
    assert!(VerdictForm { verdict: "helped".to_owned(), sentence: String::new() }.parse().is_err());
    assert_eq!(
        VerdictForm { verdict: "cannot_tell".to_owned(), sentence: "Inget mättes.".to_owned() }.parse(),
        Ok((VerdictKind::CannotTell, "Inget mättes.".to_owned()))
    );
}
