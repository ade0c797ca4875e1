//! The open archive: every file as CSV and as JSON, with a data dictionary.

pub(crate) mod table;

use domain::exchange::{Archive, Row, Visitor, escape};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Why the archive could not be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The zip.
    #[error("the zip: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// A CSV file in it.
    #[error("a CSV file: {0}")]
    Csv(#[from] csv::Error),
    /// A JSON file in it.
    #[error("a JSON file: {0}")]
    Json(#[from] serde_json::Error),
    /// A file in it.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The archive as a zip. The same content always gives the same bytes.
pub(crate) fn zip(mut archive: Archive) -> Result<Vec<u8>, Trouble> {
    let mut packer = Packer { zip: ZipWriter::new(Cursor::new(Vec::new())) };
    packer.start("README.md")?;
    packer.zip.write_all(README.as_bytes())?;
    packer.start("dictionary.csv")?;
    packer.dictionary()?;
    archive.visit(&mut packer)?;
    Ok(packer.zip.finish()?.into_inner())
}

/// The rows as CSV: comma-separated UTF-8, numbers with a decimal point, no cell that a spreadsheet program runs.
pub(crate) fn csv<R: Row>(rows: &[R], to: impl Write) -> Result<(), csv::Error> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(R::COLUMNS.iter().map(|(name, _)| name))?;
    for row in rows {
        let mut problem = Ok(());
        row.write(&mut |cell| {
            if problem.is_ok() {
                problem = writer.write_field(cell);
            }
        });
        problem?;
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer.flush()?)
}

struct Packer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Packer {
    fn start(&mut self, name: &str) -> Result<(), Trouble> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        Ok(self.zip.start_file(name, options)?)
    }

    fn dictionary(&mut self) -> Result<(), Trouble> {
        let mut writer = csv::Writer::from_writer(&mut self.zip);
        writer.write_record(["file", "position", "column", "meaning"])?;
        for (file, columns) in Archive::FILES {
            for (position, (column, meaning)) in columns.iter().enumerate() {
                writer.write_record([file, (position + 1).to_string().as_str(), column, &escape(meaning)])?;
            }
        }
        Ok(writer.flush()?)
    }
}

impl Visitor for Packer {
    type Error = Trouble;

    fn file<R: Row + serde::Serialize>(&mut self, rows: &mut Vec<R>) -> Result<(), Trouble> {
        self.start(R::FILE)?;
        csv(rows, &mut self.zip)?;
        self.start(&format!("json/{}", R::FILE.replace(".csv", ".json")))?;
        serde_json::to_writer(&mut self.zip, rows)?;
        rows.clear();
        rows.shrink_to_fit();
        Ok(())
    }
}

const README: &str = include_str!("../../docs/exchange-format.md");

#[cfg(test)]
mod tests {
    use super::{csv, zip};
    use domain::exchange::{Archive, GoalLinkRow, MunicipalityRow, Relation};

    fn archive() -> Archive {
        Archive {
            municipality: vec![MunicipalityRow {
                name: "=HYPERLINK(\"x\")".to_owned(),
                short_name: "'citat".to_owned(),
                code: "+46".to_owned(),
                source: "rad ett\r\nrad två, med \"citat\"".to_owned(),
            }],
            goal_links: vec![GoalLinkRow { goal: "-a".to_owned(), relation: Relation::Parent, other: "@b".to_owned() }],
            ..Archive::default()
        }
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let bytes = zip(archive()).unwrap();
        assert_eq!(crate::import::archive::from_zip(&bytes).unwrap(), archive());
        assert_eq!(zip(archive()).unwrap(), bytes, "the same content gives the same bytes");
    }

    #[test]
    fn no_cell_starts_as_a_formula() {
        let mut text = Vec::new();
        csv(&archive().municipality, &mut text).unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_slice());
        let record = reader.records().next().unwrap().unwrap();
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{record:?}");
    }
}
