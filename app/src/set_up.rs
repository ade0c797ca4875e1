//! The first start without a sample.

use crate::form::{Field, Form};
use crate::text::Text;
use domain::field::FieldErrors;
use domain::set_up::SetUpForm;
use leptos::prelude::*;

/// The page that leads through the set-up.
#[component]
pub fn SetUpShow(
    /// The words.
    text: Text,
    /// What was typed.
    form: SetUpForm,
    /// What was wrong with it.
    errors: FieldErrors,
) -> impl IntoView {
    let fields = Form::with_errors(text, errors);
    let labels = [
        ("code", text.set_up_code()),
        ("municipality", text.set_up_municipality()),
        ("council", text.set_up_council()),
        ("name", text.person_name()),
        ("email", text.person_email()),
        ("password", text.session_password()),
        ("again", text.account_password_again()),
    ];
    let [code, municipality, council, name, email, password, again] = labels.clone();
    view! {
        <div class="page-head"><h1>{text.set_up_title()}</h1><p class="lead">{text.set_up_lead()}</p></div>
        <form class="form" method="post" action="/set-up" novalidate>
            {fields.head(&labels)}
            {fields.input("text", Field::required("code", code.1).hint(text.set_up_code_hint()).autocomplete("off"), &form.code)}
            {fields.input(
                "text",
                Field::required("municipality", municipality.1).hint(text.set_up_municipality_hint()),
                &form.municipality,
            )}
            {fields.input("text", Field::required("council", council.1).hint(text.set_up_council_hint()), &form.council)}
            <fieldset class="ds-fieldset form">
                <legend>{text.set_up_administrator()}</legend>
                <p data-field="description">{text.set_up_administrator_lead()}</p>
                {fields.input("text", Field::required("name", name.1).autocomplete("name"), &form.name)}
                {fields.input(
                    "email",
                    Field::required("email", email.1).hint(text.person_email_hint()).autocomplete("username"),
                    &form.email,
                )}
                {fields.input(
                    "password",
                    Field::required("password", password.1)
                        .hint(text.account_password_new_hint())
                        .autocomplete("new-password"),
                    "",
                )}
                {fields.input("password", Field::required("again", again.1).autocomplete("new-password"), "")}
            </fieldset>
            <div class="actions"><button class="ds-button" r#type="submit">{text.set_up_save()}</button></div>
        </form>
    }
    .into_any()
}
