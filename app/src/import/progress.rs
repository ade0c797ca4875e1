//! How far a fetching or an import has come. The page is loaded again by itself, without script.

use super::preview::whole;
use crate::notice::Warning;
use crate::text::Text;
use domain::import::{WaitingImport, WaitingState};
use leptos::prelude::*;

/// How far it has come.
#[component]
pub fn ImportProgress(
    /// The words.
    text: Text,
    /// What is on its way in.
    waiting: WaitingImport,
) -> impl IntoView {
    let WaitingImport { id, name, state, done, total, .. } = waiting;
    let (title, words) = match state {
        WaitingState::Fetching => (text.import_fetching(), text.import_fetched_so_far(whole(done), whole(total))),
        _ => (text.import_running(), text.import_in_so_far(whole(done), whole(total))),
    };
    let bar = if total == 0 {
        view! { <progress aria-label=title.clone()>{text.import_working()}</progress> }.into_any()
    } else {
        view! { <progress value=done max=total aria-label=title.clone()>{words.clone()}</progress> }.into_any()
    };
    view! {
        <div class="page-head"><h1>{title}</h1><p class="lead">{name}</p></div>
        <section class="card" aria-live="polite">
            {(total > 0).then(|| view! { <p>{words}</p> })}
            <p>{text.import_may_leave()}</p>
            {bar}
            <p><a href=format!("/imports/waiting/{id}")>{text.import_refresh()}</a></p>
        </section>
    }
    .into_any()
}

/// That it could not be fetched or imported, and why.
#[component]
pub fn ImportFailed(
    /// The words.
    text: Text,
    /// What was on its way in.
    waiting: WaitingImport,
    /// Why.
    words: String,
) -> impl IntoView {
    view! {
        <div class="page-head"><h1>{text.import_failed()}</h1><p class="lead">{waiting.name}</p></div>
        <Warning title=text.import_nothing_imported() words />
        <div class="actions"><a class="ds-button" href="/imports/new">{text.import_try_again()}</a></div>
    }
    .into_any()
}
