//! How long a form was worked with: the seconds during which the page was in view, from when it came to when a form was sent.
//!
//! The server adds them up by unit and tells them in fives of minutes, never by person: what follow-up costs is shown to those who
//! ask for it. Without JavaScript nothing is measured, and nothing else is missing.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};

/// Milliseconds in view before `since`, and since when the page has been in view now; `None` while it is not.
#[derive(Clone, Copy)]
struct Watch {
    before: f64,
    since: Option<f64>,
}

impl Watch {
    fn milliseconds(self, now: f64) -> f64 {
        self.before + self.since.map_or(0.0, |since| now - since)
    }
}

/// The clock of the page's forms. It shows nothing.
#[island]
pub fn FormClock() -> impl IntoView {
    Effect::new(move || {
        let watch = StoredValue::new(Watch { before: 0.0, since: (!document().hidden()).then(now) });
        window_event_listener_untyped("visibilitychange", move |_| {
            let now = now();
            let before = watch.get_value().milliseconds(now);
            watch.set_value(Watch { before, since: (!document().hidden()).then_some(now) });
        });
        window_event_listener(ev::submit, move |event| {
            let Some(field) = field_of(&event_target::<web_sys::Element>(&event)) else { return };
            let seconds = (watch.get_value().milliseconds(now()) / 1000.0).round();
            field.set_value(&seconds.to_string());
        });
    });
}

/// Where the form that is sent says how long it was worked with.
fn field_of(element: &web_sys::Element) -> Option<HtmlInputElement> {
    let form = element.dyn_ref::<HtmlFormElement>()?;
    form.query_selector("input[name=seconds]").ok()??.dyn_into().ok()
}

/// Milliseconds since the page began to load.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
