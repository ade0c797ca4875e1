//! What went wrong on the way to an answer, and how it is told.

use crate::page::Page;
use app::error::{Fault, FaultPage};
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::rejection::Rejection;
use leptos::prelude::*;

/// A request that did not lead to what was asked for. A layer draws its page, in the reader's language.
#[derive(Clone, Debug)]
pub enum Failure {
    /// Nobody has signed in.
    SignInNeeded,
    /// Something to tell the person.
    Told(StatusCode, Fault),
}

/// What a handler gives.
pub type Answer = Result<Response, Failure>;

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::SignInNeeded => Self::SignInNeeded,
            Rejection::NotFound => Self::not_found(),
            Rejection::Forbidden(_) => Self::Told(StatusCode::FORBIDDEN, Fault::Forbidden),
            Rejection::Invalid(_) => Self::Told(StatusCode::UNPROCESSABLE_ENTITY, Fault::Unreadable),
            Rejection::ChangedByAnother => Self::Told(StatusCode::CONFLICT, Fault::Conflict),
            Rejection::State(problem) => Self::Told(StatusCode::CONFLICT, Fault::State(problem)),
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Rejected(rejection) => rejection.into(),
            broken => Self::broken(&broken),
        }
    }
}

impl From<FormRejection> for Failure {
    fn from(_: FormRejection) -> Self {
        Self::Told(StatusCode::UNPROCESSABLE_ENTITY, Fault::Unreadable)
    }
}

impl From<QueryRejection> for Failure {
    fn from(_: QueryRejection) -> Self {
        Self::Told(StatusCode::UNPROCESSABLE_ENTITY, Fault::Unreadable)
    }
}

impl From<PathRejection> for Failure {
    fn from(_: PathRejection) -> Self {
        Self::not_found()
    }
}

impl Failure {
    /// That it is not there.
    pub(crate) const fn not_found() -> Self {
        Self::Told(StatusCode::NOT_FOUND, Fault::NotFound)
    }

    /// That something broke: logged once, here, under an id that the person is shown and nothing else.
    pub(crate) fn broken(error: &dyn std::error::Error) -> Self {
        let incident = crate::random::hex(6);
        tracing::error!(incident, error = %error, "incident {incident}");
        Self::Told(StatusCode::INTERNAL_SERVER_ERROR, Fault::Broken(incident))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::Told(status, _) => *status,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Draws the page of a [`Failure`] that a handler gave.
pub(crate) async fn draw(State(state): State<crate::AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let page = Page::from_request_parts(&mut parts, &state).await;
    let is_form = parts.method != axum::http::Method::GET;
    let response = next.run(Request::from_parts(parts, body)).await;
    let (Some(failure), Ok(page)) = (response.extensions().get::<Failure>().cloned(), page) else { return response };
    match failure {
        Failure::SignInNeeded => {
            let next = if is_form { "/" } else { page.address() };
            Redirect::to(&app::link::with_query("/sign-in", &[("next", next)])).into_response()
        }
        Failure::Told(status, fault) => {
            let text = page.text;
            let title = fault.title(text);
            page.answer(status, title, || view! { <FaultPage text fault code=status.as_u16() /> })
        }
    }
}
