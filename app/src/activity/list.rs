//! Activities: the page with its four views.

use super::calendar::Calendar;
use super::filter::{Chosen, Filter, Views, here};
use super::timeline::Timeline;
use super::{ActivityChip, VerdictChip, address, stage_word};
use crate::chip::{Glyph, Sign, Tone};
use crate::pages::{Pages, Place};
use crate::period;
use crate::text::Text;
use chrono::NaiveDate;
use domain::activity::{
    ActivityFilter, ActivityList, ActivityOrder, ActivityRow, ActivityStage, ActivityView, MOST_ACTIVITIES,
};
use leptos::prelude::*;

/// The activities that the reader asked for.
#[component]
pub fn ActivityListShow(
    /// The words.
    text: Text,
    /// What the reader has chosen.
    filter: ActivityFilter,
    /// What there is.
    list: ActivityList,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: MOST_ACTIVITIES, total: list.total };
    let (is_empty, can_write, at) = (list.rows.is_empty(), list.can_write, filter.clone());
    let new = filter.goal.map_or_else(|| "/activities/new".to_owned(), |goal| format!("/activities/new?goal={goal}"));
    let address = move |page: u64| here(&ActivityFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.nav_activities()}</h1>
                <div class="row screen-only">
                    <a href="/lessons">{text.lesson_link()}</a>
                    {can_write.then(|| view! { <a class="ds-button" href=new>{text.activity_new()}</a> })}
                </div>
            </div>
            <p class="lead">{text.activity_lead()}</p>
        </div>
        <div class="stack">
            <Filter text filter=filter.clone() list=list.clone() />
            <Chosen text filter=filter.clone() list=list.clone() />
            <Views text filter=filter.clone() />
            {if is_empty {
                view! { <Nothing text narrowed=filter.narrows() can_write /> }.into_any()
            } else {
                match filter.view {
                    ActivityView::List => view! { <Rows text filter rows=list.rows /> }.into_any(),
                    ActivityView::Cards => view! { <Cards text rows=list.rows stages=list.stages /> }.into_any(),
                    ActivityView::Timeline => view! { <Timeline text rows=list.rows today /> }.into_any(),
                    ActivityView::Calendar => view! { <Calendar text rows=list.rows /> }.into_any(),
                }
            }}
            <Pages text place address=Callback::new(address) />
        </div>
    }
    .into_any()
}

#[component]
fn Nothing(text: Text, narrowed: bool, can_write: bool) -> impl IntoView {
    let (title, words) = if narrowed {
        (text.activity_none_found(), text.activity_none_found_text())
    } else if can_write {
        (text.activity_none(), text.activity_none_text_staff())
    } else {
        (text.activity_none(), text.activity_none_text())
    };
    view! { <section class="empty"><h2>{title}</h2><p>{words}</p></section> }
}

#[component]
fn Rows(text: Text, filter: ActivityFilter, rows: Vec<ActivityRow>) -> impl IntoView {
    let head = |order: ActivityOrder, words: String, class: Option<&'static str>| {
        let is_chosen = filter.order == order;
        let there = here(&ActivityFilter { order, page: 1, ..filter.clone() });
        view! {
            <th scope="col" class=class aria-sort=is_chosen.then_some("ascending")><a href=there>{words}</a></th>
        }
    };
    let rows: Vec<_> = rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <section class="card" aria-label=text.nav_activities()>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.nav_activities()>
                <table class="table table--dense table--stick table--wide">
                    <thead><tr>
                        {head(ActivityOrder::Title, text.activity_column_activity(), None)}
                        {head(ActivityOrder::Stage, text.activity_column_state(), None)}
                        <th scope="col" class="wide-only">{text.activity_column_goal()}</th>
                        <th scope="col" class="num wide-only">{text.activity_column_steps()}</th>
                        {head(ActivityOrder::Due, text.activity_column_due(), Some("wide-only"))}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row_of(text: Text, row: ActivityRow) -> impl IntoView {
    let stage = row.activity.stage;
    let due = row.next_due.filter(|_| stage.is_open()).map_or_else(|| "–".to_owned(), |day| day.to_string());
    let steps = if row.steps.1 == 0 { "–".to_owned() } else { format!("{} / {}", row.steps.0, row.steps.1) };
    let goals = goals(text, &row);
    view! {
        <tr>
            <th scope="row">
                <a href=address(row.activity.id)>{row.activity.title.clone()}</a><br/>
                <span class="meta">{row.unit.name.clone()}</span>{marks(text, &row)}
            </th>
            <td><ActivityChip text stage late=row.late /></td>
            <td class="wide-only">{goals}</td>
            <td class="num wide-only">{steps}</td>
            <td class="nowrap wide-only">{due}</td>
        </tr>
    }
}

/// The goals of an activity, each with what came of it.
fn goals(text: Text, row: &ActivityRow) -> AnyView {
    if row.goals.is_empty() {
        return view! { <span class="muted">{text.activity_no_goal()}</span> }.into_any();
    }
    let goals: Vec<_> = row
        .goals
        .iter()
        .map(|(id, title, verdict)| {
            let verdict = verdict.map(|verdict| view! { " "<VerdictChip text verdict /> });
            view! { <div><a href=crate::goal::address(*id, None)>{title.clone()}</a>{verdict}</div> }
        })
        .collect();
    goals.into_any()
}

/// What is worth a look: an experiment, something in the way.
fn marks(text: Text, row: &ActivityRow) -> AnyView {
    let experiment = row.experiment.then(|| {
        view! { " · "<Sign look=(Tone::None, Glyph::Flask) word=text.activity_experiment() /> }
    });
    let obstacles = (row.obstacles > 0).then(|| {
        view! { " · "<Sign look=(Tone::Warn, Glyph::Warning) word=text.activity_obstacles(row.obstacles) /> }
    });
    let untested = row.untested.then(|| {
        view! { " · "<Sign look=(Tone::Warn, Glyph::Hourglass) word=text.hypothesis_due() /> }
    });
    view! { {experiment}{obstacles}{untested} }.into_any()
}

/// A column of cards for each stage that has any.
#[component]
fn Cards(text: Text, rows: Vec<ActivityRow>, stages: Vec<(ActivityStage, u64)>) -> impl IntoView {
    let columns: Vec<_> = stages
        .into_iter()
        .map(|(stage, count)| {
            let cards: Vec<_> = rows
                .iter()
                .filter(|row| row.activity.stage == stage)
                .map(|row| view! { <li class="act-card">{card(text, row)}</li> })
                .collect();
            let heading = format!("{} ({count})", stage_word(text, stage));
            let label = heading.clone();
            view! { <section class="act-column" aria-label=label><h2>{heading}</h2><ul>{cards}</ul></section> }
        })
        .collect();
    view! { <div class="act-columns">{columns}</div> }.into_any()
}

fn card(text: Text, row: &ActivityRow) -> AnyView {
    let stage = row.activity.stage;
    let meta = format!("{} · {}", row.unit.name, period::span(text, row.span));
    view! {
        <h3><a href=address(row.activity.id)>{row.activity.title.clone()}</a></h3>
        <p class="meta">{meta}{marks(text, row)}</p>
        {row.late.then(|| view! { <ActivityChip text stage late=true /> })}
        <div class="act-card__goals">{goals(text, row)}</div>
    }
    .into_any()
}
