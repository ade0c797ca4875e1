//! What is carried out opens as text in a spreadsheet and comes back as it was (limits S9); figures keep every digit.

use crate::app::TestApp;
use crate::texts::{rewrite, signed_in};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::exchange::{Archive, MeasurementRow};
use std::io::Read;

/// Texts that spreadsheet programs would run, and such as look escaped already.
pub(crate) const FORMULAS: [&str; 14] = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=HYPERLINK(\"http://evil.example\";\"x\")",
    "=cmd|' /C calc'!A0",
    "+46 322 61 60 00",
    "-",
    "'=1+1",
    "''@x",
    "=1;2,3\n\"rad två\"",
    "@",
];

/// The columns in which anybody may have written something.
const TEXTS: [&str; 14] = [
    "name",
    "short_name",
    "source",
    "name_sv",
    "name_en",
    "title",
    "for_whom",
    "why",
    "paragraph",
    "description",
    "category",
    "unit_of_measure",
    "method",
    "note",
];

/// The sample with formulas for texts, in a Verkan of its own.
pub(crate) async fn full_of_formulas() -> (TestApp, Archive) {
    full_of(&FORMULAS).await
}

/// The sample with these texts, as far as somebody can write them in a form: nothing stands before them.
pub(crate) async fn full_of_typed_formulas() -> (TestApp, Archive) {
    let typed: Vec<&str> = FORMULAS.into_iter().filter(|text| text.trim() == *text).collect();
    full_of(&typed).await
}

async fn full_of(texts: &[&str]) -> (TestApp, Archive) {
    let sample = TestApp::with_sample().await;
    let mut archive = sample.store.export_archive(&Actor::System).await.unwrap();
    archive.events.clear();
    rewrite(&mut archive, &TEXTS, |place| texts[(place.row + place.column) % texts.len()].to_owned());
    let app = TestApp::empty().await;
    app.store.import_archive(&Actor::System, archive.clone()).await.unwrap();
    (app, archive)
}

/// Every cell of the table is text or a number to a spreadsheet, never a formula.
fn check_cells(table: &[u8], separator: u8, place: &str) -> usize {
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(table);
    let mut formulas = 0;
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{place}: {cell:?}");
            formulas += usize::from(FORMULAS.contains(&domain::exchange::unescape(cell)));
        }
    }
    formulas
}

#[tokio::test]
async fn no_cell_of_any_file_is_run_and_every_text_comes_back() {
    let (app, before) = full_of_formulas().await;
    let mut controller = signed_in(&app, "controller").await;
    let zipped = controller.post("/export.zip", &[]).await;
    assert_eq!(zipped.status, StatusCode::OK);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zipped.bytes.clone())).unwrap();
    let mut formulas = 0;
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let name = file.name().unwrap().to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name.ends_with(".csv") {
            formulas += check_cells(&content, b',', &name);
        }
    }
    for name in ["goals", "indicators", "comparisons", "units", "measurements"] {
        let file = app.browser().get(&format!("/data/{name}.csv")).await;
        formulas += check_cells(&file.bytes, b',', name);
        assert_eq!(file.headers["x-content-type-options"], "nosniff");
        assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"), "{name}");
    }
    for id in 1..=20 {
        let file = app.browser().get(&format!("/indicators/{id}/measurements.csv")).await;
        formulas += check_cells(&file.bytes, b';', &format!("indicator {id}"));
    }
    assert!(formulas > 1_000, "{formulas} cells held what looks like a formula");

    let read = server::import::archive::from_zip(&zipped.bytes).unwrap();
    let other = TestApp::empty().await;
    other.store.import_archive(&Actor::System, read).await.unwrap();
    let mut after = other.store.export_archive(&Actor::System).await.unwrap();
    (after.events, after.imports) = (before.events.clone(), before.imports.clone());
    assert_eq!(after, before, "every text is as it was");
}

#[tokio::test]
async fn a_file_that_was_taken_out_is_imported_again_and_changes_nothing() {
    let (app, _) = full_of_typed_formulas().await;
    let mut controller = signed_in(&app, "controller").await;
    let file = controller.get("/data/measurements.csv").await;
    let reply = controller.upload("/imports/new", "measurements.csv", &file.bytes).await;
    let waiting = reply.location().to_owned();
    let review = controller.get(&waiting).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.body);
    assert!(!review.body.contains("Cellen är en formel."), "{}", review.body);
    assert!(!review.body.contains("disabled"), "nothing has to be mended: {}", review.body);
    controller.post(&waiting, &[]).await;
    let address = controller.get(&waiting).await.location().to_owned();
    let done = controller.get(&address).await;
    assert!(done.body.contains("Nya värden: 0. Rättade värden: 0."), "{}", done.body);
}

/// Figures of every size that people write, and such as rounding has hurt before.
fn odd_figures() -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let random = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        if state & 1 == 0 { f64::from_bits(state) } else { (state >> 11) as f64 / 4_096.0 * 1e-7 }
    });
    let known = [0.1 + 0.2, 1.0 / 3.0, 5e-324, f64::MAX, f64::MIN, -123_456_789.012_345_68];
    known.into_iter().chain(random.filter(|value| value.is_finite())).take(800).collect()
}

#[tokio::test]
async fn every_figure_survives_both_forms_of_the_archive() {
    let (figures, sample) = (odd_figures(), TestApp::with_sample().await);
    let mut archive = sample.store.export_archive(&Actor::System).await.unwrap();
    let first = archive.measurements[0].clone();
    let row = |(year, value): (i32, &f64)| MeasurementRow {
        id: None,
        period: domain::period::Period::Year(year),
        value: Some(*value),
        outcome: domain::measurement::Outcome::Final,
        superseded_on: None,
        import: None,
        ..first.clone()
    };
    archive.measurements = (1900..).zip(&figures).map(row).collect();
    archive.imports.clear();
    archive.events.clear();
    let app = TestApp::empty().await;
    app.store.import_archive(&Actor::System, archive).await.unwrap();
    let zipped = signed_in(&app, "controller").await.post("/export.zip", &[]).await;
    let bits = |values: Vec<f64>| values.into_iter().map(f64::to_bits).collect::<Vec<_>>();
    let read = server::import::archive::from_zip(&zipped.bytes).unwrap().measurements;
    assert_eq!(bits(read.iter().filter_map(|row| row.value).collect()), bits(figures.clone()), "as CSV");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zipped.bytes)).unwrap();
    let mut json = String::new();
    zip.by_name("json/measurements.json").unwrap().read_to_string(&mut json).unwrap();
    let read: Vec<MeasurementRow> = serde_json::from_str(&json).unwrap();
    assert_eq!(bits(read.iter().filter_map(|row| row.value).collect()), bits(figures), "as JSON");
}
