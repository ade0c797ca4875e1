//! The municipality itself.

use crate::administration::looks_after_accounts;
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::municipality::MunicipalityEdit;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
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
struct Asked {
    done: String,
}

async fn edit(page: Page, Query(Asked { done }): Query<Asked>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let form = MunicipalityForm::from(&page.municipality);
    Ok(draw(&page, StatusCode::OK, form, !done.is_empty(), Trouble::default()))
}

fn draw(
    page: &Page,
    status: StatusCode,
    form: MunicipalityForm,
    is_saved: bool,
    trouble: Trouble<MunicipalityForm>,
) -> Response {
    let (text, accounts) = (page.text, looks_after_accounts(page));
    let Trouble { errors, refused, now } = trouble;
    page.answer(status, text.municipality_title(), || {
        view! { <MunicipalityEdit text form errors is_saved refused now accounts /> }
    })
}

async fn change(page: Page, Form(mut form): Form<MunicipalityForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let saved = match form.parse() {
        Ok(municipality) => page.store.change_municipality(&page.actor, municipality).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(see_other("/administration/municipality?done=changed")) };
    let now = async { Ok(MunicipalityForm::from(&page.store.municipality(&page.actor).await?)) };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    Ok(draw(&page, status, form, false, trouble))
}
