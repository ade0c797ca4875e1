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
    /// No object of this kind has this identity.
    Unknown(crate::event::ObjectKind),
    /// The same stands twice in the file, the first time on this row.
    Twice {
        /// The row, as a spreadsheet counts: the first is 1.
        first: u64,
    },
    /// The row has more or fewer cells than the header.
    WrongNumberOfCells,
    /// The cell holds a formula where a value is needed.
    Formula,
    /// The file lacks a column that is needed.
    MissingColumn,
    /// The format has no such column.
    UnknownColumn,
    /// The archive lacks a file that is needed.
    MissingFile,
    /// The chain of hashes does not hold here: the trail has been changed.
    BrokenChain,
    /// It goes round in a circle: something stands below itself.
    Circle,
    /// The cells of the row contradict each other.
    Contradiction,
}

/// A cell that could not be taken: where it is, what it held, why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellError {
    /// The file of an archive; empty where there is only one file.
    pub file: String,
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

/// The cells that could not be taken: the first are listed, all are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellErrors {
    /// The first [`MOST_ERRORS_LISTED`].
    pub listed: Vec<CellError>,
    /// How many there are.
    pub total: u64,
}

impl CellErrors {
    /// Adds an error of a file with one table.
    pub fn add(&mut self, row: u64, column: &str, value: &str, problem: CellProblem) {
        self.add_in("", row, column, value, problem);
    }

    /// Adds an error of one of many files.
    pub fn add_in(&mut self, file: &str, row: u64, column: &str, value: &str, problem: CellProblem) {
        self.total += 1;
        if self.listed.len() < MOST_ERRORS_LISTED {
            let value = value.chars().take(100).collect();
            self.listed.push(CellError { file: file.to_owned(), row, column: column.to_owned(), value, problem });
        }
    }

    /// Adds those of another.
    pub fn append(&mut self, other: Self) {
        self.total += other.total;
        let room = MOST_ERRORS_LISTED.saturating_sub(self.listed.len());
        self.listed.extend(other.listed.into_iter().take(room));
    }

    /// Whether every cell could be taken.
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }
}

/// What an import will do, or has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
