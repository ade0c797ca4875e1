use chrono::NaiveDate;
use domain::activity::{
    ActivityForm, ActivityStage, ActivityState, ClosingForm, Ending, Step, StepForm, is_late, next_due,
};
use domain::field::Problem;
use domain::id::{ActivityId, StepId};
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

const TODAY: fn() -> NaiveDate = || day(2026, 11, 25);

fn proposed() -> ActivityState {
    ActivityState::Proposed { on: day(2026, 1, 1) }
}

fn ongoing() -> ActivityState {
    proposed().adopt(TODAY()).unwrap().start(TODAY()).unwrap()
}

fn field(result: Result<ActivityState, Rejection>, name: &str) -> Option<Problem> {
    result.unwrap_err().field_errors().and_then(|errors| errors.of(name).cloned())
}

#[test]
fn an_activity_goes_from_proposal_to_lesson() {
    let planned = proposed().adopt(TODAY()).unwrap();
    assert_eq!(planned, ActivityState::Planned { on: TODAY() });
    let done = planned.start(TODAY()).unwrap().finish("Ring först.".to_owned(), TODAY()).unwrap();
    assert_eq!((done.stage(), done.lesson(), done.reason()), (ActivityStage::Done, "Ring först.", ""));
    assert_eq!(done.resume(TODAY()).unwrap().stage(), ActivityStage::Ongoing);
}

#[test]
fn what_has_begun_does_not_end_without_a_lesson_or_a_reason() {
    assert_eq!(field(ongoing().finish(String::new(), TODAY()), "lesson"), Some(Problem::Required));
    assert_eq!(field(ongoing().stop("Pengar".to_owned(), String::new(), TODAY()), "lesson"), Some(Problem::Required));
    assert_eq!(field(ongoing().stop(String::new(), "x".to_owned(), TODAY()), "reason"), Some(Problem::Required));
    assert_eq!(field(proposed().replace(ActivityId(2), String::new(), TODAY()), "reason"), Some(Problem::Required));
    let never_begun = proposed().stop("Ingen tid".to_owned(), String::new(), TODAY()).unwrap();
    assert_eq!((never_begun.stage(), never_begun.reason()), (ActivityStage::Stopped, "Ingen tid"));
    let merged = ongoing().merge(ActivityId(7), "Samma sak".to_owned(), TODAY()).unwrap();
    assert_eq!(merged.successor(), Some(ActivityId(7)));
}

/// Every way on from a state; `None` where there is none.
fn turned(state: &ActivityState, turn: usize) -> Result<ActivityState, Rejection> {
    let (state, words) = (state.clone(), || "ord".to_owned());
    match turn {
        0 => state.adopt(TODAY()),
        1 => state.start(TODAY()),
        2 => state.finish(words(), TODAY()),
        3 => state.stop(words(), words(), TODAY()),
        4 => state.replace(ActivityId(2), words(), TODAY()),
        5 => state.merge(ActivityId(2), words(), TODAY()),
        _ => state.resume(TODAY()),
    }
}

proptest! {
    #[test]
    fn no_way_leads_where_the_diagram_has_no_arrow(turns in proptest::collection::vec(0..7_usize, 0..12)) {
        use ActivityStage as S;
        let mut state = proposed();
        for turn in turns {
            let before = state.stage();
            let is_drawn = match turn {
                0 => before == S::Proposed,
                1 => before == S::Planned,
                2 => before == S::Ongoing,
                3..=5 => before.is_open(),
                _ => matches!(before, S::Done | S::Stopped),
            };
            match turned(&state, turn) {
                Ok(after) => {
                    prop_assert!(is_drawn, "{before:?} by {turn}");
                    prop_assert_eq!(after.successor().is_some(), matches!(after.stage(), S::Replaced | S::Merged));
                    prop_assert!(after.stage() != S::Done || !after.lesson().is_empty());
                    state = after;
                }
                Err(rejection) => {
                    prop_assert!(!is_drawn, "{before:?} by {turn}");
                    prop_assert!(matches!(rejection, Rejection::State(_)));
                }
            }
        }
    }
}

#[test]
fn refusals_say_why() {
    assert_eq!(proposed().start(TODAY()), Err(StateProblem::NotPlanned.into()));
    assert_eq!(ongoing().adopt(TODAY()), Err(StateProblem::NotAProposal.into()));
    assert_eq!(ongoing().resume(TODAY()), Err(StateProblem::NotOver.into()));
    let over = ongoing().finish("x".to_owned(), TODAY()).unwrap();
    assert_eq!(over.stop("x".to_owned(), "x".to_owned(), TODAY()), Err(StateProblem::ActivityIsOver.into()));
}

#[test]
fn what_is_due_next_is_the_first_open_step_or_the_last_day() {
    let step = |id, due, done_on| Step { id: StepId(id), title: "Steg".to_owned(), due, done_on };
    let span = Span::new(day(2026, 1, 1), Some(day(2026, 12, 31))).unwrap();
    let steps = [
        step(1, Some(day(2026, 3, 1)), Some(day(2026, 3, 9))),
        step(2, Some(day(2026, 6, 1)), None),
        step(3, None, None),
    ];
    assert_eq!(next_due(&span, &steps), Some(day(2026, 6, 1)));
    assert_eq!(next_due(&span, &steps[..1]), Some(day(2026, 12, 31)));
    assert_eq!(next_due(&Span::since(day(2026, 1, 1)), &[]), None);
    assert!(is_late(ActivityStage::Ongoing, Some(day(2026, 6, 1)), TODAY()));
    assert!(!is_late(ActivityStage::Ongoing, Some(TODAY()), TODAY()), "the day itself is not late");
    assert!(!is_late(ActivityStage::Done, Some(day(2026, 6, 1)), TODAY()));
    assert!(!is_late(ActivityStage::Proposed, Some(day(2026, 6, 1)), TODAY()));
}

fn typed() -> ActivityForm {
    ActivityForm {
        title: "Läsombud".to_owned(),
        unit: "7".to_owned(),
        from: "2026-01-01".to_owned(),
        goal: "3".to_owned(),
        effect: "Fler läser".to_owned(),
        by_when: "2026-12-01".to_owned(),
        ..ActivityForm::default()
    }
}

#[test]
fn the_short_form_is_enough() {
    let proposal = typed().parse_new().unwrap();
    assert_eq!(proposal.activity.title, "Läsombud");
    assert_eq!(proposal.hypothesis.unwrap().by_when, Some(day(2026, 12, 1)));
    assert!(!proposal.adopt);
}

#[test]
fn every_field_that_cannot_be_read_is_told_of() {
    let wrong = ActivityForm {
        title: " ".to_owned(),
        cost: "dyrt".to_owned(),
        hours: "-1".to_owned(),
        evidence: "tro".to_owned(),
        to: "2025-01-01".to_owned(),
        expected_change: "2".to_owned(),
        by_when: "snart".to_owned(),
        needs: vec!["x".to_owned()],
        ..typed()
    };
    let errors = wrong.parse_new().unwrap_err();
    let told = |name: &str| errors.of(name).cloned();
    assert_eq!(told("title"), Some(Problem::Required));
    assert_eq!(told("cost"), Some(Problem::NotANumber));
    assert_eq!(told("hours"), Some(Problem::NotANumber));
    assert_eq!(told("evidence"), Some(Problem::NotAChoice));
    assert_eq!(told("to"), Some(Problem::EndsBeforeStart));
    assert_eq!(told("needs"), Some(Problem::NotAChoice));
    assert_eq!(told("by_when"), Some(Problem::NotADate));
    assert_eq!(told("indicator"), Some(Problem::Required), "a change is of something");
}

#[test]
fn an_ending_asks_for_what_it_needs() {
    let form = |ending: &str, successor: &str| ClosingForm {
        ending: ending.to_owned(),
        reason: "Skäl".to_owned(),
        lesson: "Lärdom".to_owned(),
        successor: successor.to_owned(),
        ..ClosingForm::default()
    };
    assert_eq!(form("done", "").parse(), Ok(Ending::Done { lesson: "Lärdom".to_owned() }));
    assert_eq!(form("merged", "4").parse(), Ok(Ending::Merged { reason: "Skäl".to_owned(), into: ActivityId(4) }));
    assert_eq!(form("replaced", "").parse().unwrap_err().of("successor"), Some(&Problem::Required));
    assert_eq!(form("ongoing", "").parse().unwrap_err().of("ending"), Some(&Problem::NotAChoice));
    assert_eq!(form("", "").parse().unwrap_err().of("ending"), Some(&Problem::Required));
    assert!(StepForm::default().parse().is_err());
}

#[test]
fn an_activity_tells_by_its_days_where_it_stood() {
    let (from, done_on) = (day(2026, 2, 1), day(2026, 6, 1));
    let done = |on| ActivityStage::Done.on_day(on, done_on, from);
    assert_eq!(done(day(2026, 1, 31)), None, "nothing says that it was there");
    assert_eq!(done(day(2026, 5, 31)), Some(ActivityStage::Ongoing), "what ended later went on from its first day");
    assert_eq!(done(done_on), Some(ActivityStage::Done));
    assert_eq!(ActivityStage::Planned.on_day(day(2026, 3, 1), day(2026, 3, 2), from), None);
}
