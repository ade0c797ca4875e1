//! Planning a corrective measure.

use crate::form::{Field, Form};
use crate::notice::Warning;
use domain::measure::{MeasureChoices, MeasureForm};
use leptos::prelude::*;

/// The page with the form of a measure.
#[component]
pub fn MeasureEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// What can be chosen.
    choices: MeasureChoices,
    /// What was typed.
    typed: MeasureForm,
    /// Why it cannot be planned now.
    refused: Option<String>,
) -> impl IntoView {
    let text = form.text;
    let labels = [
        ("deviation", text.measure_deviation()),
        ("goal", text.measure_goal()),
        ("title", text.measure_field_title()),
        ("unit", text.measure_unit()),
        ("accountable_title", text.measure_accountable()),
        ("due_on", text.measure_field_due()),
    ];
    let indented = |depth: u32, name: &str| format!("{}{name}", "\u{2003}".repeat(depth as usize));
    let units = choices.units.iter().map(|(depth, unit)| (unit.id.to_string(), indented(*depth, &unit.name))).collect();
    let goals = choices.goals.iter().map(|(id, title)| (id.to_string(), title.clone())).collect();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol><li><a href="/measures">{text.measure_title()}</a></li></ol></nav>
        <div class="page-head"><h1>{text.measure_plan()}</h1><p class="lead">{text.measure_plan_lead()}</p></div>
        <form class="form" method="post" action="/measures" novalidate>
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {form.head(&labels)}
            {form.select(Field::required("goal", text.measure_goal()), goals, &typed.goal)}
            {form.area(
                Field::required("deviation", text.measure_deviation()).hint(text.measure_deviation_hint()), 3, &typed.deviation,
            )}
            {form.input("text", Field::required("title", text.measure_field_title()).hint(text.measure_field_title_hint()), &typed.title)}
            {form.select(Field::required("unit", text.measure_unit()), units, &typed.unit)}
            {form.input(
                "text", Field::optional("accountable_title", text.measure_accountable()).hint(text.measure_accountable_hint()),
                &typed.accountable_title,
            )}
            {form.input("date", Field::required("due_on", text.measure_field_due()), &typed.due_on)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.measure_save()}</button>
                <a href="/measures">{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
