//! A guard in front of everything that unpacks: a small file must not become a huge one, or a million small ones.

use domain::import::FileProblem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How much a file may become.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// The most files in it.
    pub(crate) entries: usize,
    /// The most bytes that they may unpack to together.
    pub(crate) bytes: u64,
    /// How many times larger it may become.
    pub(crate) ratio: u64,
}

/// The most that is read from a workbook: 100,000 rows of measurements take about 40 MB.
pub(crate) const WORKBOOK: Limits = Limits { entries: 500, bytes: 150 << 20, ratio: 100 };
/// The most that is read from an archive: ten years of a large municipality.
pub(crate) const ARCHIVE: Limits = Limits { entries: 100, bytes: 2 << 30, ratio: 200 };

/// Below this a file may be packed as hard as it likes.
const HARMLESS: u64 = 1 << 20;

/// The zip, when it says that it is small enough, has no more entries than it may, and holds no zip in itself.
///
/// What it says is not trusted: whoever reads an entry reads it through [`entry`], which counts.
pub(crate) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<ZipArchive<Cursor<&'a [u8]>>, FileProblem> {
    // Counted before anybody builds a list of them: a list of a million entries is already too much.
    if directory_entries(bytes) > limits.entries {
        return Err(FileProblem::UnpacksTooLarge);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Broken)?;
    // A file written in one stream does not say it here; what is read is counted anyway.
    let declared = archive.decompressed_size().unwrap_or(0);
    if archive.len() > limits.entries || declared > u128::from(allowed(bytes, limits)) {
        return Err(FileProblem::UnpacksTooLarge);
    }
    Ok(archive)
}

/// The most that a part of a workbook may unpack to that is held in memory whole: everything but the sheets.
const PART: u64 = 24 << 20;

/// Reads the whole workbook once without keeping anything, so that a reader that does not count can follow.
pub(crate) fn require_harmless_workbook(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut archive = open(bytes, &WORKBOOK)?;
    let mut left = allowed(bytes, &WORKBOOK);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| FileProblem::Broken)?;
        let name = file.name().map_err(|_| FileProblem::Broken)?.to_lowercase();
        let read = if name.contains("worksheets") {
            std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|_| FileProblem::Broken)?
        } else {
            let mut content = Vec::new();
            let read = file.take(left.min(PART) + 1).read_to_end(&mut content).map_err(|_| FileProblem::Broken)?;
            if read as u64 > PART {
                return Err(FileProblem::UnpacksTooLarge);
            }
            if !keeps_its_promises(&content) {
                return Err(FileProblem::Broken);
            }
            read as u64
        };
        left = left.checked_sub(read).ok_or(FileProblem::UnpacksTooLarge)?;
    }
    Ok(())
}

/// Whether the part says of itself that it holds no more than it has room for: readers make room for what it says.
fn keeps_its_promises(content: &[u8]) -> bool {
    const WORD: &[u8] = b"ount";
    let mut rest = content;
    while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
        rest = &rest[at + WORD.len()..];
        let digits = rest.iter().skip_while(|byte| matches!(byte, b'=' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n'));
        let said = digits.take_while(|byte| byte.is_ascii_digit()).take(12);
        let said = said.fold(0_usize, |number, digit| number * 10 + usize::from(digit - b'0'));
        if said > content.len() {
            return false;
        }
    }
    true
}

/// How many bytes `bytes` may become.
pub(crate) fn allowed(bytes: &[u8], limits: &Limits) -> u64 {
    limits.bytes.min((bytes.len() as u64).saturating_mul(limits.ratio).max(HARMLESS))
}

/// How many entries its directory can have at most: each starts with the same four bytes.
fn directory_entries(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count()
}
