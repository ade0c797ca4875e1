//! An item of minutes: what a body did with a matter, and the whole way of the matter.

use crate::decision::{DecisionTable, kind_word, outcome_word};
use crate::question::QuestionsOf;
use crate::text::Text;
use domain::id::MinutesItemId;
use domain::minutes_item::{MinutesItem, MinutesItemPage};
use domain::question::{About, Subject};
use leptos::prelude::*;

/// The address of an item.
pub fn address(id: MinutesItemId) -> String {
    format!("/minutes-items/{id}")
}

/// The page of an item.
#[component]
pub fn MinutesItemShow(
    /// The words.
    text: Text,
    /// The item with the way of its matter.
    page: MinutesItemPage,
) -> impl IntoView {
    let MinutesItemPage { item, matter, questions } = page;
    let about = About::new(Subject::MinutesItem, item.id.0);
    let number = item.registry_number.clone();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol><li><a href="/decisions">{text.decision_title()}</a></li></ol></nav>
        <div class="page-head">
            <p class="eyebrow">{format!("{} · {}", text.minutes_item_eyebrow(), item.body.name)}</p>
            <h1>{item.title.clone()}</h1>
            <Minutes text link=item.link.clone() />
        </div>
        <div class="stack">
            <Facts text item />
            {(matter.len() > 1).then(|| view! {
                <section class="card card--long" aria-labelledby="matter">
                    <h2 id="matter">{text.minutes_item_matter()}</h2>
                    <p class="meta">{text.minutes_item_matter_text(&number)}</p>
                    <DecisionTable text rows=matter name=text.minutes_item_matter() />
                </section>
            })}
            <QuestionsOf text about questions />
        </div>
    }
    .into_any()
}

/// The way to the minutes themselves, where the source names it; it leads out of Verkan, and says where.
#[component]
fn Minutes(text: Text, link: String) -> impl IntoView {
    let rest = link.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned();
    let there = view! {
        <p><a href=link.clone() rel="noreferrer">{text.minutes_item_read()}</a>" "<span class="meta">{text.minutes_item_read_where(&host)}</span></p>
    };
    Some(there.into_any())
}

#[component]
fn Facts(text: Text, item: MinutesItem) -> impl IntoView {
    let stands = if item.settled { text.minutes_item_is_settled() } else { text.minutes_item_is_open() };
    let facts = [
        (text.minutes_item_step(), kind_word(text, item.step.into())),
        (text.minutes_item_outcome(), item.outcome.map(|outcome| outcome_word(text, outcome)).unwrap_or_default()),
        (text.decision_column_body(), item.body.name),
        (text.goal_decision_date(), text.long_date(item.date)),
        (text.goal_decision_paragraph(), item.paragraph),
        (text.goal_decision_registry_number(), item.registry_number),
        (text.minutes_item_subject(), item.subject),
        (text.minutes_item_settled(), stands),
        (text.minutes_item_source(), item.source),
    ];
    let stated = facts.into_iter().filter(|(_, said)| !said.is_empty());
    let facts: Vec<_> = stated.map(|(name, said)| view! { <dt>{name}</dt><dd>{said}</dd> }).collect();
    view! {
        <section class="card" aria-labelledby="minutes-item-facts">
            <h2 id="minutes-item-facts">{text.minutes_item_facts()}</h2>
            <dl class="facts">{facts}</dl>
        </section>
    }
    .into_any()
}
