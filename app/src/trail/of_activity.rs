//! What the fields of an activity are called in the trail, and what their values say.

use crate::activity::{evidence_word, stage_word, verdict_word};
use crate::text::Text;
use domain::activity::{ActivityStage, Evidence};
use domain::hypothesis::VerdictKind;
use domain::money::Money;

/// What a field of an activity is called, where it is called so in no other object.
pub(super) fn field(text: Text, field: &str) -> Option<String> {
    let of_a_part = match field.strip_prefix("activity.").unwrap_or(field) {
        "state.state" => text.field_stage_of_activity(),
        "state.on" => text.field_stage_since(),
        "state.by" => text.field_replaced_by(),
        "state.into" => text.field_merged_into(),
        "state.lesson" => text.field_lesson(),
        "span.from" => text.field_starts(),
        "span.to" => text.field_ends(),
        "unit" => text.activity_unit(),
        "shared" => text.activity_shared(),
        "what" => text.activity_what(),
        "accountable_title" => text.field_accountable(),
        "cost" => text.activity_cost(),
        "hours" => text.activity_hours(),
        "evidence" => text.activity_evidence(),
        "experiment" => text.activity_experiment(),
        "needs" => text.activity_needs(),
        "steps.title" => text.field_step(),
        "steps.due" => text.field_step_due(),
        "steps.done_on" => text.field_step_done(),
        _ => return of_a_hypothesis(text, field),
    };
    Some(of_a_part)
}

fn of_a_hypothesis(text: Text, field: &str) -> Option<String> {
    Some(match field.strip_prefix("hypotheses.")? {
        "goal" => text.field_goal(),
        "effect" => text.field_effect(),
        "indicator" => text.field_seen_in(),
        "expected_change" => text.field_expected_change(),
        "by_when" => text.field_tested_by(),
        "because" => text.field_because(),
        "verdict.kind" => text.field_verdict(),
        "verdict.sentence" => text.field_sentence(),
        "verdict.on" => text.field_tested_on(),
        _ => return None,
    })
}

/// What the value of a field of an activity says, where it is stored as a word or as a bare number.
pub(super) fn said(text: Text, field: &str, value: &str) -> Option<String> {
    match field.strip_prefix("activity.").unwrap_or(field) {
        "state.state" => ActivityStage::from_word(value).map(|stage| stage_word(text, stage)),
        "cost" => value.parse().ok().map(|ore| Money(ore).shown()),
        "evidence" => Evidence::from_word(value).map(|evidence| evidence_word(text, evidence)),
        "hypotheses.verdict.kind" => VerdictKind::from_word(value).map(|verdict| verdict_word(text, verdict)),
        _ => None,
    }
}
