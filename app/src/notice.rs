//! Receipts and warnings: a shape, a heading where there is one, and a sentence.

use crate::chip::{Glyph, Shape};
use leptos::prelude::*;

/// That something was done. Read out when the page has loaded.
#[component]
pub fn Receipt(
    /// What was done.
    words: String,
) -> impl IntoView {
    view! {
        <div class="notice notice--good" role="status"><Shape glyph=Glyph::Met /><div><p>{words}</p></div></div>
    }
}

/// That something was not done, and why.
#[component]
pub fn Warning(
    /// What was not done.
    title: String,
    /// Why, and what to do instead.
    words: String,
) -> impl IntoView {
    view! {
        <div class="notice notice--warn" role="alert">
            <Shape glyph=Glyph::Warning />
            <div><h2>{title}</h2><p>{words}</p></div>
        </div>
    }
}

/// That somebody else saved first: what holds now, for each field that differs from what was typed.
#[component]
pub fn ChangedByAnother(
    /// What was changed.
    title: String,
    /// That nothing is lost, and what to do.
    words: String,
    /// The label and what holds now, for each field that differs.
    differs: Vec<(String, String)>,
) -> impl IntoView {
    let rows: Vec<_> = differs.into_iter().map(|(label, now)| view! { <dt>{label}</dt><dd>{now}</dd> }).collect();
    view! {
        <div class="notice notice--warn" role="alert">
            <Shape glyph=Glyph::Warning />
            <div><h2>{title}</h2><p>{words}</p><dl class="facts">{rows}</dl></div>
        </div>
    }
}

/// The label and what holds now of each field that was typed otherwise.
pub fn differing(both: impl IntoIterator<Item = (String, String, String)>) -> Vec<(String, String)> {
    let shown = |now: String| if now.is_empty() { "–".to_owned() } else { now };
    let differs = both.into_iter().filter(|(_, typed, now)| typed.trim() != now.trim());
    differs.map(|(label, _, now)| (label, shown(now))).collect()
}
