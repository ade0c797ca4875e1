//! The open exchange format: the rows of the archive that carries everything out, and into an empty Verkan.
//!
//! Each struct is one file of the archive (`units.csv`, `goals.csv`, …) and each field one column. Objects point at each other by
//! `external_id`, so that an archive can be written and read by hand. `id` is what Verkan called the object; a file made by hand
//! leaves it empty. An empty cell means that the source does not say.

use crate::activity::{ActivityStage, Evidence};
use crate::appointment::Role;
use crate::assignment::AssignmentStage;
use crate::comparison::ComparisonKind;
use crate::event::{Act, ObjectKind};
use crate::field::Problem;
use crate::follow_up::Forecast;
use crate::goal::GoalStage;
use crate::hypothesis::VerdictKind;
use crate::import::ImportKind;
use crate::indicator::{AimKind, DirectionKind};
use crate::level::LevelKind;
use crate::measure::MeasureStage;
use crate::measurement::{Outcome, Sex};
use crate::minutes_item::{MinutesOutcome, MinutesStep};
use crate::organisation::UnitKind;
use crate::period::{Frequency, Period};
use crate::question::Subject;
use crate::round::{AnswerStage, RoundStage};
use crate::status::Status;
use crate::theme::ThemeKind;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

mod archive;
mod cell;

pub use archive::{Archive, Visitor};
pub use cell::{Cell, escape, unescape};

/// A row of one file of the archive.
pub trait Row: Sized {
    /// The name of the file.
    const FILE: &'static str;
    /// The columns in order, each with what it holds: the data dictionary is made of this.
    const COLUMNS: &'static [(&'static str, &'static str)];
    /// Hands out the cells, in the order of the columns.
    fn write(&self, put: &mut dyn FnMut(&str));
    /// The row of these cells, in the order of the columns, or every column that could not be read. A cell that is missing
    /// is read as empty.
    fn read(cells: &mut dyn Iterator<Item = &str>) -> Result<Self, Vec<(&'static str, Problem)>>;
}

crate::words! {
    /// How a goal points at something else.
    pub enum Relation {
        /// At a goal that it contributes to.
        Parent = "parent",
        /// At a unit that it is given to.
        GivenTo = "given_to",
        /// At a focus area or value that it serves.
        Serves = "serves",
    }
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident in $file:literal { $($field:ident: $type:ty = $meaning:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            $(#[doc = $meaning] pub $field: $type,)+
        }

        impl Row for $name {
            const FILE: &'static str = $file;
            const COLUMNS: &'static [(&'static str, &'static str)] = &[$((stringify!($field), $meaning)),+];

            fn write(&self, put: &mut dyn FnMut(&str)) {
                $(put(&self.$field.write());)+
            }

            fn read(cells: &mut dyn Iterator<Item = &str>) -> Result<Self, Vec<(&'static str, Problem)>> {
                let mut problems = Vec::new();
                $(let $field = <$type>::read(cells.next().unwrap_or_default())
                    .map_err(|problem| problems.push((stringify!($field), problem)));)+
                $(let Ok($field) = $field else { return Err(problems) };)+
                Ok(Self { $($field),+ })
            }
        }
    )+};
}

rows! {
    /// One row.
    MunicipalityRow in "municipality.csv" {
        name: String = "name in full",
        short_name: String = "what people call it",
        code: String = "four-digit municipality code",
        source: String = "where the content comes from",
    }
    /// A level of the model.
    LevelRow in "levels.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        position: i32 = "place in the order, 1 uppermost",
        kind: LevelKind = "vision or goal",
        name_sv: String = "Swedish name",
        name_en: String = "English name",
        decided_by: UnitKind = "kind of body that decides",
    }
    /// Focus areas and values.
    ThemeRow in "themes.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        kind: ThemeKind = "focus_area or value",
        name_sv: String = "Swedish name",
        name_en: String = "English name",
    }
    /// Parents stand before children.
    UnitRow in "units.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        parent: String = "external_id of the unit above, empty for the root",
        kind: UnitKind = "what it is",
        name: String = "name in full",
        short_name: String = "what people call it in registers",
        from: NaiveDate = "first day",
        to: Option<NaiveDate> = "last day",
    }
    /// Password hashes are never carried out.
    PersonRow in "people.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        name: String = "name",
        email: String = "address for sign-in, unique",
        open: bool = "whether the account is open",
    }
    /// Roles.
    AppointmentRow in "appointments.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        person: String = "external_id of the person",
        role: Role = "the role",
        unit: String = "external_id of the unit",
        from: NaiveDate = "first day",
        to: Option<NaiveDate> = "last day",
    }
    /// Those who want no letters. What lets letters be stopped is a secret and never carried out.
    StoppedReminderRow in "stopped_reminders.csv" {
        person: String = "external_id of the person, unique",
    }
    /// Goals of every level, the vision included.
    GoalRow in "goals.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        level: String = "external_id of the level",
        body: String = "external_id of the body that decides",
        title: String = "the goal in one sentence",
        for_whom: String = "for whom",
        change: String = "which change",
        why: String = "why",
        seen_how: String = "how it will be seen",
        by_when: Option<NaiveDate> = "by when",
        accountable_title: String = "title of the role that answers for it",
        accountable_unit: String = "external_id of the unit where that role is held",
        from: NaiveDate = "in force from",
        to: Option<NaiveDate> = "in force to",
        stage: GoalStage = "draft, proposed, decided, closed or replaced",
        proposed_on: Option<NaiveDate> = "day it was proposed",
        decided_by: String = "external_id of the body that decided",
        decided_on: Option<NaiveDate> = "day of the decision",
        paragraph: String = "item number in the minutes",
        registry_number: String = "diarienummer",
        closed_on: Option<NaiveDate> = "day of the decision that closed it",
        closing_paragraph: String = "its item number",
        closing_registry_number: String = "its diarienummer",
        replaced_by: String = "external_id of the goal that replaced it",
        replaces: String = "external_id of the goal that it is to replace",
        source: String = "where it was published",
    }
    /// What a goal points at.
    GoalLinkRow in "goal_links.csv" {
        goal: String = "external_id of the goal",
        relation: Relation = "parent, given_to or serves",
        other: String = "external_id of the goal, unit or theme",
    }
    /// What a unit does for a goal.
    ContributionRow in "contributions.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        goal: String = "external_id of the goal",
        unit: String = "external_id of the unit",
        text: String = "what the unit does",
        stated_on: NaiveDate = "day it was stated",
    }
    /// How a goal was judged.
    JudgementRow in "judgements.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        goal: String = "external_id of the goal",
        status: Status = "the status set",
        suggested: Status = "what the rule suggested then",
        sentence: String = "the sentence",
        judged_on: NaiveDate = "the day",
        by_role: String = "role and unit of who judged",
        by_person: String = "external_id of who judged",
    }
    /// An activity.
    ActivityRow in "activities.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        title: String = "what it is called",
        what: String = "what is done",
        unit: String = "external_id of the unit that leads it",
        accountable_title: String = "title of the role there that answers for it",
        from: NaiveDate = "first day",
        to: Option<NaiveDate> = "last day, empty for a continuous one",
        cost: Option<i64> = "cost in öre",
        hours: Option<i64> = "hours of work",
        evidence: Option<Evidence> = "research, proven, promising or untested",
        experiment: bool = "whether it is an experiment",
        stage: ActivityStage = "proposed, planned, ongoing, done, stopped, replaced or merged",
        stage_on: NaiveDate = "day it came to that stage",
        reason: String = "why it was stopped, replaced or merged",
        lesson: String = "what was learned",
        successor: String = "external_id of the activity that replaced it or that it was merged into",
        source: String = "where it was published",
    }
    /// That a unit takes part in an activity that another leads.
    ActivityUnitRow in "activity_units.csv" {
        activity: String = "external_id of the activity",
        unit: String = "external_id of the unit",
    }
    /// The steps of an activity, in order.
    StepRow in "activity_steps.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        activity: String = "external_id of the activity",
        title: String = "what is to be done",
        due: Option<NaiveDate> = "by when",
        done_on: Option<NaiveDate> = "day it was done",
    }
    /// That an activity needs another to get somewhere first.
    ActivityNeedRow in "activity_needs.csv" {
        activity: String = "external_id of the activity",
        needs: String = "external_id of the activity that it needs",
    }
    /// The effect that an activity is expected to have on a goal, and what came of it.
    HypothesisRow in "hypotheses.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        activity: String = "external_id of the activity",
        goal: String = "external_id of the goal",
        effect: String = "the effect that is expected",
        indicator: String = "external_id of the indicator in which it will be seen",
        expected_change: Option<f64> = "how much it is expected to change",
        by_when: Option<NaiveDate> = "when it is to be seen",
        because: String = "why that is thought",
        verdict: Option<VerdictKind> = "helped, did_not_help or cannot_tell",
        verdict_sentence: String = "why it is thought so",
        verdict_on: Option<NaiveDate> = "day of the verdict",
        verdict_by_role: String = "role and unit of who gave it",
        verdict_by_person: String = "external_id of who gave it",
    }
    /// What stands in the way of an activity.
    ObstacleRow in "obstacles.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        activity: String = "external_id of the activity",
        text: String = "what it is",
        raised_on: NaiveDate = "day it was told",
        raised_by: String = "role and unit of who told it",
        removed_on: Option<NaiveDate> = "day it was removed",
        removal: String = "what was done",
        removed_by: String = "role and unit of who removed it",
    }
    /// That activities are to be approved.
    ApprovalDemandRow in "approval_demands.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        unit: String = "external_id of the body or administration",
        reason: String = "why",
        from: NaiveDate = "first day",
        to: Option<NaiveDate> = "last day",
    }
    /// A round of follow-up.
    RoundRow in "rounds.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        title: String = "what it is called",
        period: Period = "what is followed up",
        body: String = "external_id of the body at the top",
        sections: String = "judgement, analysis, forecast, front_line: parted by commas",
        due_on: NaiveDate = "last day for the body itself",
        reader: String = "who will read the answers",
        stage: RoundStage = "planned, open or closed",
        opened_on: Option<NaiveDate> = "day it was opened",
        closed_on: Option<NaiveDate> = "day it was closed",
    }
    /// That a unit takes part in a round.
    RoundUnitRow in "round_units.csv" {
        round: String = "external_id of the round",
        unit: String = "external_id of the unit",
        stage: AnswerStage = "answering, handed_in, returned or approved",
        due_on: NaiveDate = "last day",
        sent_back: String = "what is to be changed, when it was sent back",
        stand_in: String = "external_id of who answers in the leader's place",
        reminded_on: Option<NaiveDate> = "day it was reminded last",
        seconds: i64 = "how long the unit's forms were worked with",
    }
    /// What a unit answers on a goal in a round.
    FollowUpRow in "follow_ups.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        round: String = "external_id of the round",
        unit: String = "external_id of the unit",
        goal: String = "external_id of the goal",
        earlier: Option<i64> = "id of what the unit answered in the round before",
        version: i64 = "how many times it has been saved",
        status: Option<Status> = "how the effect goes; empty until it is answered",
        suggested: Option<Status> = "what the rule suggested then",
        sentence: String = "why it is judged so",
        what_happened: String = "what happened",
        why: String = "why",
        what_now: String = "what is done about it",
        forecast: Option<Forecast> = "reached, uncertain or not_reached",
        front_line: String = "what is seen where the work is done",
        front_line_by: String = "role and unit of who told that",
        answered_on: Option<NaiveDate> = "day it was answered",
        by_role: String = "role and unit of who answered",
        by_person: String = "external_id of who answered",
        late: bool = "whether it came after the round was closed",
    }
    /// What a unit had answered when it was approved.
    RoundCopyRow in "round_copies.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        round: String = "external_id of the round",
        unit: String = "external_id of the unit",
        approved_on: NaiveDate = "day it was approved",
        by_role: String = "role and unit of who approved it",
        content: String = "figures and texts as they were, as JSON",
        fingerprint: String = "SHA-256 of the content, in hexadecimal",
    }
    /// An indicator.
    IndicatorRow in "indicators.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        name: String = "name",
        description: String = "what it measures",
        category: String = "group that its owner sorts it under",
        unit_of_measure: String = "unit of measure",
        decimals: u8 = "decimals shown",
        direction: DirectionKind = "higher, lower, within or none",
        low: Option<f64> = "lower bound of the interval",
        high: Option<f64> = "upper bound of the interval",
        no_direction_reason: String = "why no direction is set; kolada:no_direction until somebody has said",
        baseline_period: Option<Period> = "period of the baseline",
        baseline_value: Option<f64> = "the baseline",
        frequency: Frequency = "how often figures come",
        expected_next: Option<NaiveDate> = "when the next is expected",
        source: String = "where figures come from",
        method: String = "how they are measured",
        owner_title: String = "title of the owner's role",
        owner_unit: String = "external_id of the unit where it is held",
        unit: String = "external_id of the unit it belongs to",
        split_by_sex: bool = "whether it is split by sex",
        kolada_id: String = "key-figure id in Kolada",
        ended_on: Option<NaiveDate> = "last day it is measured",
    }
    /// That an indicator shows the effect of a goal.
    IndicatorGoalRow in "indicator_goals.csv" {
        indicator: String = "external_id of the indicator",
        goal: String = "external_id of the goal",
        main: bool = "main indicator or supporting",
    }
    /// A target.
    TargetRow in "targets.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        indicator: String = "external_id of the indicator",
        period: Period = "when it is to be reached",
        aim: AimKind = "value, increase, decrease or text",
        value: Option<f64> = "the value to reach",
        text: String = "the aim in words",
        interim: bool = "whether it is a step on the way",
        note: String = "where it was decided",
    }
    /// Series to compare with.
    ComparisonRow in "comparisons.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        kind: ComparisonKind = "what it is",
        name: String = "name",
        kolada_code: String = "code in Kolada",
        group_year: Option<i32> = "year that the group was made for",
    }
    /// Every version, corrected ones included.
    MeasurementRow in "measurements.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        indicator: String = "external_id of the indicator",
        comparison: String = "external_id of the comparison, empty for the own series",
        period: Period = "2026, 2025/2026, 2026 H1, 2026 T1, 2026 Q1 or 2026-03",
        sex: Sex = "T everybody, K women, M men",
        outcome: Outcome = "final, preliminary, did_not_take_part, not_yet_published or not_measured",
        value: Option<f64> = "the value, with a decimal point",
        reported_on: NaiveDate = "day it was reported or published",
        source: String = "where it comes from",
        note: String = "what the reader should know; kolada:withdrawn, kolada:no_value or kolada:mean_of=7 for what Kolada says of it",
        superseded_on: Option<NaiveDate> = "day a correction took its place",
        import: Option<i64> = "the import that brought it",
    }
    /// Figures of imports that were undone, as they were readable until then.
    WithdrawnMeasurementRow in "withdrawn_measurements.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        import: i64 = "the import that brought it and was undone",
        indicator: String = "external_id of the indicator",
        comparison: String = "external_id of the comparison, empty for the own series",
        period: Period = "2026, 2025/2026, 2026 H1, 2026 T1, 2026 Q1 or 2026-03",
        sex: Sex = "T everybody, K women, M men",
        outcome: Outcome = "final, preliminary, did_not_take_part, not_yet_published or not_measured",
        value: Option<f64> = "the value, with a decimal point",
        reported_on: NaiveDate = "day it was reported or published",
        source: String = "where it comes from",
        note: String = "what the reader should know",
        before_outcome: Option<Outcome> = "outcome of what stood there before the import",
        before_value: Option<f64> = "its value",
        held_from: NaiveDate = "day of the import",
        held_until: NaiveDate = "day it was undone",
    }
    /// What bodies have decided that units are to do.
    AssignmentRow in "assignments.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        version: i64 = "one more each time it is reported or decided on",
        title: String = "what is to be done, in one sentence",
        text: String = "the rest of what was decided",
        body: String = "external_id of the body that decided",
        decided_on: Option<NaiveDate> = "day of the decision",
        paragraph: String = "item number in the minutes",
        registry_number: String = "diarienummer",
        unit: String = "external_id of the unit that is to do it",
        goal: String = "external_id of the goal that it serves",
        due_on: NaiveDate = "day by which it is to be reported back",
        stage: AssignmentStage = "ongoing, reported, done or withdrawn",
        reported_on: Option<NaiveDate> = "day of the newest report",
        closed_on: Option<NaiveDate> = "day of the decision that closed it",
        closing_paragraph: String = "its item number",
        closing_registry_number: String = "its diarienummer",
    }
    /// What units have reported back on assignments.
    AssignmentReportRow in "assignment_reports.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        assignment: String = "external_id of the assignment",
        text: String = "what was reported",
        is_final: bool = "whether it says that the assignment is carried out",
        reported_on: NaiveDate = "day of the report",
        by_role: String = "role and unit of who reported",
        by_person: String = "external_id of the person",
    }
    /// Corrective measures.
    MeasureRow in "measures.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        version: i64 = "one more each time it is changed",
        title: String = "what is to be done",
        deviation: String = "what it is done about",
        goal: String = "external_id of the goal that does not go as it should",
        unit: String = "external_id of the unit that does it",
        accountable_title: String = "title of the role there that answers for it",
        due_on: NaiveDate = "day by which it is to be done",
        stage: MeasureStage = "planned, done, followed or dropped",
        ended_on: Option<NaiveDate> = "day it was done or dropped",
        note: String = "what was done, or why it was not",
        verdict: Option<VerdictKind> = "helped, did_not_help or cannot_tell",
        sentence: String = "why it is thought so",
        followed_on: Option<NaiveDate> = "day that was said",
    }
    /// What bodies did with matters, as their minutes tell.
    MinutesItemRow in "minutes_items.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        title: String = "what the matter is called",
        body: String = "external_id of the body",
        date: NaiveDate = "day of the meeting",
        paragraph: String = "item number in the minutes",
        registry_number: String = "diarienummer of the matter",
        subject: String = "what the matter is about",
        step: MinutesStep = "decided, prepared or opinion",
        outcome: Option<MinutesOutcome> = "approved, rejected or endorsed",
        settled: bool = "whether the matter was settled when the source was read",
        link: String = "address of the minutes, https",
        source: String = "where it was read",
    }
    /// Questions, each with its answer.
    QuestionRow in "questions.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        external_id: String = "identity, unique",
        version: i64 = "one more each time it is answered",
        subject: Subject = "what it is about: goal, indicator, activity, unit, assignment, measure, round, follow_up or minutes_item",
        object: String = "external_id of what it is about",
        unit: String = "external_id of the unit whose leader is asked",
        text: String = "what is asked",
        asked_on: NaiveDate = "day it was asked",
        asked_by: String = "role and unit of who asked",
        asked_by_person: String = "external_id of the person",
        answer: String = "the answer, empty while it waits",
        answered_on: Option<NaiveDate> = "day of the answer",
        answered_by: String = "role and unit of who answered",
        answered_by_person: String = "external_id of the person",
    }
    /// The import log.
    ImportLogRow in "imports.csv" {
        id: Option<i64> = "identity in the Verkan that wrote the archive",
        kind: ImportKind = "where it came from",
        name: String = "what the file was called",
        at: DateTime<Utc> = "when",
        person: String = "external_id of who did it",
        rows: i64 = "rows read",
        created: i64 = "new",
        changed: i64 = "changed",
        unchanged: i64 = "unchanged",
        undone_at: Option<DateTime<Utc>> = "when it was undone",
    }
    /// The indicators and comparisons that an import created before its figures: they go with it when it is undone.
    ImportObjectRow in "import_objects.csv" {
        import: i64 = "the import, by id",
        kind: ObjectKind = "indicator or comparison",
        object: String = "external_id of the indicator or comparison",
    }
    /// The audit trail with its chain of hashes.
    EventRow in "events.csv" {
        id: i64 = "identity; they follow each other",
        at: DateTime<Utc> = "when",
        person: String = "external_id of who did it",
        person_name: String = "what they were called then",
        role: String = "the role acted in",
        unit_name: String = "the unit where it is held",
        act: Act = "what was done",
        kind: ObjectKind = "to what kind of object",
        object: i64 = "to which, by id",
        label: String = "what it was called",
        before: String = "the object before, as JSON",
        after: String = "the object after, as JSON",
        reason: String = "why",
        previous_hash: String = "hash of the row before",
        hash: String = "hash of this row",
    }
}
