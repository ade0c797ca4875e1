//! The series that indicators are compared with.

use crate::form::{Field, Form};
use crate::notice::Warning;
use crate::text::Text;
use domain::comparison::{Comparison, ComparisonForm, ComparisonKind};
use domain::field::FieldErrors;
use leptos::prelude::*;

/// The word for a kind of comparison.
pub fn kind_word(text: Text, kind: ComparisonKind) -> String {
    match kind {
        ComparisonKind::SimilarMunicipalities => text.comparison_similar_municipalities(),
        ComparisonKind::CountryMean => text.comparison_country_mean(),
        ComparisonKind::Group => text.comparison_group(),
        ComparisonKind::Municipality => text.comparison_municipality(),
    }
}

/// The series there are, and the form that adds one.
#[component]
pub fn ComparisonsShow(
    /// The words.
    text: Text,
    /// The series.
    comparisons: Vec<Comparison>,
    /// What was typed.
    form: ComparisonForm,
    /// What was wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{text.comparison_title()}</h1><p class="lead">{text.comparison_lead()}</p></div>
        <div class="stack">
            <Present text comparisons />
            <section class="card">
                <h2>{text.comparison_new()}</h2>
                <form class="form" method="post" action="/comparisons" novalidate>
                    {fields.head(&labels(text))}
                    <Fields text fields form />
                    <div class="actions">
                        <button class="ds-button" r#type="submit">{text.comparison_save()}</button>
                        <a href="/indicators">{text.comparison_back()}</a>
                    </div>
                </form>
            </section>
        </div>
    }
    .into_any()
}

/// One series, to be changed or taken away.
#[component]
pub fn ComparisonEdit(
    /// The words.
    text: Text,
    /// The series as it is.
    comparison: Comparison,
    /// What was typed.
    form: ComparisonForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// Why it could not be taken away.
    refused: Option<String>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let address = format!("/comparisons/{}", comparison.id);
    let removal = format!("{address}/removal");
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
            <li><a href="/comparisons">{text.comparison_title()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{text.comparison_edit()}</h1><p class="lead">{comparison.title()}</p></div>
        <section class="card">
            {refused.map(|words| view! { <Warning title=text.comparison_not_removed() words /> })}
            <p>{text.comparison_edit_lead()}</p>
            <form class="form" method="post" action=address novalidate>
                {fields.head(&labels(text))}
                <Fields text fields form />
                <div class="actions">
                    <button class="ds-button" r#type="submit">{text.save()}</button>
                    <a href="/comparisons">{text.cancel()}</a>
                </div>
            </form>
            <form method="post" action=removal>
                <button class="ds-button" data-variant="tertiary" data-color="danger" r#type="submit">
                    {text.comparison_remove()}
                </button>
            </form>
        </section>
    }
    .into_any()
}

#[component]
fn Present(text: Text, comparisons: Vec<Comparison>) -> impl IntoView {
    if comparisons.is_empty() {
        return view! { <section class="empty empty--inline"><p>{text.comparison_none()}</p></section> }.into_any();
    }
    let rows: Vec<_> = comparisons
        .into_iter()
        .map(|comparison| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/comparisons/{}", comparison.id)>{comparison.title()}</a></th>
                    <td>{kind_word(text, comparison.kind)}</td>
                    <td class="nowrap">{comparison.kolada_code}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="card">
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.comparison_title()>
                <table class="table">
                    <caption class="sr-only">{text.comparison_title()}</caption>
                    <thead><tr>
                        <th scope="col">{text.comparison_name()}</th>
                        <th scope="col">{text.comparison_kind()}</th>
                        <th scope="col">{text.comparison_kolada_code()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Fields(text: Text, fields: Form, form: ComparisonForm) -> impl IntoView {
    let kinds = ComparisonKind::ALL.iter().map(|kind| (kind.word().to_owned(), kind_word(text, *kind))).collect();
    view! {
        {fields.input(
            "text",
            Field::required("name", text.comparison_name()).hint(text.comparison_name_hint()),
            &form.name,
        )}
        {fields.radios(Field::required("kind", text.comparison_kind()), kinds, &form.kind)}
        {fields.input(
            "text",
            Field::optional("kolada_code", text.comparison_kolada_code()).hint(text.comparison_kolada_code_hint()),
            &form.kolada_code,
        )}
        {fields.input(
            "text",
            Field::optional("group_year", text.comparison_group_year()).hint(text.comparison_group_year_hint()),
            &form.group_year,
        )}
    }
    .into_any()
}

fn labels(text: Text) -> [(&'static str, String); 4] {
    [
        ("name", text.comparison_name()),
        ("kind", text.comparison_kind()),
        ("kolada_code", text.comparison_kolada_code()),
        ("group_year", text.comparison_group_year()),
    ]
}
