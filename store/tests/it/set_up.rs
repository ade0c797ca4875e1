use crate::place::{on_both, today};
use domain::actor::Actor;
use domain::field::Problem;
use domain::person::PeopleFilter;
use domain::rejection::{Rejection, StateProblem};
use domain::set_up::{SetUp, SetUpForm};

fn set_up() -> SetUp {
    let form = SetUpForm {
        code: "kod".to_owned(),
        municipality: "Provköpings kommun".to_owned(),
        council: "Kommunfullmäktige".to_owned(),
        name: "Anna Prov".to_owned(),
        email: "Anna@prov.se".to_owned(),
    };
    form.parse("en mening att minnas", "en mening att minnas").unwrap()
}

#[test]
fn the_code_opens_the_set_up_once() {
    on_both(|place| async move {
        let store = &place.store;
        let try_code = |code: &'static str| store.set_up(&Actor::Public, code, set_up(), "$hash".to_owned(), today());
        for code in ["", "first"] {
            let told = try_code(code).await.unwrap_err();
            let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
            assert_eq!(errors.of("code"), Some(&Problem::WrongCode), "no code has been given out");
        }
        assert!(store.prepare_set_up(&Actor::System, "first").await.unwrap());
        assert!(store.prepare_set_up(&Actor::System, "second").await.unwrap());
        assert!(try_code("first").await.is_err(), "only the latest code counts");
        try_code("second").await.unwrap();
        let told = try_code("second").await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::AlreadySetUp)));
        assert!(!store.prepare_set_up(&Actor::System, "third").await.unwrap());

        let municipality = store.municipality(&Actor::Public).await.unwrap();
        assert_eq!((municipality.name.as_str(), municipality.sample), ("Provköpings kommun", false));
        let people = store.people(&Actor::System, &PeopleFilter::default(), today()).await.unwrap();
        assert_eq!(people.rows.len(), 1);
        assert_eq!(people.rows[0].person.email, "anna@prov.se");
        assert_eq!(people.rows[0].appointments[0].unit.name, "Kommunfullmäktige");
    });
}

#[test]
fn a_set_up_that_fails_leaves_nothing() {
    on_both(|place| async move {
        place.store.prepare_set_up(&Actor::System, "kod").await.unwrap();
        let nobody = SetUp { council: "x".to_owned(), ..set_up() };
        assert!(place.store.set_up(&Actor::Public, "wrong", nobody, "$hash".to_owned(), today()).await.is_err());
        let people = place.store.people(&Actor::System, &PeopleFilter::default(), today()).await.unwrap();
        assert_eq!(people.total, 0);
        assert!(place.store.organisation(&Actor::Public, today(), today()).await.unwrap().nodes.is_empty());
    });
}
