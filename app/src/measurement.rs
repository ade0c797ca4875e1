//! Measurements: outcomes in words, and the forms that report and correct.

use crate::form::{Field, Form};
use crate::indicator::{address, written};
use crate::notice::Warning;
use crate::period;
use crate::text::Text;
use domain::comparison::Comparison;
use domain::field::{FieldErrors, Problem};
use domain::id::MeasurementId;
use domain::indicator::Indicator;
use domain::kolada::{KoladaNote, KoladaRemark};
use domain::measurement::{Measurement, MeasurementForm, OWN, Outcome, Sex};
use domain::period::Period;
use leptos::prelude::*;

/// The word for an outcome.
pub fn outcome_word(text: Text, outcome: Outcome) -> String {
    match outcome {
        Outcome::Final => text.measurement_final(),
        Outcome::Preliminary => text.measurement_preliminary(),
        Outcome::DidNotTakePart => text.measurement_did_not_take_part(),
        Outcome::NotYetPublished => text.measurement_not_yet_published(),
        Outcome::NotMeasured => text.measurement_not_measured(),
    }
}

/// Why there is no value for a period, as a sentence.
pub fn why_no_value(text: Text, period: Period, outcome: Outcome) -> String {
    let name = period::name(text, period);
    match outcome {
        Outcome::DidNotTakePart => text.measurement_why_did_not_take_part(name),
        Outcome::NotYetPublished => text.measurement_why_not_yet_published(name),
        Outcome::NotMeasured | Outcome::Final | Outcome::Preliminary => text.measurement_why_not_measured(name),
    }
}

/// Whom a value covers.
pub fn sex_word(text: Text, sex: Sex) -> String {
    match sex {
        Sex::Total => text.measurement_everybody(),
        Sex::Women => text.measurement_women(),
        Sex::Men => text.measurement_men(),
    }
}

/// What the reader should know of a figure: what Kolada says of it in the reader's language, what people wrote as they wrote it.
pub fn note(text: Text, note: &str) -> String {
    let Some(told) = KoladaNote::read(note) else { return note.to_owned() };
    let remark = told.remark.map(|remark| match remark {
        KoladaRemark::Withdrawn => text.measurement_kolada_withdrawn(),
        KoladaRemark::NoValue => text.measurement_kolada_no_value(),
        KoladaRemark::MeanOf(count) => text.measurement_kolada_mean(count.to_string()),
    });
    let status = (!told.status.is_empty()).then(|| text.measurement_kolada_status(told.status));
    remark.into_iter().chain(status).collect::<Vec<_>>().join(" · ")
}

fn crumbs(text: Text, indicator: &Indicator) -> impl IntoView + use<> {
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
            <li><a href=address(indicator.id, None)>{indicator.name.clone()}</a></li>
        </ol></nav>
    }
}

/// The form that reports a measurement.
#[component]
pub fn MeasurementReport(
    /// The words.
    text: Text,
    /// The indicator.
    indicator: Indicator,
    /// The series that others have.
    comparisons: Vec<Comparison>,
    /// What was typed.
    form: MeasurementForm,
    /// What was wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let is_taken = errors.of("period") == Some(&Problem::Taken);
    let fields = Form::with_errors(text, errors);
    let back = address(indicator.id, None);
    let series = comparisons.iter().map(|known| (known.id.to_string(), known.title()));
    let series: Vec<_> = std::iter::once((OWN.to_owned(), text.measurement_own_series())).chain(series).collect();
    let chosen = if form.comparison.is_empty() { OWN.to_owned() } else { form.comparison.clone() };
    let has_others = series.len() > 1;
    let sexes = Sex::ALL.iter().map(|sex| (sex.word().to_owned(), sex_word(text, *sex))).collect();
    let sex = if form.sex.is_empty() { Sex::Total.word().to_owned() } else { form.sex.clone() };
    view! {
        {crumbs(text, &indicator)}
        <div class="page-head">
            <h1>{text.measurement_report()}</h1>
            <p class="lead">{format!("{}, {}", indicator.name, indicator.unit_of_measure)}</p>
        </div>
        <form class="form" method="post" action=format!("/indicators/{}/measurements", indicator.id) novalidate>
            {is_taken.then(|| view! {
                <Warning title=text.measurement_taken_title() words=text.measurement_taken() />
                <p><a href=back.clone()>{text.measurement_to_correct()}</a></p>
            })}
            {fields.head(&labels(text))}
            {fields.input(
                "text",
                Field::required("period", text.indicator_period()).hint(text.indicator_period_hint()),
                &form.period,
            )}
            {has_others.then(|| fields.select(Field::required("comparison", text.measurement_series()), series, &chosen))}
            {indicator.split_by_sex.then(|| fields.radios(Field::required("sex", text.measurement_covers()), sexes, &sex))}
            <Figure text fields form unit=indicator.unit_of_measure.clone() is_correction=false />
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.measurement_save()}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The value and its kind, where it comes from and what to know about it.
#[component]
fn Figure(text: Text, fields: Form, form: MeasurementForm, unit: String, is_correction: bool) -> impl IntoView {
    let outcomes =
        Outcome::ALL.iter().map(|outcome| (outcome.word().to_owned(), outcome_word(text, *outcome))).collect();
    let outcome = if form.outcome.is_empty() { Outcome::Final.word().to_owned() } else { form.outcome.clone() };
    let value = format!("{} ({unit})", text.measurement_value());
    let note = if is_correction {
        Field::required("note", text.measurement_why()).hint(text.measurement_why_hint())
    } else {
        Field::optional("note", text.measurement_note()).hint(text.measurement_note_hint())
    };
    view! {
        {fields.radios(
            Field::required("outcome", text.measurement_outcome()).hint(text.measurement_outcome_hint()),
            outcomes,
            &outcome,
        )}
        {fields.input("text", Field::depending("value", value).hint(text.measurement_value_hint()), &form.value)}
        {fields.input(
            "text",
            Field::optional("source", text.indicator_source()).hint(text.measurement_source_hint()),
            &form.source,
        )}
        {fields.area(note, 2, &form.note)}
    }
    .into_any()
}

/// The form that corrects a measurement.
#[component]
pub fn MeasurementCorrection(
    /// The words.
    text: Text,
    /// The indicator.
    indicator: Indicator,
    /// The measurement to correct.
    measurement: Measurement,
    /// What was typed.
    form: MeasurementForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// Whether somebody else has corrected it meanwhile.
    is_late: bool,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let (id, back) = (indicator.id, address(indicator.id, None));
    let MeasurementId(number) = measurement.id;
    let now = measurement
        .reading
        .value()
        .map_or_else(|| outcome_word(text, measurement.reading.outcome()), |value| written(&indicator).value(value));
    let mut what = vec![period::name(text, measurement.period)];
    what.extend((measurement.sex != Sex::Total).then(|| sex_word(text, measurement.sex)));
    view! {
        {crumbs(text, &indicator)}
        <div class="page-head">
            <h1>{text.measurement_correct_title()}</h1>
            <p class="lead">{text.measurement_correct_lead(what.join(", "), now)}</p>
        </div>
        <form class="form" method="post" action=format!("/indicators/{id}/measurements/{number}/correction") novalidate>
            {is_late.then(|| view! {
                <Warning title=text.measurement_late_title() words=text.measurement_late() />
                <p><a href=back.clone()>{text.measurement_to_correct()}</a></p>
            })}
            {fields.head(&labels(text))}
            <Figure text fields form unit=indicator.unit_of_measure.clone() is_correction=true />
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.measurement_correct_save()}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn labels(text: Text) -> [(&'static str, String); 7] {
    [
        ("period", text.indicator_period()),
        ("comparison", text.measurement_series()),
        ("sex", text.measurement_covers()),
        ("outcome", text.measurement_outcome()),
        ("value", text.measurement_value()),
        ("source", text.indicator_source()),
        ("note", text.measurement_note()),
    ]
}
