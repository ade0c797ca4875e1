//! The register of what bodies have decided.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::decision::DecisionListShow;
use axum::extract::Query;
use domain::decision::{DecisionFilter, DecisionKind};
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/decisions", list, Access::Public)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    q: String,
    body: String,
    kind: String,
    year: String,
    page: String,
}

async fn list(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = DecisionFilter {
        body: wanted.body.parse().ok(),
        kind: DecisionKind::from_word(&wanted.kind),
        year: wanted.year.trim().parse().ok().filter(|year| (1900..=2200).contains(year)),
        page: wanted.page.parse().unwrap_or(1),
        q: wanted.q.chars().take(200).collect(),
    };
    let list = page.store.decision_list(&page.actor, &filter, page.today).await?;
    let text = page.text;
    Ok(page.ok(text.decision_title(), || view! { <DecisionListShow text filter list /> }))
}
