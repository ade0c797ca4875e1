//! People and their accounts.

use crate::field::{FieldErrors, Problem};
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
    /// Whether letters with what is owed are wanted.
    pub reminders: bool,
}

/// What the reader has chosen to see of the accounts; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleFilter {
    /// Only those whose name or e-mail address holds this.
    pub q: String,
    /// Which page; the first is 1.
    pub page: u64,
}

/// A page of the accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleList {
    /// The accounts, by name.
    pub rows: Vec<PersonRow>,
    /// How many the filter lets through.
    pub total: u64,
}

/// How many accounts or roles a page shows.
pub const PEOPLE_PER_PAGE: u64 = 50;

/// One account, for those who manage accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPage {
    /// The person.
    pub person: Person,
    /// Whether a password is set.
    pub has_password: bool,
    /// Every role, ended ones included, the newest first.
    pub appointments: Vec<crate::appointment::AppointmentRow>,
    /// How many sign-ins are open.
    pub sessions: u64,
    /// Whether the reader may give the person a role: nobody gives one to themselves while another could.
    pub may_give: bool,
}

/// The form of an account, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    /// The version that the change was made from; empty for a new account.
    pub version: String,
    /// Name as written.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// Identity in the municipality's own files.
    pub external_id: String,
    /// Whether the account is open: a ticked box sends something, an empty one nothing.
    pub open: String,
}

impl PersonForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<PersonDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let draft = PersonDraft {
            external_id: errors.text("external_id", &self.external_id, 100),
            name: errors.required_text("name", &self.name, 200),
            email: errors.email("email", &self.email),
            open: !self.open.is_empty(),
        };
        errors.into_result(Some(draft))
    }
}

impl From<&Person> for PersonForm {
    fn from(person: &Person) -> Self {
        Self {
            version: person.version.to_string(),
            name: person.name.clone(),
            email: person.email.clone(),
            external_id: person.external_id.clone(),
            open: if person.open { "yes".to_owned() } else { String::new() },
        }
    }
}

/// The form of a new password, as typed. It is never shown again, so it has no `Debug` and is not written anywhere.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The present password, when one's own is changed.
    pub present: String,
    /// The new one.
    pub password: String,
    /// The new one once more.
    pub again: String,
}

impl PasswordForm {
    /// The new password, when it can be taken for somebody who is known by `own` words. It is another than the present one.
    pub fn parse(&self, own: &[&str]) -> Result<&str, FieldErrors> {
        let mut errors = FieldErrors::default();
        if let Err(problem) = crate::password::check(&self.password, own) {
            errors.add("password", problem);
        } else if self.password == self.present {
            errors.add("password", Problem::SameAsBefore);
        } else if self.password != self.again {
            errors.add("again", Problem::NotTheSame);
        }
        errors.into_result(Some(self.password.as_str()))
    }
}
