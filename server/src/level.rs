//! Levels: the administration's pages.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::level::{LevelEdit, LevelList};
use axum::extract::Path;
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::id::LevelId;
use domain::level::LevelForm;
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use leptos::prelude::*;
use store::Error;

const LIST: &str = "/administration/levels";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(LIST, list, Access::SignedIn)
        .get("/administration/levels/new", new, Access::SignedIn)
        .post(LIST, create, Access::SignedIn)
        .get("/administration/levels/{id}", edit, Access::SignedIn)
        .post("/administration/levels/{id}", change, Access::SignedIn)
        .post("/administration/levels/{id}/removal", remove, Access::SignedIn)
}

async fn list(page: Page) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let levels = page.store.levels(&page.actor).await?;
    let (text, accounts) = (page.text, accounts(&page));
    Ok(page.ok(text.level_title(), || view! { <LevelList text levels accounts /> }))
}

async fn new(page: Page) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let below = page.store.levels(&page.actor).await?.iter().map(|level| level.position + 1).max();
    let typed = LevelForm { position: below.unwrap_or(1).to_string(), ..LevelForm::default() };
    Ok(draw(&page, StatusCode::OK, None, typed, Trouble::default()))
}

async fn create(page: Page, Form(form): Form<LevelForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.create_level(&page.actor, draft).await.map(|_| ()),
        Err(errors) => Err(errors.into()),
    };
    answer(&page, None, form, saved).await
}

async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let level = page.store.level(&page.actor, LevelId(id)).await?;
    Ok(draw(&page, StatusCode::OK, Some(level.id), LevelForm::from(&level), Trouble::default()))
}

async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<LevelForm>) -> Answer {
    require(&page.actor, Action::ManageModel, &Place::Whole)?;
    let id = LevelId(id);
    let version = form.version.trim().parse().unwrap_or_default();
    let saved = match form.parse() {
        Ok(draft) => page.store.change_level(&page.actor, id, version, draft).await,
        Err(errors) => Err(errors.into()),
    };
    answer(&page, Some(id), form, saved).await
}

async fn remove(page: Page, Path(id): Path<i64>) -> Answer {
    let id = LevelId(id);
    let Err(error) = page.store.remove_level(&page.actor, id).await else { return Ok(see_other(LIST)) };
    let (status, trouble) = Trouble::told(page.text, error)?;
    let level = page.store.level(&page.actor, id).await?;
    Ok(draw(&page, status, Some(id), LevelForm::from(&level), trouble))
}

async fn answer(page: &Page, id: Option<LevelId>, mut form: LevelForm, saved: Result<(), Error>) -> Answer {
    let Err(error) = saved else { return Ok(see_other(LIST)) };
    let now = async {
        let changed = id.ok_or(Rejection::ChangedByAnother)?;
        Ok(LevelForm::from(&page.store.level(&page.actor, changed).await?))
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
    id: Option<LevelId>,
    typed: LevelForm,
    trouble: Trouble<LevelForm>,
) -> axum::response::Response {
    let (text, accounts) = (page.text, accounts(page));
    let Trouble { errors, refused, now } = trouble;
    let form = Filled::with_errors(text, errors);
    let title = if id.is_some() { text.level_edit_title() } else { text.level_new_title() };
    page.answer(status, title, || view! { <LevelEdit form id typed refused now accounts /> })
}

fn accounts(page: &Page) -> bool {
    may(&page.actor, Action::ManageAccounts, &Place::Whole)
}
