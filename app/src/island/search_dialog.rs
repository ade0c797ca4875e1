//! Search as you type, over the page that is read: Ctrl+K or the header's search field. The plain page stands behind it.

#![expect(missing_docs, reason = "`#[island]` and `#[server]` write structs for what they take")]

use domain::search::{Hit, HitKind, SearchResult};
use leptos::ev;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The words of the dialog, in the reader's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SearchWords {
    /// What the dialog is called.
    pub title: String,
    /// What the field says while it is empty.
    pub placeholder: String,
    /// How the keys work.
    pub foot: String,
    /// Nothing found.
    pub none: String,
    /// One found.
    pub one: String,
    /// Several found; `%n` stands for how many.
    pub many: String,
    /// The search does not answer.
    pub failed: String,
    /// The kinds of hits, in the order of [`HitKind::ALL`].
    pub kinds: Vec<String>,
}

impl SearchWords {
    fn kind(&self, kind: HitKind) -> String {
        let place = HitKind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
        self.kinds.get(place).cloned().unwrap_or_default()
    }

    fn count(&self, found: &Found) -> String {
        match found {
            Found::Nothing => String::new(),
            Found::Failed => self.failed.clone(),
            Found::Hits(hits, _) if hits.is_empty() => self.none.clone(),
            Found::Hits(hits, false) if hits.len() == 1 => self.one.clone(),
            Found::Hits(hits, more) => {
                self.many.replace("%n", &format!("{}{}", hits.len(), if *more { "+" } else { "" }))
            }
        }
    }
}

/// Asks the store, as whoever has signed in.
#[server(prefix = "/api", endpoint = "search", input = Json, output = Json)]
pub async fn find(query: String) -> Result<SearchResult, ServerFnError> {
    let caller: crate::caller::Caller = expect_context();
    // What broke is no business of the browser's.
    caller.store.search(&caller.actor, &query).await.map_err(|_| ServerFnError::ServerError("search".to_owned()))
}

/// What the dialog shows.
#[derive(Clone, PartialEq)]
enum Found {
    Nothing,
    Failed,
    Hits(Vec<Hit>, bool),
}

impl Found {
    fn hits(&self) -> &[Hit] {
        match self {
            Self::Hits(hits, _) => hits,
            Self::Nothing | Self::Failed => &[],
        }
    }
}

/// How long nothing is typed before the search begins.
const PAUSE: Duration = Duration::from_millis(150);

/// What the dialog knows.
#[derive(Clone, Copy)]
struct Palette {
    dialog: NodeRef<html::Dialog>,
    input: NodeRef<html::Input>,
    found: RwSignal<Found>,
    chosen: RwSignal<usize>,
    /// Counts the searches, so that a late answer does not stand over a newer one.
    asked: StoredValue<u32>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Palette {
    fn new() -> Self {
        Self {
            dialog: NodeRef::new(),
            input: NodeRef::new(),
            found: RwSignal::new(Found::Nothing),
            chosen: RwSignal::new(0),
            asked: StoredValue::new(0),
            waiting: StoredValue::new(None),
        }
    }

    fn open(self) {
        if let (Some(dialog), Some(input)) = (self.dialog.get_untracked(), self.input.get_untracked()) {
            if !dialog.open() {
                // A dialog that is in the page can always be shown.
                let _ = dialog.show_modal();
            }
            input.select();
        }
    }

    fn typed(self) {
        let pause = set_timeout_with_handle(move || self.search(), PAUSE).ok();
        if let Some(before) = self.waiting.get_value() {
            before.clear();
        }
        self.waiting.set_value(pause);
    }

    fn search(self) {
        let query = self.input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let number = self.asked.get_value() + 1;
        self.asked.set_value(number);
        if query.trim().is_empty() {
            self.show(Found::Nothing);
            return;
        }
        spawn_local(async move {
            let found = find(query).await.map_or(Found::Failed, |result| Found::Hits(result.hits, result.more));
            if self.asked.get_value() == number {
                self.show(found);
            }
        });
    }

    fn show(self, found: Found) {
        self.chosen.set(0);
        self.found.set(found);
    }

    fn move_by(self, step: isize) {
        let count = self.found.with_untracked(|found| found.hits().len());
        if count > 0 {
            self.chosen.update(|chosen| *chosen = chosen.saturating_add_signed(step).min(count - 1));
            let id = option_id(self.chosen.get_untracked());
            if let Some(option) = document().get_element_by_id(&id) {
                option.scroll_into_view_with_bool(false);
            }
        }
    }

    /// Enter: the chosen hit; without one the form goes on to the plain page.
    fn submit(self, event: &ev::SubmitEvent) {
        let chosen = self.chosen.get_untracked();
        let address = self.found.with_untracked(|found| found.hits().get(chosen).map(Hit::address));
        if let Some(address) = address {
            event.prevent_default();
            // Where the page leads, the browser goes.
            let _ = window().location().set_href(&address);
        }
    }
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

/// The dialog.
#[island]
pub fn SearchDialog(
    /// Its words.
    words: SearchWords,
) -> impl IntoView {
    let palette = Palette::new();
    Effect::new(move || {
        window_event_listener(ev::keydown, move |event| {
            if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                palette.open();
            }
        });
        window_event_listener(ev::click, move |event| {
            if event_target::<web_sys::Element>(&event).id() == "find" {
                palette.open();
            }
        });
    });
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            palette.move_by(1);
        }
        "ArrowUp" => {
            event.prevent_default();
            palette.move_by(-1);
        }
        _ => {}
    };
    let counted = words.clone();
    let count = move || palette.found.with(|found| counted.count(found));
    let has_hits = move || palette.found.with(|found| !found.hits().is_empty());
    let active = move || has_hits().then(|| option_id(palette.chosen.get()));
    let foot = words.foot.clone();
    let (title, label, list, placeholder) =
        (words.title.clone(), words.title.clone(), words.title.clone(), words.placeholder.clone());
    let options = move || {
        let hits = palette.found.with(|found| found.hits().to_vec());
        hits.into_iter().enumerate().map(|(place, hit)| option(&words, palette, place, hit)).collect_view()
    };
    view! {
        <dialog class="palette" node_ref=palette.dialog aria-label=title>
            <form action="/search" role="search" on:submit=move |event| palette.submit(&event)>
                <input
                    // Escape would empty a field of the type search before it closes the dialog.
                    class="palette__input" name="q" r#type="text" inputmode="search" autocomplete="off" maxlength="200" node_ref=palette.input
                    role="combobox" aria-label=label aria-autocomplete="list" aria-controls="palette-list"
                    aria-expanded=move || has_hits().to_string() aria-activedescendant=active placeholder=placeholder
                    on:input=move |_| palette.typed() on:keydown=on_key
                />
            </form>
            <ul class="palette__list" id="palette-list" role="listbox" aria-label=list>{options}</ul>
            <p class="palette__foot"><span role="status" aria-live="polite">{count}</span>" "<span>{foot}</span></p>
        </dialog>
    }
}

fn option(words: &SearchWords, palette: Palette, place: usize, hit: Hit) -> impl IntoView + use<> {
    let kind = words.kind(hit.kind);
    let about = if hit.context.is_empty() { kind } else { format!("{kind} · {}", hit.context) };
    let address = hit.address();
    view! {
        <li role="presentation">
            <a
                role="option" id=option_id(place) href=address tabindex="-1"
                aria-selected=move || (palette.chosen.get() == place).to_string()
            >
                {hit.title}<span class="meta">{about}</span>
            </a>
        </li>
    }
}
