//! What an import will do, before it does it.

use super::change::{Changes, Told};
use super::{Step, Steps, cell_problem};
use crate::chip::{Glyph, Shape};
use crate::markup::options;
use crate::notice::Receipt;
use crate::text::Text;
use domain::import::{CellErrors, CellProblem, ColumnRole, ImportCounts, ImportPlan, Mapping, WaitingImport};
use domain::number;
use leptos::prelude::*;

/// What was found out about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileNotes {
    /// The name of its encoding.
    pub encoding: Option<&'static str>,
    /// Whether the encoding is a guess.
    pub encoding_is_guessed: bool,
    /// What stands between its cells.
    pub separator: Option<char>,
    /// Whether numbers have a decimal comma.
    pub has_decimal_comma: bool,
    /// How many rows it has, also those that cannot be read.
    pub rows: Option<u64>,
}

/// A column of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What its first rows hold.
    pub first: Vec<String>,
}

/// How the columns of a file are read; an answer from Kolada has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The columns of the file.
    pub columns: Vec<Column>,
    /// Which is which.
    pub mapping: Mapping,
}

impl Settings {
    /// A column as the file calls it: what is not a name of its own is what the column was read as.
    fn column_name(&self, text: Text, told: String) -> String {
        let Some(role) = ColumnRole::from_word(&told) else { return told };
        let column = self.mapping.column(role).and_then(|at| self.columns.get(at));
        column.map_or_else(|| role_name(text, role), |column| column.name.clone())
    }
}

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The file.
    pub waiting: WaitingImport,
    /// What will happen.
    pub plan: ImportPlan,
    /// What was found out about the file.
    pub notes: FileNotes,
    /// How its columns are read.
    pub settings: Settings,
    /// Names of indicators that will be created first.
    pub new_indicators: Vec<String>,
    /// Names of comparisons that will be created first.
    pub new_comparisons: Vec<String>,
}

/// What an import will do.
#[component]
pub fn ImportPreview(
    /// The words.
    text: Text,
    /// What is shown.
    preview: Preview,
) -> impl IntoView {
    let Preview { waiting, plan, notes, settings, new_indicators, new_comparisons } = preview;
    let errors = plan.errors.total;
    let has_columns = !settings.columns.is_empty();
    // Without its columns no cell can be read: the choice of columns is all there is to mend.
    let is_unknown = plan.errors.listed.iter().any(|error| error.problem == CellProblem::MissingColumn);
    view! {
        <nav class="crumbs" aria-label=text.import_crumbs()><ol>
            <li><a href="/imports">{text.import_log_title()}</a></li>
            <li><a href="/imports/new">{text.import_title()}</a></li>
        </ol></nav>
        <div class="page-head page-head--wide"><h1>{text.import_review()}</h1><Steps text at=Step::Review /></div>
        <div class="stack">
            <Tally text name=waiting.name.clone() notes counts=plan.counts errors />
            {(errors > 0).then(|| view! { <Stopped text errors is_unknown /> })}
            {(errors > 0 && !is_unknown).then(|| view! {
                <Errors text errors=plan.errors.clone() settings=settings.clone() />
            })}
            <New text title=text.import_new_indicators() names=new_indicators />
            <New text title=text.import_new_comparisons() names=new_comparisons />
            {(!plan.changes.is_empty()).then(|| view! {
                <Changes text changes=plan.changes.clone() total=plan.counts.changed at=Told::Before />
            })}
            {has_columns.then(|| view! { <Columns text id=waiting.id settings open={errors > 0} /> })}
            <Confirm text id=waiting.id counts=plan.counts errors />
        </div>
    }
    .into_any()
}

#[component]
fn Stopped(text: Text, errors: u64, is_unknown: bool) -> impl IntoView {
    let (title, words) = if is_unknown {
        (text.import_columns_unknown(), text.import_columns_unknown_text())
    } else {
        (text.import_stopped(errors), text.import_stopped_text())
    };
    view! {
        <div class="notice notice--bad" role="alert">
            <Shape glyph=Glyph::Error />
            <div><h2>{title}</h2><p>{words}</p></div>
        </div>
    }
}

#[component]
fn Tally(text: Text, name: String, notes: FileNotes, counts: ImportCounts, errors: u64) -> impl IntoView {
    let separator = notes.separator.map(|separator| match separator {
        ';' => text.import_semicolon(),
        '\t' => text.import_tab(),
        _ => text.import_comma(),
    });
    let encoding = notes.encoding.map(str::to_owned);
    let decimal = notes.has_decimal_comma.then(|| text.import_decimal_comma());
    let rows = Some(text.import_rows(notes.rows.unwrap_or(counts.rows)));
    let facts: Vec<String> = [encoding, separator, decimal, rows].into_iter().flatten().collect();
    let guessed = notes.encoding_is_guessed.then(|| {
        view! {
            <p class="notice-line">{text.import_encoding_guessed()}</p>
        }
    });
    view! {
        <section class="card" aria-labelledby="what-happens">
            <h2 id="what-happens">{name}</h2>
            <p class="meta">{facts.join(" · ")}</p>
            {guessed}
            <dl class="tally">
                <div><dt>{text.import_created(counts.created)}</dt><dd>{whole(counts.created)}</dd></div>
                <div><dt>{text.import_changed(counts.changed)}</dt><dd>{whole(counts.changed)}</dd></div>
                <div><dt>{text.import_unchanged()}</dt><dd>{whole(counts.unchanged)}</dd></div>
                <div><dt>{text.import_errors()}</dt><dd>{whole(errors)}</dd></div>
            </dl>
        </section>
    }
}

/// A count as people read it.
#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2^52")]
pub(super) fn whole(count: u64) -> String {
    number::format(count as f64, 0)
}

#[component]
fn Errors(text: Text, errors: CellErrors, settings: Settings) -> impl IntoView {
    let listed = errors.listed.len() as u64;
    let rest =
        (errors.total > listed).then(|| view! { <p class="meta">{text.import_more_errors(errors.total - listed)}</p> });
    let rows: Vec<_> = errors
        .listed
        .into_iter()
        .map(|error| {
            let (wrong, remedy) = cell_problem(text, &error.problem);
            let value = if error.value.is_empty() { text.import_empty_cell() } else { error.value };
            view! {
                <tr>
                    <th scope="row">{error.row}</th>
                    <td>{settings.column_name(text, error.column)}</td>
                    <td><span class="cell-value">{value}</span></td>
                    <td>{wrong}</td>
                    <td>{remedy}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.import_to_mend()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.import_bad_rows()>
                <table class="table table--wide">
                    <caption>{text.import_bad_rows()}</caption>
                    <thead><tr>
                        <th scope="col">{text.import_row()}</th>
                        <th scope="col">{text.import_column()}</th>
                        <th scope="col">{text.import_in_file()}</th>
                        <th scope="col">{text.import_what_is_wrong()}</th>
                        <th scope="col">{text.import_do_so()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {rest}
        </section>
    }
}

#[component]
fn New(text: Text, title: String, names: Vec<String>) -> impl IntoView {
    const SHOWN: usize = 20;
    let more = names.len().saturating_sub(SHOWN);
    (!names.is_empty()).then(|| {
        let items: Vec<_> = names.into_iter().take(SHOWN).map(|name| view! { <li>{name}</li> }).collect();
        let more = (more > 0).then(|| view! { <p class="meta">{text.import_and_more(more as u64)}</p> });
        view! { <section class="card"><h2>{title}</h2><ul>{items}</ul>{more}</section> }
    })
}

#[component]
fn Columns(text: Text, id: i64, settings: Settings, open: bool) -> impl IntoView {
    let Settings { columns, mapping } = settings;
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
        <section class="card">
            <details open=open>
                <summary>{text.import_columns()}</summary>
                <form method="post" action=format!("/imports/waiting/{id}/mapping")>
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
                    <div class="actions">
                        <button class="ds-button" data-variant="secondary" type="submit">{text.import_read_again()}</button>
                    </div>
                </form>
            </details>
        </section>
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
        ColumnRole::Source => text.import_role_source(),
        ColumnRole::Note => text.import_role_note(),
    }
}

#[component]
fn Confirm(text: Text, id: i64, counts: ImportCounts, errors: u64) -> impl IntoView {
    let what = counts.created + counts.changed;
    let is_stopped = errors > 0;
    let is_idle = what == 0 && !is_stopped;
    view! {
        {is_idle.then(|| view! { <Receipt words=text.import_nothing_new() /> })}
        <div class="actions">
            {(!is_idle).then(|| view! {
                <form method="post" action=format!("/imports/waiting/{id}")>
                    <button class="ds-button" type="submit" disabled=is_stopped aria-describedby=is_stopped.then_some("why-not")>
                        {text.import_confirm(what)}
                    </button>
                </form>
            })}
            <a class="ds-button" data-variant="secondary" href="/imports/new">{text.import_another_file()}</a>
            <form method="post" action=format!("/imports/waiting/{id}/cancel")>
                <button class="ds-button" data-variant="tertiary" type="submit">{text.cancel()}</button>
            </form>
            {is_stopped.then(|| view! { <p class="meta" id="why-not">{text.import_why_not()}</p> })}
        </div>
    }
}
