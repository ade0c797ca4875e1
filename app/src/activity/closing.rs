//! Closing an activity, and removing an obstacle.

use super::address;
use super::hypothesis::Crumbs;
use crate::chip::{Glyph, Shape};
use crate::form::{Field, Form};
use crate::notice::Warning;
use domain::activity::{ActivityName, ActivityPage, ActivityStage, ClosingForm};
use domain::obstacle::{Obstacle, ObstacleForm};
use leptos::prelude::*;

/// The page on which an activity is closed: how it ends, what was learned, and which tests are due.
#[component]
pub fn ClosingEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The activity.
    page: ActivityPage,
    /// What was typed.
    typed: ClosingForm,
    /// Activities that may go on in its place.
    others: Vec<ActivityName>,
    /// Why it was not closed, when the form comes back for another reason than what was typed.
    refused: Option<String>,
) -> impl IntoView {
    let text = form.text;
    let (id, title) = (page.activity.id, page.activity.title.clone());
    let labels = [
        ("ending", text.closing_ending()),
        ("lesson", text.closing_lesson()),
        ("reason", text.closing_reason()),
        ("successor", text.closing_successor()),
    ];
    let is_ongoing = page.activity.state.stage() == ActivityStage::Ongoing;
    let endings = [
        (ActivityStage::Done, text.closing_done(), is_ongoing),
        (ActivityStage::Stopped, text.closing_stopped(), true),
        (ActivityStage::Replaced, text.closing_replaced(), true),
        (ActivityStage::Merged, text.closing_merged(), true),
    ];
    let endings = endings
        .into_iter()
        .filter(|(_, _, is_offered)| *is_offered)
        .map(|(stage, words, _)| (stage.word().to_owned(), words))
        .collect();
    let untested = page.hypotheses.iter().filter(|tie| tie.hypothesis.verdict.is_none());
    let untested: Vec<_> = untested
        .map(|tie| {
            let day = tie.hypothesis.by_when.map_or_else(
                || text.closing_test_after(),
                |day| if day <= page.on { text.closing_test_now() } else { text.closing_test_on(text.long_date(day)) },
            );
            view! { <li>{tie.goal.clone()}": "{day}</li> }
        })
        .collect();
    let has_untested = !untested.is_empty();
    let others = others.iter().map(|other| (other.id.to_string(), other.title.clone())).collect();
    view! {
        <Crumbs text id title=title.clone() />
        <div class="page-head"><h1>{text.closing_title()}</h1><p class="lead">{title}</p></div>
        <form class="form" method="post" action=format!("/activities/{id}/ending") novalidate>
            {form.head(&labels)}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            {form.radios(Field::required("ending", text.closing_ending()), endings, &typed.ending)}
            {form.area(
                Field::depending("lesson", text.closing_lesson()).hint(text.closing_lesson_hint()), 3, &typed.lesson,
            )}
            {form.area(Field::depending("reason", text.closing_reason()).hint(text.closing_reason_hint()), 2, &typed.reason)}
            {form.select(
                Field::depending("successor", text.closing_successor()).hint(text.closing_successor_hint()), others,
                &typed.successor,
            )}
            {has_untested.then(|| view! {
                <div class="notice"><Shape glyph=Glyph::Info /><div>
                    <h2>{text.closing_tests()}</h2><ul>{untested}</ul>
                </div></div>
            })}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.closing_save()}</button>
                <a href=address(id)>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The page on which a leader says how an obstacle was removed.
#[component]
pub fn RemovalEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The activity.
    page: ActivityPage,
    /// The obstacle.
    obstacle: Obstacle,
    /// What was typed.
    typed: ObstacleForm,
    /// Why it was not done, when the form comes back for another reason than what was typed.
    refused: Option<String>,
) -> impl IntoView {
    let text = form.text;
    let (id, title) = (page.activity.id, page.activity.title);
    let labels = [("text", text.removal_how())];
    view! {
        <Crumbs text id title />
        <div class="page-head"><h1>{text.activity_obstacle_remove()}</h1><p class="lead">{obstacle.text}</p></div>
        <form class="form" method="post" action=format!("/activities/{id}/obstacles/{}/removal", obstacle.id) novalidate>
            {form.head(&labels)}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {form.area(Field::required("text", text.removal_how()).hint(text.removal_how_hint()), 3, &typed.text)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.removal_save()}</button>
                <a href=address(id)>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
