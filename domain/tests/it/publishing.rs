use crate::case::{goal, indicator, value_target};
use domain::goal::Accountable;
use domain::id::{GoalId, LevelId, UnitId};
use domain::indicator::{Direction, IndicatorSeries};
use domain::level::{Level, LevelKind};
use domain::measurement::Series;
use domain::organisation::UnitKind;
use domain::publishing::{Check, SoftLimit, another_body, checks, others_on_level};

fn level(kind: LevelKind, position: i32) -> Level {
    Level {
        id: LevelId(2),
        external_id: "n2".into(),
        version: 1,
        position,
        kind,
        name_sv: "Mål".into(),
        name_en: String::new(),
        decided_by: UnitKind::Council,
    }
}

fn series(main: bool, is_whole: bool) -> IndicatorSeries {
    let direction = if is_whole { Direction::Higher } else { Direction::None { reason: "ny".into() } };
    IndicatorSeries {
        indicator: indicator(direction, is_whole.then_some(("2025", 1.0))),
        main,
        targets: if is_whole { vec![value_target("2027", 2.0)] } else { Vec::new() },
        own: Series::default(),
        by_sex: Vec::new(),
        comparisons: Vec::new(),
    }
}

#[test]
fn a_goal_with_everything_lacks_nothing() {
    let mut goal = goal();
    goal.accountable = Some(Accountable { title: "Skolchef".into(), unit: UnitId(4) });
    goal.parents = vec![GoalId(7)];
    goal.text.for_whom = "Elever".into();
    goal.text.change = "Fler klarar skolan".into();
    assert_eq!(
        checks(&goal, (&level(LevelKind::Goal, 2), UnitKind::Council), 1, &[series(true, true), series(false, false)]),
        []
    );
}

#[test]
fn a_bare_goal_is_told_what_it_lacks() {
    let found = checks(&goal(), (&level(LevelKind::Goal, 2), UnitKind::Council), 1, &[]);
    let expected = [Check::NoIndicator, Check::NoAccountableRole, Check::NoForWhom, Check::NoChange, Check::NoParent];
    assert_eq!(found, expected);
    assert_eq!(checks(&goal(), (&level(LevelKind::Vision, 1), UnitKind::Council), 2, &[]), []);
}

#[test]
fn the_uppermost_goals_need_nothing_above_them_also_under_a_vision() {
    assert!(!checks(&goal(), (&level(LevelKind::Goal, 2), UnitKind::Council), 2, &[]).contains(&Check::NoParent));
    assert!(checks(&goal(), (&level(LevelKind::Goal, 3), UnitKind::Council), 2, &[]).contains(&Check::NoParent));
}

#[test]
fn a_bare_main_indicator_is_told_what_it_lacks() {
    let found = checks(&goal(), (&level(LevelKind::Goal, 1), UnitKind::Council), 1, &[series(true, false)]);
    let name = || "Andel nöjda".to_owned();
    assert_eq!(found[..3], [Check::NoBaseline(name()), Check::NoTarget(name()), Check::NoDirection(name())]);
    assert!(
        checks(&goal(), (&level(LevelKind::Goal, 1), UnitKind::Council), 1, &[series(false, true)])
            .contains(&Check::NoMainIndicator)
    );
}

#[test]
fn limits_warn_above_and_not_at() {
    assert_eq!(SoftLimit::goals_on_level(8), None);
    assert_eq!(SoftLimit::goals_on_level(9), Some(SoftLimit::GoalsOnLevel { count: 10 }));
    assert_eq!(SoftLimit::main_indicators(5), None);
    assert_eq!(SoftLimit::main_indicators(6), Some(SoftLimit::MainIndicators { count: 6 }));
    assert_eq!(SoftLimit::levels(3), None);
    assert_eq!(SoftLimit::levels(4), Some(SoftLimit::Levels { count: 4 }));
}

#[test]
fn the_level_says_which_kind_of_body_decides() {
    let decided_by = |kind| Level { decided_by: kind, ..level(LevelKind::Goal, 2) };
    let (council, board) = (decided_by(UnitKind::Council), decided_by(UnitKind::Board));
    assert_eq!(another_body(&council, UnitKind::Council), None);
    assert_eq!(another_body(&council, UnitKind::Board), Some(Check::AnotherBody(UnitKind::Council)));
    assert_eq!(another_body(&board, UnitKind::Company), Some(Check::AnotherBody(UnitKind::Board)));
    assert_eq!(another_body(&board, UnitKind::ExecutiveBoard), None, "the executive board is a board");
    assert_eq!(
        checks(&goal(), (&level(LevelKind::Vision, 1), UnitKind::Board), 2, &[]),
        [Check::AnotherBody(UnitKind::Council)]
    );
}

#[test]
fn a_goal_is_counted_once_and_what_it_replaces_not_at_all() {
    let nine = || (1..=9).map(GoalId);
    assert_eq!(others_on_level(nine(), None, None), 9, "one more");
    assert_eq!(others_on_level(nine(), Some(GoalId(4)), None), 8, "itself among them");
    assert_eq!(others_on_level(nine(), Some(GoalId(12)), Some(GoalId(4))), 8, "in the place of another");
}
