//! Public pages come from what is kept: never stale, whoever changed what through which server, and never somebody's own.

use crate::app::{Browser, Reply, TestApp};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::id::UnitId;
use domain::organisation::{UnitDraft, UnitKind};
use domain::person::PersonDraft;
use domain::span::Span;
use server::AppState;
use std::io::Read;
use store::Store;

const EMAIL: &str = "karin@exempel.se";
const PASSWORD: &str = "ett långt och ovanligt ord";

fn new_year() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap()
}

async fn unit(store: &Store, parent: Option<UnitId>, kind: UnitKind, name: &str) -> UnitId {
    let draft = UnitDraft {
        external_id: String::new(),
        parent,
        kind,
        name: name.to_owned(),
        short_name: String::new(),
        span: Span::since(new_year()),
    };
    store.create_unit(&Actor::System, draft).await.unwrap()
}

async fn administrator(store: &Store, at: UnitId) {
    let draft = PersonDraft {
        external_id: String::new(),
        name: "Karin Lindqvist".to_owned(),
        email: EMAIL.to_owned(),
        open: true,
    };
    let person = store.create_person(&Actor::System, draft).await.unwrap();
    let hash = server::password::hash(PASSWORD.to_owned()).await.unwrap();
    store.set_password(&Actor::System, person, hash, None).await.unwrap();
    let role = AppointmentDraft { person, role: Role::Administrator, unit: at, span: Span::since(new_year()) };
    store.give_role(&Actor::System, role).await.unwrap();
}

async fn ask(browser: &mut Browser, address: &str, headers: &[(&str, &str)]) -> Reply {
    browser.send(Method::GET, address, Body::empty(), headers).await
}

/// Another server process on the same database: nothing in memory is shared.
async fn another_process(app: &TestApp) -> Browser {
    let store = Store::connect(&app.url).await.unwrap();
    app.browser_of(AppState::new(store, (*app.state.config).clone()))
}

#[tokio::test]
async fn a_saved_change_shows_at_once_through_every_server_process() {
    let app = TestApp::empty().await;
    let council = unit(&app.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    let (mut here, mut there) = (app.browser(), another_process(&app).await);
    for number in 0..20 {
        let name = format!("Nämnd nummer {number}");
        unit(&app.store, Some(council), UnitKind::Board, &name).await;
        for browser in [&mut here, &mut there] {
            for _ in 0..2 {
                let reply = browser.get("/organisation").await;
                assert!(reply.body.contains(&name), "{name} shows");
            }
        }
    }
}

#[tokio::test]
async fn what_is_restored_while_the_server_runs_shows_at_once() {
    let sample = TestApp::with_sample().await;
    let archive = sample.store.export_archive(&Actor::System).await.unwrap();
    let app = TestApp::empty().await;
    let (mut here, mut there) = (app.browser(), another_process(&app).await);
    for browser in [&mut here, &mut there] {
        for address in ["/", "/goals", "/organisation"] {
            assert!(!browser.get(address).await.body.contains("Alingsås"), "{address} is kept, and empty");
        }
    }
    // As `verkan import ARCHIVE.zip` does beside a running server.
    Store::connect(&app.url).await.unwrap().import_archive(&Actor::System, archive).await.unwrap();
    for browser in [&mut here, &mut there] {
        for (address, words) in
            [("/", "Alingsås kommun"), ("/goals", "Vision 2040"), ("/organisation", "Tekniska nämnden")]
        {
            let reply = browser.get(address).await;
            assert!(reply.status == StatusCode::OK && reply.body.contains(words), "{address}: {}", reply.body);
        }
    }
}

#[tokio::test]
async fn two_histories_of_the_same_length_are_two_versions() {
    let (one, other) = (TestApp::empty().await, TestApp::empty().await);
    assert_eq!(one.store.data_version().await.unwrap(), other.store.data_version().await.unwrap(), "both are empty");
    unit(&one.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    unit(&other.store, None, UnitKind::Council, "Regionfullmäktige").await;
    assert_ne!(one.store.data_version().await.unwrap(), other.store.data_version().await.unwrap());
}

#[tokio::test]
async fn whoever_asks_while_others_save_never_sees_less_than_was_saved_before_the_question() {
    let app = TestApp::empty().await;
    let council = unit(&app.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    let saved = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let mut readers = Vec::new();
    for _ in 0..4 {
        let (mut browser, saved) = (app.browser(), saved.clone());
        readers.push(tokio::spawn(async move {
            while saved.load(std::sync::atomic::Ordering::SeqCst) < 20 {
                let before = saved.load(std::sync::atomic::Ordering::SeqCst);
                let reply = browser.get("/organisation").await;
                assert!(before == 0 || reply.body.contains(&format!("Nämnd {before:03}")), "number {before} was saved");
            }
        }));
    }
    for number in 1..=20 {
        unit(&app.store, Some(council), UnitKind::Board, &format!("Nämnd {number:03}")).await;
        saved.store(number, std::sync::atomic::Ordering::SeqCst);
    }
    for reader in readers {
        reader.await.unwrap();
    }
}

#[tokio::test]
async fn what_somebody_signed_in_reads_is_never_kept_or_shown_to_another() {
    let app = TestApp::empty().await;
    let council = unit(&app.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    administrator(&app.store, council).await;
    let mut signed_in = app.browser();
    let reply = signed_in.post("/sign-in", &[("email", EMAIL), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    for address in ["/account", "/organisation", "/about", "/search?q=kommun"] {
        let own = signed_in.get(address).await;
        assert!(own.body.contains("Karin Lindqvist"), "{address}");
        assert_eq!(own.headers[header::CACHE_CONTROL], "no-store", "{address}");
        assert!(!own.headers.contains_key(header::ETAG), "{address}");
        let public = app.browser().get(address).await;
        assert!(!public.body.contains("Karin"), "{address}");
        assert!(!public.body.contains("type=\"module\""), "{address} loads no script");
        let again = signed_in.get(address).await;
        assert!(again.body.contains("Karin Lindqvist"), "{address} is still one's own");
    }
}

#[tokio::test]
async fn a_reader_who_has_the_page_is_told_so_until_it_changes() {
    let app = TestApp::empty().await;
    let council = unit(&app.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    let mut browser = app.browser();
    let first = browser.get("/organisation").await;
    let etag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    assert_eq!(first.headers[header::CACHE_CONTROL], "no-cache");
    let varies = first.headers[header::VARY].to_str().unwrap();
    assert!(varies.contains("cookie") && varies.contains("accept-encoding"), "{varies}");
    let again = ask(&mut browser, "/organisation", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert!(again.headers.contains_key("content-security-policy"));
    unit(&app.store, Some(council), UnitKind::Board, "Ny nämnd").await;
    let changed = ask(&mut browser, "/organisation", &[("if-none-match", &etag)]).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(changed.body.contains("Ny nämnd"));
}

#[tokio::test]
async fn each_language_and_each_way_of_packing_is_a_page_of_its_own() {
    let app = TestApp::empty().await;
    let swedish = ask(&mut app.browser(), "/about", &[("accept-language", "sv")]).await;
    let english = ask(&mut app.browser(), "/about", &[("accept-language", "en")]).await;
    assert!(swedish.body.contains("lang=\"sv\"") && english.body.contains("lang=\"en\""));
    assert_ne!(swedish.headers[header::ETAG], english.headers[header::ETAG]);
    for (wish, sent) in [("br, gzip", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
        let reply = ask(&mut app.browser(), "/about", &[("accept-encoding", wish)]).await;
        let encoding = reply.headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap());
        assert_eq!(encoding, sent, "{wish}");
        let mut plain = String::new();
        match sent {
            Some("br") => drop(brotli::Decompressor::new(&reply.bytes[..], 4096).read_to_string(&mut plain).unwrap()),
            Some(_) => drop(flate2::read::GzDecoder::new(&reply.bytes[..]).read_to_string(&mut plain).unwrap()),
            None => plain.clone_from(&reply.body),
        }
        assert_eq!(plain, swedish.body, "{wish}");
    }
}

#[tokio::test]
async fn faults_receipts_and_what_is_typed_freely_are_not_kept() {
    let app = TestApp::empty().await;
    unit(&app.store, None, UnitKind::Council, "Kommunfullmäktige").await;
    for address in ["/does-not-exist", "/search?q=kommun", "/organisation?unknown=1", "/health"] {
        let reply = app.browser().get(address).await;
        assert!(!reply.headers.contains_key(header::ETAG), "{address}");
    }
}
