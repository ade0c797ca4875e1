use crate::app::TestApp;
use axum::body::Body;
use axum::http::{Method, StatusCode};

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_browsers_safe() {
    let app = TestApp::empty().await;
    for address in ["/", "/health", "/does-not-exist", "/assets/nothing.css"] {
        let reply = app.browser().get(address).await;
        let policy = reply.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{address}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{address}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{address}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(reply.headers[name], value, "{address}");
        }
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_whatever_it_says() {
    let app = TestApp::empty().await;
    let form = ("content-type", "application/x-www-form-urlencoded");
    let cases: &[&[(&str, &str)]] = &[
        &[form],
        &[form, ("sec-fetch-site", "cross-site")],
        &[form, ("sec-fetch-site", "same-site")],
        &[form, ("sec-fetch-site", "none")],
        &[form, ("origin", "https://evil.example")],
        &[form, ("origin", "null")],
        &[("content-type", "text/plain"), ("origin", "http://127.0.0.1:3001")],
    ];
    for headers in cases {
        let reply = app.browser().send(Method::POST, "/language", Body::from("locale=en"), headers).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(reply.body.contains("annan webbplats"), "{headers:?}");
    }
}

/// The path with 1 for whatever it asks.
fn filled(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "1".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_carries_them_whatever_it_answers_and_to_whom() {
    let app = TestApp::with_sample().await;
    for route in server::route_table() {
        // Some routes end the sign-in that asks them.
        for mut browser in [app.browser(), app.signed_in("controller").await] {
            let is_signed_in = browser.cookie("verkan").is_some();
            let address = filled(route.path);
            let reply = match route.method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            let place = format!("{} {address}: {}", route.method, reply.status);
            for name in [
                "content-security-policy",
                "x-content-type-options",
                "referrer-policy",
                "permissions-policy",
                "cross-origin-opener-policy",
                "cross-origin-resource-policy",
            ] {
                assert!(reply.headers.contains_key(name), "{place} has no {name}");
            }
            assert!(!reply.headers.contains_key("access-control-allow-origin"), "{place}");
            assert!(
                !is_signed_in
                    || route.path == "/health"
                    || reply.headers.get("cache-control").is_some_and(|says| says == "no-store"),
                "{place}"
            );
            let kind = reply.headers.get("content-type").map(|kind| kind.to_str().unwrap()).unwrap_or_default();
            assert!(
                reply.body.is_empty() || kind.contains("charset=utf-8") || !kind.starts_with("text/"),
                "{place}: {kind}"
            );
        }
    }
}

#[tokio::test]
async fn no_act_is_done_for_another_site() {
    let app = TestApp::with_sample().await;
    let controller = app.signed_in("controller").await;
    let form = "application/x-www-form-urlencoded";
    let content = async || {
        let archive = app.store.export_archive(&domain::actor::Actor::System).await.unwrap();
        domain::exchange::Archive { events: Vec::new(), ..archive }
    };
    let (content_before, before) = (content().await, app.events().await);
    for route in server::route_table().iter().filter(|route| route.method == "POST") {
        for (kind, site) in [
            (form, ("sec-fetch-site", "cross-site")),
            (form, ("sec-fetch-site", "same-site")),
            (form, ("sec-fetch-site", "none")),
            (form, ("origin", "https://evil.example")),
            (form, ("origin", "null")),
            (form, ("accept", "*/*")),
            ("text/plain", ("origin", "http://127.0.0.1:3001")),
            ("multipart/form-data; boundary=x", ("sec-fetch-site", "cross-site")),
        ] {
            let mut browser = controller.clone();
            let headers = [("content-type", kind), site];
            let reply =
                browser.send(Method::POST, &filled(route.path), Body::from("version=1&form_key=x"), &headers).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{} {headers:?}", route.path);
        }
        let mut browser = controller.clone();
        let by_get =
            browser.send(Method::GET, &filled(route.path), Body::empty(), &[("sec-fetch-site", "cross-site")]).await;
        assert!(!by_get.headers.contains_key("set-cookie"), "{}", route.path);
    }
    assert_eq!(app.events().await, before);
    assert_eq!(content().await, content_before, "nothing is changed");
}

#[tokio::test]
async fn no_path_leads_out_of_what_is_served() {
    let app = TestApp::with_sample().await;
    for start in ["/", "/assets/", "/data/", "/goals/", "/indicators/1/", "/imports/waiting/"] {
        for tail in [
            "../../../etc/passwd",
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/etc/passwd",
            "%2e%2e%5c%2e%2e%5cetc%5cpasswd",
            "....//....//etc/passwd",
            "%00",
            "goals.csv%00.json",
            "%252e%252e%252fetc%252fpasswd",
            "//etc/passwd",
            ".git/config",
            ".env",
            "verkan.db",
            "%C3%A5%C3%A4%C3%B6%F0%9F%94%91",
            "%FF%FE",
        ] {
            let reply = app.browser().get(&format!("{start}{tail}")).await;
            let is_led_in = reply.status == StatusCode::SEE_OTHER && reply.location().starts_with("/sign-in");
            let is_none = [StatusCode::NOT_FOUND, StatusCode::BAD_REQUEST].contains(&reply.status);
            assert!(is_led_in || is_none, "{start}{tail}: {}", reply.status);
            assert!(!reply.body.contains("root:") && !reply.body.contains("SQLite format"), "{start}{tail}");
        }
    }
    let long = format!("/goals/{}", "a".repeat(8_000));
    assert_eq!(app.browser().get(&long).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_that_is_not_there_helps_in_the_readers_language() {
    let app = TestApp::empty().await;
    let reply = app.browser().get("/does-not-exist").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(reply.body.contains("lang=\"sv\"") && reply.body.contains("Sidan finns inte"), "{}", reply.body);
    let english = [("accept-language", "en-GB,en;q=0.9")];
    let reply = app.browser().send(Method::GET, "/does-not-exist", Body::empty(), &english).await;
    assert!(reply.body.contains("lang=\"en\"") && reply.body.contains("The page does not exist"), "{}", reply.body);
}

#[tokio::test]
async fn one_who_guesses_locks_nobody_else_out_where_the_proxy_is_named() {
    const NAMED: &[(&str, &str)] = &[("VERKAN_PROXIES", "127.0.0.1")];
    for (settings, others) in [(NAMED, StatusCode::UNPROCESSABLE_ENTITY), (&[], StatusCode::TOO_MANY_REQUESTS)] {
        let app = TestApp::with(settings).await;
        let try_from = async |client: &str| {
            let headers = [
                ("sec-fetch-site", "same-origin"),
                ("content-type", "application/x-www-form-urlencoded"),
                ("x-forwarded-for", client),
            ];
            let body = Body::from("email=anna%40ekeby.se&password=gissning");
            app.browser().send(Method::POST, "/sign-in", body, &headers).await.status
        };
        for _ in 0..10 {
            assert_eq!(try_from("198.51.100.7").await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(try_from("198.51.100.7").await, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(try_from("198.51.100.8").await, others, "{settings:?}");
    }
}
