//! Items of minutes: one with the whole way of its matter.

use crate::decision::of_matter;
use crate::entity::{minutes_item, unit};
use crate::error::{Result, unreadable};
use crate::indicator::unit_name;
use crate::question::{questions_of, read_questions};
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::MinutesItemId;
use domain::minutes_item::{MinutesItem, MinutesItemPage, MinutesOutcome, MinutesStep};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use sea_orm::EntityTrait;

impl Store {
    /// One item, with all that the register holds under its registry number: four statements. Everybody may read it.
    pub async fn minutes_item_page(
        &self,
        actor: &Actor,
        id: MinutesItemId,
        today: NaiveDate,
    ) -> Result<MinutesItemPage> {
        let tx = self.begin_reading().await?;
        let row = minutes_item::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?;
        let body = unit::Entity::find_by_id(row.body_id).one(&tx).await?.ok_or(Rejection::NotFound)?;
        let matter = of_matter(&tx, &row.registry_number, today).await?;
        let asked = packed::all(&tx, questions_of(About::new(Subject::MinutesItem, id.0))).await?;
        Ok(MinutesItemPage { item: read(row, body)?, matter, questions: read_questions(asked, actor, false)? })
    }
}

fn read(row: minutes_item::Model, body: unit::Model) -> Result<MinutesItem> {
    Ok(MinutesItem {
        id: MinutesItemId(row.id),
        title: row.title,
        body: unit_name(body.id, &body.kind, body.name)?,
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
}

pub(crate) fn read_step(word: &str) -> Result<MinutesStep> {
    MinutesStep::from_word(word).ok_or_else(|| unreadable("step of a matter", word))
}

/// A stored outcome; empty where the source does not say.
pub(crate) fn read_outcome(word: &str) -> Result<Option<MinutesOutcome>> {
    if word.is_empty() {
        return Ok(None);
    }
    MinutesOutcome::from_word(word).map(Some).ok_or_else(|| unreadable("outcome of a matter", word))
}
