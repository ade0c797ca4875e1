//! The form in which a body's decision is registered: to adopt a goal, or to close it.

use super::show::Crumbs;
use crate::form::{Field, Form};
use crate::text::Text;
use domain::goal::{DecisionForm, Goal};
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
) -> impl IntoView {
    let text = form.text;
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
