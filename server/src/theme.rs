//! Focus areas and values: the administration's pages.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::theme::{ThemeEdit, ThemeList};
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
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
    let Err(error) = page.store.remove_theme(&page.actor, id).await else { return Ok(see_other(LIST)) };
    let (status, trouble) = Trouble::told(page.text, error)?;
    let theme = page.store.theme(&page.actor, id).await?;
    Ok(draw(&page, status, Some(id), ThemeForm::from(&theme), trouble))
}

async fn answer(page: &Page, id: Option<ThemeId>, mut form: ThemeForm, saved: Result<(), Error>) -> Answer {
    let Err(error) = saved else { return Ok(see_other(LIST)) };
    let now = async {
        let changed = id.ok_or(Rejection::ChangedByAnother)?;
        Ok(ThemeForm::from(&page.store.theme(&page.actor, changed).await?))
    };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    Ok(draw(page, status, id, form, trouble))
}

fn draw(
    page: &Page,
    status: StatusCode,
    id: Option<ThemeId>,
    typed: ThemeForm,
    trouble: Trouble<ThemeForm>,
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
