use crate::people::{NOW, appoint, credentials_of, end, open, person, sign_in};
use crate::place::{Municipality, on_both, today};
use chrono::{Days, Duration};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::id::AppointmentId;
use domain::person::PersonDraft;
use domain::rejection::Rejection;

#[test]
fn a_session_says_who_asks_and_in_which_role_in_one_statement() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let role = appoint(&place.store, anna, Role::UnitManager, municipality.school).await;
        sign_in(&place.store, "anna@kommun.se", "hash-1").await;
        place.statements.forget();
        let (_, actor) = open(&place.store, "hash-1", NOW).await.expect("the session is open");
        assert_eq!(place.statements.count(), 1, "{:#?}", place.statements.texts());
        let acting = actor.acting().unwrap();
        assert_eq!((acting.appointment, acting.role, acting.unit), (role, Role::UnitManager, municipality.school));
        assert!(open(&place.store, "another hash", NOW).await.is_none());
    });
}

#[test]
fn a_session_ends_when_nobody_uses_it_and_after_half_a_day_however_much() {
    on_both(|place| async move {
        person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "idle").await;
        assert!(open(&place.store, "idle", NOW + Duration::minutes(31)).await.is_none());
        sign_in(&place.store, "anna@kommun.se", "busy").await;
        let mut hours = 0;
        let mut at = NOW;
        while open(&place.store, "busy", at).await.is_some() {
            at += Duration::minutes(29);
            hours = (at - NOW).num_hours();
        }
        assert_eq!(hours, 12, "it ends at {at}");
    });
}

#[test]
fn the_last_use_is_written_at_most_once_a_minute() {
    on_both(|place| async move {
        person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "hash").await;
        place.statements.forget();
        for second in 0..=59 {
            open(&place.store, "hash", NOW + Duration::seconds(second)).await.unwrap();
        }
        assert_eq!(place.statements.count(), 60, "nothing but reading");
        open(&place.store, "hash", NOW + Duration::seconds(61)).await.unwrap();
        assert_eq!(place.statements.count(), 62, "read and noted");
        open(&place.store, "hash", NOW + Duration::seconds(62)).await.unwrap();
        assert_eq!(place.statements.count(), 63);
    });
}

#[test]
fn a_closed_account_is_out_at_the_next_request() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "hash").await;
        assert!(open(&place.store, "hash", NOW).await.is_some());
        let page = place.store.person_page(&Actor::System, anna, NOW).await.unwrap();
        assert_eq!(page.sessions, 1);
        let closed = PersonDraft {
            external_id: String::new(),
            name: page.person.name.clone(),
            email: page.person.email.clone(),
            open: false,
        };
        place.store.change_person(&Actor::System, anna, page.person.version, closed, today()).await.unwrap();
        assert!(open(&place.store, "hash", NOW).await.is_none());
        assert!(place.store.credentials(&Actor::Public, "anna@kommun.se").await.unwrap().is_none());
    });
}

#[test]
fn a_role_that_ends_takes_its_sessions_along_and_no_others() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let manager = appoint(&place.store, anna, Role::UnitManager, municipality.school).await;
        let controller = appoint(&place.store, anna, Role::Controller, municipality.executive).await;
        sign_in(&place.store, "anna@kommun.se", "as manager").await;
        sign_in(&place.store, "anna@kommun.se", "first").await;
        let (session, actor) = open(&place.store, "first", NOW).await.unwrap();
        place.store.choose_role(&actor, session, controller, "as controller".to_owned(), today()).await.unwrap();

        end(&place.store, manager, None).await.unwrap();
        assert!(open(&place.store, "as manager", NOW).await.is_none(), "the role has ended");
        let (_, actor) = open(&place.store, "as controller", NOW).await.expect("the other role goes on");
        assert_eq!(actor.acting().unwrap().role, Role::Controller);
    });
}

#[test]
fn a_role_with_a_last_day_ends_by_itself_the_day_after() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let role = appoint(&place.store, anna, Role::Controller, municipality.executive).await;
        sign_in(&place.store, "anna@kommun.se", "hash").await;
        end(&place.store, role, Some(today())).await.unwrap();
        let at = |day| place.store.open_session(&Actor::Public, "hash", NOW, day);
        assert!(at(today()).await.unwrap().is_some(), "the last day is the person's");
        assert!(at(today() + Days::new(1)).await.unwrap().is_none());
    });
}

#[test]
fn another_role_comes_with_another_token_and_only_one_of_ones_own() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let bo = person(&place.store, "bo@kommun.se").await;
        appoint(&place.store, anna, Role::UnitManager, municipality.school).await;
        let other = appoint(&place.store, anna, Role::Auditor, municipality.council).await;
        let of_bo = appoint(&place.store, bo, Role::Administrator, municipality.council).await;
        sign_in(&place.store, "anna@kommun.se", "old").await;
        let (session, actor) = open(&place.store, "old", NOW).await.unwrap();
        let choices = place.store.open_session(&Actor::Public, "old", NOW, today()).await.unwrap().unwrap().other_roles;
        assert_eq!(choices.iter().map(|role| role.appointment).collect::<Vec<_>>(), [other], "hers alone");
        for not_hers in [of_bo, AppointmentId(999)] {
            let told = place.store.choose_role(&actor, session, not_hers, "new".to_owned(), today()).await.unwrap_err();
            assert_eq!(told.rejection(), Some(&Rejection::NotFound));
        }
        place.store.choose_role(&actor, session, other, "new".to_owned(), today()).await.unwrap();
        assert!(open(&place.store, "old", NOW).await.is_none(), "the old token opens nothing");
        let (_, actor) = open(&place.store, "new", NOW).await.unwrap();
        assert_eq!(actor.acting().unwrap().role, Role::Auditor);
    });
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "here").await;
        sign_in(&place.store, "anna@kommun.se", "there").await;
        let (here, actor) = open(&place.store, "here", NOW).await.unwrap();
        place.store.set_password(&actor, anna, "$new".to_owned(), Some(here)).await.unwrap();
        assert!(open(&place.store, "here", NOW).await.is_some());
        assert!(open(&place.store, "there", NOW).await.is_none());
    });
}

#[test]
fn everybody_ends_their_own_sessions_and_nobody_elses() {
    on_both(|place| async move {
        person(&place.store, "anna@kommun.se").await;
        let bo = person(&place.store, "bo@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "anna").await;
        sign_in(&place.store, "bo@kommun.se", "bo 1").await;
        sign_in(&place.store, "bo@kommun.se", "bo 2").await;
        let (_, anna) = open(&place.store, "anna", NOW).await.unwrap();
        let (of_bo, bo_acts) = open(&place.store, "bo 1", NOW).await.unwrap();
        let told = place.store.end_session(&anna, of_bo).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound), "not even that it is there");
        assert!(place.store.end_all_sessions(&anna, bo, None).await.is_err());
        assert_eq!(place.store.end_all_sessions(&bo_acts, bo, Some(of_bo)).await.unwrap(), 1);
        assert!(open(&place.store, "bo 1", NOW).await.is_some() && open(&place.store, "bo 2", NOW).await.is_none());
        place.store.end_session(&bo_acts, of_bo).await.unwrap();
        assert!(open(&place.store, "bo 1", NOW).await.is_none());
    });
}

#[test]
fn ten_guesses_are_let_through_and_the_real_user_from_elsewhere_all_the_same() {
    on_both(|place| async move {
        let store = &place.store;
        person(store, "anna@kommun.se").await;
        let guess = |address: &'static str, at| store.try_sign_in(&Actor::Public, "Anna@kommun.se ", address, at);
        for _ in 0..10 {
            assert!(guess("192.0.2.1", NOW).await.unwrap().is_some());
        }
        for _ in 0..5 {
            assert!(guess("192.0.2.1", NOW + Duration::minutes(14)).await.unwrap().is_none());
        }
        assert!(guess("192.0.2.2", NOW).await.unwrap().is_some(), "the real user is not locked out");
        assert!(guess("192.0.2.1", NOW + Duration::minutes(16)).await.unwrap().is_some(), "time heals");
    });
}

#[test]
fn guesses_at_many_accounts_from_one_address_are_limited_too() {
    on_both(|place| async move {
        let mut through = 0;
        for number in 0..130 {
            let email = format!("person{number}@kommun.se");
            let attempt = place.store.try_sign_in(&Actor::Public, &email, "192.0.2.1", NOW).await.unwrap();
            through += u32::from(attempt.is_some());
        }
        assert_eq!(through, 100);
    });
}

#[test]
fn guesses_at_one_moment_are_counted_one_by_one() {
    on_both(|place| async move {
        let mut tries = Vec::new();
        for _ in 0..30 {
            let store = place.store.clone();
            tries.push(tokio::spawn(async move {
                store.try_sign_in(&Actor::Public, "anna@kommun.se", "192.0.2.1", NOW).await.unwrap().is_some()
            }));
        }
        let mut through = 0;
        for attempt in tries {
            through += u32::from(attempt.await.unwrap());
        }
        assert_eq!(through, 10);
    });
}

#[test]
fn tries_that_succeed_do_not_count() {
    on_both(|place| async move {
        person(&place.store, "anna@kommun.se").await;
        for round in 0..15 {
            sign_in(&place.store, "anna@kommun.se", &format!("hash {round}")).await;
        }
    });
}

#[test]
fn a_password_that_is_replaced_while_it_is_checked_opens_nothing() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        let opening = credentials_of(&place.store, "anna@kommun.se", "late").await;
        place.store.set_password(&Actor::System, anna, "$other".to_owned(), None).await.unwrap();
        assert!(place.store.start_session(&Actor::Public, opening).await.unwrap().is_none());
        assert!(open(&place.store, "late", NOW).await.is_none());
    });
}

#[test]
fn what_has_ended_is_cleaned_away_at_the_next_sign_in() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "old").await;
        let mut later = credentials_of(&place.store, "anna@kommun.se", "new").await;
        later.now = NOW + Duration::hours(1);
        place.store.start_session(&Actor::Public, later).await.unwrap().unwrap();
        // At the time of the old one it would still be open, had it not been taken away.
        let page = place.store.person_page(&Actor::System, anna, NOW).await.unwrap();
        assert_eq!(page.sessions, 1);
    });
}

#[test]
fn a_password_that_another_has_set_gives_no_role_until_an_own_one_is_chosen() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let anna = person(store, "anna@kommun.se").await;
        appoint(store, anna, Role::UnitManager, municipality.school).await;
        let administrator = crate::place::acting(store, Role::Administrator, municipality.council).await;
        sign_in(store, "anna@kommun.se", "own").await;
        let session = async |token| store.open_session(&Actor::Public, token, NOW, today()).await.unwrap();
        let own = session("own").await.unwrap();
        assert!(own.password_set_at.is_none() && own.actor.acting().is_some());
        store.set_password(&administrator, anna, "$another".to_owned(), None).await.unwrap();
        assert!(session("own").await.is_none(), "every sign-in ends");
        sign_in(store, "anna@kommun.se", "set").await;
        let set = session("set").await.unwrap();
        assert!(set.password_set_at.is_some() && set.actor.acting().is_none() && set.other_roles.is_empty());
        store.set_password(&set.actor, anna, "$her own".to_owned(), Some(set.id)).await.unwrap();
        let chosen = session("set").await.unwrap();
        assert!(chosen.password_set_at.is_none() && chosen.actor.acting().is_some());
    });
}
