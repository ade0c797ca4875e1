//! People for tests: accounts, roles and sign-ins.

use crate::place::{day, today};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::id::{AppointmentId, PersonId, SessionId, UnitId};
use domain::person::PersonDraft;
use domain::session::Opening;
use domain::span::Span;
use store::Store;

/// The moment at which tests act: 14.05 in Sweden on 21 November 2026.
pub(crate) const NOW: DateTime<Utc> = DateTime::from_timestamp(1_795_266_300, 0).unwrap();

/// An open account with a password.
pub(crate) async fn person(store: &Store, email: &str) -> PersonId {
    let draft =
        PersonDraft { external_id: String::new(), name: format!("Prov {email}"), email: email.to_owned(), open: true };
    let id = store.create_person(&Actor::System, draft).await.unwrap();
    store.set_password(&Actor::System, id, format!("$hash of {email}"), None).await.unwrap();
    id
}

/// A role since 2023, without an end.
pub(crate) async fn appoint(store: &Store, person: PersonId, role: Role, unit: UnitId) -> AppointmentId {
    let draft = AppointmentDraft { person, role, unit, span: Span::since(day(2023, 1, 1)) };
    store.give_role(&Actor::System, draft).await.unwrap()
}

/// Ends a role on a day, or now.
pub(crate) async fn end(store: &Store, id: AppointmentId, last_day: Option<NaiveDate>) -> store::Result<PersonId> {
    store.end_role(&Actor::System, id, last_day, today()).await
}

/// What a right password opens.
pub(crate) async fn credentials_of(store: &Store, email: &str, token_hash: &str) -> Opening {
    let attempt = store.try_sign_in(&Actor::Public, email, "192.0.2.9", NOW).await.unwrap();
    assert!(attempt.is_some(), "the try is let through");
    Opening {
        credentials: store.credentials(&Actor::Public, email).await.unwrap().unwrap(),
        attempt,
        token_hash: token_hash.to_owned(),
        browser: "Prov".to_owned(),
        now: NOW,
        today: today(),
    }
}

/// Signs in.
pub(crate) async fn sign_in(store: &Store, email: &str, token_hash: &str) {
    let opening = credentials_of(store, email, token_hash).await;
    store.start_session(&Actor::Public, opening).await.unwrap().expect("the session is opened");
}

/// Who asks with this token.
pub(crate) async fn open(store: &Store, token_hash: &str, now: DateTime<Utc>) -> Option<(SessionId, Actor)> {
    let session = store.open_session(&Actor::Public, token_hash, now, today()).await.unwrap()?;
    Some((session.id, session.actor))
}
