//! Which statements a page runs: the same server inside this process, with somebody who listens.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use sea_orm::Statement;
use server::AppState;
use server::config::Config;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use store::Store;
use tower::ServiceExt;

/// A server that can be asked what it asks the database.
pub(crate) struct Recorder {
    router: Router,
    heard: Arc<Mutex<Vec<Statement>>>,
}

impl Recorder {
    /// A server on the database.
    pub(crate) async fn new(database: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let listener = {
            let heard = Arc::clone(&heard);
            Arc::new(move |statement: &Statement| {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(statement.clone());
            })
        };
        let store = Store::connect_listening(database, Some(listener)).await?;
        let config = Config::read(|name| match name {
            "DATABASE_URL" => Some(database.to_owned()),
            _ => None,
        })?;
        Ok(Self { router: server::router(AppState::new(store, config)), heard })
    }

    /// The statements that the page runs, and the status that it answers with.
    pub(crate) async fn statements(&self, path: &str, cookie: &str) -> (StatusCode, Vec<Statement>) {
        // The first request may note that the session is used: that is not part of reading a page.
        self.ask(path, cookie).await;
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let status = self.ask(path, cookie).await;
        let heard = std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner));
        (status, heard)
    }

    async fn ask(&self, path: &str, cookie: &str) -> StatusCode {
        let request = Request::get(path).header(header::HOST, "127.0.0.1").header(header::COOKIE, cookie);
        let Ok(mut request) = request.body(Body::empty()) else { return StatusCode::BAD_REQUEST };
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 40_000))));
        let Ok(answer) = self.router.clone().oneshot(request).await;
        let status = answer.status();
        // A page that nobody reads may not be drawn to its end.
        let _ = to_bytes(answer.into_body(), usize::MAX).await;
        status
    }
}
