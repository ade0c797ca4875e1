//! Two people changed one goal: both texts side by side, and a choice for each field that differs.

use super::edit::labels;
use super::show::Crumbs;
use super::{level_name, theme_name};
use crate::chip::{Glyph, Shape};
use crate::text::Text;
use domain::goal::{GoalChoices, GoalForm};
use domain::id::GoalId;
use leptos::prelude::*;

/// Who saved in between, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherChange {
    /// The name, where the reader may know it.
    pub name: Option<String>,
    /// When, in words.
    pub at: String,
}

/// The page of two who changed at once. Whoever saves it chooses from what holds now.
#[component]
pub fn GoalConflict(
    /// The words.
    text: Text,
    /// The goal.
    id: GoalId,
    /// What holds now.
    theirs: GoalForm,
    /// What was typed.
    mine: GoalForm,
    /// What the identities in the forms stand for.
    choices: GoalChoices,
    /// Who saved in between.
    other: OtherChange,
) -> impl IntoView {
    let (theirs_values, mine_values) = (values(&theirs), values(&mine));
    let labels = labels(text);
    let mut sections = Vec::new();
    let mut hidden = vec![("version", theirs.version.clone()), ("replaces", theirs.replaces.clone())];
    for ((name, theirs), (_, mine)) in theirs_values.into_iter().zip(mine_values) {
        if theirs == mine {
            hidden.push((name, theirs));
            continue;
        }
        let label = labels.iter().find(|(known, _)| *known == name).map(|(_, label)| label.clone());
        sections.push(section(text, &choices, (name, label.unwrap_or_default()), theirs, mine));
    }
    let hidden: Vec<_> =
        hidden.into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> }).collect();
    let is_same = sections.is_empty();
    let title =
        other.name.map_or_else(|| text.goal_conflict_somebody(), |name| text.goal_conflict_by(name, other.at.clone()));
    view! {
        <Crumbs text above=vec![(id, theirs.title.clone())] on=None />
        <div class="page-head"><h1>{text.goal_conflict_title()}</h1></div>
        <form class="form form--wide conflict" method="post" action=format!("/goals/{id}")>
            <div class="notice notice--warn" role="alert"><Shape glyph=Glyph::Warning /><div>
                <h2>{title}</h2>
                <p>{if is_same { text.goal_conflict_same() } else { text.goal_conflict_text() }}</p>
            </div></div>
            {hidden}
            {sections}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.goal_conflict_save()}</button>
                <a href=format!("/goals/{id}")>{text.goal_conflict_discard()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The fields as the form sends them; those with many values as one, parted by commas.
fn values(form: &GoalForm) -> Vec<(&'static str, String)> {
    let many = |values: &[String]| {
        let mut values: Vec<&str> = values.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        values.sort_unstable();
        values.join(",")
    };
    let plain = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    vec![
        ("title", plain(&form.title)),
        ("for_whom", plain(&form.for_whom)),
        ("change", plain(&form.change)),
        ("why", plain(&form.why)),
        ("seen_how", plain(&form.seen_how)),
        ("by_when", plain(&form.by_when)),
        ("from", plain(&form.from)),
        ("to", plain(&form.to)),
        ("level", plain(&form.level)),
        ("body", plain(&form.body)),
        ("accountable_title", plain(&form.accountable_title)),
        ("accountable_unit", plain(&form.accountable_unit)),
        ("parents", many(&form.parents)),
        ("given_to", many(&form.given_to)),
        ("serves", many(&form.serves)),
    ]
}

fn section(
    text: Text,
    choices: &GoalChoices,
    (name, label): (&'static str, String),
    theirs: String,
    mine: String,
) -> AnyView {
    let side = |value: String, words: String, chosen: bool| {
        let shown = in_words(text, choices, name, &value);
        let is_empty = shown.is_empty();
        view! {
            <div class="conflict__side">
                <span class="meta">{words}</span>
                <p class=is_empty.then_some("muted")>{if is_empty { text.goal_conflict_empty() } else { shown }}</p>
                <label><input r#type="radio" name=name value=value checked=chosen />" "{text.goal_conflict_keep()}</label>
            </div>
        }
    };
    view! {
        <section class="conflict__field" role="group" aria-label=label.clone()>
            <h3>{label.clone()}</h3>
            <div class="conflict__sides">
                {side(theirs, text.goal_conflict_theirs(), false)}
                {side(mine, text.goal_conflict_mine(), true)}
            </div>
        </section>
    }
    .into_any()
}

/// What a value stands for.
fn in_words(text: Text, choices: &GoalChoices, name: &str, value: &str) -> String {
    let named = |find: &dyn Fn(&str) -> Option<String>| {
        value
            .split(',')
            .filter(|id| !id.is_empty())
            .map(|id| find(id).unwrap_or_else(|| id.to_owned()))
            .collect::<Vec<_>>()
    };
    let unit = |id: &str| {
        let mut units = choices.units.iter().chain(&choices.bodies).chain(&choices.gone.units);
        units.find(|unit| unit.id.to_string() == id).map(|unit| unit.name.clone())
    };
    let names = match name {
        "level" => named(&|id| {
            choices.levels.iter().find(|level| level.id.to_string() == id).map(|level| level_name(text, level))
        }),
        "body" | "accountable_unit" | "given_to" => named(&unit),
        "parents" => named(&|id| {
            let gone = choices.gone.goals.iter().map(|(id, title, ..)| (id, title));
            let mut goals = choices.parents.iter().map(|(id, title, _)| (id, title)).chain(gone);
            goals.find(|(known, _)| known.to_string() == id).map(|(_, title)| title.clone())
        }),
        "serves" => named(&|id| {
            choices.themes.iter().find(|theme| theme.id.to_string() == id).map(|theme| theme_name(text, theme))
        }),
        _ => return value.to_owned(),
    };
    names.join(", ")
}
