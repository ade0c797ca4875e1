//! What the reader has chosen to see of the activities, in the address and in the form that changes it.

use crate::chip::{Glyph, Shape};
use crate::filter::{FilterCheck, FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use domain::activity::{ActivityFilter, ActivityList, ActivityOrder, ActivityStage, ActivityView, Evidence};
use leptos::prelude::*;

/// The address of the list with these choices; `path` is the page or its file.
pub fn link(path: &str, filter: &ActivityFilter) -> String {
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let yes = |is_chosen: bool| if is_chosen { "true" } else { "" };
    let (goal, unit) = (number(filter.goal.map(|id| id.0)), number(filter.unit.map(|id| id.0)));
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let view = if filter.view == ActivityView::List { "" } else { filter.view.word() };
    let order = if filter.order == ActivityOrder::Due { "" } else { filter.order.word() };
    with_query(
        path,
        &[
            ("q", filter.q.trim()),
            ("goal", &goal),
            ("unit", &unit),
            ("stage", filter.stage.map_or("", ActivityStage::word)),
            ("all", yes(filter.all)),
            ("late", yes(filter.late)),
            ("experiment", yes(filter.experiment)),
            ("untested", yes(filter.untested)),
            ("obstructed", yes(filter.obstructed)),
            ("evidence", filter.evidence.map_or("", Evidence::word)),
            ("view", view),
            ("order", order),
            ("page", &page),
        ],
    )
}

/// The page of activities with these choices.
pub(super) fn here(filter: &ActivityFilter) -> String {
    link("/activities", filter)
}

/// A month as a heading or a cell says it: "mars 2027".
pub fn month_and_year(text: Text, day: NaiveDate) -> String {
    format!("{} {}", text.month(day.month()), day.year())
}

/// The form that narrows the list.
#[component]
pub(super) fn Filter(text: Text, filter: ActivityFilter, list: ActivityList) -> impl IntoView {
    let chosen_unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let units = list.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone()));
    let units = options(&text.activity_any_unit(), units, &chosen_unit);
    let stages = ActivityStage::ALL.iter().map(|stage| (stage.word(), super::stage_word(text, *stage)));
    let stages = options(&text.activity_any_stage(), stages, filter.stage.map_or("", ActivityStage::word));
    let kept = [
        ("goal", filter.goal.map(|goal| goal.to_string()).unwrap_or_default()),
        (
            "view",
            Some(filter.view).filter(|view| *view != ActivityView::List).map_or("", ActivityView::word).to_owned(),
        ),
        (
            "order",
            Some(filter.order).filter(|order| *order != ActivityOrder::Due).map_or("", ActivityOrder::word).to_owned(),
        ),
    ];
    let kept: Vec<_> = kept
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> })
        .collect();
    view! {
        <form class="filter screen-only" method="get" action="/activities" aria-label=text.activity_filter()>
            {kept}
            <FilterWords label=text.activity_filter_words() value=filter.q.clone() />
            <FilterChoice name="unit" label=text.activity_filter_unit() options=units />
            <FilterChoice name="stage" label=text.activity_column_state() options=stages />
            <div class="filter__checks">
            <FilterCheck name="late" label=text.activity_only_late() checked=filter.late />
            <FilterCheck name="untested" label=text.activity_only_untested() checked=filter.untested />
            <FilterCheck name="obstructed" label=text.activity_only_obstructed() checked=filter.obstructed />
            <FilterCheck name="experiment" label=text.activity_only_experiments() checked=filter.experiment />
            <FilterCheck name="all" label=text.activity_also_over() checked=filter.all />
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
            </div>
        </form>
    }
    .into_any()
}

/// How many there are, each choice with a way to take it away.
#[component]
pub(super) fn Chosen(text: Text, filter: ActivityFilter, list: ActivityList) -> impl IntoView {
    let filter = ActivityFilter { page: 1, ..filter };
    let unit = list.units.iter().find(|unit| filter.unit == Some(unit.id)).map(|unit| unit.name.clone());
    let without = |change: &dyn Fn(&mut ActivityFilter)| {
        let mut other = filter.clone();
        change(&mut other);
        other
    };
    let quoted = format!("”{}”", filter.q.trim());
    let choices = [
        (!filter.q.trim().is_empty()).then(|| (quoted, without(&|other| other.q.clear()))),
        filter.goal.and(list.goal.clone()).map(|goal| (goal, without(&|other| other.goal = None))),
        unit.map(|unit| (unit, without(&|other| other.unit = None))),
        filter.stage.map(|stage| (super::stage_word(text, stage), without(&|other| other.stage = None))),
        filter.late.then(|| (text.activity_only_late(), without(&|other| other.late = false))),
        filter.untested.then(|| (text.activity_only_untested(), without(&|other| other.untested = false))),
        filter.obstructed.then(|| (text.activity_only_obstructed(), without(&|other| other.obstructed = false))),
        filter.experiment.then(|| (text.activity_only_experiments(), without(&|other| other.experiment = false))),
        filter.evidence.map(|it| (super::evidence_word(text, it), without(&|other| other.evidence = None))),
    ];
    let chips: Vec<_> = choices
        .into_iter()
        .flatten()
        .map(|(words, other)| {
            view! {
                <li><a class="filter-chip" href=here(&other)>
                    {words}" "<Shape glyph=Glyph::Cross /><span class="sr-only">{text.indicator_take_filter_away()}</span>
                </a></li>
            }
        })
        .collect();
    let is_filtered = !chips.is_empty();
    view! {
        <div class="active-filters">
            <span role="status">{text.activity_count(list.total)}</span>
            {is_filtered.then(|| view! { <ul>{chips}</ul><a href="/activities">{text.indicator_clear()}</a> })}
        </div>
    }
    .into_any()
}

/// The ways to look at the same activities, each an address of its own.
#[component]
pub(super) fn Views(text: Text, filter: ActivityFilter) -> impl IntoView {
    let items: Vec<_> = ActivityView::ALL
        .iter()
        .map(|view| {
            let word = match view {
                ActivityView::List => text.activity_view_list(),
                ActivityView::Cards => text.activity_view_cards(),
                ActivityView::Timeline => text.activity_view_timeline(),
                ActivityView::Calendar => text.activity_view_calendar(),
            };
            let there = here(&ActivityFilter { view: *view, page: 1, ..filter.clone() });
            let current = (*view == filter.view).then_some("page");
            view! { <li><a href=there aria-current=current>{word}</a></li> }
        })
        .collect();
    let file = link("/activities.csv", &ActivityFilter { page: 1, ..filter });
    view! {
        <nav class="views screen-only" aria-label=text.activity_views()>
            <ul>{items}</ul>
            <a href=file download="">{text.activity_csv()}</a>
        </nav>
    }
    .into_any()
}
