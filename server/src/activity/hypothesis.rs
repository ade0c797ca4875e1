//! What an activity is expected to do for goals, and whether it did.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use crate::trouble::Trouble;
use app::activity::hypothesis::{HypothesisEdit, VerdictEdit, without_data};
use app::activity::show::Done;
use app::form::Form as Filled;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::activity::{Activity, Chosen};
use domain::hypothesis::{HypothesisForm, VerdictForm, VerdictKind};
use domain::id::{ActivityId, HypothesisId};
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use store::Error;

pub(super) async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    let (activity, _) = page.store.activity_to_change(&page.actor, ActivityId(id)).await?;
    draw(&page, StatusCode::OK, (activity, None), HypothesisForm::default(), Trouble::default()).await
}

pub(super) async fn state(page: Page, Path(id): Path<i64>, Form(form): Form<HypothesisForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let id = ActivityId(id);
    let saved = match form.parse() {
        Ok(draft) => page.store.state_hypothesis(&page.actor, id, draft).await,
        Err(errors) => Err(errors.into()),
    };
    answer(&page, (id, None), form, saved).await
}

pub(super) async fn edit(page: Page, Path((id, own)): Path<(i64, i64)>) -> Answer {
    let (id, own) = (ActivityId(id), HypothesisId(own));
    let (activity, ties) = page.store.activity_to_change(&page.actor, id).await?;
    let tie = ties.iter().find(|tie| tie.id == own).ok_or(Rejection::NotFound)?;
    if tie.verdict.is_some() {
        return Err(Rejection::from(StateProblem::VerdictStands).into());
    }
    let typed = HypothesisForm { version: activity.version.to_string(), ..HypothesisForm::from(tie) };
    draw(&page, StatusCode::OK, (activity, Some(own)), typed, Trouble::default()).await
}

pub(super) async fn change(page: Page, Path((id, own)): Path<(i64, i64)>, Form(form): Form<HypothesisForm>) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let (id, own) = (ActivityId(id), HypothesisId(own));
    let saved = match form.parse() {
        Ok(draft) => page.store.change_hypothesis(&page.actor, (id, own), version(&form.version), draft).await,
        Err(errors) => Err(errors.into()),
    };
    answer(&page, (id, Some(own)), form, saved).await
}

async fn answer(
    page: &Page,
    place: (ActivityId, Option<HypothesisId>),
    mut form: HypothesisForm,
    saved: Result<(), Error>,
) -> Answer {
    let Err(error) = saved else { return Ok(done(place.0, Done::Saved)) };
    let (activity, ties) = page.store.activity_to_change(&page.actor, place.0).await?;
    let now = ties.iter().find(|tie| Some(tie.id) == place.1).map(HypothesisForm::from);
    let now = async { Ok(now.ok_or(Rejection::ChangedByAnother)?) };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if trouble.now.is_some() {
        form.version = activity.version.to_string();
    }
    draw(page, status, (activity, place.1), form, trouble).await
}

pub(super) async fn remove(page: Page, Path((id, own)): Path<(i64, i64)>) -> Answer {
    let id = ActivityId(id);
    page.store.remove_hypothesis(&page.actor, id, HypothesisId(own)).await?;
    Ok(done(id, Done::Saved))
}

async fn draw(
    page: &Page,
    status: StatusCode,
    (activity, own): (Activity, Option<HypothesisId>),
    typed: HypothesisForm,
    trouble: Trouble<HypothesisForm>,
) -> Answer {
    let Trouble { errors, refused, now } = trouble;
    if !activity.state.stage().is_open() && refused.is_none() {
        return Err(Rejection::from(StateProblem::ActivityIsOver).into());
    }
    let theirs = now.as_ref().map(Chosen::in_hypothesis).unwrap_or_default();
    let chosen = Chosen::in_hypothesis(&typed).and(theirs);
    let choices = page.store.activity_choices(&page.actor, Some(activity.id), &chosen, page.today).await?;
    let form = Filled::with_errors(page.text, errors);
    let title = page.text.hypothesis_new_title();
    let activity = (activity.id, activity.title);
    Ok(page.answer(status, title, || view! { <HypothesisEdit form activity own typed choices refused now /> }))
}

pub(super) async fn ask_verdict(page: Page, Path((id, own)): Path<(i64, i64)>) -> Answer {
    draw_verdict(&page, StatusCode::OK, (id, own), None, Trouble::default()).await
}

pub(super) async fn give_verdict(
    page: Page,
    Path((id, own)): Path<(i64, i64)>,
    Form(form): Form<VerdictForm>,
) -> Answer {
    require_somewhere(&page.actor, Action::WriteActivity)?;
    let place = (ActivityId(id), HypothesisId(own));
    let saved = match form.parse() {
        Ok(verdict) => page.store.give_verdict(&page.actor, place, verdict, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(place.0, Done::Tested)) };
    let (status, trouble) = Trouble::told(page.text, error)?;
    draw_verdict(&page, status, (id, own), Some(form), trouble).await
}

/// The form of the verdict. Where the indicator says nothing, "cannot tell" is chosen from the start, with the reason.
async fn draw_verdict(
    page: &Page,
    status: StatusCode,
    (id, own): (i64, i64),
    typed: Option<VerdictForm>,
    trouble: Trouble<()>,
) -> Answer {
    let id = ActivityId(id);
    let found = page.store.activity_page_to_change(&page.actor, id, page.today).await?;
    let tie = found.hypotheses.iter().find(|tie| tie.hypothesis.id.0 == own).cloned().ok_or(Rejection::NotFound)?;
    if tie.hypothesis.verdict.is_some() && typed.is_none() {
        return Err(Rejection::from(StateProblem::VerdictStands).into());
    }
    let fresh = || match without_data(page.text, &tie) {
        Some(sentence) => VerdictForm { verdict: VerdictKind::CannotTell.word().to_owned(), sentence },
        None => VerdictForm::default(),
    };
    let typed = typed.unwrap_or_else(fresh);
    let (form, refused) = (Filled::with_errors(page.text, trouble.errors), trouble.refused);
    let title = page.text.verdict_title();
    let activity = (id, found.activity.title);
    Ok(page.answer(status, title, || view! { <VerdictEdit form activity tie typed refused /> }))
}
