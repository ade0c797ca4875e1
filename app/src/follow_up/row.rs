//! One row of what somebody owes: the goal with figures that are there already, what was answered last, and the form.
//!
//! Each row is a form of its own, so that it is saved alone and the rest of the page is left as it is. It carries no key of its own as
//! other forms do: the version that was seen and what is said tell a second press from a second answer, and save a transaction.

use super::said::{FrontLine, SaidShow};
use super::{both, forecast_word, labels, place};
use crate::activity::by_role;
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::status::{self, StatusChip, Written, word};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::follow_up::{Earlier, FollowUpForm, Forecast, ToDoRow, asks_why};
use domain::id::FollowUpId;
use domain::indicator::IndicatorRow;
use domain::round::Section;
use domain::status::Status;
use leptos::prelude::*;

/// Why a row comes back: what was typed, and what was wrong.
#[derive(Clone, Debug)]
pub struct RowTrouble {
    /// The row.
    pub id: FollowUpId,
    /// What was typed.
    pub typed: FollowUpForm,
    /// What could not be taken.
    pub errors: FieldErrors,
    /// Why it cannot be saved now.
    pub refused: Option<String>,
    /// What somebody else has saved meanwhile.
    pub now: Option<FollowUpForm>,
}

/// What every row of a page lets choose among, each a value and its words.
pub(super) struct Choices {
    statuses: Vec<(String, String)>,
    forecasts: Vec<(String, String)>,
}

impl Choices {
    /// In the language of `text`.
    pub(super) fn of(text: Text) -> Self {
        let statuses = Status::ALL.iter().map(|status| (status.word().to_owned(), word(text, *status)));
        let forecasts = Forecast::ALL.iter().map(|it| (it.word().to_owned(), forecast_word(text, *it)));
        Self { statuses: statuses.collect(), forecasts: forecasts.collect() }
    }
}

/// How a row is answered.
pub(super) struct Answering<'a> {
    /// What it lets choose among.
    pub(super) choices: &'a Choices,
    /// Why it comes back.
    pub(super) trouble: Option<RowTrouble>,
    /// Where somebody is led who has saved it: what is left to do next.
    pub(super) next: String,
}

/// A row, with its form for those who answer it.
pub(super) fn row(text: Text, sections: &[Section], row: ToDoRow, answering: Option<Answering<'_>>) -> AnyView {
    let is_done = answering.as_ref().is_none_or(|it| it.trouble.is_none()) && !row.is_left(sections);
    let id = row.answer.id;
    let by = by_role(text, &row.answer.front_line_by);
    let front_line = row.answer.front_line.clone();
    let said = row.answer.said.clone();
    let head = view! {
        <h3><a href=crate::goal::address(row.goal.id, None)>{row.goal.title.clone()}</a></h3>
        {figures(text, &row.figures)}
    };
    let body = if let Some(Answering { choices, trouble, next }) = answering {
        let is_back = trouble.is_some();
        let press = repeat(text, &row, is_done, next.clone());
        let last = row.earlier.clone().map(|earlier| last(text, earlier));
        let form = answer_form(text, (sections, choices), &row, trouble, next);
        if is_done {
            view! {
                {said.map(|said| view! { <SaidShow text said /> })}
                <details class="answer__change"><summary>{text.follow_up_change()}</summary>{last}{form}</details>
            }
            .into_any()
        } else {
            // Where there is something to repeat, the form is folded: a round without a change is a press a row.
            let (is_folded, is_open) = (row.earlier.is_some(), is_back);
            view! {
                {last}
                {press}
                {if is_folded {
                    view! {
                        <details class="answer__change" open=is_open>
                            <summary>{text.follow_up_write()}<span class="sr-only">{format!(": {}", row.goal.title)}</span></summary>
                            {form}
                        </details>
                    }.into_any()
                } else {
                    form.into_any()
                }}
            }
            .into_any()
        }
    } else {
        said.map(|said| view! { <SaidShow text said /> }).into_any()
    };
    view! {
        <article class="answer" class:answer--done=is_done id=place(id) tabindex="-1">
            <div class="answer__goal">{head}</div>
            <div class="answer__said">
                {(!front_line.is_empty()).then(|| view! { <FrontLine text words=front_line by /> })}
                {body}
            </div>
        </article>
    }
    .into_any()
}

/// The main indicators with their newest values, already there: nobody types what is known.
fn figures(text: Text, figures: &[IndicatorRow]) -> impl IntoView + use<> {
    let is_empty = figures.is_empty();
    let items: Vec<_> = figures
        .iter()
        .map(|row| {
            let written = Written { decimals: row.decimals, unit: &row.unit_of_measure };
            let value = row.latest.map_or_else(
                || text.follow_up_no_value(),
                |(period, value)| format!("{} ({})", written.value(value), crate::period::name(text, period)),
            );
            let reason = status::reason(text, &row.suggestion, written);
            view! {
                <li>
                    <a href=format!("/indicators/{}", row.id)>{row.name.clone()}</a>" "<b class="nowrap">{value}</b>
                    <span class="meta">{reason}</span>
                </li>
            }
        })
        .collect();
    view! {
        {is_empty.then(|| view! { <p class="meta">{text.follow_up_no_figures()}</p> })}
        {(!is_empty).then(|| view! { <ul class="answer__figures">{items}</ul> })}
    }
}

/// What was answered in the round before.
fn last(text: Text, earlier: Earlier) -> impl IntoView + use<> {
    let title = text.follow_up_last(earlier.round, text.long_date(earlier.on));
    view! {
        <div class="answer__last"><p class="meta">{title}</p><SaidShow text said=earlier.said /></div>
    }
}

/// "Ingen förändring" in one press: what was said last is said again.
fn repeat(text: Text, row: &ToDoRow, is_done: bool, next: String) -> Option<impl IntoView + use<>> {
    row.earlier.as_ref().filter(|_| !is_done)?;
    let (id, version, title) = (row.answer.id, row.answer.version.to_string(), row.goal.title.clone());
    Some(view! {
        <form method="post" action=format!("/follow-ups/{id}/no-change") class="screen-only">
            <input r#type="hidden" name="version" value=version />
            <input r#type="hidden" name="seconds" value="" />
            <input r#type="hidden" name="next" value=next />
            <button class="ds-button" r#type="submit">
                {text.follow_up_no_change()}<span class="sr-only">{format!(": {title}")}</span>
            </button>
        </form>
    })
}

/// What a fresh row starts with: what was said, or what the rule suggests when it can suggest something.
fn fresh(row: &ToDoRow) -> FollowUpForm {
    let mut typed = FollowUpForm::from(&row.answer);
    let suggested = row.goal.suggestion.status;
    if typed.status.is_empty() && suggested != Status::CannotJudge {
        typed.status = suggested.word().to_owned();
    }
    typed
}

/// "Ingen förändring" sends no answer of its own: what could not be repeated as it was is there to be written on.
fn typed_or_earlier(typed: FollowUpForm, row: &ToDoRow) -> FollowUpForm {
    match &row.earlier {
        Some(earlier) if typed.status.is_empty() => {
            FollowUpForm { version: typed.version, ..FollowUpForm::from(&earlier.said) }
        }
        _ => typed,
    }
}

fn answer_form(
    text: Text,
    (sections, choices): (&[Section], &Choices),
    row: &ToDoRow,
    trouble: Option<RowTrouble>,
    next: String,
) -> impl IntoView + use<> {
    let id = row.answer.id;
    let (typed, errors, refused, now) = match trouble {
        Some(trouble) => (typed_or_earlier(trouble.typed, row), trouble.errors, trouble.refused, trouble.now),
        None => (fresh(row), FieldErrors::default(), None, None),
    };
    let changed = now.map(|now| differing(both(text, &typed, &now)));
    let has_errors = !errors.0.is_empty();
    let form = Form::with_errors(text, errors).in_row(id.0);
    let suggestion = &row.goal.suggestion;
    let reason = status::reason(text, suggestion, Written::default());
    let status = suggestion.status;
    view! {
        <form class="form answer__form screen-only" method="post" action=format!("/follow-ups/{id}") novalidate
            aria-label=text.follow_up_form(row.goal.title.clone())>
            {has_errors.then(|| form.summary(&labels(text)))}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {changed.map(|differs| view! {
                <ChangedByAnother title=text.goal_judge_changed_title() words=text.changed_meanwhile() differs />
            })}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            <input r#type="hidden" name="seconds" value="" />
            <input r#type="hidden" name="next" value=next />
            <p class="meta suggestion">{text.follow_up_suggests()}" "<StatusChip text status small=true />" "{reason}</p>
            <div class="answer__fields">
                {form.select_among(Field::required("status", text.follow_up_status()), &choices.statuses, &typed.status)}
                {sections.contains(&Section::Forecast).then(|| {
                    form.select_among(Field::required("forecast", text.follow_up_forecast()), &choices.forecasts, &typed.forecast)
                })}
            </div>
            {form.area(Field::depending("sentence", text.follow_up_sentence()).hint(text.follow_up_sentence_hint()), 2, &typed.sentence)}
            {sections.contains(&Section::Analysis).then(|| analysis(&form, &typed))}
            <div class="actions">
                <button class="ds-button" data-variant="secondary" r#type="submit">
                    {text.follow_up_save()}<span class="sr-only">{format!(": {}", row.goal.title)}</span>
                </button>
            </div>
        </form>
    }
}

/// Open where it is asked for, folded where it is not: what is on its way asks nobody for three texts.
fn analysis(form: &Form, typed: &FollowUpForm) -> impl IntoView + use<> {
    let text = form.text;
    let is_asked = Status::from_word(&typed.status).is_some_and(asks_why);
    let has_error = ["what_happened", "why", "what_now"].iter().any(|name| form.errors.of(name).is_some());
    let is_begun = !typed.what_happened.is_empty() || !typed.why.is_empty() || !typed.what_now.is_empty();
    view! {
        <details class="answer__analysis" open={is_asked || has_error || is_begun}>
            <summary>{text.follow_up_analysis()}</summary>
            <div class="form">
                {form.area(Field::depending("what_happened", text.follow_up_what_happened()), 2, &typed.what_happened)}
                {form.area(Field::depending("why", text.follow_up_why()), 2, &typed.why)}
                {form.area(Field::depending("what_now", text.follow_up_what_now()), 2, &typed.what_now)}
            </div>
        </details>
    }
}
