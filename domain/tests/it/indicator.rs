use crate::case::value_target;
use domain::field::Problem;
use domain::id::{GoalId, TargetId};
use domain::indicator::{Aim, Direction, GoalLink, IndicatorForm, SeenTarget, Target, TargetForm};
use domain::period::Period;

fn form() -> IndicatorForm {
    IndicatorForm {
        name: "Andel nöjda".into(),
        unit_of_measure: "%".into(),
        decimals: "1".into(),
        direction: "within".into(),
        low: "2,5".into(),
        high: "4".into(),
        frequency: "year".into(),
        unit: "4".into(),
        ..Default::default()
    }
}

#[test]
fn a_form_becomes_an_indicator() {
    let form = IndicatorForm {
        baseline_period: "2025".into(),
        baseline_value: "3,1".into(),
        main_goals: vec!["1".into()],
        supporting_goals: vec!["1".into(), "2".into()],
        ..form()
    };
    let draft = form.parse().unwrap();
    assert_eq!(draft.direction, Direction::Within { low: 2.5, high: 4.0 });
    let links = [GoalLink { goal: GoalId(1), main: true }, GoalLink { goal: GoalId(2), main: false }];
    assert_eq!(draft.goals, links);
}

#[test]
fn a_form_that_does_not_fit_says_where() {
    let problem = |form: IndicatorForm, field: &str| form.parse().unwrap_err().of(field).cloned();
    assert_eq!(problem(IndicatorForm { high: "1".into(), ..form() }, "high"), Some(Problem::LowAboveHigh));
    assert_eq!(problem(IndicatorForm { decimals: "7".into(), ..form() }, "decimals"), Some(Problem::NotAChoice));
    assert_eq!(
        problem(IndicatorForm { baseline_value: "3".into(), ..form() }, "baseline_period"),
        Some(Problem::Required)
    );
    assert_eq!(
        problem(IndicatorForm { direction: "none".into(), ..form() }, "no_direction_reason"),
        Some(Problem::Required)
    );
    assert_eq!(problem(IndicatorForm { owner_title: "Chef".into(), ..form() }, "owner_unit"), Some(Problem::Required));
    let unread = IndicatorForm { owner_title: "Chef".into(), owner_unit: "x".into(), ..form() }.parse().unwrap_err();
    assert_eq!(unread.0.len(), 1);
}

#[test]
fn a_target_is_a_number_a_way_or_words() {
    let parse = |aim: &str, value: &str, text: &str| {
        TargetForm {
            period: "2027".into(),
            aim: aim.into(),
            value: value.into(),
            text: text.into(),
            ..Default::default()
        }
        .parse()
    };
    assert_eq!(parse("value", "80,5", "").unwrap().aim, Aim::Value { value: 80.5 });
    assert_eq!(parse("increase", "", "").unwrap().aim, Aim::Increase);
    assert_eq!(parse("text", "", "En ny skola").unwrap().aim, Aim::Text { text: "En ny skola".into() });
    assert_eq!(parse("value", "", "").unwrap_err().of("value"), Some(&Problem::Required));
    assert_eq!(parse("text", "", " ").unwrap_err().of("text"), Some(&Problem::Required));
}

#[test]
fn no_figure_is_expected_after_the_last_day() {
    let ends = |expected_next: &str, ended_on: &str| {
        IndicatorForm { expected_next: expected_next.into(), ended_on: ended_on.into(), ..form() }.parse()
    };
    let problem = ends("2027-02-01", "2026-12-31").unwrap_err().of("expected_next").cloned();
    assert_eq!(problem, Some(Problem::AfterEnd));
    assert!(ends("2026-12-31", "2026-12-31").is_ok() && ends("2027-02-01", "").is_ok());
}

#[test]
fn a_target_form_says_which_targets_it_was_shown_beside() {
    let known = [
        Target { id: TargetId(12), version: 3, ..value_target("2027", 1.0) },
        Target { id: TargetId(9), ..value_target("2025/2026", 1.0) },
    ];
    let form = TargetForm { seen: TargetForm::beside(&known), ..Default::default() };
    assert_eq!(form.seen, "2027=12.3;2025/2026=9.1");
    assert_eq!(form.seen(Period::Year(2027)), Some(SeenTarget { id: TargetId(12), version: 3 }));
    assert_eq!(form.seen("2025/2026".parse().unwrap()), Some(known[1].seen()));
    assert_eq!(form.seen(Period::Year(2026)), None);
    let broken = TargetForm { seen: "2027=x;=;2027".into(), ..Default::default() };
    assert_eq!(broken.seen(Period::Year(2027)), None);
}
