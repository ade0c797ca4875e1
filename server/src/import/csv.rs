//! CSV as it comes: three separators, four encodings. What somebody has said goes before what it looks like.

use super::table::{Cell, Listener, MOST_COLUMNS, MOST_ROWS, Notes};
use csv::{ReaderBuilder, StringRecord};
use domain::exchange::unescape;
use domain::import::{FileProblem, HowToRead, Separator, TextEncoding};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;
use std::io::Read;

/// The separators, the likeliest in Sweden first.
const SEPARATORS: [Separator; 3] = [Separator::Semicolon, Separator::Tab, Separator::Comma];
/// How many records the separator is guessed from, and of how much of the text.
const GUESSED_FROM: usize = 20;
const GUESSED_WITHIN: usize = 64 << 10;
/// The longest row that is taken. A longer one is most often a quotation mark that nobody closed.
const LONGEST_ROW: usize = 256 << 10;

/// Reads a CSV file.
pub(crate) fn read(bytes: &[u8], how: &HowToRead, listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    let (text, encoding) = match how.encoding {
        Some(encoding) => (decode_as(bytes, encoding), encoding),
        None => decode(bytes),
    };
    // A file that is no text has NULs in it.
    if text.contains('\0') {
        return Err(FileProblem::UnknownFormat);
    }
    let separator = how.separator.unwrap_or_else(|| separator(&text));
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
        cells.extend(record.iter().map(|text| Cell {
            text: unescape(text).trim().to_owned(),
            is_formula: text.starts_with('='),
            is_number: false,
        }));
        if !listener(line - breaks_in_cells, &cells) {
            break;
        }
        breaks_in_cells += record.iter().map(|text| text.matches('\n').count() as u64).sum::<u64>();
    }
    Ok(Notes {
        encoding: Some(encoding),
        encoding_is_guessed: how.encoding.is_none() && encoding == TextEncoding::Windows1252,
        separator: Some(separator),
        ..Notes::default()
    })
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

fn reader<'a>(text: &'a str, separator: Separator, fed: &'a Counter) -> csv::Reader<Feed<'a>> {
    let feed = Feed { rest: text.as_bytes(), fed };
    let delimiter = u8::try_from(separator.sign()).unwrap_or(b',');
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(feed)
}

/// What stands first in a text that says that it is UTF-8.
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// The text, and how it was written, going by its marks and by what can be no other.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, TextEncoding) {
    let has_mark = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if has_mark || utf_16_without_mark(bytes).is_some() {
        return (decode_as(bytes, TextEncoding::Utf16), TextEncoding::Utf16);
    }
    match std::str::from_utf8(bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes)) {
        Ok(text) => (Cow::Borrowed(text), TextEncoding::Utf8),
        Err(_) => (decode_as(bytes, TextEncoding::Windows1252), TextEncoding::Windows1252),
    }
}

/// The text in an encoding that somebody has chosen. What it does not know becomes a sign that says so, for them to see.
fn decode_as(bytes: &[u8], encoding: TextEncoding) -> Cow<'_, str> {
    match encoding {
        TextEncoding::Utf8 => String::from_utf8_lossy(bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes)),
        TextEncoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        TextEncoding::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0,
        TextEncoding::Utf16 => match (bytes.strip_prefix(b"\xff\xfe"), bytes.strip_prefix(b"\xfe\xff")) {
            (Some(rest), _) => UTF_16LE.decode_without_bom_handling(rest).0,
            (_, Some(rest)) => UTF_16BE.decode_without_bom_handling(rest).0,
            _ => utf_16_without_mark(bytes).unwrap_or(UTF_16LE).decode_without_bom_handling(bytes).0,
        },
    }
}

/// How much of a text is looked at for the zeros of UTF-16.
const LOOKED_AT: usize = 400;

/// UTF-16 that does not say so: of Swedish text every second byte is zero, and none of the others.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, low) if low > 0 && low * 2 > start.len() / 2 => Some(UTF_16LE),
        (high, 0) if high > 0 && high * 2 > start.len() / 2 => Some(UTF_16BE),
        _ => None,
    }
}

/// The separator that cuts the first records into most cells, as equally as possible.
fn separator(text: &str) -> Separator {
    let text = &text[..text.floor_char_boundary(GUESSED_WITHIN)];
    let mut best = (0, Separator::Comma);
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
    use crate::import::table::{Cell, Notes};
    use domain::import::{FileProblem, HowToRead, Separator, TextEncoding};

    fn read(bytes: &[u8], listener: &mut crate::import::table::Listener<'_>) -> Result<Notes, FileProblem> {
        super::read(bytes, &HowToRead::default(), listener)
    }

    fn rows(bytes: &[u8]) -> (Vec<(u64, Vec<String>)>, Notes) {
        rows_as(bytes, &HowToRead::default())
    }

    fn rows_as(bytes: &[u8], how: &HowToRead) -> (Vec<(u64, Vec<String>)>, Notes) {
        let mut rows = Vec::new();
        let notes = super::read(bytes, how, &mut |row, cells: &[Cell]| {
            rows.push((row, cells.iter().map(|cell| cell.text.clone()).collect()));
            true
        });
        (rows, notes.unwrap())
    }

    #[test]
    fn separators_are_found() {
        for (text, separator) in [
            ("mått;värde\nA;1,5\n", Separator::Semicolon),
            ("mått\tvärde\nA\t1,5\n", Separator::Tab),
            ("mått,värde\nA,\"1,5\"\n", Separator::Comma),
        ] {
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
        let files: [(&[u8], TextEncoding); 7] = [
            ("mått;värde\n".as_bytes(), TextEncoding::Utf8),
            ("\u{feff}mått;värde\n".as_bytes(), TextEncoding::Utf8),
            (&utf16, TextEncoding::Utf16),
            (&big, TextEncoding::Utf16),
            (&utf16[2..], TextEncoding::Utf16),
            (&big[2..], TextEncoding::Utf16),
            (b"m\xe5tt;v\xe4rde\n", TextEncoding::Windows1252),
        ];
        for (bytes, encoding) in files {
            let (rows, notes) = rows(bytes);
            assert_eq!(rows[0].1, ["mått", "värde"]);
            assert_eq!(notes.encoding, Some(encoding));
            assert_eq!(notes.encoding_is_guessed, encoding == TextEncoding::Windows1252);
        }
    }

    #[test]
    fn what_somebody_says_goes_before_what_it_looks_like() {
        // From an old Mac: not UTF-8, so Windows-1252 is guessed, and it looks wrong.
        let mac = b"m\x8ctt;v\x8arde\nA;1\n";
        assert_ne!(rows(mac).0[0].1, ["mått", "värde"]);
        let how = HowToRead { encoding: Some(TextEncoding::Macintosh), ..HowToRead::default() };
        let (read, notes) = rows_as(mac, &how);
        assert_eq!(read[0].1, ["mått", "värde"]);
        assert!(!notes.encoding_is_guessed);
        // A comma in every text, and one tab in each row: the commas cut into more cells.
        let text = "namn, kort\tvärde, nytt\nA, b\t1, 2\n";
        assert_eq!(rows(text.as_bytes()).0[1].1, ["A", "b\t1", "2"]);
        let how = HowToRead { separator: Some(Separator::Tab), ..HowToRead::default() };
        assert_eq!(rows_as(text.as_bytes(), &how).0[1].1, ["A, b", "1, 2"]);
        // A wrong choice is seen, and spoils nothing.
        let how = HowToRead { encoding: Some(TextEncoding::Utf8), ..HowToRead::default() };
        assert_eq!(rows_as(b"m\xe5tt;v\xe4rde\n", &how).0[0].1, ["m\u{fffd}tt", "v\u{fffd}rde"]);
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
