//! The sentences that tell a person no: one for each way, in each language.

use crate::text::Text;
use domain::field::Problem;
use domain::organisation::Hanging;
use domain::rejection::StateProblem;

/// What is wrong with a field and what to do.
pub fn problem(text: Text, problem: &Problem) -> String {
    match problem {
        Problem::Required => text.problem_required(),
        Problem::TooLong { max } => text.problem_too_long(max.to_string()),
        Problem::TooShort { min } => text.problem_too_short(min.to_string()),
        Problem::NotANumber => text.problem_not_a_number(),
        Problem::NotADate => text.problem_not_a_date(),
        Problem::NotAPeriod => text.problem_not_a_period(),
        Problem::NotAnEmail => text.problem_not_an_email(),
        Problem::NotALink => text.problem_not_a_link(),
        Problem::NotAChoice => text.problem_not_a_choice(),
        Problem::EndsBeforeStart => text.problem_ends_before_start(),
        Problem::EndsBefore(hanging) => ends_before(text, *hanging),
        Problem::StartsAfter(hanging) => starts_after(text, *hanging),
        Problem::OutlivesUnit => text.problem_outlives_unit(),
        Problem::BeforeStart => text.problem_before_start(),
        Problem::AfterEnd => text.problem_after_end(),
        Problem::LowAboveHigh => text.problem_low_above_high(),
        Problem::DecidedBeforeProposed => text.problem_decided_before_proposed(),
        Problem::InTheFuture => text.problem_in_the_future(),
        Problem::Taken => text.problem_taken(),
        Problem::UnderItself => text.problem_under_itself(),
        Problem::NeedsItself => text.problem_needs_itself(),
        Problem::GoalHasEnded => text.problem_goal_has_ended(),
        Problem::MainOfAnothersGoal => text.problem_main_of_anothers_goal(),
        Problem::UnitUnderItself => text.problem_unit_under_itself(),
        Problem::DoesNotExist => text.problem_does_not_exist(),
        Problem::DoesNotMatch => text.problem_does_not_match(),
        Problem::NotTheSame => text.problem_not_the_same(),
        Problem::SameAsBefore => text.problem_same_as_before(),
        Problem::WrongCode => text.problem_wrong_code(),
        Problem::NotAMunicipalityCode => text.problem_not_a_municipality_code(),
        Problem::NotAKoladaCode => text.problem_not_a_kolada_code(),
        Problem::NotAYear => text.problem_not_a_year(),
        Problem::RoleDoesNotBelong => text.problem_role_does_not_belong(),
        Problem::RoleHeldAlready => text.problem_role_held_already(),
        Problem::LaterThanNow => text.problem_later_than_now(),
        Problem::KindDoesNotFit(hanging) => kind_does_not_fit(text, *hanging),
        Problem::OwnRole => text.problem_own_role(),
        Problem::TooCommon => text.problem_too_common(),
        Problem::NumberNotExpected => text.problem_number_not_expected(),
    }
}

/// What goes on when the unit is to end.
fn ends_before(text: Text, hanging: Hanging) -> String {
    match hanging {
        Hanging::Units => text.problem_ends_before_units(),
        Hanging::Roles => text.problem_ends_before_roles(),
        Hanging::Goals => text.problem_ends_before_goals(),
        Hanging::Indicators => text.problem_ends_before_indicators(),
    }
}

/// What is there when the unit is to begin. Indicators say no first day.
fn starts_after(text: Text, hanging: Hanging) -> String {
    match hanging {
        Hanging::Units => text.problem_starts_after_units(),
        Hanging::Roles => text.problem_starts_after_roles(),
        Hanging::Goals | Hanging::Indicators => text.problem_starts_after_goals(),
    }
}

/// What does not belong at a unit of the new kind. Units and indicators belong at all kinds.
fn kind_does_not_fit(text: Text, hanging: Hanging) -> String {
    match hanging {
        Hanging::Roles => text.problem_kind_does_not_fit_roles(),
        Hanging::Goals | Hanging::Units | Hanging::Indicators => text.problem_kind_does_not_fit_goals(),
    }
}

/// Why the state of things does not allow it, and what to do instead.
pub fn state_problem(text: Text, problem: StateProblem) -> String {
    match problem {
        StateProblem::AdoptedIsNeverEdited => text.state_adopted_is_never_edited(),
        StateProblem::NotADraft => text.state_not_a_draft(),
        StateProblem::NotProposed => text.state_not_proposed(),
        StateProblem::NotInForce => text.state_not_in_force(),
        StateProblem::ReplacedByAnotherBody => text.state_replaced_by_another_body(),
        StateProblem::BodyDoesNotLast => text.state_body_does_not_last(),
        StateProblem::ParentIsNotDecided => text.state_parent_is_not_decided(),
        StateProblem::NotAProposal => text.state_not_a_proposal(),
        StateProblem::NotPlanned => text.state_not_planned(),
        StateProblem::NotOngoing => text.state_not_ongoing(),
        StateProblem::NotOver => text.state_not_over(),
        StateProblem::ActivityIsOver => text.state_activity_is_over(),
        StateProblem::VerdictStands => text.state_verdict_stands(),
        StateProblem::TooEarlyForVerdict => text.state_too_early_for_verdict(),
        StateProblem::ObstacleIsRemoved => text.state_obstacle_is_removed(),
        StateProblem::TooManySteps => text.state_too_many_steps(),
        StateProblem::DemandIsOver => text.state_demand_is_over(),
        StateProblem::RoundIsNotPlanned => text.state_round_is_not_planned(),
        StateProblem::RoundIsNotOpen => text.state_round_is_not_open(),
        StateProblem::RoundIsOver => text.state_round_is_over(),
        StateProblem::NobodyToAsk => text.state_nobody_to_ask(),
        StateProblem::HandedInAlready => text.state_handed_in_already(),
        StateProblem::AnswersAreMissing => text.state_answers_are_missing(),
        StateProblem::NotHandedIn => text.state_not_handed_in(),
        StateProblem::NothingToRepeat => text.state_nothing_to_repeat(),
        StateProblem::RemindedToday => text.state_reminded_today(),
        StateProblem::AssignmentIsNotOngoing => text.state_assignment_is_not_ongoing(),
        StateProblem::AssignmentIsNotReported => text.state_assignment_is_not_reported(),
        StateProblem::AssignmentIsClosed => text.state_assignment_is_closed(),
        StateProblem::MeasureIsNotPlanned => text.state_measure_is_not_planned(),
        StateProblem::MeasureIsNotDone => text.state_measure_is_not_done(),
        StateProblem::UnitHasMeasures => text.state_unit_has_measures(),
        StateProblem::UnitHasMinutesItems => text.state_unit_has_minutes_items(),
        StateProblem::UnitHasAssignments => text.state_unit_has_assignments(),
        StateProblem::UnitHasFollowUps => text.state_unit_has_follow_ups(),
        StateProblem::UnitHasQuestions => text.state_unit_has_questions(),
        StateProblem::UnitHasActivities => text.state_unit_has_activities(),
        StateProblem::UnitHasGoals => text.state_unit_has_goals(),
        StateProblem::UnitHasUnitsBelow => text.state_unit_has_units_below(),
        StateProblem::UnitHasIndicators => text.state_unit_has_indicators(),
        StateProblem::UnitHasAppointments => text.state_unit_has_appointments(),
        StateProblem::UnitHasContributions => text.state_unit_has_contributions(),
        StateProblem::UnitIsInUse => text.state_unit_is_in_use(),
        StateProblem::LevelHasGoals => text.state_level_has_goals(),
        StateProblem::ThemeHasGoals => text.state_theme_has_goals(),
        StateProblem::ComparisonHasFigures => text.state_comparison_has_figures(),
        StateProblem::NewerStandsOnImport => text.state_newer_stands_on_import(),
        StateProblem::ImportAlreadyUndone => text.state_import_already_undone(),
        StateProblem::RoleIsOver => text.state_role_is_over(),
        StateProblem::LastAdministrator => text.state_last_administrator(),
        StateProblem::AlreadySetUp => text.state_already_set_up(),
        StateProblem::NotEmpty => text.state_not_empty(),
    }
}
