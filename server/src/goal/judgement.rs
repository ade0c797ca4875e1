//! Judging how a goal goes.

use super::done;
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::goal::judgement::JudgementEdit;
use app::goal::show::Done;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::goal::{GoalPage, GoalStage};
use domain::id::GoalId;
use domain::judgement::{Judgement, JudgementForm};
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;

/// The empty form, in which what the rule suggests is chosen.
pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    let goal = to_judge(&page, GoalId(id)).await?;
    let status = goal.suggestion.status.word().to_owned();
    let typed = JudgementForm { seen: seen(&goal), status, sentence: String::new() };
    Ok(draw(&page, StatusCode::OK, goal, typed, Trouble::default()))
}

pub(super) async fn judge(page: Page, Path(id): Path<i64>, Form(mut form): Form<JudgementForm>) -> Answer {
    let id = GoalId(id);
    let Err(error) = page.store.judge_goal(&page.actor, id, &form, page.today).await else {
        return Ok(see_other(done(id, Done::Judged)));
    };
    let now = async { Ok(holding(&to_judge(&page, id).await?)) };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.seen.clone_from(&now.seen);
    }
    let goal = page.store.goal_page(&page.actor, id, None, page.today).await?;
    Ok(draw(&page, status, goal, form, trouble))
}

/// The goal, for those who may judge it, while it is in force.
async fn to_judge(page: &Page, id: GoalId) -> Result<GoalPage, Failure> {
    require_somewhere(&page.actor, Action::JudgeGoal)?;
    let goal = page.store.goal_page(&page.actor, id, None, page.today).await?;
    if goal.goal.state.stage() != GoalStage::Decided {
        return Err(Rejection::from(StateProblem::NotInForce).into());
    }
    if !goal.allowed.judge {
        return Err(Rejection::Forbidden(Action::JudgeGoal).into());
    }
    Ok(goal)
}

fn seen(goal: &GoalPage) -> String {
    goal.judgement_id.map(|id| id.to_string()).unwrap_or_default()
}

/// The judgement that holds, as a form.
fn holding(goal: &GoalPage) -> JudgementForm {
    let said = |judgement: &Judgement| (judgement.status.word().to_owned(), judgement.sentence.clone());
    let (status, sentence) = goal.judgement.as_ref().map(said).unwrap_or_default();
    JudgementForm { seen: seen(goal), status, sentence }
}

fn draw(
    page: &Page,
    status: StatusCode,
    goal: GoalPage,
    typed: JudgementForm,
    trouble: Trouble<JudgementForm>,
) -> axum::response::Response {
    let Trouble { errors, refused, now } = trouble;
    let form = Filled::with_errors(page.text, errors);
    let (suggestion, goal) = (goal.suggestion, (goal.goal.id, goal.goal.text.title));
    page.answer(status, page.text.goal_judge_title(), || {
        view! { <JudgementEdit form goal suggestion typed refused now /> }
    })
}
