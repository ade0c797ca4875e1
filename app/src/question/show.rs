//! One question: what was asked, what was answered, and the form for whoever may answer.

use super::edit::Crumbs;
use super::{address, subject_word, who};
use crate::chip::{Glyph, Sign, Tone};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Receipt, differing};
use chrono::NaiveDate;
use domain::question::{AnswerForm, QuestionPage};
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// It was asked.
        Asked = "asked",
        /// It was answered.
        Answered = "answered",
    }
}

/// The page of a question.
#[component]
pub fn QuestionShow(
    /// The words and what was typed wrong in the answer.
    form: Form,
    /// The question.
    page: QuestionPage,
    /// What was typed as the answer.
    typed: AnswerForm,
    /// What somebody else has answered meanwhile.
    now: Option<AnswerForm>,
    /// The day.
    today: NaiveDate,
    /// What was just done.
    done: Option<Done>,
) -> impl IntoView {
    let text = form.text;
    let (row, can_answer) = (page.row, page.can_answer);
    let question = row.question.clone();
    let receipt = done.map(|done| match done {
        Done::Asked => text.question_done_asked(row.unit.name.clone()),
        Done::Answered => text.question_done_answered(),
    });
    let asked = text.question_asked(text.long_date(question.on), who(text, row.asker.as_ref(), &question.by_role));
    let is_late = question.is_late(today);
    let answer = match &question.answer {
        Some(answer) => {
            let by =
                text.question_answered(text.long_date(answer.on), who(text, row.answerer.as_ref(), &answer.by_role));
            view! { <p class="as-typed">{answer.text.clone()}</p><p class="meta">{by}</p> }.into_any()
        }
        None => {
            let look = if is_late { (Tone::Warn, Glyph::Clock) } else { (Tone::Way, Glyph::Clock) };
            let word = if is_late { text.question_late() } else { text.question_waits() };
            view! {
                <p><Sign look word />" "<span class="meta">{text.question_put_to(row.unit.name.clone())}</span></p>
            }
            .into_any()
        }
    };
    let changed = now.map(|now| {
        let differs = differing([(text.question_answer(), typed.text.clone(), now.text)]);
        view! { <ChangedByAnother title=text.question_changed_title() words=text.changed_meanwhile() differs /> }
    });
    let has_answer = question.answer.is_some();
    view! {
        <Crumbs text about=question.about title=row.title.clone() />
        <div class="page-head">
            <p class="eyebrow">{format!("{}: {}", subject_word(text, question.about.subject), row.title)}</p>
            <h1>{text.question()}</h1>
            <p class="lead as-typed">{question.text.clone()}</p>
            <p class="meta">{asked}</p>
        </div>
        {receipt.map(|words| view! { <Receipt words /> })}
        <div class="stack">
            <section class="card"><h2>{text.question_answer()}</h2>{answer}</section>
            {can_answer.then(|| view! { <AnswerEdit form typed=typed.clone() at=address(question.id) changed has_answer /> })}
            <p class="screen-only"><a href=format!("/trail?kind=question&object={}", question.id)>{text.trail_history()}</a></p>
        </div>
    }
    .into_any()
}

#[component]
fn AnswerEdit(
    form: Form,
    typed: AnswerForm,
    at: String,
    changed: Option<impl IntoView + 'static>,
    has_answer: bool,
) -> impl IntoView {
    let text = form.text;
    let title = if has_answer { text.question_change_answer() } else { text.question_do_answer() };
    view! {
        <section class="card screen-only">
            <h2>{title}</h2>
            <form class="form" method="post" action=format!("{at}/answer") novalidate>
                {changed}
                {form.head(&[("text", text.question_answer())])}
                <input r#type="hidden" name="version" value=typed.version.clone() />
                {form.area(
                    Field::required("text", text.question_your_answer()).hint(text.question_answer_hint()), 5, &typed.text,
                )}
                <div class="actions"><button class="ds-button" r#type="submit">{text.question_save_answer()}</button></div>
            </form>
        </section>
    }
    .into_any()
}
