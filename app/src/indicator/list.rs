//! Many indicators in one dense table.

use super::change;
use crate::chart::sparkline::Sparkline;
use crate::chip::{Glyph, Shape, Sign, freshness_look};
use crate::filter::{FilterCheck, FilterChoice};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::status::{StatusChip, TrendSign, Written, freshness};
use crate::text::Text;
use domain::indicator::{INDICATORS_PER_PAGE, IndicatorFilter, IndicatorList, IndicatorRow};
use domain::number;
use domain::organisation::UnitName;
use domain::status::Freshness;
use leptos::prelude::*;

/// The list of indicators with its filter.
#[component]
pub fn IndicatorListShow(
    /// The words.
    text: Text,
    /// What the reader has chosen.
    filter: IndicatorFilter,
    /// What there is.
    list: IndicatorList,
) -> impl IntoView {
    let page = u64::from(filter.page.max(1));
    let place = Place { page, per_page: INDICATORS_PER_PAGE, total: list.total };
    let is_empty = list.rows.is_empty();
    let at = filter.clone();
    let unit = list.units.iter().find(|unit| filter.unit == Some(unit.id)).map(|unit| unit.name.clone());
    let address = move |page: u64| link(&IndicatorFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.nav_indicators()}</h1>
                {list.can_define.then(|| view! {
                    <div class="row screen-only">
                        <a href="/comparisons">{text.comparison_link()}</a>
                        <a class="ds-button" href="/indicators/new">{text.indicator_new()}</a>
                    </div>
                })}
            </div>
            <p class="lead">{text.indicator_list_lead()}</p>
        </div>
        <div class="stack">
            <Filter text filter=filter.clone() units=list.units />
            <Chosen text filter=filter.clone() unit total=list.total />
            {if is_empty {
                view! { <Nothing text filter /> }.into_any()
            } else {
                view! {
                    <section class="card" aria-label=text.nav_indicators()><IndicatorTable text rows=list.rows /></section>
                }.into_any()
            }}
            <Pages text place address=Callback::new(address) />
        </div>
    }
    .into_any()
}

/// The address of the list with these choices.
fn link(filter: &IndicatorFilter) -> String {
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let yes = |is_chosen: bool| if is_chosen { "true" } else { "" };
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let query =
        [("unit", unit.as_str()), ("orphans", yes(filter.orphans)), ("stale", yes(filter.stale)), ("page", &page)];
    with_query("/indicators", &query)
}

#[component]
fn Filter(text: Text, filter: IndicatorFilter, units: Vec<UnitName>) -> impl IntoView {
    let chosen = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let units = units.into_iter().map(|unit| (unit.id.to_string(), unit.name));
    let units = options(&text.indicator_any_unit(), units, &chosen);
    view! {
        <form class="filter screen-only" method="get" action="/indicators" aria-label=text.indicator_filter()>
            <FilterChoice name="unit" label=text.indicator_unit() options=units />
            <FilterCheck name="stale" label=text.indicator_only_stale() checked=filter.stale />
            <FilterCheck name="orphans" label=text.indicator_only_orphans() checked=filter.orphans />
            <button class="ds-button" r#type="submit">{text.indicator_show()}</button>
        </form>
    }
    .into_any()
}

/// How many there are, and a way to take each choice away.
#[component]
fn Chosen(text: Text, filter: IndicatorFilter, unit: Option<String>, total: u64) -> impl IntoView {
    let filter = IndicatorFilter { page: 0, ..filter };
    let mut chosen: Vec<(String, IndicatorFilter)> = Vec::new();
    if filter.unit.is_some() {
        chosen.push((unit.unwrap_or_default(), IndicatorFilter { unit: None, ..filter.clone() }));
    }
    if filter.stale {
        chosen.push((text.indicator_only_stale(), IndicatorFilter { stale: false, ..filter.clone() }));
    }
    if filter.orphans {
        chosen.push((text.indicator_only_orphans(), IndicatorFilter { orphans: false, ..filter }));
    }
    let is_filtered = !chosen.is_empty();
    let chips: Vec<_> = chosen
        .into_iter()
        .map(|(words, without)| {
            view! {
                <li><a class="filter-chip" href=link(&without)>
                    {words}" "<Shape glyph=Glyph::Cross /><span class="sr-only">{text.indicator_take_filter_away()}</span>
                </a></li>
            }
        })
        .collect();
    view! {
        <div class="active-filters">
            <span role="status">{text.indicator_count(total)}</span>
            {is_filtered.then(|| view! { <ul>{chips}</ul><a href="/indicators">{text.indicator_clear()}</a> })}
        </div>
    }
}

#[component]
fn Nothing(text: Text, filter: IndicatorFilter) -> impl IntoView {
    let is_filtered = filter.unit.is_some() || filter.orphans || filter.stale || filter.page > 1;
    let (title, words) = if is_filtered {
        (text.indicator_none_found(), text.indicator_none_found_text())
    } else {
        (text.indicator_none(), text.indicator_none_text())
    };
    view! { <section class="empty"><h2>{title}</h2><p>{words}</p></section> }
}

/// Indicators as rows: latest, change, target, gap, trend, the line and the age of the figures.
#[component]
pub fn IndicatorTable(
    /// The words.
    text: Text,
    /// The rows.
    rows: Vec<IndicatorRow>,
) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=text.nav_indicators()>
            <table class="table table--dense table--stick table--wide">
                <thead><tr>
                    <th scope="col">{text.indicator_name()}</th>
                    <th scope="col" class="num">{text.indicator_latest_short()}</th>
                    <th scope="col">{text.indicator_status()}</th>
                    <th scope="col" class="num">{text.indicator_change_short()}</th>
                    <th scope="col" class="num">{text.indicator_target()}</th>
                    <th scope="col" class="num">{text.indicator_gap()}</th>
                    <th scope="col">{text.indicator_trend()}</th>
                    <th scope="col">{text.indicator_line()}</th>
                    <th scope="col">{text.indicator_age()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The most letters of a unit of measure that stands beside the figure.
const SHORT_UNIT: usize = 5;

fn row_of(text: Text, row: IndicatorRow) -> impl IntoView {
    let none = || "–".to_owned();
    // A unit that takes room stands under the name; the figures are to be compared.
    let is_short = row.unit_of_measure.chars().count() <= SHORT_UNIT;
    let written = Written { decimals: row.decimals, unit: if is_short { &row.unit_of_measure } else { "" } };
    let about = if is_short { row.unit.name } else { format!("{} · {}", row.unit.name, row.unit_of_measure) };
    let status = row.suggestion.status;
    let latest = row.latest.map(|(period, value)| {
        view! { {written.value(value)}<br /><span class="meta">{period.to_string()}</span> }.into_any()
    });
    let target = row.target.map(|(period, value)| {
        view! { {written.bare(value)}<br /><span class="meta">{period.to_string()}</span> }.into_any()
    });
    let changed = row.since_year_before.map_or_else(none, |by| change(text, "", row.decimals, by));
    let gap = row.gap.map_or_else(none, |by| number::format_change(by, row.decimals));
    let aim = row.target.map(|(_, value)| value);
    let values = row.sparkline;
    let too_few = if values.is_empty() { text.indicator_no_value() } else { text.indicator_one_value() };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/indicators/{}", row.id)>{row.name}</a><br />
                <span class="meta">{about}</span>
            </th>
            <td class="num">{latest.unwrap_or_else(|| none().into_any())}</td>
            <td class="status"><StatusChip text status small=true /></td>
            <td class="num">{changed}</td>
            <td class="num">{target.unwrap_or_else(|| none().into_any())}</td>
            <td class="num">{gap}</td>
            <td class="nowrap"><TrendSign text trend=row.trend /></td>
            <td><Sparkline values target=aim too_few /></td>
            <td class="nowrap"><Age text freshness=row.freshness /></td>
        </tr>
    }
}

/// The age in a few letters; the whole sentence is read out.
#[component]
pub(crate) fn Age(
    /// The words.
    text: Text,
    /// The age.
    freshness: Freshness,
) -> impl IntoView {
    let words = match freshness {
        Freshness::Fresh { months } => text.indicator_age_months(months),
        Freshness::Stale { months } => text.indicator_age_late(months),
        Freshness::Missing => text.indicator_age_missing(),
    };
    let sentence = self::freshness(text, freshness);
    view! { <span title=sentence><Sign look=freshness_look(freshness) word=words /></span> }
}
