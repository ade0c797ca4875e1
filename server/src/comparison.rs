//! The series that indicators are compared with.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::comparison::{ComparisonEdit, ComparisonsShow};
use app::rejection::state_problem;
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::comparison::ComparisonForm;
use domain::field::FieldErrors;
use domain::id::ComparisonId;
use domain::permission::{Action, may_somewhere};
use domain::rejection::Rejection;
use leptos::prelude::*;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/comparisons", list, Access::SignedIn)
        .post("/comparisons", create, Access::SignedIn)
        .get("/comparisons/{id}", edit, Access::SignedIn)
        .post("/comparisons/{id}", change, Access::SignedIn)
        .post("/comparisons/{id}/removal", remove, Access::SignedIn)
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

async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    draw_edit(&page, StatusCode::OK, ComparisonId(id), None, Trouble::default()).await
}

/// Why the form comes back.
#[derive(Default)]
struct Trouble {
    errors: FieldErrors,
    refused: Option<String>,
}

async fn draw_edit(
    page: &Page,
    status: StatusCode,
    id: ComparisonId,
    typed: Option<ComparisonForm>,
    trouble: Trouble,
) -> Answer {
    let comparison = page.store.comparison_to_change(&page.actor, id).await?;
    let form = typed.unwrap_or_else(|| ComparisonForm::of(&comparison));
    let (text, Trouble { errors, refused }) = (page.text, trouble);
    Ok(page.answer(status, text.comparison_edit(), || {
        view! { <ComparisonEdit text comparison form errors refused /> }
    }))
}

async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<ComparisonForm>) -> Answer {
    let id = ComparisonId(id);
    let saved = match form.parse() {
        Ok(draft) => page.store.change_comparison(&page.actor, id, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(see_other("/comparisons")),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            let trouble = Trouble { errors, refused: None };
            draw_edit(&page, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form), trouble).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn remove(page: Page, Path(id): Path<i64>) -> Answer {
    let id = ComparisonId(id);
    match page.store.remove_comparison(&page.actor, id).await {
        Ok(()) => Ok(see_other("/comparisons")),
        Err(Error::Rejected(Rejection::State(problem))) => {
            let trouble = Trouble { refused: Some(state_problem(page.text, problem)), ..Trouble::default() };
            draw_edit(&page, StatusCode::CONFLICT, id, None, trouble).await
        }
        Err(error) => Err(error.into()),
    }
}
