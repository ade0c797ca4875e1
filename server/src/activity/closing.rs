//! Closing an activity, and removing an obstacle.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use app::activity::closing::{ClosingEdit, RemovalEdit};
use app::activity::show::Done;
use app::form::Form as Filled;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::{ActivityStage, ClosingForm};
use domain::field::FieldErrors;
use domain::id::{ActivityId, ObstacleId};
use domain::obstacle::ObstacleForm;
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use store::Error;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    draw(&page, StatusCode::OK, ActivityId(id), None, FieldErrors::default()).await
}

pub(super) async fn end(page: Page, Path(id): Path<i64>, Form(form): Form<ClosingForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let id = ActivityId(id);
    let saved = match form.parse() {
        Ok(ending) => page.store.end_activity(&page.actor, id, version(&form.version), ending, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Ended)),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            draw(&page, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form), errors).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    page: &Page,
    status: StatusCode,
    id: ActivityId,
    typed: Option<ClosingForm>,
    errors: FieldErrors,
) -> Answer {
    let found = page.store.activity_page_to_change(&page.actor, id, page.today).await?;
    let stage = found.activity.state.stage();
    if !stage.is_open() {
        return Err(Rejection::from(StateProblem::ActivityIsOver).into());
    }
    let others = page.store.open_activities(&page.actor, id).await?;
    let fresh = || ClosingForm {
        version: found.activity.version.to_string(),
        ending: if stage == ActivityStage::Ongoing { "done".to_owned() } else { "stopped".to_owned() },
        ..ClosingForm::default()
    };
    let typed = typed.unwrap_or_else(fresh);
    let form = Filled::with_errors(page.text, errors);
    let title = page.text.closing_title();
    Ok(page.answer(status, title, || view! { <ClosingEdit form page=found typed others /> }))
}

pub(super) async fn ask_removal(page: Page, Path((id, obstacle)): Path<(i64, i64)>) -> Answer {
    let empty = ObstacleForm::default();
    draw_removal(&page, StatusCode::OK, (id, obstacle), empty, FieldErrors::default()).await
}

pub(super) async fn remove_obstacle(
    page: Page,
    Path((id, obstacle)): Path<(i64, i64)>,
    Form(form): Form<ObstacleForm>,
) -> Answer {
    require_somewhere(&page.actor, Action::RemoveObstacle)?;
    match form.parse() {
        Ok(how) => {
            let (id, gone) = (ActivityId(id), ObstacleId(obstacle));
            page.store.remove_obstacle(&page.actor, id, gone, how, page.today).await?;
            Ok(done(id, Done::Removed))
        }
        Err(errors) => draw_removal(&page, StatusCode::UNPROCESSABLE_ENTITY, (id, obstacle), form, errors).await,
    }
}

async fn draw_removal(
    page: &Page,
    status: StatusCode,
    (id, gone): (i64, i64),
    typed: ObstacleForm,
    errors: FieldErrors,
) -> Answer {
    require_somewhere(&page.actor, Action::RemoveObstacle)?;
    let found = page.store.activity_page(&page.actor, ActivityId(id), page.today).await?;
    if !found.allowed.remove_obstacle {
        return Err(Rejection::Forbidden(Action::RemoveObstacle).into());
    }
    let obstacle = found.obstacles.iter().find(|known| known.id.0 == gone).cloned().ok_or(Rejection::NotFound)?;
    if obstacle.removed.is_some() {
        return Err(Rejection::from(StateProblem::ObstacleIsRemoved).into());
    }
    let form = Filled::with_errors(page.text, errors);
    let title = page.text.activity_obstacle_remove();
    Ok(page.answer(status, title, || view! { <RemovalEdit form page=found obstacle typed /> }))
}
