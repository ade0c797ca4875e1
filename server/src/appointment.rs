//! Roles: given, ended, and looked through once a year.

use crate::AppState;
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::person;
use crate::routes::{Access, Routes};
use app::appointment::{AppointmentEnd, AppointmentsShow};
use app::person::{PersonForms, address};
use app::rejection::state_problem;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::appointment::{AppointmentFilter, AppointmentForm, AppointmentRow, EndingForm};
use domain::field::FieldErrors;
use domain::id::{AppointmentId, PersonId};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/administration/appointments", list, Access::SignedIn)
        .post("/administration/people/{id}/appointments", give, Access::SignedIn)
        .get("/administration/appointments/{id}/end", ending, Access::SignedIn)
        .post("/administration/appointments/{id}/end", end, Access::SignedIn)
}

async fn list(page: Page, Query(filter): Query<AppointmentFilter>) -> Answer {
    let list = page.store.appointments(&page.actor, &filter, page.today).await?;
    let text = page.text;
    Ok(page.ok(text.appointments_title(), || view! { <AppointmentsShow text filter list /> }))
}

async fn give(
    page: Page,
    State(state): State<AppState>,
    Path(id): Path<i64>,
    Form(form): Form<AppointmentForm>,
) -> Answer {
    let id = PersonId(id);
    let given = match form.parse(id) {
        Ok(draft) => page.store.give_role(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match given {
        Ok(_) => Ok(see_other(format!("{}?done=role", address(id)))),
        Err(Error::Rejected(Rejection::Invalid(appointment_errors))) => {
            let forms = PersonForms { appointment: form, appointment_errors, ..PersonForms::default() };
            person::draw(&page, &state, id, StatusCode::UNPROCESSABLE_ENTITY, forms).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn ending(page: Page, Path(id): Path<i64>) -> Answer {
    let held = page.store.appointment(&page.actor, AppointmentId(id)).await?;
    let form = EndingForm { to: page.today.to_string() };
    Ok(draw(&page, StatusCode::OK, held, form, FieldErrors::default(), None))
}

fn draw(
    page: &Page,
    status: StatusCode,
    held: AppointmentRow,
    form: EndingForm,
    errors: FieldErrors,
    refused: Option<String>,
) -> Response {
    let text = page.text;
    page.answer(status, text.appointment_end_title(), || view! { <AppointmentEnd text held form errors refused /> })
}

/// A last day, or the button that ends the role at once.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Ending {
    to: String,
    now: String,
}

async fn end(page: Page, Path(id): Path<i64>, Form(typed): Form<Ending>) -> Answer {
    let id = AppointmentId(id);
    let form = EndingForm { to: typed.to };
    let last_day = if typed.now.is_empty() { form.parse().map(Some) } else { Ok(None) };
    let ended = match last_day {
        Ok(last_day) => page.store.end_role(&page.actor, id, last_day, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let (status, errors, refused) = match ended {
        Ok(person) => return Ok(see_other(format!("{}?done=ended", address(person)))),
        Err(Error::Rejected(Rejection::Invalid(errors))) => (StatusCode::UNPROCESSABLE_ENTITY, errors, None),
        Err(Error::Rejected(Rejection::State(problem))) => {
            (StatusCode::CONFLICT, FieldErrors::default(), Some(state_problem(page.text, problem)))
        }
        Err(error) => return Err(error.into()),
    };
    let held = page.store.appointment(&page.actor, id).await?;
    Ok(draw(&page, status, held, form, errors, refused))
}
