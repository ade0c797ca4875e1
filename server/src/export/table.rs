//! Tables as CSV that Swedish Excel opens with a double click: UTF-8 with a byte order mark, semicolons, decimal comma.
//!
//! For people; the archive beside is for machines. Text that a spreadsheet would run as a formula is escaped as there.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::exchange::escape;

/// A table being written, row by row.
#[derive(Default)]
pub(crate) struct Csv {
    text: String,
}

impl Csv {
    /// A table with this heading row.
    pub(crate) fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self { text: String::from('\u{feff}') };
        csv.row(heads.into_iter().map(Cell::text));
        csv
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        for (index, Cell(cell)) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(';');
            }
            self.text.push_str(&cell);
        }
        self.text.push_str("\r\n");
    }

    /// The table as a file to save under `name`, which may hold any letters.
    pub(crate) fn into_response(self, name: &str) -> Response {
        let mut response = self.text.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
        headers.insert(header::CONTENT_DISPOSITION, disposition(name));
        response
    }

    #[cfg(test)]
    fn as_str(&self) -> &str {
        &self.text
    }
}

/// A cell as it stands in the file.
pub(crate) struct Cell(String);

impl Cell {
    /// Text, kept from being a formula.
    pub(crate) fn text(text: &str) -> Self {
        let safe = escape(text);
        if safe.contains(['"', ';', '\n', '\r']) {
            Self(format!("\"{}\"", safe.replace('"', "\"\"")))
        } else {
            Self(safe.into_owned())
        }
    }

    /// A number with every decimal that it has; empty when there is none.
    pub(crate) fn number(value: Option<f64>) -> Self {
        Self(value.map(domain::number::typed).unwrap_or_default())
    }
}

/// How a file is named so that every browser saves it under that name (RFC 6266): plain letters, and the whole name encoded.
pub(crate) fn disposition(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'Å' | 'Ä' => 'A',
            'ö' | 'ø' => 'o',
            'Ö' => 'O',
            'é' | 'è' => 'e',
            letter if letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_' | ' ') => letter,
            _ => '_',
        })
        .collect();
    let value = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", app::link::encode(name));
    HeaderValue::from_str(&value).unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_opens_in_swedish_excel() {
        let mut csv = Csv::new(["period", "värde"]);
        csv.row([Cell::text("2025"), Cell::number(Some(-0.89))]);
        csv.row([Cell::text("2026"), Cell::number(None)]);
        assert_eq!(csv.as_str(), "\u{feff}period;värde\r\n2025;-0,89\r\n2026;\r\n");
    }

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            let Cell(cell) = Cell::text(text);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{text:?} became {cell:?}");
        }
        assert_eq!(Cell::text("a;\"b\"").0, "\"a;\"\"b\"\"\"");
    }

    #[test]
    fn a_file_name_keeps_its_letters_and_breaks_no_header() {
        assert_eq!(
            disposition("Nöjda \"kunder\".csv"),
            "attachment; filename=\"Nojda _kunder_.csv\"; filename*=UTF-8''N%C3%B6jda%20%22kunder%22.csv"
        );
        assert_eq!(
            disposition("a\r\nSet-Cookie: x"),
            "attachment; filename=\"a__Set-Cookie_ x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"
        );
    }
}
