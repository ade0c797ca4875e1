//! One indicator: how it goes, the chart and the sentence that reads it, the figures, and what it is.

use super::{address, change, difference, direction, sentence, table, written};
use crate::chart::line::{Companion, LineChart, LineChartView};
use crate::notice;
use crate::period;
use crate::question::QuestionsOf;
use crate::status::{FreshnessSign, StatusChip, TrendSign, reason};
use crate::text::Text;
use chrono::NaiveDate;
use domain::indicator::{Aim, Direction, IndicatorPage};
use domain::number;
use domain::question::{About, Subject};
use domain::status::{Standing, standing};
use domain::story::left;
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Receipt {
        /// The indicator was created.
        Created = "created",
        /// The definition was changed.
        Changed = "changed",
        /// A measurement was reported.
        Reported = "reported",
        /// A measurement was corrected.
        Corrected = "corrected",
    }
}

/// The page of one indicator.
#[component]
pub fn IndicatorShow(
    /// The words.
    text: Text,
    /// What is known.
    page: IndicatorPage,
    /// The day it is.
    today: NaiveDate,
    /// What the own line is called.
    own_name: String,
    /// What was just done.
    done: Option<Receipt>,
) -> impl IntoView {
    let indicator = &page.series.indicator;
    let past = (page.on < today).then_some(page.on);
    let standing = standing(indicator, &page.series.targets, &page.series.own, page.on);
    let lead = [indicator.description.trim_end_matches('.').to_owned(), direction(text, indicator)];
    let lead: String = lead.iter().filter(|part| !part.is_empty()).map(|part| format!("{part}. ")).collect();
    let done = done.map(|done| match done {
        Receipt::Created => text.indicator_done_created(),
        Receipt::Changed => text.indicator_done_changed(),
        Receipt::Reported => text.measurement_done_reported(),
        Receipt::Corrected => text.measurement_done_corrected(),
    });
    let head = view! {
        <Crumbs text page=page.clone() past />
        <div class="page-head">
            <h1>{indicator.name.clone()}</h1>
            <p class="lead">{lead}</p>
        </div>
    }
    .into_any();
    let (about, questions) = (About::new(Subject::Indicator, indicator.id.0), page.questions.clone());
    let facts = view! {
        <div class="stack">
            <Definition text page=page.clone() standing=standing.clone() past />
            <TrendCard text standing=standing.clone() unit=indicator.unit_of_measure.clone() decimals=indicator.decimals />
            <Corrections text page=page.clone() />
            <History text page=page.clone() />
        </div>
    }
    .into_any();
    view! {
        {head}
        <div class="stack">
            {done.map(|words| view! { <notice::Receipt words /> })}
            <Actions text page=page.clone() />
            <Summary text page=page.clone() standing />
            <div class="cols"><Development text page own_name past />{facts}</div>
            <QuestionsOf text about questions />
        </div>
    }
    .into_any()
}

#[component]
fn Crumbs(text: Text, page: IndicatorPage, past: Option<NaiveDate>) -> impl IntoView {
    let unit = crate::organisation::address(page.unit.id, past);
    let category = page.series.indicator.category.clone();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/indicators">{text.nav_indicators()}</a></li>
            <li><a href=unit>{page.unit.name}</a></li>
            {(!category.is_empty()).then(|| view! { <li>{category}</li> })}
        </ol></nav>
    }
}

/// What the reader may do here.
#[component]
fn Actions(text: Text, page: IndicatorPage) -> impl IntoView {
    let id = page.series.indicator.id;
    (page.can_define || page.can_report).then(|| {
        view! {
            <div class="actions screen-only">
                {page.can_report.then(|| view! {
                    <a class="ds-button" href=format!("/indicators/{id}/measurements/new")>{text.measurement_report()}</a>
                })}
                {page.can_define.then(|| view! {
                    <a class="ds-button" data-variant="secondary" href=format!("/indicators/{id}/targets")>
                        {text.indicator_targets_title()}
                    </a>
                    <a class="ds-button" data-variant="secondary" href=format!("/indicators/{id}/edit")>
                        {text.indicator_edit()}
                    </a>
                })}
            </div>
        }
    })
}

/// A large figure with what it is.
fn tally(what: String, figure: impl IntoView) -> impl IntoView {
    view! { <div><dt>{what}</dt><dd>{figure}</dd></div> }
}

#[component]
fn Summary(text: Text, page: IndicatorPage, standing: Standing) -> impl IntoView {
    let indicator = &page.series.indicator;
    let bare = |value| written(indicator).bare(value);
    let name = |period| period::name(text, period);
    let latest = standing.latest.map(|(period, value)| {
        let unit = indicator.unit_of_measure.clone();
        tally(text.indicator_latest(name(period)), view! { {bare(value)}" "<small>{unit}</small> })
    });
    let since_baseline = standing.since_baseline.zip(indicator.baseline).map(|(by, baseline)| {
        let what = text.indicator_since_baseline(bare(baseline.value), name(baseline.period));
        tally(what, changed(text, indicator, by))
    });
    let since_year_before =
        standing.since_year_before.map(|by| tally(text.indicator_since_year_before(), changed(text, indicator, by)));
    let next = indicator
        .expected_next
        .filter(|day| *day >= page.on)
        .map(|day| tally(text.indicator_next(), view! { <small>{text.long_date(day)}</small> }));
    let suggestion = &standing.suggestion;
    let why = reason(text, suggestion, written(indicator));
    let status = suggestion.status;
    view! {
        <section class="card" aria-label=text.indicator_summary()>
            <dl class="tally">
                {latest}{since_baseline}{since_year_before}
                {target(text, &page, &standing)}
                <div><dt>{text.indicator_status()}</dt><dd><StatusChip text status /></dd></div>
                {next}
            </dl>
            <p class="card__foot">{why}" "{text.indicator_status_by_rule()}</p>
        </section>
    }
    .into_any()
}

fn changed(text: Text, indicator: &domain::indicator::Indicator, by: f64) -> impl IntoView + use<> {
    let words = change(text, &indicator.unit_of_measure, indicator.decimals, by);
    figure(&words, number::format_change(by, indicator.decimals))
}

/// The number large and the rest of the words small.
fn figure(words: &str, number: String) -> impl IntoView + use<> {
    let unit = words.strip_prefix(&number).unwrap_or_default().trim().to_owned();
    view! { {number}" "<small>{unit}</small> }
}

/// How much is left to the next target, or what it says where that cannot be counted.
fn target(text: Text, page: &IndicatorPage, standing: &Standing) -> Option<impl IntoView + use<>> {
    let indicator = &page.series.indicator;
    let (period, aim) = standing.target?;
    let (name, bare) = (period::name(text, period), written(indicator).bare(aim));
    let remaining = standing.latest.and_then(|(_, value)| left(&indicator.direction, value, aim, indicator.decimals));
    Some(match remaining {
        Some(by) if number::round(by, indicator.decimals) > 0.0 => {
            let words = difference(text, indicator, by);
            let number = number::format(by, indicator.decimals);
            tally(text.indicator_left(bare, name), figure(&words, number).into_any())
        }
        Some(_) => tally(
            text.indicator_target_for(name),
            view! { {bare}" "<small>{text.indicator_reached()}</small> }.into_any(),
        ),
        None => {
            tally(text.indicator_target_for(name), view! { <span>{written(indicator).value(aim)}</span> }.into_any())
        }
    })
}

#[component]
fn Development(text: Text, page: IndicatorPage, own_name: String, past: Option<NaiveDate>) -> impl IntoView {
    let id = page.series.indicator.id;
    let reading = sentence(text, &page.series);
    let csv = match past {
        Some(day) => format!("/indicators/{id}/measurements.csv?on={day}"),
        None => format!("/indicators/{id}/measurements.csv"),
    };
    let source = page.series.indicator.source.clone();
    let chart = chart(text, &page, reading.clone(), own_name.clone());
    let has_figures = !page.measurements.is_empty() || !page.series.targets.is_empty();
    view! {
        <section class="card">
            <h2>{text.indicator_development()}</h2>
            <p class="sentence">{reading}</p>
            {words_of_targets(text, &page)}
            <figure>
                <LineChartView chart nothing=text.indicator_no_values() />
                <figcaption class="chart__links">
                    <span>{text.indicator_source_is(if source.is_empty() { text.not_stated() } else { source })}</span>
                    <a href=csv>"CSV"</a>
                </figcaption>
            </figure>
            {has_figures.then(|| view! {
                <details class="data-table print-open" open>
                    <summary>{text.indicator_show_table()}</summary>
                    <table::FigureTable text page own_name />
                </details>
            })}
        </section>
    }
    .into_any()
}

/// Targets that no chart can draw: said in words, or only up or down.
fn words_of_targets(text: Text, page: &IndicatorPage) -> Vec<impl IntoView + use<>> {
    let in_words = |aim: &Aim| !matches!(aim, Aim::Value { .. });
    page.series
        .targets
        .iter()
        .filter(|target| in_words(&target.aim))
        .map(|target| {
            let aim = super::aim(text, &page.series.indicator, &target.aim);
            let words = text.indicator_target_in_words(period::name(text, target.period), aim);
            view! { <p>{words}</p> }
        })
        .collect()
}

/// The chart of an indicator. When it is split, women and men come before those compared with.
pub(super) fn chart(text: Text, page: &IndicatorPage, sentence: String, own_name: String) -> LineChart {
    let mut chart = LineChart {
        sentence,
        own_name,
        target_word: text.indicator_chart_target(),
        band_word: text.indicator_chart_band(),
        ..LineChart::of(format!("i{}", page.series.indicator.id), &page.series)
    };
    let sexes = page.series.by_sex.iter().map(|(sex, series)| Companion {
        name: crate::measurement::sex_word(text, *sex),
        values: series.values().collect(),
    });
    chart.companions.splice(0..0, sexes);
    for mark in &mut chart.own {
        mark.href = Some(format!("#{}", table::anchor(mark.period)));
    }
    chart
}

#[component]
fn Definition(text: Text, page: IndicatorPage, standing: Standing, past: Option<NaiveDate>) -> impl IntoView {
    let indicator = page.series.indicator;
    let fact = |what: String, value: String| (!value.is_empty()).then(|| view! { <dt>{what}</dt><dd>{value}</dd> });
    let owner = match (&indicator.owner, page.owner_unit) {
        (Some(owner), Some(unit)) => format!("{}, {}", owner.title, unit.name),
        (Some(owner), None) => owner.title.clone(),
        (None, _) => String::new(),
    };
    let is_orphan = past.is_none() && !page.owner_lives && indicator.ended_on.is_none_or(|day| day > page.on);
    let owner = match (owner.is_empty(), is_orphan) {
        (true, _) => text.indicator_no_owner(),
        (false, true) => text.indicator_orphan(owner),
        (false, false) => owner,
    };
    let goals: Vec<_> = page
        .goals
        .into_iter()
        .map(|(goal, title, main)| {
            let kind = if main { text.indicator_main() } else { text.indicator_supporting() };
            view! { <li><a href=crate::goal::address(goal, past)>{title}</a>" "<span class="meta">{kind}</span></li> }
        })
        .collect();
    let no_direction = matches!(indicator.direction, Direction::None { .. });
    let unit_href = crate::organisation::address(page.unit.id, past);
    view! {
        <section class="card">
            <h2>{text.indicator_about()}</h2>
            <dl class="facts facts--stack">
                <dt>{text.indicator_unit()}</dt><dd><a href=unit_href>{page.unit.name}</a></dd>
                {fact(text.indicator_owner(), owner)}
                {fact(text.indicator_source(), indicator.source)}
                {fact(text.indicator_method(), indicator.method)}
                {fact(text.indicator_frequency(), period::frequency(text, indicator.frequency))}
                <dt>{text.indicator_age()}</dt><dd><FreshnessSign text freshness=standing.freshness /></dd>
                {indicator.ended_on.map(|day| view! {
                    <dt>{text.indicator_ended()}</dt><dd>{text.long_date(day)}</dd>
                })}
                {(!indicator.kolada_id.is_empty()).then(|| view! { <dt>"Kolada"</dt><dd>{indicator.kolada_id}</dd> })}
                {(!goals.is_empty()).then(|| view! {
                    <dt>{text.indicator_shows()}</dt><dd><ul class="plain">{goals}</ul></dd>
                })}
            </dl>
            {no_direction.then(|| view! { <p class="meta">{text.indicator_no_direction_means()}</p> })}
        </section>
    }
    .into_any()
}

#[component]
fn TrendCard(text: Text, standing: Standing, unit: String, decimals: u8) -> impl IntoView {
    let trend = standing.trend;
    let method = if trend.values < 3 {
        text.indicator_trend_too_few(trend.values)
    } else {
        text.indicator_trend_method(change(text, &unit, decimals, trend.per_year), trend.values)
    };
    view! {
        <section class="card">
            <h2>{text.indicator_trend()}</h2>
            <p><TrendSign text trend /></p>
            <p class="meta">{method}</p>
        </section>
    }
}

#[component]
fn Corrections(text: Text, page: IndicatorPage) -> impl IntoView {
    let written = written(&page.series.indicator);
    let rows: Vec<_> = page
        .corrected
        .iter()
        .map(|old| {
            let value = old.reading.value().map_or_else(
                || crate::measurement::outcome_word(text, old.reading.outcome()),
                |value| written.value(value),
            );
            let mut what = vec![period::name(text, old.period)];
            what.extend(
                (old.sex != domain::measurement::Sex::Total).then(|| crate::measurement::sex_word(text, old.sex)),
            );
            let known = page.series.comparisons.iter().find(|(comparison, _)| Some(comparison.id) == old.comparison);
            what.extend(known.map(|(comparison, _)| comparison.title()));
            let day = old.superseded_on.map(|day| text.long_date(day)).unwrap_or_default();
            view! { <li>{what.join(", ")}": "<del>{value}</del>" "<span class="meta">{day}</span></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card"><h2>{text.indicator_corrections()}</h2><ul class="plain">{rows}</ul></section>
        }
    })
}

#[component]
fn History(text: Text, page: IndicatorPage) -> impl IntoView {
    let id = page.series.indicator.id;
    view! {
        <section class="card screen-only">
            <h2>{text.indicator_history()}</h2>
            <p><a href=format!("/trail?kind=indicator&object={id}")>{text.indicator_trail()}</a></p>
            <form method="get" action=address(id, None) class="row row--end">
                <div class="ds-field">
                    <label class="ds-label" r#for="on">{text.indicator_other_day()}</label>
                    <input class="ds-input" r#type="date" id="on" name="on" value=page.on.to_string() />
                </div>
                <button class="ds-button" data-variant="secondary" r#type="submit">{text.indicator_show_day()}</button>
            </form>
        </section>
    }
}
