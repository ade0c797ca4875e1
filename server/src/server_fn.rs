//! Calls from islands. They pass the same guards as pages, and learn who asks from the same place.

use crate::AppState;
use crate::page::Requester;
use crate::routes::{Access, Routes};
use app::caller::Caller;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use leptos::prelude::provide_context;

pub(crate) fn routes() -> Routes {
    Routes::new().post("/api/{name}", call, Access::SignedIn)
}

async fn call(State(state): State<AppState>, request: Request) -> Response {
    let actor = request.extensions().get::<Requester>().map_or(Actor::Public, |requester| requester.actor.clone());
    let caller = Caller { store: state.store, actor };
    leptos_axum::handle_server_fns_with_context(move || provide_context(caller.clone()), request).await.into_response()
}
