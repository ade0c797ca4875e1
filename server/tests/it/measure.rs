//! Corrective measures, as a browser meets them.

use crate::app::TestApp;
use crate::body::{self, Body, missing};
use crate::place::{Object, Place, last_number};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::id::{GoalId, MeasureId, UnitId};
use domain::measure::{EffectForm, MeasureDraft, MeasureEndForm, MeasureForm};

/// One that is planned and one that is done at the own board, and one that is planned at another.
pub(crate) async fn measures(app: &TestApp, (own, other): (UnitId, UnitId), goal: GoalId) -> Vec<Object> {
    let (store, system, today) = (&app.store, &Actor::System, app.state.today());
    let mut found = Vec::new();
    for (name, unit, is_done) in
        [("planned, own", own, false), ("done, own", own, true), ("planned, other's", other, false)]
    {
        let draft = MeasureDraft {
            title: "Laga rören".to_owned(),
            deviation: "Det läcker.".to_owned(),
            goal,
            unit,
            accountable_title: String::new(),
            due_on: today,
        };
        let id = store.plan_measure(system, draft, today).await.unwrap();
        if is_done {
            store.finish_measure(system, id, 1, "Rören är lagade.".to_owned(), today).await.unwrap();
        }
        found.push(Object::of(name, &[("id", id.0)], unit));
    }
    found
}

/// What the acts of measures are sent.
pub(crate) async fn of_measure(place: &Place, path: &str, object: &Object) -> Body {
    if path == "/measures" {
        return body::form(&MeasureForm {
            title: "Laga fler rör".to_owned(),
            deviation: "Det läcker.".to_owned(),
            goal: place.decided.to_string(),
            unit: object.unit.to_string(),
            due_on: place.app.state.today().to_string(),
            ..MeasureForm::default()
        });
    }
    let id = MeasureId(object.id());
    let version = place.app.store.measure_to_change(&Actor::System, id).await.unwrap().version.to_string();
    match path {
        "/measures/{id}/finishing" | "/measures/{id}/dropping" => {
            body::form(&MeasureEndForm { version, text: "Rören är lagade.".to_owned() })
        }
        "/measures/{id}/effect" => {
            body::form(&EffectForm { version, verdict: "helped".to_owned(), sentence: "Det är torrt.".to_owned() })
        }
        other => missing(other),
    }
}

#[tokio::test]
async fn a_measure_is_planned_done_and_followed_to_its_effect() {
    let app = TestApp::with_sample().await;
    let board = app.unit("TEN").await;
    let (goal, unit, today) =
        (app.decided_goal(board).await.to_string(), board.to_string(), app.state.today().to_string());
    let mut manager = app.signed_in("enhet").await;
    let page = manager.get(&format!("/goals/{goal}")).await;
    assert!(page.body.contains(&format!("/measures/new?goal={goal}")), "{}", page.body);
    let mut form = vec![("title", "Laga <i>rören</i>"), ("goal", goal.as_str()), ("unit", unit.as_str())];
    form.extend([("due_on", "2020-01-01")]);
    let told = manager.post("/measures", &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("href=\"#deviation\"") && told.body.contains("href=\"#due_on\""), "{}", told.body);
    assert!(told.body.contains("Laga &lt;i&gt;rören&lt;/i&gt;"), "what was typed is kept");
    form.retain(|(name, _)| *name != "due_on");
    form.extend([("due_on", today.as_str()), ("deviation", "Det läcker mer än i fjol.")]);
    let planned = manager.post("/measures", &form).await;
    assert_eq!(planned.status, StatusCode::SEE_OTHER, "{}", planned.body);
    let id = last_number(planned.location());
    assert!(manager.get("/").await.body.contains("Åtgärder att göra klart"));
    let early = [("version", "1"), ("verdict", "helped"), ("sentence", "Det är torrt.")];
    assert_eq!(manager.post(&format!("/measures/{id}/effect"), &early).await.status, StatusCode::CONFLICT);
    let finish = [("version", "1"), ("text", "Vi lagade nio rör.")];
    assert_eq!(manager.post(&format!("/measures/{id}/finishing"), &finish).await.status, StatusCode::SEE_OTHER);
    let none = [("version", "2"), ("verdict", ""), ("sentence", "")];
    let told = manager.post(&format!("/measures/{id}/effect"), &none).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let effect = [("version", "2"), ("verdict", "did_not_help"), ("sentence", "Det läcker någon annanstans.")];
    assert_eq!(manager.post(&format!("/measures/{id}/effect"), &effect).await.status, StatusCode::SEE_OTHER);
    let page = app.browser().get(&format!("/measures/{id}")).await.body;
    assert!(
        page.contains("Hjälpte inte") && page.contains("Det läcker någon annanstans.") && !page.contains("<textarea")
    );
    assert!(app.browser().get(&format!("/goals/{goal}")).await.body.contains("Laga &lt;i&gt;rören"));
    assert!(app.browser().get("/measures?all=true&q=annanstans").await.body.contains("1 åtgärd"));
}
