//! The series that indicators are compared with.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::comparison::ComparisonsShow;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::comparison::ComparisonForm;
use domain::field::FieldErrors;
use domain::permission::{Action, may_somewhere};
use domain::rejection::Rejection;
use leptos::prelude::*;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/comparisons", list, Access::SignedIn).post("/comparisons", create, Access::SignedIn)
}

async fn list(page: Page) -> Answer {
    draw(&page, StatusCode::OK, ComparisonForm::default(), FieldErrors::default()).await
}

async fn draw(page: &Page, status: StatusCode, form: ComparisonForm, errors: FieldErrors) -> Answer {
    if !may_somewhere(&page.actor, Action::DefineIndicator) {
        return Err(Rejection::Forbidden(Action::DefineIndicator).into());
    }
    let comparisons = page.store.comparisons(&page.actor).await?;
    let text = page.text;
    Ok(page.answer(status, text.comparison_title(), || view! { <ComparisonsShow text comparisons form errors /> }))
}

async fn create(page: Page, Form(form): Form<ComparisonForm>) -> Answer {
    let saved = match form.parse() {
        Ok(draft) => page.store.create_comparison(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(_) => Ok(see_other("/comparisons")),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            draw(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await
        }
        Err(error) => Err(error.into()),
    }
}
