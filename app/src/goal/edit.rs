//! The form in which a goal is written.

use super::check::{check_items, limit_items};
use super::{level_name, theme_name};
use crate::form::{Field, Form};
use crate::notice::Warning;
use crate::organisation::{kind_name, unit_names};
use crate::status::stage_word;
use crate::text::Text;
use domain::goal::{GoalChoices, GoalForm, GoalStage};
use domain::id::GoalId;
use leptos::prelude::*;

/// What the form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new goal.
    New,
    /// A new goal that replaces the one with this title.
    Replacement(String),
    /// A change of this draft.
    Change(GoalId),
}

impl Purpose {
    /// The title of the page.
    pub fn title(&self, text: Text) -> String {
        match self {
            Self::New => text.goal_new_title(),
            Self::Replacement(_) => text.goal_replacement_title(),
            Self::Change(_) => text.goal_edit_title(),
        }
    }

    fn lead(&self, text: Text) -> String {
        match self {
            Self::Replacement(title) => text.goal_replacement_lead(title),
            Self::New | Self::Change(_) => text.goal_form_lead(),
        }
    }

    fn action(&self) -> String {
        match self {
            Self::Change(id) => format!("/goals/{id}"),
            Self::New | Self::Replacement(_) => "/goals".to_owned(),
        }
    }
}

/// The names of the fields, for the summary of what to correct and for the page of two who changed.
pub fn labels(text: Text) -> Vec<(&'static str, String)> {
    vec![
        ("title", text.goal_field_title()),
        ("for_whom", text.goal_for_whom()),
        ("change", text.goal_change()),
        ("why", text.goal_why()),
        ("seen_how", text.goal_field_seen_how()),
        ("by_when", text.goal_field_by_when()),
        ("from", text.goal_field_from()),
        ("to", text.goal_field_to()),
        ("level", text.goal_field_level()),
        ("body", text.goal_field_body()),
        ("accountable_title", text.goal_field_accountable_title()),
        ("accountable_unit", text.goal_field_accountable_unit()),
        ("parents", text.goal_field_parents()),
        ("given_to", text.goal_field_given_to()),
        ("serves", text.goal_field_serves()),
    ]
}

/// The page with the goal form.
#[component]
pub fn GoalEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// What it is for.
    purpose: Purpose,
    /// What was typed.
    typed: GoalForm,
    /// Why it cannot be saved now.
    refused: Option<String>,
    /// What it offers.
    choices: GoalChoices,
) -> impl IntoView {
    let text = form.text;
    let back = match &purpose {
        Purpose::Change(id) => format!("/goals/{id}"),
        Purpose::New | Purpose::Replacement(_) => "/goals".to_owned(),
    };
    let mut notes = check_items(text, choices.another_body(&typed).as_slice());
    notes.extend(limit_items(text, &choices.limits));
    let has_notes = !notes.is_empty();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/goals">{text.nav_goals()}</a></li>
        </ol></nav>
        <div class="page-head">
            <h1>{purpose.title(text)}</h1>
            <p class="lead">{purpose.lead(text)}</p>
        </div>
        <form class="form" method="post" action=purpose.action() novalidate>
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {form.head(&labels(text))}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            <input r#type="hidden" name="replaces" value=typed.replaces.clone() />
            {what_it_says(&form, &typed)}
            {where_it_stands(&form, &typed, &choices)}
            {who_is_part(&form, &typed, &choices)}
            {has_notes.then(|| view! { <ul class="checks">{notes}</ul> })}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.goal_save_draft()}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn what_it_says(form: &Form, typed: &GoalForm) -> AnyView {
    let text = form.text;
    view! {
        {form.input("text", Field::required("title", text.goal_field_title()).hint(text.goal_field_title_hint()), &typed.title)}
        {form.input("text", Field::optional("for_whom", text.goal_for_whom()).hint(text.goal_field_for_whom_hint()), &typed.for_whom)}
        {form.area(Field::optional("change", text.goal_change()).hint(text.goal_field_change_hint()), 3, &typed.change)}
        {form.area(Field::optional("why", text.goal_why()), 3, &typed.why)}
        {form.area(
            Field::optional("seen_how", text.goal_field_seen_how()).hint(text.goal_field_seen_how_hint()), 2, &typed.seen_how,
        )}
        {form.input("date", Field::optional("by_when", text.goal_field_by_when()), &typed.by_when)}
    }
    .into_any()
}

fn where_it_stands(form: &Form, typed: &GoalForm, choices: &GoalChoices) -> AnyView {
    let text = form.text;
    let levels = choices
        .levels
        .iter()
        .map(|level| {
            let name = text.goal_field_level_body(level_name(text, level), kind_name(text, level.decided_by));
            let crowded = choices.crowded.iter().find(|(id, _)| *id == level.id);
            let words = match crowded {
                Some((_, count)) => text.goal_field_level_crowded(&name, *count),
                None => name,
            };
            (level.id.to_string(), words)
        })
        .collect();
    let bodies = unit_names(text, &choices.bodies, &choices.gone.units, std::slice::from_ref(&typed.body));
    view! {
        {form.select(Field::required("level", text.goal_field_level()), levels, &typed.level)}
        {form.select(Field::required("body", text.goal_field_body()), bodies, &typed.body)}
        <div class="field-row">
            {form.input("date", Field::required("from", text.goal_field_from()), &typed.from)}
            {form.input("date", Field::optional("to", text.goal_field_to()), &typed.to)}
        </div>
        {parents(form, typed, choices)}
    }
    .into_any()
}

/// The goals above, level by level; a long list is folded but for what is chosen.
fn parents(form: &Form, typed: &GoalForm, choices: &GoalChoices) -> AnyView {
    let text = form.text;
    let place = |level| choices.levels.iter().position(|known| known.id == level);
    let named = |level| choices.levels.iter().find(|known| known.id == level).map(|level| level_name(text, level));
    let mut goals: Vec<_> = choices.parents.iter().collect();
    goals.sort_by_key(|(_, _, level)| place(*level));
    let offered = goals.into_iter().map(|(id, title, level)| {
        let words = named(*level).map_or_else(|| title.clone(), |level| format!("{title} ({level})"));
        (id.to_string(), words)
    });
    let gone = choices.gone.goals.iter().filter(|(id, ..)| typed.parents.contains(&id.to_string()));
    let gone = gone.map(|(id, title, level, stage)| {
        let why = [named(*level), Some(why_gone(text, *stage))].into_iter().flatten().collect::<Vec<_>>().join(", ");
        (id.to_string(), text.goal_field_parent_gone(title, why))
    });
    let goals = offered.chain(gone).collect();
    let field = Field::optional("parents", text.goal_field_parents()).hint(text.goal_field_parents_hint());
    many(form, field, goals, &typed.parents)
}

/// Why a goal that was chosen is no longer offered.
fn why_gone(text: Text, stage: GoalStage) -> String {
    match stage {
        GoalStage::Decided => text.goal_no_longer_in_force(),
        other => stage_word(text, other).to_lowercase(),
    }
}

fn who_is_part(form: &Form, typed: &GoalForm, choices: &GoalChoices) -> AnyView {
    let text = form.text;
    let units = |chosen: &[String]| unit_names(text, &choices.units, &choices.gone.units, chosen);
    let themes = choices.themes.iter().map(|theme| (theme.id.to_string(), theme_name(text, theme))).collect();
    let role = Field::optional("accountable_title", text.goal_field_accountable_title())
        .hint(text.goal_field_accountable_title_hint());
    view! {
        {form.input("text", role, &typed.accountable_title)}
        {form.select(
            Field::optional("accountable_unit", text.goal_field_accountable_unit()),
            units(std::slice::from_ref(&typed.accountable_unit)), &typed.accountable_unit,
        )}
        {many(form, Field::optional("given_to", text.goal_field_given_to()).hint(text.goal_field_given_to_hint()),
            units(&typed.given_to), &typed.given_to)}
        {many(form, Field::optional("serves", text.goal_field_serves()), themes, &typed.serves)}
    }
    .into_any()
}

/// More choices than this are put in a box that scrolls.
const MOST_IN_VIEW: usize = 8;

/// Nobody who walks the form with the keyboard passes more choices than this unasked.
const MOST_TO_PASS: usize = 60;

/// Any number of choices, those that are chosen first.
fn many(form: &Form, field: Field, mut choices: Vec<(String, String)>, chosen: &[String]) -> AnyView {
    if choices.is_empty() {
        return ().into_any();
    }
    choices.sort_by_key(|(value, _)| !chosen.contains(value));
    let (count, is_long) = (choices.len(), choices.len() > MOST_IN_VIEW);
    let folded = (count > MOST_TO_PASS).then(|| form.text.goal_choose_among(field.label(), count.to_string()));
    let is_open = !chosen.is_empty();
    let boxes = form.checkboxes(field, choices, chosen);
    let boxes = if is_long { view! { <div class="long-choice">{boxes}</div> }.into_any() } else { boxes };
    match folded {
        Some(words) => view! { <details open=is_open><summary>{words}</summary>{boxes}</details> }.into_any(),
        None => boxes,
    }
}
