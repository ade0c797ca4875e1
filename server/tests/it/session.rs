use crate::app::{Browser, Reply, TestApp};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitDraft, UnitKind};
use domain::person::PersonDraft;
use domain::span::Span;

pub(crate) const PASSWORD: &str = "korrekt häst batteri";

/// A council and somebody who signs in.
pub(crate) struct Case {
    pub(crate) app: TestApp,
    pub(crate) council: UnitId,
    pub(crate) anna: PersonId,
}

pub(crate) async fn case() -> Case {
    let app = TestApp::empty().await;
    let draft = UnitDraft {
        external_id: String::new(),
        parent: None,
        kind: UnitKind::Council,
        name: "Kommunfullmäktige".to_owned(),
        short_name: "KF".to_owned(),
        span: Span::since(day()),
    };
    let council = app.store.create_unit(&Actor::System, draft).await.unwrap();
    let anna = person(&app, "anna@kommun.se").await;
    Case { app, council, anna }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap()
}

pub(crate) async fn person(app: &TestApp, email: &str) -> PersonId {
    let draft =
        PersonDraft { external_id: String::new(), name: format!("Prov {email}"), email: email.to_owned(), open: true };
    let id = app.store.create_person(&Actor::System, draft).await.unwrap();
    let hash = server::password::hash(PASSWORD.to_owned()).await.unwrap();
    app.store.set_password(&Actor::System, id, hash, None).await.unwrap();
    id
}

impl Case {
    pub(crate) async fn appoint(&self, person: PersonId, role: Role) -> AppointmentId {
        let draft = AppointmentDraft { person, role, unit: self.council, span: Span::since(day()) };
        self.app.store.give_role(&Actor::System, draft).await.unwrap()
    }
}

pub(crate) async fn sign_in(browser: &mut Browser, email: &str, password: &str) -> Reply {
    browser.post("/sign-in", &[("email", email), ("password", password), ("next", "/account")]).await
}

async fn is_in(browser: &mut Browser) -> bool {
    let reply = browser.get("/account").await;
    assert!(matches!(reply.status, StatusCode::OK | StatusCode::SEE_OTHER), "{}: {}", reply.status, reply.body);
    reply.status == StatusCode::OK
}

#[tokio::test]
async fn the_right_password_opens_what_only_those_who_signed_in_see() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    let asked = browser.get("/account").await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Faccount"));
    let reply = sign_in(&mut browser, "Anna@Kommun.se", PASSWORD).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/account"));
    let cookie = reply.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let page = browser.get("/account").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.body.contains("anna@kommun.se"), "{}", page.body);
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_the_host() {
    let app = TestApp::with(&[("VERKAN_HTTPS", "yes")]).await;
    person(&app, "anna@kommun.se").await;
    let reply = sign_in(&mut app.browser(), "anna@kommun.se", PASSWORD).await;
    let cookie = reply.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-verkan=") && cookie.contains("; Secure"), "{cookie}");
    assert!(!cookie.to_lowercase().contains("domain"), "{cookie}");
}

#[tokio::test]
async fn what_is_wrong_is_not_told_apart_and_what_was_typed_stays() {
    let Case { app, .. } = case().await;
    let mut bodies = Vec::new();
    for (email, password) in [("anna@kommun.se", "fel lösenord"), ("anna@kommun.se", ""), ("okänd@kommun.se", PASSWORD)]
    {
        let mut browser = app.browser();
        let reply = sign_in(&mut browser, email, password).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.headers.get("set-cookie").is_none());
        assert!(!reply.body.contains("fel lösenord") && !reply.body.contains(PASSWORD), "no password comes back");
        assert!(reply.body.contains(email));
        bodies.push(reply.body.replace(email, "…"));
        assert!(!is_in(&mut browser).await);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "the page does not tell who has an account");
}

#[tokio::test]
async fn each_sign_in_has_an_id_of_its_own_and_the_one_before_stops_working() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    browser.set_cookie("verkan", "chosen-by-somebody-else");
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    let first = browser.cookie("verkan").unwrap().to_owned();
    assert_eq!(first.len(), 64, "256 bits");
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    assert_ne!(browser.cookie("verkan"), Some(first.as_str()));
    let mut thief = app.browser();
    thief.set_cookie("verkan", &first);
    assert!(!is_in(&mut thief).await);
    assert!(is_in(&mut browser).await);
}

#[tokio::test]
async fn another_role_has_another_id() {
    let case = case().await;
    case.appoint(case.anna, Role::Controller).await;
    let auditor = case.appoint(case.anna, Role::Auditor).await;
    let mut browser = case.app.browser();
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    let before = browser.cookie("verkan").unwrap().to_owned();
    let reply = browser.post("/account/role", &[("appointment", &auditor.to_string())]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_ne!(browser.cookie("verkan"), Some(before.as_str()));
    let mut thief = case.app.browser();
    thief.set_cookie("verkan", &before);
    assert!(!is_in(&mut thief).await);
    assert!(browser.get("/account").await.body.contains("Revisor, Kommunfullmäktige"));
}

#[tokio::test]
async fn signing_out_ends_it_on_the_server_too() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    let kept = browser.cookie("verkan").unwrap().to_owned();
    let reply = browser.post("/sign-out", &[]).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(reply.headers.contains_key("clear-site-data"));
    assert!(browser.cookie("verkan").is_none());
    browser.set_cookie("verkan", &kept);
    assert!(!is_in(&mut browser).await);
    assert_eq!(browser.post("/sign-out", &[]).await.status, StatusCode::SEE_OTHER, "twice is no fault");
}

#[tokio::test]
async fn signing_out_everywhere_leaves_this_browser_in() {
    let Case { app, .. } = case().await;
    let (mut here, mut there) = (app.browser(), app.browser());
    sign_in(&mut here, "anna@kommun.se", PASSWORD).await;
    sign_in(&mut there, "anna@kommun.se", PASSWORD).await;
    here.post("/account/sessions/end", &[]).await;
    assert!(is_in(&mut here).await && !is_in(&mut there).await);
}

#[tokio::test]
async fn the_eleventh_guess_is_refused_even_when_it_is_right() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    for guess in 0..10 {
        let reply = sign_in(&mut browser, "anna@kommun.se", &format!("gissning nummer {guess}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let reply = sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(reply.body.contains("Vänta en kvart"), "{}", reply.body);
    let other = person(&app, "bo@kommun.se").await;
    assert!(other.0 > 0);
    assert_eq!(sign_in(&mut browser, "bo@kommun.se", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn of_a_thousand_guesses_ten_are_let_through_and_the_real_user_gets_in_from_elsewhere() {
    let Case { app, .. } = case().await;
    let mut guesser = app.browser().at([192, 0, 2, 66]);
    let mut let_through = 0;
    for guess in 0..1_000 {
        let reply = sign_in(&mut guesser, "anna@kommun.se", &format!("gissning nummer {guess}")).await;
        match reply.status {
            StatusCode::UNPROCESSABLE_ENTITY => let_through += 1,
            status => assert_eq!(status, StatusCode::TOO_MANY_REQUESTS),
        }
    }
    assert_eq!(let_through, 10);
    let mut own = app.browser().at([198, 51, 100, 7]);
    assert_eq!(sign_in(&mut own, "anna@kommun.se", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn of_guesses_at_many_accounts_from_one_address_a_hundred_are_let_through() {
    let Case { app, .. } = case().await;
    let mut guesser = app.browser().at([192, 0, 2, 67]);
    let mut let_through = 0;
    for guess in 0..300 {
        let reply = sign_in(&mut guesser, &format!("person{guess}@kommun.se"), "sommar2026sommar").await;
        let_through += usize::from(reply.status == StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(let_through, 100);
}

/// Printed, since no test asserts a time: the middle of many of each, in turns.
#[tokio::test]
async fn an_unknown_account_is_refused_after_the_same_work() {
    let Case { app, .. } = case().await;
    server::password::warm_up().await;
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in 0..20 {
        // Each from an address of its own, so that none is refused before its password is looked at.
        let mut browser = app.browser().at([203, 0, 113, number]);
        for (email, times) in [("anna@kommun.se", &mut known), ("ingen@kommun.se", &mut unknown)] {
            let begun = std::time::Instant::now();
            let reply = sign_in(&mut browser, email, "fel lösenord är det").await;
            times.push(begun.elapsed());
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    known.sort();
    unknown.sort();
    println!("refused: a known account after {:?}, an unknown after {:?} (median of 20)", known[10], unknown[10]);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let Case { app, .. } = case().await;
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nX: y"] {
        let form = [("email", "anna@kommun.se"), ("password", PASSWORD), ("next", next)];
        let reply = app.browser().post("/sign-in", &form).await;
        assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/"), "{next:?}");
        let reply = app.browser().post("/language", &[("locale", "en"), ("next", next)]).await;
        assert_eq!(reply.location(), "/", "{next:?}");
    }
}

#[tokio::test]
async fn a_role_or_account_that_ends_is_felt_at_the_next_request() {
    let case = case().await;
    let store = case.app.store.clone();
    let role = case.appoint(case.anna, Role::Administrator).await;
    let bo = person(&case.app, "bo@kommun.se").await;
    case.appoint(bo, Role::Administrator).await;
    let (mut anna, mut bo_in) = (case.app.browser(), case.app.browser());
    sign_in(&mut anna, "anna@kommun.se", PASSWORD).await;
    sign_in(&mut bo_in, "bo@kommun.se", PASSWORD).await;
    assert_eq!(anna.get("/administration/people").await.status, StatusCode::OK);
    let ended = bo_in.post(&format!("/administration/appointments/{role}/end"), &[("now", "yes")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let reply = anna.get("/administration/people").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    sign_in(&mut anna, "anna@kommun.se", PASSWORD).await;
    assert_eq!(anna.get("/administration/people").await.status, StatusCode::FORBIDDEN, "in, but without the role");

    let page = store.person_page(&Actor::System, case.anna, Utc::now()).await.unwrap().person;
    let form = [("version", page.version.to_string()), ("name", page.name), ("email", page.email)];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let closed = bo_in.post(&format!("/administration/people/{}", case.anna), &form).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    assert!(!is_in(&mut anna).await);
    let reply = sign_in(&mut anna, "anna@kommun.se", PASSWORD).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_session_dies_of_idleness_on_the_servers_clock() {
    let mut case = case().await;
    let at = std::sync::Arc::new(std::sync::Mutex::new(DateTime::from_timestamp(1_790_000_000, 0).unwrap()));
    let clock = at.clone();
    let mut state = case.app.state.clone();
    state.clock = std::sync::Arc::new(move || *clock.lock().unwrap());
    case.app = case.app.on(state);
    let mut browser = case.app.browser();
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    assert!(is_in(&mut browser).await);
    *at.lock().unwrap() += Duration::minutes(31);
    assert!(!is_in(&mut browser).await);
}

#[tokio::test]
async fn ones_own_password_asks_for_the_present_one() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    let change = async |browser: &mut Browser, present: &str, new: &str, again: &str| {
        browser.post("/account/password", &[("present", present), ("password", new), ("again", again)]).await
    };
    let new = "en helt annan mening";
    for (present, password, again, sentence) in [
        ("fel", new, new, "Lösenordet stämmer inte."),
        (PASSWORD, "kort", "kort", "minst 12 tecken"),
        (PASSWORD, "lösenord1234", "lösenord1234", "för vanligt"),
        (PASSWORD, new, "något annat helt", "inte lika"),
    ] {
        let reply = change(&mut browser, present, password, again).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{password}");
        assert!(reply.body.contains(sentence), "{sentence}: {}", reply.body);
    }
    let reply = change(&mut browser, PASSWORD, new, new).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/account?done=password"));
    assert!(is_in(&mut browser).await, "this sign-in goes on");
    assert_eq!(sign_in(&mut app.browser(), "anna@kommun.se", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&mut app.browser(), "anna@kommun.se", new).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_fresh_verkan_has_no_account_and_is_set_up_once_with_the_printed_code() {
    let app = TestApp::empty().await;
    let code = server::set_up::code(&app.state).await.unwrap().expect("nobody has set it up");
    let form = |code: &'static str| {
        [
            ("code", code),
            ("municipality", "Provköpings kommun"),
            ("council", "Kommunfullmäktige"),
            ("name", "Anna Prov"),
            ("email", "anna@prov.se"),
            ("password", "en mening att minnas"),
            ("again", "en mening att minnas"),
        ]
    };
    let mut browser = app.browser();
    assert_eq!(browser.get("/set-up").await.status, StatusCode::OK);
    let reply = browser.post("/set-up", &form("gissad-kod")).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("Provköpings kommun") && !reply.body.contains("en mening att minnas"));
    let code: &'static str = code.to_uppercase().leak();
    let reply = browser.post("/set-up", &form(code)).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let reply = sign_in(&mut browser, "anna@prov.se", "en mening att minnas").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/administration/people").await.status, StatusCode::OK);
    assert_eq!(browser.get("/set-up").await.status, StatusCode::CONFLICT);
    assert_eq!(browser.post("/set-up", &form(code)).await.status, StatusCode::CONFLICT);
    assert!(server::set_up::code(&app.state).await.unwrap().is_none());
}

#[tokio::test]
async fn the_sample_lists_its_people_and_each_signs_in_with_one_press() {
    let case = case().await;
    let app = &case.app;
    let none = app.browser().get("/sign-in").await;
    assert!(!none.body.contains("exempel.verkan.se"), "no accounts outside the sample");
    app.store.prepare_set_up(&Actor::System, "x").await.unwrap();
    server::sample::people(&app.store, app.state.today()).await.unwrap();
    let page = app.browser().get("/sign-in").await;
    let buttons = page.body.matches("action=\"/sign-in\"").count();
    assert_eq!(buttons, 1 + Role::ALL.len(), "one form to type in and one for each role");
    let reply = sign_in(&mut app.browser(), "controller@exempel.verkan.se", "exempel-kommunen").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_language_is_kept() {
    let Case { app, .. } = case().await;
    let mut browser = app.browser();
    let reply = browser.post("/language", &[("locale", "en"), ("next", "/organisation?q=x")]).await;
    assert_eq!(reply.location(), "/organisation?q=x");
    assert!(browser.get("/sign-in").await.body.contains("lang=\"en\""));
    let reply = browser.post("/language", &[("locale", "xx")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    let reply = browser.send(Method::GET, "/sign-in", Body::empty(), &[]).await;
    assert!(reply.body.contains("lang=\"sv\""), "what cannot be read is Swedish");
}

#[tokio::test]
async fn a_form_sent_after_the_sign_in_has_ended_leads_back_to_the_form() {
    let Case { app, .. } = case().await;
    let headers = [
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("referer", "http://127.0.0.1:3000/organisation/units/1/edit"),
    ];
    let reply = app.browser().send(Method::POST, "/organisation/units/1", Body::from("name=x"), &headers).await;
    assert_eq!(reply.location(), "/sign-in?next=%2Forganisation%2Funits%2F1%2Fedit");
    let headers = [("sec-fetch-site", "same-origin"), ("referer", "https://evil.example/goals")];
    let reply = app.browser().send(Method::POST, "/account/sessions/end", Body::empty(), &headers).await;
    assert_eq!(reply.location(), "/sign-in?next=%2F");
}

#[tokio::test]
async fn an_address_or_form_that_cannot_be_read_gets_a_page_that_helps() {
    let Case { app, .. } = case().await;
    for address in ["/organisation/units/abc", "/organisation/units/99999999999999999999", "/organisation/units/-1"] {
        let reply = app.browser().get(address).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
        assert!(reply.body.contains("Sidan finns inte"), "{address}: {}", reply.body);
    }
    let mut browser = app.browser();
    let reply = browser.post("/language", &[("nothing", "of use")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("lang=\"sv\""), "{}", reply.body);
    let reply = browser.send(Method::POST, "/organisation", Body::empty(), &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(reply.body.contains("Sidan finns inte"), "{}", reply.body);
}

#[tokio::test]
async fn the_header_offers_the_other_roles_and_leads_back_to_the_page() {
    let case = case().await;
    case.appoint(case.anna, Role::Controller).await;
    let auditor = case.appoint(case.anna, Role::Auditor).await.to_string();
    let mut browser = case.app.browser();
    sign_in(&mut browser, "anna@kommun.se", PASSWORD).await;
    let page = browser.get("/goals?year=2026").await;
    assert!(page.body.contains("Byt roll till") && page.body.contains("Revisor, Kommunfullmäktige"), "{}", page.body);
    assert!(!page.body.contains("name=\"appointment\" value=\"\""));
    let reply = browser.post("/account/role", &[("next", page.hidden("next")), ("appointment", &auditor)]).await;
    assert_eq!(reply.location(), "/goals?year=2026");
    let page = browser.get("/goals").await;
    assert!(page.body.contains("Controller, "), "and back again");
}
