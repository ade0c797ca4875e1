//! The register of assignments, and how much each unit is steered in detail.

use super::{AssignmentChip, address, stage_word};
use crate::filter::{FilterCheck, FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::text::Text;
use chrono::NaiveDate;
use domain::assignment::{
    ASSIGNMENTS_PER_PAGE, AssignmentCount, AssignmentFilter, AssignmentList, AssignmentRow, AssignmentStage,
};
use domain::id::UnitId;
use domain::organisation::UnitName;
use leptos::prelude::*;

/// The page of assignments.
#[component]
pub fn AssignmentListShow(
    /// The words.
    text: Text,
    /// What the reader looks for.
    filter: AssignmentFilter,
    /// What there is.
    list: AssignmentList,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: ASSIGNMENTS_PER_PAGE, total: list.total };
    let at = filter.clone();
    let address = move |page: u64| link(&AssignmentFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    let (is_empty, can_give) = (list.rows.is_empty(), list.can_give);
    let is_counted = list.by_unit.len() > 1;
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.assignment_title()}</h1>
                <div class="row screen-only">
                    <a href="/rounds">{text.nav_rounds()}</a>
                    <a href="/decisions">{text.decision_title()}</a>
                    {can_give.then(|| view! { <a class="ds-button" href="/assignments/new">{text.assignment_give()}</a> })}
                </div>
            </div>
            <p class="lead">{text.assignment_lead()}</p>
        </div>
        <div class="stack">
            <Filter text filter=filter.clone() units=list.units />
            <p class="count" role="status">{text.assignment_count(list.total)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.assignment_none()}</h2><p>{text.assignment_none_text()}</p></section>
            })}
            {(!is_empty).then(|| view! { <Rows text rows=list.rows today /> })}
            <Pages text place address=Callback::new(address) />
            {is_counted.then(|| view! { <ByUnit text filter counts=list.by_unit /> })}
        </div>
    }
    .into_any()
}

/// The register with what this body has given.
pub fn given_by(body: UnitId) -> String {
    link(&AssignmentFilter { body: Some(body), ..AssignmentFilter::default() })
}

/// The register with what this unit, or one below it, has been given.
pub fn given_to(unit: UnitId) -> String {
    link(&AssignmentFilter { unit: Some(unit), ..AssignmentFilter::default() })
}

/// The address of the register with these choices.
pub fn link(filter: &AssignmentFilter) -> String {
    let number = |id: Option<UnitId>| id.map(|id| id.to_string()).unwrap_or_default();
    let yes = |is_chosen: bool| if is_chosen { "true" } else { "" };
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    with_query(
        "/assignments",
        &[
            ("q", filter.q.trim()),
            ("body", &number(filter.body)),
            ("unit", &number(filter.unit)),
            ("stage", filter.stage.map_or("", AssignmentStage::word)),
            ("all", yes(filter.all)),
            ("late", yes(filter.late)),
            ("page", &page),
        ],
    )
}

#[component]
fn Filter(text: Text, filter: AssignmentFilter, units: Vec<UnitName>) -> impl IntoView {
    let choices = |none: &str, chosen: Option<UnitId>, is_offered: fn(&UnitName) -> bool| {
        let chosen = chosen.map(|unit| unit.to_string()).unwrap_or_default();
        let units = units.iter().filter(|unit| is_offered(unit)).map(|unit| (unit.id.to_string(), unit.name.clone()));
        options(none, units, &chosen)
    };
    let bodies = choices(&text.assignment_any_body(), filter.body, |unit| unit.kind.decides());
    let to = choices(&text.activity_any_unit(), filter.unit, |_| true);
    let stages = AssignmentStage::ALL.iter().map(|stage| (stage.word(), stage_word(text, *stage)));
    let stages = options(&text.assignment_open(), stages, filter.stage.map_or("", AssignmentStage::word));
    view! {
        <form class="filter screen-only" method="get" action="/assignments" aria-label=text.assignment_title()>
            <FilterWords label=text.activity_filter_words() value=filter.q />
            <FilterChoice name="body" label=text.assignment_body() options=bodies />
            <FilterChoice name="unit" label=text.assignment_unit() options=to />
            <FilterChoice name="stage" label=text.assignment_column_stage() options=stages />
            <FilterCheck name="late" label=text.assignment_only_late() checked=filter.late />
            <FilterCheck name="all" label=text.assignment_closed_too() checked=filter.all />
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Rows(text: Text, rows: Vec<AssignmentRow>, today: NaiveDate) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(|row| row_of(text, row, today)).collect();
    view! {
        <section class="card" aria-label=text.assignment_title()>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.assignment_title()>
                <table class="table table--dense table--wide">
                    <thead><tr>
                        <th scope="col">{text.assignment_column_assignment()}</th>
                        <th scope="col">{text.assignment_column_stage()}</th>
                        <th scope="col">{text.assignment_unit()}</th>
                        <th scope="col">{text.assignment_column_due()}</th>
                        <th scope="col">{text.assignment_column_reported()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row_of(text: Text, row: AssignmentRow, today: NaiveDate) -> impl IntoView {
    let late = row.is_late(today);
    let decided = row.decided_on.map(|day| format!(" {day}")).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">
                <a href=address(row.id)>{row.title}</a><br/><span class="meta">{format!("{}{decided}", row.body.name)}</span>
            </th>
            <td><AssignmentChip text stage=row.stage late /></td>
            <td>{row.unit.name}</td>
            <td class="nowrap">{row.due_on.to_string()}</td>
            <td class="nowrap">{row.reported_on.map_or_else(|| "–".to_owned(), |day| day.to_string())}</td>
        </tr>
    }
}

/// How many open assignments each unit has: what a body steers in detail, beside its goals.
#[component]
fn ByUnit(text: Text, filter: AssignmentFilter, counts: Vec<AssignmentCount>) -> impl IntoView {
    let rows: Vec<_> = counts
        .into_iter()
        .map(|count| {
            let there = link(&AssignmentFilter { unit: Some(count.unit.id), page: 1, ..filter.clone() });
            view! {
                <tr>
                    <th scope="row"><a href=there>{count.unit.name}</a></th>
                    <td class="num">{count.open.to_string()}</td>
                    <td class="num">{count.late.to_string()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="by-unit">
            <h2 id="by-unit">{text.assignment_by_unit()}</h2>
            <p class="muted">{text.assignment_by_unit_text()}</p>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="by-unit">
                <table class="table table--dense">
                    <thead><tr>
                        <th scope="col">{text.assignment_unit()}</th>
                        <th scope="col" class="num">{text.assignment_column_open()}</th>
                        <th scope="col" class="num">{text.assignment_column_late()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
