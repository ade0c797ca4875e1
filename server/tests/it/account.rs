//! What administrators may not do with accounts, their own and others'.

use crate::app::Browser;
use crate::session::{PASSWORD, case, person, sign_in};
use axum::http::StatusCode;
use domain::appointment::Role;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn whoever_gets_a_password_from_an_administrator_chooses_their_own_first() {
    let case = case().await;
    let app = &case.app;
    case.appoint(case.anna, Role::Controller).await;
    let bo = person(app, "bo@kommun.se").await;
    case.appoint(bo, Role::Administrator).await;
    let (mut anna, mut administrator) = (app.browser(), app.browser());
    sign_in(&mut administrator, "bo@kommun.se", PASSWORD).await;
    let given = "en mening från administratören";
    let form = [("password", given), ("again", given)];
    let set = administrator.post(&format!("/administration/people/{}/password", case.anna), &form).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    assert!(administrator.get(set.location()).await.body.contains("väljer ett eget vid nästa inloggning"));

    sign_in(&mut anna, "anna@kommun.se", given).await;
    for address in ["/", "/goals", "/account", "/imports/new", "/administration"] {
        let reply = anna.get(address).await;
        assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/account/password"), "{address}");
    }
    let unit = [("kind", "board"), ("name", "Ny nämnd"), ("from", "2026-01-01"), ("parent", "1")];
    let reply = anna.post("/organisation/units", &unit).await;
    assert_eq!(
        (reply.status, reply.location()),
        (StatusCode::SEE_OTHER, "/account/password"),
        "nothing is done either"
    );
    app.statements.store(0, Ordering::SeqCst);
    let page = anna.get("/account/password").await;
    assert!(app.statements.load(Ordering::SeqCst) <= 8, "few statements on the page that others never see");
    assert!(page.body.contains("En administratör har satt ett nytt lösenord för ditt konto"), "{}", page.body);
    let own = "en mening som bara anna kan";
    let choose = async |browser: &mut Browser, present: &str, new: &str| {
        browser.post("/account/password", &[("present", present), ("password", new), ("again", new)]).await
    };
    for (present, new, sentence) in
        [("fel", own, "Lösenordet stämmer inte."), (given, given, "Välj ett annat lösenord än det du har nu.")]
    {
        let reply = choose(&mut anna, present, new).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reply.body.contains(sentence) && reply.body.contains("En administratör har satt"), "{}", reply.body);
    }
    assert_eq!(choose(&mut anna, given, own).await.location(), "/account?done=password");
    assert_eq!(anna.get("/imports/new").await.status, StatusCode::OK, "the role is there again");
    assert_eq!(anna.get("/account/password").await.location(), "/account");

    // What the administrator did stands in the trail, which the auditor reads.
    let eva = person(app, "eva@kommun.se").await;
    case.appoint(eva, Role::Auditor).await;
    let mut auditor = app.browser();
    sign_in(&mut auditor, "eva@kommun.se", PASSWORD).await;
    let trail = auditor.get("/trail?kind=person").await;
    assert!(trail.body.contains("Prov bo@kommun.se") && trail.body.contains("Prov anna@kommun.se"), "{}", trail.body);
}

#[tokio::test]
async fn an_administrator_gives_no_role_to_themselves_while_another_could() {
    let case = case().await;
    case.appoint(case.anna, Role::Administrator).await;
    let mut anna = case.app.browser();
    sign_in(&mut anna, "anna@kommun.se", PASSWORD).await;
    let (own, council) = (format!("/administration/people/{}", case.anna), case.council.to_string());
    let role = |role: &'static str| [("role", role), ("unit", council.as_str()), ("from", "2026-01-01")];
    assert!(anna.get(&own).await.body.contains("Du är den första systemadministratören"));
    let given = anna.post(&format!("{own}/appointments"), &role("controller")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let bo = person(&case.app, "bo@kommun.se").await;
    case.appoint(bo, Role::Administrator).await;
    let page = anna.get(&own).await;
    assert!(
        page.body.contains("Du kan inte ge dig själv en roll.") && !page.body.contains("Ge rollen"),
        "{}",
        page.body
    );
    let told = anna.post(&format!("{own}/appointments"), &role("board_secretary")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("Du kan inte ge dig själv en roll."), "{}", told.body);
    let given = anna.post(&format!("/administration/people/{bo}/appointments"), &role("controller")).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
}
