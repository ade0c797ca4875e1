//! Whether the server and its database are well, for whoever watches over them.

use crate::AppState;
use crate::routes::{Access, Routes};
use axum::extract::State;
use axum::http::StatusCode;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/health", health, Access::Public)
}

async fn health(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.store.is_well().await {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}
