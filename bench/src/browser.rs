//! How soon a page is seen in Chromium, beside static pages of the same bytes in the same run.

use crate::first_load::everything;
use crate::http::Ask;
use crate::mirror::Mirror;
use crate::municipality::RICH_INDICATOR;
use crate::report::Report;
use crate::served::Server;
use serde_json::Value;
use std::error::Error;
use std::process::Command;

const SCRIPT: &str = "end2end/bench/lcp.mjs";

/// Measures the largest contentful paint of public pages.
pub(crate) async fn measure(server: &Server, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let pages = [("start", "/".to_owned()), ("red thread", "/goals".to_owned()), ("indicator", indicator())];
    let mut rows = Vec::new();
    for (name, path) in pages {
        let html = Ask::plain(server.address, &path, "").once().await?;
        if html.status != 200 {
            continue;
        }
        let bare = ("/bare".to_owned(), bare_text(html.body.len()));
        let mirror = Mirror::of(server.address, &everything(server, &path).await?, &[bare]).await?;
        let urls = [
            format!("http://{}{path}", server.address),
            format!("http://{}{path}", mirror.address),
            format!("http://{}/bare", mirror.address),
        ];
        let paints = tokio::task::spawn_blocking(move || paints(&urls)).await??;
        let cells = paints.iter().map(|paint| format!("{paint:.0}"));
        let ratio = paints[0] / paints[1].max(1.0);
        rows.push([name.to_owned()].into_iter().chain(cells).chain([format!("{ratio:.2}")]).collect());
    }
    report.line("\nLargest contentful paint in Chromium, ms, the median of 15 first visits in turn:\n");
    let header = ["page", "Verkan", "the same files, static", "bare text, as many bytes", "ratio (bar 1.5)"];
    report.table(&header, &rows);
    Ok(())
}

fn indicator() -> String {
    format!("/indicators/{}", RICH_INDICATOR + 1)
}

/// The medians that the script prints, in the order of the addresses.
fn paints(urls: &[String]) -> std::io::Result<Vec<f64>> {
    let output = Command::new("node").arg(SCRIPT).args(urls).output()?;
    if !output.status.success() {
        return Err(std::io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let found: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    Ok(found.iter().filter_map(|page| page["lcp"].as_f64()).collect())
}

/// A page of nothing but text.
fn bare_text(bytes: usize) -> String {
    let line = "<p>Andelen elever som når grundskolans kunskapskrav, jämfört med året före.</p>\n";
    let head = "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Text</title>\n";
    [head, &line.repeat(bytes.saturating_sub(head.len()) / line.len())].concat()
}
