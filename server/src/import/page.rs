//! The pages of import: the log, and one import. What is brought stands in `bring.rs`, what is reviewed in `review.rs`.

use super::table::MOST_BYTES;
use super::{bring, review};
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::import::{ImportDone, ImportLog, ImportShow};
use axum::extract::{Path, Query};
use domain::id::ImportId;
use domain::permission::{Action, Place, may};
use leptos::prelude::*;
use serde::Deserialize;
use std::time::Duration;

pub(crate) fn routes() -> Routes {
    // The form around the files takes some room too.
    const UPLOAD: usize = MOST_BYTES + (64 << 10);
    Routes::new()
        .get("/imports", log, Access::SignedIn)
        .get("/imports/new", bring::new, Access::SignedIn)
        .upload("/imports/new", bring::bring, Access::SignedIn, UPLOAD)
        .post("/imports/kolada", bring::fetch, Access::SignedIn)
        .get("/imports/waiting/{id}", review::review, Access::SignedIn)
        .post("/imports/waiting/{id}", review::confirm, Access::SignedIn)
        .post("/imports/waiting/{id}/mapping", review::map, Access::SignedIn)
        .post("/imports/waiting/{id}/cancel", review::cancel, Access::SignedIn)
        .get("/imports/{id}", show, Access::SignedIn)
        .post("/imports/{id}/undo", undo, Access::SignedIn)
}

/// Whatever lasts no longer than this is done before the answer: nobody sees a progress page for it.
pub(super) const AT_ONCE: Duration = Duration::from_millis(1_500);

async fn log(page: Page) -> Answer {
    let rows = page.store.imports(&page.actor).await?;
    let can_import = may(&page.actor, Action::Import, &Place::Whole);
    let text = page.text;
    Ok(page.ok(text.import_log_title(), || view! { <ImportLog text rows can_import /> }))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let found = page.store.import(&page.actor, ImportId(id)).await?;
    let (text, done) = (page.text, ImportDone::from_word(&done));
    Ok(page.ok(found.row.name.clone(), || view! { <ImportShow text page=found done /> }))
}

async fn undo(page: Page, Path(id): Path<i64>) -> Answer {
    page.store.undo_import(&page.actor, ImportId(id), page.today).await.map_err(Failure::from)?;
    Ok(see_other(format!("/imports/{id}?done={}", ImportDone::Undone.word())))
}
