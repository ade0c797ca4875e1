//! Assignments: the register, one of them, and the form with which a body's decision becomes one.

pub mod edit;
pub mod list;
pub mod show;

use crate::chip::{Chip, Glyph, Tone};
use crate::text::Text;
use chrono::NaiveDate;
use domain::assignment::{AssignmentRow, AssignmentStage, Closing};
use domain::id::AssignmentId;
use leptos::prelude::*;

/// The address of an assignment.
pub fn address(id: AssignmentId) -> String {
    format!("/assignments/{id}")
}

/// The word for an assignment's place in its life.
pub fn stage_word(text: Text, stage: AssignmentStage) -> String {
    match stage {
        AssignmentStage::Ongoing => text.assignment_stage_ongoing(),
        AssignmentStage::Reported => text.assignment_stage_reported(),
        AssignmentStage::Done => text.assignment_stage_done(),
        AssignmentStage::Withdrawn => text.assignment_stage_withdrawn(),
    }
}

/// The look of an assignment's place in its life.
pub const fn stage_look(stage: AssignmentStage) -> (Tone, Glyph) {
    match stage {
        AssignmentStage::Ongoing => (Tone::Way, Glyph::Playing),
        AssignmentStage::Reported => (Tone::Way, Glyph::Proposed),
        AssignmentStage::Done => (Tone::None, Glyph::Tick),
        AssignmentStage::Withdrawn => (Tone::None, Glyph::Stop),
    }
}

/// How a body closes an assignment.
pub fn closing_word(text: Text, closing: Closing) -> String {
    match closing {
        Closing::Done => text.assignment_close_done(),
        Closing::Withdrawn => text.assignment_close_withdrawn(),
    }
}

/// The chip of an assignment: what is late says so first.
#[component]
pub fn AssignmentChip(
    /// The words.
    text: Text,
    /// Where it is in its life.
    stage: AssignmentStage,
    /// Whether its day has passed.
    late: bool,
) -> impl IntoView {
    if late {
        view! { <Chip look=(Tone::Warn, Glyph::Clock) word=text.assignment_late() /> }.into_any()
    } else {
        view! { <Chip look=stage_look(stage) word=stage_word(text, stage) /> }.into_any()
    }
}

/// Assignments as lines: what, who to whom, by when, and how it stands.
#[component]
pub fn AssignmentLines(
    /// The words.
    text: Text,
    /// The assignments.
    rows: Vec<AssignmentRow>,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let late = row.is_late(today);
            let due = row.stage.is_open().then(|| text.assignment_due(text.long_date(row.due_on)));
            view! {
                <li>
                    <span><a href=address(row.id)>{row.title}</a><br/>
                        <span class="meta">{text.assignment_from_to(row.body.name, row.unit.name)}</span></span>
                    <span class="meta">{due}</span>
                    <AssignmentChip text stage=row.stage late />
                </li>
            }
        })
        .collect();
    view! { <ul class="act-lines">{items}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_a_shape_of_its_own() {
        let stages = AssignmentStage::ALL.iter().map(|stage| stage_look(*stage).1);
        let shapes: Vec<Glyph> = stages.chain([Glyph::Clock]).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?} stands for two stages");
        }
    }
}
