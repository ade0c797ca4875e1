//! Rounds of follow-up: the list, the board, what a unit answers, and the acts of those who lay them up and approve.

mod unit;
mod writing;

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::round::board::{Done, RoundShow};
use app::round::compare::RoundCompare;
use app::round::list::RoundListShow;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::RoundId;
use domain::permission::{Action, may_somewhere};
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/rounds", list, Access::Public)
        .get("/rounds/new", writing::new, Access::SignedIn)
        .post("/rounds", writing::create, Access::SignedIn)
        .get("/rounds/{id}", show, Access::Public)
        .get("/rounds/{id}/edit", writing::edit, Access::SignedIn)
        .post("/rounds/{id}", writing::change, Access::SignedIn)
        .post("/rounds/{id}/opening", open, Access::SignedIn)
        .post("/rounds/{id}/closing", close, Access::SignedIn)
        .get("/rounds/{id}/comparison", compare, Access::Public)
        .get("/rounds/{id}/units/{unit}", unit::show, Access::Public)
        .post("/rounds/{id}/units/{unit}/hand-in", unit::hand_in, Access::SignedIn)
        .post("/rounds/{id}/units/{unit}/approval", unit::approve, Access::SignedIn)
        .post("/rounds/{id}/units/{unit}/return", unit::send_back, Access::SignedIn)
        .post("/rounds/{id}/units/{unit}/reminder", unit::remind, Access::SignedIn)
        .post("/rounds/{id}/units/{unit}/stand-in", unit::set_stand_in, Access::SignedIn)
}

async fn list(page: Page) -> Answer {
    let list = page.store.round_list(&page.actor).await?;
    let acts = [Action::AnswerRound, Action::ApproveRound, Action::TellFromFrontLine];
    let has_to_do = acts.into_iter().any(|action| may_somewhere(&page.actor, action));
    let text = page.text;
    Ok(page.ok(text.nav_rounds(), || view! { <RoundListShow text list has_to_do /> }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let (id, past) = (RoundId(id), page.past());
    let found = match past {
        Some(day) => page.store.round_page_then(&page.actor, id, day).await?,
        None => page.store.round_page(&page.actor, id, page.today).await?,
    };
    let (text, day, title) = (page.text, past.unwrap_or(page.today), found.round.title.clone());
    let done = Done::from_word(&done);
    Ok(page.ok(title, || view! { <RoundShow text page=found done day on=past /> }))
}

/// Back to the board, which says what was just done.
fn done(id: RoundId, done: Done) -> Response {
    see_other(format!("{}?done={}", app::round::address(id, None), done.word()))
}

/// The version that a press of a button was made from.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pressed {
    version: String,
}

async fn open(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = RoundId(id);
    page.store.open_round(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(done(id, Done::Opened))
}

async fn close(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = RoundId(id);
    page.store.close_round(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(done(id, Done::Closed))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct With {
    with: String,
}

async fn compare(page: Page, Path(id): Path<i64>, Query(With { with }): Query<With>) -> Answer {
    let other = RoundId(with.trim().parse().unwrap_or(0));
    let (before, after, rows) = page.store.compare_rounds(&page.actor, (other, RoundId(id))).await?;
    let (text, rounds) = (page.text, (before, after));
    Ok(page.ok(text.round_compare(), || view! { <RoundCompare text rounds rows /> }))
}

/// A version as the form sends it; what cannot be read is no version that holds.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}
