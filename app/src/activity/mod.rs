//! Activities: lists, a page, and the forms of those who choose them and carry them out.

pub mod approval;
pub mod calendar;
pub mod closing;
pub mod edit;
pub mod filter;
pub mod hypothesis;
pub mod lesson;
pub mod list;
pub mod of_goal;
pub mod show;
pub mod timeline;

use crate::chip::{Chip, Glyph, Tone};
use crate::text::Text;
use domain::activity::{ActivityName, ActivityStage, Evidence};
use domain::hypothesis::VerdictKind;
use domain::id::ActivityId;
use leptos::prelude::*;

/// The address of an activity.
pub fn address(id: ActivityId) -> String {
    format!("/activities/{id}")
}

/// The word for an activity's place in its life.
pub fn stage_word(text: Text, stage: ActivityStage) -> String {
    match stage {
        ActivityStage::Proposed => text.activity_stage_proposed(),
        ActivityStage::Planned => text.activity_stage_planned(),
        ActivityStage::Ongoing => text.activity_stage_ongoing(),
        ActivityStage::Done => text.activity_stage_done(),
        ActivityStage::Stopped => text.activity_stage_stopped(),
        ActivityStage::Replaced => text.activity_stage_replaced(),
        ActivityStage::Merged => text.activity_stage_merged(),
    }
}

/// The look of an activity's place in its life. What is over is neither good nor bad: whether it helped is another question.
pub const fn stage_look(stage: ActivityStage) -> (Tone, Glyph) {
    match stage {
        ActivityStage::Proposed => (Tone::None, Glyph::Proposed),
        ActivityStage::Planned => (Tone::None, Glyph::Ring),
        ActivityStage::Ongoing => (Tone::Way, Glyph::Playing),
        ActivityStage::Done => (Tone::None, Glyph::Tick),
        ActivityStage::Stopped => (Tone::None, Glyph::Stop),
        ActivityStage::Replaced => (Tone::None, Glyph::Replaced),
        ActivityStage::Merged => (Tone::None, Glyph::Merged),
    }
}

/// The word for what came of a hypothesis.
pub fn verdict_word(text: Text, verdict: VerdictKind) -> String {
    match verdict {
        VerdictKind::Helped => text.verdict_helped(),
        VerdictKind::DidNotHelp => text.verdict_did_not_help(),
        VerdictKind::CannotTell => text.verdict_cannot_tell(),
    }
}

/// The look of what came of a hypothesis.
pub const fn verdict_look(verdict: VerdictKind) -> (Tone, Glyph) {
    match verdict {
        VerdictKind::Helped => (Tone::Good, Glyph::Met),
        VerdictKind::DidNotHelp => (Tone::Bad, Glyph::NotMet),
        VerdictKind::CannotTell => (Tone::None, Glyph::Dash),
    }
}

/// How well it is known that such an activity has such an effect.
pub fn evidence_word(text: Text, evidence: Evidence) -> String {
    match evidence {
        Evidence::Research => text.evidence_research(),
        Evidence::Proven => text.evidence_proven(),
        Evidence::Promising => text.evidence_promising(),
        Evidence::Untested => text.evidence_untested(),
    }
}

/// A role and its unit as what was said keeps them, with the role's word turned into its name.
pub(crate) fn by_role(text: Text, said: &str) -> String {
    let (word, unit) = said.split_once(", ").unwrap_or((said, ""));
    match domain::appointment::Role::from_word(word) {
        Some(role) => format!("{}, {unit}", crate::appointment::role_name(text, role)),
        None => said.to_owned(),
    }
}

/// The chip of an activity: what is late says so first.
#[component]
pub fn ActivityChip(
    /// The words.
    text: Text,
    /// Where it is in its life.
    stage: ActivityStage,
    /// Whether something that was due has passed.
    #[prop(optional)]
    late: bool,
) -> impl IntoView {
    if late {
        view! { <Chip look=(Tone::Warn, Glyph::Clock) word=text.activity_late() /> }.into_any()
    } else {
        view! { <Chip look=stage_look(stage) word=stage_word(text, stage) /> }.into_any()
    }
}

/// The chip of a verdict.
#[component]
pub fn VerdictChip(
    /// The words.
    text: Text,
    /// What came of it.
    verdict: VerdictKind,
) -> impl IntoView {
    view! { <Chip look=verdict_look(verdict) word=verdict_word(text, verdict) /> }
}

/// Activities as a list of links, each with its state in words.
pub(crate) fn names(text: Text, names: Vec<ActivityName>) -> Vec<AnyView> {
    names
        .into_iter()
        .map(|name| {
            let state = stage_word(text, name.stage).to_lowercase();
            view! { <li><a href=address(name.id)>{name.title}</a>" "<span class="meta">{state}</span></li> }.into_any()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_and_every_verdict_has_a_shape_of_its_own() {
        let stages = ActivityStage::ALL.iter().map(|stage| stage_look(*stage).1);
        let shapes: Vec<Glyph> = stages.chain([Glyph::Clock]).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?} stands for two stages");
        }
        let verdicts: Vec<Glyph> = VerdictKind::ALL.iter().map(|verdict| verdict_look(*verdict).1).collect();
        assert!(verdicts.windows(2).all(|two| two[0] != two[1]));
    }
}
