//! Lessons: what was learned, the misses as plainly as the hits.

use super::{VerdictChip, address, verdict_word};
use crate::filter::{FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::text::Text;
use domain::hypothesis::{LESSONS_PER_PAGE, Lesson, LessonFilter, LessonList, VerdictKind};
use leptos::prelude::*;

/// Lessons, each under the activity that taught it.
#[component]
pub fn LessonItems(
    /// The words.
    text: Text,
    /// The lessons.
    rows: Vec<Lesson>,
) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let goal = row.goal.map(|(id, title)| {
                view! { " · "<a href=crate::goal::address(id, None)>{title}</a> }
            });
            view! {
                <article class="contribution">
                    <h3><a href=address(row.activity.id)>{row.activity.title}</a></h3>
                    <p>{row.verdict.map(|verdict| view! { <VerdictChip text verdict />" " })}{row.text}</p>
                    <p class="meta">{format!("{} · {}", row.unit.name, text.long_date(row.on))}{goal}</p>
                </article>
            }
        })
        .collect();
    items.into_any()
}

/// The page of lessons.
#[component]
pub fn LessonsShow(
    /// The words.
    text: Text,
    /// What the reader looks for.
    filter: LessonFilter,
    /// What there is.
    list: LessonList,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: LESSONS_PER_PAGE, total: list.total };
    let at = filter.clone();
    let address = move |page: u64| link(&LessonFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    let is_empty = list.rows.is_empty();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/activities">{text.nav_activities()}</a></li>
        </ol></nav>
        <div class="page-head"><h1>{text.lesson_title()}</h1><p class="lead">{text.lesson_lead()}</p></div>
        <div class="stack">
            <Filter text filter />
            <p class="count" role="status">{text.lesson_count(list.total)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.lesson_none()}</h2><p>{text.lesson_none_text()}</p></section>
            })}
            {(!is_empty).then(|| view! { <section class="card" aria-label=text.lesson_title()><LessonItems text rows=list.rows /></section> })}
            <Pages text place address=Callback::new(address) />
        </div>
    }
    .into_any()
}

fn link(filter: &LessonFilter) -> String {
    let goal = filter.goal.map(|goal| goal.to_string()).unwrap_or_default();
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let verdict = filter.verdict.map_or("", VerdictKind::word);
    with_query("/lessons", &[("q", filter.q.trim()), ("goal", &goal), ("verdict", verdict), ("page", &page)])
}

#[component]
fn Filter(text: Text, filter: LessonFilter) -> impl IntoView {
    let verdicts = VerdictKind::ALL.iter().map(|kind| (kind.word(), verdict_word(text, *kind)));
    let verdicts = options(&text.lesson_any_verdict(), verdicts, filter.verdict.map_or("", VerdictKind::word));
    let goal = filter.goal.map(|goal| view! { <input r#type="hidden" name="goal" value=goal.to_string() /> });
    view! {
        <form class="filter screen-only" method="get" action="/lessons" aria-label=text.lesson_title()>
            {goal}
            <FilterWords label=text.activity_filter_words() value=filter.q />
            <FilterChoice name="verdict" label=text.lesson_verdict() options=verdicts />
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}
