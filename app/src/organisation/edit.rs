//! The forms of a unit: new, changed, taken away.

use super::{address, kind_choices, kind_name};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::id::UnitId;
use domain::organisation::{Unit, UnitForm, UnitKind};
use leptos::prelude::*;

/// The form of a new unit, or of one that is changed.
#[component]
pub fn UnitEdit(
    /// The words.
    text: Text,
    /// The unit; none yet for a new one.
    unit: Option<UnitId>,
    /// What was typed.
    form: UnitForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// The units that it may stand below.
    parents: Vec<(String, String)>,
    /// Why the state does not allow it.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<UnitForm>,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels = labels(text);
    let (title, lead, save) = match unit {
        None => (text.unit_new_title(), text.unit_new_lead(), text.unit_create()),
        Some(_) => (text.unit_edit_title(), text.unit_edit_lead(), text.unit_save()),
    };
    let action = unit.map_or_else(|| "/organisation/units".to_owned(), |id| address(id, None));
    let back = unit.map_or_else(|| "/organisation".to_owned(), |id| address(id, None));
    let changed = now.map(|now| changed_by_another(text, &form, &now, &parents));
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/organisation">{text.organisation_title()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{title}</h1><p class="lead">{lead}</p></div>
        <form class="form" method="post" action=action novalidate>
            {changed}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {fields.head(&labels)}
            <input r#type="hidden" name="version" value=form.version.clone() />
            <Fields text fields form parents is_new=unit.is_none() />
            <div class="actions">
                <button class="ds-button" r#type="submit">{save}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn Fields(text: Text, fields: Form, form: UnitForm, parents: Vec<(String, String)>, is_new: bool) -> impl IntoView {
    let [name, short_name, kind, parent, from, to, external_id] = labels(text);
    view! {
        {fields.input("text", Field::required("name", name.1), &form.name)}
        {fields.input(
            "text",
            Field::optional("short_name", short_name.1).hint(text.unit_short_name_hint()),
            &form.short_name,
        )}
        {fields.select(Field::required("kind", kind.1), kind_choices(text), &form.kind)}
        {fields.select(Field::optional("parent", parent.1).hint(text.unit_parent_hint()), parents, &form.parent)}
        <div class="field-row">
            {fields.input("date", Field::required("from", from.1), &form.from)}
            {fields.input("date", Field::optional("to", to.1), &form.to)}
        </div>
        <p class="meta">{text.unit_to_hint()}</p>
        {is_new.then(|| fields.input(
            "text",
            Field::optional("external_id", external_id.1).hint(text.unit_external_id_hint()),
            &form.external_id,
        ))}
    }
    .into_any()
}

fn labels(text: Text) -> [(&'static str, String); 7] {
    [
        ("name", text.unit_name()),
        ("short_name", text.unit_short_name()),
        ("kind", text.unit_kind()),
        ("parent", text.unit_parent()),
        ("from", text.unit_from_day()),
        ("to", text.unit_to_day()),
        ("external_id", text.unit_external_id()),
    ]
}

fn changed_by_another(
    text: Text,
    typed: &UnitForm,
    now: &UnitForm,
    parents: &[(String, String)],
) -> impl IntoView + use<> {
    let parent = |id: &str| {
        parents.iter().find(|(known, _)| known == id).map_or_else(String::new, |(_, name)| name.trim().to_owned())
    };
    let kind = |word: &str| UnitKind::from_word(word).map(|kind| kind_name(text, kind)).unwrap_or_default();
    let both = [
        (text.unit_name(), typed.name.clone(), now.name.clone()),
        (text.unit_short_name(), typed.short_name.clone(), now.short_name.clone()),
        (text.unit_kind(), kind(&typed.kind), kind(&now.kind)),
        (text.unit_parent(), parent(&typed.parent), parent(&now.parent)),
        (text.unit_from_day(), typed.from.clone(), now.from.clone()),
        (text.unit_to_day(), typed.to.clone(), now.to.clone()),
    ];
    view! { <ChangedByAnother title=text.unit_changed_title() words=text.unit_changed() differs=differing(both) /> }
}

/// The page that asks before a unit is taken away.
#[component]
pub fn UnitRemoval(
    /// The words.
    text: Text,
    /// The unit.
    unit: Unit,
    /// Why it cannot be taken away.
    refused: Option<String>,
) -> impl IntoView {
    let back = address(unit.id, None);
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/organisation">{text.organisation_title()}</a></li>
            <li><a href=back.clone()>{unit.name.clone()}</a></li>
        </ol></nav>
        <div class="page-head">
            <h1>{text.unit_removal_title()}</h1>
            <p class="lead">{text.unit_removal_lead(unit.name)}</p>
        </div>
        <form class="form" method="post" action=format!("/organisation/units/{}/removal", unit.id) novalidate>
            {refused.map(|words| view! { <Warning title=text.unit_removal_refused() words /> })}
            <p>{text.unit_removal_instead()}</p>
            <div class="actions">
                <button class="ds-button" data-color="danger" r#type="submit">{text.unit_removal_save()}</button>
                <a href=format!("/organisation/units/{}/edit", unit.id)>{text.unit_removal_end()}</a>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
