//! Indicators as those who define them and those who report to them use them.

use crate::app::{Browser, Reply, TestApp};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{Aim, Direction, IndicatorPage};
use domain::measurement::Outcome;

/// The sample, with somebody who defines and reports everywhere.
struct Case {
    app: TestApp,
    controller: Browser,
    board: UnitId,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::with_sample().await;
        let controller = app.signed_in("controller").await;
        let board = app.unit("TEN").await;
        Self { app, controller, board }
    }

    fn form(&self, change: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        let sound = [
            ("name", "Vattenläckor"),
            ("unit_of_measure", "antal"),
            ("decimals", "1"),
            ("direction", "lower"),
            ("baseline_period", "2020"),
            ("baseline_value", "1 234,5"),
            ("frequency", "year"),
            ("source", "Driftdagboken"),
        ];
        let unit = self.board.to_string();
        let mut form: Vec<(&'static str, String)> =
            sound.into_iter().chain([("unit", unit.as_str())]).map(|(name, value)| (name, value.to_owned())).collect();
        for (name, value) in change {
            form.retain(|(known, _)| known != name);
            form.push((name, (*value).to_owned()));
        }
        form
    }

    async fn send(&mut self, address: &str, form: &[(&'static str, String)]) -> Reply {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.controller.post(address, &form).await
    }

    async fn created(&mut self) -> IndicatorId {
        let form = self.form(&[]);
        let reply = self.send("/indicators", &form).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        let id = reply.location().strip_prefix("/indicators/").and_then(|rest| rest.split('?').next());
        id.unwrap().parse().unwrap()
    }

    async fn page(&self, id: IndicatorId) -> IndicatorPage {
        self.app.store.indicator_page(&Actor::Public, id, None, self.app.state.today()).await.unwrap()
    }
}

#[tokio::test]
async fn an_indicator_is_created_with_baseline_direction_and_target() {
    let mut case = Case::new().await;
    assert_eq!(case.controller.get("/indicators/new").await.status, StatusCode::OK);
    let id = case.created().await;
    let target = [("period", "2027"), ("aim", "value"), ("value", "900,25"), ("note", "KF § 12")];
    let reply = case.controller.post(&format!("/indicators/{id}/targets"), &target).await;
    assert_eq!(reply.location(), format!("/indicators/{id}/targets"), "{}", reply.body);
    let found = case.page(id).await;
    let indicator = &found.series.indicator;
    assert_eq!((indicator.name.as_str(), &indicator.direction), ("Vattenläckor", &Direction::Lower));
    assert_eq!(indicator.baseline.map(|baseline| baseline.value), Some(1234.5));
    assert_eq!(
        found.series.targets.iter().map(|target| &target.aim).collect::<Vec<_>>(),
        [&Aim::Value { value: 900.25 }]
    );
    let page = case.app.browser().get(&format!("/indicators/{id}")).await;
    for words in ["Vattenläckor", "900,3", "Driftdagboken"] {
        assert!(page.body.contains(words), "{words} in {}", page.body);
    }
}

#[tokio::test]
async fn numbers_that_cannot_be_read_come_back_with_a_sentence_at_their_field() {
    let mut case = Case::new().await;
    let bad: [(&[(&'static str, &str)], &str, &str); 7] = [
        (&[("baseline_value", "tolv")], "baseline_value", "Skriv ett tal, till exempel 12,5."),
        (&[("baseline_value", "12,5,1")], "baseline_value", "Skriv ett tal, till exempel 12,5."),
        (&[("baseline_value", "1e999")], "baseline_value", "Skriv ett tal, till exempel 12,5."),
        (&[("baseline_period", "tjugotjugo")], "baseline_period", "Skriv en period som 2026"),
        (&[("decimals", "-1")], "decimals", "Välj ett av alternativen."),
        (&[("direction", "within"), ("low", "9"), ("high", "3")], "high", "Den nedre gränsen ligger över den övre."),
        (&[("name", " ")], "name", "Fyll i det här."),
    ];
    for (change, field, sentence) in bad {
        let form = case.form(change);
        let reply = case.send("/indicators", &form).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{change:?}");
        assert!(reply.body.contains(sentence), "{change:?}: {sentence} in {}", reply.body);
        assert!(reply.body.contains(&format!("href=\"#{field}\"")), "{change:?}: a link to {field} in {}", reply.body);
        for (_, typed) in &form {
            assert!(reply.body.contains(typed.as_str()), "{change:?}: {typed} is kept");
        }
    }
}

#[tokio::test]
async fn a_measurement_is_reported_with_a_swedish_comma() {
    let mut case = Case::new().await;
    let id = case.created().await;
    let address = format!("/indicators/{id}/measurements");
    let figure = [("period", "2024"), ("outcome", "final"), ("value", "\u{2212}1\u{a0}234,56"), ("source", "Mätaren")];
    let reply = case.controller.post(&address, &figure).await;
    assert_eq!(reply.location(), format!("/indicators/{id}?done=reported"), "{}", reply.body);
    let found = case.page(id).await;
    assert_eq!(found.measurements.iter().map(|row| row.reading.value()).collect::<Vec<_>>(), [Some(-1234.56)]);
    let file = case.app.browser().get(&format!("{address}.csv")).await;
    assert!(file.body.contains(";-1234,56;"), "{}", file.body);
    let again = case.controller.post(&address, &figure).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("1\u{a0}234,56"), "what was typed stays: {}", again.body);
}

#[tokio::test]
async fn a_correction_keeps_the_earlier_value_for_all_to_see() {
    let mut case = Case::new().await;
    let id = case.created().await;
    let address = format!("/indicators/{id}/measurements");
    case.controller.post(&address, &[("period", "2024"), ("outcome", "preliminary"), ("value", "40,5")]).await;
    let wrong = case.page(id).await.measurements[0].id;
    let correction = format!("{address}/{wrong}/correction");
    assert_eq!(case.controller.get(&correction).await.status, StatusCode::OK);
    let why = [("outcome", "final"), ("value", "41,25"), ("note", "Två läckor hade glömts.")];
    let reply = case.controller.post(&correction, &why).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let found = case.page(id).await;
    let values =
        |rows: &[domain::measurement::Measurement]| rows.iter().map(|row| row.reading.value()).collect::<Vec<_>>();
    assert_eq!((values(&found.measurements), values(&found.corrected)), (vec![Some(41.25)], vec![Some(40.5)]));
    let late = case.controller.post(&correction, &why).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the one that was corrected holds no longer");
    assert!(late.body.contains("41,25"), "{}", late.body);
}

#[tokio::test]
async fn no_value_needs_its_reason_and_a_reason_has_no_value() {
    let mut case = Case::new().await;
    let id = case.created().await;
    let address = format!("/indicators/{id}/measurements");
    for (outcome, value, field, sentence) in [
        ("", "", "outcome", "Fyll i det här."),
        ("final", "", "value", "Fyll i det här."),
        ("not_measured", "3", "value", "Ta bort talet, eller välj ett utfall som har ett värde."),
    ] {
        let reply = case.controller.post(&address, &[("period", "2024"), ("outcome", outcome), ("value", value)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{outcome} {value}");
        assert!(reply.body.contains(sentence) && reply.body.contains(&format!("href=\"#{field}\"")), "{}", reply.body);
    }
    let early = case.controller.post(&address, &[("period", "2099"), ("outcome", "final"), ("value", "1")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "a year that has not begun");
    let honest =
        [("period", "2024"), ("outcome", "did_not_take_part"), ("value", ""), ("note", "Enkäten ställdes in.")];
    assert_eq!(case.controller.post(&address, &honest).await.status, StatusCode::SEE_OTHER);
    let found = case.page(id).await;
    assert_eq!(found.measurements[0].reading.outcome(), Outcome::DidNotTakePart);
}

#[tokio::test]
async fn politicians_define_and_report_nothing() {
    let mut case = Case::new().await;
    let id = case.created().await;
    let (form, target) = (case.form(&[]), [("period", "2027"), ("aim", "value"), ("value", "1")]);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let before = case.app.events().await;
    for mailbox in ["namnd", "styrelse", "fullmaktige", "opposition", "revisor"] {
        let mut politician = case.app.signed_in(mailbox).await;
        for address in ["/indicators/new", &format!("/indicators/{id}/edit"), &format!("/indicators/{id}/targets")] {
            assert_eq!(politician.get(address).await.status, StatusCode::FORBIDDEN, "{mailbox} {address}");
        }
        let figure = [("period", "2024"), ("outcome", "final"), ("value", "1")];
        for reply in [
            politician.post("/indicators", &form).await,
            politician.post(&format!("/indicators/{id}"), &form).await,
            politician.post(&format!("/indicators/{id}/targets"), &target).await,
            politician.post(&format!("/indicators/{id}/measurements"), &figure).await,
        ] {
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{mailbox}");
        }
    }
    assert_eq!(case.app.events().await, before + 5, "they signed in, and that is all");
}

#[tokio::test]
async fn the_second_of_two_who_change_an_indicator_sees_both() {
    let mut case = Case::new().await;
    let id = case.created().await;
    let address = format!("/indicators/{id}");
    let first = case.form(&[("version", "1"), ("description", "Det som den första skrev")]);
    assert_eq!(case.send(&address, &first).await.status, StatusCode::SEE_OTHER);
    let second = case.form(&[("version", "1"), ("description", "Det som den andra skrev")]);
    let reply = case.send(&address, &second).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    for words in ["Det som den första skrev", "Det som den andra skrev", "name=\"version\" value=\"2\""] {
        assert!(reply.body.contains(words), "{words} in {}", reply.body);
    }
    let again = case.form(&[("version", "2"), ("description", "Det som den andra skrev")]);
    assert_eq!(case.send(&address, &again).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case.page(id).await.series.indicator.description, "Det som den andra skrev");
}

#[tokio::test]
async fn a_series_to_compare_with_is_changed_and_goes_while_it_is_empty() {
    let mut case = Case::new().await;
    let list = case.controller.get("/comparisons").await.body;
    let all = case.app.store.comparisons(&Actor::System).await.unwrap();
    let used = all.iter().find(|known| known.external_id == "kungsbacka").unwrap();
    let address = format!("/comparisons/{}", used.id);
    assert!(list.contains(&format!("href=\"{address}\"")), "{list}");
    let page = case.controller.get(&address).await;
    assert!(page.body.contains("value=\"Kungsbacka\"") && page.body.contains("value=\"1384\""), "{}", page.body);
    let wrong = [("name", "Härryda"), ("kind", "municipality"), ("kolada_code", "1384")];
    let reply = case.controller.post(&address, &wrong).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "the name of another");
    assert!(reply.body.contains("value=\"Härryda\"") && reply.body.contains("href=\"#name\""), "{}", reply.body);
    let form = [("name", "Kungsbacka kommun"), ("kind", "municipality"), ("kolada_code", "1384"), ("group_year", "")];
    assert_eq!(case.controller.post(&address, &form).await.location(), "/comparisons");
    assert!(case.controller.get("/comparisons").await.body.contains("Kungsbacka kommun"));
    let removal = format!("{address}/removal");
    let reply = case.controller.post(&removal, &[]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.body.contains("Serien har värden"), "{}", reply.body);

    case.controller.post("/comparisons", &[("name", "Tom"), ("kind", "group"), ("group_year", "2024")]).await;
    let all = case.app.store.comparisons(&Actor::System).await.unwrap();
    let empty = format!("/comparisons/{}", all.iter().find(|known| known.name == "Tom").unwrap().id);
    assert_eq!(case.controller.post(&format!("{empty}/removal"), &[]).await.location(), "/comparisons");
    assert_eq!(case.controller.get(&empty).await.status, StatusCode::NOT_FOUND);
    let mut politician = case.app.signed_in("namnd").await;
    assert_eq!(politician.get(&address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(politician.post(&removal, &[]).await.status, StatusCode::FORBIDDEN);
}
