use crate::place::{Municipality, Place, acting, day, on_both, today, unit};
use chrono::NaiveDate;
use domain::activity::{ActivityDraft, Proposal};
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::contribution::ContributionDraft;
use domain::field::Problem;
use domain::goal::{Accountable, GoalDraft};
use domain::id::UnitId;
use domain::indicator::IndicatorDraft;
use domain::level::LevelKind;
use domain::organisation::{Hanging, Remaining, Unit, UnitDraft, UnitKind};
use domain::permission::Action;
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use sea_orm::{ConnectionTrait, Database};

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

/// A unit with something of every kind that points at it, each made by a step of its own.
#[test]
fn whatever_points_at_a_unit_keeps_it_and_is_told() {
    on_both(|place| async move {
        use crate::people::{appoint, end, person};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = crate::goal::level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let named = |name: &str| unit(store, Some(municipality.council), UnitKind::Board, name.to_owned().leak());
        let told = async |id| store.remove_unit(&Actor::System, id).await.unwrap_err().rejection().cloned();
        let goal = |change: &dyn Fn(GoalDraft) -> GoalDraft| {
            crate::goal::decided(
                store,
                change(crate::goal::draft(level, body, "Mål")),
                crate::goal::decision(body, 2026, 1, 10),
            )
        };
        let (decides, given, answers) = (named("Beslutar").await, named("Ges till").await, named("Svarar").await);
        store.create_goal(&Actor::System, crate::goal::draft(level, decides, "Utkast")).await.unwrap();
        let id = goal(&|draft| GoalDraft { given_to: vec![given], ..draft }).await;
        goal(&|draft| GoalDraft {
            accountable: Some(Accountable { title: "Chef".to_owned(), unit: answers }),
            ..draft
        })
        .await;
        let contributes = named("Bidrar").await;
        let said = ContributionDraft { unit: contributes, version: None, text: "Vi gräver.".to_owned() };
        store.state_contribution(&Actor::System, id, said, today()).await.unwrap();
        let (measures, owns, held) = (named("Mäter").await, named("Äger").await, named("Har haft roller").await);
        let owner = Some(Accountable { title: "Chef".to_owned(), unit: owns });
        let indicator = IndicatorDraft { owner, ..crate::indicator::draft(measures, "Mått") };
        store.create_indicator(&Actor::System, indicator).await.unwrap();
        let anna = person(store, "anna@kommun.se").await;
        let over = appoint(store, anna, Role::BoardMember, held).await;
        end(store, over, Some(day(2025, 6, 30))).await.unwrap();
        for (id, expected) in [
            (municipality.council, StateProblem::UnitHasUnitsBelow),
            (decides, StateProblem::UnitHasGoals),
            (given, StateProblem::UnitHasGoals),
            (answers, StateProblem::UnitHasGoals),
            (contributes, StateProblem::UnitHasContributions),
            (measures, StateProblem::UnitHasIndicators),
            (owns, StateProblem::UnitHasIndicators),
            (held, StateProblem::UnitHasAppointments),
        ] {
            assert_eq!(told(id).await, Some(Rejection::State(expected)), "{expected:?}");
        }
    });
}

#[test]
fn what_points_at_a_unit_and_is_not_known_of_is_no_fault_of_ours() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let raw = Database::connect(&place.url).await.unwrap();
        raw.execute_unprepared("CREATE TABLE later (unit_id BIGINT NOT NULL REFERENCES unit (id) ON DELETE RESTRICT)")
            .await
            .unwrap();
        raw.execute_unprepared(&format!("INSERT INTO later VALUES ({})", municipality.school)).await.unwrap();
        let told = place.store.remove_unit(&Actor::System, municipality.school).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::State(StateProblem::UnitIsInUse)), "{told}");
    });
}

/// What is wrong with the days of a unit.
async fn problems(place: &Place, id: UnitId, from: NaiveDate, to: Option<NaiveDate>) -> Vec<(String, Problem)> {
    let before = place.store.unit(&Actor::Public, id).await.unwrap();
    let draft = UnitDraft { span: Span::new(from, to).unwrap(), ..draft_of(&before) };
    let told = place.store.change_unit(&Actor::System, id, before.version, draft).await;
    let errors = told.err().and_then(|told| told.rejection().and_then(Rejection::field_errors).cloned());
    errors.unwrap_or_default().0.into_iter().map(|error| (error.field, error.problem)).collect()
}

#[test]
fn a_unit_exists_on_all_days_of_what_hangs_on_it() {
    on_both(|place| async move {
        use crate::people::{appoint, person};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (began, ends) = (day(2023, 1, 1), Some(day(2027, 6, 30)));
        let anna = person(store, "anna@kommun.se").await;
        appoint(store, anna, Role::UnitManager, municipality.school).await;
        store.create_indicator(&Actor::System, crate::indicator::draft(municipality.school, "Mått")).await.unwrap();
        let at = |field: &str, problem| (field.to_owned(), problem);
        let school = municipality.school;
        assert_eq!(
            problems(&place, school, began, ends).await,
            [at("to", Problem::EndsBefore(Hanging::Roles)), at("to", Problem::EndsBefore(Hanging::Indicators))]
        );
        let later = problems(&place, school, day(2023, 1, 2), None).await;
        assert_eq!(later, [at("from", Problem::StartsAfter(Hanging::Roles))]);
        let administration = problems(&place, municipality.administration, began, ends).await;
        assert_eq!(administration, [at("to", Problem::EndsBefore(Hanging::Units))]);
        let later = problems(&place, municipality.administration, day(2024, 1, 1), None).await;
        assert_eq!(later, [at("from", Problem::StartsAfter(Hanging::Units))]);

        let level = crate::goal::level(store, 1, LevelKind::Goal).await;
        let body = municipality.executive;
        let id = crate::goal::decided(
            store,
            crate::goal::draft(level, body, "Mål"),
            crate::goal::decision(body, 2026, 1, 10),
        )
        .await;
        assert_eq!(problems(&place, body, began, ends).await, [at("to", Problem::EndsBefore(Hanging::Goals))]);
        let later = problems(&place, body, day(2026, 1, 2), None).await;
        assert_eq!(later, [at("from", Problem::StartsAfter(Hanging::Goals))]);
        store.close_goal(&Actor::System, id, 3, crate::goal::decision(body, 2026, 11, 20)).await.unwrap();
        assert_eq!(problems(&place, body, began, ends).await, [], "what has been closed holds nothing up");
    });
}

#[test]
fn nothing_goes_on_when_the_unit_that_it_belongs_to_is_gone() {
    on_both(|place| async move {
        use crate::people::person;
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        assert_eq!(problems(&place, municipality.school, day(2023, 1, 1), Some(day(2027, 6, 30))).await, []);
        let draft = |to| UnitDraft {
            external_id: String::new(),
            parent: Some(municipality.school),
            kind: UnitKind::Unit,
            name: "Klass".to_owned(),
            short_name: String::new(),
            span: Span::new(day(2026, 1, 1), to).unwrap(),
        };
        let told = store.create_unit(&Actor::System, draft(None)).await;
        assert_eq!(crate::goal::problem(told, "to"), Some(Problem::OutlivesUnit));
        store.create_unit(&Actor::System, draft(Some(day(2027, 6, 30)))).await.unwrap();
        let anna = person(store, "anna@kommun.se").await;
        let role = |to| AppointmentDraft {
            person: anna,
            role: Role::UnitManager,
            unit: municipality.school,
            span: Span::new(day(2026, 1, 1), to).unwrap(),
        };
        let told = store.give_role(&Actor::System, role(None)).await;
        assert_eq!(crate::goal::problem(told, "to"), Some(Problem::OutlivesUnit));
        store.give_role(&Actor::System, role(Some(day(2027, 6, 30)))).await.unwrap();
        let level = crate::goal::level(store, 1, LevelKind::Goal).await;
        assert_eq!(problems(&place, municipality.executive, day(2023, 1, 1), Some(day(2027, 6, 30))).await, []);
        let told = store.create_goal(&Actor::System, crate::goal::draft(level, municipality.executive, "Mål")).await;
        assert_eq!(crate::goal::problem(told, "to"), Some(Problem::OutlivesUnit));
    });
}

#[test]
fn a_unit_may_end_before_what_points_at_it_and_those_who_keep_it_see_what_is_left() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let school = municipality.school;
        let level = crate::goal::level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let accountable = Some(Accountable { title: "Rektor".to_owned(), unit: school });
        let goal = GoalDraft { given_to: vec![school], accountable, ..crate::goal::draft(level, body, "Mål") };
        crate::goal::decided(store, goal, crate::goal::decision(body, 2026, 1, 10)).await;
        let owner = Some(Accountable { title: "Rektor".to_owned(), unit: school });
        let indicator = IndicatorDraft { owner, ..crate::indicator::draft(municipality.other_school, "Mått") };
        store.create_indicator(&Actor::System, indicator).await.unwrap();
        let activity =
            ActivityDraft { span: Span::since(day(2026, 1, 1)), ..crate::activity::draft(school, "Läsombud") };
        let proposal = Proposal { activity, hypothesis: None, adopt: true };
        store.propose_activity(&Actor::System, proposal, today()).await.unwrap();
        let remaining = async |actor: &Actor| store.unit_page(actor, school, today(), today()).await.unwrap().remaining;
        let controller = acting(store, Role::Controller, municipality.executive).await;
        assert_eq!(remaining(&controller).await, None);
        assert_eq!(problems(&place, school, day(2023, 1, 1), Some(day(2027, 6, 30))).await, []);
        assert_eq!(remaining(&controller).await, Some(Remaining { goals: 1, indicators: 1, activities: 1 }));
        assert_eq!(remaining(&Actor::Public).await, None);
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

#[test]
fn a_unit_does_not_become_of_a_kind_that_its_goals_and_roles_do_not_belong_at() {
    on_both(|place| async move {
        use crate::people::{appoint, person};
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let becomes = async |id, kind| {
            let before = store.unit(&Actor::Public, id).await.unwrap();
            let draft = UnitDraft { kind, ..draft_of(&before) };
            let told = store.change_unit(&Actor::System, id, before.version, draft).await;
            let errors = told.err().and_then(|told| told.rejection().and_then(Rejection::field_errors).cloned());
            errors.unwrap_or_default().0.into_iter().map(|error| error.problem).collect::<Vec<_>>()
        };
        assert_eq!(becomes(municipality.school, UnitKind::Project).await, []);
        let anna = person(store, "anna@kommun.se").await;
        appoint(store, anna, Role::BoardMember, municipality.board).await;
        let level = crate::goal::level(store, 1, LevelKind::Goal).await;
        crate::goal::decided_goal(store, level, municipality.board, "Mål").await;
        assert_eq!(
            becomes(municipality.board, UnitKind::Administration).await,
            [Problem::KindDoesNotFit(Hanging::Goals), Problem::KindDoesNotFit(Hanging::Roles)]
        );
        assert_eq!(becomes(municipality.board, UnitKind::Company).await, [Problem::KindDoesNotFit(Hanging::Roles)]);
        assert_eq!(becomes(municipality.board, UnitKind::Committee).await, []);
    });
}
