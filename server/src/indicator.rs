//! Indicators: the list, the page, and the forms of those who define.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::indicator::{
    IndicatorEdit, IndicatorListShow, IndicatorShow, Meanwhile, Receipt, TargetsShow, address, kept_reason, said_reason,
};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use chrono::NaiveDate;
use domain::field::FieldErrors;
use domain::id::{IndicatorId, TargetId};
use domain::indicator::{GoalLink, Indicator, IndicatorDraft, IndicatorFilter, IndicatorForm, SeenTarget, TargetForm};
use domain::permission::Action;
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/indicators", list, Access::Public)
        .get("/indicators/new", new, Access::SignedIn)
        .post("/indicators", create, Access::SignedIn)
        .get("/indicators/{id}", show, Access::Public)
        .get("/indicators/{id}/edit", edit, Access::SignedIn)
        .post("/indicators/{id}", change, Access::SignedIn)
        .get("/indicators/{id}/targets", targets, Access::SignedIn)
        .post("/indicators/{id}/targets", set_target, Access::SignedIn)
        .post("/indicators/{id}/targets/{target}/removal", remove_target, Access::SignedIn)
}

/// The choices as a form sends them: a field that is left empty is no choice.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Chosen {
    unit: String,
    orphans: String,
    stale: String,
    page: String,
}

async fn list(page: Page, Query(chosen): Query<Chosen>) -> Answer {
    let filter = IndicatorFilter {
        unit: chosen.unit.parse().ok(),
        orphans: chosen.orphans == "true",
        stale: chosen.stale == "true",
        page: chosen.page.parse().unwrap_or(1),
    };
    let list = page.store.indicator_list(&page.actor, &filter, page.today).await?;
    let text = page.text;
    Ok(page.ok(text.nav_indicators(), || view! { <IndicatorListShow text filter list /> }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let found = page.store.indicator_page(&page.actor, IndicatorId(id), page.past(), page.today).await?;
    let (text, today, own_name) = (page.text, page.today, own_name(&page));
    let done = Receipt::from_word(&done);
    let title = found.series.indicator.name.clone();
    Ok(page.ok(title, || view! { <IndicatorShow text page=found today own_name done /> }))
}

/// The day that was chosen, when it can be read.
pub(crate) fn day(typed: &str) -> Option<NaiveDate> {
    FieldErrors::default().date("on", typed)
}

/// What the municipality's own line is called.
fn own_name(page: &Page) -> String {
    let municipality = &page.municipality;
    let short = municipality.short_name.trim();
    if short.is_empty() { municipality.name.clone() } else { short.to_owned() }
}

async fn new(page: Page) -> Answer {
    let form = IndicatorForm { decimals: "0".to_owned(), ..IndicatorForm::default() };
    draw_form(&page, StatusCode::OK, None, (form, &[]), Trouble::default()).await
}

async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    let (indicator, links) = page.store.indicator_to_change(&page.actor, IndicatorId(id)).await?;
    let form = form_of(&page, &indicator, &links);
    draw_form(&page, StatusCode::OK, Some(indicator.id), (form, &links), Trouble::default()).await
}

/// The form of an indicator to change, in the reader's language.
fn form_of(page: &Page, indicator: &Indicator, links: &[GoalLink]) -> IndicatorForm {
    let form = IndicatorForm::of(indicator, links);
    IndicatorForm { no_direction_reason: said_reason(page.text, &form.no_direction_reason), ..form }
}

/// What was typed, read.
fn read(form: &IndicatorForm) -> Result<IndicatorDraft, FieldErrors> {
    IndicatorForm { no_direction_reason: kept_reason(&form.no_direction_reason), ..form.clone() }.parse()
}

async fn draw_form(
    page: &Page,
    status: StatusCode,
    id: Option<IndicatorId>,
    (form, links): (IndicatorForm, &[GoalLink]),
    trouble: Trouble<IndicatorForm>,
) -> Answer {
    let (text, Trouble { errors, refused, now }) = (page.text, trouble);
    let choices = page.store.indicator_choices(&page.actor, links, &form, page.today).await?;
    let title = if id.is_some() { text.indicator_edit_title() } else { text.indicator_new() };
    Ok(page.answer(status, title, || view! { <IndicatorEdit text id form errors choices refused now /> }))
}

async fn create(page: Page, Form(form): Form<IndicatorForm>) -> Answer {
    let saved = match read(&form) {
        Ok(draft) => page.store.create_indicator(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(see_other(format!("{}?done=created", address(id, None)))),
        Err(error) => refuse(&page, None, form, error).await,
    }
}

async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<IndicatorForm>) -> Answer {
    let id = IndicatorId(id);
    let version = form.version.parse().unwrap_or_default();
    let saved = match read(&form) {
        Ok(draft) => page.store.change_indicator(&page.actor, id, version, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(see_other(format!("{}?done=changed", address(id, None)))),
        Err(error) => refuse(&page, Some(id), form, error).await,
    }
}

/// The form again, with what was typed and why it could not be saved.
async fn refuse(page: &Page, id: Option<IndicatorId>, mut form: IndicatorForm, error: Error) -> Answer {
    // What is wrong with the form is told only to those who may send it.
    let stands = match id {
        Some(id) => Some(page.store.indicator_to_change(&page.actor, id).await?),
        None => None,
    };
    let now = async {
        let (indicator, links) = stands.as_ref().ok_or(Rejection::ChangedByAnother)?;
        Ok(form_of(page, indicator, links))
    };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    let links = stands.map(|(_, links)| links).unwrap_or_default();
    draw_form(page, status, id, (form, &links), trouble).await
}

async fn targets(page: Page, Path(id): Path<i64>) -> Answer {
    draw_targets(&page, StatusCode::OK, IndicatorId(id), Beside::default()).await
}

/// What stands beside the targets: what was typed, and why it comes back.
#[derive(Default)]
struct Beside {
    form: TargetForm,
    errors: FieldErrors,
    meanwhile: Option<Meanwhile>,
}

async fn draw_targets(page: &Page, status: StatusCode, id: IndicatorId, beside: Beside) -> Answer {
    let found = page.store.indicator_page(&page.actor, id, None, page.today).await?;
    if !found.can_define {
        return Err(Rejection::Forbidden(Action::DefineIndicator).into());
    }
    let (text, Beside { form, errors, meanwhile }) = (page.text, beside);
    Ok(page.answer(status, text.indicator_targets_title(), || {
        view! { <TargetsShow text page=found form errors meanwhile /> }
    }))
}

async fn set_target(page: Page, Path(id): Path<i64>, Form(form): Form<TargetForm>) -> Answer {
    let id = IndicatorId(id);
    let draft = match form.parse() {
        Ok(draft) => draft,
        Err(errors) => {
            let beside = Beside { form, errors, ..Beside::default() };
            return draw_targets(&page, StatusCode::UNPROCESSABLE_ENTITY, id, beside).await;
        }
    };
    let (period, seen) = (draft.period, form.seen(draft.period));
    match page.store.set_target(&page.actor, id, draft, seen).await {
        Ok(_) => Ok(see_other(format!("/indicators/{id}/targets"))),
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            let beside = Beside { form, meanwhile: Some(Meanwhile::Set(period)), ..Beside::default() };
            draw_targets(&page, StatusCode::CONFLICT, id, beside).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The target as the list showed it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Pressed {
    version: String,
}

async fn remove_target(page: Page, Path((id, target)): Path<(i64, i64)>, Form(pressed): Form<Pressed>) -> Answer {
    let id = IndicatorId(id);
    let seen = SeenTarget { id: TargetId(target), version: pressed.version.trim().parse().unwrap_or_default() };
    match page.store.remove_target(&page.actor, id, seen).await {
        Ok(()) => Ok(see_other(format!("/indicators/{id}/targets"))),
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            let beside = Beside { meanwhile: Some(Meanwhile::Changed), ..Beside::default() };
            draw_targets(&page, StatusCode::CONFLICT, id, beside).await
        }
        Err(error) => Err(error.into()),
    }
}
