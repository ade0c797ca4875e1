//! A database that goes away and comes back is found again, without a new start of the server (limits R4).

use crate::place::{Municipality, on_both, today, unit};
use domain::actor::Actor;
use domain::organisation::UnitKind;
use sea_orm::{ConnectionTrait, Database};
use std::time::Duration;
use store::Store;

/// Longer than a connection is taken to be alive without being asked.
const STALE: Duration = Duration::from_millis(1_200);

#[test]
fn connections_that_the_server_ended_are_replaced_by_themselves() {
    on_both(|place| async move {
        if place.url.starts_with("sqlite:") {
            return;
        }
        let municipality = Municipality::found(&place.store).await;
        // A name of its own, so that only its connections are ended and not those of other tests.
        let name = format!("ended_{}", std::process::id());
        let store = Store::connect(&format!("{}&application_name={name}", place.url)).await.unwrap();
        let raw = Database::connect(&place.url).await.unwrap();
        let end = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}' AND pid > 0"
        );
        for round in 0..3 {
            let crowd = (0..16).map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.organisation(&Actor::System, today(), today()).await.map(|_| ()) })
            });
            for one in crowd.collect::<Vec<_>>() {
                one.await.unwrap().unwrap();
            }
            raw.execute_unprepared(&end).await.unwrap();
            let at_once = store.organisation(&Actor::System, today(), today()).await.err();
            assert!(at_once.as_ref().is_none_or(store::Error::is_away), "{at_once:?}");
            tokio::time::sleep(STALE).await;
            for number in 0..20 {
                unit(&store, Some(municipality.board), UnitKind::Unit, &format!("Enhet {round} {number}")).await;
                assert!(store.is_well().await, "round {round}");
            }
        }
    });
}

#[test]
fn a_database_that_cannot_be_reached_is_told_apart_from_one_that_says_no() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        place.store.close().await.unwrap();
        let told = place.store.organisation(&Actor::System, today(), today()).await.unwrap_err();
        assert!(told.is_away() && told.rejection().is_none(), "{told}");
        assert!(!place.store.is_well().await);
        let told = place.store.remove_unit(&Actor::Public, domain::id::UnitId(1)).await.unwrap_err();
        assert!(!told.is_away() && told.rejection().is_some(), "the policy needs no database: {told}");
    });
}
