//! How soon a page is seen in Chromium, beside static pages of the same bytes in the same run, and what it fetches.

use crate::http::Ask;
use crate::mirror::Mirror;
use crate::municipality::RICH_INDICATOR;
use crate::report::{Report, kilobytes};
use crate::served::Server;
use serde_json::Value;
use std::collections::BTreeSet;
use std::error::Error;
use std::io;
use std::process::Command;

const SCRIPT: &str = "end2end/bench/lcp.mjs";

/// Measures first visits to public pages.
pub(crate) async fn measure(server: &Server, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let indicator = format!("/indicators/{}", RICH_INDICATOR + 1);
    let mut rows = Vec::new();
    for (name, path) in [("start", "/"), ("red thread", "/goals"), ("indicator", &indicator)] {
        let html = Ask::plain(server.address, path, "").once().await?;
        if html.status != 200 {
            report.line(&format!("- {name} answers {}: not measured", html.status));
            continue;
        }
        let bare = ("/bare".to_owned(), bare_text(html.body.len()));
        let mirror = Mirror::of(server.address, &everything(server, path).await?, &[bare]).await?;
        let urls = [
            format!("http://{}{path}", server.address),
            format!("http://{}{path}", mirror.address),
            format!("http://{}/bare", mirror.address),
        ];
        let visits = tokio::task::spawn_blocking(move || visits(&urls)).await??;
        rows.push(cells(name, &visits));
    }
    report.line("\nA first visit in Chromium; largest contentful paint in ms, the median of 15 visits in turn:");
    let header = [
        "page",
        "kB (bar 150)",
        "requests (bar 10)",
        "Verkan",
        "same files, static",
        "bare text, as many bytes",
        "ratio (bar 1.5)",
    ];
    report.table(&header, &rows);
    Ok(())
}

/// What the script says of one address.
#[derive(Default)]
struct Visit {
    lcp: f64,
    bytes: usize,
    requests: u64,
}

fn cells(name: &str, visits: &[Visit]) -> Vec<String> {
    let [ours, mirrored, bare] = visits else { return vec![name.to_owned()] };
    vec![
        name.to_owned(),
        kilobytes(ours.bytes),
        ours.requests.to_string(),
        format!("{:.0}", ours.lcp),
        format!("{:.0}", mirrored.lcp),
        format!("{:.0}", bare.lcp),
        format!("{:.2}", ours.lcp / mirrored.lcp.max(1.0)),
    ]
}

/// What the script prints, in the order of the addresses.
fn visits(urls: &[String]) -> io::Result<Vec<Visit>> {
    let output = Command::new("node").arg(SCRIPT).args(urls).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    let found: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let visit = |page: &Value| Visit {
        lcp: page["lcp"].as_f64().unwrap_or_default(),
        bytes: page["bytes"].as_u64().and_then(|bytes| bytes.try_into().ok()).unwrap_or_default(),
        requests: page["requests"].as_u64().unwrap_or_default(),
    };
    Ok(found.iter().map(visit).collect())
}

/// The page and every file that it may make a browser fetch.
async fn everything(server: &Server, path: &str) -> io::Result<Vec<String>> {
    let html = Ask::plain(server.address, path, "").once().await?.text();
    let mut files = named_in(&html);
    let styles: Vec<String> = files.iter().filter(|file| file.ends_with(".css")).cloned().collect();
    for style in styles {
        files.extend(named_in(&Ask::plain(server.address, &style, "").once().await?.text()));
    }
    Ok([path.to_owned()].into_iter().chain(files).collect())
}

/// The addresses of the site's files that stand in a text.
fn named_in(text: &str) -> BTreeSet<String> {
    let is_end = |c: char| matches!(c, '"' | '\'' | '(' | ')' | '#' | ' ' | '>');
    text.split(is_end).filter(|part| part.starts_with("/assets/")).map(str::to_owned).collect()
}

/// A page of nothing but text.
fn bare_text(bytes: usize) -> String {
    let line = "<p>Andelen elever som når grundskolans kunskapskrav, jämfört med året före.</p>\n";
    let head = "<!doctype html><html lang=\"sv\"><meta charset=\"utf-8\"><title>Text</title>\n";
    [head, &line.repeat(bytes.saturating_sub(head.len()) / line.len())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_pages_and_styles() {
        let found = named_in(r#"<link href="/assets/a.css"><use href="/assets/i.svg#star"> src:url(/assets/f.woff2)"#);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["/assets/a.css", "/assets/f.woff2", "/assets/i.svg"]);
    }
}
