//! The search page: a plain form and its answer. The dialog asks the same of the store.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::search::SearchShow;
use axum::extract::Query;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/search", show, Access::Public)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
}

async fn show(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let result = page.store.search(&page.actor, &wanted.q).await?;
    let text = page.text;
    let title = match result.query.as_str() {
        "" => text.search_title(),
        query => format!("{query} – {}", text.search_title()),
    };
    Ok(page.ok(title, || view! { <SearchShow text result /> }))
}
