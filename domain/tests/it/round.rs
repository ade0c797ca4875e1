use chrono::{Datelike, NaiveDate};
use domain::field::Problem;
use domain::holiday::is_workday;
use domain::id::{GoalId, UnitId};
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::period::{Frequency, Period};
use domain::rejection::{Rejection, StateProblem};
use domain::round::{
    AnswerStage, BranchUnit, Burden, GivenGoal, LATE_DAYS, LegalDay, RoundForm, RoundStage, RoundState, RoundUnitRow,
    Section, SectionCount, answers_for, approver, due_at, fields_asked, least_answered, legal_days, proposals,
    taking_part,
};
use proptest::prelude::*;
use std::collections::HashSet;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// KF 1 over BUN 2 over its administration 3 over the schools 4 and 5; and a company 6 under KF.
fn branch() -> Vec<BranchUnit> {
    let council = UnitPath::root(UnitId(1));
    let board = council.child(UnitId(2));
    let administration = board.child(UnitId(3));
    let unit = |path: &UnitPath, is_political| BranchUnit {
        id: *path.ids().last().unwrap(),
        path: path.clone(),
        is_political,
    };
    vec![
        unit(&council, true),
        unit(&board, true),
        unit(&administration, false),
        unit(&administration.child(UnitId(4)), false),
        unit(&administration.child(UnitId(5)), false),
        unit(&council.child(UnitId(6)), false),
    ]
}

fn given(goal: i64, body: i64, units: &[i64]) -> GivenGoal {
    GivenGoal { goal: GoalId(goal), body: UnitId(body), units: units.iter().map(|unit| UnitId(*unit)).collect() }
}

#[test]
fn a_goal_is_asked_of_those_it_is_given_to_and_the_line_above_takes_part() {
    let asked = taking_part(&UnitPath::root(UnitId(1)), &branch(), &[given(10, 1, &[4]), given(11, 2, &[])]);
    assert_eq!(asked[&UnitId(4)], [GoalId(10)]);
    assert_eq!(asked[&UnitId(3)], [GoalId(11)], "the board's goal goes to its administration");
    assert_eq!(asked[&UnitId(2)], [], "the board approves");
    assert_eq!(asked[&UnitId(1)], []);
    assert!(!asked.contains_key(&UnitId(5)) && !asked.contains_key(&UnitId(6)));
}

#[test]
fn a_goal_of_politicians_without_officials_below_stays_with_them() {
    let units: Vec<BranchUnit> = branch().into_iter().filter(|unit| unit.is_political).collect();
    let asked = taking_part(&UnitPath::root(UnitId(1)), &units, &[given(10, 2, &[2])]);
    assert_eq!(asked[&UnitId(2)], [GoalId(10)]);
}

#[test]
fn nobody_is_asked_where_nobody_answers_for_a_goal() {
    assert!(taking_part(&UnitPath::root(UnitId(1)), &branch(), &[given(10, 99, &[98])]).is_empty());
}

#[test]
fn holes_in_the_line_are_passed_over() {
    let school = UnitPath::root(UnitId(1)).child(UnitId(2)).child(UnitId(3)).child(UnitId(4));
    let set = |ids: &[i64]| ids.iter().map(|id| UnitId(*id)).collect::<HashSet<_>>();
    assert_eq!(approver(&school, &set(&[1, 2, 3, 4])), UnitId(3));
    assert_eq!(approver(&school, &set(&[1, 4])), UnitId(1));
    assert_eq!(approver(&UnitPath::root(UnitId(1)), &set(&[1])), UnitId(1), "the body approves its own");
    assert_eq!(answers_for(&school, |unit| unit == UnitId(4)), Some(UnitId(4)));
    assert_eq!(answers_for(&school, |unit| unit == UnitId(2)), Some(UnitId(2)));
    assert_eq!(answers_for(&school, |unit| unit == UnitId(9)), None);
}

#[test]
fn the_days_that_the_law_sets_are_computed() {
    let days = legal_days(2028);
    assert_eq!(days, [(LegalDay::AnnualReport, day(2028, 4, 15)), (LegalDay::InterimReport, day(2028, 10, 31))]);
    let half = proposals(2026, Frequency::HalfYear);
    assert_eq!(half[0].legal, Some((LegalDay::InterimReport, day(2026, 8, 31))));
    assert_eq!(half[1].period, Period::Year(2026));
    assert_eq!(half[1].legal, Some((LegalDay::AnnualReport, day(2027, 4, 15))));
}

#[test]
fn a_year_of_tertials_ends_with_the_year() {
    let periods: Vec<Period> =
        proposals(2026, Frequency::Tertial).into_iter().map(|proposed| proposed.period).collect();
    assert_eq!(periods, [Period::Tertial(2026, 1), Period::Tertial(2026, 2), Period::Year(2026)]);
    assert_eq!(proposals(2026, Frequency::Month).len(), 12);
    assert_eq!(proposals(2026, Frequency::Year).len(), 1);
}

#[test]
fn a_round_opens_closes_and_takes_late_answers_for_a_time() {
    let planned = RoundState::Planned;
    assert_eq!(planned.is_late(day(2026, 1, 1)), Err(StateProblem::RoundIsNotOpen.into()));
    assert_eq!(planned.clone().close(day(2026, 1, 1)), Err(StateProblem::RoundIsNotOpen.into()));
    let open = planned.open(day(2026, 1, 1)).unwrap();
    assert_eq!(open.is_late(day(2026, 2, 1)), Ok(false));
    assert_eq!(open.clone().open(day(2026, 1, 1)), Err(StateProblem::RoundIsNotPlanned.into()));
    let closed = open.close(day(2026, 2, 1)).unwrap();
    let last = day(2026, 2, 1) + chrono::Days::new(LATE_DAYS);
    assert_eq!(closed.is_late(last), Ok(true));
    assert_eq!(closed.is_late(last + chrono::Days::new(1)), Err(StateProblem::RoundIsOver.into()));
}

#[test]
fn the_burden_is_counted_in_fields_and_rounded_minutes() {
    assert_eq!(fields_asked(Section::ALL), 7);
    assert_eq!([0, 10, 300, 449, 450, 3_600].map(Burden::minutes), [0, 5, 5, 5, 10, 60]);
}

#[test]
fn what_fewest_answer_is_what_to_take_away() {
    let sections = Section::ALL;
    let unit = |stage, answered: [u32; 4]| RoundUnitRow {
        unit: UnitName { id: UnitId(1), kind: UnitKind::Unit, name: "Skolan".to_owned() },
        depth: 1,
        stage,
        due_on: day(2026, 9, 1),
        sections: answered.map(|answered| SectionCount { answered, asked: 6 }).to_vec(),
        distribution: Vec::new(),
        reminded_on: None,
        can_remind: false,
        can_approve: false,
        minutes: None,
    };
    let answering = unit(AnswerStage::Answering, [0; 4]);
    assert_eq!(least_answered(sections, std::slice::from_ref(&answering)), None, "nobody has handed in");
    let full = unit(AnswerStage::Approved, [6, 0, 6, 6]);
    assert_eq!(least_answered(sections, &[answering.clone(), full]), None, "an analysis that is missing is no burden");
    let units = [answering, unit(AnswerStage::HandedIn, [6, 1, 6, 2]), unit(AnswerStage::Approved, [6, 6, 5, 1])];
    let told = least_answered(sections, &units);
    assert_eq!(told, Some((Section::FrontLine, SectionCount { answered: 3, asked: 12 })));
}

#[test]
fn the_form_says_which_field_is_wrong() {
    let form = RoundForm {
        title: " ".to_owned(),
        period: "2026 T9".to_owned(),
        body: "1".to_owned(),
        sections: vec!["poetry".to_owned()],
        due_on: "2026-13-01".to_owned(),
        ..RoundForm::default()
    };
    let errors = form.parse().unwrap_err();
    assert_eq!(errors.of("title"), Some(&Problem::Required));
    assert_eq!(errors.of("period"), Some(&Problem::NotAPeriod));
    assert_eq!(errors.of("sections"), Some(&Problem::NotAChoice));
    assert_eq!(errors.of("due_on"), Some(&Problem::NotADate));
    let early = RoundForm { due_on: "2025-12-31".to_owned(), period: "2026 T1".to_owned(), ..form };
    assert_eq!(early.parse().unwrap_err().of("due_on"), Some(&Problem::BeforeStart));
}

#[derive(Clone, Copy, Debug)]
enum Turn {
    HandIn,
    SendBack,
    Approve,
}

proptest! {
    #[test]
    fn nothing_is_approved_that_was_not_handed_in(
        turns in proptest::collection::vec(prop_oneof![Just(Turn::HandIn), Just(Turn::SendBack), Just(Turn::Approve)], 0..12),
        unanswered in 0..2_u32,
    ) {
        let mut stage = AnswerStage::Answering;
        for turn in turns {
            let before = stage;
            let after = match turn {
                Turn::HandIn => stage.hand_in(unanswered),
                Turn::SendBack => stage.send_back(),
                Turn::Approve => stage.approve(),
            };
            match after {
                Ok(AnswerStage::HandedIn) => prop_assert!(before.is_open() && unanswered == 0),
                Ok(_) => prop_assert_eq!(before, AnswerStage::HandedIn),
                Err(Rejection::State(_)) => prop_assert_eq!(stage, before),
                Err(ref other) => prop_assert!(false, "{other:?}"),
            }
            stage = after.unwrap_or(before);
        }
    }

    #[test]
    fn the_calendar_holds_in_every_year(year in 1990..2150_i32, often in 0..5_usize) {
        let frequency = [Frequency::Month, Frequency::Quarter, Frequency::Tertial, Frequency::HalfYear, Frequency::Year][often];
        let proposed = proposals(year, frequency);
        prop_assert!(proposed.iter().any(|it| it.period == Period::Year(year)));
        prop_assert!(proposed.windows(2).all(|two| two[0].period.end() < two[1].period.end()));
        for it in proposed {
            prop_assert!(is_workday(it.due_on), "{:?}", it);
            prop_assert!(it.due_on > it.period.end(), "{:?}", it);
            prop_assert!(it.legal.is_none_or(|(_, legal)| it.due_on < legal), "{:?}", it);
            prop_assert_eq!(it.sections[0], Section::Judgement);
        }
        let [(_, annual), (_, interim)] = legal_days(year);
        prop_assert_eq!((annual.month(), annual.day(), interim.month(), interim.day()), (4, 15, 10, 31));
    }

    #[test]
    fn lower_levels_answer_earlier_and_on_workdays(offset in 0..20_000_u64, depth in 0..6_u32) {
        let due = domain::holiday::workday_on_or_before(day(1995, 1, 1) + chrono::Days::new(offset));
        prop_assert!(due_at(due, depth + 1) < due_at(due, depth));
        prop_assert!(is_workday(due_at(due, depth)));
    }
}

#[test]
fn a_round_tells_by_its_days_where_it_stood() {
    let closed = RoundState::Closed { on: day(2026, 10, 1), opened_on: day(2026, 9, 1) };
    let stages = [day(2026, 8, 31), day(2026, 9, 1), day(2026, 9, 30), day(2026, 10, 1)]
        .map(|on| closed.clone().on_day(on).stage());
    assert_eq!(stages, [RoundStage::Planned, RoundStage::Open, RoundStage::Open, RoundStage::Closed]);
}
