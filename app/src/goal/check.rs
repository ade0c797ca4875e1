//! What a goal lacks and which soft limits it passes, with the reason for each.

use crate::chip::{Glyph, Shape};
use crate::organisation::kind_name;
use crate::text::Text;
use domain::publishing::{Check, SoftLimit};
use leptos::prelude::*;

/// What is missing and why it matters.
fn missing(text: Text, check: &Check) -> (String, String) {
    match check {
        Check::NoIndicator => (text.check_no_indicator(), text.check_no_indicator_why()),
        Check::NoMainIndicator => (text.check_no_main_indicator(), text.check_no_main_indicator_why()),
        Check::NoBaseline(name) => (text.check_no_baseline(name), text.check_no_baseline_why()),
        Check::NoTarget(name) => (text.check_no_target(name), text.check_no_target_why()),
        Check::NoDirection(name) => (text.check_no_direction(name), text.check_no_direction_why()),
        Check::NoAccountableRole => (text.check_no_accountable_role(), text.check_no_accountable_role_why()),
        Check::NoForWhom => (text.check_no_for_whom(), text.check_no_for_whom_why()),
        Check::NoChange => (text.check_no_change(), text.check_no_change_why()),
        Check::NoParent => (text.check_no_parent(), text.check_no_parent_why()),
        Check::AnotherBody(decides) => {
            (text.check_another_body(), text.check_another_body_why(kind_name(text, *decides)))
        }
    }
}

/// Which limit is passed and why there is one.
fn passed(text: Text, limit: SoftLimit) -> (String, String) {
    match limit {
        SoftLimit::GoalsOnLevel { count } => (text.limit_goals_on_level(count), text.limit_goals_on_level_why()),
        SoftLimit::MainIndicators { count } => (text.limit_main_indicators(count), text.limit_main_indicators_why()),
        SoftLimit::Levels { count } => (text.limit_levels(count), text.limit_levels_why()),
    }
}

/// The card that those who write see.
#[component]
pub fn Checks(
    /// The words.
    text: Text,
    /// What is missing.
    checks: Vec<Check>,
    /// Which limits are passed.
    limits: Vec<SoftLimit>,
) -> impl IntoView {
    let all_met = checks.is_empty();
    view! {
        <section class="card screen-only">
            <h2>{text.goal_checks_title()}</h2>
            <p class="meta">{text.goal_checks_text()}</p>
            <ul class="checks">
                {all_met.then(|| view! {
                    <li class="is-met"><Shape glyph=Glyph::Tick /><div>{text.goal_checks_all_met()}</div></li>
                })}
                {check_items(text, &checks)}
                {limit_items(text, &limits)}
            </ul>
        </section>
    }
    .into_any()
}

/// What is missing as items of a list of checks.
pub(crate) fn check_items(text: Text, checks: &[Check]) -> Vec<AnyView> {
    checks.iter().map(|check| item("is-missing", Glyph::Cross, missing(text, check))).collect()
}

/// Soft limits as items of a list of checks.
pub(crate) fn limit_items(text: Text, limits: &[SoftLimit]) -> Vec<AnyView> {
    limits.iter().map(|limit| item("is-over", Glyph::Warning, passed(text, *limit))).collect()
}

fn item(class: &'static str, glyph: Glyph, (what, why): (String, String)) -> AnyView {
    view! { <li class=class><Shape glyph /><div>{what}<p>{why}</p></div></li> }.into_any()
}
