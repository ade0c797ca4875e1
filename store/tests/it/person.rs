use crate::people::{NOW, appoint, open, person, sign_in};
use crate::place::{Municipality, acting, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::field::Problem;
use domain::id::PersonId;
use domain::permission::Action;
use domain::person::{PeopleFilter, Person, PersonDraft};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{ConnectionTrait, Database, Statement};

fn draft(name: &str, email: &str) -> PersonDraft {
    PersonDraft { external_id: String::new(), name: name.to_owned(), email: email.to_owned(), open: true }
}

fn draft_of(person: &Person) -> PersonDraft {
    PersonDraft {
        external_id: person.external_id.clone(),
        name: person.name.clone(),
        email: person.email.clone(),
        open: person.open,
    }
}

#[test]
fn an_address_belongs_to_one_person_whatever_its_case() {
    on_both(|place| async move {
        place.store.create_person(&Actor::System, draft("Anna", "Anna@Kommun.se")).await.unwrap();
        let told = place.store.create_person(&Actor::System, draft("Anna två", " anna@kommun.SE")).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("email"), Some(&Problem::Taken));
        let mut same_id = draft("Bo", "bo@kommun.se");
        same_id.external_id = "P1".to_owned();
        place.store.create_person(&Actor::System, same_id.clone()).await.unwrap();
        same_id.email = "bosse@kommun.se".to_owned();
        let told = place.store.create_person(&Actor::System, same_id).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("external_id"), Some(&Problem::Taken));
    });
}

#[test]
fn only_administrators_look_after_accounts() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        for role in Role::ALL {
            let actor = acting(&place.store, *role, municipality.council).await;
            let may = *role == Role::Administrator;
            let forbidden = Some(Rejection::Forbidden(Action::ManageAccounts));
            let list = place.store.people(&actor, &PeopleFilter::default(), today()).await;
            assert_eq!(list.is_ok(), may, "{role:?}");
            let page = place.store.person_page(&actor, anna, NOW).await;
            assert_eq!(page.is_ok(), may, "{role:?}");
            let password = place.store.set_password(&actor, anna, "$x".to_owned(), None).await;
            assert_eq!(password.is_ok(), may, "{role:?}");
            if let Err(told) = list {
                assert_eq!(told.rejection().cloned(), forbidden);
            }
        }
    });
}

#[test]
fn the_list_finds_by_a_part_of_the_name_and_swedish_letters() {
    on_both(|place| async move {
        for (name, email) in [("Åsa Öberg", "asa@k.se"), ("Bo 100%", "bo@k.se"), ("Cia_D", "cia@k.se")] {
            place.store.create_person(&Actor::System, draft(name, email)).await.unwrap();
        }
        let find = async |q: &str| {
            let filter = PeopleFilter { q: q.to_owned(), page: 1 };
            let list = place.store.people(&Actor::System, &filter, today()).await.unwrap();
            assert_eq!(list.total as usize, list.rows.len());
            list.rows.into_iter().map(|row| row.person.name).collect::<Vec<_>>()
        };
        assert_eq!(find("").await.len(), 3);
        assert_eq!(find("åsa").await, ["Åsa Öberg"]);
        assert_eq!(find("ASA@").await, ["Åsa Öberg"]);
        assert_eq!(find("0%").await, ["Bo 100%"]);
        assert_eq!(find("a_d").await, ["Cia_D"], "a line is a line and no joker");
        assert!(find("' OR 1=1 --").await.is_empty());
    });
}

#[test]
fn the_list_asks_as_much_for_many_as_for_few() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        for number in 0..30 {
            let id = person(&place.store, &format!("p{number}@k.se")).await;
            appoint(&place.store, id, Role::Employee, municipality.school).await;
        }
        place.statements.forget();
        let list = place.store.people(&Actor::System, &PeopleFilter::default(), today()).await.unwrap();
        assert_eq!(list.rows.len(), 30);
        assert!(list.rows.iter().all(|row| row.appointments.len() == 1));
        assert_eq!(place.statements.count(), 3, "{:#?}", place.statements.texts());
    });
}

#[test]
fn the_second_of_two_who_change_an_account_is_told() {
    on_both(|place| async move {
        let id = person(&place.store, "anna@kommun.se").await;
        let seen = place.store.person_page(&Actor::System, id, NOW).await.unwrap().person;
        let renamed = |name: &str| PersonDraft { name: name.to_owned(), ..draft_of(&seen) };
        let (first, second) = tokio::join!(
            place.store.change_person(&Actor::System, id, seen.version, renamed("Först"), today()),
            place.store.change_person(&Actor::System, id, seen.version, renamed("Sedan"), today()),
        );
        let told: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].rejection(), Some(&Rejection::ChangedByAnother));
    });
}

#[test]
fn no_event_holds_a_password_hash_or_the_address_of_somebody_unknown() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "secret-token-hash").await;
        place.store.refuse_sign_in(&Actor::Public, None).await.unwrap();
        place.store.refuse_sign_in(&Actor::Public, Some(anna)).await.unwrap();
        place.store.try_sign_in(&Actor::Public, "hemlig@annan.se", "192.0.2.77", NOW).await.unwrap();
        let database = Database::connect(&place.url).await.unwrap();
        for (table, all) in [
            ("event", r#"string_agg(label || "before" || "after" || reason || person_name, ' ')"#),
            ("sign_in_attempt", "string_agg(counted_by, ' ')"),
        ] {
            let query = Statement::from_string(database.get_database_backend(), format!("SELECT {all} FROM {table}"));
            let row = database.query_one_raw(query).await.unwrap().unwrap();
            let text: String = row.try_get_by_index(0).unwrap();
            for secret in ["$hash", "secret-token-hash", "hemlig@annan.se", "192.0.2.77"] {
                assert!(!text.contains(secret), "{table} holds {secret}: {text}");
            }
        }
    });
}

#[test]
fn an_account_page_is_for_its_owner() {
    on_both(|place| async move {
        let anna = person(&place.store, "anna@kommun.se").await;
        sign_in(&place.store, "anna@kommun.se", "here").await;
        sign_in(&place.store, "anna@kommun.se", "there").await;
        let (here, actor) = crate::people::open(&place.store, "here", NOW).await.unwrap();
        place.statements.forget();
        let page = place.store.account_page(&actor, Some(here), NOW, today()).await.unwrap();
        assert_eq!(place.statements.count(), 4);
        assert_eq!(page.person.id, anna);
        assert_eq!(page.sessions.iter().filter(|session| session.current).count(), 1);
        assert_eq!(page.sessions.len(), 2);
        let told = place.store.account_page(&Actor::Public, None, NOW, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::SignInNeeded));
        let told = place.store.person_page(&Actor::System, PersonId(999), NOW).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound));
    });
}

#[test]
fn leaving_the_sample_closes_its_accounts_but_never_the_last_administrator() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let store = &place.store;
        let sample = person(store, "administrator@exempel.se").await;
        appoint(store, sample, Role::Administrator, municipality.council).await;
        assert!(
            store.prepare_set_up(&Actor::System, "code").await.unwrap(),
            "the municipality is there, without a name"
        );
        store.mark_sample(&Actor::System).await.unwrap();
        sign_in(store, "administrator@exempel.se", "hash").await;
        let emails = ["administrator@exempel.se".to_owned(), "borta@exempel.se".to_owned()];
        let told = store.leave_sample(&Actor::System, &emails, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::LastAdministrator)));
        assert!(store.municipality(&Actor::Public).await.unwrap().sample, "nothing was half left");

        let own = person(store, "anna@kommun.se").await;
        appoint(store, own, Role::Administrator, municipality.council).await;
        let controller = acting(store, Role::Controller, municipality.executive).await;
        let told = store.leave_sample(&controller, &emails, today()).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::Forbidden(Action::ManageAccounts)));
        store.leave_sample(&Actor::System, &emails, today()).await.unwrap();
        assert!(!store.municipality(&Actor::Public).await.unwrap().sample);
        assert!(!store.person_page(&Actor::System, sample, NOW).await.unwrap().person.open);
        assert!(store.person_page(&Actor::System, own, NOW).await.unwrap().person.open);
        assert!(open(store, "hash", NOW).await.is_none(), "signed out at once");
    });
}
