//! Goals: the red thread, a goal's page, and the acts of those who write, decide, contribute and judge.

mod contribution;
mod decision;
mod judgement;
mod writing;

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::goal::show::{Done, GoalShow};
use app::goal::thread::Thread;
use axum::extract::{Path, Query};
use chrono::NaiveDate;
use domain::goal::ThreadFilter;
use domain::id::GoalId;
use domain::status::Status;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/goals", thread, Access::Public)
        .get("/goals/new", writing::new, Access::SignedIn)
        .post("/goals", writing::create, Access::SignedIn)
        .get("/goals/{id}", show, Access::Public)
        .get("/goals/{id}/edit", writing::edit, Access::SignedIn)
        .post("/goals/{id}", writing::change, Access::SignedIn)
        .post("/goals/{id}/proposal", writing::propose, Access::SignedIn)
        .post("/goals/{id}/proposal/withdrawal", writing::take_back, Access::SignedIn)
        .post("/goals/{id}/removal", writing::remove, Access::SignedIn)
        .get("/goals/{id}/replacement", writing::replace, Access::SignedIn)
        .get("/goals/{id}/decision", decision::new, Access::SignedIn)
        .post("/goals/{id}/decision", decision::decide, Access::SignedIn)
        .get("/goals/{id}/closing", decision::new_closing, Access::SignedIn)
        .post("/goals/{id}/closing", decision::close, Access::SignedIn)
        .get("/goals/{id}/contributions", contribution::new, Access::SignedIn)
        .post("/goals/{id}/contributions", contribution::state, Access::SignedIn)
        .get("/goals/{id}/judgements", judgement::new, Access::SignedIn)
        .post("/goals/{id}/judgements", judgement::judge, Access::SignedIn)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    body: String,
    level: String,
    status: String,
    theme: String,
    year: String,
    done: String,
}

impl Asked {
    fn filter(&self, on: Option<NaiveDate>) -> ThreadFilter {
        ThreadFilter {
            body: self.body.parse().ok(),
            level: self.level.parse().ok(),
            status: Status::from_word(&self.status),
            theme: self.theme.parse().ok(),
            year: self.year.parse().ok().filter(|year| (1900..=2999).contains(year)),
            on,
        }
    }
}

async fn thread(page: Page, Query(asked): Query<Asked>) -> Answer {
    let filter = asked.filter(page.past());
    let thread = page.store.red_thread(&page.actor, &filter, page.today).await?;
    let (text, today) = (page.text, page.today);
    Ok(page.ok(text.goal_thread_title(), || view! { <Thread text thread filter today /> }))
}

async fn show(page: Page, Path(id): Path<i64>, Query(asked): Query<Asked>) -> Answer {
    let goal = page.store.goal_page(&page.actor, GoalId(id), page.past(), page.today).await?;
    let (text, own_name) = (page.text, page.municipality.short_name.clone());
    let done = Done::from_word(&asked.done);
    Ok(page.ok(goal.goal.text.title.clone(), || view! { <GoalShow text goal own_name done /> }))
}

/// The address of a goal's page that says what was just done.
fn done(id: GoalId, done: Done) -> String {
    format!("{}?done={}", app::goal::address(id, None), done.word())
}

/// A version as the form sends it; what cannot be read is no version that holds.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}

/// The version that a press of a button was made from.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pressed {
    version: String,
}
