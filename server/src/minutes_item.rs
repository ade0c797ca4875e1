//! Items of minutes: one with the whole way of its matter.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::minutes_item::MinutesItemShow;
use axum::extract::Path;
use domain::id::MinutesItemId;
use leptos::prelude::*;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/minutes-items/{id}", show, Access::Public)
}

async fn show(page: Page, Path(id): Path<i64>) -> Answer {
    let found = page.store.minutes_item_page(&page.actor, MinutesItemId(id), page.today).await?;
    let (text, title) = (page.text, found.item.title.clone());
    Ok(page.ok(title, || view! { <MinutesItemShow text page=found /> }))
}
