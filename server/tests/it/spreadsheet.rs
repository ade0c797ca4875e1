//! What is carried out, opened in a real spreadsheet program (limits S9): LibreOffice without a window.
//!
//! It is large, so this runs where it is installed already; `make spreadsheet` installs it, and then it has to be there.

use crate::app::TestApp;
use crate::export::{FORMULAS, full_of_formulas, full_of_typed_formulas};
use crate::texts::signed_in;
use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx, open_workbook};
use domain::exchange::unescape;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A table that was carried out, and what parts its cells.
struct Table {
    name: String,
    separator: u8,
    bytes: Vec<u8>,
}

impl Table {
    fn cells(&self) -> Vec<Vec<String>> {
        let bytes = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        let mut reader =
            csv::ReaderBuilder::new().delimiter(self.separator).has_headers(false).flexible(true).from_reader(bytes);
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }
}

/// LibreOffice with a profile of its own.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// The program when it is here, and nothing otherwise.
    fn here() -> Option<Self> {
        let is_here = Command::new("soffice").arg("--version").output().is_ok_and(|told| told.status.success());
        let is_needed = std::env::var("VERKAN_SPREADSHEET").is_ok_and(|says| says == "needed");
        assert!(is_here || !is_needed, "LibreOffice is missing");
        if !is_here {
            eprintln!("LibreOffice is not installed: not tried. `make spreadsheet` installs it.");
        }
        is_here.then(|| Self { folder: tempfile::tempdir().unwrap() })
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Opens the files as somebody would, and saves each as another kind.
    fn convert(&self, files: &[PathBuf], separator: Option<u8>, to: &str) {
        let profile = format!("-env:UserInstallation=file://{}", self.file("profile").display());
        let mut command = Command::new("soffice");
        command.args([profile.as_str(), "--headless", "--norestore"]);
        if let Some(separator) = separator {
            // UTF-8, quotes as usual, and every cell read as what it looks like.
            command.arg(format!("--infilter=CSV:{separator},34,76,1,,0,false,true"));
        }
        command.args(["--convert-to", to, "--outdir"]).arg(self.folder.path()).args(files);
        let told = command.output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    }

    /// Every table as a workbook; gives the cells of each and how many of them are formulas.
    fn open(&self, tables: &[Table]) -> Vec<(Vec<Vec<Data>>, usize)> {
        for separator in [b',', b';'] {
            let of_kind = tables.iter().filter(|table| table.separator == separator);
            let files: Vec<PathBuf> = of_kind
                .map(|table| {
                    let file = self.file(&format!("{}.csv", table.name));
                    std::fs::write(&file, &table.bytes).unwrap();
                    file
                })
                .collect();
            if !files.is_empty() {
                self.convert(&files, Some(separator), "xlsx");
            }
        }
        tables.iter().map(|table| read(&self.file(&format!("{}.xlsx", table.name)))).collect()
    }
}

fn read(file: &Path) -> (Vec<Vec<Data>>, usize) {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let formulas = book.worksheet_formula(&book.sheet_names()[0]).unwrap();
    let formulas = formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()).count();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (rows, columns) = range.end().unwrap_or_default();
    let row = |row| (0..=columns).map(|column| range.get_value((row, column)).cloned().unwrap_or_default()).collect();
    ((0..=rows).map(row).collect(), formulas)
}

/// Everything that leaves Verkan as a table.
async fn carried_out(app: &TestApp) -> Vec<Table> {
    let zipped = signed_in(app, "controller").await.post("/export.zip", &[]).await;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zipped.bytes)).unwrap();
    let mut tables = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let Some(name) = file.name().unwrap().strip_suffix(".csv").map(|name| format!("archive-{name}")) else {
            continue;
        };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        tables.push(Table { name, separator: b',', bytes });
    }
    for name in ["goals", "indicators", "comparisons", "units", "measurements"] {
        let bytes = app.browser().get(&format!("/data/{name}.csv")).await.bytes;
        tables.push(Table { name: format!("open-{name}"), separator: b',', bytes });
    }
    for id in 1..=10 {
        let bytes = app.browser().get(&format!("/indicators/{id}/measurements.csv")).await.bytes;
        tables.push(Table { name: format!("indicator-{id}"), separator: b';', bytes });
    }
    tables
}

/// Line breaks are the spreadsheet's to write as it does.
fn one_line(text: &str) -> String {
    text.replace("_x000D_", "\n").replace("\r\n", "\n").replace('\r', "\n")
}

/// A cell that somebody wrote, and that a spreadsheet would run.
fn is_written(cell: &str) -> bool {
    FORMULAS.contains(&unescape(cell))
}

#[tokio::test]
async fn no_table_that_is_carried_out_runs_anything_in_a_spreadsheet() {
    let Some(office) = Office::here() else { return };
    let unguarded = Table { name: "unguarded".to_owned(), separator: b',', bytes: b"name\n=1+1\n".to_vec() };
    assert_eq!(office.open(&[unguarded])[0].1, 1, "a formula that nobody guarded is seen");

    let (app, _) = full_of_formulas().await;
    let tables = carried_out(&app).await;
    let opened = office.open(&tables);
    let mut written = 0;
    for (table, (cells, formulas)) in tables.iter().zip(&opened) {
        assert_eq!(*formulas, 0, "{} runs something", table.name);
        for (row, record) in table.cells().iter().enumerate() {
            for (column, cell) in record.iter().enumerate().filter(|(_, cell)| is_written(cell)) {
                let Data::String(shown) = &cells[row][column] else {
                    panic!("{} row {row}: {cell:?} became {:?}", table.name, cells[row][column])
                };
                assert_eq!(one_line(shown), one_line(cell), "{} row {row}", table.name);
                written += 1;
            }
        }
    }
    assert!(written > 1_000, "{written} cells held what looks like a formula");

    // And back: saved as text by the spreadsheet, every word is what was written.
    let books: Vec<PathBuf> = tables.iter().map(|table| office.file(&format!("{}.xlsx", table.name))).collect();
    office.convert(&books, None, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false");
    for table in &tables {
        let bytes = std::fs::read(office.file(&format!("{}.csv", table.name))).unwrap();
        let back = Table { name: String::new(), separator: b',', bytes }.cells();
        for (row, record) in table.cells().iter().enumerate() {
            for (column, cell) in record.iter().enumerate().filter(|(_, cell)| is_written(cell)) {
                let returned = unescape(&back[row][column]);
                assert_eq!(one_line(returned), one_line(unescape(cell)), "{} row {row}", table.name);
            }
        }
    }
}

#[tokio::test]
async fn figures_that_a_spreadsheet_has_saved_are_the_same_when_they_come_back() {
    let Some(office) = Office::here() else { return };
    let (app, _) = full_of_typed_formulas().await;
    let bytes = app.browser().get("/data/measurements.csv").await.bytes;
    office.open(&[Table { name: "measurements".to_owned(), separator: b',', bytes }]);
    let book = std::fs::read(office.file("measurements.xlsx")).unwrap();
    let mut controller = signed_in(&app, "controller").await;
    let waiting = controller.upload("/imports/new", "measurements.xlsx", &book).await;
    assert_eq!(waiting.status, StatusCode::SEE_OTHER, "{}", waiting.body);
    controller.post(waiting.location(), &[]).await;
    let log = controller.get(waiting.location()).await;
    assert_eq!(log.status, StatusCode::SEE_OTHER, "it went in: {}", log.body);
    let log = controller.get(log.location()).await;
    assert!(log.body.contains("Nya värden: 0. Rättade värden: 0."), "{}", log.body);
}
