//! Proposing and changing an activity.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use crate::trouble::Trouble;
use app::activity::edit::ActivityEdit;
use app::activity::show::Done;
use app::form::Form as Filled;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::{ActivityForm, Chosen};
use domain::id::ActivityId;
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use serde::Deserialize;

/// What a new activity starts with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    goal: String,
    unit: String,
}

pub(super) async fn new(page: Page, Query(start): Query<Start>) -> Answer {
    let own = page.actor.acting().map(|acting| acting.unit.to_string()).unwrap_or_default();
    let typed = ActivityForm {
        goal: start.goal,
        unit: if start.unit.is_empty() { own } else { start.unit },
        from: page.today.to_string(),
        ..ActivityForm::default()
    };
    draw(&page, StatusCode::OK, None, typed, Trouble::default()).await
}

pub(super) async fn create(page: Page, Form(form): Form<ActivityForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let saved = match form.parse_new() {
        Ok(proposal) => page.store.propose_activity(&page.actor, proposal, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(done(id, if form.adopt == "on" { Done::Adopted } else { Done::Proposed })),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, None, form, trouble).await
        }
    }
}

pub(super) async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    let id = ActivityId(id);
    let (activity, _) = page.store.activity_to_change(&page.actor, id).await?;
    if !activity.state.stage().is_open() {
        return Err(Rejection::from(StateProblem::ActivityIsOver).into());
    }
    draw(&page, StatusCode::OK, Some(id), ActivityForm::from(&activity), Trouble::default()).await
}

pub(super) async fn change(page: Page, Path(id): Path<i64>, Form(mut form): Form<ActivityForm>) -> Answer {
    let id = ActivityId(id);
    let (current, _) = page.store.activity_to_change(&page.actor, id).await?;
    let saved = match form.parse() {
        Ok(draft) => page.store.change_activity(&page.actor, id, version(&form.version), draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(id, Done::Saved)) };
    let (status, trouble) = Trouble::of(page.text, error, async { Ok(ActivityForm::from(&current)) }).await?;
    if let Some(theirs) = &trouble.now {
        // Saving again is the choice of one's own text over the other's.
        form.version.clone_from(&theirs.version);
    }
    draw(&page, status, Some(id), form, trouble).await
}

async fn draw(
    page: &Page,
    status: StatusCode,
    own: Option<ActivityId>,
    typed: ActivityForm,
    trouble: Trouble<ActivityForm>,
) -> Answer {
    let Trouble { errors, refused, now: theirs } = trouble;
    let chosen = Chosen::in_activity(&typed).and(theirs.as_ref().map(Chosen::in_activity).unwrap_or_default());
    let choices = page.store.activity_choices(&page.actor, own, &chosen, page.today).await?;
    let form = Filled::with_errors(page.text, errors);
    let title = if own.is_some() { page.text.activity_edit_title() } else { page.text.activity_new_title() };
    Ok(page.answer(status, title, || view! { <ActivityEdit form own typed choices refused theirs /> }))
}
