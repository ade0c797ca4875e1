//! "Mitt konto".

use crate::AppState;
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::session::{local, with_cookie};
use crate::{password, token};
use app::account::{AccountShow, Done, OwnPassword};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::field::{FieldErrors, Problem};
use domain::id::{AppointmentId, SessionId};
use domain::person::PasswordForm;
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;

/// Where somebody chooses a password of their own. While another has set it, this is the only page that they come to.
pub(crate) const CHOOSE_PASSWORD: &str = "/account/password";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/account", show, Access::SignedIn)
        .post("/account/role", choose_role, Access::SignedIn)
        .get(CHOOSE_PASSWORD, choose_password, Access::SignedIn)
        .post(CHOOSE_PASSWORD, set_password, Access::SignedIn)
        .post("/account/sessions/end", end_others, Access::SignedIn)
        .post("/account/sessions/{id}/end", end_one, Access::SignedIn)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, State(state): State<AppState>, Query(Shown { done }): Query<Shown>) -> Answer {
    draw(&page, &state, StatusCode::OK, Done::from_word(&done), FieldErrors::default()).await
}

async fn draw(page: &Page, state: &AppState, status: StatusCode, done: Option<Done>, errors: FieldErrors) -> Answer {
    let account = page.store.account_page(&page.actor, page.session, state.now(), page.today).await?;
    let (text, acting) = (page.text, page.actor.acting().map(|acting| acting.appointment));
    Ok(page.answer(status, text.account_title(), || view! { <AccountShow text account acting done errors /> }))
}

async fn choose_password(page: Page, State(state): State<AppState>) -> Answer {
    if page.password_set_at.is_none() {
        return Ok(see_other("/account"));
    }
    draw_password(&page, &state, StatusCode::OK, FieldErrors::default()).await
}

/// The form of the password where it stands for this person: on the account's page, or alone.
async fn draw_password(page: &Page, state: &AppState, status: StatusCode, errors: FieldErrors) -> Answer {
    let Some(set_at) = page.password_set_at else { return draw(page, state, status, None, errors).await };
    let account = page.store.account_page(&page.actor, page.session, state.now(), page.today).await?;
    let text = page.text;
    Ok(page.answer(status, text.account_choose(), || view! { <OwnPassword text account set_at errors /> }))
}

#[derive(Deserialize)]
struct Choice {
    appointment: i64,
    #[serde(default)]
    next: String,
}

async fn choose_role(page: Page, State(state): State<AppState>, Form(choice): Form<Choice>) -> Answer {
    let session = page.session.ok_or(Rejection::SignInNeeded)?;
    let secret = token::fresh();
    let appointment = AppointmentId(choice.appointment);
    page.store.choose_role(&page.actor, session, appointment, token::hash(&secret), page.today).await?;
    let next = if choice.next.is_empty() { "/account?done=role" } else { local(&choice.next) };
    with_cookie(see_other(next), &token::cookie(&secret, state.config.https))
}

async fn set_password(page: Page, State(state): State<AppState>, Form(form): Form<PasswordForm>) -> Answer {
    let person = page.actor.person().ok_or(Rejection::SignInNeeded)?.clone();
    // Guessing the present password in somebody's open browser is guessing all the same.
    let tried = format!("account {}", person.id);
    let Some(attempt) = page.store.try_sign_in(&page.actor, &tried, &tried, state.now()).await? else {
        return Ok(busy());
    };
    let known = page.store.own_credentials(&page.actor).await?.map(|known| known.hash);
    if !password::is_right(form.present.clone(), known).await? {
        let errors = FieldErrors::one("present", Problem::DoesNotMatch);
        return draw_password(&page, &state, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    }
    page.store.forget_sign_in_try(&page.actor, attempt).await?;
    match form.parse(&[&person.name, &page.municipality.name]) {
        Ok(new) => {
            let hash = password::hash(new.to_owned()).await?;
            page.store.set_password(&page.actor, person.id, hash, page.session).await?;
            Ok(see_other("/account?done=password"))
        }
        Err(errors) => draw_password(&page, &state, StatusCode::UNPROCESSABLE_ENTITY, errors).await,
    }
}

fn busy() -> Response {
    use crate::error::Failure;
    use app::error::Fault;
    use axum::response::IntoResponse;
    Failure::Told(StatusCode::TOO_MANY_REQUESTS, Fault::Busy).into_response()
}

async fn end_others(page: Page) -> Answer {
    let person = page.actor.person().ok_or(Rejection::SignInNeeded)?.id;
    page.store.end_all_sessions(&page.actor, person, page.session).await?;
    Ok(see_other("/account?done=sessions"))
}

async fn end_one(page: Page, Path(id): Path<i64>) -> Answer {
    page.store.end_session(&page.actor, SessionId(id)).await?;
    Ok(see_other("/account?done=session"))
}
