//! Corrective measures: the register, one of them, and the acts of those who plan and follow them.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::measure::edit::MeasureEdit;
use app::measure::list::MeasureListShow;
use app::measure::show::{Done, MeasureShow, Typed};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::MeasureId;
use domain::measure::{EffectForm, MeasureEndForm, MeasureFilter, MeasureForm, MeasureStage};
use domain::permission::{Action, require_somewhere};
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/measures", list, Access::Public)
        .get("/measures/new", new, Access::SignedIn)
        .post("/measures", plan, Access::SignedIn)
        .get("/measures/{id}", show, Access::Public)
        .post("/measures/{id}/finishing", finish, Access::SignedIn)
        .post("/measures/{id}/dropping", dropping, Access::SignedIn)
        .post("/measures/{id}/effect", follow, Access::SignedIn)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    unit: String,
    goal: String,
    stage: String,
    all: String,
    late: String,
    page: String,
}

async fn list(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = MeasureFilter {
        unit: wanted.unit.parse().ok(),
        goal: wanted.goal.parse().ok(),
        stage: MeasureStage::from_word(&wanted.stage),
        all: wanted.all == "true",
        late: wanted.late == "true",
        page: wanted.page.parse().unwrap_or(1),
        q: wanted.q.chars().take(200).collect(),
    };
    let list = page.store.measure_list(&page.actor, &filter, page.today).await?;
    let (text, today) = (page.text, page.today);
    Ok(page.ok(text.measure_title(), || view! { <MeasureListShow text filter list today /> }))
}

async fn new(page: Page, Query(mut typed): Query<MeasureForm>) -> Answer {
    require_somewhere(&page.actor, Action::PlanMeasure)?;
    if typed.unit.is_empty() {
        typed.unit = page.actor.acting().map(|acting| acting.unit.to_string()).unwrap_or_default();
    }
    draw(&page, StatusCode::OK, typed, Trouble::default()).await
}

async fn plan(page: Page, Form(typed): Form<MeasureForm>) -> Answer {
    require_somewhere(&page.actor, Action::PlanMeasure)?;
    let saved = match typed.parse(page.today) {
        Ok(draft) => page.store.plan_measure(&page.actor, draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(done(id, Done::Planned)),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, typed, trouble).await
        }
    }
}

async fn draw(page: &Page, status: StatusCode, typed: MeasureForm, trouble: Trouble<()>) -> Answer {
    let choices = page.store.measure_choices(&page.actor, page.today).await?;
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    Ok(page.answer(status, page.text.measure_plan(), || view! { <MeasureEdit form choices typed refused /> }))
}

/// Back to the measure, which says what was just done.
fn done(id: MeasureId, done: Done) -> Response {
    see_other(format!("{}?done={}", app::measure::address(id), done.word()))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    view(&page, StatusCode::OK, MeasureId(id), Typed::Nothing, Trouble::default(), Done::from_word(&done)).await
}

async fn view(
    page: &Page,
    status: StatusCode,
    id: MeasureId,
    typed: Typed,
    trouble: Trouble<()>,
    done: Option<Done>,
) -> Answer {
    let found = page.store.measure_page(&page.actor, id).await?;
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    let (today, title) = (page.today, found.measure.title.clone());
    Ok(page.answer(status, title, || view! { <MeasureShow form page=found typed refused today done /> }))
}

/// The page again with what was typed, and why it was not done. Somebody who was faster is told of like a state that has changed.
async fn again(page: &Page, id: MeasureId, typed: Typed, error: Error) -> Answer {
    let (status, trouble) = Trouble::beside(page.text, error, page.text.measure_changed())?;
    view(page, status, id, typed, trouble, None).await
}

async fn finish(page: Page, Path(id): Path<i64>, Form(typed): Form<MeasureEndForm>) -> Answer {
    let id = MeasureId(id);
    page.store.measure_to_change(&page.actor, id).await?;
    let saved = match typed.parse() {
        Ok(note) => page.store.finish_measure(&page.actor, id, version(&typed.version), note, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Finished)),
        Err(error) => again(&page, id, Typed::Finish(typed), error).await,
    }
}

async fn dropping(page: Page, Path(id): Path<i64>, Form(typed): Form<MeasureEndForm>) -> Answer {
    let id = MeasureId(id);
    page.store.measure_to_change(&page.actor, id).await?;
    let saved = match typed.parse() {
        Ok(reason) => page.store.drop_measure(&page.actor, id, version(&typed.version), reason, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Dropped)),
        Err(error) => again(&page, id, Typed::Drop(typed), error).await,
    }
}

async fn follow(page: Page, Path(id): Path<i64>, Form(typed): Form<EffectForm>) -> Answer {
    let id = MeasureId(id);
    page.store.measure_to_change(&page.actor, id).await?;
    let saved = match typed.parse() {
        Ok(effect) => page.store.follow_measure(&page.actor, id, version(&typed.version), effect, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Followed)),
        Err(error) => again(&page, id, Typed::Effect(typed), error).await,
    }
}

/// A version as the form sends it; what cannot be read is no version that holds.
fn version(typed: &str) -> i64 {
    typed.trim().parse().unwrap_or(0)
}
