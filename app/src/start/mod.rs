//! Start pages: the public's, and the one of each role.

mod goals;
mod meeting;
mod role;
mod waiting;

pub use role::RoleStartShow;

use crate::chart::shares::Shares;
use crate::chip::{Chip, status_look};
use crate::link::with_query;
use crate::period;
use crate::status::{TrendSign, Written, word};
use crate::text::Text;
use domain::indicator::IndicatorRow;
use domain::start::{Municipality, PublicStart};
use domain::status::Status;
use domain::theme::ThemeKind;
use goals::GoalList;
use leptos::prelude::*;

/// How it goes for the municipality, for anybody.
#[component]
pub fn PublicStartShow(
    /// The words.
    text: Text,
    /// Whose Verkan it is.
    municipality: Municipality,
    /// What is shown.
    start: PublicStart,
) -> impl IntoView {
    if municipality.name.is_empty() {
        return view! { <NotSetUp text /> }.into_any();
    }
    let vision = start.vision.map(|(id, title)| (format!("/goals/{id}"), title));
    let areas = start.themes.iter().filter(|theme| theme.kind == ThemeKind::FocusArea);
    let areas = areas.map(|theme| (format!("/goals?theme={}", theme.id), crate::goal::theme_name(text, theme)));
    let above: Vec<_> = vision
        .into_iter()
        .chain(areas)
        .enumerate()
        .map(|(at, (href, name))| view! { {(at > 0).then_some(" · ")}<a href=href>{name}</a> })
        .collect();
    let place = if municipality.short_name.is_empty() { municipality.name } else { municipality.short_name };
    let has_goals = !start.goals.is_empty();
    view! {
        <div class="page-head">
            <p class="eyebrow">{above}</p>
            <h1>{text.start_heading(place)}</h1>
            <p class="lead">{text.start_lead()}</p>
        </div>
        <div class="cols">
            {if has_goals {
                view! {
                    <section class="card" aria-labelledby="start-goals">
                        <h2 id="start-goals">{text.start_goals()}</h2>
                        <GoalList text goals=start.goals figures=start.figures />
                        <p class="card__foot"><a href="/goals">{text.start_goals_all()}</a></p>
                    </section>
                }
                .into_any()
            } else {
                view! { <NoGoals text /> }.into_any()
            }}
            <div class="stack">
                {has_goals.then(|| view! { <Overview text distribution=start.distribution total=start.total /> })}
                {has_goals.then(|| view! { <WholeThread text /> })}
                {(!start.newest.is_empty()).then(|| view! { <Newest text rows=start.newest /> })}
            </div>
        </div>
    }
    .into_any()
}

/// How many goals stand where: a distribution, never a mean.
#[component]
fn Overview(text: Text, distribution: Vec<(Status, u32)>, total: u32) -> impl IntoView {
    let parts = distribution.iter().map(|(status, count)| (status_look(*status).0, *count)).collect();
    let items: Vec<_> = distribution
        .into_iter()
        .map(|(status, count)| {
            let href = with_query("/goals", &[("status", status.word())]);
            view! { <li><a href=href><Chip look=status_look(status) word=word(text, status) /><span>{count}</span></a></li> }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="start-overview">
            <h2 id="start-overview">{text.start_overview()}</h2>
            <Shares parts />
            <ul class="dist-list">{items}</ul>
            <p class="card__foot">{text.start_total(total)}</p>
        </section>
    }
    .into_any()
}

#[component]
fn WholeThread(text: Text) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="start-thread">
            <h2 id="start-thread">{text.start_thread()}</h2>
            <p>{text.start_thread_text()}</p>
            <p><a class="ds-button" data-variant="secondary" href="/goals">{text.start_thread_link()}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn Newest(text: Text, rows: Vec<IndicatorRow>) -> impl IntoView {
    let items: Vec<_> = rows.into_iter().map(|row| view! { <Figure text row /> }).collect();
    view! {
        <section class="card" aria-labelledby="start-newest">
            <h2 id="start-newest">{text.start_newest()}</h2>
            <ul class="figure-list">{items}</ul>
            <p class="card__foot"><a href="/indicators">{text.start_newest_all()}</a></p>
        </section>
    }
    .into_any()
}

/// An indicator with its newest value, as small as a list needs.
#[component]
fn Figure(text: Text, row: IndicatorRow) -> impl IntoView {
    let written = Written { decimals: row.decimals, unit: &row.unit_of_measure };
    let latest = row.latest.map(|(period, value)| {
        view! { <b class="num">{written.value(value)}</b>" "<span class="muted">{period::name(text, period)}</span>" " }
    });
    view! {
        <li>
            <a href=format!("/indicators/{}", row.id)>{row.name}</a>
            <p class="small">{latest}<TrendSign text trend=row.trend /></p>
        </li>
    }
    .into_any()
}

/// An empty Verkan: what to begin with.
#[component]
fn NotSetUp(text: Text) -> impl IntoView {
    view! {
        <section class="empty">
            <h1>{text.start_empty()}</h1>
            <p>{text.start_empty_text()}</p>
            <div class="actions"><a class="ds-button" href="/set-up">{text.start_empty_set_up()}</a></div>
        </section>
    }
    .into_any()
}

#[component]
fn NoGoals(text: Text) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{text.start_empty_no_goals()}</h2>
            <p>{text.start_empty_no_goals_text()}</p>
            <div class="actions">
                <a class="ds-button" data-variant="secondary" href="/organisation">{text.start_empty_organisation()}</a>
            </div>
        </section>
    }
    .into_any()
}
