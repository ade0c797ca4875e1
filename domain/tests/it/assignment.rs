use chrono::NaiveDate;
use domain::assignment::{
    Assignment, AssignmentForm, AssignmentStage, AssignmentState, Closing, ClosingForm, ReportForm, SendBackForm,
};
use domain::field::{FieldErrors, Problem};
use domain::goal::{Decision, DecisionForm};
use domain::id::{AssignmentId, UnitId};
use domain::rejection::{Rejection, StateProblem};
use proptest::prelude::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn decision(on: u32) -> Decision {
    Decision {
        body: UnitId(1),
        date: Some(day(on)),
        paragraph: "§ 1".to_owned(),
        registry_number: "2026.1 KS".to_owned(),
    }
}

fn typed(on: &str) -> DecisionForm {
    DecisionForm {
        version: "1".to_owned(),
        decided_on: on.to_owned(),
        paragraph: "1".to_owned(),
        registry_number: "2026.1 KS".to_owned(),
    }
}

#[test]
fn an_assignment_goes_on_until_the_body_has_closed_it() {
    let given = decision(1);
    let ongoing = AssignmentState::Ongoing;
    assert_eq!(ongoing.clone().report(false, day(2)), Ok(AssignmentState::Ongoing), "a report on the way");
    let reported = ongoing.clone().report(true, day(2)).unwrap();
    assert_eq!(reported, AssignmentState::Reported { on: day(2) });
    assert_eq!(reported.clone().send_back(), Ok(AssignmentState::Ongoing));
    let done = reported.clone().close(Closing::Done, decision(3), &given).unwrap();
    assert_eq!(done.stage(), AssignmentStage::Done);
    let early = ongoing.clone().close(Closing::Done, decision(3), &given);
    assert_eq!(early, Err(Rejection::State(StateProblem::AssignmentIsNotReported)));
    assert_eq!(
        ongoing.clone().close(Closing::Withdrawn, decision(3), &given).map(|state| state.stage()),
        Ok(AssignmentStage::Withdrawn)
    );
    let before = reported.close(Closing::Done, decision(3), &decision(4));
    assert_eq!(before, Err(FieldErrors::one("decided_on", Problem::EndsBeforeStart).into()));
}

proptest! {
    /// Whatever is tried: what is closed stays as it is, and is closed only by a decision.
    #[test]
    fn nothing_leads_out_of_a_closed_assignment(acts in proptest::collection::vec(0u8..5, 0..20)) {
        let given = decision(1);
        let mut state = AssignmentState::Ongoing;
        for act in acts {
            let before = state.clone();
            let tried = match act {
                0 => state.clone().report(false, day(2)),
                1 => state.clone().report(true, day(2)),
                2 => state.clone().send_back(),
                3 => state.clone().close(Closing::Done, decision(3), &given),
                _ => state.clone().close(Closing::Withdrawn, decision(3), &given),
            };
            if let Ok(after) = tried {
                prop_assert!(before.stage().is_open(), "{before:?} became {after:?}");
                prop_assert_eq!(after.closing().is_some(), !after.stage().is_open());
                prop_assert!(after.stage() != AssignmentStage::Done || before.stage() == AssignmentStage::Reported);
                state = after;
            }
        }
    }
}

#[test]
fn forms_say_which_field_cannot_be_taken() {
    let form = AssignmentForm {
        title: "Utred".to_owned(),
        unit: "2".to_owned(),
        due_on: "2026-11-10".to_owned(),
        decision: typed("2026-11-12"),
        ..AssignmentForm::default()
    };
    let errors = form.parse(UnitId(1), day(20)).unwrap_err();
    assert_eq!(errors.of("due_on"), Some(&Problem::EndsBeforeStart), "it cannot be due before it was given");
    let ahead = AssignmentForm { decision: typed("2026-11-30"), ..form.clone() };
    assert_eq!(ahead.parse(UnitId(1), day(20)).unwrap_err().of("decided_on"), Some(&Problem::InTheFuture));
    let draft = AssignmentForm { decision: typed("2026-11-02"), ..form }.parse(UnitId(1), day(20)).unwrap();
    assert_eq!((draft.decision.paragraph.as_str(), draft.unit, draft.goal), ("§ 1", UnitId(2), None));
    let empty = AssignmentForm::default().parse(UnitId(1), day(20)).unwrap_err();
    for field in ["title", "unit", "due_on", "decided_on", "paragraph", "registry_number"] {
        assert_eq!(empty.of(field), Some(&Problem::Required), "{field}");
    }
    assert!(ReportForm::default().parse().is_err() && SendBackForm::default().parse().is_err());
    let closing = ClosingForm { how: "burnt".to_owned(), decision: typed("2026-11-02") };
    assert_eq!(closing.parse(UnitId(1), day(20)).unwrap_err().of("how"), Some(&Problem::NotAChoice));
}

#[test]
fn an_assignment_tells_by_its_days_where_it_stood() {
    let mut assignment = Assignment {
        id: AssignmentId(1),
        external_id: "u".to_owned(),
        version: 1,
        title: "Utred".to_owned(),
        text: String::new(),
        decision: decision(2),
        unit: UnitId(2),
        goal: None,
        due_on: day(20),
        state: AssignmentState::Ongoing.report(true, day(4)).unwrap(),
    };
    let on = |assignment: &Assignment, on| assignment.stage_on(Some(day(4)), day(on));
    assert_eq!(
        [1, 2, 3].map(|it| on(&assignment, it)),
        [None, Some(AssignmentStage::Ongoing), Some(AssignmentStage::Ongoing)]
    );
    assert_eq!(on(&assignment, 4), Some(AssignmentStage::Reported));
    let given = assignment.decision.clone();
    let reported = assignment.state.clone();
    assignment.state = reported.clone().close(Closing::Done, decision(6), &given).unwrap();
    assert_eq!(
        [3, 5, 6].map(|it| on(&assignment, it)),
        [AssignmentStage::Ongoing, AssignmentStage::Reported, AssignmentStage::Done].map(Some)
    );
    assignment.state = AssignmentState::Ongoing.close(Closing::Withdrawn, decision(6), &given).unwrap();
    assert_eq!([5, 6].map(|it| on(&assignment, it)), [AssignmentStage::Ongoing, AssignmentStage::Withdrawn].map(Some));
}
