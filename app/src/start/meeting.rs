//! What the politicians of a body come to see: what has changed since it last met, and what came of what it has decided.

use super::Figure;
use super::waiting::WaitingCard;
use crate::activity::VerdictChip;
use crate::decision::{self, came_of, kind_word};
use crate::goal;
use crate::link::with_query;
use crate::presentation::change;
use crate::status::StatusChip;
use crate::text::Text;
use domain::decision::{DecisionFilter, DecisionRow};
use domain::presentation::moved;
use domain::start::{JudgedSince, SinceMeeting, TestedSince};
use leptos::prelude::*;

/// What has changed since the body last met, and the way to all its goals with what has changed first.
#[component]
pub(super) fn Since(text: Text, since: SinceMeeting) -> impl IntoView {
    let is_empty = since.is_empty();
    let met = text.long_date(since.day);
    let met = if since.is_known { text.start_since_day(met) } else { text.start_since_unknown(met) };
    let (body, day) = (since.body.to_string(), since.day.to_string());
    let all = with_query("/presentation", &[("body", &body), ("since", &day)]);
    let judged: Vec<_> = since.judged.into_iter().map(|row| judged(text, row)).collect();
    let tested: Vec<_> = since.tested.into_iter().map(|row| tested(text, row)).collect();
    let figures: Vec<_> = since.figures.into_iter().map(|row| view! { <Figure text row /> }).collect();
    view! {
        <WaitingCard id="start-since" title=text.start_since() all=Some((all, text.start_since_all()))>
            <p class="muted">{met}</p>
            {is_empty.then(|| view! { <p>{text.start_since_none()}</p> })}
            {part(text.start_since_judged(), judged)}
            {part(text.start_since_tested(), tested)}
            {(!figures.is_empty()).then(|| view! {
                <h3>{text.start_newest()}</h3><ul class="figure-list">{figures}</ul>
            })}
        </WaitingCard>
    }
    .into_any()
}

fn part(title: String, items: Vec<AnyView>) -> Option<AnyView> {
    (!items.is_empty())
        .then(|| view! { <h3>{title}</h3><ul class="act-lines act-lines--narrow">{items}</ul> }.into_any())
}

fn judged(text: Text, row: JudgedSince) -> AnyView {
    let way = change(text, row.before, row.now, moved(row.before, row.now));
    view! {
        <li><a href=goal::address(row.goal, None)>{row.title}</a>
            <p class="status-line"><StatusChip text status=row.now />{way}</p></li>
    }
    .into_any()
}

fn tested(text: Text, row: TestedSince) -> AnyView {
    view! {
        <li><a href=crate::activity::address(row.activity)>{row.title}</a>
            <p class="meta">{row.goal}</p>
            <VerdictChip text verdict=row.verdict /></li>
    }
    .into_any()
}

/// What the body has decided, and what came of it.
#[component]
pub(super) fn Decided(text: Text, rows: Vec<DecisionRow>) -> impl IntoView {
    let Some(body) = rows.first().map(|row| row.body.id) else { return ().into_any() };
    let all = decision::link(&DecisionFilter { body: Some(body), ..DecisionFilter::default() });
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let day = row.date.map(|day| format!(" {}", text.long_date(day)));
            view! {
                <li><a href=decision::address(row.on)>{row.title}</a>
                    <p class="meta">{kind_word(text, row.kind)}{day}</p>
                    {came_of(text, row.came_of)}</li>
            }
        })
        .collect();
    view! {
        <WaitingCard id="start-decided" title=text.start_decided() all=Some((all, text.start_decided_all()))>
            <ul class="act-lines act-lines--narrow">{items}</ul>
        </WaitingCard>
    }
    .into_any()
}
