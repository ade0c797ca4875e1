//! What is sent twice is done once (limits R10).

use crate::app::{Browser, TestApp};
use crate::html;
use axum::http::StatusCode;
use chrono::Duration;
use domain::actor::Actor;

/// A level, and the board where goals of it are decided, as a goal form sends them.
async fn goal_form(app: &TestApp, key: &str) -> Vec<(&'static str, String)> {
    let level = app.store.levels(&Actor::System).await.unwrap().last().unwrap().id.to_string();
    vec![
        ("form_key", key.to_owned()),
        ("title", "Nya ledningar".to_owned()),
        ("level", level),
        ("body", app.unit("TEN").await.to_string()),
        ("from", "2026-01-01".to_owned()),
    ]
}

async fn send(browser: &mut Browser, address: &str, form: &[(&'static str, String)]) -> (StatusCode, String) {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let reply = browser.post(address, &form).await;
    (reply.status, reply.location().to_owned())
}

#[tokio::test]
async fn of_a_thousand_that_are_the_same_one_is_done_and_all_are_led_there() {
    let app = TestApp::with_sample().await;
    let controller = app.signed_in("controller").await;
    let key = controller.clone().get("/goals/new").await.hidden("form_key").to_owned();
    assert_ne!(controller.clone().get("/goals/new").await.hidden("form_key"), key, "each page has a key of its own");
    let form = goal_form(&app, &key).await;
    let before = app.events().await;
    let mut senders = Vec::new();
    for _ in 0..8 {
        let (mut browser, form) = (controller.clone(), form.clone());
        senders.push(tokio::spawn(async move {
            let mut led_to = Vec::new();
            for _ in 0..125 {
                led_to.push(send(&mut browser, "/goals", &form).await);
            }
            led_to
        }));
    }
    let mut answers = Vec::new();
    for sender in senders {
        answers.extend(sender.await.unwrap());
    }
    assert_eq!(answers.len(), 1000);
    answers.dedup();
    assert_eq!(answers.len(), 1, "all are led to the same goal: {answers:?}");
    assert!(answers[0].0 == StatusCode::SEE_OTHER && answers[0].1.starts_with("/goals/"), "{answers:?}");
    assert_eq!(app.events().await, before + 1, "one goal and one event");
}

#[tokio::test]
async fn a_form_in_which_something_was_changed_is_another_and_so_is_another_persons() {
    let app = TestApp::with_sample().await;
    let mut controller = app.signed_in("controller").await;
    let mut form = goal_form(&app, "the-same-key").await;
    let first = send(&mut controller, "/goals", &form).await;
    form[1].1 = "Ännu nyare ledningar".to_owned();
    let second = send(&mut controller, "/goals", &form).await;
    let mut manager = app.signed_in("forvaltning").await;
    let third = send(&mut manager, "/goals", &form).await;
    assert!(
        [&first, &second, &third].iter().all(|(status, _)| *status == StatusCode::SEE_OTHER),
        "{first:?} {third:?}"
    );
    assert!(first != second && second != third && first != third, "{first:?} {second:?} {third:?}");
    form[1].1.clear();
    for _ in 0..2 {
        assert_eq!(send(&mut controller, "/goals", &form).await.0, StatusCode::UNPROCESSABLE_ENTITY, "told each time");
    }
}

#[tokio::test]
async fn a_form_is_forgotten_after_a_day() {
    let app = TestApp::with_sample().await;
    let form = goal_form(&app, "of-yesterday").await;
    let first = send(&mut app.signed_in("controller").await, "/goals", &form).await;
    let mut state = app.state.clone();
    let now = state.now();
    state.clock = std::sync::Arc::new(move || now + Duration::hours(25));
    let app = app.on(state);
    let second = send(&mut app.signed_in("controller").await, "/goals", &form).await;
    assert!(second.0 == StatusCode::SEE_OTHER && first.1 != second.1, "{first:?} {second:?}");
}

#[tokio::test]
async fn every_form_that_creates_something_is_done_once() {
    let app = TestApp::with_sample().await;
    let (unit, council) = (app.unit("TEN").await.to_string(), app.unit("KF").await.to_string());
    let goal = app.decided_goal(app.unit("TEN").await).await;
    let indicator = app.indicator(app.unit("TEN").await).await;
    let key = ("form_key", "a-key");
    let (aim, day) = (goal.to_string(), app.state.today().to_string());
    let activity = vec![
        ("title", "Vi letar läckor"),
        ("unit", unit.as_str()),
        ("from", &day),
        ("goal", &aim),
        ("effect", "Färre läckor"),
        ("by_when", &day),
    ];
    let forms: Vec<(&str, String, Vec<(&str, &str)>)> = vec![
        (
            "controller",
            "/organisation/units".to_owned(),
            vec![("parent", &council), ("kind", "board"), ("name", "Ny nämnd"), ("from", "2026-01-01")],
        ),
        (
            "controller",
            "/administration/levels".to_owned(),
            vec![("position", "9"), ("kind", "goal"), ("name_sv", "Inriktning"), ("decided_by", "board")],
        ),
        ("controller", "/administration/themes".to_owned(), vec![("kind", "value"), ("name_sv", "Mod")]),
        (
            "controller",
            "/indicators".to_owned(),
            vec![
                ("name", "Läckor"),
                ("unit_of_measure", "antal"),
                ("decimals", "0"),
                ("direction", "lower"),
                ("frequency", "year"),
                ("unit", &unit),
            ],
        ),
        (
            "controller",
            format!("/indicators/{indicator}/targets"),
            vec![("period", "2031"), ("aim", "value"), ("value", "1")],
        ),
        (
            "controller",
            format!("/indicators/{indicator}/measurements"),
            vec![("period", "1999"), ("outcome", "final"), ("value", "1")],
        ),
        ("forvaltning", format!("/goals/{goal}/judgements"), vec![("status", "met"), ("sentence", "Det går bra.")]),
        ("enhet", format!("/goals/{goal}/contributions"), vec![("unit", &unit), ("text", "Vi gräver.")]),
        ("enhet", "/activities".to_owned(), activity),
        (
            "controller",
            "/rounds".to_owned(),
            vec![("title", "Delår 2026"), ("period", "2026 T2"), ("body", &council), ("due_on", "2026-10-08")],
        ),
        (
            "enhet",
            "/measures".to_owned(),
            vec![
                ("title", "Laga rören"),
                ("deviation", "Det läcker."),
                ("goal", &aim),
                ("unit", &unit),
                ("due_on", &day),
            ],
        ),
        (
            "namnd",
            "/questions".to_owned(),
            vec![("subject", "goal"), ("object", &aim), ("text", "Vad har ni lärt er?")],
        ),
        ("direktor", format!("/organisation/units/{unit}/approval"), vec![("reason", "Budgeten är trång.")]),
        (
            "administrator",
            "/administration/people".to_owned(),
            vec![("name", "Ny Nyberg"), ("email", "ny@exempel.verkan.se"), ("open", "on")],
        ),
        (
            "administrator",
            "/administration/people/1/appointments".to_owned(),
            vec![("role", "auditor"), ("unit", &council), ("from", "2026-01-01")],
        ),
    ];
    for (mailbox, address, mut form) in forms {
        let mut browser = app.signed_in(mailbox).await;
        form.push(key);
        let before = app.events().await;
        let first = browser.post(&address, &form).await;
        assert_eq!(first.status, StatusCode::SEE_OTHER, "{address}: {}", first.body);
        let second = browser.post(&address, &form).await;
        assert_eq!((second.status, second.location()), (StatusCode::SEE_OTHER, first.location()), "{address}");
        assert_eq!(app.events().await, before + 1, "{address} is done once");
    }
}

#[tokio::test]
async fn every_form_that_somebody_fills_in_carries_a_key() {
    let app = TestApp::with_sample().await;
    let goal = app.decided_goal(app.unit("TEN").await).await.to_string();
    let indicator = app.indicator(app.unit("TEN").await).await.to_string();
    let mut seen = 0;
    for route in server::route_table().iter().filter(|route| route.method == "GET") {
        let id = if route.path.starts_with("/goals") { &goal } else { &indicator };
        let id = if route.path.starts_with("/admin") || route.path.starts_with("/organ") { "1" } else { id.as_str() };
        let address = route.path.replacen("{id}", id, 1);
        for mailbox in ["controller", "administrator", "sekreterare", "enhet"] {
            let page = app.signed_in(mailbox).await.get(&address).await;
            for form in html::forms(&page.body).into_iter().filter(html::Form::is_filled_in) {
                assert!(form.has("form_key"), "{address} as {mailbox}: {form:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen} forms were seen");
}
