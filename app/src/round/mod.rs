//! Rounds of follow-up: the list, the board of one, the form, what a unit answers, two beside each other.

pub mod board;
pub mod compare;
pub mod edit;
pub mod list;
pub mod unit;

use crate::chip::{Chip, Glyph, Tone};
use crate::link::on_day;
use crate::text::Text;
use chrono::NaiveDate;
use domain::id::{RoundId, UnitId};
use domain::round::{AnswerStage, LegalDay, RoundStage, Section};
use leptos::prelude::*;

/// The address of a round.
pub fn address(id: RoundId, on: Option<NaiveDate>) -> String {
    on_day(format!("/rounds/{id}"), on)
}

/// The address of what a unit answers in a round.
pub fn unit_address(id: RoundId, unit: UnitId, on: Option<NaiveDate>) -> String {
    on_day(format!("/rounds/{id}/units/{unit}"), on)
}

/// The word for a section.
pub fn section_word(text: Text, section: Section) -> String {
    match section {
        Section::Judgement => text.section_judgement(),
        Section::Analysis => text.section_analysis(),
        Section::Forecast => text.section_forecast(),
        Section::FrontLine => text.section_front_line(),
    }
}

/// The word for a round's place in its life.
pub fn stage_word(text: Text, stage: RoundStage) -> String {
    match stage {
        RoundStage::Planned => text.round_stage_planned(),
        RoundStage::Open => text.round_stage_open(),
        RoundStage::Closed => text.round_stage_closed(),
    }
}

/// The word for how far a unit has come.
pub fn answer_stage_word(text: Text, stage: AnswerStage) -> String {
    match stage {
        AnswerStage::Answering => text.answer_stage_answering(),
        AnswerStage::HandedIn => text.answer_stage_handed_in(),
        AnswerStage::Returned => text.answer_stage_returned(),
        AnswerStage::Approved => text.answer_stage_approved(),
    }
}

/// The look of how far a unit has come.
pub const fn answer_stage_look(stage: AnswerStage) -> (Tone, Glyph) {
    match stage {
        AnswerStage::Answering => (Tone::None, Glyph::Ring),
        AnswerStage::HandedIn => (Tone::Way, Glyph::Proposed),
        AnswerStage::Returned => (Tone::Warn, Glyph::Replaced),
        AnswerStage::Approved => (Tone::Good, Glyph::Decided),
    }
}

/// What the law asks for on a day.
pub fn legal_word(text: Text, legal: LegalDay) -> String {
    match legal {
        LegalDay::InterimReport => text.legal_interim_report(),
        LegalDay::AnnualReport => text.legal_annual_report(),
    }
}

/// The chip of a round's place in its life.
#[component]
pub fn RoundChip(
    /// The words.
    text: Text,
    /// Where it is.
    stage: RoundStage,
) -> impl IntoView {
    let look = match stage {
        RoundStage::Planned => (Tone::None, Glyph::Draft),
        RoundStage::Open => (Tone::Way, Glyph::Playing),
        RoundStage::Closed => (Tone::None, Glyph::Closed),
    };
    view! { <Chip look word=stage_word(text, stage) /> }
}

/// The chip of how far a unit has come; what is late says so first.
#[component]
pub fn AnswerStageChip(
    /// The words.
    text: Text,
    /// How far.
    stage: AnswerStage,
    /// Whether its last day has passed.
    #[prop(optional)]
    late: bool,
) -> impl IntoView {
    let word = answer_stage_word(text, stage);
    if late && stage.is_open() {
        let word = if stage == AnswerStage::Returned {
            text.answer_stage_late(word.to_lowercase())
        } else {
            text.round_late()
        };
        view! { <Chip look=(Tone::Warn, Glyph::Clock) word /> }.into_any()
    } else {
        view! { <Chip look=answer_stage_look(stage) word /> }.into_any()
    }
}

/// Where the page stands: under the list of rounds, and under `round` where there is one.
#[component]
pub(crate) fn Crumbs(
    text: Text,
    round: Option<(RoundId, String)>,
    #[prop(default = None)] on: Option<NaiveDate>,
) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/rounds">{text.nav_rounds()}</a></li>
            {round.map(|(id, title)| view! { <li><a href=address(id, on)>{title}</a></li> })}
        </ol></nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_a_shape_of_its_own() {
        let shapes: Vec<Glyph> = AnswerStage::ALL.iter().map(|stage| answer_stage_look(*stage).1).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?} stands for two stages");
        }
    }
}
