//! Accounts, each with one role.

use super::{Plan, day, wording};
use domain::appointment::Role;
use domain::exchange::{AppointmentRow, Archive, PersonRow};

/// The roles, as often as they stand here.
const ROLES: &[Role] = &[
    Role::Employee,
    Role::Employee,
    Role::Employee,
    Role::Employee,
    Role::UnitManager,
    Role::UnitManager,
    Role::BoardMember,
    Role::Auditor,
];

/// The external identity of an account.
pub(super) fn person(index: usize) -> String {
    format!("person-{index}")
}

/// The first account is a controller at the top, who may see and do most; the second an administrator.
pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    for index in 0..plan.size.accounts {
        let name = format!("{} {}", plan.random.of(wording::FIRST_NAMES), plan.random.of(wording::LAST_NAMES));
        archive.people.push(PersonRow {
            id: None,
            external_id: person(index),
            name,
            email: format!("{}@granvik.example", person(index)),
            open: !plan.random.once_in(50),
        });
        let (role, unit) = match index {
            0 => (Role::Controller, 0),
            1 => (Role::Administrator, 0),
            _ => (*plan.random.of(ROLES), plan.random.below(archive.units.len())),
        };
        archive.appointments.push(AppointmentRow {
            id: None,
            person: person(index),
            role,
            unit: archive.units[unit].external_id.clone(),
            from: day(2019, 1, 1),
            to: None,
        });
    }
    archive.people[0].open = true;
}
