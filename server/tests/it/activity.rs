//! Two people at one activity: the second is told, and keeps every word.

use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use domain::activity::ActivityPage;
use domain::actor::Actor;
use domain::id::ActivityId;

/// An activity that goes on, and one of those who lead it.
struct Case {
    app: TestApp,
    manager: Browser,
    id: i64,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::with_sample().await;
        let mut manager = app.signed_in("enhet").await;
        let board = app.unit("TEN").await;
        let (today, unit) = (app.state.today().to_string(), board.to_string());
        let goal = app.decided_goal(board).await.to_string();
        let form = [
            ("title", "Vi letar läckor"),
            ("unit", unit.as_str()),
            ("from", today.as_str()),
            ("adopt", "on"),
            ("goal", goal.as_str()),
            ("effect", "Färre läckor"),
            ("by_when", today.as_str()),
        ];
        let reply = manager.post("/activities", &form).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        let address = reply.location().split('?').next().unwrap().to_owned();
        let id = address.rsplit('/').next().unwrap().parse().unwrap();
        let mut case = Self { app, manager, id };
        case.manager.post(&format!("{address}/start"), &[("version", "1")]).await;
        case
    }

    fn at(&self, rest: &str) -> String {
        format!("/activities/{}{rest}", self.id)
    }

    async fn page(&self) -> ActivityPage {
        self.app.store.activity_page(&Actor::System, ActivityId(self.id), self.app.state.today()).await.unwrap()
    }

    /// Posts, has to be told of a conflict, and finds all of `kept` on the page.
    async fn conflict(&mut self, rest: &str, form: &[(&str, &str)], kept: &[&str]) -> crate::app::Reply {
        let address = self.at(rest);
        let reply = self.manager.post(&address, form).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{address}: {}", reply.body);
        for words in kept {
            assert!(reply.body.contains(words), "{address}: {words} in {}", reply.body);
        }
        reply
    }
}

#[tokio::test]
async fn whoever_closes_an_activity_keeps_every_word() {
    let mut case = Case::new().await;
    let version = case.page().await.activity.version.to_string();
    let address = case.at("/steps");
    case.manager.post(&address, &[("version", version.as_str()), ("title", "Laga")]).await;
    let ending = |version| [("version", version), ("ending", "done"), ("lesson", "Lyssna på natten."), ("reason", "")];
    let told = ["Lyssna på natten.", "Någon annan har ändrat aktiviteten"];
    let reply = case.conflict("/ending", &ending(version.as_str()), &told).await;
    let fresh = reply.hidden("version").to_owned();
    let address = case.at("/ending");
    let saved = case.manager.post(&address, &ending(fresh.as_str())).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let told = ["Lyssna på natten.", "Aktiviteten är avslutad."];
    case.conflict("/ending", &ending(fresh.as_str()), &told).await;
    assert_eq!(case.manager.get(&address).await.status, StatusCode::CONFLICT, "there is nothing to close");
}

#[tokio::test]
async fn the_second_who_says_what_is_expected_or_whether_it_helped_sees_both() {
    let mut case = Case::new().await;
    let page = case.page().await;
    let tie = page.hypotheses[0].hypothesis.clone();
    let (goal, day) = (tie.goal.to_string(), case.app.state.today().to_string());
    let own = format!("/hypotheses/{}", tie.id);
    let version = page.activity.version.to_string();
    let expected = |effect, version| {
        [("version", version), ("goal", goal.as_str()), ("effect", effect), ("by_when", day.as_str())]
    };
    let address = case.at(&own);
    let saved = case.manager.post(&address, &expected("Hälften så många läckor", &version)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let told = ["Nästan inga läckor", "Hälften så många läckor", "Någon annan hann spara"];
    let reply = case.conflict(&own, &expected("Nästan inga läckor", &version), &told).await;
    let fresh = reply.hidden("version").to_owned();
    let saved = case.manager.post(&address, &expected("Nästan inga läckor", &fresh)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);

    let verdict = |sentence| [("verdict", "helped"), ("sentence", sentence)];
    let address = case.at(&format!("{own}/verdict"));
    let saved = case.manager.post(&address, &verdict("Läckorna är färre.")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let told = ["Det hjälpte nog inte.", "Läckorna är färre.", "Det är redan sagt om det hjälpte"];
    case.conflict(&format!("{own}/verdict"), &verdict("Det hjälpte nog inte."), &told).await;
}

#[tokio::test]
async fn the_second_who_removes_an_obstacle_keeps_what_was_written() {
    let mut case = Case::new().await;
    let address = case.at("/obstacles");
    case.manager.post(&address, &[("text", "Tjäle")]).await;
    let gone = format!("/obstacles/{}/removal", case.page().await.obstacles[0].id);
    let address = case.at(&gone);
    let saved = case.manager.post(&address, &[("text", "Vi tinade.")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    case.conflict(&gone, &[("text", "Vi väntade på våren.")], &["Vi väntade på våren.", "redan undanröjt"]).await;
}
