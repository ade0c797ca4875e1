use crate::place::{Municipality, acting, day, on_both, today, unit};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::field::Problem;
use domain::organisation::{Unit, UnitDraft, UnitKind};
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;

/// A change that changes nothing.
pub(crate) fn draft_of(unit: &Unit) -> UnitDraft {
    UnitDraft {
        external_id: unit.external_id.clone(),
        parent: unit.parent,
        kind: unit.kind,
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        span: unit.span,
    }
}

#[test]
fn the_tree_reads_parents_before_children() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let tree = place.store.organisation(&Actor::Public, today(), today()).await.unwrap();
        let lines: Vec<_> = tree.nodes.iter().map(|node| (node.depth, node.unit.id)).collect();
        let expected = [
            (0, municipality.council),
            (1, municipality.executive),
            (1, municipality.board),
            (2, municipality.administration),
            (3, municipality.other_school),
            (3, municipality.school),
        ];
        assert_eq!(lines, expected, "siblings stand by kind and then by name, as bytes sort Ä before Ö");
    });
}

#[test]
fn moving_a_unit_moves_the_whole_branch() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let before = place.store.unit(&Actor::Public, municipality.administration).await.unwrap();
        let draft = UnitDraft { parent: Some(municipality.executive), ..draft_of(&before) };
        place.store.change_unit(&Actor::System, before.id, before.version, draft).await.unwrap();
        let school = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let executive = place.store.unit(&Actor::Public, municipality.executive).await.unwrap();
        assert!(school.path.is_within(&executive.path), "{:?} is below {:?}", school.path, executive.path);
    });
}

#[test]
fn a_unit_cannot_stand_under_itself() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let before = place.store.unit(&Actor::Public, municipality.board).await.unwrap();
        let draft = UnitDraft { parent: Some(municipality.school), ..draft_of(&before) };
        let told = place.store.change_unit(&Actor::System, before.id, before.version, draft).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("parent"), Some(&Problem::UnitUnderItself));
    });
}

#[test]
fn the_second_of_two_who_change_a_unit_is_told() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let seen_by_both = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let renamed = |name: &str| UnitDraft { name: name.to_owned(), ..draft_of(&seen_by_both) };
        let (first, second) = tokio::join!(
            place.store.change_unit(&Actor::System, seen_by_both.id, seen_by_both.version, renamed("Först")),
            place.store.change_unit(&Actor::System, seen_by_both.id, seen_by_both.version, renamed("Sedan")),
        );
        let told = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(told.len(), 1, "exactly one of two wins");
        assert_eq!(told[0].rejection(), Some(&Rejection::ChangedByAnother));
    });
}

#[test]
fn only_those_who_keep_the_structure_change_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let draft = UnitDraft {
            external_id: String::new(),
            parent: Some(municipality.council),
            kind: UnitKind::Board,
            name: "Ny nämnd".to_owned(),
            short_name: String::new(),
            span: Span::since(today()),
        };
        for (actor, expected) in [
            (Actor::Public, Some(Rejection::SignInNeeded)),
            (
                acting(&place.store, Role::CouncilMember, municipality.council).await,
                Some(Rejection::Forbidden(Action::ManageUnits)),
            ),
            (
                acting(&place.store, Role::Auditor, municipality.council).await,
                Some(Rejection::Forbidden(Action::ManageUnits)),
            ),
        ] {
            let told = place.store.create_unit(&actor, draft.clone()).await.unwrap_err();
            assert_eq!(told.rejection(), expected.as_ref());
        }
    });
}

#[test]
fn a_unit_in_use_is_ended_and_not_taken_away() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let told = place.store.remove_unit(&Actor::System, municipality.administration).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::UnitHasUnitsBelow)));
        place.store.remove_unit(&Actor::System, municipality.school).await.unwrap();
        let gone = place.store.unit(&Actor::Public, municipality.school).await.unwrap_err();
        assert_eq!(gone.rejection(), Some(&Rejection::NotFound));
    });
}

#[test]
fn the_tree_of_another_day_shows_what_existed_then() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let before = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let ended = UnitDraft { span: before.span.ending(day(2025, 6, 30)).unwrap(), ..draft_of(&before) };
        place.store.change_unit(&Actor::System, before.id, before.version, ended).await.unwrap();
        let names = async |on| {
            let tree = place.store.organisation(&Actor::Public, on, today()).await.unwrap();
            tree.nodes.into_iter().map(|node| node.unit.id).collect::<Vec<_>>()
        };
        assert!(names(day(2025, 6, 30)).await.contains(&municipality.school));
        assert!(!names(day(2025, 7, 1)).await.contains(&municipality.school));
    });
}

#[test]
fn the_page_asks_as_much_of_the_database_for_many_units_as_for_few() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        place.statements.forget();
        place.store.organisation(&Actor::Public, today(), today()).await.unwrap();
        let few = place.statements.count();
        for number in 0..40 {
            unit(&place.store, Some(municipality.administration), UnitKind::Unit, &format!("Enhet {number}")).await;
        }
        place.statements.forget();
        place.store.organisation(&Actor::Public, today(), today()).await.unwrap();
        assert_eq!(place.statements.count(), few, "{:#?}", place.statements.texts());
    });
}

#[test]
fn a_unit_does_not_end_before_what_hangs_on_it() {
    on_both(|place| async move {
        use crate::people::{appoint, person};
        let municipality = Municipality::found(&place.store).await;
        let anna = person(&place.store, "anna@kommun.se").await;
        appoint(&place.store, anna, Role::UnitManager, municipality.school).await;
        for (id, expected) in [
            (municipality.administration, StateProblem::UnitHasUnitsBelow),
            (municipality.school, StateProblem::UnitHasAppointments),
        ] {
            let before = place.store.unit(&Actor::Public, id).await.unwrap();
            let ended = UnitDraft { span: before.span.ending(today()).unwrap(), ..draft_of(&before) };
            let told = place.store.change_unit(&Actor::System, id, before.version, ended).await.unwrap_err();
            assert_eq!(told.rejection(), Some(&Rejection::State(expected)));
        }
    });
}

#[test]
fn there_is_one_root() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let school = place.store.unit(&Actor::Public, municipality.school).await.unwrap();
        let loose = UnitDraft { parent: None, ..draft_of(&school) };
        let told = place.store.change_unit(&Actor::System, school.id, school.version, loose).await.unwrap_err();
        let errors = told.rejection().and_then(Rejection::field_errors).cloned().unwrap();
        assert_eq!(errors.of("parent"), Some(&Problem::Required));
    });
}

#[test]
fn a_unit_page_shows_what_stands_around_it_in_few_statements() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        place.statements.forget();
        let page = place.store.unit_page(&Actor::Public, municipality.administration, today(), today()).await.unwrap();
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        let above: Vec<_> = page.above.iter().map(|unit| unit.id).collect();
        assert_eq!(above, [municipality.council, municipality.board]);
        let below: Vec<_> = page.below.iter().map(|unit| unit.id).collect();
        assert_eq!(below, [municipality.other_school, municipality.school]);
        assert!(!page.can_edit);
    });
}
