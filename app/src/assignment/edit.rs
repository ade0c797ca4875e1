//! Registering what a body has decided that a unit is to do.

use crate::form::{Field, Form};
use crate::notice::Warning;
use crate::text::Text;
use domain::assignment::{AssignmentChoices, AssignmentForm};
use leptos::prelude::*;

/// The page with the form of an assignment.
#[component]
pub fn AssignmentEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// What can be chosen.
    choices: AssignmentChoices,
    /// What was typed.
    typed: AssignmentForm,
    /// Why it cannot be registered now.
    refused: Option<String>,
) -> impl IntoView {
    let text = form.text;
    let units = choices.units.iter().map(|(depth, unit)| (unit.id.to_string(), indented(*depth, &unit.name))).collect();
    let goals = choices.goals.iter().map(|(id, title)| (id.to_string(), title.clone())).collect();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/assignments">{text.assignment_title()}</a></li>
        </ol></nav>
        <div class="page-head">
            <h1>{text.assignment_give()}</h1>
            <p class="lead">{text.assignment_give_lead(choices.body.name)}</p>
        </div>
        <form class="form" method="post" action="/assignments" novalidate>
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {form.head(&labels(text))}
            <input r#type="hidden" name="body" value=typed.body.clone() />
            {form.input(
                "text", Field::required("title", text.assignment_field_title()).hint(text.assignment_field_title_hint()), &typed.title,
            )}
            {form.area(Field::optional("text", text.assignment_field_text()), 4, &typed.text)}
            {form.select(Field::required("unit", text.assignment_unit()), units, &typed.unit)}
            {form.select(Field::optional("goal", text.assignment_goal()), goals, &typed.goal)}
            {form.input(
                "date", Field::required("due_on", text.assignment_field_due()).hint(text.assignment_field_due_hint()), &typed.due_on,
            )}
            {decision_fields(&form, &typed.decision)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.assignment_save()}</button>
                <a href="/assignments">{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn labels(text: Text) -> Vec<(&'static str, String)> {
    let own = [
        ("title", text.assignment_field_title()),
        ("text", text.assignment_field_text()),
        ("unit", text.assignment_unit()),
        ("goal", text.assignment_goal()),
        ("due_on", text.assignment_field_due()),
    ];
    own.into_iter().chain(decision_labels(text)).collect()
}

/// What the fields of a decision are called.
pub(super) fn decision_labels(text: Text) -> [(&'static str, String); 3] {
    [
        ("decided_on", text.goal_field_decided_on()),
        ("paragraph", text.goal_field_paragraph()),
        ("registry_number", text.goal_field_registry_number()),
    ]
}

/// The fields of a decision.
pub(super) fn decision_fields(form: &Form, typed: &domain::goal::DecisionForm) -> Vec<AnyView> {
    let text = form.text;
    vec![
        form.input("date", Field::required("decided_on", text.goal_field_decided_on()), &typed.decided_on),
        form.input(
            "text",
            Field::required("paragraph", text.goal_field_paragraph()).hint(text.goal_field_paragraph_hint()),
            &typed.paragraph,
        ),
        form.input(
            "text",
            Field::required("registry_number", text.goal_field_registry_number())
                .hint(text.goal_field_registry_number_hint()),
            &typed.registry_number,
        ),
    ]
}

/// A unit among those below the body, pushed in by how deep it stands.
fn indented(depth: u32, name: &str) -> String {
    format!("{}{name}", "\u{2003}".repeat(depth as usize))
}
