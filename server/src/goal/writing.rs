//! Writing a goal.

use super::{Pressed, done, version};
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::goal::conflict::{GoalConflict, OtherChange};
use app::goal::edit::{GoalEdit, Purpose};
use app::goal::show::Done;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::event::{ObjectKind, TrailFilter};
use domain::goal::{GoalChoices, GoalForm};
use domain::id::GoalId;
use domain::permission::{Action, require_somewhere};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

/// What a new goal starts with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    parent: String,
    body: String,
    level: String,
}

pub(super) async fn new(page: Page, Query(start): Query<Start>) -> Answer {
    let mut typed = GoalForm {
        parents: Some(start.parent).filter(|parent| !parent.is_empty()).into_iter().collect(),
        body: start.body,
        level: start.level,
        from: page.today.to_string(),
        ..GoalForm::default()
    };
    let choices = page.store.goal_choices(&page.actor, None, &[&typed], page.today).await?;
    if let ([body], true) = (&choices.bodies[..], typed.body.is_empty()) {
        typed.body = body.id.to_string();
    }
    Ok(draw(&page, StatusCode::OK, Purpose::New, typed, choices, Trouble::default()))
}

pub(super) async fn create(page: Page, Form(form): Form<GoalForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteGoal)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.create_goal(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    let error = match saved {
        Ok(id) => return Ok(see_other(done(id, Done::Saved))),
        Err(error) => error,
    };
    let (status, trouble) = Trouble::told(page.text, error)?;
    let purpose = match form.replaces.parse() {
        Ok(replaces) => Purpose::Replacement(page.store.goal(&page.actor, replaces).await?.text.title),
        Err(_) => Purpose::New,
    };
    let choices = page.store.goal_choices(&page.actor, None, &[&form], page.today).await?;
    Ok(draw(&page, status, purpose, form, choices, trouble))
}

pub(super) async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    let id = GoalId(id);
    let goal = page.store.goal_to_change(&page.actor, id).await?;
    let typed = GoalForm::from(&goal);
    let choices = page.store.goal_choices(&page.actor, Some(id), &[&typed], page.today).await?;
    Ok(draw(&page, StatusCode::OK, Purpose::Change(id), typed, choices, Trouble::default()))
}

pub(super) async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<GoalForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteGoal)?;
    let id = GoalId(id);
    let saved = match form.parse() {
        Ok(draft) => page.store.change_goal(&page.actor, id, version(&form.version), draft).await,
        // What is wrong with the form is told only to those who may send it.
        Err(errors) => page.store.goal_to_change(&page.actor, id).await.and(Err(errors.into())),
    };
    let error = match saved {
        Ok(()) => return Ok(see_other(done(id, Done::Saved))),
        Err(Error::Rejected(Rejection::ChangedByAnother)) => return conflict(&page, id, form).await,
        Err(error) => error,
    };
    let (status, trouble) = Trouble::told(page.text, error)?;
    let choices = page.store.goal_choices(&page.actor, Some(id), &[&form], page.today).await?;
    Ok(draw(&page, status, Purpose::Change(id), form, choices, trouble))
}

/// Both texts side by side, 409.
async fn conflict(page: &Page, id: GoalId, mine: GoalForm) -> Answer {
    let theirs = GoalForm::from(&page.store.goal(&page.actor, id).await?);
    let choices = page.store.goal_choices(&page.actor, Some(id), &[&theirs, &mine], page.today).await?;
    let filter = TrailFilter { kind: Some(ObjectKind::Goal), object: Some(id.0), ..TrailFilter::default() };
    let trail = page.store.trail(&page.actor, &filter).await?;
    let text = page.text;
    let other = trail.rows.first().map_or_else(OtherChange::default, |event| OtherChange {
        name: event.person_name.clone(),
        at: text.instant(event.at),
    });
    Ok(page.conflict(text.goal_conflict_title(), || view! { <GoalConflict text id theirs mine choices other /> }))
}

pub(super) async fn replace(page: Page, Path(id): Path<i64>) -> Answer {
    let goal = page.store.goal_replacement(&page.actor, GoalId(id)).await?;
    let typed = GoalForm { version: String::new(), from: page.today.to_string(), ..GoalForm::from(&goal) };
    let choices = page.store.goal_choices(&page.actor, Some(goal.id), &[&typed], page.today).await?;
    let purpose = Purpose::Replacement(goal.text.title);
    Ok(draw(&page, StatusCode::OK, purpose, typed, choices, Trouble::default()))
}

pub(super) async fn propose(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = GoalId(id);
    page.store.propose_goal(&page.actor, id, version(&pressed.version), page.today).await?;
    Ok(see_other(done(id, Done::Proposed)))
}

pub(super) async fn take_back(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    let id = GoalId(id);
    page.store.take_back_goal(&page.actor, id, version(&pressed.version)).await?;
    Ok(see_other(done(id, Done::TakenBack)))
}

pub(super) async fn remove(page: Page, Path(id): Path<i64>, Form(pressed): Form<Pressed>) -> Answer {
    page.store.remove_goal(&page.actor, GoalId(id), version(&pressed.version)).await?;
    Ok(see_other("/goals"))
}

fn draw(
    page: &Page,
    status: StatusCode,
    purpose: Purpose,
    typed: GoalForm,
    choices: GoalChoices,
    trouble: Trouble<GoalForm>,
) -> axum::response::Response {
    let Trouble { errors, refused, now: _ } = trouble;
    let form = Filled::with_errors(page.text, errors);
    page.answer(status, purpose.title(page.text), || view! { <GoalEdit form purpose typed refused choices /> })
}
