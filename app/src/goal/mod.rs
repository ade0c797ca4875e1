//! Goals: the red thread, a goal's page, and the forms of those who write, decide, contribute and judge.

pub mod check;
pub mod conflict;
pub mod contribution;
pub mod decision;
pub mod edit;
pub mod facts;
pub mod figures;
pub mod judgement;
pub mod row;
pub mod show;
pub mod thread;

use crate::text::Text;
use chrono::NaiveDate;
use domain::id::GoalId;
use domain::judgement::Judgement;
use domain::level::Level;
use domain::theme::Theme;

/// The address of a goal, on a day when another than today is shown.
pub fn address(id: GoalId, on: Option<NaiveDate>) -> String {
    crate::link::on_day(format!("/goals/{id}"), on)
}

/// What one goal on the level is called.
pub fn level_name(text: Text, level: &Level) -> String {
    text.either(&level.name_sv, &level.name_en).to_owned()
}

/// What the theme is called.
pub fn theme_name(text: Text, theme: &Theme) -> String {
    text.either(&theme.name_sv, &theme.name_en).to_owned()
}

/// Who judged, as readers see it: the role in their language, and the unit.
pub fn judged_by(text: Text, judgement: &Judgement) -> String {
    let (word, unit) = judgement.by_role.split_once(", ").unwrap_or((&judgement.by_role, ""));
    match domain::appointment::Role::from_word(word) {
        Some(role) => format!("{}, {unit}", crate::appointment::role_name(text, role)),
        None => judgement.by_role.clone(),
    }
}
