//! Questions and answers: the register, one question, and the section on the page of what they are about.

pub mod edit;
pub mod list;
pub mod show;

use crate::activity::by_role;
use crate::chip::{Glyph, Sign, Tone};
use crate::link::with_query;
use crate::text::Text;
use domain::id::QuestionId;
use domain::question::{About, QuestionRow, Questions, Subject};
use leptos::prelude::*;

/// The address of a question.
pub fn address(id: QuestionId) -> String {
    format!("/questions/{id}")
}

/// Where a question about this is asked.
pub fn asking(about: About) -> String {
    with_query("/questions/new", &[("subject", about.subject.word()), ("object", &about.object.to_string())])
}

/// The questions about this, in the register.
pub fn all_about(about: About) -> String {
    with_query("/questions", &[("subject", about.subject.word()), ("object", &about.object.to_string())])
}

/// The word for what a question is about.
pub fn subject_word(text: Text, subject: Subject) -> String {
    match subject {
        Subject::Goal => text.hit_goal(),
        Subject::Indicator => text.hit_indicator(),
        Subject::Activity => text.hit_activity(),
        Subject::Unit => text.hit_unit(),
        Subject::Assignment => text.hit_assignment(),
        Subject::Measure => text.hit_measure(),
        Subject::Round => text.hit_round(),
        Subject::FollowUp => text.subject_follow_up(),
        Subject::MinutesItem => text.hit_minutes_item(),
    }
}

/// Who said something: the name where the reader may know it, and the role.
pub fn who(text: Text, name: Option<&String>, role: &str) -> String {
    let role = by_role(text, role);
    let parts = [name.cloned().unwrap_or_default(), role];
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if known.is_empty() { text.trail_by_verkan() } else { known.join(", ") }
}

/// A question with its answer, or that it waits for one.
#[component]
pub fn QuestionItem(
    /// The words.
    text: Text,
    /// The question.
    row: QuestionRow,
    /// Whether what it is about is named: not on that very page.
    names_subject: bool,
) -> impl IntoView {
    let QuestionRow { question, title, unit, asker, answerer } = row;
    let asked = text.question_asked(text.long_date(question.on), who(text, asker.as_ref(), &question.by_role));
    let about = names_subject.then(|| {
        view! {
            <p class="meta">
                {subject_word(text, question.about.subject)}": "<a href=question.about.address()>{title}</a>
            </p>
        }
    });
    let answer = match question.answer.clone() {
        Some(answer) => {
            let by = text.question_answered(text.long_date(answer.on), who(text, answerer.as_ref(), &answer.by_role));
            view! {
                <blockquote class="reply"><p class="as-typed">{answer.text}</p><p class="meta">{by}</p></blockquote>
            }
            .into_any()
        }
        None => view! {
            <p><Sign look=(Tone::Way, Glyph::Clock) word=text.question_waits() />" "
                <span class="meta">{text.question_put_to(unit.name)}</span></p>
        }
        .into_any(),
    };
    view! {
        <article class="contribution">
            {about}
            <p class="as-typed"><a href=address(question.id)>{question.text.clone()}</a></p>
            <p class="meta">{asked}</p>
            {answer}
        </article>
    }
    .into_any()
}

/// The questions about the thing whose page it is, and the way to ask one.
#[component]
pub fn QuestionsOf(
    /// The words.
    text: Text,
    /// What the page is about.
    about: About,
    /// What has been asked.
    questions: Questions,
) -> impl IntoView {
    let Questions { rows, can_ask } = questions;
    if rows.is_empty() && !can_ask {
        return ().into_any();
    }
    let is_empty = rows.is_empty();
    let items: Vec<_> = rows.into_iter().map(|row| view! { <QuestionItem text row names_subject=false /> }).collect();
    view! {
        <section class="card" id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{text.question_title()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.question_none_here()}</p> })}
            {items}
            <div class="actions screen-only">
                {can_ask.then(|| view! {
                    <a class="ds-button" data-variant="secondary" href=asking(about)>{text.question_ask()}</a>
                })}
                {(!is_empty).then(|| view! { <a href=all_about(about)>{text.question_all_here()}</a> })}
            </div>
        </section>
    }
    .into_any()
}

/// The questions about one of several things that a page shows, inside its card, and the way to ask one.
#[component]
pub fn QuestionsInside(
    /// The words.
    text: Text,
    /// What it is about.
    about: About,
    /// What it is called, for those who hear the page.
    title: String,
    /// What has been asked.
    questions: Questions,
) -> impl IntoView {
    let Questions { rows, can_ask } = questions;
    let items: Vec<_> = rows.into_iter().map(|row| view! { <QuestionItem text row names_subject=false /> }).collect();
    view! {
        {items}
        {can_ask.then(|| view! {
            <p class="screen-only">
                <a href=asking(about)>{text.question_ask()}<span class="sr-only">{format!(": {title}")}</span></a>
            </p>
        })}
    }
    .into_any()
}
