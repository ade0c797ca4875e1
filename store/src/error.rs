//! What can go wrong with an act: a person is told no, or something broke.

use domain::field::{FieldErrors, Problem};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

/// Why a store function did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person is told no; there is a sentence for it.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// Something broke; it is logged, and the person is told only that it happened.
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    /// What the database holds cannot be understood.
    #[error("the database holds something that cannot be read: {0}")]
    Unreadable(String),
}

/// What a store function gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Rejected(errors.into())
    }
}

impl From<StateProblem> for Error {
    fn from(problem: StateProblem) -> Self {
        Self::Rejected(problem.into())
    }
}

impl Error {
    /// The rejection, when that is what it is.
    pub const fn rejection(&self) -> Option<&Rejection> {
        match self {
            Self::Rejected(rejection) => Some(rejection),
            _ => None,
        }
    }

    /// Whether the database could not be reached: nothing is wrong with what was asked, and it may be asked again.
    pub fn is_away(&self) -> bool {
        match self {
            Self::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) => true,
            Self::Database(DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) => {
                is_lost(error)
            }
            _ => false,
        }
    }
}

/// Whether the connection went away under the statement: the network, or a PostgreSQL that stops or starts (class 57P).
fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(told) => {
            told.code().is_some_and(|code| code.starts_with("57P") || code.starts_with("08"))
        }
        _ => false,
    }
}

/// Turns a broken uniqueness into the field that somebody can mend.
pub(crate) fn taken(field: &'static str) -> impl Fn(DbErr) -> Error {
    move |error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => FieldErrors::one(field, Problem::Taken).into(),
        _ => Error::Database(error),
    }
}

/// A stored word that the domain does not know.
pub(crate) fn unreadable(what: &str, word: &str) -> Error {
    Error::Unreadable(format!("{what} '{word}'"))
}
