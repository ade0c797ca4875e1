//! What is decided, asked and to be done, of an archive: items of minutes, assignments, corrective measures, and questions, which may be
//! about all of these.

use super::carry_out::Names;
use super::lookup::Ids;
use super::{assignments, measures, minutes_items, questions};
use crate::bulk;
use crate::entity::{assignment, assignment_report, follow_up, measure, minutes_item, question};
use crate::error::Result;
use domain::exchange::{Archive, AssignmentReportRow, AssignmentRow, MeasureRow, MinutesItemRow, QuestionRow};
use domain::import::CellErrors;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// What they point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) indicators: &'a Ids,
    pub(super) activities: &'a Ids,
    pub(super) rounds: &'a Ids,
    pub(super) follow_ups: &'a [follow_up::Model],
    pub(super) units: &'a Ids,
    pub(super) people: &'a Ids,
}

/// The rows of their tables.
pub(super) struct Tasks {
    assignments: assignments::Assignments,
    measures: Vec<measure::Model>,
    minutes_items: Vec<minutes_item::Model>,
    questions: Vec<question::Model>,
}

/// Their files, taken out of an archive.
pub(super) struct Files {
    assignments: Vec<AssignmentRow>,
    reports: Vec<AssignmentReportRow>,
    measures: Vec<MeasureRow>,
    minutes_items: Vec<MinutesItemRow>,
    questions: Vec<QuestionRow>,
}

impl Files {
    /// Takes them out; the archive is left without.
    pub(super) fn take(archive: &mut Archive) -> Self {
        use std::mem::take;
        Self {
            assignments: take(&mut archive.assignments),
            reports: take(&mut archive.assignment_reports),
            measures: take(&mut archive.measures),
            minutes_items: take(&mut archive.minutes_items),
            questions: take(&mut archive.questions),
        }
    }
}

/// The tables that the files become, with what they point at resolved.
pub(super) fn read(files: Files, known: &Known<'_>, errors: &mut CellErrors) -> Tasks {
    let &Known { goals, indicators, activities, rounds, follow_ups, units, people } = known;
    let given = assignments::Known { goals, units, people };
    let (assignments, assignment_ids) = assignments::read((files.assignments, files.reports), &given, errors);
    let (measures, measure_ids) = measures::read(files.measures, (goals, units), errors);
    let minutes_items = minutes_items::read(files.minutes_items, units, errors);
    let asked = questions::Known {
        assignments: &assignment_ids,
        measures: &measure_ids,
        minutes_items: minutes_items.iter().map(|row| (row.external_id.as_str(), row.id)).collect(),
        rounds,
        follow_ups,
        goals,
        indicators,
        activities,
        units,
        people,
    };
    let questions = questions::read(files.questions, &asked, errors);
    Tasks { questions, assignments, measures, minutes_items }
}

/// Writes them.
pub(super) async fn write(tx: &DatabaseTransaction, found: Tasks) -> Result<()> {
    bulk::insert::<assignment::Entity>(tx, found.assignments.assignments).await?;
    bulk::insert::<assignment_report::Entity>(tx, found.assignments.reports).await?;
    bulk::insert::<measure::Entity>(tx, found.measures).await?;
    bulk::insert::<minutes_item::Entity>(tx, found.minutes_items).await?;
    bulk::insert::<question::Entity>(tx, found.questions).await
}

/// Fills the archive's files of them.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    assignments::carry_out(db, names, archive).await?;
    measures::carry_out(db, names, archive).await?;
    minutes_items::carry_out(db, names, archive).await?;
    questions::carry_out(db, names, archive).await
}
