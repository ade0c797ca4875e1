//! Granvik, the made-up municipality: it comes whole on any day, and every page has something to show.

use crate::app::TestApp;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::activity::{ActivityFilter, ActivityStage};
use domain::actor::Actor;
use domain::assignment::{AssignmentFilter, AssignmentStage};
use domain::heat_map::{HeatFilter, HeatOrder};
use domain::question::QuestionFilter;
use domain::round::{AnswerStage, RoundStage};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Granvik as it is on a day.
async fn granvik(day: NaiveDate) -> TestApp {
    let app = TestApp::with(&[("VERKAN_SAMPLE", "granvik")]).await;
    let mut state = app.state.clone();
    let noon: DateTime<Utc> = day.and_hms_opt(11, 0, 0).unwrap().and_utc();
    state.clock = Arc::new(move || noon);
    let app = app.on(state);
    server::first_start::fill(&app.state).await.unwrap();
    app
}

#[tokio::test]
async fn granvik_comes_on_any_day_of_the_year() {
    for day in ["2026-01-03", "2028-02-29", "2027-05-08", "2026-12-31"] {
        let day: NaiveDate = day.parse().unwrap();
        let app = granvik(day).await;
        let rounds = app.store.round_list(&Actor::Public).await.unwrap().rows;
        let stages: Vec<RoundStage> = rounds.iter().map(|row| row.round.state.stage()).collect();
        assert_eq!(stages.iter().filter(|stage| **stage == RoundStage::Closed).count(), 3, "{day}: {stages:?}");
        assert!(stages.contains(&RoundStage::Open), "{day}: one is running");
        assert!(app.events().await > 200, "{day}: the chain is whole");
    }
}

#[tokio::test]
async fn granvik_shows_every_state_and_the_misses_too() {
    let app = granvik("2026-11-29".parse().unwrap()).await;
    let (store, system, today) = (&app.store, &Actor::System, app.state.today());
    let filter = ActivityFilter { all: true, ..ActivityFilter::default() };
    let stages: BTreeSet<ActivityStage> =
        store.activity_list(system, &filter, today).await.unwrap().stages.into_iter().map(|(stage, _)| stage).collect();
    for stage in [
        ActivityStage::Proposed,
        ActivityStage::Planned,
        ActivityStage::Ongoing,
        ActivityStage::Done,
        ActivityStage::Stopped,
    ] {
        assert!(stages.contains(&stage), "{stage:?}");
    }
    let filter = AssignmentFilter { all: true, ..AssignmentFilter::default() };
    let list = store.assignment_list(system, &filter, today).await.unwrap();
    for stage in AssignmentStage::ALL {
        assert!(list.rows.iter().any(|row| row.stage == *stage), "{stage:?}");
    }
    let questions = store.question_list(system, &QuestionFilter::default(), today).await.unwrap();
    assert!(questions.rows.iter().any(|row| row.question.answer.is_none()) && questions.total > 3);
    let open = store.round_list(system).await.unwrap().rows;
    let open = open.iter().find(|row| row.round.state.stage() == RoundStage::Open).unwrap().round.id;
    let board = store.round_page(system, open, today).await.unwrap();
    for stage in AnswerStage::ALL {
        assert!(board.units.iter().any(|row| row.stage == *stage), "{stage:?}");
    }
    let filter = HeatFilter::default();
    assert!(store.heat_map(&Actor::Public, &filter, today).await.unwrap().goals.len() > 8);
    let lessons = store.lessons(&Actor::Public, &domain::hypothesis::LessonFilter::default()).await.unwrap();
    assert!(lessons.total > 8, "what did not help is told as plainly as what did");
}

#[tokio::test]
async fn granvik_says_that_it_does_not_exist_and_its_accounts_work() {
    let app = granvik("2026-11-29".parse().unwrap()).await;
    assert!(app.browser().get("/").await.body.contains("Granvik finns inte"));
    for mailbox in ["namnd", "enhet", "forvaltning", "revisor", "bolag"] {
        let mut reader = app.signed_in(mailbox).await;
        assert_eq!(reader.get("/").await.status, StatusCode::OK, "{mailbox}");
    }
    let mut manager = app.signed_in("enhet").await;
    assert!(manager.get("/to-do").await.body.contains("Ingen förändring sedan sist"), "there is an earlier answer");
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    let other = TestApp::empty().await;
    other.store.import_archive(&Actor::System, archive).await.unwrap();
    let heat = HeatFilter { order: HeatOrder::Title, ..HeatFilter::default() };
    let (day, system) = (app.state.today(), &Actor::System);
    let (own, carried) = (app.store.heat_map(system, &heat, day).await, other.store.heat_map(system, &heat, day).await);
    assert_eq!(own.unwrap(), carried.unwrap(), "all of it is carried out and read in again");
}

#[tokio::test]
async fn granvik_has_lived_on_its_days_and_each_of_them_can_be_read() {
    let app = granvik("2026-11-29".parse().unwrap()).await;
    let (store, system) = (&app.store, &Actor::System);
    let rounds = store.round_list(system).await.unwrap().rows;
    let id = rounds.iter().find(|row| row.round.title == "Tertial 1 2026").unwrap().round.id;
    let mut seen = Vec::new();
    for on in ["2026-04-01", "2026-04-20", "2026-05-18", "2026-05-19", "2026-05-20", "2026-06-04", "2026-07-04"] {
        let Ok(board) = store.round_page_then(system, id, on.parse().unwrap()).await else {
            seen.push("not there".to_owned());
            continue;
        };
        let stages: BTreeSet<&str> = board.units.iter().map(|row| row.stage.word()).collect();
        let is_answered = if board.distribution.is_empty() { "" } else { " answered" };
        let stages = stages.into_iter().collect::<Vec<_>>().join(" ");
        seen.push(format!("{} {stages}{is_answered}", board.round.state.stage().word()));
    }
    let then = [
        "not there",
        "planned answering",
        "open answering",
        "open answering answered",
        "open handed_in answered",
        "open approved answered",
        "closed approved answered",
    ];
    assert_eq!(seen, then);
    let public = store.round_page_then(&Actor::Public, id, "2026-05-20".parse().unwrap()).await.unwrap();
    assert!(public.distribution.is_empty(), "strangers saw what was approved, and nothing was yet");
}
