//! Measurements from files and from Kolada: planned, confirmed, logged, undone.

pub(crate) mod brought;
mod create;
mod log;
pub(crate) mod object;
pub(crate) mod place;
mod plan;
mod undo;
mod waiting;
mod write;

pub use create::KnownFromKolada;
pub use waiting::{Brought, DEAD_AFTER};

use crate::error::Result;
use crate::{Store, dialect};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::comparison::ComparisonDraft;
use domain::import::{CellErrors, ImportKind, ImportPlan, Imported, Incoming};
use domain::indicator::IndicatorDraft;
use domain::permission::{Action, Place, require};
use std::sync::atomic::AtomicU64;

/// What is to be imported: read from a file, its bad cells told.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Where it came from.
    pub kind: ImportKind,
    /// What the file was called, or what was asked of Kolada.
    pub name: String,
    /// What could be read.
    pub rows: Vec<Incoming>,
    /// What could not.
    pub errors: CellErrors,
    /// Indicators to be created first.
    pub new_indicators: Vec<IndicatorDraft>,
    /// Comparisons to be created first.
    pub new_comparisons: Vec<ComparisonDraft>,
}

impl Reading {
    /// Rows that point only at what is there.
    pub const fn new(kind: ImportKind, name: String, rows: Vec<Incoming>, errors: CellErrors) -> Self {
        Self { kind, name, rows, errors, new_indicators: Vec::new(), new_comparisons: Vec::new() }
    }

    const fn brings_nothing_new(&self) -> bool {
        self.new_indicators.is_empty() && self.new_comparisons.is_empty()
    }
}

impl Store {
    /// What an import of these rows would do. Nothing is changed.
    pub async fn plan_import(&self, actor: &Actor, reading: &Reading, today: NaiveDate) -> Result<ImportPlan> {
        require(actor, Action::Import, &Place::Whole)?;
        if reading.brings_nothing_new() {
            return Ok(plan::plan(&self.read, reading, today).await?.plan);
        }
        // Planned as if what is new were there: tried, and taken back.
        let tx = self.begin().await?;
        create::all(&tx, actor, reading).await?;
        let planned = plan::plan(&tx, reading, today).await?;
        tx.rollback().await?;
        Ok(planned.plan)
    }

    /// Imports the rows: all of them, or none when any cell has to be mended. Corrected values are kept as earlier versions.
    /// `progress` counts the rows that are in.
    pub async fn import_measurements(
        &self,
        actor: &Actor,
        reading: &Reading,
        today: NaiveDate,
        progress: &AtomicU64,
    ) -> Result<Imported> {
        require(actor, Action::Import, &Place::Whole)?;
        let tx = self.begin().await?;
        dialect::lock_measurements(&tx).await?;
        let objects = create::all(&tx, actor, reading).await?;
        let planned = plan::plan(&tx, reading, today).await?;
        if !planned.plan.errors.is_empty() {
            tx.rollback().await?;
            return Ok(Imported::Nothing(planned.plan));
        }
        let counts = planned.plan.counts;
        let id = write::write(&tx, actor, reading, (planned, &objects), today, progress).await?;
        tx.commit().await?;
        Ok(Imported::All(id, counts))
    }
}
