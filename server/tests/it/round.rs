//! Rounds of follow-up, as a browser meets them.

use crate::app::TestApp;
use crate::body::{self, Body, fields, missing, none};
use crate::place::{Object, Place};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::follow_up::{FollowUpForm, FrontLineForm};
use domain::id::{FollowUpId, RoundId, UnitId};
use domain::period::Period;
use domain::round::{ReturnForm, RoundDraft, RoundForm, Section, StandInForm};
use domain::status::Status;

fn draft(app: &TestApp, title: &str, body: UnitId) -> RoundDraft {
    RoundDraft {
        external_id: String::new(),
        title: title.to_owned(),
        period: Period::Tertial(2026, 2),
        body,
        sections: vec![Section::Judgement, Section::FrontLine],
        due_on: app.state.today(),
        reader: "Nämnden".to_owned(),
    }
}

fn answer(version: i64) -> FollowUpForm {
    FollowUpForm {
        version: version.to_string(),
        status: Status::OnTrack.word().to_owned(),
        sentence: "Vi ser det i driften.".to_owned(),
        ..FollowUpForm::default()
    }
}

/// A round that is open, with all rows answered when `answered`; its identity and that of its first row.
pub(crate) async fn open(app: &TestApp, title: &str, body: UnitId, answered: bool) -> (RoundId, FollowUpId) {
    let (store, system, today) = (&app.store, &Actor::System, app.state.today());
    let id = opened(app, title, body).await;
    let page = store.round_unit_page(system, (id, body), today).await.unwrap();
    if answered {
        for row in &page.answers {
            store.save_follow_up(system, row.answer.id, &answer(0), today).await.unwrap();
        }
    }
    (id, page.answers[0].answer.id)
}

/// A round that is open and that nobody has answered.
pub(crate) async fn opened(app: &TestApp, title: &str, body: UnitId) -> RoundId {
    let today = app.state.today();
    let id = app.store.plan_round(&Actor::System, draft(app, title, body), today).await.unwrap();
    app.store.open_round(&Actor::System, id, 1, today).await.unwrap();
    id
}

/// Rounds in the states that acts ask for, and a row of each.
pub(crate) async fn rounds(app: &TestApp, (own, other): (UnitId, UnitId)) -> (Vec<Object>, Vec<Object>) {
    let (mut rounds, mut rows) = (Vec::new(), Vec::new());
    for (name, body, answered, handed_in) in [
        ("handed in, own", own, true, true),
        ("answered, own", own, true, false),
        ("open, own", own, false, false),
        ("open, other's", other, false, false),
    ] {
        let (id, row) = open(app, name, body, answered).await;
        if handed_in {
            app.store.hand_in(&Actor::System, (id, body), app.state.today()).await.unwrap();
        }
        rounds.push(Object::of(name, &[("id", id.0), ("unit", body.0)], body));
        rows.push(Object::of(name, &[("id", row.0)], body));
    }
    let planned = app.store.plan_round(&Actor::System, draft(app, "planned, own", own), app.state.today()).await;
    rounds.push(Object::of("planned, own", &[("id", planned.unwrap().0), ("unit", own.0)], own));
    (rounds, rows)
}

/// What the acts of rounds are sent.
pub(crate) async fn of_round(place: &Place, path: &str, object: &Object) -> Body {
    let today = place.app.state.today();
    if path == "/rounds" {
        return body::form(&RoundForm {
            title: "Delår 2026".to_owned(),
            period: "2026 T2".to_owned(),
            body: object.unit.to_string(),
            due_on: today.to_string(),
            sections: vec!["analysis".to_owned()],
            ..RoundForm::default()
        });
    }
    let round = place.app.store.round_to_change(&Actor::System, RoundId(object.id())).await.unwrap();
    match path {
        "/rounds/{id}" => body::form(&RoundForm { reader: "Revisorerna".to_owned(), ..RoundForm::from(&round) }),
        "/rounds/{id}/opening" | "/rounds/{id}/closing" => fields(&[("version", &round.version.to_string())]),
        "/rounds/{id}/units/{unit}/return" => body::form(&ReturnForm { reason: "Skriv mer.".to_owned() }),
        "/rounds/{id}/units/{unit}/stand-in" => body::form(&StandInForm { email: String::new() }),
        "/rounds/{id}/units/{unit}/hand-in"
        | "/rounds/{id}/units/{unit}/approval"
        | "/rounds/{id}/units/{unit}/reminder" => none(),
        other => missing(other),
    }
}

/// What the acts of one row are sent.
pub(crate) async fn of_follow_up(place: &Place, path: &str, object: &Object) -> Body {
    let row = place.app.store.follow_up(&Actor::System, FollowUpId(object.id())).await.unwrap();
    match path {
        "/follow-ups/{id}" => body::form(&answer(row.version)),
        "/follow-ups/{id}/no-change" => fields(&[("version", &row.version.to_string()), ("seconds", ""), ("next", "")]),
        "/follow-ups/{id}/front-line" => body::form(&FrontLineForm { text: "Rören är sköra.".to_owned() }),
        other => missing(other),
    }
}

#[tokio::test]
async fn a_manager_answers_row_by_row_and_is_led_on_to_what_is_left() {
    let app = TestApp::with_sample().await;
    let board = app.unit("TEN").await;
    app.decided_goal(board).await;
    open(&app, "Tertial 1", board, true).await;
    let (round, first) = open(&app, "Tertial 2", board, false).await;
    let mut manager = app.signed_in("enhet").await;
    let page = manager.get("/to-do").await;
    assert!(
        page.body.contains("Ingen förändring sedan sist") && page.body.contains("Förra svaret: Tertial 1"),
        "{}",
        page.body
    );
    let wrong = [("version", "0"), ("status", "off_track"), ("sentence", ""), ("what_happened", "<b>Vi</b> såg")];
    let told = manager.post(&format!("/follow-ups/{first}"), &wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains(&format!("href=\"#sentence-{first}\"")), "the summary leads to the row's own field");
    let next = [("version", "0"), ("next", "row-2")];
    let saved = manager.post(&format!("/follow-ups/{first}/no-change"), &next).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/to-do#row-2"));
    let outside = [("version", "0"), ("next", "//evil.example")];
    let again = manager.post(&format!("/follow-ups/{first}/no-change"), &outside).await;
    assert_eq!(again.location(), format!("/to-do#row-{first}"), "a second press is one press, and leads nowhere else");
    let stale = [("version", "0"), ("status", "met"), ("sentence", "Vi är klara.")];
    let told = manager.post(&format!("/follow-ups/{first}"), &stale).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.body.contains("Vi är klara.") && told.body.contains("Vi ser det i driften."), "both texts are there");
    let page = app.store.round_unit_page(&Actor::System, (round, board), app.state.today()).await.unwrap();
    let missing = manager.post(&format!("/rounds/{round}/units/{board}/hand-in"), &[]).await;
    let left = page.answers.iter().filter(|row| row.answer.said.is_none()).count();
    assert_eq!(missing.status, if left > 0 { StatusCode::CONFLICT } else { StatusCode::SEE_OTHER });
}

#[tokio::test]
async fn the_calendar_fills_the_form_in_and_the_board_tells_who_is_waited_for() {
    let app = TestApp::with_sample().await;
    let board = app.unit("TEN").await;
    app.decided_goal(board).await;
    let mut controller = app.signed_in("controller").await;
    let page = controller.get(&format!("/rounds/new?body={board}&often=tertial&year=2026&period=2026%20T2")).await;
    assert!(
        page.body.contains("value=\"Delårsrapport tertial 2 2026\"") || page.body.contains("Delårsrapport"),
        "{}",
        page.body
    );
    assert!(page.body.contains("31 oktober 2026"), "the law's day is worked out");
    let wrong = controller.post("/rounds", &[("title", ""), ("period", "förra året"), ("body", "999999")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("förra året"), "what was typed is kept");
    let (round, _) = open(&app, "Delår", board, false).await;
    let page = controller.get(&format!("/rounds/{round}")).await;
    assert!(page.body.contains("Vem har svarat?") && page.body.contains("Påminn"), "{}", page.body);
    let first = controller.post(&format!("/rounds/{round}/units/{board}/reminder"), &[]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = controller.post(&format!("/rounds/{round}/units/{board}/reminder"), &[]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    let stranger = app.browser().get(&format!("/rounds/{round}")).await;
    assert!(stranger.status == StatusCode::OK && !stranger.body.contains("Påminn"));
}
