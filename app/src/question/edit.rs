//! Asking a question.

use super::subject_word;
use crate::form::{Field, Form};
use crate::text::Text;
use domain::question::{About, Asked, QuestionForm};
use leptos::prelude::*;

/// The page with the form of a question.
#[component]
pub fn QuestionEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// What it is about.
    asked: Asked,
    /// What was typed.
    typed: QuestionForm,
) -> impl IntoView {
    let text = form.text;
    let About { subject, object } = asked.about;
    let back = asked.about.address();
    view! {
        <Crumbs text about=asked.about title=asked.title.clone() />
        <div class="page-head">
            <h1>{text.question_ask()}</h1>
            <p class="lead">{format!("{}: {}", subject_word(text, subject), asked.title)}</p>
        </div>
        <form class="form" method="post" action="/questions" novalidate>
            {form.head(&[("text", text.question_text())])}
            <input r#type="hidden" name="subject" value=subject.word() />
            <input r#type="hidden" name="object" value=object.to_string() />
            {form.area(
                Field::required("text", text.question_text()).hint(text.question_text_hint(asked.unit.name)), 4, &typed.text,
            )}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.question_send()}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The way back to what it is about, and to the register.
#[component]
pub(super) fn Crumbs(text: Text, about: About, title: String) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/questions">{text.question_title()}</a></li>
            {(!title.is_empty()).then(|| view! { <li><a href=about.address()>{title}</a></li> })}
        </ol></nav>
    }
}
