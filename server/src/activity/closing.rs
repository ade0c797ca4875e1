//! Closing an activity, and removing an obstacle.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use crate::trouble::Trouble;
use app::activity::closing::{ClosingEdit, RemovalEdit};
use app::activity::show::Done;
use app::form::Form as Filled;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::{ActivityStage, ClosingForm};
use domain::id::{ActivityId, ObstacleId};
use domain::obstacle::ObstacleForm;
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    draw(&page, StatusCode::OK, ActivityId(id), None, Trouble::default()).await
}

pub(super) async fn end(page: Page, Path(id): Path<i64>, Form(form): Form<ClosingForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let id = ActivityId(id);
    let saved = match form.parse() {
        Ok(ending) => page.store.end_activity(&page.actor, id, version(&form.version), ending, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(id, Done::Ended)) };
    let (status, trouble) = Trouble::of(page.text, error, async { Ok(()) }).await?;
    draw(&page, status, id, Some(form), trouble).await
}

async fn draw(
    page: &Page,
    status: StatusCode,
    id: ActivityId,
    typed: Option<ClosingForm>,
    trouble: Trouble<()>,
) -> Answer {
    let found = page.store.activity_page_to_change(&page.actor, id, page.today).await?;
    let stage = found.activity.state.stage();
    if !stage.is_open() && typed.is_none() {
        return Err(Rejection::from(StateProblem::ActivityIsOver).into());
    }
    let others = page.store.open_activities(&page.actor, id).await?;
    let fresh = || ClosingForm {
        version: found.activity.version.to_string(),
        ending: if stage == ActivityStage::Ongoing { "done".to_owned() } else { "stopped".to_owned() },
        ..ClosingForm::default()
    };
    let mut typed = typed.unwrap_or_else(fresh);
    let Trouble { errors, refused, now } = trouble;
    if now.is_some() {
        typed.version = found.activity.version.to_string();
    }
    let refused = refused.or_else(|| now.map(|()| page.text.closing_changed()));
    let form = Filled::with_errors(page.text, errors);
    let title = page.text.closing_title();
    Ok(page.answer(status, title, || view! { <ClosingEdit form page=found typed others refused /> }))
}

pub(super) async fn ask_removal(page: Page, Path((id, obstacle)): Path<(i64, i64)>) -> Answer {
    draw_removal(&page, StatusCode::OK, (id, obstacle), None, Trouble::default()).await
}

pub(super) async fn remove_obstacle(
    page: Page,
    Path((id, obstacle)): Path<(i64, i64)>,
    Form(form): Form<ObstacleForm>,
) -> Answer {
    require_somewhere(&page.actor, Action::RemoveObstacle)?;
    let (of, gone) = (ActivityId(id), ObstacleId(obstacle));
    let saved = match form.parse() {
        Ok(how) => page.store.remove_obstacle(&page.actor, of, gone, how, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(of, Done::Removed)) };
    let (status, trouble) = Trouble::told(page.text, error)?;
    draw_removal(&page, status, (id, obstacle), Some(form), trouble).await
}

async fn draw_removal(
    page: &Page,
    status: StatusCode,
    (id, gone): (i64, i64),
    typed: Option<ObstacleForm>,
    trouble: Trouble<()>,
) -> Answer {
    require_somewhere(&page.actor, Action::RemoveObstacle)?;
    let found = page.store.activity_page(&page.actor, ActivityId(id), page.today).await?;
    if !found.allowed.remove_obstacle {
        return Err(Rejection::Forbidden(Action::RemoveObstacle).into());
    }
    let obstacle = found.obstacles.iter().find(|known| known.id.0 == gone).cloned().ok_or(Rejection::NotFound)?;
    if obstacle.removed.is_some() && typed.is_none() {
        return Err(Rejection::from(StateProblem::ObstacleIsRemoved).into());
    }
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    let (title, typed) = (page.text.activity_obstacle_remove(), typed.unwrap_or_default());
    Ok(page.answer(status, title, || view! { <RemovalEdit form page=found obstacle typed refused /> }))
}
