//! The register of corrective measures.

use super::{MeasureChip, address, stage_word};
use crate::filter::{FilterCheck, FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::text::Text;
use chrono::NaiveDate;
use domain::measure::{MEASURES_PER_PAGE, MeasureFilter, MeasureList, MeasureRow, MeasureStage};
use domain::organisation::UnitName;
use leptos::prelude::*;

/// The page of measures.
#[component]
pub fn MeasureListShow(
    /// The words.
    text: Text,
    /// What the reader looks for.
    filter: MeasureFilter,
    /// What there is.
    list: MeasureList,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: MEASURES_PER_PAGE, total: list.total };
    let at = filter.clone();
    let there = move |page: u64| link(&MeasureFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    let (is_empty, can_plan) = (list.rows.is_empty(), list.can_plan);
    let rows: Vec<_> = list.rows.into_iter().map(|row| row_of(text, row, today)).collect();
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.measure_title()}</h1>
                <div class="row screen-only">
                    <a href="/rounds">{text.nav_rounds()}</a>
                    {can_plan.then(|| view! { <a class="ds-button" href="/measures/new">{text.measure_plan()}</a> })}
                </div>
            </div>
            <p class="lead">{text.measure_lead()}</p>
        </div>
        <div class="stack">
            <Filter text filter units=list.units />
            <p class="count" role="status">{text.measure_count(list.total)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.measure_none()}</h2><p>{text.measure_none_text()}</p></section>
            })}
            {(!is_empty).then(|| view! {
                <section class="card" aria-label=text.measure_title()>
                    <div class="table-wrap" tabindex="0" role="region" aria-label=text.measure_title()>
                        <table class="table table--dense table--wide">
                            <thead><tr>
                                <th scope="col">{text.measure_column()}</th>
                                <th scope="col">{text.assignment_column_stage()}</th>
                                <th scope="col">{text.measure_goal()}</th>
                                <th scope="col">{text.assignment_column_due()}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            })}
            <Pages text place address=Callback::new(there) />
        </div>
    }
    .into_any()
}

/// The address of the register with these choices.
pub fn link(filter: &MeasureFilter) -> String {
    let yes = |is_chosen: bool| if is_chosen { "true" } else { "" };
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let goal = filter.goal.map(|goal| goal.to_string()).unwrap_or_default();
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    with_query(
        "/measures",
        &[
            ("q", filter.q.trim()),
            ("unit", &unit),
            ("goal", &goal),
            ("stage", filter.stage.map_or("", MeasureStage::word)),
            ("all", yes(filter.all)),
            ("late", yes(filter.late)),
            ("page", &page),
        ],
    )
}

#[component]
fn Filter(text: Text, filter: MeasureFilter, units: Vec<UnitName>) -> impl IntoView {
    let chosen = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let units = units.iter().map(|unit| (unit.id.to_string(), unit.name.clone()));
    let units = options(&text.activity_any_unit(), units, &chosen);
    let stages = MeasureStage::ALL.iter().map(|stage| (stage.word(), stage_word(text, *stage)));
    let stages = options(&text.assignment_open(), stages, filter.stage.map_or("", MeasureStage::word));
    let goal = filter.goal.map(|goal| view! { <input r#type="hidden" name="goal" value=goal.to_string() /> });
    view! {
        <form class="filter screen-only" method="get" action="/measures" aria-label=text.measure_title()>
            {goal}
            <FilterWords label=text.activity_filter_words() value=filter.q />
            <FilterChoice name="unit" label=text.measure_unit() options=units />
            <FilterChoice name="stage" label=text.assignment_column_stage() options=stages />
            <FilterCheck name="late" label=text.assignment_only_late() checked=filter.late />
            <FilterCheck name="all" label=text.assignment_closed_too() checked=filter.all />
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}

fn row_of(text: Text, row: MeasureRow, today: NaiveDate) -> impl IntoView {
    let late = row.is_late(today);
    view! {
        <tr>
            <th scope="row"><a href=address(row.id)>{row.title}</a><br/><span class="meta">{row.unit.name}</span></th>
            <td><MeasureChip text stage=row.stage verdict=row.verdict late /></td>
            <td><a href=crate::goal::address(row.goal.0, None)>{row.goal.1}</a></td>
            <td class="nowrap">{row.due_on.to_string()}</td>
        </tr>
    }
}
