//! The complete archive: read into an empty Verkan, and carried out of any.

mod activities;
mod assignments;
mod carry_out;
mod figures;
mod goals;
mod lookup;
mod measures;
mod minutes_items;
mod model;
mod open;
mod questions;
mod read_in;
mod rounds;
mod tasks;

pub use open::OpenFile;

use crate::Store;
use crate::entity::{activity, comparison, event, goal, import, indicator, level, person, theme, unit};
use crate::error::{Error, Result};
use crate::event::{self as trail, Happened};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::exchange::Archive;
use domain::import::{CellErrors, ImportCounts, ImportKind};
use domain::permission::{Action, Place, require};
use domain::rejection::StateProblem;
use sea_orm::{DatabaseTransaction, EntityTrait, PaginatorTrait, QuerySelect, TransactionTrait};

/// Why an archive was not read in; nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Cells that somebody has to mend.
    #[error("{} cells of the archive cannot be taken", .0.total)]
    Cells(CellErrors),
    /// Everything else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<sea_orm::DbErr> for ArchiveError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Other(error.into())
    }
}

impl Store {
    /// Reads a whole archive into an empty Verkan: all of it, or nothing.
    ///
    /// Identities and the trail are kept where the archive carries them.
    pub async fn import_archive(&self, actor: &Actor, archive: Archive) -> Result<ImportCounts, ArchiveError> {
        require(actor, Action::Import, &Place::Whole).map_err(Error::from)?;
        let tables = read_in::resolve(archive).map_err(ArchiveError::Cells)?;
        let tx = self.begin().await?;
        require_empty(&tx, !tables.events.is_empty()).await?;
        let label = tables.municipality.name.clone();
        let rows = tables.rows();
        let counts = ImportCounts { rows, created: rows, ..ImportCounts::default() };
        read_in::write(&tx, tables).await?;
        log(&tx, actor, &label, counts).await?;
        standings(&tx).await?;
        crate::search::refresh_all(&tx).await?;
        tx.commit().await?;
        Ok(counts)
    }

    /// Everything but passwords and sessions, as it is at one moment. That it was taken out is written to the trail first.
    pub async fn export_archive(&self, actor: &Actor) -> Result<Archive> {
        require(actor, Action::ExportAll, &Place::Whole)?;
        let tx = self.begin().await?;
        trail::write(&tx, actor, Happened::new(Act::Exported, ObjectKind::Municipality, 1, "")).await?;
        tx.commit().await?;
        let tx = self.whole.begin().await?;
        let archive = carry_out::read(&tx).await?;
        tx.commit().await?;
        Ok(archive)
    }
}

/// Nothing that the archive brings may be there already; a trail cannot be put behind another.
async fn require_empty(tx: &DatabaseTransaction, brings_trail: bool) -> Result<()> {
    let counted = [
        unit::Entity::find().count(tx).await?,
        person::Entity::find().count(tx).await?,
        level::Entity::find().count(tx).await?,
        theme::Entity::find().count(tx).await?,
        goal::Entity::find().count(tx).await?,
        indicator::Entity::find().count(tx).await?,
        comparison::Entity::find().count(tx).await?,
        activity::Entity::find().count(tx).await?,
        import::Entity::find().count(tx).await?,
        if brings_trail { event::Entity::find().count(tx).await? } else { 0 },
    ];
    if counted.iter().any(|count| *count > 0) { Err(StateProblem::NotEmpty.into()) } else { Ok(()) }
}

/// The line of the import log and the event.
async fn log(tx: &DatabaseTransaction, actor: &Actor, name: &str, counts: ImportCounts) -> Result<()> {
    use sea_orm::ActiveModelTrait;
    use sea_orm::ActiveValue::Set;
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = import::ActiveModel {
        kind: Set(ImportKind::Archive.word().to_owned()),
        name: Set(name.to_owned()),
        at: Set(crate::event::now()),
        person_id: Set(actor.person().map(|person| person.id.0)),
        rows: Set(number(counts.rows)),
        created: Set(number(counts.created)),
        changed: Set(number(counts.changed)),
        unchanged: Set(number(counts.unchanged)),
        undone_at: Set(None),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    trail::write(tx, actor, Happened::new(Act::Imported, ObjectKind::Import, id, name).after(&counts)).await
}

/// How every indicator stands, from what was just read.
async fn standings(tx: &DatabaseTransaction) -> Result<()> {
    let ids: Vec<i64> =
        indicator::Entity::find().select_only().column(indicator::Column::Id).into_tuple().all(tx).await?;
    crate::standing::refresh(tx, &ids).await
}
