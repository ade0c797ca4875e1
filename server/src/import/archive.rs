//! The open exchange format, from a folder or a zip.

use super::unpack;
use csv::{ReaderBuilder, StringRecord};
use domain::exchange::{Archive, MunicipalityRow, Row, Visitor};
use domain::import::{CellErrors, CellProblem, FileProblem};
use std::collections::HashMap;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use zip::ZipArchive;

/// Why an archive could not be read.
#[derive(Debug)]
pub enum NotRead {
    /// A file as a whole.
    File(FileProblem),
    /// Cells that somebody has to mend.
    Cells(CellErrors),
    /// The disk.
    Io(std::io::Error),
}

impl From<FileProblem> for NotRead {
    fn from(problem: FileProblem) -> Self {
        Self::File(problem)
    }
}

/// The archive in the folder.
pub(crate) fn from_folder(folder: &Path) -> Result<Archive, NotRead> {
    read(Source::Folder(folder.to_owned()))
}

/// The archive in the zip.
pub fn from_zip(bytes: &[u8]) -> Result<Archive, NotRead> {
    let zip = unpack::open(bytes, &unpack::ARCHIVE)?;
    let mut files = HashMap::new();
    for (index, name) in zip.file_names().enumerate() {
        let name = name.map_err(|_| FileProblem::Broken)?;
        // Nothing is written anywhere, so a path in a name leads nowhere; the last part says which file it is.
        files.insert(name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(), index);
    }
    read(Source::Zip { zip, files, left: unpack::allowed(bytes, &unpack::ARCHIVE) })
}

/// Whether the zip is an archive, going by the names in it.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    let Ok(zip) = unpack::open(bytes, &unpack::ARCHIVE) else { return false };
    zip.file_names().filter_map(Result::ok).any(|name| name.ends_with(MunicipalityRow::FILE))
}

fn read(source: Source<'_>) -> Result<Archive, NotRead> {
    let mut archive = Archive::default();
    let mut filler = Filler { source, errors: CellErrors::default(), files: 0 };
    archive.visit(&mut filler)?;
    if filler.files == 0 {
        return Err(FileProblem::NotAnArchive.into());
    }
    if filler.errors.is_empty() { Ok(archive) } else { Err(NotRead::Cells(filler.errors)) }
}

enum Source<'a> {
    Folder(PathBuf),
    Zip { zip: ZipArchive<Cursor<&'a [u8]>>, files: HashMap<String, usize>, left: u64 },
}

impl Source<'_> {
    /// The file's bytes; an archive made by hand need not have every file.
    fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, NotRead> {
        let mut bytes = Vec::new();
        match self {
            Self::Folder(folder) => match File::open(folder.join(name)) {
                Ok(mut file) => {
                    file.read_to_end(&mut bytes).map_err(NotRead::Io)?;
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(NotRead::Io(error)),
            },
            Self::Zip { zip, files, left } => {
                let Some(index) = files.get(name) else { return Ok(None) };
                let file = zip.by_index(*index).map_err(|_| FileProblem::Broken)?;
                // One byte more than is left tells a file that is too large from one that just fits.
                let read = file.take(*left + 1).read_to_end(&mut bytes).map_err(|_| FileProblem::Broken)?;
                *left = left.checked_sub(read as u64).ok_or(FileProblem::UnpacksTooLarge)?;
            }
        }
        Ok(Some(bytes))
    }
}

/// Fills an archive, file by file.
struct Filler<'a> {
    source: Source<'a>,
    errors: CellErrors,
    files: usize,
}

impl Visitor for Filler<'_> {
    type Error = NotRead;

    fn file<R: Row + serde::Serialize>(&mut self, rows: &mut Vec<R>) -> Result<(), NotRead> {
        if let Some(bytes) = self.source.bytes(R::FILE)? {
            self.files += 1;
            *rows = read_rows(&bytes, &mut self.errors)?;
        }
        Ok(())
    }
}

/// The rows of one file; cells that cannot be read go to `errors`.
fn read_rows<R: Row>(bytes: &[u8], errors: &mut CellErrors) -> Result<Vec<R>, FileProblem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut record = StringRecord::new();
    if !next(&mut reader, &mut record)? {
        return Ok(Vec::new());
    }
    let places = columns::<R>(&record, errors);
    let width = record.len();
    let mut rows = Vec::new();
    let mut number = 1;
    while next(&mut reader, &mut record)? {
        number += 1;
        if record.len() != width {
            let value = record.iter().next().unwrap_or_default();
            errors.add_in(R::FILE, number, "", value, CellProblem::WrongNumberOfCells);
            continue;
        }
        let cell = |place: &Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        match R::read(&mut places.iter().map(cell)) {
            Ok(row) => rows.push(row),
            Err(problems) => {
                for (column, problem) in problems {
                    let place = R::COLUMNS.iter().position(|(name, _)| *name == column);
                    let value = place.and_then(|place| places.get(place)).map(cell).unwrap_or_default();
                    errors.add_in(R::FILE, number, column, value, CellProblem::Field(problem));
                }
            }
        }
    }
    Ok(rows)
}

fn next(reader: &mut csv::Reader<&[u8]>, record: &mut StringRecord) -> Result<bool, FileProblem> {
    reader.read_record(record).map_err(|error| match error.kind() {
        csv::ErrorKind::Utf8 { .. } => FileProblem::WrongEncoding,
        _ => FileProblem::Broken,
    })
}

/// Where each column of the format stands in the file. A column that the format does not have is a slip of the pen.
fn columns<R: Row>(header: &StringRecord, errors: &mut CellErrors) -> Vec<Option<usize>> {
    for name in header.iter().filter(|name| !R::COLUMNS.iter().any(|(known, _)| known == &name.trim())) {
        errors.add_in(R::FILE, 1, name, name, CellProblem::UnknownColumn);
    }
    R::COLUMNS.iter().map(|(known, _)| header.iter().position(|name| name.trim() == *known)).collect()
}

#[cfg(test)]
mod tests {
    use super::{NotRead, from_folder, from_zip, read_rows};
    use domain::exchange::{MeasurementRow, UnitRow};
    use domain::field::Problem;
    use domain::import::{CellErrors, CellProblem, FileProblem};

    #[test]
    fn alingsas_is_read_whole() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/alingsas");
        let archive = from_folder(&folder).unwrap();
        assert_eq!((archive.measurements.len(), archive.indicators.len(), archive.goals.len()), (407, 126, 31));
    }

    #[test]
    fn each_bad_cell_is_told() {
        let mut errors = CellErrors::default();
        let text =
            "external_id,parent,kind,name,short_name,from,to,colour\nKF,,council,Fullmäktige,,2023-13-01,x,\nA,B\n";
        let rows: Vec<UnitRow> = read_rows(text.as_bytes(), &mut errors).unwrap();
        assert!(rows.is_empty());
        let told: Vec<_> =
            errors.listed.iter().map(|error| (error.row, error.column.as_str(), &error.problem)).collect();
        let date = CellProblem::Field(Problem::NotADate);
        let expected = [
            (1, "colour", &CellProblem::UnknownColumn),
            (2, "from", &date),
            (2, "to", &date),
            (3, "", &CellProblem::WrongNumberOfCells),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn latin_1_is_told_as_a_wrong_encoding() {
        let mut errors = CellErrors::default();
        let read = read_rows::<MeasurementRow>(b"indicator\nalings\xe5s\n", &mut errors);
        assert_eq!(read.unwrap_err(), FileProblem::WrongEncoding);
    }

    #[test]
    fn what_is_no_archive_is_told() {
        assert!(matches!(from_zip(b"no zip"), Err(NotRead::File(FileProblem::Broken))));
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(from_folder(empty.path()), Err(NotRead::File(FileProblem::NotAnArchive))));
    }
}
