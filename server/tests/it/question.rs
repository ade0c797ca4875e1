//! Questions and answers, as a browser meets them.

use crate::app::TestApp;
use crate::body::{self, Body, missing};
use crate::place::{Object, Place, last_number};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::id::{QuestionId, UnitId};
use domain::question::{About, AnswerForm, QuestionForm, Subject};

async fn ask(app: &TestApp, unit: UnitId) -> QuestionId {
    let about = About::new(Subject::Unit, unit.0);
    app.store.ask_question(&Actor::System, about, "Hur går det?".to_owned(), app.state.today()).await.unwrap()
}

/// One that waits at the own board, and one that is answered at another.
pub(crate) async fn questions(app: &TestApp, (own, other): (UnitId, UnitId)) -> Vec<Object> {
    let (waiting, answered) = (ask(app, own).await, ask(app, other).await);
    let text = "Bättre än i fjol.".to_owned();
    app.store.answer_question(&Actor::System, answered, 1, text, app.state.today()).await.unwrap();
    vec![
        Object::of("waiting, own", &[("id", waiting.0)], own),
        Object::of("answered, other's", &[("id", answered.0)], other),
    ]
}

/// What the acts of questions are sent.
pub(crate) async fn of_question(place: &Place, path: &str, object: &Object) -> Body {
    match path {
        "/questions" => body::form(&QuestionForm {
            subject: "goal".to_owned(),
            object: place.decided.to_string(),
            text: "Vad har ni lärt er?".to_owned(),
        }),
        "/questions/{id}/answer" => {
            let id = QuestionId(object.id());
            let question = place.app.store.question_to_answer(&Actor::System, id).await.unwrap();
            body::form(&AnswerForm { text: "Mycket.".to_owned(), ..AnswerForm::from(&question) })
        }
        other => missing(other),
    }
}

#[tokio::test]
async fn a_politician_asks_on_the_page_of_a_goal_and_the_leader_answers_with_a_name_and_a_date() {
    let app = TestApp::with_sample().await;
    let goal = app.decided_goal(app.unit("TEN").await).await;
    let mut member = app.signed_in("opposition").await;
    let address = format!("/questions/new?subject=goal&amp;object={goal}");
    assert!(member.get(&format!("/goals/{goal}")).await.body.contains(&address));
    let empty = [("subject", "goal"), ("object", &*goal.to_string()), ("text", " ")];
    let told = member.post("/questions", &empty).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.body.contains("href=\"#text\""), "{}", told.body);
    let form = [("subject", "goal"), ("object", &*goal.to_string()), ("text", "Varför <b>just</b> här?")];
    let asked = member.post("/questions", &form).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let id = last_number(asked.location());
    let mut head = app.signed_in("forvaltning").await;
    assert!(head.get("/").await.body.contains("Frågor att besvara"));
    let page = head.get(&format!("/questions/{id}")).await;
    assert!(page.body.contains("Varför &lt;b&gt;just&lt;/b&gt; här?"), "{}", page.body);
    let version = page.hidden("version").to_owned();
    let answer = [("version", version.as_str()), ("text", "För att rören är äldst här.")];
    let answered = head.post(&format!("/questions/{id}/answer"), &answer).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.body);
    let late = [("version", version.as_str()), ("text", "Något annat.")];
    let told = app.signed_in("enhet").await.post(&format!("/questions/{id}/answer"), &late).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.body.contains("Något annat.") && told.body.contains("För att rören är äldst här."));
    assert!(member.get("/").await.body.contains("Frågor du har ställt"));
    let known = member.get(&format!("/goals/{goal}")).await.body;
    assert!(known.contains("För att rören är äldst här."), "{known}");
    let stranger = app.browser().get(&format!("/questions/{id}")).await.body;
    assert!(stranger.contains("För att rören är äldst här.") && !stranger.contains("<textarea"));
    let list = app.browser().get("/questions?q=rören").await.body;
    assert!(list.contains("1 fråga") && list.contains("För att rören"), "{list}");
}

#[tokio::test]
async fn nobody_asks_about_what_is_not_decided() {
    let app = TestApp::with_sample().await;
    let mut member = app.signed_in("namnd").await;
    for (subject, object) in [("goal", "999999"), ("planet", "1"), ("goal", "ett")] {
        let form = [("subject", subject), ("object", object), ("text", "Varför?")];
        assert_eq!(member.post("/questions", &form).await.status, StatusCode::NOT_FOUND, "{subject} {object}");
    }
    let address = "/questions/new?subject=goal&object=999999";
    assert_eq!(member.get(address).await.status, StatusCode::NOT_FOUND);
}
