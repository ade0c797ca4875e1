//! That something has changed, told to the pages that follow it: a lasting answer (server-sent events).

use crate::AppState;
use crate::routes::{Access, Routes};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{Stream, unfold};
use std::convert::Infallible;
use std::time::Duration;
use store::Store;
use tokio::time::{Instant, sleep};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/live", live, Access::SignedIn)
}

/// How often the version of the data is asked for, one cheap read each time.
const BETWEEN: Duration = Duration::from_secs(1);

/// Tells at once that it listens, then each time that something has changed, until `VERKAN_LIVE` has passed: the browser asks again then,
/// and a server that is to stop need not wait for it. What has changed meanwhile is told by the version that the browser saw last.
async fn live(State(state): State<AppState>, headers: HeaderMap) -> impl IntoResponse {
    let seen = headers.get("last-event-id").and_then(|seen| seen.to_str().ok()).map(ToOwned::to_owned);
    let told = Sse::new(changes(state.store.clone(), Instant::now() + state.config.live, seen));
    ([(header::CONTENT_TYPE, "text/event-stream; charset=utf-8")], told)
}

/// What has been told so far.
struct Told {
    store: Store,
    until: Instant,
    /// The version that the browser knows of, as it is named to it.
    seen: Option<String>,
}

fn changes(store: Store, until: Instant, seen: Option<String>) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(Told { store, until, seen }, |mut told| async move {
        loop {
            // A database that cannot be reached says nothing new.
            let version = told.store.data_version().await.ok().map(|version| version.name());
            if version.is_some() && version != told.seen {
                let what = if told.seen.is_none() { "listening" } else { "changed" };
                let event = Event::default().event(what).id(version.clone().unwrap_or_default()).data(what);
                told.seen = version;
                return Some((Ok(event), told));
            }
            if Instant::now() + BETWEEN > told.until {
                return None;
            }
            sleep(BETWEEN).await;
        }
    })
}
