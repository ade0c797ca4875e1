//! How a file is read: found out, shown, and said otherwise where that was wrong.

use crate::form::Form;
use crate::markup::{escape, options};
use crate::text::Text;
use domain::import::{ColumnRole, HowToRead, Mapping, Separator, TextEncoding};
use domain::number::DecimalSign;
use leptos::prelude::*;

/// What was found out about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNotes {
    /// Its encoding.
    pub encoding: Option<TextEncoding>,
    /// Whether the encoding is a guess.
    pub encoding_is_guessed: bool,
    /// What stands between its cells.
    pub separator: Option<Separator>,
    /// What stands before the decimals of its numbers, where it was said or the numbers tell.
    pub decimal_sign: Option<DecimalSign>,
    /// How many rows it has, also those that cannot be read.
    pub rows: Option<u64>,
    /// How many of them are earlier versions, which are passed over.
    pub earlier: u64,
}

/// A column of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its first rows hold.
    pub first: Vec<String>,
}

/// How a file is read; an answer from Kolada has no columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The columns of the file.
    pub columns: Vec<Column>,
    /// Which is which.
    pub mapping: Mapping,
    /// How it is read, whether found out or chosen.
    pub how: HowToRead,
    /// The sheets to choose among.
    pub sheets: Vec<String>,
}

impl Settings {
    /// A column as the file calls it: what is not a name of its own is what the column was read as.
    pub(super) fn column_name(&self, text: Text, told: String) -> String {
        let Some(role) = ColumnRole::from_word(&told) else { return told };
        let column = self.mapping.column(role).and_then(|at| self.columns.get(at));
        column.map_or_else(|| role_name(text, role), |column| column.name.clone())
    }
}

/// What was found out, in a few words each.
pub(super) fn facts(text: Text, notes: &FileNotes, rows: u64) -> Vec<String> {
    let decimal = notes.decimal_sign.map(|sign| match sign {
        DecimalSign::Comma => text.import_decimal_comma(),
        DecimalSign::Point => text.import_decimal_point(),
    });
    let facts = [
        notes.encoding.map(|encoding| encoding_name(encoding).to_owned()),
        notes.separator.map(|separator| separator_name(text, separator)),
        decimal,
        Some(text.import_rows(notes.rows.unwrap_or(rows))),
        (notes.earlier > 0).then(|| text.import_earlier(notes.earlier)),
    ];
    facts.into_iter().flatten().collect()
}

/// The name of an encoding, as people know it.
const fn encoding_name(encoding: TextEncoding) -> &'static str {
    match encoding {
        TextEncoding::Utf8 => "UTF-8",
        TextEncoding::Utf16 => "UTF-16",
        TextEncoding::Windows1252 => "Windows-1252",
        TextEncoding::Macintosh => "Mac OS Roman",
    }
}

fn separator_name(text: Text, separator: Separator) -> String {
    match separator {
        Separator::Semicolon => text.import_semicolon(),
        Separator::Tab => text.import_tab(),
        Separator::Comma => text.import_comma(),
    }
}

/// The form that says how the file is read: its signs, its sheet, and what each column is.
#[component]
pub(super) fn SettingsForm(text: Text, id: i64, settings: Settings, open: bool) -> impl IntoView {
    let fields = Form::fresh(text);
    view! {
        <section class="card">
            <details open=open>
                <summary>{text.import_how_read()}</summary>
                <form class="form" method="post" action=format!("/imports/waiting/{id}/mapping")>
                    {fields.head(&[])}
                    <How text how=settings.how.clone() sheets=settings.sheets.clone() />
                    <Columns text settings />
                    <div class="actions">
                        <button class="ds-button" data-variant="secondary" type="submit">{text.import_read_again()}</button>
                    </div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn How(text: Text, how: HowToRead, sheets: Vec<String>) -> impl IntoView {
    let encoding = how.encoding.map(|chosen| {
        let choices = TextEncoding::ALL.iter().map(|known| (known.word(), encoding_name(*known)));
        choice("encoding", text.import_encoding(), one_of(choices, chosen.word()))
    });
    let separator = how.separator.map(|chosen| {
        let choices = Separator::ALL.iter().map(|known| (known.word(), separator_name(text, *known)));
        choice("separator", text.import_separator(), one_of(choices, chosen.word()))
    });
    let sheet = (sheets.len() > 1).then(|| {
        let choices = sheets.iter().map(|name| (name.as_str(), name.as_str()));
        choice("sheet", text.import_sheet(), one_of(choices, how.sheet.as_deref().unwrap_or_default()))
    });
    let signs = [
        (DecimalSign::Comma.word(), text.import_decimal_sign_comma()),
        (DecimalSign::Point.word(), text.import_decimal_sign_point()),
    ];
    let chosen = how.decimal_sign.map_or("", DecimalSign::word);
    let sign =
        choice("decimal_sign", text.import_decimal_sign(), options(&text.import_decimal_sign_seen(), signs, chosen));
    view! { <div class="field-row">{encoding}{separator}{sheet}{sign}</div> }
}

/// A choice among these, one of which always holds.
fn one_of<V: AsRef<str>, W: AsRef<str>>(choices: impl IntoIterator<Item = (V, W)>, chosen: &str) -> String {
    let mut text = String::new();
    for (value, words) in choices {
        let selected = if value.as_ref() == chosen { " selected" } else { "" };
        let (value, words) = (escape(value.as_ref()), escape(words.as_ref()));
        text += &format!(r#"<option value="{value}"{selected}>{words}</option>"#);
    }
    text
}

fn choice(name: &'static str, label: String, choices: String) -> impl IntoView + use<> {
    view! {
        <div class="ds-field">
            <label class="ds-label" r#for=name>{label}</label>
            <select class="ds-input" id=name name=name inner_html=choices></select>
        </div>
    }
}

#[component]
fn Columns(text: Text, settings: Settings) -> impl IntoView {
    let Settings { columns, mapping, .. } = settings;
    let rows: Vec<_> = columns
        .into_iter()
        .enumerate()
        .map(|(at, column)| {
            let chosen = ColumnRole::ALL.iter().find(|role| mapping.column(**role) == Some(at));
            let roles = ColumnRole::ALL.iter().map(|role| (role.word(), role_name(text, *role)));
            let roles = options(&text.import_role_none(), roles, chosen.map_or("", |role| role.word()));
            let name = if column.name.is_empty() { text.import_unnamed((at + 1) as u64) } else { column.name };
            view! {
                <tr>
                    <th scope="row" id=format!("column-{at}-name")>{name}</th>
                    <td>{cells_of(&column.first)}</td>
                    <td>
                        <select class="ds-input" name="column" id=format!("column-{at}")
                            aria-labelledby=format!("column-{at}-name") inner_html=roles></select>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=text.import_columns()>
            <table class="table table--map">
                <caption>{text.import_columns_caption()}</caption>
                <thead><tr>
                    <th scope="col">{text.import_column()}</th>
                    <th scope="col">{text.import_first_rows()}</th>
                    <th scope="col">{text.import_read_as()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What the first rows hold, those that hold something.
fn cells_of(first: &[String]) -> Option<impl IntoView + use<>> {
    let cells: Vec<&str> = first.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    (!cells.is_empty()).then(|| view! { <span class="cell-value">{cells.join(" · ")}</span> })
}

/// What a column holds, in words.
fn role_name(text: Text, role: ColumnRole) -> String {
    match role {
        ColumnRole::Indicator => text.import_role_indicator(),
        ColumnRole::Comparison => text.import_role_comparison(),
        ColumnRole::Period => text.import_role_period(),
        ColumnRole::Sex => text.import_role_sex(),
        ColumnRole::Outcome => text.import_role_outcome(),
        ColumnRole::Value => text.import_role_value(),
        ColumnRole::ReportedOn => text.import_role_reported_on(),
        ColumnRole::SupersededOn => text.import_role_superseded_on(),
        ColumnRole::Source => text.import_role_source(),
        ColumnRole::Note => text.import_role_note(),
    }
}
