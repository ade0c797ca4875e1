//! Follow-ups: "Mitt att göra" and what a unit has answered.

pub mod of_goal;
pub mod row;
pub mod said;
pub mod to_do;

use crate::chip::{Glyph, Tone};
use crate::text::Text;
use domain::follow_up::{FollowUpForm, Forecast};
use domain::id::{FollowUpId, RoundId, UnitId};

/// Where a row stands on the page of what somebody owes.
pub fn place(id: FollowUpId) -> String {
    format!("row-{id}")
}

/// Where the button stands with which a unit hands in.
pub fn hand_in_place(round: RoundId, unit: UnitId) -> String {
    format!("hand-in-{round}-{unit}")
}

/// The word for a forecast.
pub fn forecast_word(text: Text, forecast: Forecast) -> String {
    match forecast {
        Forecast::Reached => text.forecast_reached(),
        Forecast::Uncertain => text.forecast_uncertain(),
        Forecast::NotReached => text.forecast_not_reached(),
    }
}

/// The look of a forecast.
pub const fn forecast_look(forecast: Forecast) -> (Tone, Glyph) {
    match forecast {
        Forecast::Reached => (Tone::Good, Glyph::Up),
        Forecast::Uncertain => (Tone::Warn, Glyph::Right),
        Forecast::NotReached => (Tone::Bad, Glyph::Down),
    }
}

/// The names of the fields of an answer.
pub fn labels(text: Text) -> [(&'static str, String); 6] {
    [
        ("status", text.follow_up_status()),
        ("sentence", text.follow_up_sentence()),
        ("what_happened", text.follow_up_what_happened()),
        ("why", text.follow_up_why()),
        ("what_now", text.follow_up_what_now()),
        ("forecast", text.follow_up_forecast()),
    ]
}

/// The label of each field with what was typed and what holds now.
pub(crate) fn both(text: Text, typed: &FollowUpForm, now: &FollowUpForm) -> Vec<(String, String, String)> {
    let status = |word: &str| {
        domain::status::Status::from_word(word).map(|status| crate::status::word(text, status)).unwrap_or_default()
    };
    let forecast =
        |word: &str| Forecast::from_word(word).map(|forecast| forecast_word(text, forecast)).unwrap_or_default();
    let plain = |words: &str| words.replace("\r\n", "\n");
    let pair = |label: String, typed: &str, now: &str| (label, plain(typed), plain(now));
    vec![
        (text.follow_up_status(), status(&typed.status), status(&now.status)),
        pair(text.follow_up_sentence(), &typed.sentence, &now.sentence),
        pair(text.follow_up_what_happened(), &typed.what_happened, &now.what_happened),
        pair(text.follow_up_why(), &typed.why, &now.why),
        pair(text.follow_up_what_now(), &typed.what_now, &now.what_now),
        (text.follow_up_forecast(), forecast(&typed.forecast), forecast(&now.forecast)),
    ]
}
