use crate::case::day;
use domain::appointment::{AppointmentForm, Role};
use domain::field::Problem;
use domain::id::PersonId;
use domain::organisation::UnitKind;
use domain::permission::{Action, Reach, reach};
use domain::span::Span;

#[test]
fn whoever_may_decide_at_their_own_place_is_held_to_the_bodies_that_decide() {
    for role in Role::ALL.iter().filter(|role| reach(**role, Action::RegisterDecision) == Reach::Own) {
        for kind in UnitKind::ALL.iter().filter(|kind| role.belongs_at(**kind)) {
            assert!(kind.decides(), "{role:?} at {kind:?}");
        }
    }
    assert!(!Role::BoardMember.belongs_at(UnitKind::Council), "else a board's member would decide for the council");
}

#[test]
fn every_role_belongs_somewhere() {
    for role in Role::ALL {
        assert!(UnitKind::ALL.iter().any(|kind| role.belongs_at(*kind)), "{role:?}");
    }
}

#[test]
fn a_form_names_every_field_that_cannot_be_read() {
    let form = AppointmentForm { role: "king".into(), unit: String::new(), from: "2026-02-30".into(), to: "x".into() };
    let errors = form.parse(PersonId(1)).unwrap_err();
    assert_eq!(errors.of("role"), Some(&Problem::NotAChoice));
    assert_eq!(errors.of("unit"), Some(&Problem::Required));
    assert_eq!(errors.of("from"), Some(&Problem::NotADate));
    assert_eq!(errors.of("to"), Some(&Problem::NotADate));
}

#[test]
fn spans_that_share_a_day_overlap() {
    let span = |from: &str, to: Option<&str>| Span::new(day(from), to.map(day)).unwrap();
    let year = span("2026-01-01", Some("2026-12-31"));
    assert!(year.overlaps(&span("2026-12-31", None)));
    assert!(year.overlaps(&span("2025-01-01", Some("2026-01-01"))));
    assert!(!year.overlaps(&span("2027-01-01", None)));
    assert!(!year.overlaps(&span("2025-01-01", Some("2025-12-31"))));
    assert!(span("2020-01-01", None).overlaps(&year));
}

#[test]
fn those_who_lead_and_controllers_answer_and_nobody_else() {
    let answering: Vec<Role> = Role::ALL.iter().copied().filter(|role| role.answers()).collect();
    let expected =
        [Role::CompanyDirector, Role::ChiefExecutive, Role::HeadOfAdministration, Role::UnitManager, Role::Controller];
    assert_eq!(answering, expected);
    // Who answers for an indicator can also change it.
    assert!(
        answering
            .iter()
            .all(|role| *role == Role::ChiefExecutive || reach(*role, Action::ReportMeasurement) != Reach::None)
    );
}
