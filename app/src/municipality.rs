//! The municipality itself.

use crate::administration::{AdministrationHead, Part};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Receipt, Warning, differing};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::set_up::MunicipalityForm;
use leptos::prelude::*;

/// The form of the municipality.
#[component]
pub fn MunicipalityEdit(
    /// The words.
    text: Text,
    /// What was typed.
    form: MunicipalityForm,
    /// What was wrong with it.
    errors: FieldErrors,
    /// Whether it has just been saved.
    is_saved: bool,
    /// Why the state does not allow it.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<MunicipalityForm>,
    /// Whether the reader looks after accounts.
    accounts: bool,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels = [
        ("name", text.municipality_name()),
        ("short_name", text.municipality_short_name()),
        ("code", text.municipality_code()),
        ("source", text.municipality_source()),
    ];
    let [name, short_name, code, source] = labels.clone();
    let changed = now.map(|now| {
        let both = [
            (text.municipality_name(), form.name.clone(), now.name),
            (text.municipality_short_name(), form.short_name.clone(), now.short_name),
            (text.municipality_code(), form.code.clone(), now.code),
            (text.municipality_source(), form.source.clone(), now.source),
        ];
        let (title, words) = (text.municipality_changed_title(), text.changed_meanwhile());
        view! { <ChangedByAnother title words differs=differing(both) /> }
    });
    view! {
        <AdministrationHead text here=Part::Municipality accounts />
        <form class="form card" method="post" action="/administration/municipality" novalidate>
            <h2>{text.municipality_title()}</h2>
            {is_saved.then(|| view! { <Receipt words=text.municipality_done() /> })}
            {changed}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {fields.head(&labels)}
            <input r#type="hidden" name="version" value=form.version.clone() />
            {fields.input("text", Field::required("name", name.1).hint(text.municipality_name_hint()), &form.name)}
            {fields.input(
                "text",
                Field::optional("short_name", short_name.1).hint(text.municipality_short_name_hint()),
                &form.short_name,
            )}
            {fields.input("text", Field::optional("code", code.1).hint(text.municipality_code_hint()), &form.code)}
            {fields.area(Field::optional("source", source.1).hint(text.municipality_source_hint()), 2, &form.source)}
            <div class="actions"><button class="ds-button" r#type="submit">{text.save()}</button></div>
        </form>
    }
    .into_any()
}
