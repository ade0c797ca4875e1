//! Signing in and out, and the language.

use crate::AppState;
use crate::address::Address;
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use crate::{password, sample, token};
use app::error::Fault;
use app::session::{Refusal, SignIn, SignInShow};
use app::text::Locale;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::actor::Actor;
use domain::session::{Opening, browser_name};
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", show, Access::Public)
        .post("/sign-in", sign_in, Access::Public)
        // Whoever has been signed out meanwhile is signed out all the same.
        .post("/sign-out", sign_out, Access::Public)
        .post("/language", language, Access::Public)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Next {
    next: String,
    done: String,
}

/// What is typed. Without `Debug`: a password is written nowhere.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Typed {
    email: String,
    password: String,
    next: String,
}

async fn show(
    page: Page,
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(Next { next, done }): Query<Next>,
) -> Answer {
    if page.actor.person().is_some() {
        return Ok(see_other(local(&next)));
    }
    Ok(draw(&page, StatusCode::OK, SignIn { next, is_set_up: done == "set_up", ..blank(&page, &state, &headers) }))
}

/// The page without what was typed.
fn blank(page: &Page, state: &AppState, headers: &HeaderMap) -> SignIn {
    let samples = if page.municipality.sample { sample::accounts() } else { Vec::new() };
    SignIn { samples, is_open_to_others: !state.config.https && !is_own_machine(headers), ..SignIn::default() }
}

/// Whether the browser stands on the machine that it asks, so that nothing travels over a network.
fn is_own_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

fn draw(page: &Page, status: StatusCode, sign_in: SignIn) -> Response {
    let text = page.text;
    let mut response = page.answer(status, text.session_title(), || view! { <SignInShow text sign_in /> });
    // It says what holds for this reader's connection, and what was typed.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn sign_in(
    page: Page,
    State(state): State<AppState>,
    Address(address): Address,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Answer {
    let store = &page.store;
    let now = state.now();
    let refused = |refusal, status| {
        let email: String = typed.email.chars().take(254).collect();
        let shown =
            SignIn { email, next: typed.next.clone(), refusal: Some(refusal), ..blank(&page, &state, &headers) };
        draw(&page, status, shown)
    };
    let Some(attempt) = store.try_sign_in(&Actor::Public, &typed.email, &address, now).await? else {
        tracing::warn!("a sign-in was refused: too many tries");
        return Ok(refused(Refusal::TooMany, StatusCode::TOO_MANY_REQUESTS));
    };
    let credentials = store.credentials(&Actor::Public, &typed.email).await?;
    let hash = credentials.as_ref().map(|known| known.hash.clone());
    let is_right = password::is_right(typed.password.clone(), hash).await?;
    let person = credentials.as_ref().map(|known| known.person);
    let Some(credentials) = credentials.filter(|_| is_right) else {
        tracing::warn!("a sign-in was refused: wrong e-mail address or password");
        store.refuse_sign_in(&Actor::Public, person).await?;
        return Ok(refused(Refusal::Wrong, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let browser = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let secret = token::fresh();
    let opening = Opening {
        credentials,
        attempt: Some(attempt),
        token_hash: token::hash(&secret),
        browser: browser_name(browser),
        now,
        today: page.today,
    };
    if store.start_session(&Actor::Public, opening).await?.is_none() {
        return Ok(refused(Refusal::Wrong, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if let Some(before) = page.session {
        // The same browser had a sign-in already: it is replaced, not left behind open.
        store.end_session(&page.actor, before).await?;
    }
    with_cookie(see_other(local(&typed.next)), &token::cookie(&secret, state.config.https))
}

async fn sign_out(page: Page, State(state): State<AppState>) -> Answer {
    if let Some(session) = page.session {
        page.store.end_session(&page.actor, session).await?;
    }
    let mut response = with_cookie(see_other("/"), &token::cookie("", state.config.https))?;
    // What a shared machine has kept of the pages and of drafts goes away with the sign-in (ASVS 5.0, 14.3.1).
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

#[derive(Deserialize)]
struct Language {
    locale: String,
    #[serde(default)]
    next: String,
}

/// Keeps the chosen language for a year.
async fn language(State(state): State<AppState>, Form(chosen): Form<Language>) -> Answer {
    let locale = Locale::from_word(&chosen.locale).unwrap_or(Locale::Swedish);
    let secure = if state.config.https { "; Secure" } else { "" };
    let cookie = format!("locale={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}", locale.word());
    with_cookie(see_other(local(&chosen.next)), &cookie)
}

pub(crate) fn with_cookie(mut response: Response, cookie: &str) -> Answer {
    let cookie = HeaderValue::from_str(cookie).map_err(|error| Failure::broken(&error))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// `next` when it is a path of this site, and otherwise the start page: nobody is sent elsewhere by a link that looks like ours.
pub(crate) fn local(next: &str) -> &str {
    let mut signs = next.bytes();
    let is_path = signs.next() == Some(b'/') && !matches!(signs.next(), Some(b'/' | b'\\'));
    // Browsers drop tabs and line breaks, and read a backslash as a slash.
    let is_plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path && is_plain { next } else { "/" }
}

impl From<password::Trouble> for Failure {
    fn from(trouble: password::Trouble) -> Self {
        match trouble {
            password::Trouble::Busy => Self::Told(StatusCode::SERVICE_UNAVAILABLE, Fault::Busy),
            broken => Self::broken(&broken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for own in ["/", "/goals/7?on=2026-01-01#m", "/search?q=%C3%A5"] {
            assert_eq!(local(own), own);
        }
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/goals\r\nSet-Cookie: a=b",
            " /goals",
            "goals",
            "/a\\b",
            "/å",
        ] {
            assert_eq!(local(foreign), "/", "{foreign:?}");
        }
    }
}
