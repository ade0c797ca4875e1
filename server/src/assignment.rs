//! Assignments: the register, one of them, and the acts of those who give, report and close.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::assignment::edit::AssignmentEdit;
use app::assignment::list::AssignmentListShow;
use app::assignment::show::{AssignmentShow, Done, Typed};
use app::form::Form as Filled;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::assignment::{AssignmentFilter, AssignmentForm, AssignmentStage, ClosingForm, ReportForm, SendBackForm};
use domain::id::{AssignmentId, UnitId};
use domain::permission::{Action, require_somewhere};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/assignments", list, Access::Public)
        .get("/assignments/new", new, Access::SignedIn)
        .post("/assignments", give, Access::SignedIn)
        .get("/assignments/{id}", show, Access::Public)
        .post("/assignments/{id}/reports", report, Access::SignedIn)
        .post("/assignments/{id}/return", send_back, Access::SignedIn)
        .post("/assignments/{id}/closing", close, Access::SignedIn)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    body: String,
    unit: String,
    stage: String,
    all: String,
    late: String,
    page: String,
}

async fn list(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = AssignmentFilter {
        body: wanted.body.parse().ok(),
        unit: wanted.unit.parse().ok(),
        stage: AssignmentStage::from_word(&wanted.stage),
        all: wanted.all == "true",
        late: wanted.late == "true",
        page: wanted.page.parse().unwrap_or(1),
        q: wanted.q.chars().take(200).collect(),
    };
    let list = page.store.assignment_list(&page.actor, &filter, page.today).await?;
    let (text, today) = (page.text, page.today);
    Ok(page.ok(text.assignment_title(), || view! { <AssignmentListShow text filter list today /> }))
}

/// The body that the form names; a new one is of the body where the actor acts.
fn body(page: &Page, typed: &AssignmentForm) -> Result<UnitId, Rejection> {
    let own = page.actor.acting().map(|acting| acting.unit);
    typed.body.trim().parse().ok().or(own).ok_or(Rejection::Forbidden(Action::RegisterDecision))
}

async fn new(page: Page, Query(mut typed): Query<AssignmentForm>) -> Answer {
    require_somewhere(&page.actor, Action::RegisterDecision)?;
    typed.body = body(&page, &typed)?.to_string();
    draw(&page, StatusCode::OK, typed, Trouble::default()).await
}

async fn give(page: Page, Form(mut typed): Form<AssignmentForm>) -> Answer {
    require_somewhere(&page.actor, Action::RegisterDecision)?;
    let body = body(&page, &typed)?;
    typed.body = body.to_string();
    let saved = match typed.parse(body, page.today) {
        Ok(draft) => page.store.give_assignment(&page.actor, draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(done(id, Done::Given)),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, typed, trouble).await
        }
    }
}

/// The form, for those who may register what its body decides.
async fn draw(page: &Page, status: StatusCode, typed: AssignmentForm, trouble: Trouble<()>) -> Answer {
    let choices = page.store.assignment_choices(&page.actor, body(page, &typed)?, page.today).await?;
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    Ok(page.answer(status, page.text.assignment_give(), || view! { <AssignmentEdit form choices typed refused /> }))
}

/// Back to the assignment, which says what was just done.
fn done(id: AssignmentId, done: Done) -> Response {
    see_other(format!("{}?done={}", app::assignment::address(id), done.word()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    view(&page, StatusCode::OK, AssignmentId(id), Typed::Nothing, Trouble::default(), Done::from_word(&done)).await
}

async fn view(
    page: &Page,
    status: StatusCode,
    id: AssignmentId,
    typed: Typed,
    trouble: Trouble<()>,
    done: Option<Done>,
) -> Answer {
    let found = page.store.assignment_page(&page.actor, id).await?;
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    let (today, title) = (page.today, found.assignment.title.clone());
    Ok(page.answer(status, title, || view! { <AssignmentShow form page=found typed refused today done /> }))
}

/// The page again with what was typed, and why it was not done. Somebody who was faster is told of like a state that has changed: the
/// page beside shows what holds now.
async fn again(page: &Page, id: AssignmentId, typed: Typed, error: Error) -> Answer {
    let (status, trouble) = Trouble::beside(page.text, error, page.text.assignment_changed())?;
    view(page, status, id, typed, trouble, None).await
}

async fn report(page: Page, Path(id): Path<i64>, Form(typed): Form<ReportForm>) -> Answer {
    let id = AssignmentId(id);
    page.store.assignment_to_report(&page.actor, id).await?;
    let saved = match typed.parse() {
        Ok(said) => page.store.report_assignment(&page.actor, id, version(&typed.version), said, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Reported)),
        Err(error) => again(&page, id, Typed::Report(typed), error).await,
    }
}

async fn send_back(page: Page, Path(id): Path<i64>, Form(typed): Form<SendBackForm>) -> Answer {
    let id = AssignmentId(id);
    page.store.assignment_to_decide(&page.actor, id).await?;
    let saved = match typed.parse() {
        Ok(reason) => page.store.send_assignment_back(&page.actor, id, version(&typed.version), reason).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::SentBack)),
        Err(error) => again(&page, id, Typed::SendBack(typed), error).await,
    }
}

async fn close(page: Page, Path(id): Path<i64>, Form(typed): Form<ClosingForm>) -> Answer {
    let id = AssignmentId(id);
    let body = page.store.assignment_to_decide(&page.actor, id).await?.decision.body;
    let made_from = version(&typed.decision.version);
    let saved = match typed.parse(body, page.today) {
        Ok(closing) => page.store.close_assignment(&page.actor, id, made_from, closing).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Closed)),
        Err(error) => again(&page, id, Typed::Closing(typed), error).await,
    }
}

/// A version as the form sends it; what cannot be read is no version that holds.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}
