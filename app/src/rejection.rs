//! The sentences that tell a person no: one for each way, in each language.

use crate::text::Text;
use domain::field::Problem;
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
        Problem::NotAChoice => text.problem_not_a_choice(),
        Problem::EndsBeforeStart => text.problem_ends_before_start(),
        Problem::LowAboveHigh => text.problem_low_above_high(),
        Problem::DecidedBeforeProposed => text.problem_decided_before_proposed(),
        Problem::InTheFuture => text.problem_in_the_future(),
        Problem::Taken => text.problem_taken(),
        Problem::UnderItself => text.problem_under_itself(),
        Problem::NeedsItself => text.problem_needs_itself(),
        Problem::UnitUnderItself => text.problem_unit_under_itself(),
        Problem::DoesNotExist => text.problem_does_not_exist(),
        Problem::DoesNotMatch => text.problem_does_not_match(),
        Problem::NotTheSame => text.problem_not_the_same(),
        Problem::WrongCode => text.problem_wrong_code(),
        Problem::NotAMunicipalityCode => text.problem_not_a_municipality_code(),
        Problem::NotAKoladaCode => text.problem_not_a_kolada_code(),
        Problem::NotAYear => text.problem_not_a_year(),
        Problem::RoleDoesNotBelong => text.problem_role_does_not_belong(),
        Problem::RoleHeldAlready => text.problem_role_held_already(),
        Problem::TooCommon => text.problem_too_common(),
        Problem::NumberNotExpected => text.problem_number_not_expected(),
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
        StateProblem::NotAProposal => text.state_not_a_proposal(),
        StateProblem::NotPlanned => text.state_not_planned(),
        StateProblem::NotOngoing => text.state_not_ongoing(),
        StateProblem::NotOver => text.state_not_over(),
        StateProblem::ActivityIsOver => text.state_activity_is_over(),
        StateProblem::VerdictStands => text.state_verdict_stands(),
        StateProblem::TooEarlyForVerdict => text.state_too_early_for_verdict(),
        StateProblem::ObstacleIsRemoved => text.state_obstacle_is_removed(),
        StateProblem::TooManySteps => text.state_too_many_steps(),
        StateProblem::UnitHasActivities => text.state_unit_has_activities(),
        StateProblem::UnitHasGoals => text.state_unit_has_goals(),
        StateProblem::UnitHasUnitsBelow => text.state_unit_has_units_below(),
        StateProblem::UnitHasIndicators => text.state_unit_has_indicators(),
        StateProblem::UnitHasAppointments => text.state_unit_has_appointments(),
        StateProblem::LevelHasGoals => text.state_level_has_goals(),
        StateProblem::ThemeHasGoals => text.state_theme_has_goals(),
        StateProblem::ComparisonHasFigures => text.state_comparison_has_figures(),
        StateProblem::NewerStandsOnImport => text.state_newer_stands_on_import(),
        StateProblem::ImportAlreadyUndone => text.state_import_already_undone(),
        StateProblem::LastAdministrator => text.state_last_administrator(),
        StateProblem::AlreadySetUp => text.state_already_set_up(),
        StateProblem::NotEmpty => text.state_not_empty(),
    }
}
