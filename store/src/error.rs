//! What can go wrong with an act: a person is told no, or something broke.

use domain::field::{FieldErrors, Problem};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{DbErr, SqlErr};

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
