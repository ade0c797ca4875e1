use crate::indicator::{draft, measured, value};
use crate::place::{Municipality, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::field::Problem;
use domain::id::ComparisonId;
use domain::indicator::IndicatorDraft;
use domain::measurement::{MeasurementDraft, Outcome, Reading, Sex};
use domain::period::Period;
use domain::permission::Action;
use domain::rejection::Rejection;

fn corrected(draft: MeasurementDraft, share: f64) -> MeasurementDraft {
    MeasurementDraft {
        reading: Reading::new(Outcome::Final, Some(share)).unwrap(),
        reported_on: today(),
        note: "Fel i underlaget".to_owned(),
        ..draft
    }
}

#[test]
fn a_correction_keeps_the_earlier_value() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let newest = page.measurements[0].clone();
        assert_eq!((newest.period, newest.reading.value()), (Period::Year(2025), Some(68.0)));
        place
            .store
            .correct_measurement(&Actor::System, newest.id, corrected(value(id, 2025, 0.0), 66.0))
            .await
            .unwrap();
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        assert_eq!(page.series.own.at(Period::Year(2025)), Some(66.0));
        assert_eq!(page.corrected.len(), 1);
        assert_eq!((page.corrected[0].id, page.corrected[0].reading.value()), (newest.id, Some(68.0)));
        assert_eq!(page.corrected[0].superseded_on, Some(today()));
        let list = place.store.indicator_list(&Actor::Public, &Default::default(), today()).await.unwrap();
        assert_eq!(list.rows[0].latest, Some((Period::Year(2025), 66.0)));
    });
}

#[test]
fn two_who_correct_at_once_do_not_overwrite_each_other() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let newest = page.measurements[0].id;
        let correct =
            |share| place.store.correct_measurement(&Actor::System, newest, corrected(value(id, 2025, 0.0), share));
        let (first, second) = tokio::join!(correct(1.0), correct(2.0));
        let told: Vec<_> = [first, second].into_iter().filter_map(Result::err).collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].rejection(), Some(&Rejection::ChangedByAnother));
    });
}

#[test]
fn a_correction_says_why() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let silent = MeasurementDraft { note: " ".to_owned(), ..corrected(value(id, 2025, 0.0), 66.0) };
        let told = place.store.correct_measurement(&Actor::System, page.measurements[0].id, silent).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("note"), Some(&Problem::Required));
    });
}

#[test]
fn a_period_that_has_a_value_is_corrected_and_not_reported_again() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let told = place.store.report_measurement(&Actor::System, value(id, 2025, 1.0)).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("period"), Some(&Problem::Taken));
    });
}

#[test]
fn the_sexes_and_those_compared_with_are_lines_of_their_own() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let split = IndicatorDraft { split_by_sex: true, ..draft(municipality.school, "Delat") };
        let id = place.store.create_indicator(&Actor::System, split).await.unwrap();
        let similar = ComparisonDraft {
            external_id: String::new(),
            kind: ComparisonKind::SimilarMunicipalities,
            name: "Liknande kommuner".to_owned(),
            kolada_code: "G37539".to_owned(),
            group_year: Some(2025),
        };
        let similar = place.store.create_comparison(&Actor::System, similar).await.unwrap();
        for draft in [
            value(id, 2024, 50.0),
            value(id, 2025, 55.0),
            MeasurementDraft { sex: Sex::Women, ..value(id, 2025, 60.0) },
            MeasurementDraft { sex: Sex::Men, ..value(id, 2025, 51.0) },
            MeasurementDraft { comparison: Some(similar), ..value(id, 2025, 70.0) },
        ] {
            place.store.report_measurement(&Actor::System, draft).await.unwrap();
        }
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        assert_eq!(page.series.own.points.len(), 2);
        let by_sex: Vec<_> =
            page.series.by_sex.iter().map(|(sex, series)| (*sex, series.at(Period::Year(2025)))).collect();
        assert_eq!(by_sex, [(Sex::Women, Some(60.0)), (Sex::Men, Some(51.0))]);
        let (comparison, series) = &page.series.comparisons[0];
        assert_eq!(
            (comparison.id, comparison.group_year, series.at(Period::Year(2025))),
            (similar, Some(2025), Some(70.0))
        );
        assert_eq!(page.measurements.len(), 5);
    });
}

#[test]
fn what_cannot_be_a_line_is_refused() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = place.store.create_indicator(&Actor::System, draft(municipality.school, "Odelat")).await.unwrap();
        for (field, draft) in [
            ("sex", MeasurementDraft { sex: Sex::Women, ..value(id, 2025, 1.0) }),
            ("comparison", MeasurementDraft { comparison: Some(ComparisonId(999)), ..value(id, 2025, 1.0) }),
        ] {
            let told = place.store.report_measurement(&Actor::System, draft).await.unwrap_err();
            assert!(
                told.rejection().and_then(Rejection::field_errors).is_some_and(|errors| errors.of(field).is_some())
            );
        }
    });
}

#[test]
fn politicians_never_report() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let forbidden = Some(Rejection::Forbidden(Action::ReportMeasurement));
        for (role, unit, expected) in [
            (Role::CouncilMember, municipality.council, forbidden.clone()),
            (Role::ExecutiveBoardMember, municipality.executive, forbidden.clone()),
            (Role::BoardMember, municipality.board, forbidden.clone()),
            (Role::Auditor, municipality.council, forbidden.clone()),
            (Role::Employee, municipality.administration, forbidden.clone()),
            (Role::Employee, municipality.school, None),
        ] {
            let actor = acting(&place.store, role, unit).await;
            let done = place.store.report_measurement(&actor, value(id, 2020, 1.0)).await;
            assert_eq!(done.err().and_then(|error| error.rejection().cloned()), expected, "{role:?}");
            let page = place.store.indicator_page(&actor, id, None, today()).await.unwrap();
            assert_eq!(page.can_report, expected.is_none(), "{role:?}");
        }
    });
}

#[test]
fn figures_are_those_known_on_the_day() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        let late = MeasurementDraft { reported_on: day(2026, 11, 21), ..corrected(value(id, 2025, 0.0), 66.0) };
        place.store.correct_measurement(&Actor::System, page.measurements[0].id, late).await.unwrap();
        // Real clocks write the events, so a day after every event stands in for "a past day".
        let (on, tomorrow) = (day(2999, 1, 1), day(2999, 1, 2));
        let then = place.store.indicator_page(&Actor::Public, id, Some(on), tomorrow).await.unwrap();
        assert_eq!(then.series.own.at(Period::Year(2025)), Some(66.0));
        assert!(!then.can_report && !then.can_define);
    });
}

#[test]
fn the_history_of_an_indicator_tells_of_its_targets_and_figures() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let id = measured(&place, municipality.school).await;
        let page = place.store.indicator_page(&Actor::Public, id, None, today()).await.unwrap();
        place
            .store
            .correct_measurement(&Actor::System, page.measurements[0].id, corrected(value(id, 2025, 0.0), 66.0))
            .await
            .unwrap();
        place.store.remove_target(&Actor::System, id, page.series.targets[0].seen()).await.unwrap();
        let filter = TrailFilter { kind: Some(ObjectKind::Indicator), object: Some(id.0), ..TrailFilter::default() };
        let acts: Vec<_> = place
            .store
            .trail(&Actor::Public, &filter)
            .await
            .unwrap()
            .rows
            .iter()
            .map(|row| (row.kind, row.act))
            .collect();
        assert_eq!(acts[0], (ObjectKind::Target, Act::Removed));
        assert_eq!(acts[1], (ObjectKind::Measurement, Act::Corrected));
        assert_eq!(acts.last(), Some(&(ObjectKind::Indicator, Act::Created)));
        assert_eq!(acts.len(), 8);
    });
}
