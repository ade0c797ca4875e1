//! Assignments of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, of};
use super::lookup::{File, Ids};
use crate::assignment::read_stage;
use crate::entity::{assignment, assignment_report};
use crate::error::Result;
use domain::assignment::AssignmentStage;
use domain::event::ObjectKind;
use domain::exchange::{Archive, AssignmentReportRow, AssignmentRow, Row};
use domain::import::CellErrors;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// What assignments point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) units: &'a Ids,
    pub(super) people: &'a Ids,
}

/// The rows of the tables of assignments.
#[derive(Default)]
pub(super) struct Assignments {
    pub(super) assignments: Vec<assignment::Model>,
    pub(super) reports: Vec<assignment_report::Model>,
}

/// The tables that the files become, with what they point at resolved, and the identities of the assignments.
pub(super) fn read(
    (rows, reports): (Vec<AssignmentRow>, Vec<AssignmentReportRow>),
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> (Assignments, Ids) {
    let (assignments, ids) = assignments(rows, known, errors);
    (Assignments { reports: read_reports(reports, &ids, known, errors), assignments }, ids)
}

fn assignments(rows: Vec<AssignmentRow>, known: &Known<'_>, errors: &mut CellErrors) -> (Vec<assignment::Model>, Ids) {
    let mut file = File::new(AssignmentRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let own = file.identities(ObjectKind::Assignment, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        file.needs_filled(index, "reported_on", row.stage != AssignmentStage::Reported || row.reported_on.is_some());
        models.push(assignment::Model {
            id,
            body_id: file.needs(known.units, index, "body", &row.body),
            unit_id: file.needs(known.units, index, "unit", &row.unit),
            goal_id: file.points_at(known.goals, index, "goal", &row.goal),
            external_id: row.external_id,
            version: row.version,
            title: row.title,
            text: row.text,
            decided_on: row.decided_on,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
            due_on: row.due_on,
            stage: row.stage.word().to_owned(),
            reported_on: row.reported_on,
            closed_on: row.closed_on,
            closing_paragraph: row.closing_paragraph,
            closing_registry_number: row.closing_registry_number,
        });
    }
    (models, own)
}

fn read_reports(
    rows: Vec<AssignmentReportRow>,
    assignments: &Ids,
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<assignment_report::Model> {
    let mut file = File::new(AssignmentReportRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        models.push(assignment_report::Model {
            id,
            assignment_id: file.needs(assignments, index, "assignment", &row.assignment),
            person_id: file.points_at(known.people, index, "by_person", &row.by_person),
            text: row.text,
            is_final: row.is_final,
            reported_on: row.reported_on,
            by_role: row.by_role,
        });
    }
    models
}

/// Fills the archive's files of assignments, and tells their external identities.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    let rows = by_id::<assignment::Entity>(db).await?;
    let own: HashMap<i64, String> = rows.iter().map(|row| (row.id, row.external_id.clone())).collect();
    archive.assignments = all(rows, |row| {
        Ok(AssignmentRow {
            id: Some(row.id),
            external_id: row.external_id,
            version: row.version,
            title: row.title,
            text: row.text,
            body: of(&names.units, row.body_id),
            decided_on: row.decided_on,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
            unit: of(&names.units, row.unit_id),
            goal: of(&names.goals, row.goal_id),
            due_on: row.due_on,
            stage: read_stage(&row.stage)?,
            reported_on: row.reported_on,
            closed_on: row.closed_on,
            closing_paragraph: row.closing_paragraph,
            closing_registry_number: row.closing_registry_number,
        })
    })?;
    archive.assignment_reports = all(by_id::<assignment_report::Entity>(db).await?, |row| {
        Ok(AssignmentReportRow {
            id: Some(row.id),
            assignment: of(&own, row.assignment_id),
            text: row.text,
            is_final: row.is_final,
            reported_on: row.reported_on,
            by_role: row.by_role,
            by_person: of(&names.people, row.person_id),
        })
    })?;
    Ok(())
}
