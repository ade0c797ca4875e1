//! Follow-ups: "Mitt att göra", saved row by row.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::follow_up::place;
use app::follow_up::row::RowTrouble;
use app::follow_up::to_do::{Done, ToDoShow};
use app::round::unit::answer_place;
use app::round::unit_address;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::follow_up::{FollowUpForm, FrontLineForm};
use domain::id::FollowUpId;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/to-do", show, Access::SignedIn)
        .get("/follow-ups/{id}", find, Access::Public)
        .post("/follow-ups/{id}", save, Access::SignedIn)
        .post("/follow-ups/{id}/no-change", repeat, Access::SignedIn)
        .post("/follow-ups/{id}/front-line", tell, Access::SignedIn)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Query(Shown { done }): Query<Shown>) -> Answer {
    draw(&page, StatusCode::OK, None, Done::from_word(&done)).await
}

/// To where an answer is read among all that its unit answers in the round.
async fn find(page: Page, Path(id): Path<i64>) -> Answer {
    let id = FollowUpId(id);
    let (round, unit) = page.store.place_of_follow_up(&page.actor, id).await?;
    Ok(see_other(format!("{}#{}", unit_address(round, unit, None), answer_place(id))))
}

/// A row as it is sent: the answer, and where its sender wants to be led when it is saved.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Row {
    #[serde(flatten)]
    form: FollowUpForm,
    next: String,
}

async fn save(page: Page, Path(id): Path<i64>, Form(row): Form<Row>) -> Answer {
    let id = FollowUpId(id);
    let saved = page.store.save_follow_up(&page.actor, id, &row.form, page.today).await;
    lead_on(&page, id, row, saved).await
}

async fn repeat(page: Page, Path(id): Path<i64>, Form(row): Form<Row>) -> Answer {
    let id = FollowUpId(id);
    let saved = page.store.repeat_follow_up(&page.actor, id, &row.form, page.today).await;
    lead_on(&page, id, row, saved).await
}

/// Whether it is a place on the page of what somebody owes: another's address leads nobody away.
fn is_place(next: &str) -> bool {
    let is_known = next.starts_with("row-") || next.starts_with("hand-in-");
    is_known && next.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
}

/// On to what is left, or the row again with what was wrong and all that was typed.
async fn lead_on(page: &Page, id: FollowUpId, row: Row, saved: Result<(), Error>) -> Answer {
    let Err(error) = saved else {
        let next = Some(row.next).filter(|next| is_place(next)).unwrap_or_else(|| place(id));
        return Ok(see_other(format!("/to-do#{next}")));
    };
    let now = async { Ok(FollowUpForm::from(&page.store.follow_up(&page.actor, id).await?)) };
    let (status, Trouble { errors, refused, now }) = Trouble::of(page.text, error, now).await?;
    let mut typed = row.form;
    if let Some(now) = &now {
        // Saving again is the choice of one's own text over the other's.
        typed.version.clone_from(&now.version);
    }
    draw(page, status, Some(RowTrouble { id, typed, errors, refused, now }), None).await
}

async fn tell(page: Page, Path(id): Path<i64>, Form(form): Form<FrontLineForm>) -> Answer {
    page.store.tell_from_front_line(&page.actor, FollowUpId(id), &form, page.today).await?;
    Ok(see_other(format!("/to-do?done={}", Done::Told.word())))
}

async fn draw(page: &Page, status: StatusCode, trouble: Option<RowTrouble>, done: Option<Done>) -> Answer {
    let to_do = page.store.to_do(&page.actor, page.today).await?;
    let (text, today) = (page.text, page.today);
    let (left, all) = to_do.count();
    // How much is left stands in the tab too.
    let title = if left == 0 { text.to_do() } else { format!("({}/{all}) {}", all - left, text.to_do()) };
    Ok(page.answer(status, title, || view! { <ToDoShow text to_do trouble done today /> }))
}
