//! The figures behind a chart, as a table with every reason for a missing value.

use super::written;
use crate::measurement::outcome_word;
use crate::period;
use crate::text::Text;
use domain::id::ComparisonId;
use domain::indicator::{Aim, IndicatorPage};
use domain::measurement::{Measurement, Series, Sex};
use domain::number;
use domain::period::Period;
use leptos::prelude::*;

/// A column of figures.
struct Column<'a> {
    name: String,
    series: &'a Series,
}

/// The figures as a table: a row for each period.
#[component]
pub(super) fn FigureTable(
    /// The words.
    text: Text,
    /// The indicator.
    page: IndicatorPage,
    /// The name of the own line.
    own_name: String,
) -> impl IntoView {
    let columns = columns(text, &page, own_name);
    let caption = format!("{}, {}", page.series.indicator.name, page.series.indicator.unit_of_measure);
    let has_targets = !page.series.targets.is_empty();
    let label = caption.clone();
    let mut heads: Vec<_> = columns
        .iter()
        .map(|column| view! { <th scope="col" class="num">{column.name.clone()}</th> }.into_any())
        .collect();
    if has_targets {
        heads.insert(1, view! { <th scope="col" class="num">{text.indicator_target()}</th> }.into_any());
        heads.insert(2, view! { <th scope="col" class="num">{text.indicator_against_target()}</th> }.into_any());
    }
    let rows: Vec<_> =
        periods(&page, &columns).into_iter().map(|period| row(text, &page, &columns, period, has_targets)).collect();
    let can_report = page.can_report;
    let is_wide = columns.len() > 2 || page.measurements.iter().any(|measurement| !measurement.note.is_empty());
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=label>
            <table class="table table--dense table--stick" class:table--wide=is_wide>
                <caption>{caption}</caption>
                <thead><tr>
                    <th scope="col">{text.indicator_period()}</th>
                    {heads}
                    <th scope="col">{text.indicator_about_value()}</th>
                    {can_report.then(|| view! { <th scope="col"><span class="sr-only">{text.indicator_action()}</span></th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn columns<'a>(text: Text, page: &'a IndicatorPage, own_name: String) -> Vec<Column<'a>> {
    let own = Column { name: own_name, series: &page.series.own };
    let sexes = page
        .series
        .by_sex
        .iter()
        .map(|(sex, series)| Column { name: crate::measurement::sex_word(text, *sex), series });
    let compared =
        page.series.comparisons.iter().map(|(comparison, series)| Column { name: comparison.title(), series });
    std::iter::once(own).chain(sexes).chain(compared).collect()
}

fn periods(page: &IndicatorPage, columns: &[Column<'_>]) -> Vec<Period> {
    let figures = columns.iter().flat_map(|column| column.series.points.iter().map(|point| point.period));
    let mut periods: Vec<Period> = figures.chain(page.series.targets.iter().map(|target| target.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

fn row(
    text: Text,
    page: &IndicatorPage,
    columns: &[Column<'_>],
    period: Period,
    has_targets: bool,
) -> impl IntoView + use<> {
    let written = written(&page.series.indicator);
    let mut cells: Vec<_> = columns
        .iter()
        .map(|column| {
            let value = column.series.at(period).map_or_else(|| "–".to_owned(), |value| written.bare(value));
            view! { <td class="num">{value}</td> }.into_any()
        })
        .collect();
    if has_targets {
        let target = page.series.targets.iter().find(|target| target.period == period);
        let aim = target.map_or_else(
            || "–".to_owned(),
            |target| match target.aim {
                Aim::Value { value } => written.bare(value),
                _ => super::aim(text, &page.series.indicator, &target.aim),
            },
        );
        let is_words = target.is_some_and(|target| !matches!(target.aim, Aim::Value { .. }));
        let class = if is_words { "" } else { "num" };
        cells.insert(1, view! { <td class=class>{aim}</td> }.into_any());
        cells.insert(2, view! { <td class="num">{against(page, period)}</td> }.into_any());
    }
    let own = measurement(page, period, (None, Sex::Total));
    let action = page.can_report.then(|| {
        let link = own.map(|own| {
            let href = format!("/indicators/{}/measurements/{}/correction", own.indicator, own.id);
            let name = period::name(text, period);
            view! { <a href=href>{text.measurement_correct()}<span class="sr-only">{format!(" {name}")}</span></a> }
        });
        view! { <td>{link}</td> }
    });
    view! {
        <tr id=anchor(period)>
            <th scope="row">{period.to_string()}</th>
            {cells}
            <td class="remark">{about(text, page, own)}</td>
            {action}
        </tr>
    }
}

/// The place in the page where a period's row stands.
pub(super) fn anchor(period: Period) -> String {
    format!("v-{}", period.to_string().replace([' ', '/'], "-"))
}

fn measurement(page: &IndicatorPage, period: Period, which: (Option<ComparisonId>, Sex)) -> Option<&Measurement> {
    page.measurements
        .iter()
        .find(|measurement| measurement.period == period && (measurement.comparison, measurement.sex) == which)
}

/// How far the value lies from the target for the same period, with its sign.
fn against(page: &IndicatorPage, period: Period) -> String {
    let decimals = page.series.indicator.decimals;
    let target = page.series.targets.iter().find(|target| target.period == period);
    match (target.map(|target| &target.aim), page.series.own.at(period)) {
        (Some(Aim::Value { value: target }), Some(value)) => {
            number::format_change(number::round(value, decimals) - number::round(*target, decimals), decimals)
        }
        _ => "–".to_owned(),
    }
}

/// What the reader should know of the own value: what kind it is, whether it was corrected, and the note.
fn about(text: Text, page: &IndicatorPage, own: Option<&Measurement>) -> String {
    let Some(own) = own else { return "–".to_owned() };
    let mut words = outcome_word(text, own.reading.outcome());
    let is_same = |old: &&Measurement| (old.period, old.sex, old.comparison) == (own.period, own.sex, own.comparison);
    if let Some(old) = page.corrected.iter().find(is_same) {
        let before = old.reading.value().map_or_else(
            || outcome_word(text, old.reading.outcome()),
            |value| written(&page.series.indicator).bare(value),
        );
        let day = old.superseded_on.map(|day| text.long_date(day)).unwrap_or_default();
        words = format!("{words} · {}", text.measurement_corrected(day, before));
    }
    if !own.note.is_empty() {
        words = format!("{words} · {}", crate::measurement::note(text, &own.note));
    }
    words
}
