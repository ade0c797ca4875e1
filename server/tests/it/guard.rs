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
