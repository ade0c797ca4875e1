//! What is known of a goal beside its figures: the decision, and what it says.

use super::thread::filter_address;
use super::{address, theme_name};
use crate::hyphen::hyphenated;
use crate::period;
use crate::text::Text;
use chrono::NaiveDate;
use domain::goal::{GoalPage, GoalState, ThreadFilter};
use domain::level::LevelKind;
use domain::theme::{Theme, ThemeKind};
use leptos::prelude::*;

/// Whether a source told of the goal, so that what is missing is missing there.
const fn is_imported(page: &GoalPage) -> bool {
    !page.goal.source.is_empty()
}

/// A fact, or that the source does not say, or that nobody has said.
fn stated(text: Text, fact: &str, is_imported: bool) -> AnyView {
    if fact.is_empty() {
        let why = if is_imported { text.not_stated() } else { text.goal_not_given() };
        view! { <dd class="muted">{why}</dd> }.into_any()
    } else {
        view! { <dd>{fact.to_owned()}</dd> }.into_any()
    }
}

/// Who decided, when, who answers for it, and when it holds.
#[component]
pub fn DecisionCard(
    /// The words.
    text: Text,
    /// The page of the goal.
    page: GoalPage,
    /// The day that is shown, when it is not today.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let goal = &page.goal;
    let known = |fact: &str| stated(text, fact, is_imported(&page));
    let decision = goal.state.decision().map(|decision| {
        let date = decision.date.map(|date| text.long_date(date)).unwrap_or_default();
        view! {
            <dt>{text.goal_decision_by()}</dt><dd>{hyphenated(&page.body.name)}</dd>
            <dt>{text.goal_decision_date()}</dt>{known(&date)}
            <dt>{text.goal_decision_paragraph()}</dt>{known(&decision.paragraph)}
            <dt>{text.goal_decision_registry_number()}</dt>{known(&decision.registry_number)}
        }
    });
    let is_undecided = decision.is_none();
    let closing = if let GoalState::Closed { closing, .. } = &goal.state { Some(closing.clone()) } else { None };
    let closing = closing.map(|closing| {
        let day = closing.date.map(|date| text.long_date(date)).unwrap_or_default();
        let words = [day, closing.paragraph, closing.registry_number];
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
        view! { <dt>{text.goal_decision_closed()}</dt>{known(&words)} }
    });
    let accountable = goal.accountable.as_ref().map(|accountable| accountable.title.clone()).unwrap_or_default();
    let accountable = match &page.accountable_unit {
        Some(unit) => format!("{accountable}, {}", hyphenated(&unit.name)),
        None => accountable,
    };
    let title = if is_undecided { text.goal_decision_span() } else { text.goal_decision_title() };
    view! {
        <section class="card">
            <h2>{title}</h2>
            <dl class="facts">
                {decision}
                {is_undecided.then(|| view! { <dt>{text.goal_field_body()}</dt><dd>{hyphenated(&page.body.name)}</dd> })}
                {closing}
                <dt>{text.goal_decision_accountable()}</dt>{known(&accountable)}
                <dt>{text.goal_decision_span()}</dt><dd>{period::span(text, goal.span)}</dd>
                {(!goal.source.is_empty()).then(|| view! {
                    <dt>{text.goal_decision_source()}</dt><dd>{goal.source.clone()}</dd>
                })}
            </dl>
            {on.is_none().then(|| view! {
                <p class="card__foot screen-only">
                    <a href=format!("/trail?kind=goal&object={}", goal.id)>{text.goal_history()}</a>
                </p>
            })}
        </section>
    }
    .into_any()
}

/// For whom, which change, why, and what it hangs together with.
#[component]
pub fn Words(
    /// The words.
    text: Text,
    /// The page of the goal.
    page: GoalPage,
    /// The day that is shown, when it is not today.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let words = &page.goal.text;
    let is_vision = page.level.kind == LevelKind::Vision;
    let required = |label: String, fact: &str| {
        (!is_vision || !fact.is_empty()).then(|| view! { <dt>{label}</dt>{stated(text, fact, is_imported(&page))} })
    };
    let optional = |label: String, fact: String| (!fact.is_empty()).then(|| view! { <dt>{label}</dt><dd>{fact}</dd> });
    let given: Vec<_> = page
        .given_to
        .iter()
        .map(|unit| view! { <li><a href=crate::organisation::address(unit.id, on)>{unit.name.clone()}</a></li> })
        .collect();
    let by_when = words.by_when.map(|day| text.long_date(day)).unwrap_or_default();
    let parents: Vec<_> = page
        .parents
        .iter()
        .map(|(id, title)| view! { <li><a href=address(*id, on)>{title.clone()}</a></li> })
        .collect();
    let facts = [words.why.as_str(), &by_when, &words.for_whom, &words.change, &words.seen_how];
    if is_vision && facts.iter().all(|fact| fact.is_empty()) && page.serves.is_empty() && given.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="card">
            <h2>{text.goal_text_title()}</h2>
            <dl class="facts facts--stack">
                {required(text.goal_for_whom(), &words.for_whom)}
                {required(text.goal_change(), &words.change)}
                {optional(text.goal_why(), words.why.clone())}
                {required(text.goal_seen_how(), &words.seen_how)}
                {optional(text.goal_by_when(), by_when)}
                {themes(text, &page.serves, ThemeKind::FocusArea, text.goal_serves_focus(), on)}
                {themes(text, &page.serves, ThemeKind::Value, text.goal_serves_value(), on)}
                {(!given.is_empty()).then(|| view! {
                    <dt>{text.goal_given_to()}</dt><dd><ul class="plain">{given}</ul></dd>
                })}
                {(!parents.is_empty()).then(|| view! {
                    <dt>{text.goal_parents()}</dt><dd><ul class="plain">{parents}</ul></dd>
                })}
            </dl>
        </section>
    }
    .into_any()
}

/// The focus areas or values that it serves, each leading to the goals that do.
fn themes(text: Text, serves: &[Theme], kind: ThemeKind, label: String, on: Option<NaiveDate>) -> Option<AnyView> {
    let thread = |theme| filter_address(&ThreadFilter { theme: Some(theme), on, ..ThreadFilter::default() });
    let items: Vec<_> = serves
        .iter()
        .filter(|theme| theme.kind == kind)
        .map(|theme| view! { <li><a href=thread(theme.id)>{theme_name(text, theme)}</a></li> })
        .collect();
    (!items.is_empty()).then(|| view! { <dt>{label}</dt><dd><ul class="plain">{items}</ul></dd> }.into_any())
}
