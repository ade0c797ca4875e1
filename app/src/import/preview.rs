//! What an import will do, before it does it.

use super::change::{Changes, Told};
use super::new::unit_choices;
use super::problem::kolada_problem;
use super::settings::{FileNotes, Settings, SettingsForm, facts};
use super::{Step, Steps, cell_problem};
use crate::chip::{Glyph, Shape};
use crate::form::{Field, Form};
use crate::notice::{Receipt, Warning};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::import::{CellError, CellErrors, CellProblem, ImportCounts, ImportKind, ImportPlan, WaitingImport};
use domain::number;
use domain::organisation::Unit;
use leptos::prelude::*;

/// Everything on the page.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The file.
    pub waiting: WaitingImport,
    /// What will happen.
    pub plan: ImportPlan,
    /// What was found out about the file.
    pub notes: FileNotes,
    /// How it is read.
    pub settings: Settings,
    /// Names of indicators that will be created first.
    pub new_indicators: Vec<String>,
    /// Names of comparisons that will be created first.
    pub new_comparisons: Vec<String>,
    /// Where saved answers from Kolada go on.
    pub more: Vec<String>,
    /// Where key figures that nobody has become indicators, when there are any.
    pub new_at: Option<NewAt>,
    /// Why what was chosen cannot be done; the file is read as before.
    pub refused: Option<String>,
}

/// The choice of a unit for new indicators.
#[derive(Clone, Debug)]
pub struct NewAt {
    /// The units, each with its depth.
    pub units: Vec<(u32, Unit)>,
    /// The one that is chosen, as the form sends it.
    pub unit: String,
    /// What was wrong with it.
    pub errors: FieldErrors,
}

/// What an import will do.
#[component]
pub fn ImportPreview(
    /// The words.
    text: Text,
    /// What is shown.
    preview: Preview,
) -> impl IntoView {
    let Preview { waiting, plan, notes, settings, new_indicators, new_comparisons, more, new_at, refused } = preview;
    let errors = plan.errors.total;
    let has_columns = !settings.columns.is_empty();
    let has_objects = !new_indicators.is_empty() || !new_comparisons.is_empty();
    let stop = Stop::of(&plan.errors, waiting.kind);
    let is_listed = stop.as_ref().is_some_and(Stop::lists_cells);
    let is_kolada = waiting.kind == ImportKind::Kolada;
    let addresses = more.into_iter().take(3).collect::<Vec<_>>().join(", ");
    view! {
        <nav class="crumbs" aria-label=text.import_crumbs()><ol>
            <li><a href="/imports">{text.import_log_title()}</a></li>
            <li><a href="/imports/new">{text.import_title()}</a></li>
        </ol></nav>
        <div class="page-head page-head--wide"><h1>{text.import_review()}</h1><Steps text at=Step::Review /></div>
        <div class="stack">
            {refused.map(|words| view! { <Warning title=text.import_not_so() words=text.import_not_so_text(words) /> })}
            <Tally text name=waiting.name.clone() notes counts=plan.counts errors />
            {(!addresses.is_empty()).then(|| view! {
                <Warning title=text.import_more_pages() words=text.import_more_pages_text(addresses) />
            })}
            {stop.map(|stop| view! { <Stopped text errors stop /> })}
            {new_at.map(|new_at| view! { <NewAtForm text id=waiting.id new_at /> })}
            {is_listed.then(|| view! {
                <Errors text errors=plan.errors.clone() settings=settings.clone() is_kolada />
            })}
            <New text title=text.import_new_indicators() names=new_indicators />
            <New text title=text.import_new_comparisons() names=new_comparisons />
            {(!plan.changes.is_empty()).then(|| view! {
                <Changes text changes=plan.changes.clone() total=plan.counts.changed at=Told::Before />
            })}
            {has_columns.then(|| view! { <SettingsForm text id=waiting.id settings open={errors > 0} /> })}
            <Confirm text id=waiting.id counts=plan.counts has_objects errors />
        </div>
    }
    .into_any()
}

/// Why nothing is imported yet.
enum Stop {
    /// Without its columns no cell can be read: the choice of columns is all there is to mend.
    Columns,
    /// A number can be read in two ways: the choice of its sign is all there is to mend.
    Sign(String),
    /// Key figures or places of Kolada that are not here.
    Kolada,
    /// Cells.
    Cells,
}

impl Stop {
    fn of(errors: &CellErrors, kind: ImportKind) -> Option<Self> {
        let is_sign = |error: &CellError| error.problem == CellProblem::AmbiguousNumber;
        let is_unknown = |error: &CellError| matches!(error.problem, CellProblem::Unknown(_));
        let first = errors.listed.first()?;
        let stop = match () {
            () if errors.listed.iter().any(|error| error.problem == CellProblem::MissingColumn) => Self::Columns,
            () if errors.listed.iter().all(is_sign) => Self::Sign(first.value.clone()),
            () if kind == ImportKind::Kolada && errors.listed.iter().all(is_unknown) => Self::Kolada,
            () => Self::Cells,
        };
        Some(stop)
    }

    const fn lists_cells(&self) -> bool {
        matches!(self, Self::Kolada | Self::Cells)
    }
}

#[component]
fn Stopped(text: Text, errors: u64, stop: Stop) -> impl IntoView {
    let (title, words) = match stop {
        Stop::Columns => (text.import_columns_unknown(), text.import_columns_unknown_text()),
        Stop::Sign(value) => (text.import_sign_unknown(value), text.import_sign_unknown_text()),
        Stop::Kolada => (text.import_stopped_kolada(errors), text.import_stopped_kolada_text()),
        Stop::Cells => (text.import_stopped(errors), text.import_stopped_text()),
    };
    view! {
        <div class="notice notice--bad" role="alert">
            <Shape glyph=Glyph::Error />
            <div><h2>{title}</h2><p>{words}</p></div>
        </div>
    }
}

/// Where key figures that nobody has become indicators.
#[component]
fn NewAtForm(text: Text, id: i64, new_at: NewAt) -> impl IntoView {
    let NewAt { units, unit, errors } = new_at;
    let fields = Form::with_errors(text, errors);
    view! {
        <form class="card form" method="post" action=format!("/imports/waiting/{id}/mapping")>
            <h2>{text.import_new_at()}</h2>
            {fields.head(&[("unit", text.import_unit())])}
            {fields.select(Field::optional("unit", text.import_unit()).hint(text.import_unit_hint()), unit_choices(units), &unit)}
            <div class="actions">
                <button class="ds-button" data-variant="secondary" type="submit">{text.import_read_again()}</button>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Tally(text: Text, name: String, notes: FileNotes, counts: ImportCounts, errors: u64) -> impl IntoView {
    let guessed = notes.encoding_is_guessed.then(|| {
        view! {
            <p class="meta">{text.import_encoding_guessed()}</p>
        }
    });
    view! {
        <section class="card" aria-labelledby="what-happens">
            <h2 id="what-happens">{name}</h2>
            <p class="meta">{facts(text, &notes, counts.rows).join(" · ")}</p>
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
fn Errors(text: Text, errors: CellErrors, settings: Settings, is_kolada: bool) -> impl IntoView {
    let listed = errors.listed.len() as u64;
    let rest =
        (errors.total > listed).then(|| view! { <p class="meta">{text.import_more_errors(errors.total - listed)}</p> });
    let rows: Vec<_> = errors
        .listed
        .into_iter()
        .map(|error| {
            let told = if is_kolada { kolada_problem } else { cell_problem };
            let (wrong, remedy) = told(text, &error.problem);
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
fn Confirm(text: Text, id: i64, counts: ImportCounts, has_objects: bool, errors: u64) -> impl IntoView {
    let what = counts.created + counts.changed;
    let is_stopped = errors > 0;
    let is_idle = what == 0 && !has_objects && !is_stopped;
    let words = if what == 0 && has_objects { text.import_confirm_objects() } else { text.import_confirm(what) };
    view! {
        {is_idle.then(|| view! { <Receipt words=text.import_nothing_new() /> })}
        <div class="actions">
            {(!is_idle).then(|| view! {
                <form method="post" action=format!("/imports/waiting/{id}")>
                    <button class="ds-button" type="submit" disabled=is_stopped aria-describedby=is_stopped.then_some("why-not")>
                        {words}
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
