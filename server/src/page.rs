//! The only place that turns a view into an answer.
//!
//! Pages have no Suspense and no resource: drawing one is a function from data to text. So the view is drawn right here, without
//! the streaming that Leptos' axum integration offers to pages that load while they are drawn.

use crate::AppState;
use crate::error::Failure;
use app::appointment::role_name;
use app::form::FormKey;
use app::shell::{Chrome, Menu, Reader, Shell};
use app::text::{Locale, Text};
use app::time_travel::{OtherDay, day_of};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::{Acting, Actor};
use domain::id::SessionId;
use domain::permission::{Action, may_somewhere};
use domain::session::OpenSession;
use domain::start::Municipality;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;
use store::Store;

/// Who asks, found once for each request.
#[derive(Clone)]
pub struct Requester {
    /// Who it is.
    pub actor: Actor,
    /// The sign-in that says so.
    pub session: Option<SessionId>,
    /// The roles that they could act in instead.
    pub other_roles: Vec<Acting>,
    /// Whose Verkan it is, when the sign-in has told already.
    pub municipality: Option<Municipality>,
    /// When somebody else set the password that the sign-in was opened with.
    pub password_set_at: Option<DateTime<Utc>>,
}

impl Requester {
    /// Somebody who has not signed in.
    pub const PUBLIC: Self = Self {
        actor: Actor::Public,
        session: None,
        other_roles: Vec::new(),
        municipality: None,
        password_set_at: None,
    };
}

impl From<OpenSession> for Requester {
    fn from(OpenSession { id, actor, other_roles, municipality, password_set_at }: OpenSession) -> Self {
        Self { actor, session: Some(id), other_roles, municipality: Some(municipality), password_set_at }
    }
}

/// A request for a page: who asks, in which language, on which day.
#[derive(Clone)]
pub struct Page {
    /// The data.
    pub store: Store,
    /// Who asks.
    pub actor: Actor,
    /// The sign-in that says so.
    pub session: Option<SessionId>,
    /// When somebody else set the password that it was opened with.
    pub password_set_at: Option<DateTime<Utc>>,
    /// The words.
    pub text: Text,
    /// The day in Sweden.
    pub today: NaiveDate,
    /// Whose Verkan it is.
    pub municipality: Municipality,
    /// Whether letters can be sent.
    pub has_mail: bool,
    address: String,
    made_at: String,
    has_islands: bool,
    other_roles: Vec<Acting>,
}

impl FromRequestParts<AppState> for Page {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Failure> {
        if let Some(page) = parts.extensions.get::<Self>() {
            return Ok(page.clone());
        }
        if let Some(failure) = parts.extensions.get::<Failure>() {
            return Err(failure.clone());
        }
        let mut requester = parts.extensions.get::<Requester>().cloned().unwrap_or(Requester::PUBLIC);
        let municipality = match requester.municipality.take() {
            Some(told) => Ok(told),
            None => state.store.municipality(&requester.actor).await,
        };
        let page = match municipality {
            Ok(municipality) => Self::new(&parts.headers, &parts.uri, state, requester, municipality),
            Err(error) => {
                // Told once, however many ask for the page of one request.
                let failure = Failure::from(error);
                parts.extensions.insert(failure.clone());
                return Err(failure);
            }
        };
        parts.extensions.insert(page.clone());
        Ok(page)
    }
}

impl Page {
    /// A page on which nothing comes from the data: for when they cannot be reached.
    pub(crate) fn without_data(headers: &HeaderMap, uri: &Uri, state: &AppState) -> Self {
        Self::new(headers, uri, state, Requester::PUBLIC, Municipality::default())
    }

    fn new(headers: &HeaderMap, uri: &Uri, state: &AppState, requester: Requester, municipality: Municipality) -> Self {
        let text = Text::of(locale(headers));
        // A public page is the same the whole day, as long as the figures are.
        let made_at = if requester.session.is_some() { text.instant(state.now()) } else { state.today().to_string() };
        Self {
            store: state.store.clone(),
            has_mail: state.config.mail.is_some(),
            municipality,
            has_islands: requester.actor.person().is_some(),
            actor: requester.actor,
            session: requester.session,
            password_set_at: requester.password_set_at,
            other_roles: requester.other_roles,
            text,
            today: state.today(),
            address: uri.path_and_query().map_or("/", |address| address.as_str()).to_owned(),
            made_at,
        }
    }

    /// The page, 200.
    pub fn ok<V: IntoView>(&self, title: impl Into<String>, view: impl FnOnce() -> V) -> Response {
        self.answer(StatusCode::OK, title, view)
    }

    /// The form again with what was typed and what was wrong, 422.
    pub fn unprocessable<V: IntoView>(&self, title: impl Into<String>, view: impl FnOnce() -> V) -> Response {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, title, view)
    }

    /// The form again beside what somebody else has saved, 409.
    pub fn conflict<V: IntoView>(&self, title: impl Into<String>, view: impl FnOnce() -> V) -> Response {
        self.answer(StatusCode::CONFLICT, title, view)
    }

    /// The page's own address with its query.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The other day that the page shows, when its address asks for one.
    pub fn other_day(&self) -> Option<OtherDay> {
        day_of(&self.address, self.today)
    }

    /// The earlier day that the page shows, when its address asks for one.
    pub fn past(&self) -> Option<NaiveDate> {
        self.other_day().and_then(OtherDay::past)
    }

    /// The page for a room with a screen: large, and without menus.
    pub fn present<V: IntoView>(&self, title: impl Into<String>, view: impl FnOnce() -> V) -> Response {
        self.drawn(StatusCode::OK, Chrome { is_presented: true, ..self.chrome(title.into()) }, view)
    }

    /// The page with a status of its own.
    pub fn answer<V: IntoView>(
        &self,
        status: StatusCode,
        title: impl Into<String>,
        view: impl FnOnce() -> V,
    ) -> Response {
        self.drawn(status, self.chrome(title.into()), view)
    }

    fn drawn<V: IntoView>(&self, status: StatusCode, chrome: Chrome, view: impl FnOnce() -> V) -> Response {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let html = owner.with(|| {
            // What the public reads is kept for many, and nobody sends a form of it as somebody.
            if self.session.is_some() {
                provide_context(FormKey(crate::random::hex(16)));
            }
            let page = view().into_any();
            view! { <Shell chrome page /> }.to_html()
        });
        (status, Html(html)).into_response()
    }

    fn chrome(&self, title: String) -> Chrome {
        let may = |action| may_somewhere(&self.actor, action);
        Chrome {
            text: self.text,
            assets: crate::site::assets(),
            municipality: self.municipality.clone(),
            reader: self.reader(),
            menu: Menu {
                imports: may(Action::Import),
                administration: may(Action::ManageAccounts) || may(Action::ManageModel),
                trail: may(Action::ReadTrail),
                to_do: may(Action::AnswerRound) || may(Action::TellFromFrontLine),
            },
            address: self.address.clone(),
            today: self.today,
            title,
            has_islands: self.has_islands,
            is_presented: false,
            made_at: self.made_at.clone(),
        }
    }

    fn reader(&self) -> Option<Reader> {
        let person = self.actor.person()?;
        let named = |acting: &Acting| format!("{}, {}", role_name(self.text, acting.role), acting.unit_name);
        Some(Reader {
            id: person.id.0,
            name: person.name.clone(),
            acting_as: person.acting.as_ref().map(named).unwrap_or_default(),
            other_roles: self.other_roles.iter().map(|role| (role.appointment, named(role))).collect(),
        })
    }
}

/// After an act: go and look at what became of it, 303.
pub fn see_other(address: impl AsRef<str>) -> Response {
    Redirect::to(address.as_ref()).into_response()
}

/// The language that the reader has chosen, or the one that the browser asks for, or Swedish.
pub(crate) fn locale(headers: &HeaderMap) -> Locale {
    if let Some(chosen) = cookie(headers, "locale").and_then(Locale::from_word) {
        return chosen;
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    asked
        .split(',')
        .filter_map(|language| Locale::from_word(language.trim().get(..2)?))
        .next()
        .unwrap_or(Locale::Swedish)
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}
