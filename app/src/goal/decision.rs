//! The form in which a body's decision is registered: to adopt a goal, or to close it.

use super::show::Crumbs;
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning};
use crate::rejection::state_problem;
use crate::text::Text;
use domain::goal::{DecisionForm, Goal};
use domain::rejection::StateProblem;
use leptos::prelude::*;

/// What the decision does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deciding {
    /// Adopts the goal.
    Adoption,
    /// Closes the goal.
    Closing,
}

impl Deciding {
    /// The title of the page.
    pub fn title(self, text: Text) -> String {
        match self {
            Self::Adoption => text.goal_decide_title(),
            Self::Closing => text.goal_close_title(),
        }
    }

    fn lead(self, text: Text, body: &str) -> String {
        match self {
            Self::Adoption => text.goal_decide_lead(body),
            Self::Closing => text.goal_close_lead(body),
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::Adoption => "decision",
            Self::Closing => "closing",
        }
    }

    fn save(self, text: Text) -> String {
        match self {
            Self::Adoption => text.goal_decide_save(),
            Self::Closing => text.goal_close_save(),
        }
    }
}

/// Why a decision was not registered though it could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Somebody has changed the goal since the form was opened.
    Changed,
    /// The goal is in another state now.
    State(StateProblem),
}

/// What the goal says now: that is what the body is said to have decided.
#[component]
fn Changed(text: Text, goal: Goal) -> impl IntoView {
    let said = goal.text;
    let facts = [
        (text.goal_field_title(), said.title),
        (text.goal_for_whom(), said.for_whom),
        (text.goal_change(), said.change),
        (text.goal_why(), said.why),
        (text.goal_seen_how(), said.seen_how),
    ];
    let differs = facts.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    view! { <ChangedByAnother title=text.goal_decide_changed_title() words=text.goal_decide_changed() differs /> }
}

/// The page with the decision form.
#[component]
pub fn DecisionEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// What the decision does.
    deciding: Deciding,
    /// The goal.
    goal: Goal,
    /// The body's name.
    body: String,
    /// The goal that is replaced in the same moment.
    replaces: Option<String>,
    /// What was typed.
    typed: DecisionForm,
    /// Why it cannot be registered now.
    refused: Option<Refused>,
) -> impl IntoView {
    let text = form.text;
    let refused = refused.map(|refused| match refused {
        Refused::Changed => view! { <Changed text goal=goal.clone() /> }.into_any(),
        Refused::State(problem) => {
            view! { <Warning title=text.error_state_title() words=state_problem(text, problem) /> }.into_any()
        }
    });
    let labels = [
        ("decided_on", text.goal_field_decided_on()),
        ("paragraph", text.goal_field_paragraph()),
        ("registry_number", text.goal_field_registry_number()),
    ];
    let here = format!("/goals/{}", goal.id);
    let action = format!("{here}/{}", deciding.path());
    view! {
        <Crumbs text above=vec![(goal.id, goal.text.title.clone())] on=None />
        <div class="page-head">
            <h1>{deciding.title(text)}</h1>
            <p class="lead">{deciding.lead(text, &body)}</p>
        </div>
        <form class="form" method="post" action=action novalidate>
            {refused}
            {form.head(&labels)}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            <p><b>{goal.text.title.clone()}</b></p>
            {replaces.map(|title| view! { <p>{text.goal_decide_replaces(title)}</p> })}
            {form.input("date", Field::required("decided_on", text.goal_field_decided_on()), &typed.decided_on)}
            {form.input(
                "text", Field::required("paragraph", text.goal_field_paragraph()).hint(text.goal_field_paragraph_hint()),
                &typed.paragraph,
            )}
            {form.input(
                "text",
                Field::required("registry_number", text.goal_field_registry_number())
                    .hint(text.goal_field_registry_number_hint()),
                &typed.registry_number,
            )}
            <div class="actions">
                <button class="ds-button" r#type="submit">{deciding.save(text)}</button>
                <a href=here>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
