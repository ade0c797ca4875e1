use crate::people::{appoint, end, person};
use crate::place::{Municipality, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, AppointmentFilter, Role};
use domain::field::Problem;
use domain::id::PersonId;
use domain::person::PersonDraft;
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;

#[test]
fn the_last_administrator_stays() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let bo = person(&place.store, "bo@kommun.se").await;
        let of_anna = appoint(&place.store, anna, Role::Administrator, municipality.council).await;
        let last = Some(Rejection::State(StateProblem::LastAdministrator));
        let told = end(&place.store, of_anna, None).await.unwrap_err();
        assert_eq!(told.rejection().cloned(), last);
        let told = end(&place.store, of_anna, Some(day(2027, 6, 30))).await.unwrap_err();
        assert_eq!(told.rejection().cloned(), last, "nor may it run out by itself");
        let page = place.store.person_page(&Actor::System, anna, crate::people::NOW).await.unwrap();
        let closed =
            PersonDraft { external_id: String::new(), name: page.person.name, email: page.person.email, open: false };
        let told =
            place.store.change_person(&Actor::System, anna, page.person.version, closed, today()).await.unwrap_err();
        assert_eq!(told.rejection().cloned(), last);

        appoint(&place.store, bo, Role::Administrator, municipality.council).await;
        end(&place.store, of_anna, None).await.unwrap();
    });
}

#[test]
fn two_administrators_who_end_each_other_do_not_both_succeed() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let bo = person(&place.store, "bo@kommun.se").await;
        let of_anna = appoint(&place.store, anna, Role::Administrator, municipality.council).await;
        let of_bo = appoint(&place.store, bo, Role::Administrator, municipality.council).await;
        let (first, second) = tokio::join!(end(&place.store, of_anna, None), end(&place.store, of_bo, None));
        assert_eq!([first.is_ok(), second.is_ok()].into_iter().filter(|done| *done).count(), 1);
    });
}

#[test]
fn a_role_is_held_where_it_belongs_and_once_at_a_time() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let draft =
            |role, unit, from, to| AppointmentDraft { person: anna, role, unit, span: Span::new(from, to).unwrap() };
        let field = async |draft| {
            let told = place.store.give_role(&Actor::System, draft).await.unwrap_err();
            told.rejection().and_then(Rejection::field_errors).cloned().unwrap().0.remove(0)
        };
        let wrong = field(draft(Role::BoardMember, municipality.council, day(2024, 1, 1), None)).await;
        assert_eq!((wrong.field.as_str(), wrong.problem), ("unit", Problem::RoleDoesNotBelong));
        let early = field(draft(Role::Controller, municipality.council, day(2022, 12, 31), None)).await;
        assert_eq!((early.field.as_str(), early.problem), ("unit", Problem::DoesNotExist));
        let first = draft(Role::BoardMember, municipality.board, day(2024, 1, 1), Some(day(2026, 12, 31)));
        place.store.give_role(&Actor::System, first).await.unwrap();
        let twice = field(draft(Role::BoardMember, municipality.board, day(2026, 12, 31), None)).await;
        assert_eq!((twice.field.as_str(), twice.problem), ("role", Problem::RoleHeldAlready));
        let next = draft(Role::BoardMember, municipality.board, day(2027, 1, 1), None);
        place.store.give_role(&Actor::System, next).await.unwrap();
    });
}

#[test]
fn only_administrators_give_and_end_roles() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let held = appoint(&place.store, anna, Role::Employee, municipality.school).await;
        for role in Role::ALL.iter().filter(|role| **role != Role::Administrator) {
            let actor = acting(&place.store, *role, municipality.council).await;
            let unit = municipality.council;
            let draft = AppointmentDraft { person: anna, role: Role::Administrator, unit, span: Span::since(today()) };
            assert!(place.store.give_role(&actor, draft).await.is_err(), "{role:?}");
            assert!(place.store.end_role(&actor, held, None, today()).await.is_err(), "{role:?}");
            assert!(place.store.appointments(&actor, &AppointmentFilter::default(), today()).await.is_err());
        }
    });
}

#[test]
fn the_review_shows_first_what_ends_first_and_nothing_that_is_over() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        let open_ended = appoint(&place.store, anna, Role::Employee, municipality.school).await;
        let soon = appoint(&place.store, anna, Role::Auditor, municipality.council).await;
        end(&place.store, soon, Some(day(2026, 12, 31))).await.unwrap();
        let over = appoint(&place.store, anna, Role::Controller, municipality.executive).await;
        end(&place.store, over, Some(day(2025, 12, 31))).await.unwrap();
        place.statements.forget();
        let list = place.store.appointments(&Actor::System, &AppointmentFilter::default(), today()).await.unwrap();
        assert_eq!(place.statements.count(), 2);
        assert_eq!(list.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [soon, open_ended]);
        let only = AppointmentFilter { role: "auditor".to_owned(), q: "anna".to_owned(), page: 1 };
        assert_eq!(place.store.appointments(&Actor::System, &only, today()).await.unwrap().total, 1);
    });
}

#[test]
fn the_public_sees_roles_and_not_who_holds_them() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        appoint(&place.store, anna, Role::UnitManager, municipality.school).await;
        let seen_by = async |actor: &Actor| {
            let page = place.store.unit_page(actor, municipality.school, today(), today()).await.unwrap();
            page.appointments.into_iter().next().unwrap()
        };
        let public = seen_by(&Actor::Public).await;
        assert_eq!((public.role, public.person, public.person_name), (Role::UnitManager, None, None));
        let known = acting(&place.store, Role::Employee, municipality.school).await;
        assert_eq!(seen_by(&known).await.person_name.as_deref(), Some("Prov anna@kommun.se"));
    });
}

/// Somebody who is in the database, acting as administrator.
fn administrator(id: PersonId, like: &Actor) -> Actor {
    let mut person = like.person().unwrap().clone();
    person.id = id;
    Actor::Person(person)
}

#[test]
fn nobody_gives_a_role_to_themselves_but_the_first_who_has_nobody_to_ask() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let like = acting(store, Role::Administrator, municipality.council).await;
        let anna = person(store, "anna@kommun.se").await;
        let bo = person(store, "bo@kommun.se").await;
        appoint(store, anna, Role::Administrator, municipality.council).await;
        let (as_anna, as_bo) = (administrator(anna, &like), administrator(bo, &like));
        let draft = |person, role| {
            let unit = municipality.council;
            AppointmentDraft { person, role, unit, span: Span::since(today()) }
        };
        let may_give =
            async |actor: &Actor, id| store.person_page(actor, id, crate::people::NOW).await.unwrap().may_give;
        assert!(may_give(&as_anna, anna).await, "alone there is nobody to ask");
        store.give_role(&as_anna, draft(anna, Role::Controller)).await.unwrap();
        store.give_role(&as_anna, draft(bo, Role::Administrator)).await.unwrap();
        for (actor, own, other) in [(&as_anna, anna, bo), (&as_bo, bo, anna)] {
            assert!(!may_give(actor, own).await && may_give(actor, other).await);
            let told = store.give_role(actor, draft(own, Role::Auditor)).await;
            assert_eq!(crate::goal::problem(told, "role"), Some(Problem::OwnRole));
        }
        store.give_role(&as_bo, draft(anna, Role::Auditor)).await.unwrap();
        // Ending the other's role does not make one the first.
        let held = store.person_page(&as_anna, bo, crate::people::NOW).await.unwrap().appointments.remove(0);
        store.end_role(&as_anna, held.id, Some(today()), today()).await.unwrap();
        let told = store.give_role(&as_anna, draft(anna, Role::BoardSecretary)).await;
        assert_eq!(crate::goal::problem(told, "role"), Some(Problem::OwnRole));
    });
}

#[test]
fn ending_a_role_never_makes_it_longer() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let anna = person(store, "anna@kommun.se").await;
        let running = appoint(store, anna, Role::Controller, municipality.council).await;
        end(store, running, Some(day(2026, 12, 31))).await.unwrap();
        let told = end(store, running, Some(day(2099, 12, 31))).await;
        assert_eq!(crate::goal::problem(told, "to"), Some(Problem::LaterThanNow));
        end(store, running, Some(day(2026, 12, 30))).await.unwrap();

        let over = appoint(store, anna, Role::Auditor, municipality.council).await;
        end(store, over, Some(day(2026, 10, 31))).await.unwrap();
        for last_day in [None, Some(day(2026, 9, 30)), Some(day(2099, 12, 31))] {
            let told = crate::goal::rejected(end(store, over, last_day).await);
            assert_eq!(told, Rejection::State(StateProblem::RoleIsOver), "{last_day:?}");
        }
        let ends = async |id| store.appointment(&Actor::System, id).await.unwrap().span.to();
        assert_eq!((ends(running).await, ends(over).await), (Some(day(2026, 12, 30)), Some(day(2026, 10, 31))));
    });
}
