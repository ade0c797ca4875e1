//! The whole group as a tree that opens and closes without JavaScript.

use super::{address, kind_choices, kind_name};
use crate::markup::options;
use crate::text::Text;
use crate::time_travel::OtherDay;
use chrono::NaiveDate;
use domain::organisation::{Organisation, OrganisationFilter, UnitKind, UnitNode};
use leptos::prelude::*;

/// A tree with fewer units than this lies open from the start.
const OPEN: usize = 60;

/// The organisation on a day.
#[component]
pub fn OrganisationShow(
    /// The words.
    text: Text,
    /// What is shown.
    filter: OrganisationFilter,
    /// The other day that is shown.
    other: Option<OtherDay>,
    /// The day it is.
    today: NaiveDate,
    /// The organisation.
    organisation: Organisation,
    /// Whether the reader may make new units.
    can_edit: bool,
) -> impl IntoView {
    let lead = match other {
        Some(OtherDay::Past(day)) => text.organisation_lead_on(text.long_date(day)),
        Some(OtherDay::Planned(day)) => text.organisation_lead_planned(text.long_date(day)),
        None => text.organisation_lead(),
    };
    let on = other.map(OtherDay::day);
    let day = on.unwrap_or(today);
    let sums = kind_sums(&organisation);
    let is_filtered = filter.narrows();
    let (shown, found) = if is_filtered { organisation.narrowed(&filter.q, filter.kind()) } else { (organisation, 0) };
    let is_empty = shown.nodes.is_empty();
    view! {
        <div class="page-head"><h1>{text.organisation_title()}</h1><p class="lead">{lead}</p></div>
        <div class="cols">
            <section class="card" aria-label=text.organisation_tree()>
                {is_filtered.then(|| view! { <p class="count" role="status">{text.organisation_found(found)}</p> })}
                {is_empty.then(|| view! { <Nothing text is_filtered /> })}
                {(!is_empty).then(|| view! { <Tree text nodes=shown.nodes on is_filtered /> })}
            </section>
            <div class="stack">
                {(can_edit && other.is_none()).then(|| view! {
                    <p><a class="ds-button" href="/organisation/units/new">{text.organisation_new()}</a></p>
                })}
                <Filter text filter on day is_filtered />
                <Sums text sums />
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Nothing(text: Text, is_filtered: bool) -> impl IntoView {
    let (title, words) = if is_filtered {
        (text.organisation_found(0), text.organisation_found_none())
    } else {
        (text.organisation_empty(), text.organisation_empty_text())
    };
    view! { <section class="empty empty--inline"><h2>{title}</h2><p>{words}</p></section> }
}

#[component]
fn Tree(text: Text, nodes: Vec<UnitNode>, on: Option<NaiveDate>, is_filtered: bool) -> impl IntoView {
    let is_open = is_filtered || nodes.len() < OPEN;
    let mut rest = nodes.into_iter().peekable();
    let rows = branch(text, &mut rest, 0, on, is_open);
    view! { <ul class="thread thread--org">{rows}</ul> }
}

/// The units of one depth up to the next that stands higher, each with what lies below it.
fn branch(
    text: Text,
    rest: &mut std::iter::Peekable<std::vec::IntoIter<UnitNode>>,
    depth: u32,
    on: Option<NaiveDate>,
    is_open: bool,
) -> Vec<AnyView> {
    let mut rows = Vec::new();
    while let Some(node) = rest.next_if(|node| node.depth >= depth) {
        let below = branch(text, rest, node.depth + 1, on, is_open);
        let count = below.len();
        let below = (count > 0).then(|| {
            view! {
                <details open=is_open || node.depth == 0>
                    <summary>{text.organisation_below(count)}</summary>
                    <ul>{below}</ul>
                </details>
            }
        });
        rows.push(view! { <li>{row(text, &node, on)}{below}</li> }.into_any());
    }
    rows
}

fn row(text: Text, node: &UnitNode, on: Option<NaiveDate>) -> impl IntoView + use<> {
    let goals = (node.goals > 0).then(|| text.organisation_goals(node.goals));
    let indicators = (node.indicators > 0).then(|| text.organisation_indicators(node.indicators));
    let counts = goals.into_iter().chain(indicators).collect::<Vec<_>>().join(" · ");
    view! {
        <div class="thread__row">
            <p class="thread__title">
                <a href=address(node.unit.id, on)>{node.unit.name.clone()}</a>
                <span class="thread__kind">{kind_name(text, node.unit.kind)}</span>
            </p>
            <span class="meta num">{counts}</span>
        </div>
    }
}

#[component]
fn Filter(
    text: Text,
    filter: OrganisationFilter,
    on: Option<NaiveDate>,
    day: NaiveDate,
    is_filtered: bool,
) -> impl IntoView {
    let kinds = options(&text.organisation_filter_any_kind(), kind_choices(text), &filter.kind);
    view! {
        <section class="card">
            <h2>{text.organisation_filter()}</h2>
            <form class="form" action="/organisation">
                {on.map(|day| view! { <input r#type="hidden" name="on" value=day.to_string() /> })}
                <div class="ds-field">
                    <label class="ds-label" r#for="name">{text.organisation_filter_name()}</label>
                    <input class="ds-input" id="name" name="q" r#type="search" value=filter.q />
                </div>
                <div class="ds-field">
                    <label class="ds-label" r#for="kind">{text.organisation_filter_kind()}</label>
                    <select class="ds-input" id="kind" name="kind" inner_html=kinds></select>
                </div>
                <div class="actions">
                    <button class="ds-button" data-variant="secondary">{text.organisation_filter_show()}</button>
                    {is_filtered.then(|| view! { <a href="/organisation">{text.organisation_filter_clear()}</a> })}
                </div>
            </form>
        </section>
        <section class="card">
            <h2>{text.organisation_day()}</h2>
            <form class="form" action="/organisation">
                <div class="ds-field">
                    <label class="ds-label" r#for="on">{text.organisation_day_label()}</label>
                    <input class="ds-input ds-input--short" r#type="date" id="on" name="on" value=day.to_string() />
                </div>
                <div class="actions">
                    <button class="ds-button" data-variant="secondary">{text.organisation_filter_show()}</button>
                    {on.map(|_| view! { <a href="/organisation">{text.organisation_day_today()}</a> })}
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// How many units there are of each kind.
fn kind_sums(organisation: &Organisation) -> Vec<(UnitKind, usize)> {
    let count = |kind: UnitKind| organisation.nodes.iter().filter(|node| node.unit.kind == kind).count();
    UnitKind::ALL.iter().map(|kind| (*kind, count(*kind))).filter(|(_, count)| *count > 0).collect()
}

#[component]
fn Sums(text: Text, sums: Vec<(UnitKind, usize)>) -> impl IntoView {
    let rows: Vec<_> = sums
        .into_iter()
        .map(|(kind, count)| view! { <dt>{kind_name(text, kind)}</dt><dd class="num">{count.to_string()}</dd> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{text.organisation_sum()}</h2>
                <dl class="facts facts--rows">{rows}</dl>
            </section>
        }
        .into_any()
    })
}
