//! Items of minutes of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, of};
use super::lookup::{File, Ids};
use crate::entity::minutes_item;
use crate::error::Result;
use crate::minutes_item::{read_outcome, read_step};
use domain::exchange::{Archive, MinutesItemRow, Row};
use domain::field::Problem;
use domain::import::CellErrors;
use domain::minutes_item::is_link;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The table that the file becomes, with the bodies resolved.
pub(super) fn read(rows: Vec<MinutesItemRow>, units: &Ids, errors: &mut CellErrors) -> Vec<minutes_item::Model> {
    let mut file = File::new(MinutesItemRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut first_rows = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.needs_filled(index, "external_id", !row.external_id.is_empty());
        file.once(&mut first_rows, index, row.external_id.clone(), "external_id", &row.external_id);
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        if !row.link.is_empty() && !is_link(&row.link) {
            file.bad(index, "link", &row.link, Problem::NotALink);
        }
        models.push(minutes_item::Model {
            id,
            body_id: file.needs(units, index, "body", &row.body),
            external_id: row.external_id,
            title: row.title,
            date: row.date,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
            subject: row.subject,
            step: row.step.word().to_owned(),
            outcome: row.outcome.map(|outcome| outcome.word().to_owned()).unwrap_or_default(),
            settled: row.settled,
            link: row.link,
            source: row.source,
        });
    }
    models
}

/// Fills the archive's file of them.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    archive.minutes_items = all(by_id::<minutes_item::Entity>(db).await?, |row| {
        Ok(MinutesItemRow {
            id: Some(row.id),
            external_id: row.external_id,
            title: row.title,
            body: of(&names.units, row.body_id),
            date: row.date,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
            subject: row.subject,
            step: read_step(&row.step)?,
            outcome: read_outcome(&row.outcome)?,
            settled: row.settled,
            link: row.link,
            source: row.source,
        })
    })?;
    Ok(())
}
