//! The trail: who reads how much of it, and whatever is done to it behind the store's back is found.

use crate::place::{Municipality, acting, on_both, unit};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, ChainState, EVENTS_PER_PAGE, ObjectKind, TrailFilter};
use domain::id::EventId;
use domain::organisation::{UnitDraft, UnitKind};
use domain::permission::Action;
use domain::rejection::Rejection;
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection};
use store::{Anchor, Store};

/// A connection that the triggers no longer stop.
async fn intruder(url: &str) -> DatabaseConnection {
    let raw = Database::connect(url).await.unwrap();
    let triggers: &[&str] = match raw.get_database_backend() {
        DatabaseBackend::Postgres => &["DROP TRIGGER event_append_only ON event"],
        _ => &["DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete"],
    };
    for statement in triggers {
        raw.execute_unprepared(statement).await.unwrap();
    }
    raw.execute_unprepared("CREATE TABLE kept AS SELECT * FROM event").await.unwrap();
    raw
}

async fn chain(store: &Store, anchors: &[Anchor]) -> ChainState {
    store.verify_chain(&Actor::System, anchors).await.unwrap()
}

#[test]
fn the_database_itself_refuses_to_rewrite_the_trail() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        let raw = Database::connect(&place.url).await.unwrap();
        for statement in ["UPDATE event SET label = 'x'", "DELETE FROM event WHERE id = 2"] {
            let told = raw.execute_unprepared(statement).await.unwrap_err();
            assert!(told.to_string().contains("append-only"), "{told}");
        }
    });
}

#[test]
fn everything_done_to_the_trail_is_found_where_it_was_done() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let controller = acting(&place.store, Role::Administrator, municipality.council).await;
        let draft = UnitDraft { name: "Ny".to_owned(), ..draft(&place.store, municipality.school).await };
        place.store.create_unit(&controller, draft).await.unwrap();
        let ChainState::Whole { rows: 7, head } = chain(&place.store, &[]).await else { panic!("the trail is whole") };
        assert_eq!(head.len(), 64);
        let raw = intruder(&place.url).await;
        let texts = ["person_name", "role", "unit_name", "act", "kind", "label", "before", "after", "reason", "hash"];
        let mut attacks: Vec<(i64, String)> = Vec::new();
        for id in 1..=7 {
            for column in texts.iter().chain(&["previous_hash"]) {
                attacks.push((id, format!("UPDATE event SET {column} = {column} || 'x' WHERE id = {id}")));
            }
            attacks.push((id, format!("UPDATE event SET object = object + 1 WHERE id = {id}")));
            attacks.push((id, format!("UPDATE event SET person_id = 77 WHERE id = {id}")));
            attacks.push((id, format!("UPDATE event SET at = '2020-01-01T00:00:00+00:00' WHERE id = {id}")));
            attacks.push((id, format!("UPDATE event SET label = '', reason = label WHERE id = {id}")));
            attacks.push((id, format!("UPDATE event SET id = id + 100 WHERE id = {id}")));
        }
        for id in 1..7 {
            attacks.push((id, format!("DELETE FROM event WHERE id = {id}")));
            attacks.push((
                id,
                format!(
                    "UPDATE event SET id = -1 WHERE id = {id}; UPDATE event SET id = {id} WHERE id = {id} + 1; \
                     UPDATE event SET id = {id} + 1 WHERE id = -1"
                ),
            ));
        }
        for (at, attack) in attacks {
            raw.execute_unprepared(&attack).await.unwrap();
            let found = chain(&place.store, &[]).await;
            assert_eq!(found, ChainState::Broken { at: EventId(at), rows: (at - 1).cast_unsigned() }, "{attack}");
            raw.execute_unprepared("DELETE FROM event; INSERT INTO event SELECT * FROM kept").await.unwrap();
        }
        assert!(matches!(chain(&place.store, &[]).await, ChainState::Whole { rows: 7, .. }), "all is as it was");
    });
}

#[test]
fn a_row_slipped_in_before_the_first_is_found() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        let raw = intruder(&place.url).await;
        raw.execute_unprepared("UPDATE event SET id = 0, previous_hash = 'x' WHERE id = 6").await.unwrap();
        assert!(matches!(chain(&place.store, &[]).await, ChainState::Broken { at: EventId(0), rows: 0 }));
    });
}

#[test]
fn a_cut_tail_is_found_against_an_anchor_from_outside() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let ChainState::Whole { rows, head } = chain(&place.store, &[]).await else { panic!("the trail is whole") };
        let anchor = Anchor { id: EventId(rows.cast_signed()), hash: head };
        assert!(matches!(chain(&place.store, std::slice::from_ref(&anchor)).await, ChainState::Whole { .. }));
        let raw = intruder(&place.url).await;
        raw.execute_unprepared("DELETE FROM event WHERE id >= 5").await.unwrap();
        assert!(matches!(chain(&place.store, &[]).await, ChainState::Whole { rows: 4, .. }), "this cannot be seen");
        let found = chain(&place.store, std::slice::from_ref(&anchor)).await;
        assert_eq!(found, ChainState::Broken { at: EventId(5), rows: 4 });
        unit(&place.store, Some(municipality.council), UnitKind::Board, "Ny").await;
        unit(&place.store, Some(municipality.council), UnitKind::Board, "Nyare").await;
        let found = chain(&place.store, &[anchor]).await;
        assert_eq!(found, ChainState::Broken { at: EventId(6), rows: 5 }, "written anew after the cut");
    });
}

#[test]
fn a_change_reads_field_by_field_with_names_in_place_of_identities() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let before = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let change = UnitDraft {
            name: "Nolhagaskolan".to_owned(),
            parent: Some(municipality.board),
            ..draft(&place.store, municipality.school).await
        };
        let administrator = acting(&place.store, Role::Administrator, municipality.council).await;
        place.store.change_unit(&administrator, before.id, before.version, change).await.unwrap();
        let filter = TrailFilter { kind: Some(ObjectKind::Unit), object: Some(before.id.0), ..TrailFilter::default() };
        place.statements.forget();
        let trail = place.store.trail(&administrator, &filter).await.unwrap();
        assert!(place.statements.count() <= 6, "{:?}", place.statements.texts());
        assert_eq!(trail.label, "Nolhagaskolan");
        assert_eq!(trail.rows.len(), 2);
        let row = &trail.rows[0];
        assert_eq!((row.act, row.role), (Act::Changed, Some(Role::Administrator)));
        assert_eq!(row.person_name.as_deref(), Some("Prov Provsson"));
        let changes: Vec<_> =
            row.changes.iter().map(|it| (it.field.as_str(), it.before.as_deref(), it.after.as_deref())).collect();
        let expected = [
            ("name", Some("Östlyckeskolan"), Some("Nolhagaskolan")),
            ("parent", Some("Barn- och ungdomsförvaltningen"), Some("Barn- och ungdomsnämnden")),
        ];
        assert_eq!(changes, expected);
        let public = place.store.trail(&Actor::Public, &filter).await.unwrap();
        assert_eq!(public.rows[0].person_name, None, "the public reads the role");
        assert_eq!(public.rows[0].role, Some(Role::Administrator));
    });
}

#[test]
fn a_level_without_events_of_its_own_has_an_empty_history() {
    on_both(|place| async move {
        let level = domain::level::LevelDraft {
            external_id: "vision".to_owned(),
            position: 1,
            kind: domain::level::LevelKind::Vision,
            name_sv: "Vision".to_owned(),
            name_en: String::new(),
            decided_by: UnitKind::Council,
        };
        let level = place.store.create_level(&Actor::System, level).await.unwrap();
        // An archive brings it under one event of its own.
        let raw = intruder(&place.url).await;
        raw.execute_unprepared("DELETE FROM event").await.unwrap();
        let filter = TrailFilter { kind: Some(ObjectKind::Level), object: Some(level.0), ..TrailFilter::default() };
        assert_eq!(place.store.trail(&Actor::Public, &filter).await.unwrap().label, "Vision");
    });
}

#[test]
fn the_whole_trail_is_for_those_who_may_read_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let told = place.store.trail(&Actor::Public, &TrailFilter::default()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::SignInNeeded));
        let employee = acting(&place.store, Role::Employee, municipality.school).await;
        for kind in [None, Some(ObjectKind::Unit), Some(ObjectKind::Person)] {
            let filter = TrailFilter { kind, ..TrailFilter::default() };
            let told = place.store.trail(&employee, &filter).await.unwrap_err();
            assert_eq!(told.rejection(), Some(&Rejection::Forbidden(Action::ReadTrail)));
        }
        let missing = TrailFilter { kind: Some(ObjectKind::Unit), object: Some(999), ..TrailFilter::default() };
        let told = place.store.trail(&Actor::Public, &missing).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound));
        let auditor = acting(&place.store, Role::Auditor, municipality.council).await;
        assert_eq!(place.store.trail(&auditor, &TrailFilter::default()).await.unwrap().rows.len(), 6);
    });
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        for number in 0..EVENTS_PER_PAGE {
            unit(&place.store, Some(municipality.school), UnitKind::Unit, &format!("Klass {number}")).await;
        }
        let first = place.store.trail(&Actor::System, &TrailFilter::default()).await.unwrap();
        assert_eq!(first.rows.len() as u64, EVENTS_PER_PAGE);
        let older = TrailFilter { before: first.older, ..TrailFilter::default() };
        let second = place.store.trail(&Actor::System, &older).await.unwrap();
        assert_eq!((second.rows.len(), second.older), (6, None));
        assert_eq!(second.rows[0].id.0 + 1, first.rows[49].id.0);
        let long_ago = TrailFilter { on: Some(crate::place::day(2020, 1, 1)), ..TrailFilter::default() };
        assert!(place.store.trail(&Actor::System, &long_ago).await.unwrap().rows.is_empty());
    });
}

async fn draft(store: &Store, id: domain::id::UnitId) -> UnitDraft {
    let unit = store.unit(&Actor::Public, id).await.unwrap();
    UnitDraft {
        external_id: String::new(),
        parent: unit.parent,
        kind: unit.kind,
        name: unit.name,
        short_name: unit.short_name,
        span: unit.span,
    }
}
