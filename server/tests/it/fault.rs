//! What people are told when something breaks: a plain sentence, and a number instead of details (limits S13).

use crate::app::{BROKEN, TestApp};
use crate::log;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use server::AppState;
use store::Store;

const ENGLISH: [(&str, &str); 1] = [("accept-language", "en-GB,en;q=0.9")];

#[tokio::test]
async fn a_database_that_is_away_is_told_in_the_readers_language() {
    let app = TestApp::with_sample().await;
    let mut signed_in = app.signed_in("controller").await;
    app.store.close().await.unwrap();
    for address in ["/", "/goals", "/goals?q=x", "/search?q=skola", "/sign-in", "/account", "/does-not-exist"] {
        for mut browser in [app.browser(), signed_in.clone()] {
            let reply = browser.get(address).await;
            assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
            assert!(
                reply.body.contains("Databasen svarar inte.") && reply.body.contains("lang=\"sv\""),
                "{}",
                reply.body
            );
            assert!(!reply.headers.contains_key("etag"), "{address} is not kept");
            assert!(reply.headers.contains_key("content-security-policy"), "{address}");
            let reply = browser.send(Method::GET, address, Body::empty(), &ENGLISH).await;
            assert!(reply.body.contains("The database does not answer."), "{}", reply.body);
        }
    }
    let reply = signed_in.post("/goals", &[("title", "Mitt mål")]).await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    let health = app.browser().get("/health").await;
    assert_eq!(
        (health.status, health.body.as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    );
}

/// The page tells that something broke, under a number; the log holds the rest under the same number, once.
fn check_told(reply: &crate::app::Reply, detail: &str, place: &str) {
    assert_eq!(reply.status, StatusCode::INTERNAL_SERVER_ERROR, "{place}: {}", reply.body);
    let number = reply.body.split("antecknat med nummer ").nth(1).and_then(|rest| rest.get(..12));
    let number = number.unwrap_or_else(|| panic!("{place}: a number in {}", reply.body));
    assert!(number.bytes().all(|sign| sign.is_ascii_hexdigit()), "{place}: {number}");
    let lines = log::incidents(number);
    assert!(lines.len() == 1 && lines[0].contains(detail), "{place}: {lines:?}");
    let inside = ["no such table", "SELECT", "sqlite", "panic", ".rs:", "verkan.db", BROKEN];
    assert!(inside.iter().all(|word| !reply.body.contains(word)), "{place} tells what is inside: {}", reply.body);
}

#[tokio::test]
async fn what_breaks_in_the_database_is_a_number_to_the_reader_and_told_to_the_log_once() {
    let app = TestApp::with_sample().await;
    let somebody = app.signed_in("controller").await;
    let folder = tempfile::tempdir().unwrap();
    // A database without a single table.
    let empty = Store::connect(&format!("sqlite:{}", folder.path().join("verkan.db").display())).await.unwrap();
    let config = (*app.state.config).clone();
    let app = app.on(AppState::new(empty, config));
    for route in server::route_table() {
        let address = route.path.replace("{id}", "1").replace("{target}", "1").replace("{measurement}", "1");
        let address = address.replace("{file}", "goals.csv").replace("{name}", "search");
        // These two ask nothing of the database on behalf of a stranger.
        if ["/health", "/language"].contains(&route.path) {
            continue;
        }
        for mut browser in [app.browser(), app.browser_like(&somebody)] {
            let is_stranger = browser.cookie("verkan").is_none();
            let reply = match route.method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[("email", "191212121212"), ("title", "19121212-1212")]).await,
            };
            if is_stranger && reply.status == StatusCode::SEE_OTHER {
                assert!(reply.location().starts_with("/sign-in") || reply.location() == "/", "{address}");
            } else {
                check_told(&reply, "no such table", &format!("{} {address}", route.method));
            }
        }
    }
}

#[tokio::test]
async fn a_panic_is_a_number_to_the_reader_too_and_nothing_of_the_act_is_done() {
    let app = TestApp::with_sample().await;
    let mut controller = app.signed_in("controller").await;
    let before = app.events().await;
    for (words, address) in [("red thread", "/goals"), ("indicators", "/indicators"), ("search", "/search?q=skola")] {
        let table = if words == "search" { "search_entry" } else { "\"level\"" };
        let table = if words == "indicators" { "\"indicator\"" } else { table };
        table.clone_into(&mut app.breaks_at.lock().unwrap());
        check_told(&controller.get(address).await, BROKEN, address);
    }
    "INSERT INTO \"event\"".clone_into(&mut app.breaks_at.lock().unwrap());
    let form = [("kind", "value"), ("name_sv", "Mod för 19121212-1212"), ("form_key", "one")];
    check_told(&controller.post("/administration/themes", &form).await, BROKEN, "a theme");
    app.breaks_at.lock().unwrap().clear();
    assert_eq!(app.events().await, before);
    let themes = controller.get("/administration/themes").await;
    assert!(!themes.body.contains("19121212"), "nothing is half done");
    let again = controller.post("/administration/themes", &form).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "the same form goes through when nothing breaks: {}", again.body);
}
