//! Focus areas and values: the administration's pages.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::form::Form as Filled;
use app::rejection::state_problem;
use app::theme::{ThemeEdit, ThemeList};
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::id::ThemeId;
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use domain::theme::ThemeForm;
use leptos::prelude::*;
use store::Error;

const LIST: &str = "/administration/themes";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, list, Access::SignedIn)
        .get("/administration/themes/new", new, Access::SignedIn)
        .post(LIST, create, Access::SignedIn)
        .get("/administration/themes/{id}", edit, Access::SignedIn)
        .post("/administration/themes/{id}", change, Access::SignedIn)
        .post("/administration/themes/{id}/removal", remove, Access::SignedIn)
}

async fn list(page: Page) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let themes = page.store.themes(&page.actor).await?;
    let (text, accounts) = (page.text, accounts(&page));
    Ok(page.ok(text.theme_title(), || view! { <ThemeList text themes accounts /> }))
}

async fn new(page: Page) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let typed = ThemeForm::default();
    Ok(draw(&page, StatusCode::OK, None, typed, Trouble::default()))
}

async fn create(page: Page, Form(form): Form<ThemeForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.create_theme(&page.actor, draft).await.map(|_| ()),
        Err(errors) => Err(errors.into()),
    };
    answer(&page, None, form, saved).await
}

async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let theme = page.store.theme(&page.actor, ThemeId(id)).await?;
    Ok(draw(&page, StatusCode::OK, Some(theme.id), ThemeForm::from(&theme), Trouble::default()))
}

async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<ThemeForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let id = ThemeId(id);
    let version = form.version.trim().parse().unwrap_or_default();
    let saved = match form.parse() {
        Ok(draft) => page.store.change_theme(&page.actor, id, version, draft).await,
        Err(errors) => Err(errors.into()),
    };
    answer(&page, Some(id), form, saved).await
}

async fn remove(page: Page, Path(id): Path<i64>) -> Answer {
    let id = ThemeId(id);
    match page.store.remove_theme(&page.actor, id).await {
        Ok(()) => Ok(see_other(LIST)),
        Err(Error::Rejected(Rejection::State(problem))) => {
            let theme = page.store.theme(&page.actor, id).await?;
            let trouble = Trouble { refused: Some(state_problem(page.text, problem)), ..Trouble::default() };
            Ok(draw(&page, StatusCode::CONFLICT, Some(id), ThemeForm::from(&theme), trouble))
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a form comes back.
#[derive(Default)]
struct Trouble {
    errors: FieldErrors,
    refused: Option<String>,
    now: Option<ThemeForm>,
}

async fn answer(page: &Page, id: Option<ThemeId>, form: ThemeForm, saved: Result<(), Error>) -> Answer {
    match (saved, id) {
        (Ok(()), _) => Ok(see_other(LIST)),
        (Err(Error::Rejected(Rejection::Invalid(errors))), _) => {
            let trouble = Trouble { errors, ..Trouble::default() };
            Ok(draw(page, StatusCode::UNPROCESSABLE_ENTITY, id, form, trouble))
        }
        (Err(Error::Rejected(Rejection::ChangedByAnother)), Some(changed)) => {
            let now = ThemeForm::from(&page.store.theme(&page.actor, changed).await?);
            let form = ThemeForm { version: now.version.clone(), ..form };
            Ok(draw(page, StatusCode::CONFLICT, id, form, Trouble { now: Some(now), ..Trouble::default() }))
        }
        (Err(error), _) => Err(error.into()),
    }
}

fn draw(
    page: &Page,
    status: StatusCode,
    id: Option<ThemeId>,
    typed: ThemeForm,
    trouble: Trouble,
) -> axum::response::Response {
    let (text, accounts) = (page.text, accounts(page));
    let Trouble { errors, refused, now } = trouble;
    let form = Filled::with_errors(text, errors);
    let title = if id.is_some() { text.theme_edit_title() } else { text.theme_new_title() };
    page.answer(status, title, || view! { <ThemeEdit form id typed refused now accounts /> })
}

fn accounts(page: &Page) -> bool {
    may(&page.actor, Action::ManageAccounts, &Place::Whole)
}
