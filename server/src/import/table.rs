//! A table in a file, whatever the file is: row by row, so that a large one does not have to fit in memory twice.

use domain::import::{FileProblem, HowToRead, Separator, TextEncoding};

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
    /// Whether the file says itself that it is a number, so that its sign before decimals is known.
    pub(crate) is_number: bool,
}

/// What was found out about the file, for the reader to check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes {
    /// The encoding of a text file.
    pub(crate) encoding: Option<TextEncoding>,
    /// Whether the encoding is a guess.
    pub(crate) encoding_is_guessed: bool,
    /// What stands between its cells.
    pub(crate) separator: Option<Separator>,
    /// The sheets of a workbook.
    pub(crate) sheets: Vec<String>,
    /// The one that was read.
    pub(crate) sheet: Option<String>,
}

impl Notes {
    /// How the file was read in the end, whether somebody had said so or it was found out.
    pub(crate) fn how(&self, asked: &HowToRead) -> HowToRead {
        HowToRead {
            encoding: self.encoding,
            separator: self.separator,
            decimal_sign: asked.decimal_sign,
            sheet: self.sheet.clone(),
        }
    }
}

/// Hears the rows of a table in turn, the header among them; the row is counted as a spreadsheet does, the first is 1.
/// Saying `false` ends the reading.
pub(crate) type Listener<'a> = dyn FnMut(u64, &[Cell]) -> bool + 'a;

/// Reads the table in `bytes`: as somebody has said, and as it looks where nobody has.
pub(crate) fn read(bytes: &[u8], how: &HowToRead, listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    if bytes.len() > MOST_BYTES {
        Err(FileProblem::TooLarge)
    } else if bytes.iter().all(u8::is_ascii_whitespace) {
        Err(FileProblem::Empty)
    } else if bytes.starts_with(b"PK\x03\x04") {
        super::xlsx::read(bytes, how.sheet.as_deref(), listener)
    } else if bytes.starts_with(b"PK") {
        Err(FileProblem::Broken)
    } else {
        super::csv::read(bytes, how, listener)
    }
}
