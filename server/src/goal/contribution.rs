//! What units say that they do for a goal.

use super::done;
use crate::error::Answer;
use crate::page::{Page, see_other};
use app::form::Form as Filled;
use app::goal::contribution::ContributionEdit;
use app::goal::show::Done;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::contribution::{ContributionForm, ContributionPage};
use domain::field::FieldErrors;
use domain::id::GoalId;
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

/// The unit that speaks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Speaking {
    unit: String,
}

pub(super) async fn new(page: Page, Path(id): Path<i64>, Query(speaking): Query<Speaking>) -> Answer {
    let found = page.store.contribution_page(&page.actor, GoalId(id), page.today).await?;
    let own = page.actor.acting().map(|acting| acting.unit.to_string()).unwrap_or_default();
    let asked = if speaking.unit.is_empty() { own } else { speaking.unit };
    let unit = found.units.iter().find(|unit| unit.id.to_string() == asked);
    let unit = unit.map(|unit| unit.id.to_string()).unwrap_or_default();
    let stated = found.stated.iter().find(|row| row.unit.id.to_string() == unit);
    // What the unit said of the goal before is a beginning, when it has said nothing of this one.
    let before = found.before.iter().map(|it| &it.row).find(|row| row.unit.id.to_string() == unit);
    let typed = ContributionForm {
        version: stated.map(|row| row.version.to_string()).unwrap_or_default(),
        text: stated.or(before).map(|row| row.text.clone()).unwrap_or_default(),
        unit,
    };
    Ok(draw(&page, StatusCode::OK, found, typed, FieldErrors::default()))
}

pub(super) async fn state(page: Page, Path(id): Path<i64>, Form(form): Form<ContributionForm>) -> Answer {
    let id = GoalId(id);
    let saved = match form.parse() {
        Ok(draft) => page.store.state_contribution(&page.actor, id, draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(_) => Ok(see_other(done(id, Done::Contributed))),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            let found = page.store.contribution_page(&page.actor, id, page.today).await?;
            Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, found, form, errors))
        }
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            let found = page.store.contribution_page(&page.actor, id, page.today).await?;
            let stated = found.stated.iter().find(|row| row.unit.id.to_string() == form.unit);
            let version = stated.map(|row| row.version.to_string()).unwrap_or_default();
            Ok(draw(&page, StatusCode::CONFLICT, found, ContributionForm { version, ..form }, FieldErrors::default()))
        }
        Err(error) => Err(error.into()),
    }
}

fn draw(
    page: &Page,
    status: StatusCode,
    found: ContributionPage,
    typed: ContributionForm,
    errors: FieldErrors,
) -> axum::response::Response {
    let form = Filled::with_errors(page.text, errors);
    let changed = status == StatusCode::CONFLICT;
    page.answer(status, page.text.goal_contribute_title(), || {
        view! { <ContributionEdit form page=found typed changed /> }
    })
}
