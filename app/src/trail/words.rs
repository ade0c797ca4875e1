//! Events in words: what was done, to what, and what the fields are called.

use super::{of_activity, of_assignment, of_measure, of_question, of_round};
use crate::appointment::role_name;
use crate::indicator::{aim_word, direction_word, said_reason};
use crate::level::kind_word as level_kind_word;
use crate::measurement::{note, outcome_word, sex_word};
use crate::organisation::kind_name as unit_kind_name;
use crate::period::frequency;
use crate::status::{stage_word, word as status_word};
use crate::text::Text;
use crate::theme::kind_word as theme_kind_word;
use domain::appointment::Role;
use domain::event::{Act, ObjectKind};
use domain::goal::GoalStage;
use domain::indicator::{AimKind, DirectionKind};
use domain::level::LevelKind;
use domain::measurement::{Outcome, Sex};
use domain::organisation::UnitKind;
use domain::period::Frequency;
use domain::status::Status;
use domain::theme::ThemeKind;

/// What was done, in one short sentence.
pub(super) fn what(text: Text, kind: ObjectKind, act: Act) -> String {
    let done = match act {
        Act::Judged => return text.trail_what_judged(),
        Act::Reported => return text.trail_what_reported(),
        Act::Corrected => return text.trail_what_corrected(),
        Act::Imported => return text.trail_what_imported(),
        Act::Undone => return text.trail_what_undone(),
        Act::SignedIn => return text.trail_what_signed_in(),
        Act::SignInRefused => return text.trail_what_sign_in_refused(),
        Act::SignedOut => return text.trail_what_signed_out(),
        Act::ChoseRole => return text.trail_what_chose_role(),
        Act::PasswordSet => return text.trail_what_password_set(),
        Act::Exported => return text.trail_what_exported(),
        Act::VerdictGiven => return text.trail_what_verdict_given(),
        Act::ObstacleRaised => return text.trail_what_obstacle_raised(),
        Act::ObstacleRemoved => return text.trail_what_obstacle_removed(),
        Act::Created => text.act_created(),
        Act::Changed => text.act_changed(),
        Act::Removed => text.act_removed(),
        Act::Proposed => text.act_proposed(),
        Act::TakenBack => text.act_taken_back(),
        Act::Decided => text.act_decided(),
        Act::Closed => text.act_closed(),
        Act::Replaced => text.act_replaced(),
        Act::Adopted => text.act_adopted(),
        Act::Started => text.act_started(),
        Act::Finished => text.act_finished(),
        Act::Stopped => text.act_stopped(),
        Act::Resumed => text.act_resumed(),
        Act::Merged => text.act_merged(),
        Act::Opened => text.act_opened(),
        Act::HandedIn => text.act_handed_in(),
        Act::Returned => text.act_returned(),
        Act::Approved => text.act_approved(),
        Act::Reminded => text.act_reminded(),
        Act::Asked => text.act_asked(),
        Act::Answered => text.act_answered(),
        Act::Ended => text.act_ended(),
    };
    text.trail_what(kind_name(text, kind), done)
}

/// What kind of object it is, in the definite form: "Målet".
pub fn kind_name(text: Text, kind: ObjectKind) -> String {
    match kind {
        ObjectKind::Unit => text.kind_unit(),
        ObjectKind::Person => text.kind_person(),
        ObjectKind::Appointment => text.kind_appointment(),
        ObjectKind::Level => text.kind_level(),
        ObjectKind::Theme => text.kind_theme(),
        ObjectKind::Goal => text.kind_goal(),
        ObjectKind::Contribution => text.kind_contribution(),
        ObjectKind::Indicator => text.kind_indicator(),
        ObjectKind::Target => text.kind_target(),
        ObjectKind::Comparison => text.kind_comparison(),
        ObjectKind::Measurement => text.kind_measurement(),
        ObjectKind::Activity => text.kind_activity(),
        ObjectKind::ApprovalDemand => text.kind_approval_demand(),
        ObjectKind::Assignment => text.kind_assignment(),
        ObjectKind::Measure => text.kind_measure(),
        ObjectKind::Round => text.kind_round(),
        ObjectKind::FollowUp => text.kind_follow_up(),
        ObjectKind::Question => text.kind_question(),
        ObjectKind::Import => text.kind_import(),
        ObjectKind::Session => text.kind_session(),
        ObjectKind::Municipality => text.kind_municipality(),
    }
}

/// The kind in the plural, to choose by.
pub(super) fn kinds_name(text: Text, kind: ObjectKind) -> String {
    match kind {
        ObjectKind::Unit => text.kinds_unit(),
        ObjectKind::Person => text.kinds_person(),
        ObjectKind::Appointment => text.kinds_appointment(),
        ObjectKind::Level => text.kinds_level(),
        ObjectKind::Theme => text.kinds_theme(),
        ObjectKind::Goal => text.kinds_goal(),
        ObjectKind::Contribution => text.kinds_contribution(),
        ObjectKind::Indicator => text.kinds_indicator(),
        ObjectKind::Target => text.kinds_target(),
        ObjectKind::Comparison => text.kinds_comparison(),
        ObjectKind::Measurement => text.kinds_measurement(),
        ObjectKind::Activity => text.kinds_activity(),
        ObjectKind::ApprovalDemand => text.kinds_approval_demand(),
        ObjectKind::Assignment => text.kinds_assignment(),
        ObjectKind::Measure => text.kinds_measure(),
        ObjectKind::Round => text.kinds_round(),
        ObjectKind::FollowUp => text.kinds_follow_up(),
        ObjectKind::Question => text.kinds_question(),
        ObjectKind::Import => text.kinds_import(),
        ObjectKind::Session => text.kinds_session(),
        ObjectKind::Municipality => text.kinds_municipality(),
    }
}

/// What a field is called. The trail keeps every field that was ever there, so one that is not known here is shown as it is.
pub(super) fn field(text: Text, kind: ObjectKind, field: &str) -> String {
    let of_its_kind = (kind == ObjectKind::Activity).then(|| of_activity::field(text, field)).flatten();
    of_its_kind
        .or_else(|| of_round::field(text, kind, field))
        .or_else(|| of_question::field(text, kind, field))
        .or_else(|| of_assignment::field(text, kind, field))
        .or_else(|| of_measure::field(text, kind, field))
        .or_else(|| of_its_place(text, kind, field))
        .or_else(|| of_its_name(text, field.rsplit('.').next()?))
        .unwrap_or_else(|| field.to_owned())
}

/// Fields whose meaning hangs on where they stand.
fn of_its_place(text: Text, kind: ObjectKind, field: &str) -> Option<String> {
    Some(match field {
        "accountable.title" => text.field_accountable(),
        "accountable.unit" => text.field_accountable_unit(),
        "owner.title" => text.field_owner(),
        "owner.unit" => text.field_owner_unit(),
        "baseline.period" => text.field_baseline_period(),
        "baseline.value" => text.field_baseline_value(),
        "state.state" => text.field_stage(),
        "state.on" => text.field_proposed_on(),
        "state.by" => text.field_replaced_by(),
        "state.decision.body" => text.field_decided_by(),
        "state.decision.date" => text.field_decided_on(),
        "state.closing.body" => text.field_closed_by(),
        "state.closing.date" => text.field_closed_on(),
        "state.closing.paragraph" => text.field_closing_paragraph(),
        "state.closing.registry_number" => text.field_closing_registry_number(),
        "direction.reason" => text.field_no_direction_reason(),
        "goal_id" => text.field_goal(),
        "changed" if kind == ObjectKind::Import => text.field_changed(),
        "created" if kind == ObjectKind::Import => text.field_created(),
        "unchanged" if kind == ObjectKind::Import => text.field_unchanged(),
        _ => return None,
    })
}

/// Fields that mean the same wherever they stand.
fn of_its_name(text: Text, name: &str) -> Option<String> {
    of_a_goal(text, name).or_else(|| of_an_indicator(text, name)).or_else(|| of_the_rest(text, name))
}

fn of_a_goal(text: Text, name: &str) -> Option<String> {
    Some(match name {
        "title" => text.field_title(),
        "for_whom" => text.field_for_whom(),
        "change" => text.field_change(),
        "why" => text.field_why(),
        "seen_how" => text.field_seen_how(),
        "by_when" => text.field_by_when(),
        "level" => text.field_level(),
        "body" => text.field_body(),
        "parents" => text.field_parents(),
        "given_to" => text.field_given_to(),
        "serves" => text.field_serves(),
        "paragraph" => text.field_paragraph(),
        "registry_number" => text.field_registry_number(),
        "replaces" => text.field_replaces(),
        "status" => text.field_status(),
        "suggested" => text.field_suggested(),
        "sentence" => text.field_sentence(),
        "text" => text.field_text(),
        "stated_on" => text.field_stated_on(),
        "on" | "judged_on" => text.field_judged_on(),
        _ => return None,
    })
}

fn of_an_indicator(text: Text, name: &str) -> Option<String> {
    Some(match name {
        "description" => text.field_description(),
        "category" => text.field_category(),
        "unit_of_measure" => text.field_unit_of_measure(),
        "decimals" => text.field_decimals(),
        "direction" => text.field_direction(),
        "low" => text.field_low(),
        "high" => text.field_high(),
        "frequency" => text.field_frequency(),
        "expected_next" => text.field_expected_next(),
        "method" => text.field_method(),
        "split_by_sex" => text.field_split_by_sex(),
        "kolada_id" => text.field_kolada(),
        "ended_on" => text.field_ended_on(),
        "goals" | "goal" => text.field_goals(),
        "main" => text.field_main(),
        "period" => text.field_period(),
        "aim" => text.field_aim(),
        "value" => text.field_value(),
        "interim" => text.field_interim(),
        "note" => text.field_note(),
        "sex" => text.field_sex(),
        "outcome" => text.field_outcome(),
        "indicator" => text.field_indicator(),
        "comparison" => text.field_comparison(),
        "reported_on" => text.field_reported_on(),
        _ => return None,
    })
}

fn of_the_rest(text: Text, name: &str) -> Option<String> {
    Some(match name {
        "name" => text.field_name(),
        "short_name" => text.field_short_name(),
        "kind" => text.field_kind(),
        "parent" => text.field_parent(),
        "from" | "from_date" => text.field_from(),
        "to" | "to_date" => text.field_to(),
        "reason" => text.trail_reason(),
        "unit" | "unit_id" => text.field_unit(),
        "sample" => text.field_sample(),
        "source" => text.field_source(),
        "email" => text.field_email(),
        "open" => text.field_open(),
        "role" => text.field_role(),
        "person" | "person_name" => text.field_person(),
        "name_sv" => text.field_name_sv(),
        "name_en" => text.field_name_en(),
        "position" => text.field_position(),
        "decided_by" => text.field_decided_by(),
        "code" => text.field_code(),
        "reminders" => text.field_reminders(),
        "rows" => text.field_rows(),
        _ => return None,
    })
}

/// A value as people read it: words for what is stored as a word, dates and numbers as they are written here.
pub(super) fn said(text: Text, kind: ObjectKind, field: &str, value: &str) -> String {
    let name = field.rsplit('.').next().unwrap_or(field);
    let word = of_its_kind(text, kind, field, value).or_else(|| match name {
        "state" => GoalStage::from_word(value).map(|stage| stage_word(text, stage)),
        "status" | "suggested" => Status::from_word(value).map(|status| status_word(text, status)),
        "kind" if kind == ObjectKind::Level => LevelKind::from_word(value).map(|kind| level_kind_word(text, kind)),
        "kind" if kind == ObjectKind::Theme => ThemeKind::from_word(value).map(|kind| theme_kind_word(text, kind)),
        "kind" | "decided_by" if matches!(kind, ObjectKind::Unit | ObjectKind::Level) => {
            UnitKind::from_word(value).map(|kind| unit_kind_name(text, kind))
        }
        "sex" => Sex::from_word(value).map(|sex| sex_word(text, sex)),
        "outcome" => Outcome::from_word(value).map(|outcome| outcome_word(text, outcome)),
        "direction" => DirectionKind::from_word(value).map(|kind| direction_word(text, kind)),
        "aim" => AimKind::from_word(value).map(|kind| aim_word(text, kind)),
        "role" => Role::from_word(value).map(|role| role_name(text, role)),
        "frequency" => Frequency::from_word(value).map(|often| frequency(text, often)),
        "note" => Some(note(text, value)),
        "reason" if kind == ObjectKind::Indicator => Some(said_reason(text, value)),
        _ => None,
    });
    word.or_else(|| number(name, value)).or_else(|| plain(text, value)).unwrap_or_else(|| value.to_owned())
}

/// What a value says in the kinds of objects that have words of their own.
fn of_its_kind(text: Text, kind: ObjectKind, field: &str, value: &str) -> Option<String> {
    match kind {
        ObjectKind::Activity => of_activity::said(text, field, value),
        ObjectKind::Round | ObjectKind::FollowUp => of_round::said(text, kind, field, value),
        ObjectKind::Question => of_question::said(text, kind, field, value),
        ObjectKind::Measure => of_measure::said(text, kind, field, value),
        ObjectKind::Assignment => of_assignment::said(text, kind, field, value),
        _ => None,
    }
}

/// A number as Swedes write it. Only in fields that hold numbers: a registry number such as 2026.019 is none.
fn number(name: &str, value: &str) -> Option<String> {
    let is_number = matches!(name, "value" | "low" | "high" | "interim" | "expected_change");
    let number = value.parse::<f64>().ok().filter(|_| is_number)?;
    let decimals = value.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
    Some(domain::number::format(number, u8::try_from(decimals).unwrap_or(u8::MAX)))
}

fn plain(text: Text, value: &str) -> Option<String> {
    match value {
        "true" => Some(text.yes()),
        "false" => Some(text.no()),
        _ => value.parse().ok().filter(|_| value.len() == 10).map(|day| text.long_date(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    #[test]
    fn what_was_done_reads_as_a_sentence() {
        let swedish = Text::of(Locale::Swedish);
        assert_eq!(what(swedish, ObjectKind::Goal, Act::Decided), "Målet beslutades");
        assert_eq!(what(swedish, ObjectKind::Indicator, Act::Changed), "Indikatorn ändrades");
        assert_eq!(what(Text::of(Locale::English), ObjectKind::Unit, Act::Created), "The unit was created");
    }

    #[test]
    fn fields_and_values_are_said_in_words() {
        let swedish = Text::of(Locale::Swedish);
        let say = |name, value| (field(swedish, ObjectKind::Goal, name), said(swedish, ObjectKind::Goal, name, value));
        let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
        assert_eq!(say("state.state", "proposed"), pair("Läge i beslutsgången", "Föreslaget"));
        assert_eq!(say("text.by_when", "2028-12-31"), pair("Till när", "31 december 2028"));
        assert_eq!(say("reading.value", "0.89"), pair("Värde", "0,89"));
        assert_eq!(say("state.decision.date", "2024-12-16"), pair("Beslutat", "16 december 2024"));
        assert_eq!(say("state.decision.registry_number", "2026.019"), pair("Diarienummer", "2026.019"));
        assert_eq!(say("something.new", "x"), pair("something.new", "x"));
    }

    #[test]
    fn the_fields_of_an_activity_have_words_of_their_own() {
        let swedish = Text::of(Locale::Swedish);
        let kind = ObjectKind::Activity;
        let say = |name, value| (field(swedish, kind, name), said(swedish, kind, name, value));
        let pair = |field: &str, value: &str| (field.to_owned(), value.to_owned());
        assert_eq!(say("activity.state.state", "stopped"), pair("Läge", "Avbruten"));
        assert_eq!(say("activity.state.on", "2026-10-01"), pair("Sedan", "1 oktober 2026"));
        assert_eq!(say("activity.cost", "12000000"), pair("Kostnad", "120\u{a0}tkr"));
        assert_eq!(say("hypotheses.verdict.kind", "did_not_help"), pair("Hjälpte det?", "Hjälpte inte"));
        assert_eq!(say("hypotheses.expected_change", "-2.5"), pair("Väntad förändring", "−2,5"));
        assert_eq!(say("activity.title", "Läsombud"), pair("Titel", "Läsombud"));
    }
}
