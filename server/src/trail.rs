//! The audit trail: the whole, and the history of one object.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::trail::{History, WholeTrail};
use axum::extract::Query;
use domain::event::{ObjectKind, TrailFilter};
use domain::id::EventId;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/trail", show, Access::Public)
}

/// What the address says; what cannot be read counts as not chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Chosen {
    kind: String,
    object: String,
    before: String,
    on: String,
}

impl From<Chosen> for TrailFilter {
    fn from(chosen: Chosen) -> Self {
        Self {
            kind: ObjectKind::from_word(&chosen.kind),
            object: chosen.object.parse().ok(),
            before: chosen.before.parse().ok().map(EventId),
            on: chosen.on.parse().ok(),
        }
    }
}

async fn show(page: Page, Query(chosen): Query<Chosen>) -> Answer {
    let filter = TrailFilter::from(chosen);
    let trail = page.store.trail(&page.actor, &filter).await?;
    let text = page.text;
    if filter.kind.is_some() && filter.object.is_some() {
        let title = format!("{} – {}", trail.label, text.trail_history());
        return Ok(page.ok(title, || view! { <History text trail filter /> }));
    }
    Ok(page.ok(text.trail_title(), || view! { <WholeTrail text trail filter /> }))
}
