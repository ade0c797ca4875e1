//! The goals in the room.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::presentation::{PresentationShow, SlideShow};
use axum::extract::{Path, Query};
use domain::id::GoalId;
use domain::presentation::{MOST_SLIDES, PresentationFilter};
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/presentation", show, Access::Public).get("/presentation/goals/{id}", slide, Access::Public)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    body: String,
    since: String,
    order: String,
}

async fn show(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let chosen = PresentationFilter::of(page.today);
    let since = wanted.since.trim().parse().ok().filter(|since| *since < page.today);
    let filter = PresentationFilter { body: wanted.body.parse().ok(), since: since.unwrap_or(chosen.since) };
    let presentation = page.store.presentation(&page.actor, &filter, page.today).await?;
    let (text, is_live) = (page.text, page.actor.is_known());
    Ok(page.present(text.presentation_title(), || view! { <PresentationShow text filter presentation is_live /> }))
}

async fn slide(page: Page, Path(id): Path<i64>, Query(wanted): Query<Wanted>) -> Answer {
    let found = page.store.goal_page(&page.actor, GoalId(id), None, page.today).await?;
    let order =
        wanted.order.split(',').filter_map(|goal| goal.trim().parse().ok()).take(MOST_SLIDES).collect::<Vec<_>>();
    let (text, is_live, own_name) = (page.text, page.actor.is_known(), page.municipality.short_name.clone());
    let title = found.goal.text.title.clone();
    Ok(page.present(title, || view! { <SlideShow text page=found order own_name is_live /> }))
}
