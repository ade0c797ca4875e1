//! Imports: what will happen is shown before it happens, and can be undone afterwards.

mod table;

pub use table::{ColumnRole, HowToRead, IncomingPeriod, Mapping, Separator, TextEncoding};

use crate::event::ObjectKind;
use crate::id::{ImportId, IndicatorId};
use crate::measurement::{Reading, Sex};
use crate::period::Period;
use chrono::{DateTime, NaiveDate, Utc};
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
    Unknown(ObjectKind),
    /// The same stands twice in the file, the first time on this row.
    Twice {
        /// The row, as a spreadsheet counts: the first is 1.
        first: u64,
    },
    /// The row has more or fewer cells than the header.
    WrongNumberOfCells,
    /// The cell holds a formula where a value is needed.
    Formula,
    /// `1,234` may be one and a bit or more than a thousand, and nothing in the column tells which.
    AmbiguousNumber,
    /// The file lacks a column that is needed.
    MissingColumn,
    /// The format has no such column.
    UnknownColumn,
    /// The archive lacks a file that is needed.
    MissingFile,
    /// The chain of hashes does not hold here: the trail has been changed.
    BrokenChain,
    /// The fingerprint is not that of the content: the frozen copy has been changed.
    WrongFingerprint,
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

crate::words! {
    /// Why a file as a whole could not be read. Nothing of it was.
    pub enum FileProblem {
        /// There is nothing in it.
        Empty = "empty",
        /// Larger than Verkan takes.
        TooLarge = "too_large",
        /// It unpacks to far more than it says or than a table needs.
        UnpacksTooLarge = "unpacks_too_large",
        /// Cells far outside any table.
        CellsTooFar = "cells_too_far",
        /// More rows than Verkan takes at once.
        TooManyRows = "too_many_rows",
        /// It is cut off or broken.
        Broken = "broken",
        /// It is not CSV, Excel (.xlsx), JSON from Kolada or a Verkan archive.
        UnknownFormat = "unknown_format",
        /// The text is not in the encoding that the format asks for.
        WrongEncoding = "wrong_encoding",
        /// The JSON is not an answer from Kolada.
        NotFromKolada = "not_from_kolada",
        /// There is no header row.
        NoHeader = "no_header",
        /// A zip that is not an archive from Verkan.
        NotAnArchive = "not_an_archive",
        /// Several files at once, and one of them is not an answer from Kolada.
        OneAtATime = "one_at_a_time",
        /// More key figures or groups, and no figures that tell which of them are meant, than are made at once.
        TooManyObjects = "too_many_objects",
    }
}

crate::words! {
    /// Why Kolada did not give what it was asked for.
    pub enum FetchProblem {
        /// It cannot be reached.
        Unreachable = "unreachable",
        /// It took too long.
        Slow = "slow",
        /// It says that it is asked too much, also after we have waited.
        TooMany = "too_many",
        /// It has a fault of its own.
        Faulty = "faulty",
        /// It does not accept what was asked.
        NotAccepted = "not_accepted",
        /// The answer ends in the middle.
        CutOff = "cut_off",
        /// The answer is not one of Kolada's.
        NotUnderstood = "not_understood",
        /// Nobody waits for it any longer.
        Abandoned = "abandoned",
    }
}

impl FetchProblem {
    /// Whether it may be better in a moment.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Unreachable | Self::Slow | Self::TooMany | Self::Faulty | Self::CutOff)
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
    /// Whether something newer stands on what it brought.
    pub newer: bool,
    /// Whether it can be undone by the reader: it is no archive, and nothing newer stands on its figures.
    pub can_undo: bool,
}

/// A measurement as a file brings it: read, but not yet tied to anything.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The row, as a spreadsheet counts: the first is 1.
    pub row: u64,
    /// The indicator's identity in the municipality's own files, or its id in Kolada.
    pub indicator: String,
    /// The comparison's identity, or its code in Kolada; empty is the municipality's own series.
    pub comparison: String,
    /// The period, or a day in it.
    pub period: IncomingPeriod,
    /// Whom it covers.
    pub sex: Sex,
    /// The value, or the reason for none.
    pub reading: Reading,
    /// The day it was reported or published; `None` when the file does not say.
    pub reported_on: Option<NaiveDate>,
    /// Where it comes from; `None` when the file has no such column.
    pub source: Option<String>,
    /// What the reader should know; `None` when the file has no such column.
    pub note: Option<String>,
    /// A figure that its source has taken back: what is here becomes "not measured", what is not here stays away.
    pub withdrawn: bool,
}

/// A value that an import will change, or has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueChange {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What it is called.
    pub name: String,
    /// How many decimals it is shown with.
    pub decimals: u8,
    /// What the series is called; empty for the municipality's own.
    pub comparison: String,
    /// The period.
    pub period: Period,
    /// Whom it covers.
    pub sex: Sex,
    /// What stood there before the import.
    pub before: Reading,
    /// What the import put there.
    pub after: Reading,
}

/// What an import did to the figures of one indicator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FiguresBrought {
    /// How many values were new.
    pub created: u64,
    /// The values that it changed, newest period first.
    pub changes: Vec<ValueChange>,
}

impl FiguresBrought {
    /// What undoing the import did: every value goes back to what it was.
    pub fn undone(mut self) -> Self {
        for change in &mut self.changes {
            std::mem::swap(&mut change.before, &mut change.after);
        }
        self
    }
}

/// The most changes of an import that are listed; the rest are counted.
pub const MOST_CHANGES_LISTED: usize = 50;

/// What an import will do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportPlan {
    /// How much of what.
    pub counts: ImportCounts,
    /// What has to be mended first: while there is anything, nothing is imported.
    pub errors: CellErrors,
    /// The first values that will change.
    pub changes: Vec<ValueChange>,
}

crate::words! {
    /// Where a file that somebody brought is on its way in.
    pub enum WaitingState {
        /// Kolada is being asked.
        Fetching = "fetching",
        /// It waits for somebody to confirm it.
        Waiting = "waiting",
        /// It is being imported.
        Running = "running",
        /// It has been imported.
        Done = "done",
        /// It could not be fetched.
        Failed = "failed",
    }
}

/// A file that somebody brought, but for its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingImport {
    /// Its identity.
    pub id: i64,
    /// Where it came from.
    pub kind: ImportKind,
    /// What it was called.
    pub name: String,
    /// How its columns are read, as the server keeps it.
    pub mapping: String,
    /// When it was brought, or when its import began.
    pub at: DateTime<Utc>,
    /// Where it is on its way in.
    pub state: WaitingState,
    /// How much is done, of [`Self::total`].
    pub done: u64,
    /// How much there is to do; 0 while that is not known.
    pub total: u64,
    /// What became of it.
    pub import: Option<ImportId>,
    /// Why it failed, as the server keeps it.
    pub problem: String,
}

/// What became of a confirmed import.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// All of it is in.
    All(ImportId, ImportCounts),
    /// Nothing is in: this has to be mended first.
    Nothing(ImportPlan),
}

/// An import on a page of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportPage {
    /// Its line in the log.
    pub row: ImportRow,
    /// The indicators that it brought most to, with how much.
    pub indicators: Vec<(IndicatorId, String, u64)>,
    /// How many indicators it brought anything to.
    pub total: u64,
    /// The first [`MOST_CHANGES_LISTED`] values that it changed, also after it was undone.
    pub changes: Vec<ValueChange>,
    /// The indicators and comparisons that it created and that are still here: after an undoing, those that stayed since
    /// somebody has gone on with them.
    pub objects: Vec<ImportedObject>,
}

/// An indicator or a comparison that an import created before its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedObject {
    /// Which of the two it is.
    pub kind: ObjectKind,
    /// Its identity.
    pub id: i64,
    /// What it is called.
    pub name: String,
}

/// How many lines of the log, and how many indicators of an import, are shown.
pub const IMPORTS_PER_PAGE: u64 = 50;
