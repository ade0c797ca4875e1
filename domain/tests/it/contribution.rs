use crate::case::day;
use domain::contribution::{ContributionRow, StatedBefore, to_state_anew};
use domain::id::{ContributionId, GoalId, UnitId};
use domain::organisation::{UnitKind, UnitName};

fn row(id: i64, goal: i64, unit: i64, on: &str) -> ContributionRow {
    ContributionRow {
        id: ContributionId(id),
        goal: GoalId(goal),
        unit: UnitName { id: UnitId(unit), kind: UnitKind::Unit, name: format!("Enhet {unit}") },
        text: format!("Text {id}"),
        stated_on: day(on),
        version: 1,
    }
}

#[test]
fn of_what_was_said_before_the_last_word_of_those_who_have_not_said_it_anew_is_left() {
    let before = |row| StatedBefore { title: "Målet före".into(), row };
    let all = vec![
        before(row(1, 1, 8, "2024-01-01")),
        before(row(2, 2, 8, "2025-01-01")),
        before(row(3, 1, 7, "2024-01-01")),
        before(row(4, 1, 9, "2024-01-01")),
    ];
    let left = to_state_anew(all, &[row(5, 3, 9, "2026-01-01")]);
    assert_eq!(left.iter().map(|it| it.row.id.0).collect::<Vec<_>>(), [3, 2]);
}
