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
use domain::set_up::MunicipalityForm;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/administration/municipality", edit, Access::SignedIn).post(
        "/administration/municipality",
        change,
        Access::SignedIn,
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn edit(page: Page, Query(Shown { done }): Query<Shown>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let form = MunicipalityForm::from(&page.municipality);
    Ok(draw(&page, StatusCode::OK, form, FieldErrors::default(), !done.is_empty()))
}

fn draw(page: &Page, status: StatusCode, form: MunicipalityForm, errors: FieldErrors, is_saved: bool) -> Response {
    let (text, accounts) = (page.text, looks_after_accounts(page));
    page.answer(status, text.municipality_title(), || {
        view! { <MunicipalityEdit text form errors is_saved accounts /> }
    })
}

async fn change(page: Page, Form(form): Form<MunicipalityForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    match form.parse() {
        Ok(municipality) => {
            page.store.change_municipality(&page.actor, municipality).await?;
            Ok(see_other("/administration/municipality?done=changed"))
        }
        Err(errors) => Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors, false)),
    }
}
