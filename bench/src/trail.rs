//! Checking the whole trail, beside reading its rows alone.

use crate::Settings;
use crate::place::Place;
use crate::report::Report;
use domain::actor::Actor;
use domain::event::ChainState;
use sea_orm::{DatabaseBackend, Statement};
use std::error::Error;
use std::time::Instant;
use store::Store;

/// Checks the trail as `verkan audit verify` does, and adds what it took.
pub(crate) async fn measure(place: &Place, settings: &Settings, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let store = Store::connect(&place.url).await?;
    let started = Instant::now();
    let state = store.verify_chain(&Actor::System, &[]).await?;
    let taken = started.elapsed();
    store.close().await?;
    let ChainState::Whole { rows, .. } = state else { return Err(format!("the trail is not whole: {state:?}").into()) };
    let backend = if place.url.starts_with("sqlite:") { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres };
    let all = Statement::from_string(backend, "SELECT * FROM event ORDER BY id");
    let read = place.bare.measure(&[all], settings.time).await?.wall;
    report.line(&format!(
        "- the trail checked: {rows} rows in {:.2} s, {:.0} rows/s (bar 50000); its rows read and nothing else: {:.2} s",
        taken.as_secs_f64(),
        rows as f64 / taken.as_secs_f64(),
        read.as_secs_f64(),
    ));
    Ok(())
}
