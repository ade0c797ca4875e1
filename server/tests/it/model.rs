//! Levels, focus areas, values and the municipality, as those who keep the model change them.

use crate::app::Browser;
use crate::goal::Case;
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::appointment::Role;

#[tokio::test]
async fn levels_and_themes_are_named_by_those_who_keep_the_model() {
    let case = Case::new().await;
    let mut controller = case.as_role(Role::Controller).await;
    let faulty = controller.post("/administration/levels", &[("position", "0"), ("name_sv", "Inriktning")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Inriktning"));
    let level =
        [("position", "2"), ("kind", "goal"), ("name_sv", "Inriktning"), ("name_en", ""), ("decided_by", "board")];
    let made = controller.post("/administration/levels", &level).await;
    assert_eq!(made.location(), "/administration/levels", "{}", made.body);
    assert!(controller.get("/administration/levels").await.body.contains("Inriktning"));
    let theme = controller.post("/administration/themes", &[("kind", "value"), ("name_sv", "Mod")]).await;
    assert_eq!(theme.location(), "/administration/themes", "{}", theme.body);
    let mut member = case.as_role(Role::BoardMember).await;
    assert_eq!(member.get("/administration/levels").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_second_of_two_who_change_the_model_sees_both() {
    let case = Case::new().await;
    let mut controller = case.as_role(Role::Controller).await;
    let level = |version: &'static str, name: &'static str| {
        [("version", version), ("position", "1"), ("kind", "goal"), ("name_sv", name), ("decided_by", "board")]
    };
    let theme =
        |version: &'static str, name: &'static str| [("version", version), ("kind", "value"), ("name_sv", name)];
    controller.post("/administration/themes", &theme("", "Mod")).await;
    let themes = case.app.store.themes(&Actor::System).await.unwrap();
    case.app.store.prepare_set_up(&Actor::System, "kod").await.unwrap();
    let municipality = |version: &'static str, name: &'static str| [("version", version), ("name", name)];
    for (address, first, second, again) in [
        (
            format!("/administration/levels/{}", case.level),
            level("1", "Först").to_vec(),
            level("1", "Sedan").to_vec(),
            level("2", "Sedan").to_vec(),
        ),
        (
            format!("/administration/themes/{}", themes[0].id),
            theme("1", "Först").to_vec(),
            theme("1", "Sedan").to_vec(),
            theme("2", "Sedan").to_vec(),
        ),
        (
            "/administration/municipality".to_owned(),
            municipality("1", "Först").to_vec(),
            municipality("1", "Sedan").to_vec(),
            municipality("2", "Sedan").to_vec(),
        ),
    ] {
        assert_eq!(controller.post(&address, &first).await.status, StatusCode::SEE_OTHER, "{address}");
        let reply = controller.post(&address, &second).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{address}");
        for words in ["<dd>Först</dd>", "value=\"Sedan\"", "name=\"version\" value=\"2\"", "Någon annan har ändrat"]
        {
            assert!(reply.body.contains(words), "{address}: {words} in {}", reply.body);
        }
        assert_eq!(controller.post(&address, &again).await.status, StatusCode::SEE_OTHER, "{address}");
    }
}

#[tokio::test]
async fn more_than_three_levels_are_told_with_the_reason() {
    let case = Case::new().await;
    let mut controller = case.as_role(Role::Controller).await;
    let warns = async |controller: &mut Browser| {
        controller.get("/administration/levels").await.body.contains("Fler än tre nivåer gör tråden svår att följa")
    };
    for position in ["2", "3", "4"] {
        assert!(!warns(&mut controller).await, "before level {position}");
        let form = [("position", position), ("kind", "goal"), ("name_sv", "Nivå"), ("decided_by", "board")];
        controller.post("/administration/levels", &form).await;
    }
    assert!(warns(&mut controller).await);
}
