//! The start page: the public's, or the one of the role acted in.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::start::{PublicStartShow, RoleStartShow};
use domain::permission::{Action, Place, may, may_somewhere};
use leptos::prelude::*;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", show, Access::Public)
}

async fn show(page: Page) -> Answer {
    let text = page.text;
    if page.municipality.name.is_empty() {
        // A Verkan that nobody has set up has nothing else to show.
        return Ok(see_other("/set-up"));
    }
    if let Some(person) = page.actor.person().cloned() {
        let start = page.store.role_start(&page.actor, page.today).await?;
        let can_read_trail = may(&page.actor, Action::ReadTrail, &Place::Whole);
        let can_write_activity = may_somewhere(&page.actor, Action::WriteActivity);
        let today = page.today;
        let title = text.start_title();
        return Ok(page.ok(title, || {
            view! { <RoleStartShow text person start can_read_trail can_write_activity today /> }
        }));
    }
    let start = page.store.public_start(&page.actor, page.today).await?;
    let municipality = page.municipality.clone();
    Ok(page.ok(text.start_title(), || view! { <PublicStartShow text municipality start /> }))
}
