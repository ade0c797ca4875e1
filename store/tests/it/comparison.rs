//! Series to compare with.

use crate::place::{Municipality, acting, on_both};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::field::Problem;
use domain::permission::Action;
use domain::rejection::Rejection;

fn draft(group_year: Option<i32>) -> ComparisonDraft {
    ComparisonDraft {
        external_id: String::new(),
        kind: ComparisonKind::SimilarMunicipalities,
        name: "Liknande kommuner".to_owned(),
        kolada_code: "G37539".to_owned(),
        group_year,
    }
}

#[test]
fn a_series_is_created_once_by_those_who_define_indicators() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let controller = acting(&place.store, Role::Controller, municipality.executive).await;
        place.store.create_comparison(&controller, draft(Some(2024))).await.unwrap();
        let told = place.store.create_comparison(&controller, draft(Some(2024))).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("name"), Some(&Problem::Taken), "the same group of the same year");
        place.store.create_comparison(&controller, draft(Some(2025))).await.unwrap();
        place.store.create_comparison(&controller, draft(None)).await.unwrap();
        let told = place.store.create_comparison(&controller, draft(None)).await.unwrap_err();
        assert!(told.rejection().is_some(), "nor twice without a year");
        let politician = acting(&place.store, Role::BoardMember, municipality.council).await;
        let told = place.store.create_comparison(&politician, draft(Some(2023))).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::Forbidden(Action::DefineIndicator)));
        let years: Vec<_> =
            place.store.comparisons(&Actor::Public).await.unwrap().iter().map(|series| series.group_year).collect();
        assert_eq!(years.len(), 3);
    });
}
