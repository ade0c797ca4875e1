//! What was found, as text that reads well in a terminal and as Markdown: printed while it grows, and kept.

use std::fmt::Write;
use std::time::Duration;

/// The report so far.
#[derive(Default)]
pub(crate) struct Report(String);

impl Report {
    /// A heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.add(&format!("\n## {text}\n\n"));
    }

    /// A line of text, or of a list.
    pub(crate) fn line(&mut self, text: &str) {
        self.add(&format!("{text}\n"));
    }

    /// A table whose columns stand under each other, parted from the text around it as Markdown wants it; all columns but the first
    /// are numbers and stand to the right.
    pub(crate) fn table(&mut self, header: &[&str], rows: &[Vec<String>]) {
        let widths: Vec<usize> = (0..header.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
                cells.chain([header[column].chars().count()]).max().unwrap_or_default()
            })
            .collect();
        let mut text = "\n".to_owned();
        text.push_str(&row(&header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), &widths));
        for (column, width) in widths.iter().enumerate() {
            let line = "-".repeat(width + 1);
            let _ = if column == 0 { write!(text, "|-{line}") } else { write!(text, "|{line}:") };
        }
        text.push_str("|\n");
        for cells in rows {
            text.push_str(&row(cells, &widths));
        }
        text.push('\n');
        self.add(&text);
    }

    /// Everything so far.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    fn add(&mut self, text: &str) {
        print!("{text}");
        self.0.push_str(text);
    }
}

fn row(cells: &[String], widths: &[usize]) -> String {
    let mut text = String::new();
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let _ = if column == 0 { write!(text, "| {cell:<width$} ") } else { write!(text, "| {cell:>width$} ") };
    }
    text.push_str("|\n");
    text
}

/// Milliseconds with two decimals.
pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// Kilobytes of 1,000 bytes.
pub(crate) fn kilobytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1000.0)
}

/// Megabytes of 1,048,576 bytes, as the kernel and the bars count memory.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1_048_576.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let mut report = Report::default();
        report.table(&["page", "ms"], &[vec!["goal".to_owned(), "1.25".to_owned()]]);
        assert_eq!(report.text(), "\n| page |   ms |\n|------|-----:|\n| goal | 1.25 |\n\n");
    }
}
