//! `verkan serve`: answers requests until told to stop.

use super::StartError;
use crate::config::Config;
use crate::{AppState, anchor};
use tokio::net::TcpListener;

/// Connects, brings the schema up to date, and serves until the process is told to stop.
pub(crate) async fn run(config: Config) -> Result<(), StartError> {
    let address = config.address;
    let state = AppState::new(crate::command::connect(&config).await?, config);
    crate::first_start::fill(&state).await?;
    warn(&state.config);
    note_heads(&state).await?;
    if let Some(mail) = state.config.mail.clone() {
        tokio::spawn(crate::reminder::send_daily(state.clone(), mail));
    }
    let listener = TcpListener::bind(address).await?;
    tracing::info!("Verkan answers at http://{address}");
    if let Some(code) = crate::set_up::code(&state).await? {
        // Printed and not logged: logs are kept and sent on, and the code lets somebody in.
        println!("Nobody has set up this Verkan yet. Open http://{address}/set-up and type the code {code}");
    }
    let store = state.store.clone();
    let service = crate::router(state).into_make_service_with_connect_info::<std::net::SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(told_to_stop()).await?;
    Ok(store.close().await?)
}

/// Tells of settings that hardly are what was meant.
fn warn(config: &Config) {
    if let Some(warning) = config.warning() {
        tracing::warn!("{warning}");
    }
}

/// Notes the head of the trail now and once a day, where the settings say; that it cannot be noted stops the start.
async fn note_heads(state: &AppState) -> Result<(), StartError> {
    let Some(file) = state.config.anchor.clone() else { return Ok(()) };
    let told = |error| StartError::Told(format!("VERKAN_ANCHOR={} cannot be used: {error}", file.display()));
    anchor::add_todays(state, &file).await.map_err(told)?;
    tokio::spawn(anchor::add_daily(state.clone(), file));
    Ok(())
}

/// Waits for Ctrl+C or the signal that service managers send.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => (),
        _ = terminated.recv() => (),
    }
}
