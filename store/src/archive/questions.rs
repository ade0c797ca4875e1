//! Questions of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, external_ids, of};
use super::lookup::{File, Ids};
use crate::entity::{activity, assignment, follow_up, measure, minutes_item, question, round};
use crate::error::Result;
use crate::question::read as read_question;
use domain::event::ObjectKind;
use domain::exchange::{Archive, QuestionRow, Row};
use domain::field::Problem;
use domain::import::CellErrors;
use domain::question::{About, Subject};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// What questions point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) indicators: &'a Ids,
    pub(super) activities: &'a Ids,
    pub(super) assignments: &'a Ids,
    pub(super) measures: &'a Ids,
    pub(super) minutes_items: HashMap<&'a str, i64>,
    pub(super) rounds: &'a Ids,
    /// By identity.
    pub(super) follow_ups: &'a [follow_up::Model],
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
        models.push(question::Model {
            id,
            object: object(&mut file, index, &row, known),
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

/// What a question is about.
fn object(file: &mut File<'_>, index: usize, row: &QuestionRow, known: &Known<'_>) -> i64 {
    let objects = match row.subject {
        Subject::Goal => known.goals,
        Subject::Indicator => known.indicators,
        Subject::Activity => known.activities,
        Subject::Unit => known.units,
        Subject::Assignment => known.assignments,
        Subject::Measure => known.measures,
        Subject::Round => known.rounds,
        Subject::MinutesItem => return found(file, index, row, known.minutes_items.get(row.object.as_str()).copied()),
        // An answer is known by its number in its file.
        Subject::FollowUp => {
            let number = row.object.parse().unwrap_or(0);
            let place = known.follow_ups.binary_search_by_key(&number, |answer| answer.id);
            return found(file, index, row, place.is_ok().then_some(number));
        }
    };
    file.needs(objects, index, "object", &row.object)
}

fn found(file: &mut File<'_>, index: usize, row: &QuestionRow, object: Option<i64>) -> i64 {
    object.unwrap_or_else(|| {
        file.bad(index, "object", &row.object, Problem::DoesNotExist);
        0
    })
}

/// The external identities of what questions are about.
struct Objects<'a> {
    names: &'a Names,
    activities: HashMap<i64, String>,
    assignments: HashMap<i64, String>,
    measures: HashMap<i64, String>,
    minutes_items: HashMap<i64, String>,
    rounds: HashMap<i64, String>,
}

impl<'a> Objects<'a> {
    async fn read(db: &impl ConnectionTrait, names: &'a Names) -> Result<Self> {
        use {activity as a, assignment as g, measure as m, minutes_item as i, round as r};
        Ok(Self {
            names,
            activities: external_ids::<a::Entity>(db, a::Column::Id, a::Column::ExternalId).await?,
            assignments: external_ids::<g::Entity>(db, g::Column::Id, g::Column::ExternalId).await?,
            measures: external_ids::<m::Entity>(db, m::Column::Id, m::Column::ExternalId).await?,
            minutes_items: external_ids::<i::Entity>(db, i::Column::Id, i::Column::ExternalId).await?,
            rounds: external_ids::<r::Entity>(db, r::Column::Id, r::Column::ExternalId).await?,
        })
    }

    fn of(&self, about: About) -> String {
        let objects = match about.subject {
            Subject::Goal => &self.names.goals,
            Subject::Indicator => &self.names.indicators,
            Subject::Activity => &self.activities,
            Subject::Unit => &self.names.units,
            Subject::Assignment => &self.assignments,
            Subject::Measure => &self.measures,
            Subject::Round => &self.rounds,
            Subject::MinutesItem => &self.minutes_items,
            Subject::FollowUp => return about.object.to_string(),
        };
        of(objects, about.object)
    }
}

/// Fills the archive's file of questions.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    let objects = Objects::read(db, names).await?;
    archive.questions = all(by_id::<question::Entity>(db).await?, |row| {
        let about = read_question(row.clone())?.about;
        Ok(QuestionRow {
            id: Some(row.id),
            external_id: row.external_id,
            version: row.version,
            subject: about.subject,
            object: objects.of(about),
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
