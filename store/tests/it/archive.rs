use crate::place::{Municipality, Place, day, municipality_row, on_both, today};
use crate::round::employed;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::comparison::ComparisonKind;
use domain::event::ObjectKind;
use domain::exchange::{
    Archive, ComparisonRow, GoalLinkRow, IndicatorRow, LevelRow, MeasurementRow, MunicipalityRow, Relation, UnitRow,
};
use domain::field::Problem;
use domain::goal::GoalStage;
use domain::import::CellProblem;
use domain::indicator::DirectionKind;
use domain::level::LevelKind;
use domain::measurement::{Outcome, Sex};
use domain::organisation::UnitKind;
use domain::period::{Frequency, Period};
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use store::archive::ArchiveError;

fn unit(external_id: &str, parent: &str, kind: UnitKind) -> UnitRow {
    UnitRow {
        id: None,
        external_id: external_id.to_owned(),
        parent: parent.to_owned(),
        kind,
        name: format!("Enhet {external_id}"),
        short_name: String::new(),
        from: day(2023, 1, 1),
        to: None,
    }
}

fn goal(external_id: &str, stage: GoalStage) -> domain::exchange::GoalRow {
    domain::exchange::GoalRow {
        id: None,
        external_id: external_id.to_owned(),
        level: "niva".to_owned(),
        body: "KF".to_owned(),
        title: format!("=Mål {external_id}"),
        for_whom: String::new(),
        change: "rad ett\r\nrad \"två\"".to_owned(),
        why: String::new(),
        seen_how: String::new(),
        by_when: None,
        accountable_title: String::new(),
        accountable_unit: String::new(),
        from: day(2024, 1, 1),
        to: None,
        stage,
        proposed_on: None,
        decided_by: "KF".to_owned(),
        decided_on: Some(day(2024, 1, 1)),
        paragraph: "§ 1".to_owned(),
        registry_number: String::new(),
        closed_on: None,
        closing_paragraph: String::new(),
        closing_registry_number: String::new(),
        replaced_by: String::new(),
        replaces: String::new(),
        source: String::new(),
    }
}

fn indicator(external_id: &str) -> IndicatorRow {
    IndicatorRow {
        id: None,
        external_id: external_id.to_owned(),
        name: format!("Mått {external_id}"),
        description: String::new(),
        category: String::new(),
        unit_of_measure: "%".to_owned(),
        decimals: 1,
        direction: DirectionKind::Higher,
        low: None,
        high: None,
        no_direction_reason: String::new(),
        baseline_period: Some(Period::Year(2020)),
        baseline_value: Some(0.1),
        frequency: Frequency::Year,
        expected_next: None,
        source: String::new(),
        method: String::new(),
        owner_title: String::new(),
        owner_unit: String::new(),
        unit: "BUN".to_owned(),
        split_by_sex: false,
        kolada_id: String::new(),
        ended_on: None,
    }
}

fn measurement(period: i32, value: f64, superseded: bool) -> MeasurementRow {
    MeasurementRow {
        id: None,
        indicator: "m1".to_owned(),
        comparison: String::new(),
        period: Period::Year(period),
        sex: Sex::Total,
        outcome: Outcome::Final,
        value: Some(value),
        reported_on: day(2024, 3, 1),
        source: String::new(),
        note: String::new(),
        superseded_on: superseded.then(|| day(2024, 4, 1)),
        import: None,
    }
}

/// What one writes by hand: no identities, children before parents, goals that replace each other.
fn by_hand() -> Archive {
    let mut replaced = goal("gammalt", GoalStage::Replaced);
    replaced.replaced_by = "nytt".to_owned();
    let mut new = goal("nytt", GoalStage::Decided);
    new.replaces = "gammalt".to_owned();
    let link = |relation, other: &str| GoalLinkRow { goal: "nytt".to_owned(), relation, other: other.to_owned() };
    Archive {
        municipality: vec![MunicipalityRow {
            name: "Provköpings kommun".to_owned(),
            short_name: "Provköping".to_owned(),
            code: "9999".to_owned(),
            source: String::new(),
        }],
        levels: vec![LevelRow {
            id: None,
            external_id: "niva".to_owned(),
            position: 1,
            kind: LevelKind::Goal,
            name_sv: "Mål".to_owned(),
            name_en: String::new(),
            decided_by: UnitKind::Council,
        }],
        units: vec![unit("BUN", "KF", UnitKind::Board), unit("KF", "", UnitKind::Council)],
        goals: vec![replaced, new],
        goal_links: vec![link(Relation::GivenTo, "BUN"), link(Relation::Parent, "gammalt")],
        indicators: vec![indicator("m1"), indicator("m2")],
        comparisons: vec![ComparisonRow {
            id: None,
            external_id: "lika".to_owned(),
            kind: ComparisonKind::SimilarMunicipalities,
            name: "Liknande kommuner".to_owned(),
            kolada_code: "G37539".to_owned(),
            group_year: Some(2025),
        }],
        measurements: vec![
            measurement(2023, 1.0, true),
            measurement(2023, 0.1 + 0.2, false),
            MeasurementRow { comparison: "lika".to_owned(), ..measurement(2023, -7.0, false) },
        ],
        ..Archive::default()
    }
}

/// A fresh database of the same engine.
async fn another(place: &Place) -> Place {
    place.another().await
}

#[test]
fn an_archive_written_by_hand_is_read_and_comes_back_whole() {
    on_both(|place| async move {
        let counts = place.store.import_archive(&Actor::System, by_hand()).await.unwrap();
        assert_eq!((counts.rows, counts.created), (14, 14));
        let first = place.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(first.units[0].external_id, "KF", "parents stand before children");
        assert_eq!(first.goals[0].replaced_by, "nytt");
        assert_eq!(first.goals[0].change, "rad ett\r\nrad \"två\"");

        let other = another(&place).await;
        other.store.import_archive(&Actor::System, first.clone()).await.unwrap();
        let second = other.store.export_archive(&Actor::System).await.unwrap();
        let only_what_was = |archive: &Archive| Archive { imports: Vec::new(), events: Vec::new(), ..archive.clone() };
        assert_eq!(only_what_was(&second), only_what_was(&first));
        assert_eq!(second.events[..first.events.len()], first.events, "the trail goes on where it was");
        assert_eq!(second.imports[..first.imports.len()], first.imports);
        let whole = other.store.verify_chain(&Actor::System, &[]).await.unwrap();
        let expected = second.events.len() as u64;
        assert!(matches!(whole, domain::event::ChainState::Whole { rows, .. } if rows == expected), "{whole:?}");
    });
}

#[test]
fn identities_go_on_above_those_that_were_given() {
    on_both(|place| async move {
        let mut archive = by_hand();
        archive.units[0].id = Some(70);
        place.store.import_archive(&Actor::System, archive).await.unwrap();
        let root = domain::id::UnitId(71);
        let new = crate::place::unit(&place.store, Some(root), UnitKind::Board, "Ny nämnd").await;
        assert_eq!(new.0, 72);
    });
}

#[test]
fn only_an_empty_verkan_takes_an_archive() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        let told = place.store.import_archive(&Actor::System, by_hand()).await.unwrap_err();
        let ArchiveError::Other(error) = told else { panic!("{told:?}") };
        assert_eq!(error.rejection(), Some(&Rejection::State(StateProblem::NotEmpty)));
    });
}

#[test]
fn every_bad_reference_is_told_and_nothing_is_written() {
    on_both(|place| async move {
        let mut archive = by_hand();
        archive.measurements[2].comparison = "okänd".to_owned();
        archive.measurements.push(measurement(2023, 5.0, false));
        archive.goals[1].level = "okänd".to_owned();
        archive.units[1].parent = "BUN".to_owned();
        archive.indicators[1].direction = DirectionKind::None;
        let told = place.store.import_archive(&Actor::System, archive).await.unwrap_err();
        let ArchiveError::Cells(errors) = told else { panic!("{told:?}") };
        let told: Vec<_> = errors
            .listed
            .iter()
            .map(|error| (error.file.as_str(), error.row, error.column.as_str(), error.problem.clone()))
            .collect();
        let expected = [
            ("units.csv", 2, "parent", CellProblem::Circle),
            ("units.csv", 3, "parent", CellProblem::Circle),
            ("goals.csv", 3, "level", CellProblem::Unknown(ObjectKind::Level)),
            ("indicators.csv", 3, "no_direction_reason", CellProblem::Field(Problem::Required)),
            ("measurements.csv", 4, "comparison", CellProblem::Unknown(ObjectKind::Comparison)),
            ("measurements.csv", 5, "period", CellProblem::Twice { first: 3 }),
        ];
        assert_eq!(told, expected);
        assert!(place.store.organisation(&Actor::Public, today(), today()).await.unwrap().nodes.is_empty());
    });
}

#[test]
fn a_trail_that_was_changed_on_the_way_is_not_taken() {
    on_both(|place| async move {
        place.store.import_archive(&Actor::System, by_hand()).await.unwrap();
        let mut archive = place.store.export_archive(&Actor::System).await.unwrap();
        archive.events[0].label = "något annat".to_owned();
        let other = another(&place).await;
        let told = other.store.import_archive(&Actor::System, archive).await.unwrap_err();
        let ArchiveError::Cells(errors) = told else { panic!("{told:?}") };
        assert_eq!((errors.listed[0].row, &errors.listed[0].problem), (2, &CellProblem::BrokenChain));
    });
}

#[test]
fn the_public_takes_nothing_out_and_brings_nothing_in() {
    on_both(|place| async move {
        let told = place.store.export_archive(&Actor::Public).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::SignInNeeded));
        let municipality = Municipality::found(&place.store).await;
        let manager =
            crate::place::acting(&place.store, domain::appointment::Role::UnitManager, municipality.school).await;
        let told = place.store.import_archive(&manager, by_hand()).await.unwrap_err();
        let ArchiveError::Other(error) = told else { panic!("{told:?}") };
        assert_eq!(error.rejection(), Some(&Rejection::Forbidden(Action::Import)));
    });
}

/// Figures of every size, none twice: those that rounding has hurt before, and any others.
fn odd_figures() -> Vec<f64> {
    let known = [
        0.1 + 0.2,
        1.0 / 3.0,
        5e-324,
        2.225_073_858_507_201e-308,
        1.797_693_134_862_315_7e308,
        -123_456_789.012_345_68,
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let random = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // Both of any size, and such as people write.
        if state & 1 == 0 { f64::from_bits(state) } else { (state >> 11) as f64 / 4_096.0 * 1e-7 }
    });
    known.into_iter().chain(random.filter(|value| value.is_finite())).take(800).collect()
}

#[test]
fn every_figure_comes_back_to_the_last_bit() {
    on_both(|place| async move {
        let figures = odd_figures();
        let mut archive = by_hand();
        archive.measurements = (1900..).zip(&figures).map(|(year, value)| measurement(year, *value, false)).collect();
        place.store.import_archive(&Actor::System, archive).await.unwrap();
        let carried = place.store.export_archive(&Actor::System).await.unwrap().measurements;
        let found: Vec<u64> = carried.iter().filter_map(|row| row.value).map(f64::to_bits).collect();
        assert_eq!(found, figures.iter().map(|value| value.to_bits()).collect::<Vec<_>>());
        let filter = domain::indicator::IndicatorFilter::default();
        let list = place.store.indicator_list(&Actor::System, &filter, today()).await.unwrap();
        let id = list.rows.iter().find(|row| row.name == "Mått m1").unwrap().id;
        let page = place.store.indicator_page(&Actor::System, id, None, today()).await.unwrap();
        let read = page.measurements.iter().rev().filter_map(|row| row.reading.value());
        for (read, kept) in read.zip(&figures) {
            let is_of_this_world = (1e-15..1e20).contains(&kept.abs());
            let is_the_same = if is_of_this_world { read == *kept } else { (read - kept).abs() <= kept.abs() * 1e-14 };
            assert!(is_the_same, "{kept:e} is read as {read:e}");
        }
    });
}

#[test]
fn whoever_wants_no_letters_gets_none_where_the_archive_is_read_in() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let principal = employed(&place.store, Role::UnitManager, municipality.school, "rektor@prov.se").await;
        employed(&place.store, Role::UnitManager, municipality.other_school, "annan@prov.se").await;
        place.store.choose_reminders(&principal, false, "hemligt").await.unwrap();
        let mut carried = place.store.export_archive(&Actor::System).await.unwrap();
        carried.municipality = vec![municipality_row()];
        let stopped: Vec<&str> = carried.stopped_reminders.iter().map(|row| row.person.as_str()).collect();
        let person = carried.people.iter().find(|row| row.email == "rektor@prov.se").unwrap();
        assert_eq!(stopped, [person.external_id.as_str()]);

        let other = another(&place).await;
        other.store.import_archive(&Actor::System, carried.clone()).await.unwrap();
        assert_eq!(
            other.store.export_archive(&Actor::System).await.unwrap().stopped_reminders,
            carried.stopped_reminders
        );
        assert_eq!(other.store.reminders(&Actor::System).await.unwrap().stopped, 1);
        other.store.stop_reminders(&Actor::Public, "hemligt").await.unwrap();
        other.store.choose_reminders(&principal, true, "annat").await.unwrap();
        other.store.stop_reminders(&Actor::Public, "hemligt").await.unwrap();
        assert_eq!(other.store.reminders(&Actor::System).await.unwrap().stopped, 0, "the secret stayed where it was");

        let mut twice = carried;
        twice.stopped_reminders.push(twice.stopped_reminders[0].clone());
        let third = another(&place).await;
        let told = third.store.import_archive(&Actor::System, twice).await.unwrap_err();
        let ArchiveError::Cells(errors) = told else { panic!("{told:?}") };
        assert_eq!((errors.total, errors.listed[0].file.as_str()), (1, "stopped_reminders.csv"));
    });
}
