//! What the fields of assignments are called in the trail, and what their values say.

use crate::assignment::stage_word;
use crate::text::Text;
use domain::assignment::AssignmentStage;
use domain::event::ObjectKind;

/// What a field is called, where it is called so in no other object.
pub(super) fn field(text: Text, kind: ObjectKind, field: &str) -> Option<String> {
    if kind != ObjectKind::Assignment {
        return None;
    }
    Some(match field {
        "state.state" => text.assignment_column_stage(),
        "state.on" => text.assignment_column_reported(),
        "text" => text.field_assignment_text(),
        "unit" => text.field_given_to_unit(),
        "due_on" => text.field_due_on(),
        "decision.body" => text.field_decided_by(),
        "decision.date" => text.field_decided_on(),
        _ => return None,
    })
}

/// What the value of a field says, where it is stored as a word.
pub(super) fn said(text: Text, kind: ObjectKind, field: &str, value: &str) -> Option<String> {
    match (kind, field) {
        (ObjectKind::Assignment, "state.state") => {
            AssignmentStage::from_word(value).map(|stage| stage_word(text, stage))
        }
        _ => None,
    }
}
