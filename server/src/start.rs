//! The start page: the public's, or the one of the role acted in.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::start::{PublicStartShow, RoleStartShow};
use domain::permission::{Action, Place, may};
use leptos::prelude::*;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", show, Access::Public)
}

async fn show(page: Page) -> Answer {
    let text = page.text;
    if let Some(person) = page.actor.person().cloned() {
        let start = page.store.role_start(&page.actor, page.today).await?;
        let can_read_trail = may(&page.actor, Action::ReadTrail, &Place::Whole);
        return Ok(page.ok(text.start_title(), || view! { <RoleStartShow text person start can_read_trail /> }));
    }
    let start = page.store.public_start(&page.actor, page.today).await?;
    let municipality = page.municipality.clone();
    Ok(page.ok(text.start_title(), || view! { <PublicStartShow text municipality start /> }))
}
