//! What a unit has said of a goal: the judgement, the analysis, the forecast, and what is seen where the work is done.

use super::{forecast_look, forecast_word};
use crate::activity::by_role;
use crate::chip::{Chip, Glyph, Shape, Sign, Tone};
use crate::status::{StatusChip, word};
use crate::text::Text;
use domain::follow_up::{FollowUp, Said};
use domain::status::Status;
use leptos::prelude::*;

/// An answer with who gave it and when.
#[component]
pub fn Answer(
    /// The words.
    text: Text,
    /// The answer.
    answer: FollowUp,
) -> impl IntoView {
    let front_line = (!answer.front_line.is_empty()).then(|| {
        let by = by_role(text, &answer.front_line_by);
        view! { <FrontLine text words=answer.front_line.clone() by /> }
    });
    let Some(said) = answer.said.clone() else {
        return view! { <p class="muted">{text.follow_up_unanswered()}</p>{front_line} }.into_any();
    };
    let suggested = answer.suggested.filter(|suggested| *suggested != said.status);
    let by = answer.on.map(|on| text.follow_up_by(text.long_date(on), by_role(text, &answer.by_role)));
    let late = answer.late.then(|| view! { <Sign look=(Tone::Warn, Glyph::Clock) word=text.follow_up_late() /> });
    view! {
        <SaidShow text said />
        {suggested.map(|status| view! { <p class="meta">{text.follow_up_was_suggested(word(text, status))}</p> })}
        <p class="meta">{by}" "{late}</p>
        {front_line}
    }
    .into_any()
}

/// What was said, without who said it.
#[component]
pub fn SaidShow(
    /// The words.
    text: Text,
    /// What was said.
    said: Said,
) -> impl IntoView {
    let forecast =
        said.forecast.map(|it| view! { <Chip look=forecast_look(it) word=forecast_word(text, it) small=true /> });
    let parts = [
        (text.follow_up_what_happened(), said.what_happened),
        (text.follow_up_why(), said.why),
        (text.follow_up_what_now(), said.what_now),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| view! { <dt>{label}</dt><dd class="as-typed">{words}</dd> })
        .collect();
    let has_parts = !parts.is_empty();
    view! {
        <div class="status-line"><StatusChip text status=said.status />{forecast}</div>
        {(!said.sentence.is_empty()).then(|| view! { <p class="sentence">{said.sentence}</p> })}
        {has_parts.then(|| view! { <dl class="analysis">{parts}</dl> })}
    }
    .into_any()
}

/// What is seen where the work is done, marked as such.
#[component]
pub fn FrontLine(
    /// The words.
    text: Text,
    /// What is seen.
    words: String,
    /// The role and unit of who told it.
    by: String,
) -> impl IntoView {
    view! {
        <div class="front-line">
            <p class="meta"><Shape glyph=Glyph::Info />{text.follow_up_front_line_by(by)}</p>
            <p class="as-typed">{words}</p>
        </div>
    }
}

/// How many answers have which status, in words: "3 på väg, 1 osäkert". A distribution, never a mean.
pub fn distribution_words(text: Text, counts: &[(Status, u32)]) -> String {
    let said = counts.iter().map(|(status, count)| format!("{count} {}", word(text, *status).to_lowercase()));
    said.collect::<Vec<_>>().join(", ")
}
