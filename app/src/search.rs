//! The search page.

use crate::island::search_dialog::SearchWords;
use crate::text::Text;
use domain::search::{Hit, HitKind, SearchResult, marked, words};
use leptos::prelude::*;

/// What was found, best first, with the words marked where they stand.
#[component]
pub fn SearchShow(
    /// The words.
    text: Text,
    /// What was found.
    result: SearchResult,
) -> impl IntoView {
    let SearchResult { query, hits, more } = result;
    let wanted = words(&query);
    let found = hits.len();
    view! {
        <div class="page-head"><h1>{text.search_title()}</h1></div>
        <div class="stack">
            <form class="search-form" role="search" action="/search" aria-label=text.search_title()>
                <label class="sr-only" r#for="search-q">{text.search_label()}</label>
                <input class="ds-input" id="search-q" name="q" r#type="search" value=query.clone() maxlength="200" />
                <button class="ds-button" r#type="submit">{text.search_button()}</button>
            </form>
            {if wanted.is_empty() {
                view! { <p class="muted">{text.search_lead()}</p> }.into_any()
            } else if found == 0 {
                view! { <Nothing text query /> }.into_any()
            } else {
                let count = if more { text.search_first(found, &query) } else { text.search_count(found, &query) };
                let items: Vec<_> = hits.into_iter().map(|hit| view! { <HitItem text hit wanted=wanted.clone() /> }).collect();
                view! {
                    <section class="card" aria-label=text.search_hits()>
                        <p class="count" role="status">{count}</p>
                        <ul class="hits">{items}</ul>
                    </section>
                }
                .into_any()
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Nothing(text: Text, query: String) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{text.search_none(&query)}</h2>
            <p>{text.search_none_text()}</p>
            <div class="actions"><a class="ds-button" data-variant="secondary" href="/goals">{text.search_none_thread()}</a></div>
        </section>
    }
    .into_any()
}

#[component]
fn HitItem(text: Text, hit: Hit, wanted: Vec<String>) -> impl IntoView {
    let excerpt = (!hit.excerpt.is_empty()).then(|| view! { <p>{mark(&hit.excerpt, &wanted)}</p> });
    let kind = hit_name(text, hit.kind);
    let place = if hit.context.is_empty() { kind } else { format!("{kind} · {}", hit.context) };
    view! {
        <li><h2><a href=hit.address()>{mark(&hit.title, &wanted)}</a></h2>{excerpt}<p class="meta">{place}</p></li>
    }
    .into_any()
}

fn mark(text: &str, words: &[String]) -> Vec<AnyView> {
    let parts = marked(text, words).into_iter().map(|(part, is_word)| {
        let part = part.to_owned();
        if is_word { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
    });
    parts.collect()
}

/// What kind of thing was found.
pub fn hit_name(text: Text, kind: HitKind) -> String {
    match kind {
        HitKind::Goal => text.hit_goal(),
        HitKind::Indicator => text.hit_indicator(),
        HitKind::Activity => text.hit_activity(),
        HitKind::Assignment => text.hit_assignment(),
        HitKind::Measure => text.hit_measure(),
        HitKind::Round => text.hit_round(),
        HitKind::MinutesItem => text.hit_minutes_item(),
        HitKind::Question => text.hit_question(),
        HitKind::Unit => text.hit_unit(),
        HitKind::Theme => text.hit_theme(),
    }
}

/// The words of the dialog that searches while one types.
pub fn dialog_words(text: Text) -> SearchWords {
    SearchWords {
        title: text.palette_title(),
        placeholder: text.palette_placeholder(),
        foot: text.palette_foot(),
        none: text.palette_none(),
        one: text.palette_one(),
        many: text.palette_many(),
        failed: text.palette_failed(),
        kinds: HitKind::ALL.iter().map(|kind| hit_name(text, *kind)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn what_was_found_and_typed_is_text_and_never_markup() {
        let hit = Hit {
            kind: HitKind::Goal,
            id: 7,
            title: "<b>Vatten</b>".to_owned(),
            context: "Tekniska nämnden".to_owned(),
            excerpt: String::new(),
        };
        let result = SearchResult { query: "\"><script> vatten".to_owned(), hits: vec![hit], more: false };
        let html = view! { <SearchShow text=Text::of(Locale::Swedish) result /> }.to_html();
        assert!(html.contains("<mark>Vatten</mark>") && html.contains(r#"href="/goals/7""#), "{html}");
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
    }
}
