//! Corrective measures: the register, one of them, and the forms.

pub mod edit;
pub mod list;
pub mod show;

use crate::activity::{VerdictChip, verdict_word};
use crate::chip::{Chip, Glyph, Tone};
use crate::text::Text;
use chrono::NaiveDate;
use domain::hypothesis::VerdictKind;
use domain::id::MeasureId;
use domain::measure::{MeasureRow, MeasureStage};
use leptos::prelude::*;

/// The address of a measure.
pub fn address(id: MeasureId) -> String {
    format!("/measures/{id}")
}

/// The word for a measure's place in its life.
pub fn stage_word(text: Text, stage: MeasureStage) -> String {
    match stage {
        MeasureStage::Planned => text.measure_stage_planned(),
        MeasureStage::Done => text.measure_stage_done(),
        MeasureStage::Followed => text.measure_stage_followed(),
        MeasureStage::Dropped => text.measure_stage_dropped(),
    }
}

/// The look of a measure's place in its life.
pub const fn stage_look(stage: MeasureStage) -> (Tone, Glyph) {
    match stage {
        MeasureStage::Planned => (Tone::None, Glyph::Ring),
        MeasureStage::Done => (Tone::Way, Glyph::Tick),
        MeasureStage::Followed => (Tone::None, Glyph::Decided),
        MeasureStage::Dropped => (Tone::None, Glyph::Stop),
    }
}

/// The chip of a measure: whether it helped, when that has been said; otherwise what is late says so first.
#[component]
pub fn MeasureChip(
    /// The words.
    text: Text,
    /// Where it is in its life.
    stage: MeasureStage,
    /// Whether it helped.
    verdict: Option<VerdictKind>,
    /// Whether its day has passed.
    late: bool,
) -> impl IntoView {
    match verdict {
        Some(verdict) => view! { <VerdictChip text verdict /> }.into_any(),
        None if late => view! { <Chip look=(Tone::Warn, Glyph::Clock) word=text.measure_late() /> }.into_any(),
        None => view! { <Chip look=stage_look(stage) word=stage_word(text, stage) /> }.into_any(),
    }
}

/// Measures as lines: what, who does it, by when, and how it stands.
#[component]
pub fn MeasureLines(
    /// The words.
    text: Text,
    /// The measures.
    rows: Vec<MeasureRow>,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let late = row.is_late(today);
            let due = match row.stage {
                MeasureStage::Planned => text.measure_due(text.long_date(row.due_on)),
                MeasureStage::Done => text.measure_to_follow(),
                MeasureStage::Followed | MeasureStage::Dropped => String::new(),
            };
            view! {
                <li>
                    <span><a href=address(row.id)>{row.title}</a>" "<span class="meta">{row.unit.name}</span></span>
                    <span class="meta">{due}</span>
                    <MeasureChip text stage=row.stage verdict=row.verdict late />
                </li>
            }
        })
        .collect();
    view! { <ul class="act-lines">{items}</ul> }.into_any()
}

/// The verdicts to choose among, each with its word.
pub(crate) fn verdicts(text: Text) -> Vec<(String, String)> {
    VerdictKind::ALL.iter().map(|verdict| (verdict.word().to_owned(), verdict_word(text, *verdict))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::verdict_look;

    #[test]
    fn every_stage_and_every_verdict_has_a_shape_of_its_own() {
        let stages = MeasureStage::ALL.iter().map(|stage| stage_look(*stage).1);
        let verdicts = VerdictKind::ALL.iter().map(|verdict| verdict_look(*verdict).1);
        let shapes: Vec<Glyph> = stages.chain(verdicts).chain([Glyph::Clock]).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?} stands for two");
        }
    }
}
