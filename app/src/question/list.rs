//! The register of questions: what waits first, then what was answered.

use super::QuestionItem;
use crate::filter::{FilterCheck, FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::text::Text;
use domain::organisation::UnitName;
use domain::question::{QUESTIONS_PER_PAGE, QuestionFilter, QuestionList};
use leptos::prelude::*;

/// The page of questions.
#[component]
pub fn QuestionListShow(
    /// The words.
    text: Text,
    /// What the reader looks for.
    filter: QuestionFilter,
    /// What there is.
    list: QuestionList,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: QUESTIONS_PER_PAGE, total: list.total };
    let at = filter.clone();
    let address = move |page: u64| link(&QuestionFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    let is_empty = list.rows.is_empty();
    let items: Vec<_> =
        list.rows.into_iter().map(|row| view! { <QuestionItem text row names_subject=true /> }).collect();
    view! {
        <div class="page-head"><h1>{text.question_title()}</h1><p class="lead">{text.question_lead()}</p></div>
        <div class="stack">
            <Filter text filter units=list.units />
            <p class="count" role="status">{text.question_count(list.total)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.question_none()}</h2><p>{text.question_none_text()}</p></section>
            })}
            {(!is_empty).then(|| view! { <section class="card" aria-label=text.question_title()>{items}</section> })}
            <Pages text place address=Callback::new(address) />
        </div>
    }
    .into_any()
}

/// The address of the register with these choices.
pub fn link(filter: &QuestionFilter) -> String {
    let unit = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let object = filter.about.map(|about| about.object.to_string()).unwrap_or_default();
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    with_query(
        "/questions",
        &[
            ("q", filter.q.trim()),
            ("unit", &unit),
            ("subject", filter.about.map_or("", |about| about.subject.word())),
            ("object", &object),
            ("waiting", if filter.waiting { "true" } else { "" }),
            ("page", &page),
        ],
    )
}

#[component]
fn Filter(text: Text, filter: QuestionFilter, units: Vec<UnitName>) -> impl IntoView {
    let chosen = filter.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let units = units.iter().map(|unit| (unit.id.to_string(), unit.name.clone()));
    let units = options(&text.activity_any_unit(), units, &chosen);
    let about = filter.about.map(|about| {
        view! {
            <input r#type="hidden" name="subject" value=about.subject.word() />
            <input r#type="hidden" name="object" value=about.object.to_string() />
        }
    });
    view! {
        <form class="filter screen-only" method="get" action="/questions" aria-label=text.question_title()>
            {about}
            <FilterWords label=text.activity_filter_words() value=filter.q />
            <FilterChoice name="unit" label=text.field_question_unit() options=units />
            <FilterCheck name="waiting" label=text.question_only_waiting() checked=filter.waiting />
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}
