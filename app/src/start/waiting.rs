//! The cards of the start page with what waits for somebody; a card with nothing in it is not there.

use super::Figure;
use super::goals::GoalList;
use crate::activity::ActivityChip;
use crate::assignment::AssignmentLines;
use crate::chip::{Chip, Glyph, Tone};
use crate::measure::MeasureLines;
use crate::text::Text;
use chrono::NaiveDate;
use domain::activity::ActivityRow;
use domain::assignment::AssignmentRow;
use domain::follow_up::Owed;
use domain::goal::{GoalRow, GoalStage};
use domain::indicator::IndicatorRow;
use domain::measure::MeasureRow;
use domain::question::QuestionRow;
use leptos::prelude::*;

/// A card with what waits, and a link to all of it.
#[component]
pub(super) fn WaitingCard(
    /// The identity of its heading.
    id: &'static str,
    /// Its heading.
    title: String,
    /// Where all of it is, and what the link says.
    all: Option<(String, String)>,
    /// What waits.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {children()}
            {all.map(|(href, word)| view! { <p class="card__foot"><a href=href>{word}</a></p> })}
        </section>
    }
}

/// What is owed in rounds that run, before all else.
#[component]
pub(super) fn OwedUnits(text: Text, owed: Owed, today: NaiveDate) -> impl IntoView {
    if owed.is_empty() {
        return ().into_any();
    }
    let is_owing = !owed.units.is_empty();
    let items: Vec<_> = owed
        .units
        .into_iter()
        .map(|it| {
            let is_late = it.due_on < today;
            let look = match (it.is_returned, is_late) {
                (true, _) => (Tone::Warn, Glyph::Replaced),
                (false, true) => (Tone::Warn, Glyph::Clock),
                (false, false) => (Tone::Way, Glyph::Proposed),
            };
            let word = if it.is_returned { text.answer_stage_returned() } else { text.to_do_left(it.left, it.all) };
            let due = text.round_due(text.long_date(it.due_on));
            let due = if is_late { format!("{due} · {}", text.round_late()) } else { due };
            view! {
                <li>
                    <span><a href="/to-do">{it.unit.name}</a>" "<span class="meta">{it.title}</span></span>
                    <span class="meta">{due}</span>
                    <Chip look word />
                </li>
            }
        })
        .collect();
    view! {
        <WaitingCard id="start-owed" title=text.owed_title() all=Some(("/to-do".to_owned(), text.owed_open()))>
            {is_owing.then(|| view! { <ul class="act-lines">{items}</ul> })}
            {(owed.to_approve > 0).then(|| view! { <p>{text.owed_to_approve(owed.to_approve)}</p> })}
        </WaitingCard>
    }
    .into_any()
}

/// Goals that await something: proposals to decide on, drafts to go on with.
#[component]
pub(super) fn Awaiting(text: Text, goals: Vec<GoalRow>) -> impl IntoView {
    let has_draft = goals.iter().any(|goal| goal.stage == GoalStage::Draft);
    let title = if has_draft { text.start_drafts() } else { text.start_awaiting() };
    (!goals.is_empty()).then(|| {
        view! { <WaitingCard id="start-awaiting" title all=None><GoalList text goals /></WaitingCard> }
    })
}

/// Assignments that wait for a report, or for what the own body says of one.
#[component]
pub(super) fn Assignments(text: Text, rows: Vec<AssignmentRow>, today: NaiveDate) -> impl IntoView {
    let all = Some(("/assignments".to_owned(), text.assignment_start_all()));
    (!rows.is_empty()).then(|| {
        view! {
            <WaitingCard id="start-assignments" title=text.assignment_start() all>
                <AssignmentLines text rows today />
            </WaitingCard>
        }
    })
}

/// Corrective measures to do, or to say of whether they helped.
#[component]
pub(super) fn Measures(text: Text, rows: Vec<MeasureRow>, today: NaiveDate) -> impl IntoView {
    let all = Some(("/measures".to_owned(), text.measure_start_all()));
    (!rows.is_empty()).then(|| {
        view! {
            <WaitingCard id="start-measures" title=text.measure_start() all>
                <MeasureLines text rows today />
            </WaitingCard>
        }
    })
}

/// Activities that need somebody: an obstacle to remove, a test to make, something that is late.
#[component]
pub(super) fn Pressing(text: Text, rows: Vec<ActivityRow>) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let needs = [
                (row.obstacles > 0).then(|| text.activity_obstacles(row.obstacles)),
                row.untested.then(|| text.hypothesis_due()),
                row.next_due.filter(|_| row.late).map(|day| text.activity_step_late(text.long_date(day))),
            ];
            let needs = needs.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let stage = row.activity.stage;
            view! {
                <li>
                    <span><a href=crate::activity::address(row.activity.id)>{row.activity.title}</a>" "
                        <span class="meta">{row.unit.name}</span></span>
                    <span class="meta">{needs}</span>
                    <ActivityChip text stage late=row.late />
                </li>
            }
        })
        .collect();
    view! {
        <WaitingCard id="start-pressing" title=text.start_pressing() all=Some(("/activities".to_owned(), text.start_pressing_all()))>
            <ul class="act-lines">{items}</ul>
        </WaitingCard>
    }
    .into_any()
}

/// Questions that wait for the reader, or that the reader has asked.
#[component]
pub(super) fn Questions(text: Text, id: &'static str, title: String, rows: Vec<QuestionRow>) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let (look, word) = match &row.question.answer {
                Some(answer) => ((Tone::Good, Glyph::Tick), text.question_answered_on(text.long_date(answer.on))),
                None => ((Tone::Way, Glyph::Clock), text.question_waits()),
            };
            view! {
                <li>
                    <span><a href=crate::question::address(row.question.id)>{row.question.gist()}</a>" "
                        <span class="meta">{row.title}</span></span>
                    <span class="meta">{text.question_asked_on(text.long_date(row.question.on))}</span>
                    <Chip look word />
                </li>
            }
        })
        .collect();
    view! {
        <WaitingCard id title all=Some(("/questions".to_owned(), text.question_start_all()))>
            <ul class="act-lines">{items}</ul>
        </WaitingCard>
    }
    .into_any()
}

/// The own indicators whose figures are stale or missing.
#[component]
pub(super) fn Stale(text: Text, rows: Vec<IndicatorRow>, more: bool) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let items: Vec<_> = rows.into_iter().map(|row| view! { <Figure text row /> }).collect();
    let all = more.then(|| ("/indicators?stale=true".to_owned(), text.start_stale_all()));
    view! {
        <WaitingCard id="start-stale" title=text.start_stale() all>
            <p class="muted">{text.start_stale_text()}</p>
            <ul class="figure-list">{items}</ul>
        </WaitingCard>
    }
    .into_any()
}
