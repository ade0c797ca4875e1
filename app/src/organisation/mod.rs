//! The organisation: its tree, a unit's page, and the forms of a unit.

mod edit;
mod tree;
mod unit;

pub use edit::{UnitEdit, UnitRemoval};
pub use tree::OrganisationShow;
pub use unit::{Done, UnitShow};

use crate::text::Text;
use chrono::NaiveDate;
use domain::id::UnitId;
use domain::organisation::{Unit, UnitKind, UnitName};

/// What the kind of unit is called.
pub fn kind_name(text: Text, kind: UnitKind) -> String {
    match kind {
        UnitKind::Council => text.unit_kind_council(),
        UnitKind::ExecutiveBoard => text.unit_kind_executive_board(),
        UnitKind::Board => text.unit_kind_board(),
        UnitKind::Committee => text.unit_kind_committee(),
        UnitKind::Company => text.unit_kind_company(),
        UnitKind::Federation => text.unit_kind_federation(),
        UnitKind::Administration => text.unit_kind_administration(),
        UnitKind::Division => text.unit_kind_division(),
        UnitKind::Unit => text.unit_kind_unit(),
        UnitKind::Project => text.unit_kind_project(),
    }
}

/// Every kind to choose among, each with its word.
pub fn kind_choices(text: Text) -> Vec<(String, String)> {
    UnitKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind_name(text, *kind))).collect()
}

/// Units to choose among, moved in by how deep they stand.
pub fn unit_choices(units: &[(u32, Unit)]) -> Vec<(String, String)> {
    let name = |(depth, unit): &(u32, Unit)| {
        (unit.id.to_string(), format!("{}{}", "\u{a0}\u{a0}".repeat(*depth as usize), unit.name))
    };
    units.iter().map(name).collect()
}

/// Units to choose among by name, and of those that are `gone` the ones that are chosen, marked: what was chosen once goes only when
/// somebody takes it away.
pub fn unit_names(text: Text, units: &[UnitName], gone: &[UnitName], chosen: &[String]) -> Vec<(String, String)> {
    let is_chosen = |unit: &&UnitName| chosen.contains(&unit.id.to_string());
    let gone = gone.iter().filter(is_chosen).map(|unit| (unit.id.to_string(), text.unit_ended(&unit.name)));
    units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).chain(gone).collect()
}

/// The address of a unit's page, on a day when one was chosen.
pub fn address(id: UnitId, on: Option<NaiveDate>) -> String {
    crate::link::on_day(format!("/organisation/units/{id}"), on)
}
