//! The form in which a unit says what it does for a goal.

use super::show::Crumbs;
use crate::form::{Field, Form};
use domain::contribution::{ContributionForm, ContributionPage};
use leptos::prelude::*;

/// The page with the contribution form.
#[component]
pub fn ContributionEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The goal and the units.
    page: ContributionPage,
    /// What was typed.
    typed: ContributionForm,
    /// Whether somebody else has changed the contribution since the form was shown.
    changed: bool,
) -> impl IntoView {
    let text = form.text;
    let labels = [("unit", text.goal_contribute_unit()), ("text", text.goal_contribute_text())];
    let here = format!("/goals/{}", page.goal);
    let action = format!("{here}/contributions");
    let chosen = page.units.iter().find(|unit| unit.id.to_string() == typed.unit).cloned();
    let stated = page.stated.iter().find(|row| row.unit.id.to_string() == typed.unit);
    let now = stated.filter(|_| changed).map(|row| row.text.clone());
    let before = page.before.iter().find(|it| it.row.unit.id.to_string() == typed.unit);
    let before = before.map(|it| text.goal_contribute_before(&it.title, text.long_date(it.row.stated_on)));
    let others: Vec<_> = page
        .units
        .iter()
        .filter(|unit| unit.id.to_string() != typed.unit)
        .map(|unit| view! { <li><a href=format!("{here}/contributions?unit={}", unit.id)>{unit.name.clone()}</a></li> })
        .collect();
    let has_others = !others.is_empty();
    let fields = chosen.map(|unit| {
        view! {
            <p><b>{unit.name}</b></p>
            {before.map(|words| view! { <p class="meta">{words}</p> })}
            <input r#type="hidden" name="unit" value=typed.unit.clone() />
            <input r#type="hidden" name="version" value=typed.version.clone() />
            {form.area(Field::required("text", text.goal_contribute_text()), 5, &typed.text)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.goal_contribute_save()}</button>
                <a href=here.clone()>{text.cancel()}</a>
            </div>
        }
    });
    let other_units = view! {
        <details open=fields.is_none().then_some("")>
            <summary>{text.goal_contribute_other_unit()}</summary>
            <ul class="plain">{others}</ul>
        </details>
    };
    view! {
        <Crumbs text above=vec![(page.goal, page.title.clone())] on=None />
        <div class="page-head">
            <h1>{text.goal_contribute_title()}</h1>
            <p class="lead">{text.goal_contribute_lead()}</p>
        </div>
        <form class="form" method="post" action=action novalidate>
            {form.head(&labels)}
            {now.map(|now| view! {
                <div class="notice notice--warn" role="alert"><div>
                    <p>{text.goal_contribute_changed()}</p>
                    <p><b>{text.goal_contribute_now()}</b>" "{now}</p>
                </div></div>
            })}
            {fields}
        </form>
        {has_others.then_some(other_units)}
    }
    .into_any()
}
