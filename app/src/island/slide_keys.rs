//! Keys in the room: on to the next goal, back to the one before, out to the list.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Follows the page's links by keys, as programs for pictures do. It shows nothing.
#[island]
pub fn SlideKeys() -> impl IntoView {
    Effect::new(move || {
        window_event_listener(ev::keydown, move |event| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let wanted = match event.key().as_str() {
                "ArrowRight" | "PageDown" | " " => "next",
                "ArrowLeft" | "PageUp" => "prev",
                "Escape" | "Home" => "up",
                _ => return,
            };
            // A space presses the button or the link that has the focus.
            let is_on_control =
                document().active_element().is_some_and(|it| it.tag_name() != "BODY" && it.id() != "main");
            if event.key() == " " && is_on_control {
                return;
            }
            if follow(wanted) {
                event.prevent_default();
            }
        });
    });
}

/// Follows the link of the page that leads there; `false` when it has none.
fn follow(rel: &str) -> bool {
    let found = document().query_selector(&format!("a[rel={rel}]")).ok().flatten();
    let link = found.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let Some(link) = &link {
        link.click();
    }
    link.is_some()
}
