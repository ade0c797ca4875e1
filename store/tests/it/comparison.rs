//! Series to compare with.

use crate::place::{Municipality, acting, on_both};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::field::Problem;
use domain::measurement::MeasurementDraft;
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};

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

#[test]
fn a_series_is_changed_and_taken_away_while_no_figure_hangs_on_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let controller = acting(&place.store, Role::Controller, municipality.executive).await;
        let id = place.store.create_comparison(&controller, draft(Some(2024))).await.unwrap();
        let other = place.store.create_comparison(&controller, draft(Some(2025))).await.unwrap();
        let told = place.store.change_comparison(&controller, id, draft(Some(2025))).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("name"), Some(&Problem::Taken), "the name of another");
        let before = place.store.comparison_to_change(&controller, id).await.unwrap();
        let new =
            ComparisonDraft { kind: ComparisonKind::Group, kolada_code: "G175906".to_owned(), ..draft(Some(2024)) };
        place.store.change_comparison(&controller, id, new).await.unwrap();
        let after = place.store.comparison_to_change(&controller, id).await.unwrap();
        assert_eq!((after.kind, after.kolada_code.as_str()), (ComparisonKind::Group, "G175906"));
        assert_eq!(after.external_id, before.external_id, "what files call it stays");

        let indicator = crate::indicator::draft(municipality.board, "Nöjda elever");
        let indicator = place.store.create_indicator(&Actor::System, indicator).await.unwrap();
        let figure = MeasurementDraft { comparison: Some(id), ..crate::indicator::value(indicator, 2024, 1.0) };
        place.store.report_measurement(&Actor::System, figure).await.unwrap();
        let told = place.store.remove_comparison(&controller, id).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::ComparisonHasFigures)));
        place.store.remove_comparison(&controller, other).await.unwrap();
        let told = place.store.remove_comparison(&controller, other).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound));
        assert_eq!(place.store.comparisons(&Actor::Public).await.unwrap().len(), 1);

        let politician = acting(&place.store, Role::BoardMember, municipality.council).await;
        let forbidden = Some(&Rejection::Forbidden(Action::DefineIndicator));
        assert_eq!(place.store.comparison_to_change(&politician, id).await.unwrap_err().rejection(), forbidden);
        let told = place.store.change_comparison(&politician, id, draft(None)).await.unwrap_err();
        assert_eq!(told.rejection(), forbidden);
        assert_eq!(place.store.remove_comparison(&politician, id).await.unwrap_err().rejection(), forbidden);
    });
}
