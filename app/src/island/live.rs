//! A page that follows what others do while it is in view: it is read anew when somebody has changed something.
//!
//! The server tells over one lasting answer (server-sent events); a browser asks for it again when it breaks. Without JavaScript the page
//! shows what held when it was loaded, as every page does.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::EventSource;

/// Where the server tells that something has changed.
const LIVE: &str = "/live";

/// Reads the page anew when something has changed. It shows nothing.
#[island]
pub fn Live() -> impl IntoView {
    Effect::new(move || {
        let Ok(source) = EventSource::new(LIVE) else { return };
        let changed = Closure::<dyn Fn()>::new(|| {
            // The browser keeps the place on the page. What somebody is choosing in a form is not taken from them.
            if !is_choosing() {
                let _ = window().location().reload();
            }
        });
        let _ = source.add_event_listener_with_callback("changed", changed.as_ref().unchecked_ref());
        // They live as long as the page.
        changed.forget();
        on_cleanup_of_page(source);
    });
}

/// Whether somebody is in a field of the page.
fn is_choosing() -> bool {
    let tag = document().active_element().map(|element| element.tag_name()).unwrap_or_default();
    matches!(tag.as_str(), "INPUT" | "SELECT" | "TEXTAREA")
}

/// Lets the server go when the page is left.
fn on_cleanup_of_page(source: EventSource) {
    window_event_listener_untyped("pagehide", move |_| source.close());
}
