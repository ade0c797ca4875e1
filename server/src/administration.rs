//! The way into the administration, and the pages of it that have no concept of their own.

use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::permission::PermissionsShow;
use domain::permission::{Action, Place, may};
use leptos::prelude::*;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/administration", enter, Access::SignedIn).get(
        "/administration/permissions",
        permissions,
        Access::SignedIn,
    )
}

/// Whether the reader looks after accounts: their pages are then among the choices.
pub(crate) fn looks_after_accounts(page: &Page) -> bool {
    may(&page.actor, Action::ManageAccounts, &Place::Whole)
}

async fn enter(page: Page) -> Answer {
    let first = if looks_after_accounts(&page) {
        "/administration/people"
    } else if may(&page.actor, Action::ManageModel, &Place::Whole) {
        "/administration/municipality"
    } else {
        "/administration/permissions"
    };
    Ok(see_other(first))
}

async fn permissions(page: Page) -> Answer {
    let (text, accounts) = (page.text, looks_after_accounts(&page));
    Ok(page.ok(text.permission_title(), || view! { <PermissionsShow text accounts /> }))
}
