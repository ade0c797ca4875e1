//! Judging how a goal goes.

use super::done;
use crate::error::Answer;
use crate::page::{Page, see_other};
use app::form::Form as Filled;
use app::goal::judgement::JudgementEdit;
use app::goal::show::Done;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::goal::GoalStage;
use domain::id::GoalId;
use domain::judgement::JudgementForm;
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use store::Error;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    draw(&page, StatusCode::OK, GoalId(id), None, FieldErrors::default()).await
}

pub(super) async fn judge(page: Page, Path(id): Path<i64>, Form(form): Form<JudgementForm>) -> Answer {
    let id = GoalId(id);
    match page.store.judge_goal(&page.actor, id, &form, page.today).await {
        Ok(()) => Ok(see_other(done(id, Done::Judged))),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            draw(&page, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form), errors).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The form, for those who may judge; what the rule suggests is chosen from the start.
async fn draw(
    page: &Page,
    status: StatusCode,
    id: GoalId,
    typed: Option<JudgementForm>,
    errors: FieldErrors,
) -> Answer {
    require_somewhere(&page.actor, Action::JudgeGoal)?;
    let found = page.store.goal_page(&page.actor, id, None, page.today).await?;
    if found.goal.state.stage() != GoalStage::Decided {
        return Err(Rejection::from(StateProblem::NotInForce).into());
    }
    if !found.allowed.judge {
        return Err(Rejection::Forbidden(Action::JudgeGoal).into());
    }
    let suggestion = found.suggestion;
    let typed =
        typed.unwrap_or_else(|| JudgementForm { status: suggestion.status.word().to_owned(), sentence: String::new() });
    let goal = (id, found.goal.text.title);
    let form = Filled::with_errors(page.text, errors);
    Ok(page.answer(status, page.text.goal_judge_title(), || view! { <JudgementEdit form goal suggestion typed /> }))
}
