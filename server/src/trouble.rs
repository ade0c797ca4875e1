//! Why a form comes back: what could not be read, what the state does not allow, or what somebody else has saved meanwhile.

use crate::error::Failure;
use app::rejection::state_problem;
use app::text::Text;
use axum::http::StatusCode;
use domain::field::FieldErrors;
use domain::rejection::Rejection;
use store::Error;

/// Why a form `F` comes back.
pub(crate) struct Trouble<F> {
    pub(crate) errors: FieldErrors,
    pub(crate) refused: Option<String>,
    /// What somebody else has saved since the form was made, to be read beside what was typed.
    pub(crate) now: Option<F>,
}

impl<F> Default for Trouble<F> {
    fn default() -> Self {
        Self { errors: FieldErrors::default(), refused: None, now: None }
    }
}

impl<F> Trouble<F> {
    /// The status and the trouble that `error` means for a form that nobody else changes. What no form can tell goes on as a failure.
    pub(crate) fn told(text: Text, error: Error) -> Result<(StatusCode, Self), Failure> {
        match error {
            Error::Rejected(Rejection::Invalid(errors)) => {
                Ok((StatusCode::UNPROCESSABLE_ENTITY, Self { errors, ..Self::default() }))
            }
            Error::Rejected(Rejection::State(problem)) => {
                Ok((StatusCode::CONFLICT, Self { refused: Some(state_problem(text, problem)), ..Self::default() }))
            }
            error => Err(error.into()),
        }
    }

    /// As [`Trouble::told`], of a form that others may change; `now` reads what they saved, and is waited for only when they did.
    pub(crate) async fn of(
        text: Text,
        error: Error,
        now: impl Future<Output = Result<F, Failure>>,
    ) -> Result<(StatusCode, Self), Failure> {
        match error {
            Error::Rejected(Rejection::ChangedByAnother) => {
                Ok((StatusCode::CONFLICT, Self { now: Some(now.await?), ..Self::default() }))
            }
            error => Self::told(text, error),
        }
    }

    /// As [`Trouble::told`], of a page whose forms stand beside what they change: when somebody else has changed it, `changed` says so
    /// and the page shows what holds now.
    pub(crate) fn beside(text: Text, error: Error, changed: String) -> Result<(StatusCode, Self), Failure> {
        match error {
            Error::Rejected(Rejection::ChangedByAnother) => {
                Ok((StatusCode::CONFLICT, Self { refused: Some(changed), ..Self::default() }))
            }
            error => Self::told(text, error),
        }
    }
}
