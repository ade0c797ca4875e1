//! People and their accounts.

use crate::id::{PersonId, SessionId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A person who may hold roles. Kept to what is needed: no personal number, no private address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identity here.
    pub id: PersonId,
    /// Identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been changed.
    pub version: i64,
    /// Name as written.
    pub name: String,
    /// The address that the person signs in with; unique, compared without regard to case.
    pub email: String,
    /// Whether the account is open. A closed account ends every session.
    pub open: bool,
}

/// What is needed to create or change a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDraft {
    /// Identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// Name as written.
    pub name: String,
    /// The address that the person signs in with.
    pub email: String,
    /// Whether the account is open.
    pub open: bool,
}

/// A person as the list of accounts shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// The person.
    pub person: Person,
    /// Whether a password is set.
    pub has_password: bool,
    /// The roles held today.
    pub appointments: Vec<crate::appointment::AppointmentRow>,
}

/// A sign-in that is still open, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Its identity; not the secret that opens it.
    pub id: SessionId,
    /// When it was opened.
    pub started: DateTime<Utc>,
    /// When it was last used.
    pub last_used: DateTime<Utc>,
    /// What the browser calls itself, cut at 200 characters.
    pub browser: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// "Mitt konto": the person, the roles to choose among, the open sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPage {
    /// The person.
    pub person: Person,
    /// Every role held today.
    pub appointments: Vec<crate::appointment::AppointmentRow>,
    /// Every open session.
    pub sessions: Vec<SessionRow>,
}
