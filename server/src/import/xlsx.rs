//! Excel workbooks, behind a guard: calamine is handed only what has been counted.

use super::table::{Cell, Listener, MOST_COLUMNS, MOST_ROWS, Notes};
use super::unpack;
use calamine::{DataRef, Reader, Xlsx};
use domain::exchange::unescape;
use domain::import::FileProblem;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the sheet of this name, or the first of the workbook that has any cells.
pub(crate) fn read(bytes: &[u8], sheet: Option<&str>, listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    unpack::require_harmless_workbook(bytes)?;
    // A reader of a format this large may panic on bytes that nobody has tried; the file is then broken, and we are not.
    catch_unwind(AssertUnwindSafe(|| read_guarded(bytes, sheet, listener))).unwrap_or(Err(FileProblem::Broken))
}

fn read_guarded(bytes: &[u8], sheet: Option<&str>, listener: &mut Listener<'_>) -> Result<Notes, FileProblem> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileProblem::UnknownFormat)?;
    let sheets = workbook.sheet_names();
    let chosen = sheet.filter(|name| sheets.iter().any(|known| known == name));
    for name in sheets.iter().filter(|name| chosen.is_none_or(|chosen| chosen == *name)) {
        let mut has_cells = false;
        let mut hear = |row: u64, cells: &[Cell]| {
            has_cells = true;
            listener(row, cells)
        };
        read_sheet(&mut workbook, name, &mut hear)?;
        if has_cells {
            return Ok(Notes { sheet: Some(name.clone()), sheets, ..Notes::default() });
        }
    }
    Err(FileProblem::Empty)
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, listener: &mut Listener<'_>) -> Result<(), FileProblem> {
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(()) };
    let mut row: Vec<Cell> = Vec::new();
    let mut number = 0;
    // The variant that gives formulas as such: the one that spells shared ones out can be made to take any amount of memory.
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|_| FileProblem::Broken)? {
        let text = text(&record.value);
        let is_formula = record.formula.is_some();
        if text.is_empty() && !is_formula {
            continue;
        }
        let (at, column) = (u64::from(record.pos.0) + 1, record.pos.1 as usize);
        if column >= MOST_COLUMNS {
            return Err(FileProblem::CellsTooFar);
        }
        if at > MOST_ROWS {
            // Far below with nothing between is a stray cell; otherwise the table is long.
            return Err(if number + 1 < at { FileProblem::CellsTooFar } else { FileProblem::TooManyRows });
        }
        if at < number {
            return Err(FileProblem::Broken);
        }
        if at > number {
            if number > 0 && !listener(number, &row) {
                return Ok(());
            }
            row.clear();
            number = at;
        }
        if row.len() <= column {
            row.resize(column + 1, Cell::default());
        }
        let is_number = matches!(record.value, DataRef::Int(_) | DataRef::Float(_));
        row[column] = Cell { text, is_formula, is_number };
    }
    if number > 0 {
        listener(number, &row);
    }
    Ok(())
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => unescape(text).trim().to_owned(),
        DataRef::SharedString(text) => unescape(text).trim().to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) => text.get(..10).unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => format!("{error}"),
        DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::import::table::Cell;
    use domain::import::FileProblem;
    use rust_xlsxwriter::{Format, Formula, Workbook};
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, name) in ["mått", "år", "värde"].iter().enumerate() {
            sheet.write_string(0, column as u16, *name).unwrap();
        }
        sheet.write_string(1, 0, "A").unwrap();
        sheet.write_number(1, 1, 2025).unwrap();
        sheet.write_number(1, 2, 12.5).unwrap();
        // What was carried out as text, opened in a spreadsheet and saved.
        sheet.write_string(2, 0, "'=1+1").unwrap();
        sheet.write_formula(2, 2, Formula::new("=C2*2").set_result("25")).unwrap();
        workbook.save_to_buffer().unwrap()
    }

    fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<Cell>)>, FileProblem> {
        rows_of(bytes, None)
    }

    fn rows_of(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<(u64, Vec<Cell>)>, FileProblem> {
        let mut rows = Vec::new();
        read(bytes, sheet, &mut |row, cells: &[Cell]| {
            rows.push((row, cells.to_vec()));
            true
        })?;
        Ok(rows)
    }

    /// The workbook with one of its parts replaced.
    fn with_part(part: &str, content: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
        let bytes = workbook();
        let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..from.len() {
            let mut file = from.by_index(index).unwrap();
            let name = file.name().unwrap().to_string();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            to.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            to.write_all(&if name == part { content(text) } else { text.into_bytes() }).unwrap();
        }
        to.finish().unwrap().into_inner()
    }

    #[test]
    fn numbers_texts_and_formulas_are_read() {
        let rows = rows(&workbook()).unwrap();
        let plain = |text: &str| Cell { text: text.to_owned(), ..Cell::default() };
        let number = |text: &str| Cell { is_number: true, ..plain(text) };
        assert_eq!(rows[0], (1, vec![plain("mått"), plain("år"), plain("värde")]));
        assert_eq!(rows[1], (2, vec![plain("A"), number("2025"), number("12.5")]));
        assert_eq!(rows[2].1[0], plain("=1+1"), "the apostrophe is taken away as from CSV");
        assert_eq!((rows[2].0, rows[2].1[2].is_formula), (3, true));
    }

    #[test]
    fn the_sheet_that_was_chosen_is_read_and_dates_are_days() {
        let mut workbook = Workbook::new();
        workbook
            .add_worksheet()
            .set_name("Läs mig")
            .unwrap()
            .write_string(0, 0, "Tabellen står på nästa blad")
            .unwrap();
        let sheet = workbook.add_worksheet().set_name("Siffror").unwrap();
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 12, 31).unwrap();
        sheet.write_datetime_with_format(0, 0, &day, &Format::new().set_num_format("mmm-yy")).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let text = |sheet| rows_of(&bytes, sheet).unwrap()[0].1[0].text.clone();
        assert_eq!(text(None), "Tabellen står på nästa blad");
        assert_eq!(text(Some("Siffror")), "2024-12-31");
        assert_eq!(text(Some("finns inte")), text(None));
        let notes = read(&bytes, Some("Siffror"), &mut |_, _| true).unwrap();
        assert_eq!(
            (notes.sheets, notes.sheet),
            (vec!["Läs mig".to_owned(), "Siffror".to_owned()], Some("Siffror".to_owned()))
        );
    }

    #[test]
    fn a_far_cell_is_refused() {
        for far in ["XFD1048576", "A1048576", "ZZ2"] {
            let bytes = with_part("xl/worksheets/sheet1.xml", |text| {
                text.replace("r=\"A2\"", &format!("r=\"{far}\"")).into_bytes()
            });
            assert_eq!(rows(&bytes), Err(FileProblem::CellsTooFar), "{far}");
        }
    }

    #[test]
    fn bombs_are_refused() {
        let zeros = with_part("xl/worksheets/sheet1.xml", |text| {
            let mut bytes = text.into_bytes();
            bytes.resize(300 << 20, b' ');
            bytes
        });
        assert!(zeros.len() < 2 << 20, "the bomb is small");
        assert_eq!(rows(&zeros), Err(FileProblem::UnpacksTooLarge));
        let promises = with_part("xl/sharedStrings.xml", |text| {
            text.replace("uniqueCount=\"5\"", "uniqueCount=\"99999999999\"").into_bytes()
        });
        assert_eq!(rows(&promises), Err(FileProblem::Broken));
        let shared = with_part("xl/worksheets/sheet1.xml", |text| {
            text.replace("<f>", "<f t=\"shared\" ref=\"A1:XFD1048576\" si=\"4000000000\">").into_bytes()
        });
        assert!(rows(&shared).is_ok(), "a formula that is said to be shared by all cells takes no memory");
        let laughs = with_part("xl/sharedStrings.xml", |text| {
            let entities = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
            text.replacen("<sst", &format!("{entities}<sst"), 1).replace("mått", "&b;").into_bytes()
        });
        assert!(rows(&laughs).is_err(), "entities are not spelled out");
    }

    #[test]
    fn a_million_entries_are_refused() {
        let mut many = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..5_000 {
            many.start_file(format!("{index}"), SimpleFileOptions::default()).unwrap();
        }
        let bytes = many.finish().unwrap().into_inner();
        assert_eq!(rows(&bytes), Err(FileProblem::UnpacksTooLarge));
    }
}
