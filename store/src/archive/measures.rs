//! Corrective measures of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, of};
use super::lookup::{File, Ids};
use crate::activity::read_verdict;
use crate::entity::measure;
use crate::error::Result;
use crate::measure::read_stage;
use domain::event::ObjectKind;
use domain::exchange::{Archive, MeasureRow, Row};
use domain::import::CellErrors;
use domain::measure::MeasureStage;
use sea_orm::ConnectionTrait;

/// The table that the file becomes, with what it points at resolved, and the identities of the measures.
pub(super) fn read(
    rows: Vec<MeasureRow>,
    (goals, units): (&Ids, &Ids),
    errors: &mut CellErrors,
) -> (Vec<measure::Model>, Ids) {
    let mut file = File::new(MeasureRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let own = file.identities(ObjectKind::Measure, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let is_followed = row.stage == MeasureStage::Followed;
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        file.needs_filled(index, "ended_on", row.stage == MeasureStage::Planned || row.ended_on.is_some());
        file.needs_filled(index, "verdict", !is_followed || row.verdict.is_some());
        file.needs_filled(index, "followed_on", !is_followed || row.followed_on.is_some());
        models.push(measure::Model {
            id,
            goal_id: file.needs(goals, index, "goal", &row.goal),
            unit_id: file.needs(units, index, "unit", &row.unit),
            external_id: row.external_id,
            version: row.version,
            title: row.title,
            deviation: row.deviation,
            accountable_title: row.accountable_title,
            due_on: row.due_on,
            stage: row.stage.word().to_owned(),
            ended_on: row.ended_on,
            note: row.note,
            verdict: row.verdict.map(|verdict| verdict.word().to_owned()).unwrap_or_default(),
            sentence: row.sentence,
            followed_on: row.followed_on,
        });
    }
    (models, own)
}

/// Fills the archive's file of measures, and tells their external identities.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    archive.measures = all(by_id::<measure::Entity>(db).await?, |row| {
        Ok(MeasureRow {
            id: Some(row.id),
            external_id: row.external_id,
            version: row.version,
            title: row.title,
            deviation: row.deviation,
            goal: of(&names.goals, row.goal_id),
            unit: of(&names.units, row.unit_id),
            accountable_title: row.accountable_title,
            due_on: row.due_on,
            stage: read_stage(&row.stage)?,
            ended_on: row.ended_on,
            note: row.note,
            verdict: read_verdict(&row.verdict)?,
            sentence: row.sentence,
            followed_on: row.followed_on,
        })
    })?;
    Ok(())
}
