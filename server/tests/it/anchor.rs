//! The head of the trail, noted outside once a day: against it a cut end is found.

use crate::app::TestApp;
use chrono::Duration;
use domain::actor::Actor;
use domain::event::ChainState;
use server::anchor;
use std::sync::Arc;

/// The server on another day.
fn days_later(app: &TestApp, days: i64) -> server::AppState {
    let mut state = app.state.clone();
    let now = state.now();
    state.clock = Arc::new(move || now + Duration::days(days));
    state
}

#[tokio::test]
async fn a_day_has_one_line_and_every_line_finds_a_tail_that_was_cut() {
    let app = TestApp::with_sample().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("anchors");
    let before = app.copy().await;
    for days in 0..4 {
        app.signed_in("revisor").await;
        for _ in 0..3 {
            anchor::add_todays(&days_later(&app, days), &file).await.unwrap();
        }
    }
    let lines = anchor::read(&file).unwrap();
    assert_eq!(lines.len(), 4, "once a day");
    assert_eq!(lines[3].0 - lines[0].0, Duration::days(3));
    let anchors: Vec<_> = lines.into_iter().map(|(_, anchor)| anchor).collect();
    let whole = app.store.verify_chain(&Actor::System, &anchors).await.unwrap();
    assert!(matches!(whole, ChainState::Whole { .. }), "{whole:?}");
    let rows = before.events().await;
    for anchor in &anchors {
        let found = before.store.verify_chain(&Actor::System, std::slice::from_ref(anchor)).await.unwrap();
        assert_eq!(found, ChainState::Broken { at: domain::id::EventId(rows.cast_signed() + 1), rows }, "{anchor:?}");
    }
    // Written anew after the cut: as many rows, and others.
    for _ in 0..4 {
        before.signed_in("controller").await;
    }
    let found = before.store.verify_chain(&Actor::System, &anchors).await.unwrap();
    assert_eq!(found, ChainState::Broken { at: anchors[0].id, rows }, "the first row that an anchor knew");
}

#[tokio::test]
async fn a_file_that_is_none_is_told_by_its_line_and_nothing_is_noted_of_nothing() {
    let app = TestApp::empty().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("anchors");
    anchor::add_todays(&app.state, &file).await.unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "", "the trail has no row yet");
    let line = format!("2026-11-25 1:{}\n", "a".repeat(64));
    for torn in ["2026-11-25 1:abc", "2026-11-25", "hello", "2026-13-01 1:"] {
        std::fs::write(&file, format!("{line}{torn}")).unwrap();
        let told = anchor::read(&file).unwrap_err().to_string();
        assert!(told.contains("line 2"), "{torn}: {told}");
    }
    let nowhere = folder.path().join("missing/anchors");
    assert!(anchor::add_todays(&app.state, &nowhere).await.is_err(), "known from the start");
}
