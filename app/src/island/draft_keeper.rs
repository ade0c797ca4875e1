//! Keeps what is typed in a form until it is saved: a crash, a lost session or a closed tab loses nothing.
//!
//! The text stays in the reader's own browser, under the person who wrote it and the address that the form goes to. It goes away
//! when it has been saved, when the person says so, and when anybody signs out. Passwords and files are never kept.

#![expect(missing_docs, reason = "`#[island]` writes a struct for the properties")]

use leptos::ev;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Storage};

/// The words of the notice, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftWords {
    /// That there is unsaved text.
    pub found: String,
    /// What that means.
    pub text: String,
    /// Bring it back.
    pub restore: String,
    /// Throw it away.
    pub discard: String,
    /// It is back, and not saved.
    pub restored: String,
}

/// A field as it was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Field {
    name: String,
    value: String,
    /// For boxes and buttons to tick.
    ticked: bool,
}

/// What all keys in the browser's storage begin with.
const PREFIX: &str = "verkan-draft:";
/// The form that was sent last; whether it was saved shows on the page that came back.
const SENT: &str = "verkan-sent";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Notice {
    None,
    Found,
    Restored,
}

/// The keeper of the page's forms, and the notice that there is something to bring back.
#[island]
pub fn DraftKeeper(
    /// Who writes.
    person: i64,
    /// Its words.
    words: DraftWords,
) -> impl IntoView {
    let notice = RwSignal::new(Notice::None);
    Effect::new(move || {
        forget_what_was_saved();
        if forms().iter().any(|form| differs(person, form)) {
            notice.set(Notice::Found);
        }
        window_event_listener(ev::input, move |event| {
            if let Some(form) = form_of(&event_target::<Element>(&event)) {
                keep(person, &form);
            }
        });
        window_event_listener(ev::submit, move |event| sent(person, &event_target::<Element>(&event)));
    });
    let restore = move |_| {
        forms().iter().for_each(|form| bring_back(person, form));
        notice.set(Notice::Restored);
    };
    let discard = move |_| {
        forms().iter().for_each(|form| forget(&key(person, form)));
        notice.set(Notice::None);
    };
    move || {
        let (shown, words) = (notice.get(), words.clone());
        (shown != Notice::None).then(|| {
            let buttons = (shown == Notice::Found).then(|| {
                view! {
                    <p>{words.text}</p>
                    <div class="actions">
                        <button class="ds-button" r#type="button" on:click=restore>{words.restore}</button>
                        <button class="ds-button" data-variant="secondary" r#type="button" on:click=discard>{words.discard}</button>
                    </div>
                }
            });
            let title = if shown == Notice::Found { words.found } else { words.restored };
            view! {
                <div class="notice draft-notice" role="status">
                    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 7.3v4M8 4.7v.1M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0"/></svg>
                    <div><h2>{title}</h2>{buttons}</div>
                </div>
            }
        })
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The forms of the page in which somebody writes something to save.
fn forms() -> Vec<HtmlFormElement> {
    let found = document().query_selector_all("main form[method=post]").ok();
    let all = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |place| list.item(place)));
    all.filter_map(|node| node.dyn_into().ok()).filter(|form| !fields(form).is_empty()).collect()
}

fn form_of(field: &Element) -> Option<HtmlFormElement> {
    field.closest("main form[method=post]").ok().flatten()?.dyn_into().ok()
}

/// Forms are told apart by where they go: a form that comes back with errors stands at another address than it was opened at.
fn key(person: i64, form: &HtmlFormElement) -> String {
    let action = form.get_attribute("action").unwrap_or_else(|| window().location().pathname().unwrap_or_default());
    format!("{PREFIX}{person}:{action}")
}

/// A part of a form that somebody fills in.
enum Part {
    Line(HtmlInputElement),
    Tick(HtmlInputElement),
    Text(HtmlTextAreaElement),
    Choice(HtmlSelectElement),
}

impl Part {
    fn of(element: Element) -> Option<Self> {
        let element = match element.dyn_into::<HtmlTextAreaElement>() {
            Ok(text) => return Some(Self::Text(text)),
            Err(element) => element,
        };
        let element = match element.dyn_into::<HtmlSelectElement>() {
            Ok(choice) => return Some(Self::Choice(choice)),
            Err(element) => element,
        };
        let input = element.dyn_into::<HtmlInputElement>().ok()?;
        match input.type_().as_str() {
            "checkbox" | "radio" => Some(Self::Tick(input)),
            "text" | "search" | "email" | "url" | "tel" | "number" | "date" | "month" => Some(Self::Line(input)),
            _ => None,
        }
    }

    fn read(&self) -> Field {
        match self {
            Self::Line(input) => Field { name: input.name(), value: input.value(), ticked: false },
            Self::Tick(input) => Field { name: input.name(), value: input.value(), ticked: input.checked() },
            Self::Text(text) => Field { name: text.name(), value: text.value(), ticked: false },
            Self::Choice(choice) => Field { name: choice.name(), value: choice.value(), ticked: false },
        }
    }

    fn write(&self, field: &Field) {
        match self {
            Self::Line(input) => input.set_value(&field.value),
            Self::Tick(input) => input.set_checked(field.ticked),
            Self::Text(text) => text.set_value(&field.value),
            Self::Choice(choice) => choice.set_value(&field.value),
        }
    }
}

/// What can be filled in, in the order of the page. A form that asks for a password is left alone altogether.
fn parts(form: &HtmlFormElement) -> Vec<Part> {
    if form.query_selector("input[type=password]").ok().flatten().is_some() {
        return Vec::new();
    }
    let found = form.query_selector_all("input[name], textarea[name], select[name]").ok();
    let all = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |place| list.item(place)));
    all.filter_map(|node| node.dyn_into::<Element>().ok()).filter_map(Part::of).collect()
}

fn fields(form: &HtmlFormElement) -> Vec<Field> {
    parts(form).iter().map(Part::read).collect()
}

fn keep(person: i64, form: &HtmlFormElement) {
    let fields = fields(form);
    if let (false, Some(storage), Ok(text)) = (fields.is_empty(), storage(), serde_json::to_string(&fields)) {
        // A full storage keeps what it had.
        let _ = storage.set_item(&key(person, form), &text);
    }
}

fn kept(person: i64, form: &HtmlFormElement) -> Option<Vec<Field>> {
    let text = storage()?.get_item(&key(person, form)).ok()??;
    serde_json::from_str(&text).ok()
}

/// Whether what was kept says something else than the page, and fits its form.
fn differs(person: i64, form: &HtmlFormElement) -> bool {
    let now = fields(form);
    kept(person, form).is_some_and(|kept| kept != now && fits(&kept, &now))
}

fn fits(kept: &[Field], now: &[Field]) -> bool {
    kept.len() == now.len() && kept.iter().zip(now).all(|(kept, now)| kept.name == now.name)
}

fn bring_back(person: i64, form: &HtmlFormElement) {
    let Some(kept) = kept(person, form).filter(|kept| fits(kept, &fields(form))) else { return };
    for (part, field) in parts(form).iter().zip(&kept) {
        part.write(field);
    }
}

fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// A form is on its way. Signing out takes all drafts away: the next person at this browser may be another.
fn sent(person: i64, element: &Element) {
    let Some(form) = element.dyn_ref::<HtmlFormElement>() else { return };
    if form.get_attribute("action").as_deref() == Some("/sign-out") {
        forget_all();
    } else if let (Some(session), false) = (session(), fields(form).is_empty()) {
        let _ = session.set_item(SENT, &key(person, form));
    }
}

fn forget_all() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect();
    keys.iter().filter(|key| key.starts_with(PREFIX)).for_each(|key| forget(key));
}

/// The form that was sent has been saved if what came back is neither a fault, nor the form again, nor the sign-in.
fn forget_what_was_saved() {
    let Some(session) = session() else { return };
    let Some(key) = session.get_item(SENT).ok().flatten() else { return };
    let _ = session.remove_item(SENT);
    let has = |selector: &str| document().query_selector(selector).ok().flatten().is_some();
    if !has("main .fault") && !has("main .ds-error-summary") && !has("main form.conflict") && !has("main [role=alert]")
    {
        forget(&key);
    }
}
