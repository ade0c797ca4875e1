//! Who may call what: every route of the route table, as a stranger and in every role, at the own place and at another's.
//!
//! The answers are kept in a snapshot that a civil servant can read. A route that is new, or an answer that is another than
//! before, fails the test until somebody has looked at it: `cargo insta review` shows the difference.

use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::goal::{GoalDraft, GoalText};
use domain::id::{GoalId, UnitId};
use domain::span::Span;
use server::routes::{Access, Route};
use std::fmt::Write as _;

/// The sample's account of each role.
const ACCOUNTS: [(Role, &str); 13] = [
    (Role::CouncilMember, "fullmaktige"),
    (Role::ExecutiveBoardMember, "styrelse"),
    (Role::BoardMember, "namnd"),
    (Role::OppositionCommissioner, "opposition"),
    (Role::CompanyDirector, "bolag"),
    (Role::ChiefExecutive, "direktor"),
    (Role::HeadOfAdministration, "forvaltning"),
    (Role::UnitManager, "enhet"),
    (Role::Employee, "medarbetare"),
    (Role::Controller, "controller"),
    (Role::BoardSecretary, "sekreterare"),
    (Role::Auditor, "revisor"),
    (Role::Administrator, "administrator"),
];

/// A municipality with something of every kind at the board where the sample's people sit (TEN) and at another (BUN).
pub(crate) struct Place {
    /// The server.
    pub(crate) app: TestApp,
    /// Somebody in each role, and a stranger first.
    pub(crate) readers: Vec<(&'static str, Browser)>,
    goals: Vec<(&'static str, i64)>,
    indicators: Vec<(&'static str, i64)>,
    units: Vec<(&'static str, i64)>,
}

impl Place {
    /// The sample, with goals in every state.
    pub(crate) async fn found() -> Self {
        let app = TestApp::with_sample().await;
        let own = app.unit("TEN").await;
        let other = app.unit("BUN").await;
        let mut goals = Vec::new();
        for (name, body, proposed) in [
            ("draft, own", own, false),
            ("draft, other's", other, false),
            ("proposed, own", own, true),
            ("proposed, other's", other, true),
        ] {
            goals.push((name, goal(&app, body, proposed).await.0));
        }
        goals.push(("decided, own", app.decided_goal(own).await.0));
        goals.push(("decided, other's", app.decided_goal(other).await.0));
        let indicators =
            vec![("own", app.indicator(own).await.0), ("other's", app.indicator(app.unit("VON").await).await.0)];
        let units = vec![("own", own.0), ("other's", other.0)];
        let mut readers = vec![("nobody", app.browser())];
        for (role, mailbox) in ACCOUNTS {
            readers.push((role.word(), app.signed_in(mailbox).await));
        }
        Self { app, readers, goals, indicators, units }
    }

    /// The addresses that stand for a path: one for each object that its `{id}` may mean.
    pub(crate) fn addresses(&self, path: &str) -> Vec<(&'static str, String)> {
        let objects: &[(&'static str, i64)] = match path.split('/').nth(1) {
            Some("goals") => &self.goals,
            Some("indicators") => &self.indicators,
            Some("organisation") => &self.units,
            _ => &[("first", 1)],
        };
        if !path.contains('{') {
            return vec![("", path.to_owned())];
        }
        objects.iter().map(|(name, id)| (*name, fill(path, *id))).collect()
    }
}

/// The path with its `{…}` parts filled in: the first with the object, the rest with 1.
fn fill(path: &str, id: i64) -> String {
    let mut first = true;
    path.split('/')
        .map(|part| match part.strip_prefix('{') {
            Some(_) if std::mem::take(&mut first) => id.to_string(),
            Some(_) => "1".to_owned(),
            None => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

async fn goal(app: &TestApp, body: UnitId, proposed: bool) -> GoalId {
    let thread = app.store.red_thread(&Actor::System, &Default::default(), app.state.today()).await.unwrap();
    let draft = GoalDraft {
        external_id: String::new(),
        level: thread.levels.last().unwrap().id,
        body,
        accountable: None,
        parents: Vec::new(),
        given_to: Vec::new(),
        serves: Vec::new(),
        text: GoalText { title: "Prövat mål".to_owned(), ..GoalText::default() },
        span: Span::since(app.state.today()),
        replaces: None,
        source: String::new(),
    };
    let id = app.store.create_goal(&Actor::System, draft).await.unwrap();
    if proposed {
        app.store.propose_goal(&Actor::System, id, 1, app.state.today()).await.unwrap();
    }
    id
}

#[tokio::test]
async fn every_route_answers_each_reader_as_the_policy_says() {
    let place = Place::found().await;
    let mut matrix = String::new();
    for route in server::route_table() {
        for (object, address) in place.addresses(route.path) {
            let _ = write!(matrix, "{:4} {} {object:18}", route.method, route.path);
            for (name, reader) in &place.readers {
                let status = ask(&place.app, reader, &route, &address).await;
                check_stranger(name, &route, status);
                let _ = write!(matrix, " {name}={}", status.as_u16());
            }
            matrix.push('\n');
        }
    }
    insta::assert_snapshot!(matrix);
}

/// Asks in a copy of the data, so that no answer depends on what was done before.
async fn ask(app: &TestApp, reader: &Browser, route: &Route, address: &str) -> StatusCode {
    if route.method == "GET" {
        return reader.clone().get(address).await.status;
    }
    let copy = app.copy().await;
    copy.browser_like(reader).post(address, &[]).await.status
}

/// A stranger is sent to the sign-in page, and nowhere else, by every route that asks for a sign-in.
fn check_stranger(name: &str, route: &Route, status: StatusCode) {
    if name == "nobody" && route.access == Access::SignedIn {
        assert_eq!(status, StatusCode::SEE_OTHER, "{} {} lets a stranger in", route.method, route.path);
    }
}

#[tokio::test]
async fn no_page_changes_anything_by_being_read() {
    let place = Place::found().await;
    let before = place.app.store.data_version().await.unwrap();
    for route in server::route_table().into_iter().filter(|route| route.method == "GET") {
        for (_, address) in place.addresses(route.path) {
            place.readers[10].1.clone().get(&address).await;
        }
    }
    let after = place.app.store.data_version().await.unwrap();
    assert_eq!(after, before, "events were written by reading");
}

#[tokio::test]
async fn no_page_asks_more_than_eight_statements_of_the_database() {
    let place = Place::found().await;
    let mut over = Vec::new();
    for route in server::route_table().into_iter().filter(|route| route.method == "GET") {
        for (_, address) in place.addresses(route.path) {
            for (name, reader) in &place.readers {
                place.app.statements.store(0, std::sync::atomic::Ordering::SeqCst);
                let status = reader.clone().get(&address).await.status;
                let count = place.app.statements.load(std::sync::atomic::Ordering::SeqCst);
                if status.is_success() && count > 8 {
                    over.push(format!("{address} as {name}: {count}"));
                }
            }
        }
    }
    assert!(over.is_empty(), "{over:#?}");
}
