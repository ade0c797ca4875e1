//! What the fields of corrective measures are called in the trail, and what their values say.

use crate::activity::verdict_word;
use crate::measure::stage_word;
use crate::text::Text;
use domain::event::ObjectKind;
use domain::hypothesis::VerdictKind;
use domain::measure::MeasureStage;

/// What a field is called, where it is called so in no other object.
pub(super) fn field(text: Text, kind: ObjectKind, field: &str) -> Option<String> {
    if kind != ObjectKind::Measure {
        return None;
    }
    Some(match field {
        "state.state" => text.assignment_column_stage(),
        "state.done_on" => text.measure_stage_done(),
        "state.dropped_on" => text.measure_stage_dropped(),
        "state.followed_on" => text.measure_stage_followed(),
        "state.note" => text.measure_what_done(),
        "state.reason" => text.measure_why_dropped(),
        "state.verdict" => text.measure_effect(),
        "state.sentence" => text.measure_effect_sentence(),
        "deviation" => text.measure_deviation(),
        "goal" => text.measure_goal(),
        "unit" => text.measure_unit(),
        "accountable_title" => text.measure_accountable(),
        "due_on" => text.measure_field_due(),
        _ => return None,
    })
}

/// What the value of a field says, where it is stored as a word.
pub(super) fn said(text: Text, kind: ObjectKind, field: &str, value: &str) -> Option<String> {
    match (kind, field) {
        (ObjectKind::Measure, "state.state") => MeasureStage::from_word(value).map(|stage| stage_word(text, stage)),
        (ObjectKind::Measure, "state.verdict") => {
            VerdictKind::from_word(value).map(|verdict| verdict_word(text, verdict))
        }
        _ => None,
    }
}
