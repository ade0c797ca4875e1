//! Parts of forms: each field with its label, hint and error, and the summary of what to correct.
//!
//! The error stands at the field and in the summary, which links to it (the pattern of GOV.UK); what was typed is kept.

use crate::markup::{escape, options};
use crate::rejection::problem;
use crate::text::Text;
use domain::field::FieldErrors;
use leptos::prelude::*;

/// The name of the hidden field that holds a [`FormKey`].
pub const FORM_KEY: &str = "form_key";

/// A key that no other drawn page has: the server does once what is sent under it, however often it is sent.
#[derive(Clone, Debug)]
pub struct FormKey(pub String);

/// A form being filled in: its words, what was typed wrong.
#[derive(Clone)]
pub struct Form {
    /// The words.
    pub text: Text,
    /// What could not be taken.
    pub errors: FieldErrors,
    /// Which of the page's rows it is of, where each row has such a form: no two fields of a page are called the same.
    row: Option<i64>,
}

impl Form {
    /// A form without errors.
    pub fn fresh(text: Text) -> Self {
        Self { text, errors: FieldErrors::default(), row: None }
    }

    /// A form with these errors.
    pub const fn with_errors(text: Text, errors: FieldErrors) -> Self {
        Self { text, errors, row: None }
    }

    /// The same form in one of the page's rows.
    #[must_use]
    pub const fn in_row(mut self, row: i64) -> Self {
        self.row = Some(row);
        self
    }

    /// What a field is called on the page.
    fn id(&self, name: &str) -> String {
        self.row.map_or_else(|| name.to_owned(), |row| format!("{name}-{row}"))
    }

    /// The sentence of a field's error.
    fn error(&self, name: &str) -> Option<String> {
        self.errors.of(name).map(|found| problem(self.text, found))
    }

    /// What every form begins with: the key that tells a second press from a second form, and what is wrong.
    pub fn head(&self, labels: &[(&'static str, String)]) -> impl IntoView + use<> {
        let key =
            use_context::<FormKey>().map(|FormKey(key)| view! { <input r#type="hidden" name=FORM_KEY value=key /> });
        (key, self.summary(labels))
    }

    /// What is wrong, each a link to its field. `labels` name the fields, in the order of the form; nothing is drawn when
    /// nothing is wrong. The page opens there, also when the form stands far down.
    pub fn summary(&self, labels: &[(&'static str, String)]) -> impl IntoView + use<> {
        let place = |name: &str| labels.iter().position(|(known, _)| *known == name);
        let label = |name: &str| place(name).map(|at| labels[at].1.clone());
        let mut errors: Vec<_> = self.errors.0.iter().collect();
        errors.sort_by_key(|error| place(&error.field).unwrap_or(usize::MAX));
        let items: Vec<_> = errors
            .into_iter()
            .map(|error| {
                let sentence = problem(self.text, &error.problem);
                let words = label(&error.field).map_or(sentence.clone(), |label| format!("{label}: {sentence}"));
                view! { <li><a href=format!("#{}", self.id(&error.field))>{words}</a></li> }
            })
            .collect();
        let (title, labelled) = (self.id("error-summary"), self.id("error-summary"));
        (!items.is_empty()).then(|| {
            view! {
                <div class="ds-error-summary" role="alert" tabindex="-1" autofocus=true
                    aria-labelledby=labelled>
                    <h2 id=title>{self.text.error_summary_title()}</h2>
                    <ul>{items}</ul>
                </div>
            }
        })
    }

    /// One line of text; `kind` is the input's type.
    pub fn input(&self, kind: &'static str, field: Field, value: &str) -> AnyView {
        let (described_by, invalid) = self.described(&field);
        let control = view! {
            <input class="ds-input" r#type=kind id=self.id(field.name) name=field.name value=value.to_owned()
                aria-describedby=described_by aria-invalid=invalid aria-required=field.required.then_some("true")
                autocomplete=field.autocomplete />
        };
        self.around(field, control.into_any())
    }

    /// Several lines of text.
    pub fn area(&self, field: Field, rows: u32, value: &str) -> AnyView {
        let (described_by, invalid) = self.described(&field);
        let control = view! {
            <textarea class="ds-input" id=self.id(field.name) name=field.name rows=rows aria-describedby=described_by
                aria-invalid=invalid aria-required=field.required.then_some("true")>
                {area_text(value)}
            </textarea>
        };
        self.around(field, control.into_any())
    }

    /// One of several choices, each a value and its words. A choice that nothing asks for starts with an empty one.
    pub fn select(&self, field: Field, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
        self.select_among(field, &choices, chosen)
    }

    /// As [`Self::select`], where many fields offer the same choices.
    pub fn select_among(&self, field: Field, choices: &[(String, String)], chosen: &str) -> AnyView {
        let (described_by, invalid) = self.described(&field);
        let choices = choices.iter().map(|(value, words)| (value.as_str(), words.as_str()));
        let choices = options(&self.text.choose(), choices, chosen);
        let control = view! {
            <select class="ds-input" id=self.id(field.name) name=field.name aria-describedby=described_by aria-invalid=invalid
                inner_html=choices></select>
        };
        self.around(field, control.into_any())
    }

    /// Any number of choices, each a value and its words.
    pub fn checkboxes(&self, field: Field, choices: Vec<(String, String)>, chosen: &[String]) -> AnyView {
        self.choices("checkbox", field, choices, chosen)
    }

    /// One of a few choices, all in view.
    pub fn radios(&self, field: Field, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
        self.choices("radio", field, choices, &[chosen.to_owned()])
    }

    fn choices(&self, kind: &'static str, field: Field, choices: Vec<(String, String)>, chosen: &[String]) -> AnyView {
        let name = field.name;
        let boxes: Vec<_> = choices
            .into_iter()
            .enumerate()
            .map(|(index, (value, words))| {
                let id = if index == 0 { self.id(name) } else { format!("{}-{index}", self.id(name)) };
                let checked = chosen.contains(&value);
                view! {
                    <div class="ds-field">
                        <input class="ds-input" r#type=kind id=id.clone() name=name value=value checked=checked />
                        <label class="ds-label" r#for=id>{words}</label>
                    </div>
                }
            })
            .collect();
        let (described_by, _) = self.described(&field);
        view! {
            <fieldset class="ds-fieldset" aria-describedby=described_by>
                <legend>{field.label}</legend>
                {field.hint.map(|hint| view! { <p data-field="description" id=format!("{}-hint", self.id(name))>{hint}</p> })}
                {self.error_line(name)}
                {boxes}
            </fieldset>
        }
        .into_any()
    }

    /// A yes or no that is sent as "on".
    pub fn checkbox(&self, field: Field, checked: bool) -> AnyView {
        let (described_by, _) = self.described(&field);
        view! {
            <div class="ds-field">
                <input class="ds-input" r#type="checkbox" id=self.id(field.name) name=field.name value="on" checked=checked
                    aria-describedby=described_by />
                <label class="ds-label" r#for=self.id(field.name)>{field.label}</label>
                {field.hint.map(|hint| view! {
                    <p data-field="description" id=format!("{}-hint", self.id(field.name))>{hint}</p>
                })}
            </div>
        }
        .into_any()
    }

    fn around(&self, field: Field, control: AnyView) -> AnyView {
        let name = field.name;
        let optional = field
            .marked
            .then(|| view! { " " <span class="optional">{format!("({})", self.text.optional_mark())}</span> });
        view! {
            <div class="ds-field">
                <label class="ds-label" r#for=self.id(name)>{field.label}{optional}</label>
                {field.hint.map(|hint| view! { <p data-field="description" id=format!("{}-hint", self.id(name))>{hint}</p> })}
                {self.error_line(name)}
                {control}
            </div>
        }
        .into_any()
    }

    /// The error at the field itself.
    fn error_line(&self, name: &str) -> Option<impl IntoView + use<>> {
        let id = format!("{}-error", self.id(name));
        self.error(name).map(|error| {
            view! {
                <p class="field-error" id=id><crate::chip::Shape glyph=crate::chip::Glyph::Warning />{error}</p>
            }
        })
    }

    /// What describes the control, and whether it is wrong.
    fn described(&self, field: &Field) -> (Option<String>, Option<&'static str>) {
        let is_wrong = self.errors.of(field.name).is_some();
        let hint = field.hint.is_some().then(|| format!("{}-hint", self.id(field.name)));
        let error = is_wrong.then(|| format!("{}-error", self.id(field.name)));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        ((!ids.is_empty()).then(|| ids.join(" ")), is_wrong.then_some("true"))
    }
}

/// What stands between the tags of a text area. Leptos writes it as it is, so that text could end the area and go on as markup;
/// and browsers drop a line break that comes first.
fn area_text(value: &str) -> String {
    let first = if value.starts_with(['\r', '\n']) { "\n" } else { "" };
    format!("{first}{}", escape(value))
}

/// A field: its name in the form, and its words.
#[derive(Clone)]
pub struct Field {
    name: &'static str,
    label: String,
    hint: Option<String>,
    required: bool,
    /// Whether the label says that it may be left empty.
    marked: bool,
    autocomplete: Option<&'static str>,
}

impl Field {
    /// A field that has to be filled in.
    pub const fn required(name: &'static str, label: String) -> Self {
        Self { name, label, hint: None, required: true, marked: false, autocomplete: None }
    }

    /// A field that may be left empty.
    pub const fn optional(name: &'static str, label: String) -> Self {
        Self { name, label, hint: None, required: false, marked: true, autocomplete: None }
    }

    /// A field that is needed or not depending on another; its hint says when.
    pub const fn depending(name: &'static str, label: String) -> Self {
        Self { name, label, hint: None, required: false, marked: false, autocomplete: None }
    }

    /// What the field is called.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// With a sentence of help.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// With what the browser may fill in (WCAG 2.2, 1.3.5).
    #[must_use]
    pub const fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = Some(purpose);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_area_stays_there() {
        let form = Form::fresh(Text::of(crate::text::Locale::Swedish));
        for (typed, written) in [
            (
                "</textarea><script>alert(1)</script>",
                "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>",
            ),
            ("&lt;b&gt; & så", "&amp;lt;b&amp;gt; &amp; så</textarea>"),
            ("\nrad två", ">\n\nrad två</textarea>"),
        ] {
            let html = form.area(Field::optional("why", "Varför".to_owned()), 3, typed).to_html();
            assert!(html.contains(written), "{html}");
        }
    }
}
