//! What went wrong on the way to an answer, and how it is told.

use crate::page::Page;
use app::error::{Fault, FaultPage};
use axum::extract::rejection::{FormRejection, PathRejection, QueryRejection};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
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
            away if away.is_away() => Self::away(&away),
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

    /// That the data cannot be reached just now.
    pub(crate) fn away(error: &dyn std::error::Error) -> Self {
        tracing::error!(error = %error, "the database is away");
        Self::Told(StatusCode::SERVICE_UNAVAILABLE, Fault::Away)
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

/// Draws the page of a [`Failure`] that a handler gave, and of a request that no handler could read.
pub(crate) async fn draw(State(state): State<crate::AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let page = match Page::from_request_parts(&mut parts, &state).await {
        Ok(page) => page,
        Err(_) => Page::without_data(&parts.headers, &parts.uri, &state),
    };
    let is_form = parts.method != Method::GET;
    let came_from = came_from(&parts.headers);
    let response = next.run(Request::from_parts(parts, body)).await;
    let failure = response.extensions().get::<Failure>().cloned().or_else(|| unread(&response, is_form));
    let Some(failure) = failure else { return response };
    match failure {
        Failure::SignInNeeded => {
            // Back to the page with the form: what was typed there is kept by the browser.
            let next = if is_form { came_from.as_deref().unwrap_or("/") } else { page.address() };
            Redirect::to(&app::link::with_query("/sign-in", &[("next", next)])).into_response()
        }
        Failure::Told(status, fault) => tell(&page, status, fault),
    }
}

/// The page of a fault that came before anybody could be known or anything read.
pub(crate) fn without_data(state: &crate::AppState, request: &Request, failure: Failure) -> Response {
    match failure {
        Failure::Told(status, fault) => {
            tell(&Page::without_data(request.headers(), request.uri(), state), status, fault)
        }
        needed @ Failure::SignInNeeded => needed.into_response(),
    }
}

fn tell(page: &Page, status: StatusCode, fault: Fault) -> Response {
    let text = page.text;
    let day = page.past();
    let title = fault.title(text, day);
    page.answer(status, title, || view! { <FaultPage text fault code=status.as_u16() day /> })
}

/// What axum tells in plain English about a request that fits no handler's arguments: an id that is no number, a form without a
/// field. In an address it means that there is no such page.
fn unread(response: &Response, is_form: bool) -> Option<Failure> {
    let kind = response.headers().get(header::CONTENT_TYPE).map_or(&b""[..], HeaderValue::as_bytes);
    let is_plain = kind.is_empty() || kind.starts_with(b"text/plain");
    match response.status() {
        StatusCode::BAD_REQUEST if is_plain && !is_form => Some(Failure::not_found()),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE | StatusCode::UNPROCESSABLE_ENTITY if is_plain => {
            Some(Failure::Told(StatusCode::UNPROCESSABLE_ENTITY, Fault::Unreadable))
        }
        StatusCode::METHOD_NOT_ALLOWED => Some(Failure::Told(StatusCode::METHOD_NOT_ALLOWED, Fault::NotFound)),
        _ => None,
    }
}

/// The page of this site that the request was sent from, as a path.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, address) = text(header::REFERER)?.split_once("://")?;
    let (host, path) = address.split_at(address.find('/')?);
    (Some(host) == text(header::HOST)).then(|| path.to_owned())
}
