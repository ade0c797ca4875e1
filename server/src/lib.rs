//! Verkan's server: axum owns the request, and hands it to the store and to the pages.

pub mod anchor;
pub mod command;
pub mod config;
pub mod error;
pub mod first_start;
pub mod page;
pub mod password;
pub mod routes;
pub mod sample;
pub mod set_up;
pub mod site;

mod about;
mod account;
mod activity;
mod address;
mod administration;
mod appointment;
mod assignment;
mod audit;
mod cache;
mod comparison;
mod data;
mod decision;
mod export;
mod follow_up;
mod goal;
mod guard;
mod health;
mod heat_map;
pub mod import;
mod indicator;
mod level;
mod live;
mod mail;
mod measure;
mod measurement;
mod minutes_item;
mod municipality;
mod once;
mod organisation;
mod person;
mod presentation;
mod question;
mod random;
pub mod reminder;
mod round;
mod search;
mod server_fn;
mod session;
mod start;
mod theme;
mod token;
mod trail;
mod trouble;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Stockholm;
use config::Config;
use routes::{Route, Routes};
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// Tells what time it is; tests move it.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What every handler can reach. Nothing in it is needed by another server process.
#[derive(Clone)]
pub struct AppState {
    /// The data.
    pub store: Store,
    /// The settings.
    pub config: Arc<Config>,
    /// The time.
    pub clock: Clock,
    /// Pages that can be made again at any time.
    public_pages: Arc<cache::PublicPages>,
}

impl AppState {
    /// The state of a server that reads the real clock.
    pub fn new(store: Store, config: Config) -> Self {
        Self { store, config: Arc::new(config), clock: Arc::new(Utc::now), public_pages: Arc::default() }
    }

    /// What time it is.
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    /// The day in Sweden.
    pub fn today(&self) -> NaiveDate {
        self.now().with_timezone(&Stockholm).date_naive()
    }
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Every route, concept by concept: a table of contents.
fn routes() -> Routes {
    Routes::new()
        .and(start::routes())
        .and(search::routes())
        .and(trail::routes())
        .and(about::routes())
        .and(server_fn::routes())
        .and(import::routes())
        .and(data::routes())
        .and(session::routes())
        .and(set_up::routes())
        .and(account::routes())
        .and(organisation::routes())
        .and(indicator::routes())
        .and(measurement::routes())
        .and(comparison::routes())
        .and(administration::routes())
        .and(person::routes())
        .and(appointment::routes())
        .and(municipality::routes())
        .and(goal::routes())
        .and(activity::routes())
        .and(round::routes())
        .and(follow_up::routes())
        .and(heat_map::routes())
        .and(assignment::routes())
        .and(audit::routes())
        .and(decision::routes())
        .and(minutes_item::routes())
        .and(presentation::routes())
        .and(live::routes())
        .and(measure::routes())
        .and(question::routes())
        .and(reminder::routes())
        .and(level::routes())
        .and(theme::routes())
}

/// The route table, for the authorisation test.
pub fn route_table() -> Vec<Route> {
    routes().and(health::routes()).table().to_vec()
}

/// The whole server as a function from requests to answers.
pub fn router(state: AppState) -> Router {
    let pages = routes()
        .into_router()
        .fallback(|| async { error::Failure::not_found() })
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), once::once))
        .layer(from_fn(guard::same_origin))
        .layer(from_fn_with_state(state.clone(), error::draw))
        .layer(from_fn_with_state(state.clone(), cache::serve))
        .layer(from_fn_with_state(state.clone(), guard::identify));
    Router::new()
        .merge(site::routes())
        // Nothing stands before it: it has to answer when the database does not.
        .merge(health::routes().into_router())
        .merge(pages)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(from_fn_with_state(state.clone(), guard::safe_headers))
        .with_state(state)
}

/// A panic is a fault of ours: the person gets the fault page, and the log gets what happened.
fn panicked(panic: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    use axum::response::IntoResponse;
    let message = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|message| (*message).to_owned()))
        .unwrap_or_default();
    error::Failure::broken(&Panicked(message)).into_response()
}

#[derive(Debug, thiserror::Error)]
#[error("a panic: {0}")]
struct Panicked(String);
