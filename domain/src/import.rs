//! Imports: what will happen is shown before it happens, and can be undone afterwards.

use crate::id::ImportId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

crate::words! {
    /// Where an import came from.
    pub enum ImportKind {
        /// A CSV file with measurements.
        Csv = "csv",
        /// An Excel workbook with measurements.
        Excel = "xlsx",
        /// Kolada's API, or an answer saved from it.
        Kolada = "kolada",
        /// An archive in Verkan's own exchange format.
        Archive = "archive",
    }
}

/// Why a cell could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellProblem {
    /// The field could not be read.
    Field(crate::field::Problem),
    /// No indicator has this identity.
    UnknownIndicator,
    /// No unit has this identity.
    UnknownUnit,
    /// No goal has this identity.
    UnknownGoal,
    /// No level has this identity.
    UnknownLevel,
    /// No focus area or value has this identity.
    UnknownTheme,
    /// No comparison has this identity.
    UnknownComparison,
    /// The same measurement stands twice in the file, the first time on this row.
    Twice {
        /// The row, as a spreadsheet counts: the first is 1.
        first: u64,
    },
    /// The row has more or fewer cells than the header.
    WrongNumberOfCells,
    /// The cell holds a formula where a value is needed.
    Formula,
}

/// A cell that could not be taken: where it is, what it held, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellError {
    /// The row, as a spreadsheet counts: the first is 1.
    pub row: u64,
    /// The name of the column.
    pub column: String,
    /// What it held, cut at 100 characters.
    pub value: String,
    /// Why.
    pub problem: CellProblem,
}

/// The most errors that are listed; the rest are counted.
pub const MOST_ERRORS_LISTED: usize = 100;

/// What an import will do, or has done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportCounts {
    /// Rows read.
    pub rows: u64,
    /// New objects and measurements.
    pub created: u64,
    /// Those that get another value; the old one is kept.
    pub changed: u64,
    /// Those that are the same as before.
    pub unchanged: u64,
}

/// A row of the import log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// Its identity.
    pub id: ImportId,
    /// Where it came from.
    pub kind: ImportKind,
    /// What the file was called, or what was asked of Kolada.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` when Verkan itself did it or the reader may not know.
    pub person_name: Option<String>,
    /// What it did.
    pub counts: ImportCounts,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
    /// Whether it can be undone: it brought measurements, and nothing newer stands on it.
    pub can_undo: bool,
}
