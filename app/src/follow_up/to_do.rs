//! "Mitt att göra": all that somebody owes on one page, saved row by row.

use super::row::{Answering, Choices, RowTrouble, row};
use super::{hand_in_place, place};
use crate::chip::{Chip, Glyph, Tone};
use crate::form::{Field, Form};
use crate::island::form_clock::FormClock;
use crate::notice::{Receipt, Warning};
use crate::round::unit_address;
use crate::text::Text;
use chrono::NaiveDate;
use domain::follow_up::{InPlaceOf, ToApprove, ToDo, ToDoRound, ToDoRow};
use domain::round::{AnswerStage, Section};
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// A row was saved.
        Saved = "saved",
        /// A unit handed in.
        HandedIn = "handed_in",
        /// Something was told from the front line.
        Told = "told",
    }
}

/// The page.
#[component]
pub fn ToDoShow(
    /// The words.
    text: Text,
    /// What somebody is asked for.
    to_do: ToDo,
    /// The row that could not be saved.
    trouble: Option<RowTrouble>,
    /// What was just done.
    done: Option<Done>,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let (left, all) = to_do.count();
    let is_empty = to_do.rounds.is_empty() && to_do.front_line.is_empty() && to_do.to_approve.is_empty();
    let start = to_do.first_left().map(|id| format!("#{}", place(id)));
    let receipt = done.map(|done| match done {
        Done::Saved => text.follow_up_done_saved(),
        Done::HandedIn => text.follow_up_done_handed_in(),
        Done::Told => text.follow_up_done_told(),
    });
    let approvals = (!to_do.to_approve.is_empty()).then(|| view! { <Approvals text rows=to_do.to_approve.clone() /> });
    let (mut trouble, choices) = (trouble, Choices::of(text));
    let rounds: Vec<_> =
        to_do.rounds.into_iter().map(|round| owed(text, &choices, round, (&mut trouble, today))).collect();
    let front_line: Vec<_> = to_do.front_line.into_iter().map(|round| told(text, round, today)).collect();
    view! {
        <div class="page-head">
            <h1>{text.to_do()}</h1>
            {(all > 0).then(|| view! { <p class="lead">{text.to_do_left(left, all)}</p> })}
            <p class="screen-only row">
                {start.map(|start| view! { <a href=start>{text.to_do_first()}</a> })}
                {(!is_empty).then(|| view! { <a href="/rounds">{text.round_all()}</a> })}
            </p>
        </div>
        {receipt.map(|words| view! { <Receipt words /> })}
        {is_empty.then(|| view! {
            <section class="empty">
                <h2>{text.to_do_none()}</h2>
                <p>{text.to_do_none_text()}</p>
                <div class="actions"><a class="ds-button" href="/rounds">{text.round_all()}</a></div>
            </section>
        })}
        <div class="stack">{approvals}{rounds}{front_line}</div>
        <FormClock />
    }
    .into_any()
}

/// What waits for the reader's approval.
#[component]
fn Approvals(text: Text, rows: Vec<ToApprove>) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            view! {
                <li>
                    <span><a href=unit_address(row.round, row.unit.id, None)>{row.unit.name}</a>" "<span class="meta">{row.title}</span></span>
                    <span class="meta">{text.round_due(text.long_date(row.due_on))}</span>
                    <Chip look=(Tone::Way, Glyph::Proposed) word=text.answer_stage_handed_in() />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="to-approve">
            <h2 id="to-approve">{text.to_do_approve()}</h2>
            <ul class="act-lines">{items}</ul>
        </section>
    }
    .into_any()
}

fn owed(
    text: Text,
    choices: &Choices,
    round: ToDoRound,
    (trouble, today): (&mut Option<RowTrouble>, NaiveDate),
) -> AnyView {
    let head = head(text, &round, today);
    let (left, count) = (round.left(), round.rows.len());
    let (id, unit, sections) = (round.round, round.unit.id, round.sections);
    let sent_back = round.sent_back;
    let is_returned = round.stage == AnswerStage::Returned;
    let ways = ways_on(&round.rows, &sections, &hand_in_place(id, unit));
    let rows: Vec<_> = round
        .rows
        .into_iter()
        .zip(ways)
        .map(|(it, next)| {
            let trouble = trouble.take_if(|trouble| trouble.id == it.answer.id);
            row(text, &sections, it, Some(Answering { choices, trouble, next }))
        })
        .collect();
    let progress = if count == 0 { text.to_do_only_together() } else { text.to_do_left(left, count) };
    let place = hand_in_place(id, unit);
    view! {
        <section class="card round" aria-labelledby=format!("{place}-title")>
            {head}
            {is_returned.then(|| view! { <Warning title=text.round_sent_back_title() words=sent_back /> })}
            {rows}
            <div class="round__end screen-only" id=place.clone() tabindex="-1">
                <p>{progress}" "<a href=unit_address(id, unit, None)>{text.round_unit_see()}</a></p>
                {(left == 0).then(|| view! {
                    <form method="post" action=format!("{}/hand-in", unit_address(id, unit, None))>
                        <button class="ds-button" r#type="submit">{text.round_hand_in()}</button>
                    </form>
                })}
            </div>
        </section>
    }
    .into_any()
}

/// Where each row leads when it has been saved: to the next one that is left, or to where the unit hands in.
fn ways_on(rows: &[ToDoRow], sections: &[Section], end: &str) -> Vec<String> {
    let next = |at: usize| {
        let (before, after) = rows.split_at(at);
        let left = after.iter().skip(1).chain(before).find(|row| row.is_left(sections));
        left.map_or_else(|| end.to_owned(), |row| place(row.answer.id))
    };
    (0..rows.len()).map(next).collect()
}

/// What it is, for whom it is written, and until when.
fn head(text: Text, round: &ToDoRound, today: NaiveDate) -> impl IntoView + use<> {
    let late = (round.is_closed || round.due_on < today)
        .then(|| view! { <Chip look=(Tone::Warn, Glyph::Clock) word=text.round_late() /> });
    let due = text.round_due(text.long_date(round.due_on));
    let reader = (!round.reader.is_empty()).then(|| text.round_reader(&round.reader));
    let why = round.in_place_of.map(|why| match why {
        InPlaceOf::Leader => text.in_place_of_leader(),
        InPlaceOf::Nobody => text.in_place_of_nobody(),
        InPlaceOf::EndedUnit(day) => text.in_place_of_ended_unit(text.long_date(day)),
    });
    let closed = round.is_closed.then(|| text.round_closed_late());
    let words = [reader, why, closed].into_iter().flatten();
    let words: Vec<_> = words.map(|words| view! { <p class="meta">{words}</p> }).collect();
    let title = format!("{}-title", hand_in_place(round.round, round.unit.id));
    view! {
        <div class="round__head">
            <p class="eyebrow">{round.title.clone()}</p>
            <h2 id=title>{round.unit.name.clone()}</h2>
            <div class="status-line"><p>{due}</p>{late}</div>
            {words}
        </div>
    }
}

/// What an employee may tell of the own unit.
fn told(text: Text, round: ToDoRound, today: NaiveDate) -> AnyView {
    let head = head(text, &round, today);
    let sections = round.sections;
    let rows: Vec<_> = round
        .rows
        .into_iter()
        .map(|it| {
            let (id, title) = (it.answer.id, it.goal.title.clone());
            let form = Form::fresh(text).in_row(id.0);
            let label = text.follow_up_front_line();
            let goal = row(text, &sections, it, None);
            let hint = text.follow_up_front_line_hint();
            view! {
                {goal}
                <details class="answer__change screen-only">
                    <summary>{text.follow_up_tell()}<span class="sr-only">{format!(": {title}")}</span></summary>
                    <form class="form" method="post" action=format!("/follow-ups/{id}/front-line") novalidate>
                        {form.head(&[])}
                        {form.area(Field::required("text", label).hint(hint), 3, "")}
                        <div class="actions"><button class="ds-button" data-variant="secondary" r#type="submit">{text.follow_up_tell_save()}</button></div>
                    </form>
                </details>
            }
        })
        .collect();
    let place = hand_in_place(round.round, round.unit.id);
    view! {
        <section class="card round" aria-labelledby=format!("{place}-title")>
            {head}<p>{text.follow_up_front_line_lead()}</p>{rows}
        </section>
    }
    .into_any()
}
