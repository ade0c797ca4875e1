//! Indicators and comparisons that an import brings, created before its figures.

use super::Reading;
use crate::error::Result;
use crate::event::{self, Happened};
use crate::indicator::{comparison, define, load};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::permission::Action;
use sea_orm::DatabaseTransaction;

/// Creates what is new, each with its event.
pub(super) async fn all(tx: &DatabaseTransaction, actor: &Actor, reading: &Reading) -> Result<()> {
    for draft in &reading.new_comparisons {
        let new = comparison::insert(tx, draft.clone()).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Comparison, new.id.0, &new.name).after(&new);
        event::write(tx, actor, happened).await?;
    }
    let mut created = Vec::with_capacity(reading.new_indicators.len());
    for draft in &reading.new_indicators {
        define::require_at(tx, actor, Action::DefineIndicator, draft.unit).await?;
        let id = define::insert(tx, draft.clone()).await?;
        let new = load(tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Indicator, id.0, &new.name).after(&new);
        event::write(tx, actor, happened).await?;
        created.push(id.0);
    }
    if created.is_empty() { Ok(()) } else { crate::standing::refresh(tx, &created).await }
}
