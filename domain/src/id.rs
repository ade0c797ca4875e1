//! Identities: one type for each kind of object, so that one cannot be handed in for another.

use serde::{Deserialize, Serialize};

macro_rules! identities {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

identities! {
    /// A node of the organisation.
    UnitId,
    /// A person, with or without an account.
    PersonId,
    /// A role that a person holds at a unit during a time.
    AppointmentId,
    /// A sign-in that is still open.
    SessionId,
    /// A level of the steering model.
    LevelId,
    /// A focus area or a value.
    ThemeId,
    /// A goal on any level, the vision included.
    GoalId,
    /// What a person has judged of a goal.
    JudgementId,
    /// What a unit says it does for a goal that it does not own.
    ContributionId,
    /// An indicator.
    IndicatorId,
    /// A target of an indicator for a period.
    TargetId,
    /// A series that an indicator is compared with.
    ComparisonId,
    /// A measurement, in one of its versions.
    MeasurementId,
    /// What staff choose to do for a goal.
    ActivityId,
    /// A step of an activity.
    StepId,
    /// The effect that an activity is expected to have on a goal.
    HypothesisId,
    /// What stands in the way of an activity.
    ObstacleId,
    /// That activities at a body are to be approved.
    ApprovalDemandId,
    /// What a body has told a unit to do.
    AssignmentId,
    /// What is done about a deviation.
    MeasureId,
    /// What a body did with a matter at a meeting.
    MinutesItemId,
    /// A round of follow-up.
    RoundId,
    /// What a unit answers on a goal in a round.
    FollowUpId,
    /// A question.
    QuestionId,
    /// An import.
    ImportId,
    /// A row of the audit trail.
    EventId,
}
