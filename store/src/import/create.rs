//! Indicators and comparisons that an import brings, created before its figures.

use super::Reading;
use crate::Store;
use crate::comparison;
use crate::entity::{comparison as stored_comparison, indicator as stored_indicator};
use crate::error::Result;
use crate::event::{self, Happened};
use crate::indicator::{define, load};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::permission::{Action, Place, require};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashSet;

/// What is here that Kolada has ids for.
#[derive(Clone, Debug, Default)]
pub struct KnownFromKolada {
    /// Ids of key figures that some indicator has.
    pub indicators: HashSet<String>,
    /// Codes of municipalities and groups that some comparison has.
    pub places: HashSet<String>,
    /// The municipality's own code.
    pub own_code: String,
}

impl Store {
    /// What is here that Kolada has ids for.
    pub async fn known_from_kolada(&self, actor: &Actor) -> Result<KnownFromKolada> {
        require(actor, Action::Import, &Place::Whole)?;
        let indicators: Vec<String> = stored_indicator::Entity::find()
            .select_only()
            .column(stored_indicator::Column::KoladaId)
            .filter(stored_indicator::Column::KoladaId.ne(""))
            .into_tuple()
            .all(&self.read)
            .await?;
        let places: Vec<String> = stored_comparison::Entity::find()
            .select_only()
            .column(stored_comparison::Column::KoladaCode)
            .filter(stored_comparison::Column::KoladaCode.ne(""))
            .into_tuple()
            .all(&self.read)
            .await?;
        let own_code = self.municipality(actor).await?.code;
        Ok(KnownFromKolada {
            indicators: indicators.into_iter().collect(),
            places: places.into_iter().collect(),
            own_code,
        })
    }
}

/// Creates what is new, each with its event, and says what it was.
pub(super) async fn all(tx: &DatabaseTransaction, actor: &Actor, reading: &Reading) -> Result<Vec<(ObjectKind, i64)>> {
    let mut objects = Vec::with_capacity(reading.new_comparisons.len() + reading.new_indicators.len());
    for draft in &reading.new_comparisons {
        let new = comparison::insert(tx, draft.clone()).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Comparison, new.id.0, &new.name).after(&new);
        event::write(tx, actor, happened).await?;
        objects.push((ObjectKind::Comparison, new.id.0));
    }
    let mut created = Vec::with_capacity(reading.new_indicators.len());
    for draft in &reading.new_indicators {
        define::require_at(tx, actor, Action::DefineIndicator, draft.unit).await?;
        let id = define::insert(tx, draft.clone()).await?;
        let new = load(tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Indicator, id.0, &new.name).after(&new);
        event::write(tx, actor, happened).await?;
        objects.push((ObjectKind::Indicator, id.0));
        created.push(id.0);
    }
    if !created.is_empty() {
        crate::standing::refresh(tx, &created).await?;
    }
    Ok(objects)
}
