use crate::case::day;
use domain::id::UnitId;
use domain::organisation::{Unit, UnitKind, UnitPath, in_reading_order};
use domain::span::Span;

#[test]
fn a_branch_is_told_from_a_number_that_starts_alike() {
    let root = UnitPath::root(UnitId(1));
    let (two, twenty) = (root.child(UnitId(2)), root.child(UnitId(20)));
    assert!(two.is_within(&root) && two.is_within(&two));
    assert!(!twenty.is_within(&two) && !twenty.is_in_line_with(&two));
    assert!(root.is_in_line_with(&two));
    assert!(root.is_root() && !two.is_root());
}

fn unit(id: i64, parent: Option<i64>, kind: UnitKind, name: &str) -> Unit {
    Unit {
        id: UnitId(id),
        external_id: id.to_string(),
        version: 1,
        parent: parent.map(UnitId),
        path: UnitPath::root(UnitId(id)),
        kind,
        name: name.into(),
        short_name: String::new(),
        span: Span::since(day("2026-01-01")),
    }
}

#[test]
fn reading_order_is_parents_first_and_siblings_by_kind_and_name() {
    let units = vec![
        unit(5, Some(99), UnitKind::Unit, "Utan förälder"),
        unit(4, Some(2), UnitKind::Administration, "Skolförvaltningen"),
        unit(3, Some(1), UnitKind::Board, "Byggnadsnämnden"),
        unit(2, Some(1), UnitKind::Board, "Skolnämnden"),
        unit(6, Some(1), UnitKind::ExecutiveBoard, "Kommunstyrelsen"),
        unit(1, None, UnitKind::Council, "Kommunfullmäktige"),
    ];
    let order: Vec<(u32, i64)> = in_reading_order(units).into_iter().map(|(depth, unit)| (depth, unit.id.0)).collect();
    assert_eq!(order, [(0, 1), (1, 6), (1, 3), (1, 2), (2, 4), (0, 5)]);
}

#[test]
fn a_narrowed_tree_keeps_what_fits_and_the_line_above_it() {
    use domain::organisation::{Organisation, UnitNode};
    let node = |depth, id, kind, name| UnitNode { unit: unit(id, None, kind, name), depth, goals: 0, indicators: 0 };
    let tree = || Organisation {
        nodes: vec![
            node(0, 1, UnitKind::Council, "Kommunfullmäktige"),
            node(1, 2, UnitKind::Board, "Skolnämnden"),
            node(2, 3, UnitKind::Administration, "Skolförvaltningen"),
            node(3, 4, UnitKind::Unit, "Ängaboskolan"),
            node(1, 5, UnitKind::Board, "Tekniska nämnden"),
            node(2, 6, UnitKind::Administration, "Tekniska förvaltningen"),
            node(3, 7, UnitKind::Unit, "Gata"),
        ],
    };
    let ids = |q, kind| {
        let (kept, found) = tree().narrowed(q, kind);
        (kept.nodes.iter().map(|node| node.unit.id.0).collect::<Vec<_>>(), found)
    };
    assert_eq!(ids("skol", None), (vec![1, 2, 3, 4], 3));
    assert_eq!(ids("ÄNGABO", None), (vec![1, 2, 3, 4], 1));
    assert_eq!(ids("tekniska", Some(UnitKind::Administration)), (vec![1, 5, 6], 1));
    assert_eq!(ids("finns inte", None), (vec![], 0));
    assert_eq!(ids("", None).1, 7);
}
