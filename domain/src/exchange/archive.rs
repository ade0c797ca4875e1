//! The archive as a whole: every file of it, each by its own type.

use super::{
    ActivityNeedRow, ActivityRow, ActivityUnitRow, AppointmentRow, ApprovalDemandRow, AssignmentReportRow,
    AssignmentRow, ComparisonRow, ContributionRow, EventRow, FollowUpRow, GoalLinkRow, GoalRow, HypothesisRow,
    ImportLogRow, ImportObjectRow, IndicatorGoalRow, IndicatorRow, JudgementRow, LevelRow, MeasureRow, MeasurementRow,
    MinutesItemRow, MunicipalityRow, ObstacleRow, PersonRow, QuestionRow, RoundCopyRow, RoundRow, RoundUnitRow, Row,
    StepRow, StoppedReminderRow, TargetRow, ThemeRow, UnitRow, WithdrawnMeasurementRow,
};

/// Somebody who goes through the files of an archive: to write them, to fill them, to describe them.
pub trait Visitor {
    /// What stops the visit.
    type Error;
    /// One file with its rows.
    fn file<R: Row + serde::Serialize>(&mut self, rows: &mut Vec<R>) -> Result<(), Self::Error>;
}

macro_rules! archive {
    ($($field:ident: $row:ident,)+) => {
        /// Everything, as it is carried out.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Archive {
            $(#[doc = concat!("The rows of `", stringify!($field), ".csv`.")] pub $field: Vec<$row>,)+
        }

        impl Archive {
            /// Shows every file to the visitor, in the order in which they can be read in.
            pub fn visit<V: Visitor>(&mut self, visitor: &mut V) -> Result<(), V::Error> {
                $(visitor.file(&mut self.$field)?;)+
                Ok(())
            }

            /// The names of the files and their columns, in the same order: the data dictionary.
            pub const FILES: &'static [(&'static str, &'static [(&'static str, &'static str)])] =
                &[$(($row::FILE, $row::COLUMNS)),+];
        }
    };
}

archive! {
    municipality: MunicipalityRow,
    levels: LevelRow,
    themes: ThemeRow,
    units: UnitRow,
    people: PersonRow,
    appointments: AppointmentRow,
    stopped_reminders: StoppedReminderRow,
    goals: GoalRow,
    goal_links: GoalLinkRow,
    contributions: ContributionRow,
    judgements: JudgementRow,
    indicators: IndicatorRow,
    indicator_goals: IndicatorGoalRow,
    targets: TargetRow,
    comparisons: ComparisonRow,
    measurements: MeasurementRow,
    activities: ActivityRow,
    activity_units: ActivityUnitRow,
    activity_steps: StepRow,
    activity_needs: ActivityNeedRow,
    hypotheses: HypothesisRow,
    obstacles: ObstacleRow,
    approval_demands: ApprovalDemandRow,
    rounds: RoundRow,
    round_units: RoundUnitRow,
    follow_ups: FollowUpRow,
    round_copies: RoundCopyRow,
    assignments: AssignmentRow,
    assignment_reports: AssignmentReportRow,
    measures: MeasureRow,
    minutes_items: MinutesItemRow,
    questions: QuestionRow,
    imports: ImportLogRow,
    withdrawn_measurements: WithdrawnMeasurementRow,
    import_objects: ImportObjectRow,
    events: EventRow,
}
