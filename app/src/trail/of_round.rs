//! What the fields of rounds and follow-ups are called in the trail, and what their values say.

use crate::activity::by_role;
use crate::follow_up::forecast_word;
use crate::round::{answer_stage_word, section_word, stage_word};
use crate::text::Text;
use domain::event::ObjectKind;
use domain::follow_up::Forecast;
use domain::round::{AnswerStage, RoundStage, Section};

/// What a field is called, where it is called so in no other object.
pub(super) fn field(text: Text, kind: ObjectKind, field: &str) -> Option<String> {
    match kind {
        ObjectKind::Round => of_a_round(text, field),
        ObjectKind::FollowUp => of_a_follow_up(text, field),
        _ => None,
    }
}

fn of_a_round(text: Text, field: &str) -> Option<String> {
    Some(match field {
        "state.state" | "stage" => text.round_column_stage(),
        "state.on" => text.field_stage_since(),
        "state.opened_on" => text.field_opened_on(),
        "sections" => text.round_sections(),
        "due_on" => text.round_due_on(),
        "reader" => text.round_reader_field(),
        "body" => text.round_body(),
        "sent_back" => text.round_return_reason(),
        _ => return None,
    })
}

fn of_a_follow_up(text: Text, field: &str) -> Option<String> {
    Some(match field.strip_prefix("said.").unwrap_or(field) {
        "what_happened" => text.follow_up_what_happened(),
        "why" => text.follow_up_why(),
        "what_now" => text.follow_up_what_now(),
        "forecast" => text.follow_up_forecast(),
        "front_line" => text.section_front_line(),
        "front_line_by" => text.field_front_line_by(),
        "on" => text.field_answered_on(),
        "by_role" => text.field_answered_by(),
        "late" => text.follow_up_late(),
        _ => return None,
    })
}

/// What the value of a field says, where it is stored as a word.
pub(super) fn said(text: Text, kind: ObjectKind, field: &str, value: &str) -> Option<String> {
    match (kind, field.rsplit('.').next().unwrap_or(field)) {
        (ObjectKind::Round, "state") => RoundStage::from_word(value).map(|stage| stage_word(text, stage)),
        (ObjectKind::Round, "stage") => AnswerStage::from_word(value).map(|stage| answer_stage_word(text, stage)),
        (ObjectKind::Round, "sections") => {
            let words = value.split(", ").filter_map(Section::from_word).map(|section| section_word(text, section));
            Some(words.collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty())
        }
        (ObjectKind::FollowUp, "forecast") => Forecast::from_word(value).map(|forecast| forecast_word(text, forecast)),
        (ObjectKind::FollowUp, "by_role" | "front_line_by") => Some(by_role(text, value)),
        _ => None,
    }
}
