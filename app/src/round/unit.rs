//! What a unit answers in a round: to read, to approve or send back, and the copies that approval has frozen.

use super::board::{Done, receipt};
use super::{AnswerStageChip, Crumbs, answer_stage_word, unit_address};
use crate::activity::by_role;
use crate::follow_up::said::{Answer, distribution_words};
use crate::form::{Field, Form};
use crate::notice::{Receipt, Warning};
use crate::question::QuestionsInside;
use crate::text::Text;
use chrono::NaiveDate;
use domain::follow_up::Said;
use domain::id::FollowUpId;
use domain::question::{About, Subject};
use domain::round::{FrozenCopy, RoundStage, RoundUnitPage, RoundUnitRow, UnitAnswer};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RoundUnitShow(
    /// The words and what was typed wrong in one of its forms.
    form: Form,
    /// What the unit answers.
    page: RoundUnitPage,
    /// Why something could not be done.
    refused: Option<String>,
    /// What was typed of why it is sent back.
    reason: String,
    /// What was just done.
    done: Option<Done>,
    /// The day that the page shows.
    day: NaiveDate,
    /// It, where it is an earlier one.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let text = form.text;
    let (round, unit) = (page.round.id, page.unit.id);
    let here = unit_address(round, unit, None);
    let late = page.due_on < day;
    let crumb = Some((round, page.round.title.clone()));
    let approver = (page.approver.id != unit).then(|| text.round_approver(page.approver.name.clone()));
    let is_open = page.round.state.stage() != RoundStage::Planned;
    let is_empty = page.answers.is_empty();
    let none = if page.copies.is_empty() { text.round_unit_none() } else { text.round_unit_only_below() };
    let (allowed, below) = (page.allowed, page.below.clone());
    let answers: Vec<_> = page.answers.clone().into_iter().map(|it| answer(text, it, on)).collect();
    view! {
        <Crumbs text round=crumb on />
        <div class="page-head">
            <p class="eyebrow">{page.round.title.clone()}</p>
            <h1>{page.unit.name.clone()}</h1>
            <div class="status-line">
                <AnswerStageChip text stage=page.stage late />
                <p>{text.round_due(text.long_date(page.due_on))}</p>
            </div>
            {approver.map(|words| view! { <p class="meta">{words}</p> })}
        </div>
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
        <div class="cols">
            <div class="stack">
                {(!page.sent_back.is_empty()).then(|| view! {
                    <Warning title=text.round_sent_back_title() words=page.sent_back.clone() />
                })}
                {allowed.answer.then(|| view! {
                    <section class="card screen-only"><p>{text.round_unit_answer()}" "<a href="/to-do">{text.to_do()}</a></p></section>
                })}
                {allowed.approve.then(|| view! { <Approval form=form.clone() here=here.clone() reason /> })}
                {is_empty.then(|| view! { <p class="muted">{none}</p> })}
                {answers}
                {(!below.is_empty()).then(|| view! { <Below text round=page.round.id rows=below day on /> })}
            </div>
            <div class="stack">
                {(is_open && (allowed.name_stand_in || page.stand_in.is_some())).then(|| {
                    view! { <StandInCard form=form.clone() page=page.clone() /> }
                })}
                {(!page.copies.is_empty()).then(|| view! { <Copies text copies=page.copies.clone() /> })}
            </div>
        </div>
    }
    .into_any()
}

/// Where an answer stands on the page.
pub fn answer_place(id: FollowUpId) -> String {
    format!("follow-up-{id}")
}

fn answer(text: Text, it: UnitAnswer, on: Option<NaiveDate>) -> impl IntoView {
    let about = About::new(Subject::FollowUp, it.answer.id.0);
    let (title, place) = (it.goal.title, answer_place(it.answer.id));
    view! {
        <section class="card" id=place aria-label=title.clone()>
            <h2><a href=crate::goal::address(it.goal.id, on)>{title.clone()}</a></h2>
            <Answer text answer=it.answer />
            <QuestionsInside text about title=title.clone() questions=it.questions />
        </section>
    }
}

/// Approve, or send back with what is to be changed.
#[component]
fn Approval(form: Form, here: String, reason: String) -> impl IntoView {
    let text = form.text;
    let labels = [("reason", text.round_return_reason())];
    let has_error = form.errors.of("reason").is_some();
    view! {
        <section class="card screen-only" aria-labelledby="approval">
            <h2 id="approval">{text.round_approval()}</h2>
            <p>{text.round_approval_text()}</p>
            <form method="post" action=format!("{here}/approval")>
                <button class="ds-button" r#type="submit">{text.round_approve()}</button>
            </form>
            <details open=has_error>
                <summary>{text.round_return()}</summary>
                <form class="form" method="post" action=format!("{here}/return") novalidate>
                    {form.head(&labels)}
                    {form.area(Field::required("reason", text.round_return_reason()), 3, &reason)}
                    <div class="actions">
                        <button class="ds-button" data-variant="secondary" r#type="submit">{text.round_return_send()}</button>
                    </div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// Those right below, each with how far it has come and how its answers are spread.
#[component]
fn Below(
    text: Text,
    round: domain::id::RoundId,
    rows: Vec<RoundUnitRow>,
    day: NaiveDate,
    on: Option<NaiveDate>,
) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let words = distribution_words(text, &row.distribution);
            let late = row.due_on < day;
            view! {
                <li>
                    <span><a href=unit_address(round, row.unit.id, on)>{row.unit.name}</a></span>
                    <span class="meta">{words}</span>
                    <AnswerStageChip text stage=row.stage late />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="round-below">
            <h2 id="round-below">{text.round_below()}</h2><ul class="act-lines">{items}</ul>
        </section>
    }
    .into_any()
}

/// Who answers in the leader's place.
#[component]
fn StandInCard(form: Form, page: RoundUnitPage) -> impl IntoView {
    let text = form.text;
    let here = unit_address(page.round.id, page.unit.id, None);
    let labels = [("email", text.round_stand_in_email())];
    let now = page.stand_in.map_or_else(|| text.round_stand_in_none(), |it| text.round_stand_in_now(it.name));
    view! {
        <section class="card" aria-labelledby="stand-in">
            <h2 id="stand-in">{text.round_stand_in()}</h2>
            <p>{now}</p>
            {page.allowed.name_stand_in.then(|| view! {
                <form class="form screen-only" method="post" action=format!("{here}/stand-in") novalidate>
                    {form.head(&labels)}
                    {form.input("email", Field::depending("email", text.round_stand_in_email()).hint(text.round_stand_in_hint()), "")}
                    <div class="actions">
                        <button class="ds-button" data-variant="secondary" r#type="submit">{text.round_stand_in_save()}</button>
                    </div>
                </form>
            })}
        </section>
    }
    .into_any()
}

/// What was approved, with figures and texts as they were then, and the fingerprint.
#[component]
fn Copies(text: Text, copies: Vec<FrozenCopy>) -> impl IntoView {
    let items: Vec<_> = copies.into_iter().map(|it| copy(text, it)).collect();
    view! {
        <section class="card" aria-labelledby="round-copies">
            <h2 id="round-copies">{text.round_copies()}</h2><p class="meta">{text.round_copies_text()}</p>{items}
        </section>
    }
    .into_any()
}

fn copy(text: Text, it: FrozenCopy) -> impl IntoView {
    let title = text.round_copy_title(text.long_date(it.on), by_role(text, &it.by_role));
    let answers: Vec<_> = it
        .unit
        .answers
        .into_iter()
        .map(|answer| {
            let status = answer.answer.said.as_ref().map(|said: &Said| crate::status::word(text, said.status));
            let figures = answer.figures.into_iter().map(|(name, period, value)| format!("{name} {period}: {value}"));
            let figures = figures.collect::<Vec<_>>().join(" · ");
            view! { <dt>{answer.title}</dt><dd>{status}" "<span class="meta">{figures}</span></dd> }
        })
        .collect();
    let below: Vec<_> = it
        .unit
        .below
        .into_iter()
        .map(|(name, stage)| view! { <dt>{name}</dt><dd>{answer_stage_word(text, stage)}</dd> })
        .collect();
    view! {
        <details>
            <summary>{title}</summary>
            <dl class="facts">{answers}{below}</dl>
            <p class="meta">{text.round_fingerprint()}" "<code class="fingerprint">{it.fingerprint}</code></p>
        </details>
    }
}
