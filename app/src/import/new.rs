//! Where an import begins: a file, pasted cells, or Kolada.

use super::{Step, Steps};
use crate::form::{Field, Form};
use crate::notice::Warning;
use crate::text::Text;
use domain::field::FieldErrors;
use domain::organisation::Unit;
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked of Kolada, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct KoladaForm {
    /// Ids of key figures; empty asks for those of every indicator that has one.
    pub kpis: String,
    /// Codes of municipalities and groups.
    pub places: String,
    /// Only what has changed since this day.
    pub since: String,
    /// The unit that gets indicators for key figures that nobody has yet; empty makes none.
    pub unit: String,
}

/// The field of the unit that is chosen beside a file. Kolada's own form on the page has one too.
pub const FILE_UNIT: &str = "file_unit";

/// The units to choose among, each as far in as it stands below others.
pub(super) fn unit_choices(units: Vec<(u32, Unit)>) -> Vec<(String, String)> {
    let indented = units.into_iter().map(|(depth, unit)| {
        let indent = "\u{a0}\u{a0}".repeat(depth as usize);
        (unit.id.to_string(), format!("{indent}{}", unit.name))
    });
    indented.collect()
}

/// The page where an import begins.
#[component]
pub fn ImportNew(
    /// The words.
    text: Text,
    /// What was typed for Kolada.
    form: KoladaForm,
    /// What of it could not be taken.
    errors: FieldErrors,
    /// The units, each with its depth.
    units: Vec<(u32, Unit)>,
    /// Why the file that was chosen could not be read.
    problem: Option<String>,
    /// The unit that was chosen beside the file.
    file_unit: String,
) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=text.import_crumbs()><ol><li><a href="/imports">{text.import_log_title()}</a></li></ol></nav>
        <div class="page-head page-head--wide">
            <h1>{text.import_title()}</h1>
            <p class="lead">{text.import_lead()}</p>
            <Steps text at=Step::Choose />
        </div>
        {problem.map(|words| view! { <Warning title=text.import_not_read() words /> })}
        <div class="cols cols--even">
            <div class="stack">
                <FromFile text errors=errors.clone() units=units.clone() unit=file_unit />
                <Pasted text />
            </div>
            <FromKolada text form errors units />
        </div>
    }
    .into_any()
}

#[component]
fn FromFile(text: Text, errors: FieldErrors, units: Vec<(u32, Unit)>, unit: String) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let at = Field::optional(FILE_UNIT, text.import_file_unit()).hint(text.import_unit_hint());
    view! {
        <form class="card form" method="post" action="/imports/new" enctype="multipart/form-data">
            <h2>{text.import_from_file()}</h2>
            <div class="file-drop">
                <label class="ds-label" for="file">{text.import_file_label()}</label>
                <p data-field="description" id="file-hint">{text.import_file_hint()}</p>
                <input type="file" id="file" name="file" accept=".csv,.txt,.tsv,.xlsx,.json" aria-describedby="file-hint"
                    required multiple />
            </div>
            {fields.select(at, unit_choices(units), &unit)}
            <div class="actions"><button class="ds-button" type="submit">{text.import_read_file()}</button></div>
            <details>
                <summary>{text.import_how()}</summary>
                <p>{text.import_how_text()}</p>
                <p><code>"indikator;period;kön;värde;källa;anmärkning"</code></p>
                <p>{text.import_how_columns()}</p>
            </details>
        </form>
    }
}

#[component]
fn Pasted(text: Text) -> impl IntoView {
    view! {
        <form class="card form" method="post" action="/imports/new" enctype="multipart/form-data">
            <h2>{text.import_paste()}</h2>
            <div class="ds-field">
                <label class="ds-label" for="text">{text.import_paste_label()}</label>
                <p data-field="description" id="text-hint">{text.import_paste_hint()}</p>
                <textarea class="ds-input" id="text" name="text" rows="5" aria-describedby="text-hint" required></textarea>
            </div>
            <div class="actions">
                <button class="ds-button" data-variant="secondary" type="submit">{text.import_read_pasted()}</button>
            </div>
        </form>
    }
}

#[component]
fn FromKolada(text: Text, form: KoladaForm, errors: FieldErrors, units: Vec<(u32, Unit)>) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    view! {
        <form class="card form" method="post" action="/imports/kolada">
            <h2>{text.import_from_kolada()}</h2>
            {fields.head(&[
                ("kpis", text.import_kpis()),
                ("places", text.import_places()),
                ("since", text.import_since()),
                ("unit", text.import_unit()),
            ])}
            {fields.input("text", Field::optional("kpis", text.import_kpis()).hint(text.import_kpis_hint()), &form.kpis)}
            {fields.input("text", Field::required("places", text.import_places()).hint(text.import_places_hint()), &form.places)}
            {fields.input("date", Field::optional("since", text.import_since()).hint(text.import_since_hint()), &form.since)}
            {fields.select(Field::optional("unit", text.import_unit()).hint(text.import_unit_hint()), unit_choices(units), &form.unit)}
            <div class="actions"><button class="ds-button" type="submit">{text.import_fetch()}</button></div>
            <p class="meta">{text.import_kolada_source()}</p>
        </form>
    }
}
