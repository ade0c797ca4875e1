//! Who asks. There is no way to data that does not say it.

use crate::appointment::Role;
use crate::id::{AppointmentId, PersonId, UnitId};
use crate::organisation::{UnitKind, UnitPath};
use serde::{Deserialize, Serialize};

/// Whoever reads or acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in.
    Public,
    /// Somebody who has signed in, in one of their roles or in none.
    Person(ActingPerson),
    /// Verkan itself, on behalf of whoever runs its command line: first set-up, sample, import, restore.
    System,
}

/// A signed-in person and the role they have chosen to act in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActingPerson {
    /// Who it is.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// The role they act in now; `None` for an account without a role.
    pub acting: Option<Acting>,
}

/// The role that a person acts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acting {
    /// The appointment that gives it.
    pub appointment: AppointmentId,
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub unit: UnitId,
    /// What that unit is.
    pub kind: UnitKind,
    /// Its name.
    pub unit_name: String,
    /// Where it stands.
    pub path: UnitPath,
}

impl Actor {
    /// The role acted in, if any.
    pub const fn acting(&self) -> Option<&Acting> {
        match self {
            Self::Person(person) => person.acting.as_ref(),
            Self::Public | Self::System => None,
        }
    }

    /// The person, if one has signed in.
    pub const fn person(&self) -> Option<&ActingPerson> {
        match self {
            Self::Person(person) => Some(person),
            Self::Public | Self::System => None,
        }
    }

    /// Whether somebody has signed in, or Verkan itself acts.
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Public)
    }
}
