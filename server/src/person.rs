//! Accounts, for those who look after them.

use crate::AppState;
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::password;
use crate::routes::{Access, Routes};
use crate::sample;
use crate::trouble::Trouble;
use app::organisation::unit_choices;
use app::person::{Done, PeopleShow, PersonEdit, PersonForms, PersonShow, address};
use app::rejection::state_problem;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::appointment::AppointmentForm;
use domain::id::PersonId;
use domain::permission::{Action, Place, require};
use domain::person::{PasswordForm, PeopleFilter, PersonForm};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/administration/people", list, Access::SignedIn)
        .get("/administration/people/new", new, Access::SignedIn)
        .post("/administration/people", create, Access::SignedIn)
        .post("/administration/people/sample/end", leave_sample, Access::SignedIn)
        .get("/administration/people/{id}", show, Access::SignedIn)
        .get("/administration/people/{id}/edit", edit, Access::SignedIn)
        .post("/administration/people/{id}", change, Access::SignedIn)
        .post("/administration/people/{id}/password", set_password, Access::SignedIn)
        .post("/administration/people/{id}/sessions/end", end_sessions, Access::SignedIn)
}

async fn list(page: Page, Query(filter): Query<PeopleFilter>) -> Answer {
    draw_list(&page, StatusCode::OK, filter, None).await
}

async fn draw_list(page: &Page, status: StatusCode, filter: PeopleFilter, refused: Option<String>) -> Answer {
    let list = page.store.people(&page.actor, &filter, page.today).await?;
    let (text, sample) = (page.text, page.municipality.sample);
    Ok(page.answer(status, text.people_title(), || view! { <PeopleShow text filter list sample refused /> }))
}

async fn leave_sample(page: Page) -> Answer {
    let emails: Vec<_> = sample::accounts().into_iter().map(|account| account.email).collect();
    match page.store.leave_sample(&page.actor, &emails, page.today).await {
        Ok(()) => Ok(see_other("/administration/people")),
        Err(Error::Rejected(Rejection::State(problem))) => {
            let why = Some(state_problem(page.text, problem));
            draw_list(&page, StatusCode::CONFLICT, PeopleFilter::default(), why).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(
    page: Page,
    State(state): State<AppState>,
    Path(id): Path<i64>,
    Query(Shown { done }): Query<Shown>,
) -> Answer {
    let forms = PersonForms { done: Done::from_word(&done), appointment: blank(&page), ..PersonForms::default() };
    draw(&page, &state, PersonId(id), StatusCode::OK, forms).await
}

/// A role from today on.
fn blank(page: &Page) -> AppointmentForm {
    AppointmentForm { from: page.today.to_string(), ..AppointmentForm::default() }
}

/// The page of an account with these forms on it.
pub(crate) async fn draw(
    page: &Page,
    state: &AppState,
    id: PersonId,
    status: StatusCode,
    forms: PersonForms,
) -> Answer {
    let found = page.store.person_page(&page.actor, id, state.now()).await?;
    let units = page.store.unit_choices(&page.actor, page.today).await?;
    let is_own = page.actor.person().is_some_and(|person| person.id == id);
    let forms = PersonForms { units: unit_choices(&units), is_own, ..forms };
    let (text, today) = (page.text, page.today);
    Ok(page.answer(status, found.person.name.clone(), || view! { <PersonShow text page=found forms today /> }))
}

async fn new(page: Page) -> Answer {
    require(&page.actor, Action::ManageAccounts, &Place::Whole)?;
    let form = PersonForm { open: "on".to_owned(), ..PersonForm::default() };
    Ok(draw_form(&page, StatusCode::OK, None, form, Trouble::default()))
}

async fn edit(page: Page, State(state): State<AppState>, Path(id): Path<i64>) -> Answer {
    let found = page.store.person_page(&page.actor, PersonId(id), state.now()).await?;
    let form = PersonForm::from(&found.person);
    Ok(draw_form(&page, StatusCode::OK, Some(PersonId(id)), form, Trouble::default()))
}

fn draw_form(
    page: &Page,
    status: StatusCode,
    person: Option<PersonId>,
    form: PersonForm,
    trouble: Trouble<PersonForm>,
) -> Response {
    let text = page.text;
    let Trouble { errors, refused, now } = trouble;
    let title = if person.is_some() { text.person_edit_title() } else { text.person_new_title() };
    page.answer(status, title, || view! { <PersonEdit text person form errors refused now /> })
}

async fn create(page: Page, Form(form): Form<PersonForm>) -> Answer {
    require(&page.actor, Action::ManageAccounts, &Place::Whole)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.create_person(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(see_other(format!("{}?done=created", address(id)))),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            Ok(draw_form(&page, status, None, form, trouble))
        }
    }
}

async fn change(
    page: Page,
    State(state): State<AppState>,
    Path(id): Path<i64>,
    Form(mut form): Form<PersonForm>,
) -> Answer {
    require(&page.actor, Action::ManageAccounts, &Place::Whole)?;
    let id = PersonId(id);
    let version = form.version.parse().unwrap_or_default();
    let saved = match form.parse() {
        Ok(draft) => page.store.change_person(&page.actor, id, version, draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(see_other(format!("{}?done=changed", address(id)))) };
    let now = async { Ok(PersonForm::from(&page.store.person_page(&page.actor, id, state.now()).await?.person)) };
    let (status, trouble) = Trouble::of(page.text, error, now).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    Ok(draw_form(&page, status, Some(id), form, trouble))
}

async fn set_password(
    page: Page,
    State(state): State<AppState>,
    Path(id): Path<i64>,
    Form(form): Form<PasswordForm>,
) -> Answer {
    let id = PersonId(id);
    if page.actor.person().is_some_and(|person| person.id == id) {
        // One's own password asks for the present one.
        return Ok(see_other("/account"));
    }
    let person = page.store.person_page(&page.actor, id, state.now()).await?.person;
    match form.parse(&[&person.name, &person.email, &page.municipality.name]) {
        Ok(new) => {
            let hash = password::hash(new.to_owned()).await?;
            page.store.set_password(&page.actor, id, hash, None).await?;
            Ok(see_other(format!("{}?done=password", address(id))))
        }
        Err(password_errors) => {
            let forms = PersonForms { password_errors, appointment: blank(&page), ..PersonForms::default() };
            draw(&page, &state, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await
        }
    }
}

async fn end_sessions(page: Page, Path(id): Path<i64>) -> Answer {
    let id = PersonId(id);
    require(&page.actor, Action::ManageAccounts, &Place::Whole)?;
    page.store.end_all_sessions(&page.actor, id, page.session).await?;
    Ok(see_other(format!("{}?done=sessions", address(id))))
}
