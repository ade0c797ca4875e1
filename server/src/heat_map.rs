//! The heat map.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::heat_map::HeatMapShow;
use axum::extract::Query;
use domain::heat_map::{HeatFilter, HeatOrder};
use domain::status::Status;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/heat-map", show, Access::Public)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    unit: String,
    status: String,
    order: String,
    page: String,
}

async fn show(page: Page, Query(asked): Query<Asked>) -> Answer {
    let filter = HeatFilter {
        unit: asked.unit.parse().ok(),
        status: Status::from_word(&asked.status),
        order: HeatOrder::from_word(&asked.order).unwrap_or(HeatOrder::Worst),
        page: asked.page.parse().unwrap_or(1).max(1),
        on: page.past(),
    };
    let map = page.store.heat_map(&page.actor, &filter, page.today).await?;
    let (text, today) = (page.text, page.today);
    let is_live = page.actor.is_known() && filter.on.is_none();
    Ok(page.ok(text.heat_title(), || view! { <HeatMapShow text filter map is_live today /> }))
}
