//! From the cells of a table to measurements: which column is which, and what each cell says.

use super::sign::{Doubtful, Signs};
use super::table::{Cell, Notes};
use domain::exchange::Cell as _;
use domain::field::{FieldErrors, Problem};
use domain::import::{CellErrors, CellProblem, ColumnRole, FileProblem, HowToRead, Incoming, IncomingPeriod, Mapping};
use domain::measurement::{Outcome, Reading, Sex};

/// What a file holds, as far as it could be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The names of the columns.
    pub(crate) header: Vec<String>,
    /// The first rows, to recognise the columns by.
    pub(crate) first: Vec<Vec<String>>,
    /// Which column is which.
    pub(crate) mapping: Mapping,
    /// How many rows it has below the header.
    pub(crate) count: u64,
    /// How many of them are earlier versions, which are not imported.
    pub(crate) earlier: u64,
    /// What could be read.
    pub(crate) rows: Vec<Incoming>,
    /// What could not.
    pub(crate) errors: CellErrors,
    /// What was found out about the file.
    pub(crate) notes: Notes,
    /// What tells which sign its decimals have.
    pub(crate) signs: Signs,
}

/// How many rows are shown beside the choice of columns.
const SHOWN: usize = 3;

/// Whether the bytes are a table at all, going by its first rows, and what was found out about it.
pub(crate) fn probe(bytes: &[u8], how: &HowToRead) -> Result<Notes, FileProblem> {
    let mut widest = 0;
    let notes = super::table::read(bytes, how, &mut |row, cells| {
        widest = widest.max(cells.len());
        row < PROBED
    })?;
    if widest < 2 { Err(FileProblem::NoHeader) } else { Ok(notes) }
}

/// How many rows are looked at to see whether a file is a table.
const PROBED: u64 = 20;

/// Reads the measurements of a file; `chosen` says which column is which, or it is guessed from the names.
pub(crate) fn read(bytes: &[u8], how: &HowToRead, chosen: Option<Mapping>) -> Result<Sheet, FileProblem> {
    let mut sheet = Sheet::default();
    let mut has_header = false;
    let mut chosen = chosen;
    let notes = super::table::read(bytes, how, &mut |row, cells| {
        if cells.iter().all(|cell| cell.text.is_empty()) {
            return true;
        }
        if has_header {
            sheet.take(row, cells);
        } else {
            has_header = true;
            sheet.header = cells.iter().map(|cell| cell.text.clone()).collect();
            sheet.mapping = chosen.take().unwrap_or_else(|| guess(&sheet.header));
            // A file that Verkan wrote has no sign between thousands, and this column, which nobody writes by hand.
            let is_own = sheet.header.iter().any(|name| name == ColumnRole::SupersededOn.word());
            sheet.signs = Signs::new(how.decimal_sign, is_own);
            sheet.require_columns();
        }
        true
    })?;
    sheet.notes = notes;
    if sheet.header.len() < 2 {
        return Err(FileProblem::NoHeader);
    }
    sheet.settle_signs();
    Ok(sheet)
}

/// The words that columns are known by; lower case, in the order of likeliness.
const NAMES: &[(ColumnRole, &[&str])] = &[
    (
        ColumnRole::Indicator,
        &["indicator", "indikator", "nyckeltal", "nyckeltals-id", "kpi", "mått", "external_id", "id", "measure"],
    ),
    (ColumnRole::Comparison, &["comparison", "jämförelse", "jämförs med", "serie", "series", "kommun", "municipality"]),
    (ColumnRole::Period, &["period", "år", "year", "tid", "månad", "month", "mätperiod"]),
    (ColumnRole::Sex, &["sex", "kön", "gender"]),
    (ColumnRole::Outcome, &["outcome", "utfallstyp", "status", "orsak", "typ"]),
    (ColumnRole::Value, &["value", "värde", "utfall", "resultat", "tal", "figure"]),
    (
        ColumnRole::ReportedOn,
        &["reported_on", "rapporterat", "rapporterad", "publicerad", "publicerat", "datum", "date", "published"],
    ),
    (ColumnRole::SupersededOn, &["superseded_on"]),
    (ColumnRole::Source, &["source", "källa"]),
    (ColumnRole::Note, &["note", "anmärkning", "notering", "kommentar", "comment"]),
];

/// Which column is which, by their names: one that is called just so goes before one that starts so.
pub(crate) fn guess(header: &[String]) -> Mapping {
    let header: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    let mut mapping = Mapping::default();
    for starts_so in [false, true] {
        for (role, names) in NAMES {
            if mapping.column(*role).is_some() {
                continue;
            }
            let is_called = |name: &str, known: &str| if starts_so { name.starts_with(known) } else { name == known };
            let found = names.iter().find_map(|known| {
                header.iter().enumerate().position(|(at, name)| !mapping.takes(at) && is_called(name, known))
            });
            if let Some(at) = found {
                mapping.set(*role, Some(at));
            }
        }
    }
    // The only dates there are say when the figures are of.
    if mapping.column(ColumnRole::Period).is_none() {
        let dates =
            mapping.column(ColumnRole::ReportedOn).filter(|at| ["datum", "date"].contains(&header[*at].as_str()));
        if let Some(at) = dates {
            mapping.set(ColumnRole::ReportedOn, None);
            mapping.set(ColumnRole::Period, Some(at));
        }
    }
    mapping
}

/// Without these columns there are no measurements.
const NEEDED: [ColumnRole; 3] = [ColumnRole::Indicator, ColumnRole::Period, ColumnRole::Value];

impl Sheet {
    /// Tells of the columns that are missing.
    fn require_columns(&mut self) {
        for role in NEEDED {
            if self.mapping.column(role).is_none() {
                self.errors.add(1, role.word(), "", CellProblem::MissingColumn);
            }
        }
    }

    fn take(&mut self, row: u64, cells: &[Cell]) {
        self.count += 1;
        if self.first.len() < SHOWN {
            self.first.push(cells.iter().map(|cell| cell.text.clone()).collect());
        }
        // Without its columns every cell would be wrong, and none of it worth telling.
        if NEEDED.iter().any(|role| self.mapping.column(*role).is_none()) {
            return;
        }
        if self.cell(cells, ColumnRole::SupersededOn).is_some_and(|cell| !cell.text.is_empty()) {
            self.earlier += 1;
            return;
        }
        let mut reader = RowReader { sheet: self, row, cells, doubtful: None };
        if let Some(incoming) = reader.read() {
            let doubtful = reader.doubtful.take();
            self.signs.doubt(doubtful.map(|doubtful| (self.rows.len(), doubtful)));
            self.rows.push(incoming);
        }
    }

    fn cell<'a>(&self, cells: &'a [Cell], role: ColumnRole) -> Option<&'a Cell> {
        self.mapping.column(role).and_then(|at| cells.get(at))
    }

    /// The name of the column that holds this.
    fn column(&self, role: ColumnRole) -> String {
        let column = self.mapping.column(role).and_then(|at| self.header.get(at));
        column.cloned().unwrap_or_else(|| role.word().to_owned())
    }

    /// Reads the numbers that can be read in two ways as the rest of their column has it; where that does not tell, somebody has
    /// to.
    fn settle_signs(&mut self) {
        let column = self.column(ColumnRole::Value);
        for (at, doubtful) in self.signs.take_doubtful() {
            let incoming = &mut self.rows[at];
            match self.signs.settle(&doubtful) {
                Some(number) => {
                    incoming.reading =
                        Reading::new(incoming.reading.outcome(), Some(number)).unwrap_or(incoming.reading);
                }
                None => self.errors.add(incoming.row, &column, &doubtful.typed, CellProblem::AmbiguousNumber),
            }
        }
    }
}

struct RowReader<'a> {
    sheet: &'a mut Sheet,
    row: u64,
    cells: &'a [Cell],
    /// The value, when it can be read in two ways.
    doubtful: Option<Doubtful>,
}

impl RowReader<'_> {
    fn read(&mut self) -> Option<Incoming> {
        let period = self.period();
        let sex = self.sex();
        let reading = self.reading();
        let reported_on = self.date();
        let indicator = self.plain(ColumnRole::Indicator);
        let comparison = self.plain(ColumnRole::Comparison);
        let source = self.words(ColumnRole::Source, 500);
        let note = self.words(ColumnRole::Note, 1000);
        Some(Incoming {
            row: self.row,
            indicator: indicator?,
            comparison: comparison?,
            period: period?,
            sex: sex?,
            reading: reading?,
            reported_on: reported_on?,
            source: source?,
            note: note?,
            withdrawn: false,
        })
    }

    fn cell(&self, role: ColumnRole) -> Option<&Cell> {
        self.sheet.cell(self.cells, role)
    }

    fn text(&self, role: ColumnRole) -> &str {
        self.cell(role).map_or("", |cell| &cell.text)
    }

    fn bad(&mut self, role: ColumnRole, problem: CellProblem) {
        let column = self.sheet.column(role);
        let value = self.text(role).to_owned();
        self.sheet.errors.add(self.row, &column, &value, problem);
    }

    /// A formula gives what it came to somewhere else, some other day: not a figure to keep.
    fn is_no_formula(&mut self, role: ColumnRole) -> Option<()> {
        if self.cell(role).is_some_and(|cell| cell.is_formula) {
            self.bad(role, CellProblem::Formula);
            return None;
        }
        Some(())
    }

    fn plain(&mut self, role: ColumnRole) -> Option<String> {
        self.is_no_formula(role)?;
        Some(self.text(role).to_owned())
    }

    /// Words that people wrote; `Some(None)` when the file has no such column.
    fn words(&mut self, role: ColumnRole, most: usize) -> Option<Option<String>> {
        if self.sheet.mapping.column(role).is_none() {
            return Some(None);
        }
        let mut errors = FieldErrors::default();
        let text = errors.text("", self.text(role), most);
        if let Some(error) = errors.0.into_iter().next() {
            self.bad(role, CellProblem::Field(error.problem));
            return None;
        }
        Some(Some(text))
    }

    fn period(&mut self) -> Option<IncomingPeriod> {
        self.is_no_formula(ColumnRole::Period)?;
        match IncomingPeriod::read(self.text(ColumnRole::Period)) {
            Ok(period) => Some(period),
            Err(problem) => {
                self.bad(ColumnRole::Period, CellProblem::Field(problem));
                None
            }
        }
    }

    fn sex(&mut self) -> Option<Sex> {
        let sex = sex(self.text(ColumnRole::Sex));
        if sex.is_none() {
            self.bad(ColumnRole::Sex, CellProblem::Field(Problem::NotAChoice));
        }
        sex
    }

    fn date(&mut self) -> Option<Option<chrono::NaiveDate>> {
        match Option::<chrono::NaiveDate>::read(self.text(ColumnRole::ReportedOn)) {
            Ok(day) => Some(day),
            Err(problem) => {
                self.bad(ColumnRole::ReportedOn, CellProblem::Field(problem));
                None
            }
        }
    }

    fn reading(&mut self) -> Option<Reading> {
        self.is_no_formula(ColumnRole::Value)?;
        let typed = self.text(ColumnRole::Value).to_owned();
        let told = self.text(ColumnRole::Outcome).to_owned();
        // The reason for no value may stand where the value would.
        let instead = outcome(&typed).filter(|outcome| !outcome.has_value());
        let outcome = match outcome(&told) {
            Some(outcome) => outcome,
            None if !told.is_empty() => {
                self.bad(ColumnRole::Outcome, CellProblem::Field(Problem::NotAChoice));
                return None;
            }
            None => instead.unwrap_or(Outcome::Final),
        };
        let value = if instead.is_some() || typed.is_empty() { None } else { self.number(&typed)?.into() };
        let reading = Reading::new(outcome, value);
        if reading.is_err() {
            let problem = if value.is_some() { Problem::NumberNotExpected } else { Problem::Required };
            self.bad(ColumnRole::Value, CellProblem::Field(problem));
        }
        reading.ok()
    }

    fn number(&mut self, typed: &str) -> Option<f64> {
        let is_number = self.cell(ColumnRole::Value).is_some_and(|cell| cell.is_number);
        let read =
            if is_number { typed.parse().ok().map(|number| (number, None)) } else { self.sheet.signs.read(typed) };
        match read {
            Some((number, doubtful)) => {
                self.doubtful = doubtful;
                Some(number)
            }
            None => {
                self.bad(ColumnRole::Value, CellProblem::Field(Problem::NotANumber));
                None
            }
        }
    }
}

/// Whom a value covers; nothing said is everybody.
fn sex(told: &str) -> Option<Sex> {
    match told.to_lowercase().as_str() {
        "" | "t" | "totalt" | "alla" | "total" | "everybody" | "all" => Some(Sex::Total),
        "k" | "f" | "kvinnor" | "kvinna" | "flickor" | "women" | "female" | "girls" => Some(Sex::Women),
        "m" | "män" | "man" | "pojkar" | "men" | "male" | "boys" => Some(Sex::Men),
        _ => None,
    }
}

/// What kind of outcome the words mean.
fn outcome(told: &str) -> Option<Outcome> {
    let told = told.to_lowercase();
    Outcome::from_word(&told).or(match told.as_str() {
        "slutlig" | "slutligt" => Some(Outcome::Final),
        "preliminär" | "preliminärt" => Some(Outcome::Preliminary),
        "deltog inte" | "deltog ej" | "did not take part" => Some(Outcome::DidNotTakePart),
        "inte publicerat än" | "ej publicerat" | "not yet published" => Some(Outcome::NotYetPublished),
        "inte mätt" | "ej mätt" | "not measured" | ".." => Some(Outcome::NotMeasured),
        _ => None,
    })
}
