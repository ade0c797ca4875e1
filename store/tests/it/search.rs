//! Finding things: whatever the case, as the characters are, best first, and no draft for those who may not read it.

use crate::goal::{decided_goal, level};
use crate::place::{Municipality, Place, acting, on_both, today, unit};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::contribution::ContributionDraft;
use domain::level::LevelKind;
use domain::organisation::UnitKind;
use domain::search::{HitKind, MOST_HITS};
use sea_orm::{ConnectionTrait, Database};

async fn titles(place: &Place, actor: &Actor, query: &str) -> Vec<String> {
    place.store.search(actor, query).await.unwrap().hits.into_iter().map(|hit| hit.title).collect()
}

#[test]
fn case_does_not_matter_also_for_swedish_letters() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        for query in ["ängabo", "ÄNGABO", "Ängabo", "gaboskolan"] {
            assert_eq!(titles(&place, &Actor::Public, query).await, ["Ängaboskolan"], "{query}");
        }
        assert_eq!(titles(&place, &Actor::Public, "öst").await, ["Östlyckeskolan"]);
        assert_eq!(titles(&place, &Actor::Public, "angabo").await, [""; 0]);
    });
}

#[test]
fn what_is_typed_is_never_a_pattern() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        unit(&place.store, Some(municipality.school), UnitKind::Unit, "100 % _ \\ .* (").await;
        for query in ["%", "_", "\\", ".*", "("] {
            assert_eq!(titles(&place, &Actor::Public, query).await, ["100 % _ \\ .* ("], "{query}");
        }
        for query in ["%%", "__", "' OR 1=1 --", "**", "ö%n", "\u{0}"] {
            assert_eq!(titles(&place, &Actor::Public, query).await, [""; 0], "{query}");
        }
    });
}

#[test]
fn the_index_finds_what_stands_in_a_text_and_follows_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let name = "Rum \"A\" 50%_off \\ 'b' AND c* – 🙂🙂🙂";
        let room = unit(&place.store, Some(municipality.school), UnitKind::Unit, name).await;
        for query in ["\"a\"", "50%_", "%_off", "'b'", "and c*", "🙂🙂🙂", "m \"a", "of", "rum off"] {
            assert_eq!(titles(&place, &Actor::Public, query).await, [name], "{query}");
        }
        for query in ["50%_o_f", "\"b\"", "rum*", "rum off not", "50%%"] {
            assert_eq!(titles(&place, &Actor::Public, query).await, [""; 0], "{query}");
        }
        place.store.remove_unit(&Actor::System, room).await.unwrap();
        assert_eq!(titles(&place, &Actor::Public, "50%_off").await, [""; 0]);
        let raw = Database::connect(&place.url).await.unwrap();
        match raw.get_database_backend() {
            sea_orm::DatabaseBackend::Postgres => {
                let index = "SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexname = 'search_entry_text_idx'";
                let statement = sea_orm::Statement::from_string(raw.get_database_backend(), index);
                assert!(
                    raw.query_one_raw(statement).await.unwrap().is_some(),
                    "pg_trgm comes with Debian's PostgreSQL"
                );
            }
            _ => {
                // SQLite compares every row with the index.
                let check = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";
                raw.execute_unprepared(check).await.unwrap();
            }
        }
    });
}

#[test]
fn titles_that_start_with_it_come_first_and_every_word_must_match() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        for name in ["Dricksvatten", "Vatten och avlopp", "Avlopp och vatten"] {
            unit(&place.store, Some(municipality.board), UnitKind::Unit, name).await;
        }
        let found = titles(&place, &Actor::Public, "vatten").await;
        assert_eq!(found, ["Vatten och avlopp", "Avlopp och vatten", "Dricksvatten"]);
        assert_eq!(titles(&place, &Actor::Public, "avlopp vatten").await, ["Avlopp och vatten", "Vatten och avlopp"]);
        assert_eq!(titles(&place, &Actor::Public, "vatten skola").await, [""; 0]);
        assert_eq!(titles(&place, &Actor::Public, "  ").await, [""; 0]);
    });
}

#[test]
fn the_entry_follows_the_object() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let unit = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let draft = domain::organisation::UnitDraft {
            external_id: unit.external_id,
            parent: unit.parent,
            kind: unit.kind,
            name: "Nolhagaskolan".to_owned(),
            short_name: "NOL".to_owned(),
            span: unit.span,
        };
        place.store.change_unit(&Actor::System, unit.id, unit.version, draft).await.unwrap();
        assert_eq!(titles(&place, &Actor::Public, "östlycke").await, [""; 0]);
        let found = place.store.search(&Actor::Public, "nol").await.unwrap();
        assert_eq!(found.hits[0].context, "Barn- och ungdomsförvaltningen");
        assert_eq!((found.hits[0].kind, found.hits[0].id), (HitKind::Unit, unit.id.0));
        place.store.remove_unit(&Actor::System, unit.id).await.unwrap();
        assert_eq!(titles(&place, &Actor::Public, "nolhaga").await, [""; 0]);
    });
}

#[test]
fn one_statement_finds_and_no_more_than_fits_a_page() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        for number in 0..=MOST_HITS {
            unit(&place.store, Some(municipality.school), UnitKind::Unit, &format!("Klass {number:03}")).await;
        }
        place.statements.forget();
        let found = place.store.search(&Actor::Public, "klass").await.unwrap();
        assert_eq!((found.hits.len(), found.more), (MOST_HITS, true));
        assert_eq!(place.statements.count(), 1, "{:?}", place.statements.texts());
    });
}

#[test]
fn drafts_are_found_by_those_who_may_read_them() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let raw = Database::connect(&place.url).await.unwrap();
        let body = municipality.board.0;
        raw.execute_unprepared(&format!(
            "INSERT INTO search_entry (kind, object, title, body, text, title_length, unit_id, hidden) VALUES \
             ('goal', 7, 'Hemligt', '', 'hemligt', 7, {body}, TRUE)"
        ))
        .await
        .unwrap();
        let may_find = |actor: Actor| {
            let place = &place;
            async move { !titles(place, &actor, "hemligt").await.is_empty() }
        };
        assert!(!may_find(Actor::Public).await);
        assert!(may_find(Actor::System).await);
        assert!(may_find(acting(&place.store, Role::OppositionCommissioner, municipality.executive).await).await);
        assert!(may_find(acting(&place.store, Role::Employee, municipality.school).await).await, "the own board's");
        assert!(!may_find(acting(&place.store, Role::Employee, municipality.executive).await).await, "another's");
        assert!(!may_find(acting(&place.store, Role::Administrator, municipality.council).await).await);
    });
}

#[test]
fn a_goal_is_found_by_its_decision_and_by_what_units_do_for_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let level = level(&place.store, 1, LevelKind::Goal).await;
        let goal = decided_goal(&place.store, level, municipality.board, "Trygga skolor").await;
        for query in ["2026.019", "2026.019 bun", "§ 85", "85"] {
            assert_eq!(titles(&place, &Actor::Public, query).await, ["Trygga skolor"], "{query}");
        }
        let state = async |version, text: &str| {
            let said = ContributionDraft { unit: municipality.school, version, text: text.to_owned() };
            place.store.state_contribution(&Actor::System, goal, said, today()).await.unwrap();
        };
        state(None, "Rastvärdar varje dag").await;
        assert_eq!(titles(&place, &Actor::Public, "rastvärdar").await, ["Trygga skolor"]);
        state(Some(1), "Två vuxna på gården").await;
        assert_eq!(titles(&place, &Actor::Public, "rastvärdar").await, [""; 0]);
        assert_eq!(titles(&place, &Actor::Public, "vuxna gården").await, ["Trygga skolor"]);
    });
}
