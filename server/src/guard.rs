//! What every request passes: who asks, from where, and the headers that keep browsers safe.

use crate::AppState;
use crate::account::CHOOSE_PASSWORD;
use crate::error::{self, Failure};
use crate::page::{Requester, see_other};
use app::error::Fault;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;

/// Where somebody may go whose password another has set: to choose another, to leave, and to read it in their language.
const BEFORE_A_CHOICE: [&str; 3] = [CHOOSE_PASSWORD, "/sign-out", "/language"];

/// Finds out who asks. A sign-in that has ended, or whose role has, counts as none from the very next request.
pub(crate) async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let found = match crate::token::of(request.headers(), state.config.https) {
        Some(token) => {
            let hash = crate::token::hash(token);
            state.store.open_session(&Actor::Public, &hash, state.now(), state.today()).await
        }
        None => Ok(None),
    };
    let requester = match found {
        Ok(Some(session)) => Requester::from(session),
        Ok(None) => Requester::PUBLIC,
        // Failing closed: without knowing who asks, nothing is answered.
        Err(error) => return error::without_data(&state, &request, error.into()),
    };
    let is_signed_in = requester.session.is_some();
    let is_to_choose = requester.password_set_at.is_some() && !BEFORE_A_CHOICE.contains(&request.uri().path());
    request.extensions_mut().insert(requester);
    let mut response = if is_to_choose { see_other(CHOOSE_PASSWORD) } else { next.run(request).await };
    if is_signed_in {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Refuses every change that another site asks for in the reader's name: by `Sec-Fetch-Site`, and by `Origin` where a browser
/// does not send that. A request without either is no browser's form and is refused too.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && !is_same_origin(request.headers()) {
        return Failure::Told(StatusCode::FORBIDDEN, Fault::CrossOrigin).into_response();
    }
    next.run(request).await
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    matches!((origin, text(header::HOST)), (Some(origin), Some(host)) if origin == host)
}

/// What a page may load, and who may show it: nothing but its own host.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Sets the headers that keep browsers safe on every answer, faults included.
pub(crate) async fn safe_headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if state.config.https {
        let one_year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, one_year);
    }
    response
}
