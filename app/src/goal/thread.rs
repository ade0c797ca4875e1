//! The red thread as a nested list: every part opens, every goal leads to its page.

use super::row::{GoalList, Grounds, distribution, small_chips, status_of};
use super::{address, level_name, theme_name};
use crate::chart::sparkline::Sparkline;
use crate::chip::{Glyph, Shape};
use crate::link::with_query;
use crate::markup::options;
use crate::period;
use crate::status::{StatusChip, Written, figures, stage_word, word};
use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use domain::goal::{GoalStage, MOST_GOALS_WITH_INDICATORS, RedThread, ThreadFilter, ThreadGoal};
use domain::id::{GoalId, LevelId};
use domain::indicator::IndicatorRow;
use domain::level::Level;
use domain::order::Alphabetical;
use domain::organisation::UnitName;
use domain::status::Status;
use domain::theme::Theme;
use leptos::prelude::*;
use std::collections::HashMap;

/// What there is to filter by.
#[derive(Clone)]
struct Filters {
    bodies: Vec<UnitName>,
    levels: Vec<Level>,
    themes: Vec<Theme>,
}

/// The page of the red thread.
#[component]
pub fn Thread(
    /// The words.
    text: Text,
    /// What is shown.
    thread: RedThread,
    /// What the reader has chosen.
    filter: ThreadFilter,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let on = filter.on;
    let RedThread { levels, bodies, themes, goals, total, pending, can_write } = thread;
    let filters = Filters { bodies, levels: levels.clone(), themes };
    let shown = goals.len();
    let is_filtered = filter != ThreadFilter { on, ..ThreadFilter::default() };
    view! {
        <div class="page-head">
            <h1>{text.goal_thread_title()}</h1>
            <p class="lead">{text.goal_thread_lead()}</p>
            {can_write.then(|| view! {
                <div class="actions"><a class="ds-button" href="/goals/new">{text.goal_thread_new()}</a></div>
            })}
        </div>
        <div class="stack">
            <FilterForm text filters=filters.clone() filter=filter.clone() today />
            <ActiveFilters text filters filter shown total />
            {if shown == 0 {
                view! { <Nothing text is_filtered on /> }.into_any()
            } else {
                view! { <Tree text levels goals on /> }.into_any()
            }}
            {(!pending.is_empty()).then(|| view! {
                <section class="card screen-only">
                    <h2>{text.goal_thread_pending_title()}</h2>
                    <p class="meta">{text.goal_thread_pending_text()}</p>
                    <GoalList text rows=pending on=None />
                </section>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn Nothing(text: Text, is_filtered: bool, on: Option<NaiveDate>) -> impl IntoView {
    let words = match on {
        _ if is_filtered => text.goal_thread_empty_filtered(),
        Some(_) => text.goal_thread_empty_past(),
        None => text.goal_thread_empty_none(),
    };
    view! {
        <section class="empty">
            <h2>{text.goal_thread_empty_title()}</h2>
            <p>{words}</p>
            {(is_filtered || on.is_some()).then(|| view! {
                <div class="actions"><a class="ds-button" href="/goals">{text.goal_thread_all()}</a></div>
            })}
        </section>
    }
    .into_any()
}

/// The address of the red thread with these choices.
pub fn filter_address(filter: &ThreadFilter) -> String {
    let text = |value: Option<String>| value.unwrap_or_default();
    with_query(
        "/goals",
        &[
            ("body", &text(filter.body.map(|body| body.to_string()))),
            ("level", &text(filter.level.map(|level| level.to_string()))),
            ("status", &text(filter.status.map(|status| status.word().to_owned()))),
            ("theme", &text(filter.theme.map(|theme| theme.to_string()))),
            ("year", &text(filter.year.map(|year| year.to_string()))),
            ("on", &text(filter.on.map(|on| on.to_string()))),
        ],
    )
}

#[component]
fn FilterForm(text: Text, filters: Filters, filter: ThreadFilter, today: NaiveDate) -> impl IntoView {
    let chosen = |value: Option<String>| value.unwrap_or_default();
    let Filters { bodies, levels, themes } = filters;
    let bodies = bodies.into_iter().map(|body| (body.id.to_string(), body.name)).collect();
    let levels = levels.iter().map(|level| (level.id.to_string(), level_name(text, level))).collect();
    let statuses = Status::ALL.iter().map(|status| (status.word().to_owned(), word(text, *status))).collect();
    let themes = themes.iter().map(|theme| (theme.id.to_string(), theme_name(text, theme))).collect::<Vec<_>>();
    let years = (today.year() - 4..=today.year() + 2).rev().map(|year| (year.to_string(), year.to_string())).collect();
    view! {
        <form class="filter" method="get" action="/goals" aria-label=text.goal_filter_label()>
            <Choice text name="body" label=text.goal_filter_body() choices=bodies
                chosen=chosen(filter.body.map(|body| body.to_string())) />
            <Choice text name="level" label=text.goal_filter_level() choices=levels
                chosen=chosen(filter.level.map(|level| level.to_string())) />
            <Choice text name="status" label=text.goal_filter_status() choices=statuses
                chosen=chosen(filter.status.map(|status| status.word().to_owned())) />
            {(!themes.is_empty()).then(|| view! {
                <Choice text name="theme" label=text.goal_filter_theme() choices=themes
                    chosen=chosen(filter.theme.map(|theme| theme.to_string())) />
            })}
            <Choice text name="year" label=text.goal_filter_year() choices=years
                chosen=chosen(filter.year.map(|year| year.to_string())) />
            <div class="ds-field">
                <label class="ds-label" r#for="filter-on">{text.time_travel_as_it_was()}</label>
                <input class="ds-input" r#type="date" id="filter-on" name="on" max=today.to_string()
                    value=chosen(filter.on.map(|on| on.to_string())) />
            </div>
            <button class="ds-button" r#type="submit">{text.goal_filter_show()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Choice(
    text: Text,
    name: &'static str,
    label: String,
    choices: Vec<(String, String)>,
    chosen: String,
) -> impl IntoView {
    let id = format!("filter-{name}");
    let choices = options(&text.goal_filter_all(), choices, &chosen);
    view! {
        <div class="ds-field">
            <label class="ds-label" r#for=id.clone()>{label}</label>
            <select class="ds-input" id=id name=name inner_html=choices></select>
        </div>
    }
    .into_any()
}

/// What has been chosen, each a link that takes it away.
#[component]
fn ActiveFilters(text: Text, filters: Filters, filter: ThreadFilter, shown: usize, total: u32) -> impl IntoView {
    let Filters { bodies, levels, themes } = filters;
    let name_of = |id| bodies.iter().find(|body| body.id == id).map(|body| body.name.clone());
    let level_of = |id| levels.iter().find(|level| level.id == id).map(|level| level_name(text, level));
    let theme_of = |id| themes.iter().find(|theme| theme.id == id).map(|theme| theme_name(text, theme));
    let without = |change: fn(&mut ThreadFilter)| {
        let mut filter = filter.clone();
        change(&mut filter);
        filter_address(&filter)
    };
    let mut chips: Vec<(String, String, String)> = Vec::new();
    if let Some(body) = filter.body {
        let value = name_of(body).unwrap_or_else(|| body.to_string());
        chips.push((text.goal_filter_body(), value, without(|filter| filter.body = None)));
    }
    if let Some(level) = filter.level {
        let value = level_of(level).unwrap_or_else(|| level.to_string());
        chips.push((text.goal_filter_level(), value, without(|filter| filter.level = None)));
    }
    if let Some(status) = filter.status {
        chips.push((text.goal_filter_status(), word(text, status), without(|filter| filter.status = None)));
    }
    if let Some(theme) = filter.theme {
        let value = theme_of(theme).unwrap_or_else(|| theme.to_string());
        chips.push((text.goal_filter_theme(), value, without(|filter| filter.theme = None)));
    }
    if let Some(year) = filter.year {
        chips.push((text.goal_filter_year(), year.to_string(), without(|filter| filter.year = None)));
    }
    let has_chips = !chips.is_empty();
    let chips: Vec<_> = chips
        .into_iter()
        .map(|(name, value, address)| {
            view! {
                <li><a class="filter-chip" href=address>
                    {text.goal_filter_chip(name, value)}" "
                    <Shape glyph=Glyph::Cross />
                    <span class="sr-only">{text.goal_filter_remove()}</span>
                </a></li>
            }
        })
        .collect();
    let all = filter_address(&ThreadFilter { on: filter.on, ..ThreadFilter::default() });
    view! {
        <div class="active-filters">
            <span>{text.goal_filter_showing(u32::try_from(shown).unwrap_or(u32::MAX), total)}</span>
            {has_chips.then(|| view! { <ul>{chips}</ul> <a href=all>{text.goal_filter_clear()}</a> })}
        </div>
    }
    .into_any()
}

/// What drawing a branch needs to know.
struct Branches {
    text: Text,
    levels: HashMap<LevelId, Level>,
    goals: HashMap<GoalId, ThreadGoal>,
    below: HashMap<GoalId, Vec<GoalId>>,
    grounds: Grounds,
    on: Option<NaiveDate>,
    is_large: bool,
}

/// Deeper than this nothing is drawn: a goal may be reached by several ways, but no model is so deep.
const DEEPEST: usize = 12;

/// The thread itself, and under it the goals that hang on nothing, body by body.
#[component]
fn Tree(text: Text, levels: Vec<Level>, goals: Vec<ThreadGoal>, on: Option<NaiveDate>) -> impl IntoView {
    let is_large = goals.len() > MOST_GOALS_WITH_INDICATORS;
    let mut below: HashMap<GoalId, Vec<GoalId>> = HashMap::new();
    for goal in &goals {
        for parent in &goal.parents {
            below.entry(*parent).or_default().push(goal.row.id);
        }
    }
    let (mut roots, mut loose) = (Vec::new(), Vec::new());
    for goal in goals.iter().filter(|goal| goal.parents.is_empty()) {
        // What hangs on nothing but carries others is still a thread of its own.
        let list = if goal.hangs_loose && !below.contains_key(&goal.row.id) { &mut loose } else { &mut roots };
        list.push(goal.row.id);
    }
    let levels = levels.into_iter().map(|level| (level.id, level)).collect();
    let grounds = Grounds::of(text, goals.iter().map(|goal| &goal.row));
    let goals = goals.into_iter().map(|goal| (goal.row.id, goal)).collect();
    let branches = Branches { text, levels, goals, below, grounds, on, is_large };
    let roots: Vec<_> = roots.iter().map(|id| branches.goal(*id, 0, false)).collect();
    let loose = branches.by_body(&loose);
    view! {
        {(!roots.is_empty()).then(|| view! {
            <section class="card card--long" aria-label=text.goal_thread_label()><ul class="thread">{roots}</ul></section>
        })}
        {(!loose.is_empty()).then(|| view! {
            <section class="card card--long">
                <h2>{text.goal_thread_loose_title()}</h2>
                <p class="meta">{text.goal_thread_loose_text()}</p>
                <ul class="thread">{loose}</ul>
            </section>
        })}
    }
    .into_any()
}

impl Branches {
    /// A goal and what stands below it; `under_body` when its body has been named already.
    fn goal(&self, id: GoalId, depth: usize, under_body: bool) -> Option<AnyView> {
        let goal = self.goals.get(&id)?;
        let text = self.text;
        let below = self.below.get(&id).filter(|_| depth < DEEPEST).map(Vec::as_slice).unwrap_or_default();
        let parts: Vec<_> = below.iter().filter_map(|id| self.goal(*id, depth + 1, false)).collect();
        let rows = below.iter().filter_map(|id| self.goals.get(id)).map(|goal| &goal.row);
        let counts = small_chips(text, &distribution(rows));
        let open = (depth == 0 || depth < 2 && !self.is_large).then_some("");
        let count = text.goal_count(u32::try_from(below.len()).unwrap_or(u32::MAX));
        let indicators: Vec<_> = goal.indicators.iter().map(|row| indicator_row(text, row, self.on)).collect();
        let main = u32::try_from(indicators.len()).unwrap_or(u32::MAX);
        Some(
            view! {
                <li>
                    {self.row(goal, under_body)}
                    {(!parts.is_empty()).then(|| view! {
                        <details open=open><summary>{count}" "{counts}</summary><ul>{parts}</ul></details>
                    })}
                    {(main > 0).then(|| view! {
                        <details><summary>{text.goal_main_indicators(main)}</summary><ul>{indicators}</ul></details>
                    })}
                </li>
            }
            .into_any(),
        )
    }

    /// A goal's own line.
    fn row(&self, goal: &ThreadGoal, under_body: bool) -> AnyView {
        let (text, row) = (self.text, &goal.row);
        let level = self.levels.get(&row.level);
        let stage = (row.stage != GoalStage::Decided).then(|| stage_word(text, row.stage));
        let indicators = (self.is_large && row.indicators > 0).then(|| text.goal_indicators(row.indicators));
        let kind = [
            level.map(|level| level_name(text, level)),
            (!under_body).then(|| row.body.name.clone()),
            Some(period::span(text, row.span)),
            indicators,
            stage,
        ];
        let kind = kind.into_iter().flatten().chain(self.grounds.say(row)).collect::<Vec<_>>().join(" · ");
        let status = status_of(row);
        view! {
            <div class="thread__row">
                <p class="thread__title">
                    <a href=address(row.id, self.on)>{row.title.clone()}</a>
                    <span class="thread__kind">{kind}</span>
                </p>
                {if row.is_vision {
                    view! { <span></span><span></span> }.into_any()
                } else {
                    view! { {spark(text, &row.sparkline, None)} <StatusChip text status /> }.into_any()
                }}
            </div>
        }
        .into_any()
    }

    /// Goals that hang on nothing, under the body that decided them.
    fn by_body(&self, loose: &[GoalId]) -> Vec<AnyView> {
        let mut bodies: Vec<(UnitName, Vec<&ThreadGoal>)> = Vec::new();
        for goal in loose.iter().filter_map(|id| self.goals.get(id)) {
            match bodies.iter_mut().find(|(body, _)| body.id == goal.row.body.id) {
                Some((_, goals)) => goals.push(goal),
                None => bodies.push((goal.row.body.clone(), vec![goal])),
            }
        }
        bodies.sort_by(|(a, _), (b, _)| (a.kind, Alphabetical(&a.name)).cmp(&(b.kind, Alphabetical(&b.name))));
        bodies.into_iter().map(|(body, goals)| self.body(&body, &goals)).collect()
    }

    fn body(&self, body: &UnitName, goals: &[&ThreadGoal]) -> AnyView {
        let text = self.text;
        let counts = small_chips(text, &distribution(goals.iter().map(|goal| &goal.row)));
        let count = text.goal_count(u32::try_from(goals.len()).unwrap_or(u32::MAX));
        let items: Vec<_> = goals.iter().map(|goal| self.goal(goal.row.id, 1, true)).collect();
        let open = (!self.is_large).then_some("");
        view! {
            <li>
                <div class="thread__row"><p class="thread__title">
                    <a href=crate::organisation::address(body.id, self.on)>{body.name.clone()}</a>
                </p></div>
                <details open=open><summary>{count}" "{counts}</summary><ul>{items}</ul></details>
            </li>
        }
        .into_any()
    }
}

fn indicator_row(text: Text, row: &IndicatorRow, on: Option<NaiveDate>) -> AnyView {
    let written = Written { decimals: row.decimals, unit: &row.unit_of_measure };
    let latest = row.latest.map(|(at, value)| format!("{} ({})", written.value(value), period::name(text, at)));
    let target = row.target.map(|(by, value)| text.goal_indicator_aim(written.bare(value), period::name(text, by)));
    let latest = latest.unwrap_or_else(|| text.goal_indicator_no_value());
    let age = row.latest.map(|_| figures(text, row.freshness));
    let kind = [Some(latest), target, age].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let status = row.suggestion.status;
    view! {
        <li><div class="thread__row">
            <p class="thread__title">
                <a href=crate::indicator::address(row.id, on)>{row.name.clone()}</a>
                <span class="thread__kind">{kind}</span>
            </p>
            {spark(text, &row.sparkline, row.target.map(|(_, value)| value))}
            <StatusChip text status />
        </div></li>
    }
    .into_any()
}

/// A line where there are two values or more, and else the room for it.
fn spark(text: Text, values: &[f64], target: Option<f64>) -> AnyView {
    if values.is_empty() {
        return view! { <span></span> }.into_any();
    }
    view! { <Sparkline values=values.to_vec() target too_few=text.goal_one_value() /> }.into_any()
}
