//! The words of the steering model, and the municipality's own: the second of two who change one is told.

use crate::goal::{level, rejected};
use crate::indicator::{measured, target};
use crate::place::{Municipality, on_both, today};
use domain::actor::Actor;
use domain::indicator::SeenTarget;
use domain::level::{LevelDraft, LevelForm, LevelKind};
use domain::rejection::Rejection;
use domain::start;
use domain::theme::{ThemeDraft, ThemeKind};

#[test]
fn the_second_of_two_who_change_a_level_is_told() {
    on_both(|place| async move {
        let store = &place.store;
        let id = level(store, 1, LevelKind::Goal).await;
        let seen = store.level(&Actor::Public, id).await.unwrap();
        let named = |name: &str| LevelDraft { name_sv: name.to_owned(), ..LevelForm::from(&seen).parse().unwrap() };
        let (first, second) = tokio::join!(
            store.change_level(&Actor::System, id, seen.version, named("Först")),
            store.change_level(&Actor::System, id, seen.version, named("Sedan")),
        );
        let told: Vec<_> = [first, second].into_iter().filter(Result::is_err).collect();
        assert_eq!(told.len(), 1, "exactly one of two wins");
        assert_eq!(told.into_iter().map(rejected).collect::<Vec<_>>(), [Rejection::ChangedByAnother]);
        let now = store.level(&Actor::Public, id).await.unwrap();
        store.change_level(&Actor::System, id, now.version, named("Till sist")).await.unwrap();
        assert_eq!(store.level(&Actor::Public, id).await.unwrap().name_sv, "Till sist");
    });
}

#[test]
fn the_second_of_two_who_change_a_theme_is_told() {
    on_both(|place| async move {
        let store = &place.store;
        let named = |name: &str| ThemeDraft {
            external_id: String::new(),
            kind: ThemeKind::Value,
            name_sv: name.to_owned(),
            name_en: String::new(),
        };
        let id = store.create_theme(&Actor::System, named("Mod")).await.unwrap();
        store.change_theme(&Actor::System, id, 1, named("Öppenhet")).await.unwrap();
        let told = store.change_theme(&Actor::System, id, 1, named("Ansvar")).await;
        assert_eq!(rejected(told), Rejection::ChangedByAnother);
        let now = store.theme(&Actor::Public, id).await.unwrap();
        assert_eq!((now.name_sv.as_str(), now.version), ("Öppenhet", 2));
    });
}

#[test]
fn the_second_of_two_who_change_the_municipality_is_told() {
    on_both(|place| async move {
        let store = &place.store;
        store.prepare_set_up(&Actor::System, "kod").await.unwrap();
        let seen = store.municipality(&Actor::Public).await.unwrap();
        let named = |name: &str| start::Municipality { name: name.to_owned(), ..seen.clone() };
        store.change_municipality(&Actor::System, named("Provköpings kommun")).await.unwrap();
        let told = store.change_municipality(&Actor::System, named("Prövköpings kommun")).await;
        assert_eq!(rejected(told), Rejection::ChangedByAnother);
        assert_eq!(store.municipality(&Actor::Public).await.unwrap().name, "Provköpings kommun");
    });
}

#[test]
fn a_target_is_set_and_taken_away_as_somebody_saw_it() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let id = measured(&place, municipality.school).await;
        let page = store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let seen = page.series.targets[1].seen();
        let unseen = store.set_target(&Actor::System, id, target(2027, 80.0), None).await;
        assert_eq!(
            rejected(unseen),
            Rejection::ChangedByAnother,
            "there is one that nobody had when the form was opened"
        );
        store.set_target(&Actor::System, id, target(2027, 80.0), Some(seen)).await.unwrap();
        let late = store.set_target(&Actor::System, id, target(2027, 85.0), Some(seen)).await;
        assert_eq!(rejected(late), Rejection::ChangedByAnother);
        let late = store.remove_target(&Actor::System, id, seen).await;
        assert_eq!(rejected(late), Rejection::ChangedByAnother, "what was set anew is not taken away unseen");
        let now = SeenTarget { version: seen.version + 1, ..seen };
        store.remove_target(&Actor::System, id, now).await.unwrap();
        let gone = store.set_target(&Actor::System, id, target(2027, 85.0), Some(now)).await;
        assert_eq!(rejected(gone), Rejection::ChangedByAnother, "nor brought back");
        store.set_target(&Actor::System, id, target(2027, 85.0), None).await.unwrap();
    });
}
