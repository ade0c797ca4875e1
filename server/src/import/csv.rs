//! CSV as it comes: three separators, four encodings.

use super::table::{Cell, Encoding, Listener, MOST_COLUMNS, MOST_ROWS, Notes};
use csv::{ReaderBuilder, StringRecord};
use domain::exchange::unescape;
use domain::import::FileProblem;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;

/// The separators, the likeliest in Sweden first.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// How many records the separator is guessed from, and of how much of the text.
const GUESSED_FROM: usize = 20;
const GUESSED_WITHIN: usize = 64 << 10;
/// The longest row that is taken. A longer one is most often a quotation mark that nobody closed.
const LONGEST_ROW: usize = 256 << 10;

/// Reads a CSV file.
pub(crate) fn read(bytes: &[u8], listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    let (text, encoding) = decode(bytes)?;
    let separator = separator(&text);
    let fed = Counter::new(0);
    let mut reader = reader(&text, separator, &fed);
    let mut record = StringRecord::new();
    let mut cells: Vec<Cell> = Vec::new();
    let mut breaks_in_cells = 0;
    let mut rows = 0;
    while reader.read_record(&mut record).map_err(|_| FileProblem::Broken)? {
        fed.set(0);
        // Empty lines are skipped by the reader but counted by a spreadsheet; breaks within cells the other way round.
        let line = record.position().map_or(0, |position| position.line() + empty_lines(&text, position.byte()));
        rows += 1;
        if rows > MOST_ROWS {
            return Err(FileProblem::TooManyRows);
        }
        if record.len() > MOST_COLUMNS {
            return Err(FileProblem::CellsTooFar);
        }
        cells.clear();
        cells.extend(
            record
                .iter()
                .map(|text| Cell { text: unescape(text).trim().to_owned(), is_formula: text.starts_with('=') }),
        );
        if !listener(line - breaks_in_cells, &cells) {
            break;
        }
        breaks_in_cells += record.iter().map(|text| text.matches('\n').count() as u64).sum::<u64>();
    }
    Ok(Notes { encoding: Some(encoding), separator: Some(separator) })
}

/// How many empty lines the reader skips from this byte on.
fn empty_lines(text: &str, from: u64) -> u64 {
    let rest = usize::try_from(from).ok().and_then(|from| text.as_bytes().get(from..)).unwrap_or_default();
    let skipped = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    skipped.filter(|byte| **byte == b'\n').count() as u64
}

/// How many bytes have been fed to the reader since the last row.
type Counter = std::cell::Cell<usize>;

/// Text that is fed to a reader as long as its rows end.
struct Feed<'a> {
    rest: &'a [u8],
    fed: &'a Counter,
}

impl Read for Feed<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.fed.get() > LONGEST_ROW {
            return Err(std::io::Error::other("a row that does not end"));
        }
        let read = self.rest.read(into)?;
        self.fed.set(self.fed.get() + read);
        Ok(read)
    }
}

fn reader<'a>(text: &'a str, separator: u8, fed: &'a Counter) -> csv::Reader<Feed<'a>> {
    let feed = Feed { rest: text.as_bytes(), fed };
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(feed)
}

/// The text, and how it was written. A file that is no text has NULs in it.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), FileProblem> {
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (UTF_16LE.decode_without_bom_handling(rest).0, Encoding::Utf16)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (UTF_16BE.decode_without_bom_handling(rest).0, Encoding::Utf16)
    } else if let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
        (Cow::Borrowed(text), Encoding::Utf8)
    } else {
        (WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252)
    };
    if text.contains('\0') { Err(FileProblem::UnknownFormat) } else { Ok((text, encoding)) }
}

/// The separator that cuts the first records into most cells, as equally as possible.
fn separator(text: &str) -> u8 {
    let text = &text[..text.floor_char_boundary(GUESSED_WITHIN)];
    let mut best = (0, b',');
    for candidate in SEPARATORS {
        let fed = Counter::new(0);
        let widths: Vec<usize> = reader(text, candidate, &fed)
            .records()
            .take(GUESSED_FROM)
            .filter_map(Result::ok)
            .map(|row| row.len())
            .collect();
        let header = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == header).count();
        let score = if header > 1 { alike * 1000 + header } else { 0 };
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::table::{Cell, Encoding, Notes};
    use domain::import::FileProblem;

    fn rows(bytes: &[u8]) -> (Vec<(u64, Vec<String>)>, Notes) {
        let mut rows = Vec::new();
        let notes = read(bytes, &mut |row, cells: &[Cell]| {
            rows.push((row, cells.iter().map(|cell| cell.text.clone()).collect()));
            true
        });
        (rows, notes.unwrap())
    }

    #[test]
    fn separators_are_found() {
        for (text, separator) in
            [("mått;värde\nA;1,5\n", b';'), ("mått\tvärde\nA\t1,5\n", b'\t'), ("mått,värde\nA,\"1,5\"\n", b',')]
        {
            let (rows, notes) = rows(text.as_bytes());
            assert_eq!(notes.separator, Some(separator), "{text:?}");
            assert_eq!(rows[1], (2, vec!["A".to_owned(), "1,5".to_owned()]));
        }
    }

    #[test]
    fn encodings_are_found() {
        let utf16: Vec<u8> =
            std::iter::once(0xfeff_u16).chain("mått;värde\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            std::iter::once(0xfeff_u16).chain("mått;värde\n".encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let files: [(&[u8], Encoding); 5] = [
            ("mått;värde\n".as_bytes(), Encoding::Utf8),
            ("\u{feff}mått;värde\n".as_bytes(), Encoding::Utf8),
            (&utf16, Encoding::Utf16),
            (&big, Encoding::Utf16),
            (b"m\xe5tt;v\xe4rde\n", Encoding::Windows1252),
        ];
        for (bytes, encoding) in files {
            let (rows, notes) = rows(bytes);
            assert_eq!(rows[0].1, ["mått", "värde"]);
            assert_eq!(notes.encoding, Some(encoding));
        }
    }

    #[test]
    fn a_row_that_does_not_end_is_told() {
        let text = format!("mått;värde\n\"{}", "a\n".repeat(1 << 20));
        assert_eq!(read(text.as_bytes(), &mut |_, _| true), Err(FileProblem::Broken));
        let text = format!("mått;värde\n{}", "\"två\nrader\";1\n".repeat(100_000));
        assert!(read(text.as_bytes(), &mut |_, _| true).is_ok(), "a long file of short rows");
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_does() {
        let (rows, _) = rows("a;b\n\n\"två\nrader\";2\n3;4\n".as_bytes());
        let numbers: Vec<u64> = rows.iter().map(|(row, _)| *row).collect();
        assert_eq!(numbers, [1, 3, 4]);
    }

    #[test]
    fn what_is_no_text_is_told() {
        let told = read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &mut |_, _| true);
        assert_eq!(told, Err(FileProblem::UnknownFormat));
    }
}
