//! The first start without a sample: a code that only whoever runs the server can read opens the page that sets up.

use crate::AppState;
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::{password, random, token};
use app::set_up::SetUpShow;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::actor::Actor;
use domain::field::FieldErrors;
use domain::rejection::{Rejection, StateProblem};
use domain::set_up::SetUpForm;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/set-up", show, Access::Public).post("/set-up", set_up, Access::Public)
}

/// A new code for a Verkan that nobody has set up yet, to be printed where whoever runs the server sees it; `None` when that has
/// been done. Earlier codes stop working.
pub async fn code(state: &AppState) -> Result<Option<String>, Error> {
    if !state.store.municipality(&Actor::System).await?.name.is_empty() {
        return Ok(None);
    }
    let digits = random::hex(10);
    let code = digits.as_bytes().chunks(5).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-");
    let is_open = state.store.prepare_set_up(&Actor::System, &token::hash(&plain(&code))).await?;
    Ok(is_open.then_some(code))
}

/// The code without what people put between its groups.
fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
}

/// Fails when it has been set up already: the page is then not there.
fn require_empty(page: &Page) -> Result<(), Failure> {
    if page.municipality.name.is_empty() { Ok(()) } else { Err(Rejection::State(StateProblem::AlreadySetUp).into()) }
}

async fn show(page: Page) -> Answer {
    require_empty(&page)?;
    let form = SetUpForm { council: page.text.set_up_council_default(), ..SetUpForm::default() };
    Ok(draw(&page, StatusCode::OK, form, FieldErrors::default()))
}

fn draw(page: &Page, status: StatusCode, form: SetUpForm, errors: FieldErrors) -> Response {
    let text = page.text;
    page.answer(status, text.set_up_title(), || view! { <SetUpShow text form errors /> })
}

/// The password apart from what may be shown again.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    #[serde(flatten)]
    form: SetUpForm,
    password: String,
    again: String,
}

async fn set_up(page: Page, State(state): State<AppState>, Form(typed): Form<Typed>) -> Answer {
    require_empty(&page)?;
    let form = typed.form;
    let done = match form.parse(&typed.password, &typed.again) {
        Ok(set_up) => {
            let hash = password::hash(typed.password).await?;
            let code = token::hash(&plain(&form.code));
            state.store.set_up(&Actor::Public, &code, set_up, hash, page.today).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done {
        Ok(()) => Ok(see_other("/sign-in?done=set_up")),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            Ok(draw(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors))
        }
        Err(error) => Err(error.into()),
    }
}
