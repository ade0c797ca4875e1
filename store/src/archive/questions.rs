//! Questions of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, external_ids, of};
use super::lookup::{File, Ids};
use crate::entity::{activity, question};
use crate::error::Result;
use crate::question::read as read_question;
use domain::event::ObjectKind;
use domain::exchange::{Archive, QuestionRow, Row};
use domain::import::CellErrors;
use domain::question::Subject;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// What questions point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) indicators: &'a Ids,
    pub(super) activities: &'a Ids,
    pub(super) assignments: &'a Ids,
    pub(super) measures: &'a Ids,
    pub(super) units: &'a Ids,
    pub(super) people: &'a Ids,
}

/// The table that the file becomes, with what it points at resolved.
pub(super) fn read(rows: Vec<QuestionRow>, known: &Known<'_>, errors: &mut CellErrors) -> Vec<question::Model> {
    let mut file = File::new(QuestionRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    file.identities(ObjectKind::Question, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.needs_filled(index, "text", !row.text.trim().is_empty());
        file.together(index, ("answer", !row.answer.is_empty()), ("answered_on", row.answered_on.is_some()));
        let objects = match row.subject {
            Subject::Goal => known.goals,
            Subject::Indicator => known.indicators,
            Subject::Activity => known.activities,
            Subject::Unit => known.units,
            Subject::Assignment => known.assignments,
            Subject::Measure => known.measures,
        };
        models.push(question::Model {
            id,
            object: file.needs(objects, index, "object", &row.object),
            unit_id: file.needs(known.units, index, "unit", &row.unit),
            asker_id: file.points_at(known.people, index, "asked_by_person", &row.asked_by_person),
            answerer_id: file.points_at(known.people, index, "answered_by_person", &row.answered_by_person),
            external_id: row.external_id,
            version: row.version,
            subject: row.subject.word().to_owned(),
            text: row.text,
            asked_on: row.asked_on,
            asked_by: row.asked_by,
            answer: row.answer,
            answered_on: row.answered_on,
            answered_by: row.answered_by,
        });
    }
    models
}

/// Fills the archive's file of questions; `assignments` and `measures` are the external identities of these.
pub(super) async fn carry_out(
    db: &impl ConnectionTrait,
    names: &Names,
    (assignments, measures): (&HashMap<i64, String>, &HashMap<i64, String>),
    archive: &mut Archive,
) -> Result<()> {
    let activities = external_ids::<activity::Entity>(db, activity::Column::Id, activity::Column::ExternalId).await?;
    archive.questions = all(by_id::<question::Entity>(db).await?, |row| {
        let about = read_question(row.clone())?.about;
        let objects = match about.subject {
            Subject::Goal => &names.goals,
            Subject::Indicator => &names.indicators,
            Subject::Activity => &activities,
            Subject::Unit => &names.units,
            Subject::Assignment => assignments,
            Subject::Measure => measures,
        };
        Ok(QuestionRow {
            id: Some(row.id),
            external_id: row.external_id,
            version: row.version,
            subject: about.subject,
            object: of(objects, about.object),
            unit: of(&names.units, row.unit_id),
            text: row.text,
            asked_on: row.asked_on,
            asked_by: row.asked_by,
            asked_by_person: of(&names.people, row.asker_id),
            answer: row.answer,
            answered_on: row.answered_on,
            answered_by: row.answered_by,
            answered_by_person: of(&names.people, row.answerer_id),
        })
    })?;
    Ok(())
}
