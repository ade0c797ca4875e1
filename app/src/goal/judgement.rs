//! The form in which somebody judges how a goal goes.

use super::show::Crumbs;
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::status::{self, Written, word};
use crate::text::Text;
use domain::id::GoalId;
use domain::judgement::JudgementForm;
use domain::status::{Status, Suggestion};
use leptos::prelude::*;

/// The page with the judgement form.
#[component]
pub fn JudgementEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The goal.
    goal: (GoalId, String),
    /// What the rule suggests.
    suggestion: Suggestion,
    /// What was typed.
    typed: JudgementForm,
    /// Why it cannot be saved now.
    refused: Option<String>,
    /// What somebody else has judged meanwhile.
    now: Option<JudgementForm>,
) -> impl IntoView {
    let text = form.text;
    let changed = now.map(|now| judged_by_another(text, &typed, &now));
    let labels = [("status", text.goal_judge_status()), ("sentence", text.goal_judge_sentence())];
    let here = format!("/goals/{}", goal.0);
    let action = format!("{here}/judgements");
    let statuses = Status::ALL.iter().map(|status| (status.word().to_owned(), word(text, *status))).collect();
    let suggests = text.goal_judge_suggests(word(text, suggestion.status));
    let reason = status::reason(text, &suggestion, Written::default());
    let title = goal.1.clone();
    view! {
        <Crumbs text above=vec![goal] on=None />
        <div class="page-head">
            <h1>{text.goal_judge_title()}</h1>
            <p class="lead">{title}</p>
        </div>
        <form class="form" method="post" action=action novalidate>
            {changed}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {form.head(&labels)}
            <input r#type="hidden" name="seen" value=typed.seen.clone() />
            <p>{suggests}" "{reason}</p>
            {form.radios(Field::required("status", text.goal_judge_status()), statuses, &typed.status)}
            {form.area(
                Field::depending("sentence", text.goal_judge_sentence()).hint(text.goal_judge_sentence_hint()), 3,
                &typed.sentence,
            )}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.goal_judge_save()}</button>
                <a href=here>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn judged_by_another(text: Text, typed: &JudgementForm, now: &JudgementForm) -> impl IntoView + use<> {
    let named = |status: &str| Status::from_word(status).map(|status| word(text, status)).unwrap_or_default();
    let both = [
        (text.goal_judge_status(), named(&typed.status), named(&now.status)),
        (text.goal_judge_sentence(), typed.sentence.clone(), now.sentence.clone()),
    ];
    view! {
        <ChangedByAnother title=text.goal_judge_changed_title() words=text.changed_meanwhile() differs=differing(both) />
    }
}
