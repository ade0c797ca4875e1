//! The organisation: tree, units, and the forms of those who keep it.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::trouble::Trouble;
use app::organisation::{Done, OrganisationShow, UnitEdit, UnitRemoval, UnitShow, address, unit_choices};
use app::rejection::state_problem;
use app::time_travel::OtherDay;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::id::UnitId;
use domain::organisation::{OrganisationFilter, UnitForm};
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/organisation", list, Access::Public)
        .get("/organisation/units/new", new, Access::SignedIn)
        .post("/organisation/units", create, Access::SignedIn)
        .get("/organisation/units/{id}", show, Access::Public)
        .get("/organisation/units/{id}/edit", edit, Access::SignedIn)
        .post("/organisation/units/{id}", change, Access::SignedIn)
        .get("/organisation/units/{id}/removal", ask_removal, Access::SignedIn)
        .post("/organisation/units/{id}/removal", remove, Access::SignedIn)
}

async fn list(page: Page, Query(filter): Query<OrganisationFilter>) -> Answer {
    let other = page.other_day();
    let today = page.today;
    let organisation = page.store.organisation(&page.actor, other.map_or(today, OtherDay::day), today).await?;
    let can_edit = may(&page.actor, Action::ManageUnits, &Place::Whole);
    let text = page.text;
    Ok(page.ok(text.organisation_title(), || {
        view! { <OrganisationShow text filter other today organisation can_edit /> }
    }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let other = page.other_day();
    let day = other.map_or(page.today, OtherDay::day);
    let found = page.store.unit_page(&page.actor, UnitId(id), day, page.today).await?;
    let can_read_trail = may(&page.actor, Action::ReadTrail, &Place::Whole);
    let (text, today, done) = (page.text, page.today, Done::from_word(&done));
    Ok(page.ok(found.unit.name.clone(), || view! { <UnitShow text page=found other today done can_read_trail /> }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Below {
    parent: String,
}

async fn new(page: Page, Query(Below { parent }): Query<Below>) -> Answer {
    require(&page.actor, Action::ManageUnits, &Place::Whole)?;
    let form = UnitForm { parent, from: page.today.to_string(), ..UnitForm::default() };
    draw_form(&page, StatusCode::OK, None, form, Trouble::default()).await
}

async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    require(&page.actor, Action::ManageUnits, &Place::Whole)?;
    let unit = page.store.unit(&page.actor, UnitId(id)).await?;
    draw_form(&page, StatusCode::OK, Some(unit.id), UnitForm::from(&unit), Trouble::default()).await
}

async fn draw_form(
    page: &Page,
    status: StatusCode,
    unit: Option<UnitId>,
    form: UnitForm,
    trouble: Trouble<UnitForm>,
) -> Answer {
    let parents = unit_choices(&page.store.unit_choices(&page.actor, page.today).await?);
    let is_other = |(id, _): &(String, String)| unit.is_none_or(|unit| unit.to_string() != *id);
    let mut parents: Vec<_> = parents.into_iter().filter(is_other).collect();
    let text = page.text;
    let is_offered = parents.iter().any(|(id, _)| *id == form.parent);
    if let (Ok(parent), false) = (form.parent.parse().map(UnitId), is_offered) {
        // It stood there once and has ended: that it goes on standing there is for the writer to say.
        let found = page.store.unit(&page.actor, parent).await.ok();
        parents.extend(found.map(|ended| (ended.id.to_string(), text.unit_ended(&ended.name))));
    }
    let Trouble { errors, refused, now } = trouble;
    let title = if unit.is_some() { text.unit_edit_title() } else { text.unit_new_title() };
    Ok(page.answer(status, title, || view! { <UnitEdit text unit form errors parents refused now /> }))
}

async fn create(page: Page, Form(form): Form<UnitForm>) -> Answer {
    require(&page.actor, Action::ManageUnits, &Place::Whole)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.create_unit(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(see_other(format!("{}?done=created", address(id, None)))),
        Err(error) => refuse(&page, None, form, error).await,
    }
}

async fn change(page: Page, Path(id): Path<i64>, Form(form): Form<UnitForm>) -> Answer {
    require(&page.actor, Action::ManageUnits, &Place::Whole)?;
    let id = UnitId(id);
    let version = form.version.parse().unwrap_or_default();
    let saved = match form.parse() {
        Ok(draft) => page.store.change_unit(&page.actor, id, version, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(()) => Ok(see_other(format!("{}?done=changed", address(id, None)))),
        Err(error) => refuse(&page, Some(id), form, error).await,
    }
}

/// The form again, with what was typed and why it could not be saved.
async fn refuse(page: &Page, unit: Option<UnitId>, mut form: UnitForm, error: Error) -> Answer {
    let now = async {
        let changed = unit.ok_or(Rejection::ChangedByAnother)?;
        Ok(UnitForm::from(&page.store.unit(&page.actor, changed).await?))
    };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    draw_form(page, status, unit, form, trouble).await
}

async fn ask_removal(page: Page, Path(id): Path<i64>) -> Answer {
    require(&page.actor, Action::ManageUnits, &Place::Whole)?;
    draw_removal(&page, StatusCode::OK, UnitId(id), None).await
}

async fn draw_removal(page: &Page, status: StatusCode, id: UnitId, refused: Option<String>) -> Answer {
    let unit = page.store.unit(&page.actor, id).await?;
    let text = page.text;
    Ok(page.answer(status, text.unit_removal_title(), || view! { <UnitRemoval text unit refused /> }))
}

async fn remove(page: Page, Path(id): Path<i64>) -> Answer {
    match page.store.remove_unit(&page.actor, UnitId(id)).await {
        Ok(()) => Ok(see_other("/organisation")),
        Err(Error::Rejected(Rejection::State(problem))) => {
            let refused = Some(state_problem(page.text, problem));
            draw_removal(&page, StatusCode::CONFLICT, UnitId(id), refused).await
        }
        Err(error) => Err(error.into()),
    }
}
