//! Registering what a body has decided.

use super::{done, version};
use crate::error::Answer;
use crate::page::{Page, see_other};
use app::form::Form as Filled;
use app::goal::decision::{Deciding, DecisionEdit, Refused};
use app::goal::show::Done;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::goal::{DecisionForm, Goal, GoalStage};
use domain::id::GoalId;
use domain::permission::{Action, Place, require};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use store::Error;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    blank(&page, GoalId(id), Deciding::Adoption).await
}

pub(super) async fn new_closing(page: Page, Path(id): Path<i64>) -> Answer {
    blank(&page, GoalId(id), Deciding::Closing).await
}

pub(super) async fn decide(page: Page, Path(id): Path<i64>, Form(form): Form<DecisionForm>) -> Answer {
    save(&page, GoalId(id), Deciding::Adoption, form).await
}

pub(super) async fn close(page: Page, Path(id): Path<i64>, Form(form): Form<DecisionForm>) -> Answer {
    save(&page, GoalId(id), Deciding::Closing, form).await
}

/// The empty form, for those who may, in the state that it is for.
async fn blank(page: &Page, id: GoalId, deciding: Deciding) -> Answer {
    let goal = page.store.goal(&page.actor, id).await?;
    let body = page.store.unit(&page.actor, goal.body).await?;
    require(&page.actor, Action::RegisterDecision, &Place::Unit(body.path))?;
    match (deciding, goal.state.stage()) {
        (Deciding::Adoption, GoalStage::Proposed) | (Deciding::Closing, GoalStage::Decided) => {}
        (Deciding::Adoption, _) => return Err(Rejection::from(StateProblem::NotProposed).into()),
        (Deciding::Closing, _) => return Err(Rejection::from(StateProblem::NotInForce).into()),
    }
    let typed = DecisionForm { version: goal.version.to_string(), ..DecisionForm::default() };
    draw(page, StatusCode::OK, deciding, goal, typed, Trouble::default()).await
}

/// Why a form comes back.
#[derive(Default)]
struct Trouble {
    errors: FieldErrors,
    refused: Option<Refused>,
}

async fn save(page: &Page, id: GoalId, deciding: Deciding, form: DecisionForm) -> Answer {
    let goal = page.store.goal(&page.actor, id).await?;
    let made_from = version(&form.version);
    let saved = match (form.parse(goal.body, page.today), deciding) {
        (Ok(decision), Deciding::Adoption) => page.store.decide_goal(&page.actor, id, made_from, decision).await,
        (Ok(decision), Deciding::Closing) => page.store.close_goal(&page.actor, id, made_from, decision).await,
        (Err(errors), _) => Err(errors.into()),
    };
    let (status, trouble) = match saved {
        Ok(()) => {
            let did = if deciding == Deciding::Adoption { Done::Decided } else { Done::Closed };
            return Ok(see_other(done(id, did)));
        }
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Trouble { errors, refused: None })
        }
        Err(Error::Rejected(Rejection::ChangedByAnother)) => (StatusCode::CONFLICT, refused(Refused::Changed)),
        Err(Error::Rejected(Rejection::State(problem))) => (StatusCode::CONFLICT, refused(Refused::State(problem))),
        Err(error) => return Err(error.into()),
    };
    let body = page.store.unit(&page.actor, goal.body).await?;
    require(&page.actor, Action::RegisterDecision, &Place::Unit(body.path))?;
    // As the goal is now: what is sent next is said of that.
    let goal = page.store.goal(&page.actor, id).await?;
    let form = DecisionForm { version: goal.version.to_string(), ..form };
    draw(page, status, deciding, goal, form, trouble).await
}

fn refused(refused: Refused) -> Trouble {
    Trouble { errors: FieldErrors::default(), refused: Some(refused) }
}

async fn draw(
    page: &Page,
    status: StatusCode,
    deciding: Deciding,
    goal: Goal,
    typed: DecisionForm,
    trouble: Trouble,
) -> Answer {
    let body = page.store.unit(&page.actor, goal.body).await?.name;
    let replaces = match goal.replaces.filter(|_| deciding == Deciding::Adoption) {
        Some(replaces) => Some(page.store.goal(&page.actor, replaces).await?.text.title),
        None => None,
    };
    let Trouble { errors, refused } = trouble;
    let form = Filled::with_errors(page.text, errors);
    Ok(page.answer(status, deciding.title(page.text), || {
        view! { <DecisionEdit form deciding goal body replaces typed refused /> }
    }))
}
