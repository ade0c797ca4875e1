//! The municipality itself.

use crate::administration::looks_after_accounts;
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::municipality::MunicipalityEdit;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::permission::{Action, Place, require};
use domain::rejection::Rejection;
use domain::set_up::MunicipalityForm;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/administration/municipality", edit, Access::SignedIn).post(
        "/administration/municipality",
        change,
        Access::SignedIn,
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

async fn edit(page: Page, Query(Asked { done }): Query<Asked>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let form = MunicipalityForm::from(&page.municipality);
    Ok(draw(&page, StatusCode::OK, form, Shown { is_saved: !done.is_empty(), ..Shown::default() }))
}

/// What is shown beside the fields.
#[derive(Default)]
struct Shown {
    is_saved: bool,
    errors: FieldErrors,
    now: Option<MunicipalityForm>,
}

fn draw(page: &Page, status: StatusCode, form: MunicipalityForm, shown: Shown) -> Response {
    let (text, accounts) = (page.text, looks_after_accounts(page));
    let Shown { is_saved, errors, now } = shown;
    page.answer(status, text.municipality_title(), || {
        view! { <MunicipalityEdit text form errors is_saved now accounts /> }
    })
}

async fn change(page: Page, Form(form): Form<MunicipalityForm>) -> Answer {
    let saved = match form.parse() {
        Ok(municipality) => page.store.change_municipality(&page.actor, municipality).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(see_other("/administration/municipality?done=changed")),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            require(&page.actor, Action::ManageModel, &Place::Whole)?;
            Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, form, Shown { errors, ..Shown::default() }))
        }
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            let now = MunicipalityForm::from(&page.store.municipality(&page.actor).await?);
            let form = MunicipalityForm { version: now.version.clone(), ..form };
            Ok(draw(&page, StatusCode::CONFLICT, form, Shown { now: Some(now), ..Shown::default() }))
        }
        Err(error) => Err(error.into()),
    }
}
