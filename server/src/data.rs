//! Open data: what anybody may take, as CSV and JSON; and the whole archive, for those who may.

use crate::error::{Answer, Failure};
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::import::OpenData;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::exchange::{Archive, Row, Visitor};
use domain::permission::{Action, Place, may};
use leptos::prelude::*;
use store::archive::OpenFile;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/data", show, Access::Public).get("/data/{file}", file, Access::Public).post(
        "/export.zip",
        export,
        Access::SignedIn,
    )
}

async fn show(page: Page) -> Answer {
    let can_export = may(&page.actor, Action::ExportAll, &Place::Whole);
    let text = page.text;
    Ok(page.ok(text.import_data_title(), || view! { <OpenData text can_export /> }))
}

async fn file(page: Page, Path(name): Path<String>) -> Answer {
    let (word, format) = name.split_once('.').ok_or_else(Failure::not_found)?;
    let wanted = OpenFile::from_word(word).ok_or_else(Failure::not_found)?;
    let as_json = match format {
        "csv" => false,
        "json" => true,
        _ => return Err(Failure::not_found()),
    };
    let mut archive = page.store.open_data(&page.actor, wanted).await?;
    let mut writer = Writer { wanted, as_json, body: Vec::new() };
    archive.visit(&mut writer).map_err(|error| Failure::broken(&error))?;
    let kind = if as_json { "application/json" } else { "text/csv; charset=utf-8" };
    Ok(download(kind, &name, writer.body))
}

/// Writes the one file that is wanted.
struct Writer {
    wanted: OpenFile,
    as_json: bool,
    body: Vec<u8>,
}

impl Visitor for Writer {
    type Error = crate::export::Trouble;

    fn file<R: Row + serde::Serialize>(&mut self, rows: &mut Vec<R>) -> Result<(), Self::Error> {
        if R::FILE.strip_suffix(".csv") != Some(self.wanted.word()) {
            return Ok(());
        }
        if self.as_json {
            serde_json::to_writer(&mut self.body, rows)?;
        } else {
            crate::export::csv(rows, &mut self.body)?;
        }
        Ok(())
    }
}

async fn export(page: Page) -> Answer {
    let archive: Archive = page.store.export_archive(&page.actor).await?;
    let zipped = tokio::task::spawn_blocking(move || crate::export::zip(archive)).await;
    let bytes = zipped.map_err(|error| Failure::broken(&error))?.map_err(|error| Failure::broken(&error))?;
    let name = format!("verkan-{}.zip", page.today);
    Ok(download("application/zip", &name, bytes))
}

/// A file to keep. Its name is ours: nothing that somebody typed stands in it.
fn download(kind: &'static str, name: &str, body: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}
