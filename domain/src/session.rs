//! Sign-ins: how long they last, how often somebody may try, and what opens one.

use crate::actor::{Acting, Actor};
use crate::id::{PersonId, SessionId};
use crate::start::Municipality;
use chrono::{DateTime, Duration, NaiveDate, Utc};

/// A session that nobody has used for so long is over (limits S4: at most 30 minutes).
pub const IDLE: Duration = Duration::minutes(30);
/// A session is over after so long, however much it is used (limits S4: at most 12 hours).
pub const LIFE: Duration = Duration::hours(12);
/// The last use is written at most so often: reading a page should not cost a write each time.
pub const NOTED: Duration = Duration::minutes(1);
/// Failed tries are remembered for so long.
pub const TRY_WINDOW: Duration = Duration::minutes(15);
/// So many tries are let through in that time for one account from one address. Tries from elsewhere do not count, so nobody
/// can lock out the real user.
pub const TRIES: u64 = 10;
/// So many tries are let through in that time from one address, whatever the account.
pub const TRIES_OF_ADDRESS: u64 = 100;

/// What is kept to know somebody again. The hash never leaves the store and the server.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose.
    pub person: PersonId,
    /// The hash of the password, as a PHC string.
    pub hash: String,
}

// A hash in a log is a hash that somebody can guess at.
impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("person", &self.person).finish_non_exhaustive()
    }
}

/// A try that was let through. Failed ones count; the one that succeeds is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInTry {
    /// The row that counts for the account from this address.
    pub of_account: i64,
    /// The row that counts for the address.
    pub of_address: i64,
}

/// A session that holds, and whoever asks by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// The session.
    pub id: SessionId,
    /// Who asks, in the role they have chosen.
    pub actor: Actor,
    /// The roles that they could act in instead today.
    pub other_roles: Vec<Acting>,
    /// Whose Verkan it is: every page names it, so it is read in the same statement.
    pub municipality: Municipality,
    /// When somebody else set the password that opened it: until another is chosen, the session gives no role and leads nowhere else.
    pub password_set_at: Option<DateTime<Utc>>,
}

/// What opens a session.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Who, and the password hash that was checked: one that was replaced meanwhile opens nothing.
    pub credentials: Credentials,
    /// The try that succeeded.
    pub attempt: Option<SignInTry>,
    /// SHA-256 of the token, in hexadecimal.
    pub token_hash: String,
    /// What the browser calls itself.
    pub browser: String,
    /// When.
    pub now: DateTime<Utc>,
    /// The day in Sweden.
    pub today: NaiveDate,
}

/// What the browser calls itself, cut at 200 characters.
pub fn browser_name(header: &str) -> String {
    header.chars().filter(|sign| !sign.is_control()).take(200).collect()
}

/// Whether a session that was opened at `started` and used at `last_used` still holds.
pub fn holds(started: DateTime<Utc>, last_used: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now - last_used <= IDLE && now - started <= LIFE
}
