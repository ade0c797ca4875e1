//! Proposing and changing an activity.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use app::activity::edit::ActivityEdit;
use app::activity::show::Done;
use app::form::Form as Filled;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::{ActivityChoices, ActivityForm};
use domain::field::FieldErrors;
use domain::id::ActivityId;
use domain::permission::{Action, require_somewhere};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

/// What a new activity starts with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    goal: String,
    unit: String,
}

pub(super) async fn new(page: Page, Query(start): Query<Start>) -> Answer {
    let choices = page.store.activity_choices(&page.actor, None, page.today).await?;
    let own = page.actor.acting().map(|acting| acting.unit.to_string()).unwrap_or_default();
    let typed = ActivityForm {
        goal: start.goal,
        unit: if start.unit.is_empty() { own } else { start.unit },
        from: page.today.to_string(),
        ..ActivityForm::default()
    };
    Ok(draw(&page, StatusCode::OK, None, typed, choices, FieldErrors::default()))
}

pub(super) async fn create(page: Page, Form(form): Form<ActivityForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let saved = match form.parse_new() {
        Ok(proposal) => page.store.propose_activity(&page.actor, proposal, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(done(id, if form.adopt == "on" { Done::Adopted } else { Done::Proposed })),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            let choices = page.store.activity_choices(&page.actor, None, page.today).await?;
            Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, None, form, choices, errors))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    let id = ActivityId(id);
    let (activity, _) = page.store.activity_to_change(&page.actor, id).await?;
    if !activity.state.stage().is_open() {
        return Err(Rejection::from(domain::rejection::StateProblem::ActivityIsOver).into());
    }
    let choices = page.store.activity_choices(&page.actor, Some(id), page.today).await?;
    Ok(draw(&page, StatusCode::OK, Some(id), ActivityForm::from(&activity), choices, FieldErrors::default()))
}

pub(super) async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<ActivityForm>) -> Answer {
    let id = ActivityId(id);
    let (current, _) = page.store.activity_to_change(&page.actor, id).await?;
    let saved = match form.parse() {
        Ok(draft) => page.store.change_activity(&page.actor, id, version(&form.version), draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(done(id, Done::Saved)),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            let choices = page.store.activity_choices(&page.actor, Some(id), page.today).await?;
            Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, Some(id), form, choices, errors))
        }
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            let choices = page.store.activity_choices(&page.actor, Some(id), page.today).await?;
            // Saving again is the choice of one's own text over the other's.
            let typed = ActivityForm { version: current.version.to_string(), ..form };
            Ok(conflict(&page, id, typed, ActivityForm::from(&current), choices))
        }
        Err(error) => Err(error.into()),
    }
}

/// The form again beside what somebody else has saved, 409.
fn conflict(
    page: &Page,
    id: ActivityId,
    typed: ActivityForm,
    theirs: ActivityForm,
    choices: ActivityChoices,
) -> axum::response::Response {
    let form = Filled::fresh(page.text);
    let (own, theirs) = (Some(id), Some(theirs));
    page.conflict(page.text.activity_edit_title(), || view! { <ActivityEdit form own typed choices theirs /> })
}

fn draw(
    page: &Page,
    status: StatusCode,
    own: Option<ActivityId>,
    typed: ActivityForm,
    choices: ActivityChoices,
    errors: FieldErrors,
) -> axum::response::Response {
    let form = Filled::with_errors(page.text, errors);
    let title = if own.is_some() { page.text.activity_edit_title() } else { page.text.activity_new_title() };
    page.answer(status, title, || view! { <ActivityEdit form own typed choices theirs=None /> })
}
