//! Every way in which a person can be told no. No words here: the texts have one sentence for each.

use crate::field::FieldErrors;
use crate::permission::Action;
use serde::{Deserialize, Serialize};

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Rejection {
    /// Nobody has signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// It is not there, or the actor may not know that it is.
    #[error("not found")]
    NotFound,
    /// It is there, but not the actor's to change.
    #[error("forbidden: {0:?}")]
    Forbidden(Action),
    /// What was typed cannot be taken.
    #[error("invalid fields: {0:?}")]
    Invalid(FieldErrors),
    /// Somebody else changed it since it was read.
    #[error("changed by another since")]
    ChangedByAnother,
    /// It cannot be done in the state that it is in.
    #[error("not possible now: {0:?}")]
    State(StateProblem),
}

crate::words! {
    /// Why the state of things does not allow it.
    pub enum StateProblem {
        /// Adopted text is never edited, only replaced by a new decision.
        AdoptedIsNeverEdited = "adopted_is_never_edited",
        /// The goal has to be a draft.
        NotADraft = "not_a_draft",
        /// The goal has to be proposed before the body decides on it.
        NotProposed = "not_proposed",
        /// The goal has to be decided and in force.
        NotInForce = "not_in_force",
        /// The new goal that replaces another has to be decided by the same body.
        ReplacedByAnotherBody = "replaced_by_another_body",
        /// The body is not there on all the days of the goal.
        BodyDoesNotLast = "body_does_not_last",
        /// What the goal stands under has to be decided first.
        ParentIsNotDecided = "parent_is_not_decided",
        /// The activity has to be a proposal to be adopted.
        NotAProposal = "not_a_proposal",
        /// The activity has to be planned to begin.
        NotPlanned = "not_planned",
        /// The activity has to be going on.
        NotOngoing = "not_ongoing",
        /// Only an activity that is over is taken up again.
        NotOver = "not_over",
        /// The activity is over.
        ActivityIsOver = "activity_is_over",
        /// A hypothesis with a verdict stays as it is.
        VerdictStands = "verdict_stands",
        /// The day of the verdict has not come, and the activity goes on.
        TooEarlyForVerdict = "too_early_for_verdict",
        /// The obstacle has been removed already.
        ObstacleIsRemoved = "obstacle_is_removed",
        /// An activity has no more than so many steps.
        TooManySteps = "too_many_steps",
        /// The demand for approval has ended already.
        DemandIsOver = "demand_is_over",
        /// The round has been opened already.
        RoundIsNotPlanned = "round_is_not_planned",
        /// The round is not open.
        RoundIsNotOpen = "round_is_not_open",
        /// The round has been closed for so long that it takes no answers.
        RoundIsOver = "round_is_over",
        /// Nobody in the branch answers for a goal in force, so there is nobody to ask.
        NobodyToAsk = "nobody_to_ask",
        /// What has been handed in is changed only when it is sent back.
        HandedInAlready = "handed_in_already",
        /// Something that is asked has not been answered.
        AnswersAreMissing = "answers_are_missing",
        /// It has to be handed in to be approved or sent back.
        NotHandedIn = "not_handed_in",
        /// There is no earlier answer to repeat.
        NothingToRepeat = "nothing_to_repeat",
        /// Somebody was reminded today already.
        RemindedToday = "reminded_today",
        /// The assignment has been reported back, or is closed.
        AssignmentIsNotOngoing = "assignment_is_not_ongoing",
        /// What is not reported back cannot be sent back, or closed as carried out.
        AssignmentIsNotReported = "assignment_is_not_reported",
        /// The body has closed the assignment.
        AssignmentIsClosed = "assignment_is_closed",
        /// Only a measure that is planned is done or dropped.
        MeasureIsNotPlanned = "measure_is_not_planned",
        /// Whether a measure helped is said once, when it is done.
        MeasureIsNotDone = "measure_is_not_done",
        /// A unit with measures cannot be taken away; it can be ended.
        UnitHasMeasures = "unit_has_measures",
        /// Minutes tell of the unit.
        UnitHasMinutesItems = "unit_has_minutes_items",
        /// A unit that has given or been given an assignment cannot be taken away; it can be ended.
        UnitHasAssignments = "unit_has_assignments",
        /// A unit that has answered in a round cannot be taken away.
        UnitHasFollowUps = "unit_has_follow_ups",
        /// A unit that somebody has asked a question cannot be taken away; it can be ended.
        UnitHasQuestions = "unit_has_questions",
        /// A unit with activities cannot be taken away; it can be ended.
        UnitHasActivities = "unit_has_activities",
        /// A unit with goals cannot be taken away; it can be ended.
        UnitHasGoals = "unit_has_goals",
        /// A unit with units below it cannot be taken away first.
        UnitHasUnitsBelow = "unit_has_units_below",
        /// A unit with indicators cannot be taken away; it can be ended.
        UnitHasIndicators = "unit_has_indicators",
        /// A unit where somebody holds a role, or has held one, cannot be taken away.
        UnitHasAppointments = "unit_has_appointments",
        /// A unit that has said what it does for a goal cannot be taken away.
        UnitHasContributions = "unit_has_contributions",
        /// A unit that something else points at cannot be taken away.
        UnitIsInUse = "unit_is_in_use",
        /// A level with goals cannot be taken away.
        LevelHasGoals = "level_has_goals",
        /// A theme that goals serve cannot be taken away.
        ThemeHasGoals = "theme_has_goals",
        /// A comparison that has figures cannot be taken away.
        ComparisonHasFigures = "comparison_has_figures",
        /// Something newer stands on what the import brought, so it cannot be undone.
        NewerStandsOnImport = "newer_stands_on_import",
        /// The import has been undone already.
        ImportAlreadyUndone = "import_already_undone",
        /// A role that is over stays as it was.
        RoleIsOver = "role_is_over",
        /// The last administrator cannot be taken away.
        LastAdministrator = "last_administrator",
        /// The municipality is set up already.
        AlreadySetUp = "already_set_up",
        /// The archive can only be read into an empty Verkan.
        NotEmpty = "not_empty",
    }
}

impl Rejection {
    /// The field errors, when that is what it is.
    pub const fn field_errors(&self) -> Option<&FieldErrors> {
        match self {
            Self::Invalid(errors) => Some(errors),
            _ => None,
        }
    }
}

impl From<FieldErrors> for Rejection {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<StateProblem> for Rejection {
    fn from(problem: StateProblem) -> Self {
        Self::State(problem)
    }
}
