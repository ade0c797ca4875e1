//! What is sent twice is done once: a button pressed twice, a form sent again since no answer came.
//!
//! Every form that somebody signed in fills in carries a key of its own (`app::form::Form::head`). The database keeps a hash of
//! who sent it and of all that stood in it, in a unique column. Whoever sends the same again is led where the first was. A form
//! in which something was changed is another form.

use crate::AppState;
use crate::error::Failure;
use crate::page::{Requester, see_other};
use app::error::Fault;
use app::form::FORM_KEY;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::Sending;

/// The largest form that is read.
const LARGEST: usize = 2 << 20;
/// How often, and how many times, somebody asks who waits for the first of two.
const PAUSE: Duration = Duration::from_millis(50);
const PAUSES: usize = 200;

/// Lets each form through once, and leads whoever sends it again to where the first was led.
pub(crate) async fn once(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let requester = request.extensions().get::<Requester>().cloned().unwrap_or(Requester::PUBLIC);
    let Some(person) = requester.actor.person().filter(|_| is_form(&request)) else { return next.run(request).await };
    let person = person.id.0;
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        return Failure::Told(StatusCode::PAYLOAD_TOO_LARGE, Fault::Unreadable).into_response();
    };
    let hash = has_key(&body).then(|| hash(person, parts.uri.path(), &body));
    let request = Request::from_parts(parts, Body::from(body));
    match hash {
        Some(hash) => in_turn(state, requester.actor, hash, request, next).await,
        None => next.run(request).await,
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    request.method() == axum::http::Method::POST && kind.starts_with("application/x-www-form-urlencoded")
}

fn has_key(body: &[u8]) -> bool {
    let key = format!("{FORM_KEY}=");
    body.split(|byte| *byte == b'&').any(|pair| pair.len() > key.len() && pair.starts_with(key.as_bytes()))
}

fn hash(person: i64, path: &str, body: &Bytes) -> String {
    let mut digest = Sha256::new();
    digest.update(person.to_be_bytes());
    digest.update((path.len() as u64).to_be_bytes());
    digest.update(path);
    digest.update(body);
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first goes on; those after it wait until it is known where it was led.
async fn in_turn(state: AppState, actor: Actor, hash: String, request: Request, next: Next) -> Response {
    for _ in 0..PAUSES {
        match state.store.take_form(&actor, &hash, state.now()).await {
            Ok(Sending::First) => return first(state, actor, hash, request, next).await,
            Ok(Sending::Done(address)) => return see_other(address),
            Ok(Sending::Underway) => tokio::time::sleep(PAUSE).await,
            Err(error) => return Failure::from(error).into_response(),
        }
    }
    Failure::Told(StatusCode::SERVICE_UNAVAILABLE, Fault::Busy).into_response()
}

/// In a task of its own: somebody who closes the browser half-way must not leave a form of which nobody knows what became of it.
async fn first(state: AppState, actor: Actor, hash: String, request: Request, next: Next) -> Response {
    let work = tokio::spawn(async move {
        let response = next.run(request).await;
        let said = match led_to(&response) {
            Some(address) => state.store.answer_form(&actor, &hash, address).await,
            None => state.store.forget_form(&actor, &hash).await,
        };
        if let Err(error) = said {
            tracing::warn!(%error, "what became of a form was not noted");
        }
        response
    });
    work.await.unwrap_or_else(|error| Failure::broken(&error).into_response())
}

/// Where an act that was done led its sender. An answer that gives the browser a secret is for one reader only.
fn led_to(response: &Response) -> Option<&str> {
    let is_done = response.status() == StatusCode::SEE_OTHER && !response.headers().contains_key(header::SET_COOKIE);
    response.headers().get(header::LOCATION).filter(|_| is_done)?.to_str().ok()
}
