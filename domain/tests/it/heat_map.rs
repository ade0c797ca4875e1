use domain::heat_map::{HeatAnswers, HeatFilter, HeatMap, HeatOrder};
use domain::id::{GoalId, UnitId};
use domain::organisation::{UnitKind, UnitName};
use domain::status::Status;
use proptest::prelude::*;

fn unit(id: i64) -> UnitName {
    UnitName { id: UnitId(id), kind: UnitKind::Administration, name: format!("Enhet {id}") }
}

fn filter(status: Option<Status>, order: HeatOrder) -> HeatFilter {
    HeatFilter { status, order, ..HeatFilter::default() }
}

fn answered(goal: i64, title: &str, given: Vec<(UnitId, Status)>) -> HeatAnswers {
    HeatAnswers { goal: GoalId(goal), title: title.to_owned(), given }
}

fn answers() -> Vec<HeatAnswers> {
    vec![
        answered(1, "Öppet", vec![(UnitId(1), Status::OnTrack), (UnitId(2), Status::Met)]),
        answered(2, "Ärligt", vec![(UnitId(1), Status::OffTrack)]),
        answered(3, "Bra", Vec::new()),
    ]
}

#[test]
fn the_worst_stand_first_and_what_nobody_answered_is_left_out() {
    let map = HeatMap::of(&filter(None, HeatOrder::Worst), vec![unit(1), unit(2), unit(3)], Vec::new(), answers());
    assert_eq!(map.units.iter().map(|unit| unit.id.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(map.goals.iter().map(|goal| goal.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(map.goals[0].cells, [Some(Status::OffTrack), None]);
    assert_eq!(map.distribution, [(Status::Met, 1), (Status::OnTrack, 1), (Status::OffTrack, 1)]);
}

#[test]
fn titles_stand_as_the_swedish_alphabet_has_them_and_a_status_narrows() {
    let map = HeatMap::of(&filter(None, HeatOrder::Title), vec![unit(1), unit(2)], Vec::new(), answers());
    assert_eq!(map.goals.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Ärligt", "Öppet"]);
    let map = HeatMap::of(&filter(Some(Status::Met), HeatOrder::Title), vec![unit(1), unit(2)], Vec::new(), answers());
    assert_eq!(map.goals.iter().map(|goal| goal.id.0).collect::<Vec<_>>(), [1]);
}

#[test]
fn more_goals_than_a_page_holds_stand_on_the_next() {
    let many =
        |_| (1..=130).map(|goal| answered(goal, &format!("Mål {goal:03}"), vec![(UnitId(1), Status::Met)])).collect();
    let page = |page| {
        let filter = HeatFilter { page, ..filter(None, HeatOrder::Title) };
        HeatMap::of(&filter, vec![unit(1)], Vec::new(), many(()))
    };
    let (first, second, beyond) = (page(1), page(2), page(99));
    assert_eq!((first.goals.len(), second.goals.len(), beyond.goals.len()), (100, 30, 0));
    assert_eq!(second.goals[0].title, "Mål 101");
    assert_eq!((second.total, second.distribution), (130, vec![(Status::Met, 130)]));
}

proptest! {
    #[test]
    fn no_answer_is_lost_or_made_up(
        given in proptest::collection::vec((1..20_i64, 1..10_i64, proptest::sample::select(Status::ALL)), 0..60),
    ) {
        let mut pairs: std::collections::BTreeMap<(i64, i64), Status> = std::collections::BTreeMap::new();
        for (goal, unit, status) in given {
            pairs.insert((goal, unit), status);
        }
        let answers = (1..20).map(|goal| {
            let of_goal = pairs.iter().filter(|((of, _), _)| *of == goal);
            answered(goal, &goal.to_string(), of_goal.map(|((_, unit), status)| (UnitId(*unit), *status)).collect())
        });
        let units = (1..10).map(unit).collect();
        let map = HeatMap::of(&filter(None, HeatOrder::Worst), units, Vec::new(), answers.collect());
        let drawn = map.goals.iter().flat_map(|goal| {
            let cells = goal.cells.iter().zip(&map.units);
            cells.filter_map(|(status, unit)| Some(((goal.id.0, unit.id.0), (*status)?)))
        });
        prop_assert_eq!(drawn.collect::<std::collections::BTreeMap<_, _>>(), pairs.clone());
        let counted: u32 = map.distribution.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(counted as usize, pairs.len());
        prop_assert!(map.goals.windows(2).all(|two| two[0].badness() >= two[1].badness()));
    }
}
