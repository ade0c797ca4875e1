use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::Role;
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitKind, UnitPath};
use domain::permission::{Action, Place, Reach, may, may_somewhere, reach, require};
use domain::rejection::Rejection;
use std::fmt::Write;

/// Council 1 over boards 2 and 3; administration 4 under board 2, with unit 6; administration 5 under board 3.
fn path(ids: &[i64]) -> UnitPath {
    let (first, rest) = ids.split_first().unwrap();
    rest.iter().fold(UnitPath::root(UnitId(*first)), |path, id| path.child(UnitId(*id)))
}

fn at(ids: &[i64]) -> Place {
    Place::Unit(path(ids))
}

fn acting(role: Role, ids: &[i64]) -> Actor {
    let kinds = [UnitKind::Council, UnitKind::Board, UnitKind::Administration, UnitKind::Unit];
    Actor::Person(ActingPerson {
        id: PersonId(1),
        name: "Kim".into(),
        acting: Some(Acting {
            appointment: AppointmentId(1),
            role,
            unit: UnitId(*ids.last().unwrap()),
            kind: kinds[ids.len() - 1],
            unit_name: "Här".into(),
            path: path(ids),
        }),
    })
}

const PLACES: [&[i64]; 6] = [&[1], &[1, 2], &[1, 3], &[1, 2, 4], &[1, 3, 5], &[1, 2, 4, 6]];

#[test]
fn the_whole_policy() {
    let mut table = format!("{:24}", "");
    for action in Action::ALL {
        write!(table, " {:18}", action.word()).unwrap();
    }
    for role in Role::ALL {
        write!(table, "\n{:24}", role.word()).unwrap();
        for action in Action::ALL {
            let cell = match reach(*role, *action) {
                Reach::None => "-".to_owned(),
                reach => format!("{reach:?}").to_lowercase(),
            };
            write!(table, " {cell:18}").unwrap();
        }
    }
    let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn politicians_never_touch_figures_definitions_activities_or_answers() {
    for role in Role::ALL.iter().filter(|role| role.is_political()) {
        for action in [
            Action::ReportMeasurement,
            Action::DefineIndicator,
            Action::StateContribution,
            Action::WriteActivity,
            Action::ApproveActivity,
            Action::RemoveObstacle,
            Action::ReportAssignment,
            Action::PlanMeasure,
            Action::AnswerRound,
            Action::TellFromFrontLine,
            Action::ManageRounds,
            Action::Import,
            Action::ManageUnits,
        ] {
            assert_eq!(reach(*role, action), Reach::None, "{role:?} {action:?}");
        }
    }
}

#[test]
fn administrators_have_no_power_over_content() {
    for action in [
        Action::WriteGoal,
        Action::RegisterDecision,
        Action::ReportMeasurement,
        Action::DefineIndicator,
        Action::JudgeGoal,
        Action::StateContribution,
        Action::WriteActivity,
        Action::ApproveActivity,
        Action::DemandApproval,
        Action::ManageRounds,
        Action::AnswerRound,
        Action::ApproveRound,
        Action::AskQuestion,
        Action::AnswerQuestion,
        Action::Import,
    ] {
        assert_eq!(reach(Role::Administrator, action), Reach::None, "{action:?}");
    }
}

#[test]
fn auditors_read_everything_ask_about_it_and_change_nothing() {
    for action in Action::ALL {
        let reads = matches!(action, Action::ReadDraft | Action::ReadTrail | Action::ExportAll | Action::AskQuestion);
        let expected = if reads { Reach::All } else { Reach::None };
        assert_eq!(reach(Role::Auditor, *action), expected, "{action:?}");
    }
}

#[test]
fn minority_and_majority_read_the_same() {
    for action in [Action::ReadDraft, Action::ReadTrail, Action::AskQuestion] {
        assert_eq!(reach(Role::OppositionCommissioner, action), reach(Role::ExecutiveBoardMember, action));
    }
}

#[test]
fn only_bodies_and_their_secretaries_register_decisions() {
    for role in Role::ALL {
        let is_theirs = role.is_political() && *role != Role::OppositionCommissioner
            || matches!(role, Role::BoardSecretary | Role::CompanyDirector);
        let expected = if is_theirs { Reach::Own } else { Reach::None };
        assert_eq!(reach(*role, Action::RegisterDecision), expected, "{role:?}");
    }
    let secretary = acting(Role::BoardSecretary, &[1, 2]);
    let allowed: Vec<bool> = PLACES.iter().map(|ids| may(&secretary, Action::RegisterDecision, &at(ids))).collect();
    assert_eq!(allowed, [false, true, false, false, false, false]);
}

#[test]
fn a_head_of_administration_drafts_for_the_own_board_only() {
    let head = acting(Role::HeadOfAdministration, &[1, 2, 4]);
    let allowed: Vec<bool> = PLACES.iter().map(|ids| may(&head, Action::WriteGoal, &at(ids))).collect();
    assert_eq!(allowed, [false, true, false, true, false, true]);
    assert!(!may(&head, Action::WriteGoal, &Place::Whole));
    assert!(!may(&head, Action::RegisterDecision, &at(&[1, 2])));
}

#[test]
fn an_employee_reads_drafts_along_the_line() {
    let employee = acting(Role::Employee, &[1, 2, 4, 6]);
    let allowed: Vec<bool> = PLACES.iter().map(|ids| may(&employee, Action::ReadDraft, &at(ids))).collect();
    assert_eq!(allowed, [false, true, false, true, false, true]);
}

#[test]
fn whoever_stands_at_the_top_has_it_as_the_own() {
    let head = acting(Role::HeadOfAdministration, &[1]);
    assert!(PLACES.iter().all(|ids| may(&head, Action::WriteGoal, &at(ids))));
}

#[test]
fn each_reach_covers_the_smaller_ones() {
    let covers = |role: Role, action: Action, ids: &[i64]| may(&acting(role, &[1, 2, 4]), action, &at(ids));
    // Own (employee), branch (unit manager), line (head of administration), all (controller), at the same unit.
    let roles = [Role::Employee, Role::UnitManager, Role::HeadOfAdministration, Role::Controller];
    for ids in PLACES {
        let may_report = roles.map(|role| covers(role, Action::ReportMeasurement, ids));
        assert!(may_report.is_sorted(), "{ids:?} {may_report:?}");
    }
}

#[test]
fn without_a_role_nothing_may_be_done() {
    let person = Actor::Person(ActingPerson { id: PersonId(1), name: "Kim".into(), acting: None });
    for action in Action::ALL {
        for actor in [&person, &Actor::Public] {
            assert!(!may(actor, *action, &Place::Whole) && !may_somewhere(actor, *action));
        }
        assert!(may(&Actor::System, *action, &Place::Whole));
        assert_eq!(require(&Actor::Public, *action, &Place::Whole), Err(Rejection::SignInNeeded));
        assert_eq!(require(&person, *action, &Place::Whole), Err(Rejection::Forbidden(*action)));
    }
}

#[test]
fn menus_offer_what_can_be_done_somewhere() {
    for role in Role::ALL {
        for action in Action::ALL {
            let actor = acting(*role, &[1, 2, 4]);
            let is_possible = PLACES.iter().any(|ids| may(&actor, *action, &at(ids)));
            assert_eq!(may_somewhere(&actor, *action), is_possible, "{role:?} {action:?}");
        }
    }
}
