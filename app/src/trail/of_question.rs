//! What the fields of questions are called in the trail, and what their values say.

use crate::question::subject_word;
use crate::text::Text;
use domain::event::ObjectKind;
use domain::question::Subject;

/// What a field is called, where it is called so in no other object.
pub(super) fn field(text: Text, kind: ObjectKind, field: &str) -> Option<String> {
    if kind != ObjectKind::Question {
        return None;
    }
    Some(match field {
        "subject" => text.field_subject(),
        "unit" => text.field_question_unit(),
        "text" => text.question(),
        "on" => text.field_asked_on(),
        "answer.text" => text.question_answer(),
        "answer.on" => text.field_answered_on(),
        _ => return None,
    })
}

/// What the value of a field says, where it is stored as a word.
pub(super) fn said(text: Text, kind: ObjectKind, field: &str, value: &str) -> Option<String> {
    match (kind, field) {
        (ObjectKind::Question, "subject") => Subject::from_word(value).map(|subject| subject_word(text, subject)),
        _ => None,
    }
}
