//! The organisation: a council, its boards, and what stands below them.

use super::{Plan, day, wording};
use domain::exchange::{Archive, UnitRow};
use domain::organisation::UnitKind;

/// Boards under the council, the executive board included.
pub(super) const BOARDS: usize = 12;
/// Divisions of each administration.
const DIVISIONS: usize = 6;

/// One unit of so many is a company.
const COMPANY_IN: usize = 38;

/// The external identity of the council.
pub(super) const COUNCIL: &str = "kf";

/// The external identity of a board.
pub(super) fn board(index: usize) -> String {
    format!("namnd-{}", index % BOARDS)
}

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    let mut rows = vec![row(COUNCIL.to_owned(), "", UnitKind::Council, "Kommunfullmäktige".to_owned(), "KF")];
    let mut divisions = Vec::new();
    for index in 0..BOARDS {
        let field = wording::FIELDS[index % wording::FIELDS.len()];
        let kind = if index == 0 { UnitKind::ExecutiveBoard } else { UnitKind::Board };
        rows.push(row(board(index), COUNCIL, kind, format!("{field}nämnden"), ""));
        let administration = format!("forvaltning-{index}");
        let name = format!("{field}förvaltningen");
        rows.push(row(administration.clone(), &board(index), UnitKind::Administration, name, ""));
        for part in 0..DIVISIONS {
            let id = format!("avdelning-{index}-{part}");
            let name = format!("{field}avdelning {}", wording::PLACES[part % wording::PLACES.len()]);
            rows.push(row(id.clone(), &administration, UnitKind::Division, name, ""));
            divisions.push(id);
        }
    }
    // With the boards and the administrations they are the fifty that answer on goals.
    for index in 0..plan.size.units / COMPANY_IN {
        rows.push(row(format!("bolag-{index}"), COUNCIL, UnitKind::Company, format!("Granviks bolag {index} AB"), ""));
    }
    rows.truncate(plan.size.units);
    divisions.retain(|id| rows.iter().any(|row| row.external_id == *id));
    for index in rows.len()..plan.size.units {
        let division = plan.random.of(&divisions).clone();
        let name = format!("{} {}", plan.random.of(wording::WORKPLACES), plan.random.of(wording::PLACES));
        rows.push(row(format!("enhet-{index}"), &division, UnitKind::Unit, format!("{name} {index}"), ""));
    }
    archive.units = rows;
}

fn row(external_id: String, parent: &str, kind: UnitKind, name: String, short_name: &str) -> UnitRow {
    UnitRow {
        id: None,
        external_id,
        parent: parent.to_owned(),
        kind,
        name,
        short_name: short_name.to_owned(),
        from: day(2010, 1, 1),
        to: None,
    }
}
