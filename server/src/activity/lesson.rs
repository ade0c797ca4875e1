//! Lessons, for everybody to search.

use crate::error::Answer;
use crate::page::Page;
use app::activity::lesson::LessonsShow;
use axum::extract::Query;
use domain::hypothesis::{LessonFilter, VerdictKind};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    goal: String,
    verdict: String,
    page: String,
}

pub(super) async fn list(page: Page, Query(asked): Query<Asked>) -> Answer {
    let filter = LessonFilter {
        goal: asked.goal.parse().ok(),
        verdict: VerdictKind::from_word(&asked.verdict),
        page: asked.page.parse().unwrap_or(1),
        q: asked.q.chars().take(200).collect(),
    };
    let list = page.store.lessons(&page.actor, &filter).await?;
    let text = page.text;
    Ok(page.ok(text.lesson_title(), || view! { <LessonsShow text filter list /> }))
}
