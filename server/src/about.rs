//! Pages about Verkan itself.

use crate::error::Answer;
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::about::{About, Accessibility};
use leptos::prelude::*;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/about", about, Access::Public).get("/accessibility", accessibility, Access::Public)
}

async fn about(page: Page) -> Answer {
    let (text, name) = (page.text, page.municipality.name.clone());
    Ok(page.ok(text.about_title(), || view! { <About text name /> }))
}

async fn accessibility(page: Page) -> Answer {
    let (text, name) = (page.text, page.municipality.name.clone());
    Ok(page.ok(text.accessibility_title(), || view! { <Accessibility text name /> }))
}
