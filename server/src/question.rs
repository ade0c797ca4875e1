//! Questions and answers.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::question::edit::QuestionEdit;
use app::question::list::QuestionListShow;
use app::question::show::{Done, QuestionShow};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::id::QuestionId;
use domain::permission::{Action, Place, require};
use domain::question::{About, AnswerForm, QuestionFilter, QuestionForm};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/questions", list, Access::Public)
        .get("/questions/new", new, Access::SignedIn)
        .post("/questions", ask, Access::SignedIn)
        .get("/questions/{id}", show, Access::Public)
        .post("/questions/{id}/answer", answer, Access::SignedIn)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    unit: String,
    subject: String,
    object: String,
    waiting: String,
    page: String,
}

async fn list(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = QuestionFilter {
        unit: wanted.unit.parse().ok(),
        about: About::read(&wanted.subject, &wanted.object),
        waiting: wanted.waiting == "true",
        page: wanted.page.parse().unwrap_or(1),
        q: wanted.q.chars().take(200).collect(),
    };
    let list = page.store.question_list(&page.actor, &filter, page.today).await?;
    let text = page.text;
    Ok(page.ok(text.question_title(), || view! { <QuestionListShow text filter list /> }))
}

async fn new(page: Page, Query(typed): Query<QuestionForm>) -> Answer {
    draw(&page, StatusCode::OK, typed, FieldErrors::default()).await
}

async fn ask(page: Page, Form(form): Form<QuestionForm>) -> Answer {
    require(&page.actor, Action::AskQuestion, &Place::Whole)?;
    match form.parse() {
        Ok((about, text)) => {
            let id = page.store.ask_question(&page.actor, about, text, page.today).await?;
            Ok(done(id, Done::Asked))
        }
        Err(errors) => draw(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await,
    }
}

async fn draw(page: &Page, status: StatusCode, typed: QuestionForm, errors: FieldErrors) -> Answer {
    require(&page.actor, Action::AskQuestion, &Place::Whole)?;
    let about = About::read(&typed.subject, &typed.object).ok_or(Rejection::NotFound)?;
    let asked = page.store.asked(&page.actor, about).await?;
    let form = Filled::with_errors(page.text, errors);
    Ok(page.answer(status, page.text.question_ask(), || view! { <QuestionEdit form asked typed /> }))
}

/// Back to the question, which says what was just done.
fn done(id: QuestionId, done: Done) -> Response {
    see_other(format!("{}?done={}", app::question::address(id), done.word()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let found = page.store.question_page(&page.actor, QuestionId(id)).await?;
    let typed = AnswerForm::from(&found.row.question);
    let (form, today, done) = (Filled::fresh(page.text), page.today, Done::from_word(&done));
    let title = found.row.question.gist();
    Ok(page.ok(title, || view! { <QuestionShow form page=found typed now=None today done /> }))
}

async fn answer(page: Page, Path(id): Path<i64>, Form(mut typed): Form<AnswerForm>) -> Answer {
    let id = QuestionId(id);
    page.store.question_to_answer(&page.actor, id).await?;
    let version = typed.version.trim().parse().unwrap_or(0);
    let saved = match typed.parse() {
        Ok(text) => page.store.answer_question(&page.actor, id, version, text, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(id, Done::Answered)) };
    let found = page.store.question_page(&page.actor, id).await?;
    let newest = AnswerForm::from(&found.row.question);
    let (status, trouble) = Trouble::of(page.text, error, async { Ok(newest) }).await?;
    if let Some(now) = &trouble.now {
        typed.version.clone_from(&now.version);
    }
    let (form, today, title) = (Filled::with_errors(page.text, trouble.errors), page.today, found.row.question.gist());
    let now = trouble.now;
    Ok(page.answer(status, title, || view! { <QuestionShow form page=found typed now today done=None /> }))
}
