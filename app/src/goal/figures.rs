//! The figures of a goal: a chart with its sentence and table for each main indicator, a line for each of the others.

use crate::chart::line::{LineChart, LineChartView};
use crate::chart::sparkline::Sparkline;
use crate::period;
use crate::status::{self, FreshnessSign, StatusChip, TrendSign, Written};
use crate::text::Text;
use chrono::NaiveDate;
use domain::indicator::{Aim, IndicatorSeries};
use domain::measurement::Outcome;
use domain::number;
use domain::period::Period;
use domain::status::{Standing, standing};
use leptos::prelude::*;
use std::collections::BTreeMap;

fn standing_of(series: &IndicatorSeries, on: NaiveDate) -> Standing {
    standing(&series.indicator, &series.targets, &series.own, on)
}

fn written(series: &IndicatorSeries) -> Written<'_> {
    Written { decimals: series.indicator.decimals, unit: &series.indicator.unit_of_measure }
}

/// A main indicator: what it says, its chart, its table, where it comes from.
#[component]
pub fn MainIndicator(
    /// The words.
    text: Text,
    /// The indicator with its series.
    series: IndicatorSeries,
    /// What the municipality is called at its line.
    own_name: String,
    /// The day that is judged.
    day: NaiveDate,
    /// That day, when it is not today.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let standing = standing_of(&series, day);
    let reason = status::reason(text, &standing.suggestion, written(&series));
    let sentence = crate::indicator::sentence(text, &series);
    let indicator = &series.indicator;
    let chart = LineChart {
        sentence: sentence.clone(),
        own_name: if own_name.is_empty() { text.goal_indicator_chart_own() } else { own_name },
        target_word: text.goal_indicator_chart_target(),
        band_word: text.goal_indicator_chart_band(),
        ..LineChart::of(format!("indicator-{}", indicator.id), &series)
    };
    let address = crate::indicator::address(series.indicator.id, on);
    let csv = format!("/indicators/{}/measurements.csv", indicator.id);
    let source = (!indicator.source.is_empty())
        .then(|| view! { <span>{format!("{} {}", text.goal_indicator_source(), indicator.source)}</span> });
    let title = match indicator.unit_of_measure.as_str() {
        "" => indicator.name.clone(),
        unit => format!("{}, {unit}", indicator.name),
    };
    let suggestion = standing.suggestion.status;
    view! {
        <section class="card card--figure">
            <h2><a href=address.clone()>{title}</a></h2>
            <p class="sentence">{sentence}</p>
            <p class="meta">{reason}</p>
            <div class="row"><StatusChip text status=suggestion /><TrendSign text trend=standing.trend />
                <FreshnessSign text freshness=standing.freshness /></div>
            <figure>
                <LineChartView chart nothing=text.goal_indicator_nothing() />
                <figcaption class="chart__links">
                    {source}
                    <a href=csv>{text.goal_indicator_csv()}</a>
                    <a href=address>{text.goal_indicator_about()}</a>
                </figcaption>
            </figure>
            <Figures text series />
        </section>
    }
    .into_any()
}

/// What the table says of a period.
#[derive(Default)]
struct Row {
    value: Option<String>,
    target: Option<String>,
    outcome: Option<Outcome>,
}

/// The own figures and the targets by period.
#[component]
fn Figures(text: Text, series: IndicatorSeries) -> impl IntoView {
    let written = written(&series);
    let mut rows: BTreeMap<Period, Row> = BTreeMap::new();
    for point in &series.own.points {
        let row = rows.entry(point.period).or_default();
        row.value = point.reading.value().map(|value| written.bare(value));
        row.outcome = Some(point.reading.outcome());
    }
    for target in &series.targets {
        rows.entry(target.period).or_default().target = Some(match &target.aim {
            Aim::Value { value } => number::format(*value, written.decimals),
            Aim::Increase => "↑".to_owned(),
            Aim::Decrease => "↓".to_owned(),
            Aim::Text { text } => text.clone(),
        });
    }
    if rows.is_empty() {
        return ().into_any();
    }
    let dash = || "–".to_owned();
    let lines: Vec<_> = rows
        .into_iter()
        .map(|(at, Row { value, target, outcome })| {
            view! {
                <tr>
                    <th scope="row">{period::name(text, at)}</th>
                    <td class="num">{value.unwrap_or_else(dash)}</td>
                    <td class="num">{target.unwrap_or_else(dash)}</td>
                    <td>{outcome.map_or_else(dash, |outcome| crate::measurement::outcome_word(text, outcome))}</td>
                </tr>
            }
        })
        .collect();
    let name = series.indicator.name.clone();
    let label = name.clone();
    view! {
        <details class="data-table print-open">
            <summary>{text.goal_indicator_table()}</summary>
            <div class="table-wrap" tabindex="0" role="region" aria-label=label>
                <table class="table">
                    <caption>{name}</caption>
                    <thead><tr>
                        <th scope="col">{text.goal_indicator_period()}</th>
                        <th scope="col" class="num">{text.goal_indicator_value()}</th>
                        <th scope="col" class="num">{text.goal_indicator_target()}</th>
                        <th scope="col">{text.goal_indicator_outcome()}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// The supporting indicators, a line for each.
#[component]
pub fn SupportingIndicators(
    /// The words.
    text: Text,
    /// The indicators with their series.
    series: Vec<IndicatorSeries>,
    /// The day that is judged.
    day: NaiveDate,
    /// That day, when it is not today.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let items: Vec<_> = series.iter().map(|series| supporting(text, series, day, on)).collect();
    view! {
        <section class="card">
            <h2>{text.goal_supporting_title()}</h2>
            <ul class="goal-list">{items}</ul>
        </section>
    }
    .into_any()
}

fn supporting(text: Text, series: &IndicatorSeries, day: NaiveDate, on: Option<NaiveDate>) -> AnyView {
    let standing = standing_of(series, day);
    let written = written(series);
    let values: Vec<f64> = series.own.values().map(|(_, value)| value).collect();
    let target = standing.target.map(|(_, value)| value);
    let latest = standing.latest.map(|(_, value)| written.value(value));
    let aim = match standing.target {
        Some((by, value)) => text.goal_indicator_aim(written.bare(value), period::name(text, by)),
        None => text.goal_indicator_no_target(),
    };
    view! {
        <li class="goal-row">
            <div class="goal-row__text">
                <h3><a href=crate::indicator::address(series.indicator.id, on)>{series.indicator.name.clone()}</a></h3>
                <p class="meta">{status::freshness(text, standing.freshness)}</p>
            </div>
            <div class="goal-row__fig">
                {(values.len() > 1).then(|| view! { <Sparkline values target too_few=text.goal_one_value() /> })}
                {match latest {
                    Some(latest) => view! { <p><b>{latest}</b>" · "{aim}</p> }.into_any(),
                    None => view! { <p>{text.goal_indicator_no_value()}</p> }.into_any(),
                }}
            </div>
            <div class="goal-row__chip"><TrendSign text trend=standing.trend /></div>
        </li>
    }
    .into_any()
}
