//! Measurements: reported, corrected, and taken out as a file.

use crate::error::Answer;
use crate::export::table::{Cell, Csv};
use crate::indicator::day;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::indicator::address;
use app::measurement::{MeasurementCorrection, MeasurementReport};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::comparison::Comparison;
use domain::field::FieldErrors;
use domain::id::{IndicatorId, MeasurementId};
use domain::indicator::Indicator;
use domain::measurement::{Measurement, MeasurementForm};
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;
use store::Error;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/indicators/{id}/measurements/new", new, Access::SignedIn)
        .post("/indicators/{id}/measurements", report, Access::SignedIn)
        .get("/indicators/{id}/measurements/{measurement}/correction", ask_correction, Access::SignedIn)
        .post("/indicators/{id}/measurements/{measurement}/correction", correct, Access::SignedIn)
        .get("/indicators/{id}/measurements.csv", table, Access::Public)
}

async fn new(page: Page, Path(id): Path<i64>) -> Answer {
    draw_report(&page, StatusCode::OK, IndicatorId(id), None, FieldErrors::default()).await
}

async fn draw_report(
    page: &Page,
    status: StatusCode,
    id: IndicatorId,
    typed: Option<MeasurementForm>,
    errors: FieldErrors,
) -> Answer {
    let (indicator, next) = page.store.indicator_to_report(&page.actor, id).await?;
    // What can be known is not asked for: the period that has started and has no value yet.
    let next = next.filter(|period| period.start() <= page.today).map(|period| period.to_string());
    let fresh = || MeasurementForm { period: next.unwrap_or_default(), ..MeasurementForm::default() };
    let form = typed.unwrap_or_else(fresh);
    let comparisons = page.store.comparisons(&page.actor).await?;
    let text = page.text;
    Ok(page.answer(status, text.measurement_report(), || {
        view! { <MeasurementReport text indicator comparisons form errors /> }
    }))
}

async fn report(page: Page, Path(id): Path<i64>, Form(form): Form<MeasurementForm>) -> Answer {
    let id = IndicatorId(id);
    let saved = match form.parse(id, page.today) {
        Ok(draft) => page.store.report_measurement(&page.actor, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(_) => Ok(see_other(format!("{}?done=reported", address(id, None)))),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            draw_report(&page, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form), errors).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn ask_correction(page: Page, Path((_, id)): Path<(i64, i64)>) -> Answer {
    let (_, measurement) = page.store.measurement_to_correct(&page.actor, MeasurementId(id)).await?;
    let is_late = measurement.superseded_on.is_some();
    let form = MeasurementForm::of(&measurement);
    let status = if is_late { StatusCode::CONFLICT } else { StatusCode::OK };
    draw_correction(&page, status, measurement.id, form, (FieldErrors::default(), is_late)).await
}

async fn draw_correction(
    page: &Page,
    status: StatusCode,
    id: MeasurementId,
    form: MeasurementForm,
    (errors, is_late): (FieldErrors, bool),
) -> Answer {
    let (indicator, measurement) = page.store.measurement_to_correct(&page.actor, id).await?;
    let text = page.text;
    Ok(page.answer(status, text.measurement_correct_title(), || {
        view! { <MeasurementCorrection text indicator measurement form errors is_late /> }
    }))
}

async fn correct(page: Page, Path((id, number)): Path<(i64, i64)>, Form(typed): Form<MeasurementForm>) -> Answer {
    let measurement = MeasurementId(number);
    let (_, before) = page.store.measurement_to_correct(&page.actor, measurement).await?;
    // What it is of is not the form's to change: only value, kind, source and note are read from it.
    let MeasurementForm { outcome, value, source, note, .. } = typed;
    let form = MeasurementForm { outcome, value, source, note, ..MeasurementForm::of(&before) };
    let saved = match form.parse(before.indicator, page.today) {
        Ok(draft) => page.store.correct_measurement(&page.actor, measurement, draft).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(_) => Ok(see_other(format!("{}?done=corrected", address(IndicatorId(id), None)))),
        Err(Error::Rejected(Rejection::Invalid(errors))) => {
            draw_correction(&page, StatusCode::UNPROCESSABLE_ENTITY, measurement, form, (errors, false)).await
        }
        Err(Error::Rejected(Rejection::ChangedByAnother)) => {
            draw_correction(&page, StatusCode::CONFLICT, measurement, form, (FieldErrors::default(), true)).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct On {
    on: String,
}

/// The columns, named as in the exchange format; what is not there is for people to read. Imported again the file changes
/// nothing.
const COLUMNS: [&str; 13] = [
    "indicator",
    "name",
    "unit_of_measure",
    "comparison",
    "comparison_name",
    "period",
    "sex",
    "outcome",
    "value",
    "reported_on",
    "source",
    "note",
    "superseded_on",
];

async fn table(page: Page, Path(id): Path<i64>, Query(On { on }): Query<On>) -> Answer {
    let found = page.store.indicator_page(&page.actor, IndicatorId(id), day(&on), page.today).await?;
    let comparisons = page.store.comparisons(&page.actor).await?;
    let mut csv = Csv::new(COLUMNS);
    for measurement in found.measurements.iter().rev().chain(found.corrected.iter().rev()) {
        csv.row(cells(&found.series.indicator, &comparisons, measurement));
    }
    Ok(csv.into_response(&format!("{}.csv", found.series.indicator.name)))
}

fn cells(indicator: &Indicator, comparisons: &[Comparison], measurement: &Measurement) -> [Cell; 13] {
    let comparison = comparisons.iter().find(|known| Some(known.id) == measurement.comparison);
    let source = if measurement.source.is_empty() { &indicator.source } else { &measurement.source };
    [
        Cell::text(&indicator.external_id),
        Cell::text(&indicator.name),
        Cell::text(&indicator.unit_of_measure),
        Cell::text(comparison.map_or("", |known| known.external_id.as_str())),
        Cell::text(&comparison.map(Comparison::title).unwrap_or_default()),
        Cell::text(&measurement.period.to_string()),
        Cell::text(measurement.sex.word()),
        Cell::text(measurement.reading.outcome().word()),
        Cell::number(measurement.reading.value()),
        Cell::text(&measurement.reported_on.to_string()),
        Cell::text(source),
        Cell::text(&measurement.note),
        Cell::text(&measurement.superseded_on.map(|day| day.to_string()).unwrap_or_default()),
    ]
}
