//! Events: the history of one object, and the whole trail.

mod of_activity;
mod of_assignment;
mod of_measure;
mod of_question;
mod of_round;
mod words;

pub use words::kind_name;

use crate::appointment::role_name;
use crate::import::{reading, series};
use crate::link::with_query;
use crate::markup::options;
use crate::period;
use crate::text::Text;
use domain::event::{Act, EventRow, ObjectKind, Trail, TrailFilter};
use domain::import::FiguresBrought;
use leptos::prelude::*;
use words::{field, said, what};

/// The history of one object.
#[component]
pub fn History(
    /// The words.
    text: Text,
    /// The events.
    trail: Trail,
    /// What was asked for.
    filter: TrailFilter,
) -> impl IntoView {
    let object = filter.kind.zip(filter.object).and_then(|(kind, id)| address(kind, id));
    let label = trail.label.clone();
    let crumb = match object {
        Some(href) => view! { <a href=href>{label}</a> }.into_any(),
        None => view! { <span>{label}</span> }.into_any(),
    };
    let is_empty = trail.rows.is_empty();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol><li>{crumb}</li></ol></nav>
        <div class="page-head"><h1>{text.trail_history()}</h1><p class="lead">{text.trail_history_lead()}</p></div>
        {is_empty.then(|| view! {
            <section class="empty"><h2>{text.trail_empty()}</h2><p>{text.trail_empty_object()}</p></section>
        })}
        {(!is_empty).then(|| view! { <section class="card"><Timeline text rows=trail.rows of_one=true /></section> })}
        <Older text filter older=trail.older />
    }
    .into_any()
}

/// The whole trail, with a filter.
#[component]
pub fn WholeTrail(
    /// The words.
    text: Text,
    /// The events.
    trail: Trail,
    /// What was asked for.
    filter: TrailFilter,
) -> impl IntoView {
    let is_empty = trail.rows.is_empty();
    view! {
        <div class="page-head"><h1>{text.trail_title()}</h1><p class="lead">{text.trail_lead()}</p></div>
        <div class="stack">
            <Filter text filter=filter.clone() />
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.trail_empty()}</h2><p>{text.trail_empty_filter()}</p></section>
            })}
            {(!is_empty).then(|| view! {
                <section class="card" aria-label=text.trail_title()><Timeline text rows=trail.rows of_one=false /></section>
            })}
            <Older text filter older=trail.older />
        </div>
    }
    .into_any()
}

#[component]
fn Filter(text: Text, filter: TrailFilter) -> impl IntoView {
    let kinds = ObjectKind::ALL.iter().map(|kind| (kind.word(), words::kinds_name(text, *kind)));
    let kinds = options(&text.trail_filter_all(), kinds, filter.kind.map_or("", ObjectKind::word));
    let on = filter.on.map(|day| day.to_string()).unwrap_or_default();
    view! {
        <form class="filter" method="get" action="/trail" aria-label=text.trail_filter()>
            <div class="ds-field">
                <label class="ds-label" r#for="kind">{text.trail_filter_kind()}</label>
                <select class="ds-input" id="kind" name="kind" inner_html=kinds></select>
            </div>
            <div class="ds-field">
                <label class="ds-label" r#for="on">{text.trail_filter_on()}</label>
                <input class="ds-input" id="on" name="on" r#type="date" value=on />
            </div>
            <button class="ds-button" r#type="submit">{text.trail_filter_show()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Older(text: Text, filter: TrailFilter, older: Option<domain::id::EventId>) -> impl IntoView {
    let kind = filter.kind.map(ObjectKind::word).unwrap_or_default();
    let object = filter.object.map(|id| id.to_string()).unwrap_or_default();
    let on = filter.on.map(|day| day.to_string()).unwrap_or_default();
    let at =
        |before: &str| with_query("/trail", &[("kind", kind), ("object", &object), ("on", &on), ("before", before)]);
    let newest = filter.before.map(|_| view! { <li><a href=at("")>{text.trail_newest()}</a></li> });
    let older = older.map(|id| view! { <li><a href=at(&id.to_string()) rel="next">{text.trail_older()}</a></li> });
    (newest.is_some() || older.is_some())
        .then(|| view! { <nav class="pages" aria-label=text.page_label()><ul>{newest}{older}</ul></nav> })
}

/// Events as a timeline. `of_one` leaves out what they are about, since they all are about the same.
#[component]
pub fn Timeline(
    /// The words.
    text: Text,
    /// The events, newest first.
    rows: Vec<EventRow>,
    /// Whether all are about one object.
    of_one: bool,
    /// Whether what changed is left out.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let items = rows.into_iter().map(|row| {
        let is_decision = matches!(row.act, Act::Decided | Act::Closed | Act::Replaced);
        // In an indicator's history an import stands beside what is told of the indicator itself.
        let is_other = row.figures.is_some() && !row.label.is_empty();
        let name = (of_one && is_other).then(|| format!(": {}", row.label));
        let about = (!of_one && !row.label.is_empty()).then(|| match address(row.kind, row.object) {
            Some(href) => view! { ": "<a href=href>{row.label.clone()}</a> }.into_any(),
            None => view! { ": "{row.label.clone()} }.into_any(),
        });
        view! {
            <li class:is-decision=is_decision>
                <p class="timeline__what">{what(text, row.kind, row.act)}{name}{about}{of_one.then(|| gist(text, &row))}</p>
                <p class="timeline__who">{format!("{} · {}", text.instant(row.at), who(text, &row))}</p>
                {(!brief).then(|| match row.figures.clone() {
                    Some(figures) => view! { <Figures text figures is_undone={row.act == Act::Undone} /> }.into_any(),
                    None => view! { <Changes text row /> }.into_any(),
                })}
            </li>
        }
    });
    view! { <ol class="timeline">{items.collect_view()}</ol> }.into_any()
}

/// Which figure it is about and what it says: " – 2025: 0,89".
fn gist(text: Text, row: &EventRow) -> Option<String> {
    let after = |fields: &[&str]| {
        let change = row.changes.iter().find(|change| fields.contains(&change.field.as_str()))?;
        change.after.as_ref().map(|value| said(text, row.kind, &change.field, value))
    };
    let period = after(&["period"])?;
    let what = after(&["reading.value", "aim.value", "aim.text"]).or_else(|| after(&["reading.outcome", "aim.aim"]));
    Some(what.map_or_else(|| format!(" – {period}"), |what| format!(" – {period}: {what}")))
}

#[component]
fn Changes(text: Text, row: EventRow) -> impl IntoView {
    // A new object is told by its label; what it said stands in full where it is read.
    let only_new = row.changes.iter().all(|change| change.before.is_none());
    // A judgement and a correction keep their reason as a field too: it is told once.
    let is_told = row.changes.iter().any(|change| change.after.as_ref() == Some(&row.reason));
    let changes = row.changes.into_iter().map(|change| {
        let name = change.field.as_str();
        let side = |value: &Option<String>| value.as_ref().map(|value| said(text, row.kind, name, value));
        let before = side(&change.before).map(|value| {
            view! { <del><span class="sr-only">{text.trail_before()}": "</span>{value}</del> }
        });
        let after = side(&change.after).map(|value| {
            view! { <ins><span class="sr-only">{text.trail_after()}": "</span>{value}</ins> }
        });
        view! { <dt>{field(text, row.kind, name)}</dt><dd>{before}" "{after}</dd> }
    });
    let changes: Vec<_> = changes.collect();
    let reason =
        (!row.reason.is_empty() && !is_told).then(|| view! { <dt>{text.trail_reason()}</dt><dd>{row.reason}</dd> });
    if changes.is_empty() && reason.is_none() {
        return ().into_any();
    }
    if only_new && changes.len() > MANY {
        return view! {
            <details><summary>{text.trail_all_of_it(changes.len())}</summary><dl class="change">{changes}{reason}</dl></details>
        }
        .into_any();
    }
    view! { <dl class="change">{changes}{reason}</dl> }.into_any()
}

/// What an import did to the figures of the indicator, or what undoing it did.
#[component]
fn Figures(text: Text, figures: FiguresBrought, is_undone: bool) -> impl IntoView {
    let FiguresBrought { created, changes } = figures;
    let count = |created| if is_undone { text.trail_values_gone(created) } else { text.trail_values_new(created) };
    let created = (created > 0).then(|| view! { <p class="meta">{count(created)}</p> });
    let is_many = changes.len() > MANY_VALUES;
    let changed = text.trail_values_changed(changes.len() as u64);
    let rows: Vec<_> = changes
        .into_iter()
        .map(|change| {
            let series = series(text, &change).map(|series| format!(", {series}"));
            let said = |value| reading(text, value, change.decimals);
            view! {
                <dt>{period::name(text, change.period)}{series}</dt>
                <dd>
                    <del><span class="sr-only">{text.trail_before()}": "</span>{said(change.before)}</del>" "
                    <ins><span class="sr-only">{text.trail_after()}": "</span>{said(change.after)}</ins>
                </dd>
            }
        })
        .collect();
    let changes = (!rows.is_empty()).then(|| view! { <dl class="change">{rows}</dl> });
    let changes = match changes {
        Some(changes) if is_many => view! { <details><summary>{changed}</summary>{changes}</details> }.into_any(),
        changes => changes.into_any(),
    };
    view! { {created}{changes} }.into_any()
}

/// More changed values than this are folded.
const MANY_VALUES: usize = 8;

/// More new fields than this are folded.
const MANY: usize = 4;

/// Who did it: the name where it may be known, the role and where it is held.
fn who(text: Text, row: &EventRow) -> String {
    let role = row.role.map(|role| role_name(text, role));
    let parts = [row.person_name.clone(), role, Some(row.unit_name.clone()).filter(|unit| !unit.is_empty())];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { text.trail_by_verkan() } else { known.join(", ") }
}

/// Where an object is read.
fn address(kind: ObjectKind, id: i64) -> Option<String> {
    match kind {
        ObjectKind::Goal => Some(format!("/goals/{id}")),
        ObjectKind::Indicator => Some(format!("/indicators/{id}")),
        ObjectKind::Activity => Some(format!("/activities/{id}")),
        ObjectKind::Assignment => Some(format!("/assignments/{id}")),
        ObjectKind::Measure => Some(format!("/measures/{id}")),
        ObjectKind::Question => Some(format!("/questions/{id}")),
        ObjectKind::Round => Some(format!("/rounds/{id}")),
        ObjectKind::Unit => Some(format!("/organisation/units/{id}")),
        ObjectKind::Import => Some(format!("/imports/{id}")),
        _ => None,
    }
}
