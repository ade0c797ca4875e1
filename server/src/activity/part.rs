//! Steps and obstacles of an activity: small forms on its page.

use super::{done, draw};
use crate::error::Answer;
use crate::page::{Page, see_other};
use app::activity::show::Done;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::StepForm;
use domain::field::FieldErrors;
use domain::id::{ActivityId, StepId};
use domain::obstacle::ObstacleForm;
use domain::permission::{Action, require_somewhere};
use domain::rejection::Rejection;
use serde::Deserialize;

/// Where the steps stand on the activity's page.
fn steps_of(id: ActivityId) -> axum::response::Response {
    see_other(format!("{}#steps", app::activity::address(id)))
}

pub(super) async fn add_step(page: Page, Path(id): Path<i64>, Form(form): Form<StepForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let id = ActivityId(id);
    match form.parse() {
        Ok(step) => {
            page.store.add_step(&page.actor, id, step).await?;
            Ok(steps_of(id))
        }
        Err(errors) => refuse(&page, id, errors).await,
    }
}

/// What is wrong with a form is told only to those who may send it.
async fn refuse(page: &Page, id: ActivityId, errors: FieldErrors) -> Answer {
    let allowed = page.store.activity_page(&page.actor, id, page.today).await?.allowed;
    if !allowed.write && !allowed.take_part {
        return Err(Rejection::Forbidden(Action::WriteActivity).into());
    }
    draw(page, StatusCode::UNPROCESSABLE_ENTITY, id, errors, None).await
}

/// Whether the step is to be done: "on" or nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Ticked {
    done: String,
}

pub(super) async fn tick_step(page: Page, Path((id, step)): Path<(i64, i64)>, Form(ticked): Form<Ticked>) -> Answer {
    let id = ActivityId(id);
    page.store.tick_step(&page.actor, id, StepId(step), ticked.done == "on", page.today).await?;
    Ok(steps_of(id))
}

pub(super) async fn remove_step(page: Page, Path((id, step)): Path<(i64, i64)>) -> Answer {
    let id = ActivityId(id);
    page.store.remove_step(&page.actor, id, StepId(step)).await?;
    Ok(steps_of(id))
}

pub(super) async fn raise_obstacle(page: Page, Path(id): Path<i64>, Form(form): Form<ObstacleForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let id = ActivityId(id);
    match form.parse() {
        Ok(text) => {
            page.store.raise_obstacle(&page.actor, id, text, page.today).await?;
            Ok(done(id, Done::Raised))
        }
        Err(errors) => refuse(&page, id, errors).await,
    }
}
