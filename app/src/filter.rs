//! The parts of the forms that choose what a list shows; each name is a part of the address.

use leptos::prelude::*;

/// Words to look for.
#[component]
pub fn FilterWords(
    /// What they are looked for in.
    label: String,
    /// What was typed.
    value: String,
) -> impl IntoView {
    view! {
        <div class="ds-field">
            <label class="ds-label" r#for="q">{label}</label>
            <input class="ds-input" id="q" name="q" r#type="search" value=value maxlength="200" />
        </div>
    }
}

/// One of several.
#[component]
pub fn FilterChoice(
    /// Its part of the address.
    name: &'static str,
    /// What is chosen.
    label: String,
    /// The choices, as [`crate::markup::options`] writes them.
    options: String,
) -> impl IntoView {
    view! {
        <div class="ds-field">
            <label class="ds-label" r#for=name>{label}</label>
            <select class="ds-input" id=name name=name inner_html=options></select>
        </div>
    }
}

/// Yes or no.
#[component]
pub fn FilterCheck(
    /// Its part of the address.
    name: &'static str,
    /// What is chosen.
    label: String,
    /// Whether it is.
    checked: bool,
) -> impl IntoView {
    view! {
        <div class="ds-field">
            <input class="ds-input" r#type="checkbox" id=name name=name value="true" checked=checked />
            <label class="ds-label" r#for=name>{label}</label>
        </div>
    }
}
