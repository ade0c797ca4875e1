//! What a browser fetches on its first visit, and how large the program for islands is.

use crate::http::Ask;
use crate::report::{Report, kilobytes};
use crate::served::Server;
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Adds up the public start page with all that it makes a browser fetch, and the size of the wasm.
pub(crate) async fn measure(server: &Server, site: &Path, report: &mut Report) -> Result<(), Box<dyn Error>> {
    let addresses = everything(server, "/").await?;
    let mut bytes = 0;
    for address in &addresses {
        bytes += Ask::page(server.address, address, "").once().await?.body.len();
    }
    report.line(&format!(
        "- first load of the public start page: {} kB (bar 150) in {} requests (bar 10)",
        kilobytes(bytes),
        addresses.len()
    ));
    if let Some(size) = wasm(site) {
        report.line(&format!("- the program for islands, Brotli: {} kB (bar 150)", kilobytes(size)));
    }
    Ok(())
}

/// The page and every file that it makes a browser fetch.
pub(crate) async fn everything(server: &Server, path: &str) -> std::io::Result<Vec<String>> {
    let html = Ask::plain(server.address, path, "").once().await?.text();
    let mut files = fetched_by(&html);
    let styles: Vec<String> = files.iter().filter(|file| file.ends_with(".css")).cloned().collect();
    for style in styles {
        let text = Ask::plain(server.address, &style, "").once().await?.text();
        files.extend(fetched_by_style(&text));
    }
    Ok([path.to_owned()].into_iter().chain(files).collect())
}

/// The addresses of the site's files that stand in the page: styles, scripts, fonts and pictures.
fn fetched_by(html: &str) -> BTreeSet<String> {
    html.split(['"', '\''])
        .map(|text| text.split('#').next().unwrap_or_default())
        .filter(|text| text.starts_with("/assets/"))
        .map(str::to_owned)
        .collect()
}

/// Fonts that the style names. A browser fetches those that the page uses: counting all of them is on the safe side.
fn fetched_by_style(css: &str) -> BTreeSet<String> {
    let addresses = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let local = addresses.map(|address| address.trim_matches(['"', '\'']));
    local
        .filter_map(|address| Some(format!("/assets/{}", address.rsplit_once('/').map_or(address, |(_, name)| name))))
        .filter(|address| !address.contains("data:"))
        .collect()
}

/// The size of the WebAssembly file, compressed with Brotli.
fn wasm(site: &Path) -> Option<usize> {
    let files = fs::read_dir(site.join("assets")).ok()?.flatten();
    let wasm = files.map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(".wasm.br"))?;
    Some(usize::try_from(fs::metadata(wasm).ok()?.len()).unwrap_or_default())
}
