//! Assignments, as a browser meets them.

use crate::app::TestApp;
use crate::body::{self, Body, missing};
use crate::place::{Object, Place, last_number};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::{AssignmentDraft, AssignmentForm, ClosingForm, ReportForm, SendBackForm};
use domain::goal::{Decision, DecisionForm};
use domain::id::{AssignmentId, UnitId};
use domain::organisation::{UnitDraft, UnitKind};
use domain::span::Span;

fn draft(body: UnitId, unit: UnitId, today: NaiveDate) -> AssignmentDraft {
    AssignmentDraft {
        title: "Utred ledningarna".to_owned(),
        text: String::new(),
        decision: Decision {
            body,
            date: Some(today),
            paragraph: "§ 1".to_owned(),
            registry_number: "2026.1 TEN".to_owned(),
        },
        unit,
        goal: None,
        due_on: today,
    }
}

/// A unit below the board, to be given something.
async fn below(app: &TestApp, parent: UnitId) -> UnitId {
    let draft = UnitDraft {
        external_id: String::new(),
        parent: Some(parent),
        kind: UnitKind::Unit,
        name: "Ledningsenheten".to_owned(),
        short_name: String::new(),
        span: Span::since("2023-01-01".parse().unwrap()),
    };
    app.store.create_unit(&Actor::System, draft).await.unwrap()
}

/// One that is carried out, one that is reported back, and one of another board's.
pub(crate) async fn assignments(app: &TestApp, (own, other): (UnitId, UnitId)) -> Vec<Object> {
    let (store, system, today) = (&app.store, &Actor::System, app.state.today());
    let mut found = Vec::new();
    for (name, body, is_reported) in
        [("ongoing, own", own, false), ("reported, own", own, true), ("ongoing, other's", other, false)]
    {
        let unit = below(app, body).await;
        let id = store.give_assignment(system, draft(body, unit, today), today).await.unwrap();
        if is_reported {
            store.report_assignment(system, id, 1, ("Det är gjort.".to_owned(), true), today).await.unwrap();
        }
        found.push(Object::of(name, &[("id", id.0), ("unit", unit.0)], body));
    }
    found
}

/// What the acts of assignments are sent.
pub(crate) async fn of_assignment(place: &Place, path: &str, object: &Object) -> Body {
    let today = place.app.state.today().to_string();
    let decision = |version: String| DecisionForm {
        version,
        decided_on: today.clone(),
        paragraph: "§ 2".to_owned(),
        registry_number: "2026.2 TEN".to_owned(),
    };
    if path == "/assignments" {
        let unit = place.app.store.assignment_page(&Actor::System, AssignmentId(1)).await.unwrap().unit.id;
        return body::form(&AssignmentForm {
            body: object.unit.to_string(),
            title: "Utred skolskjutsen".to_owned(),
            unit: unit.to_string(),
            due_on: today.clone(),
            decision: decision(String::new()),
            ..AssignmentForm::default()
        });
    }
    let id = AssignmentId(object.id());
    let version = place.app.store.assignment_to_decide(&Actor::System, id).await.unwrap().version.to_string();
    match path {
        "/assignments/{id}/reports" => {
            body::form(&ReportForm { version, text: "Hälften är gjort.".to_owned(), is_final: "on".to_owned() })
        }
        "/assignments/{id}/return" => body::form(&SendBackForm { version, reason: "Vad kostade det?".to_owned() }),
        "/assignments/{id}/closing" => {
            body::form(&ClosingForm { how: "withdrawn".to_owned(), decision: decision(version) })
        }
        other => missing(other),
    }
}

#[tokio::test]
async fn an_assignment_is_given_reported_sent_back_and_closed() {
    let app = TestApp::with_sample().await;
    let (board, today) = (app.unit("TEN").await, app.state.today().to_string());
    let unit = below(&app, board).await.to_string();
    let goal = app.decided_goal(board).await.to_string();
    let mut secretary = app.signed_in("sekreterare").await;
    let page = secretary.get(&format!("/goals/{goal}")).await;
    assert!(page.body.contains(&format!("/assignments/new?goal={goal}")), "a decision is registered from the goal");
    let page = secretary.get(&format!("/assignments/new?goal={goal}")).await;
    assert!(page.body.contains("Ledningsenheten") && page.body.contains("Tekniska nämnden"), "{}", page.body);
    let mut form = vec![("title", "Utred <i>läckorna</i>"), ("unit", unit.as_str()), ("goal", goal.as_str())];
    form.extend([("due_on", "i morgon"), ("decided_on", today.as_str()), ("paragraph", "7")]);
    let told = secretary.post("/assignments", &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("href=\"#due_on\"") && told.body.contains("href=\"#registry_number\""));
    assert!(told.body.contains("Utred &lt;i&gt;läckorna&lt;/i&gt;"), "what was typed is kept");
    form.retain(|(name, _)| *name != "due_on");
    form.extend([("due_on", today.as_str()), ("registry_number", "2026.7 TEN")]);
    let given = secretary.post("/assignments", &form).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let id = last_number(given.location());
    assert!(app.browser().get(&format!("/goals/{goal}")).await.body.contains("Utred &lt;i&gt;läckorna"));
    let mut head = app.signed_in("forvaltning").await;
    assert!(head.get("/").await.body.contains("Uppdrag som väntar"));
    let report = [("version", "1"), ("text", "Läckorna är lagade."), ("is_final", "on")];
    assert_eq!(head.post(&format!("/assignments/{id}/reports"), &report).await.status, StatusCode::SEE_OTHER);
    let again = head.post(&format!("/assignments/{id}/reports"), &report).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "it has been reported back");
    let mut member = app.signed_in("namnd").await;
    assert!(member.get("/").await.body.contains("Återrapporterat"));
    let back = [("version", "2"), ("reason", "Vad kostade det?")];
    assert_eq!(member.post(&format!("/assignments/{id}/return"), &back).await.status, StatusCode::SEE_OTHER);
    let report = [("version", "3"), ("text", "Det kostade 2 mnkr."), ("is_final", "on")];
    assert_eq!(head.post(&format!("/assignments/{id}/reports"), &report).await.status, StatusCode::SEE_OTHER);
    let close = [
        ("version", "4"),
        ("how", "done"),
        ("decided_on", today.as_str()),
        ("paragraph", "9"),
        ("registry_number", "2026.7 TEN"),
    ];
    let closed = member.post(&format!("/assignments/{id}/closing"), &close).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let page = app.browser().get(&format!("/assignments/{id}")).await.body;
    assert!(
        page.contains("Avslutat som utfört") && page.contains("Det kostade 2 mnkr.") && !page.contains("<textarea")
    );
    assert!(app.browser().get("/assignments?all=true&q=läckorna").await.body.contains("1 uppdrag"));
}
