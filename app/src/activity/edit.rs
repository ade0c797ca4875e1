//! The form of an activity: short for a new one, the rest folded.

use super::hypothesis::fields as tie_fields;
use super::{address, evidence_word, stage_word};
use crate::chip::{Glyph, Shape};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning};
use crate::text::Text;
use domain::activity::{ActivityChoices, ActivityForm, Evidence};
use domain::hypothesis::HypothesisForm;
use domain::id::ActivityId;
use leptos::prelude::*;

/// The names of the fields.
pub fn labels(text: Text) -> Vec<(&'static str, String)> {
    let mut labels = vec![
        ("title", text.activity_title()),
        ("what", text.activity_what()),
        ("unit", text.activity_unit()),
        ("shared", text.activity_shared()),
        ("accountable_title", text.activity_accountable()),
        ("from", text.activity_from()),
        ("to", text.activity_to()),
        ("cost", text.activity_cost_field()),
        ("hours", text.activity_hours()),
        ("evidence", text.activity_evidence()),
        ("needs", text.activity_needs()),
    ];
    labels.extend(super::hypothesis::labels(text));
    labels
}

/// The page with the form of an activity.
#[component]
pub fn ActivityEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The activity that is changed; none for a new one.
    own: Option<ActivityId>,
    /// What was typed.
    typed: ActivityForm,
    /// What it offers.
    choices: ActivityChoices,
    /// Why it was not saved, when the form comes back for another reason than what was typed.
    refused: Option<String>,
    /// What somebody else has saved in between: both texts are shown, and saving again takes what was typed.
    theirs: Option<ActivityForm>,
) -> impl IntoView {
    let text = form.text;
    let action = own.map_or_else(|| "/activities".to_owned(), address);
    let back = action.clone();
    let is_new = own.is_none();
    let title = if is_new { text.activity_new_title() } else { text.activity_edit_title() };
    let lead = if is_new { text.activity_new_lead() } else { text.activity_edit_lead() };
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/activities">{text.nav_activities()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{title}</h1><p class="lead">{lead}</p></div>
        {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
        {theirs.map(|theirs| {
            let differs = differences(text, &theirs, &typed);
            view! {
                <ChangedByAnother title=text.activity_conflict_title() words=text.activity_conflict_text() differs />
            }
        })}
        <form class="form" method="post" action=action novalidate>
            {form.head(&labels(text))}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            {form.input("text", Field::required("title", text.activity_title()).hint(text.activity_title_hint()), &typed.title)}
            {form.area(Field::optional("what", text.activity_what()).hint(text.activity_what_hint()), 3, &typed.what)}
            {unit(&form, &typed, &choices)}
            {is_new.then(|| tie(&form, &typed, &choices))}
            {more(&form, &typed, &choices, is_new)}
            {is_new.then(|| adoption(&form, &typed, &choices))}
            <div class="actions">
                <button class="ds-button" r#type="submit">
                    {if is_new { text.activity_propose() } else { text.activity_save() }}
                </button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The fields that somebody else has saved otherwise, and what stands there now.
fn differences(text: Text, theirs: &ActivityForm, typed: &ActivityForm) -> Vec<(String, String)> {
    let evidence = |word: &str| Evidence::from_word(word).map(|it| evidence_word(text, it)).unwrap_or_default();
    let plain = |words: &str| words.replace("\r\n", "\n").trim().to_owned();
    let fields = [
        (text.activity_title(), plain(&theirs.title), plain(&typed.title)),
        (text.activity_what(), plain(&theirs.what), plain(&typed.what)),
        (text.activity_accountable(), plain(&theirs.accountable_title), plain(&typed.accountable_title)),
        (text.activity_from(), plain(&theirs.from), plain(&typed.from)),
        (text.activity_to(), plain(&theirs.to), plain(&typed.to)),
        (text.activity_cost_field(), plain(&theirs.cost), plain(&typed.cost)),
        (text.activity_hours(), plain(&theirs.hours), plain(&typed.hours)),
        (text.activity_evidence(), evidence(&theirs.evidence), evidence(&typed.evidence)),
    ];
    let differs = fields.into_iter().filter(|(_, theirs, typed)| theirs != typed);
    differs
        .map(|(label, theirs, _)| (label, if theirs.is_empty() { text.goal_conflict_empty() } else { theirs }))
        .collect()
}

/// The unit: what can be known is not asked for.
fn unit(form: &Form, typed: &ActivityForm, choices: &ActivityChoices) -> AnyView {
    if let [only] = &choices.own[..] {
        return view! { <input r#type="hidden" name="unit" value=only.id.to_string() /> }.into_any();
    }
    let units = choices.own.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
    form.select(Field::required("unit", form.text.activity_unit()), units, &typed.unit)
}

/// The goal and what we think: only of a new one; more ties are made on its page.
fn tie(form: &Form, typed: &ActivityForm, choices: &ActivityChoices) -> AnyView {
    let hypothesis = HypothesisForm {
        goal: typed.goal.clone(),
        effect: typed.effect.clone(),
        indicator: typed.indicator.clone(),
        expected_change: typed.expected_change.clone(),
        by_when: typed.by_when.clone(),
        because: typed.because.clone(),
        version: String::new(),
    };
    view! {
        <fieldset class="ds-fieldset form__part">
            <legend>{form.text.hypothesis_new_title()}</legend>
            {tie_fields(form, &hypothesis, choices)}
        </fieldset>
    }
    .into_any()
}

/// What can wait: folded for a new one.
fn more(form: &Form, typed: &ActivityForm, choices: &ActivityChoices, is_new: bool) -> AnyView {
    let text = form.text;
    let units: Vec<(String, String)> =
        choices.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
    let evidence = Evidence::ALL.iter().map(|it| (it.word().to_owned(), evidence_word(text, *it))).collect();
    let others = choices
        .activities
        .iter()
        .map(|other| {
            (other.id.to_string(), format!("{} ({})", other.title, stage_word(text, other.stage).to_lowercase()))
        })
        .collect();
    let wrong = ["from", "to", "cost", "hours", "evidence", "shared", "needs", "accountable_title"];
    let is_open = !is_new || wrong.iter().any(|name| form.errors.of(name).is_some());
    let fields = view! {
        <div class="field-row">
            {form.input("date", Field::required("from", text.activity_from()), &typed.from)}
            {form.input("date", Field::optional("to", text.activity_to()).hint(text.activity_to_hint()), &typed.to)}
        </div>
        {form.input(
            "text", Field::optional("accountable_title", text.activity_accountable()).hint(text.activity_accountable_hint()),
            &typed.accountable_title,
        )}
        <div class="field-row">
            {form.input("text", Field::optional("cost", text.activity_cost_field()), &typed.cost)}
            {form.input("text", Field::optional("hours", text.activity_hours()), &typed.hours)}
        </div>
        {form.select(Field::optional("evidence", text.activity_evidence()), evidence, &typed.evidence)}
        {form.checkbox(
            Field::optional("experiment", text.activity_experiment_field()).hint(text.activity_experiment_hint()),
            typed.experiment == "on",
        )}
        {many(form, Field::optional("shared", text.activity_shared()), units, &typed.shared)}
        {many(form, Field::optional("needs", text.activity_needs()), others, &typed.needs)}
    }
    .into_any();
    if is_new {
        view! { <details class="form__more" open=is_open><summary>{text.activity_more()}</summary>{fields}</details> }
            .into_any()
    } else {
        fields
    }
}

/// Any number of choices in a box that scrolls, those that are chosen first; folded until asked for.
fn many(form: &Form, field: Field, mut choices: Vec<(String, String)>, chosen: &[String]) -> AnyView {
    if choices.is_empty() {
        return ().into_any();
    }
    choices.sort_by_key(|(value, _)| !chosen.contains(value));
    let words = form.text.goal_choose_among(field.label(), choices.len().to_string());
    let boxes = form.checkboxes(field, choices, chosen);
    view! {
        <details open=!chosen.is_empty()><summary>{words}</summary><div class="long-choice">{boxes}</div></details>
    }
    .into_any()
}

/// Adopting at once: offered where nobody asks for approval, and otherwise why not.
fn adoption(form: &Form, typed: &ActivityForm, choices: &ActivityChoices) -> AnyView {
    let text = form.text;
    let demands: Vec<_> = choices
        .demands
        .iter()
        .map(|demand| {
            view! { <p><b>{text.activity_needs_approval(demand.unit.name.clone())}</b>" "{demand.reason.clone()}</p> }
        })
        .collect();
    if demands.is_empty() {
        return form.checkbox(
            Field::optional("adopt", text.activity_adopt_field()).hint(text.activity_adopt_hint()),
            typed.adopt == "on",
        );
    }
    view! { <div class="notice"><Shape glyph=Glyph::Info /><div>{demands}</div></div> }.into_any()
}
