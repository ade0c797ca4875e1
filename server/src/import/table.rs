//! A table in a file, whatever the file is: row by row, so that a large one does not have to fit in memory twice.

use domain::import::FileProblem;

/// The most rows that are taken from one file.
pub(crate) const MOST_ROWS: u64 = 300_000;
/// The most columns that a table of measurements may have.
pub(crate) const MOST_COLUMNS: usize = 60;
/// The most bytes of a file that is uploaded.
pub(crate) const MOST_BYTES: usize = 20 << 20;

/// A cell as text, numbers with a decimal point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it holds.
    pub(crate) text: String,
    /// Whether that is what a formula came to.
    pub(crate) is_formula: bool,
}

/// What was found out about the file, for the reader to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes {
    /// The encoding of a text file.
    pub(crate) encoding: Option<Encoding>,
    /// What stands between its cells.
    pub(crate) separator: Option<u8>,
}

/// The encoding of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// What the format asks for.
    Utf8,
    /// Excel's "Unicode text".
    Utf16,
    /// Guessed, since it is not UTF-8: Windows-1252, which holds Latin-1 as well.
    Windows1252,
}

/// Hears the rows of a table in turn, the header among them; the row is counted as a spreadsheet does, the first is 1.
/// Saying `false` ends the reading.
pub(crate) type Listener<'a> = dyn FnMut(u64, &[Cell]) -> bool + 'a;

/// Reads the table in `bytes`.
pub(crate) fn read(bytes: &[u8], listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    if bytes.len() > MOST_BYTES {
        Err(FileProblem::TooLarge)
    } else if bytes.iter().all(u8::is_ascii_whitespace) {
        Err(FileProblem::Empty)
    } else if bytes.starts_with(b"PK\x03\x04") {
        super::xlsx::read(bytes, listener).map(|()| Notes::default())
    } else if bytes.starts_with(b"PK") {
        Err(FileProblem::Broken)
    } else {
        super::csv::read(bytes, listener)
    }
}
