use crate::people::NOW;
use crate::place::on_both;
use chrono::TimeDelta;
use domain::actor::Actor;
use store::{Sending, Store};

async fn take(store: &Store, hash: &str, minutes: i64) -> Sending {
    store.take_form(&Actor::System, hash, NOW + TimeDelta::minutes(minutes)).await.unwrap()
}

#[test]
fn of_many_who_bring_a_form_at_once_one_is_the_first() {
    on_both(|place| async move {
        for round in 0..50 {
            let bring = |_| {
                let store = place.store.clone();
                tokio::spawn(async move { take(&store, &format!("form {round}"), 0).await })
            };
            let mut first = 0;
            for one in (0..8).map(bring).collect::<Vec<_>>() {
                match one.await.unwrap() {
                    Sending::First => first += 1,
                    other => assert_eq!(other, Sending::Underway),
                }
            }
            assert_eq!(first, 1, "round {round}");
        }
    });
}

#[test]
fn what_became_of_a_form_is_known_for_a_day() {
    on_both(|place| async move {
        let store = &place.store;
        assert_eq!(take(store, "a", 0).await, Sending::First);
        store.answer_form(&Actor::System, "a", "/goals/7").await.unwrap();
        assert_eq!(take(store, "b", 0).await, Sending::First, "another form");
        for minutes in [0, 1, 23 * 60] {
            assert_eq!(
                take(store, "a", minutes).await,
                Sending::Done("/goals/7".to_owned()),
                "after {minutes} minutes"
            );
        }
        assert_eq!(take(store, "a", 25 * 60).await, Sending::First, "the day after");
    });
}

#[test]
fn a_form_that_changed_nothing_or_died_with_its_server_may_be_sent_again() {
    on_both(|place| async move {
        let store = &place.store;
        assert_eq!(take(store, "a", 0).await, Sending::First);
        store.forget_form(&Actor::System, "a").await.unwrap();
        assert_eq!(take(store, "a", 0).await, Sending::First);
        assert_eq!(take(store, "a", 1).await, Sending::Underway);
        assert_eq!(take(store, "a", 2).await, Sending::First, "its server has died");
    });
}
