//! The site's own files: styles, scripts, fonts and icons, compressed and named after their content.
//!
//! `cargo xtask site` makes them. A release build carries them inside; a debug build reads them when it starts.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use app::site_assets::SiteAssets;
use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

pub(crate) mod encoding;

use encoding::Encoding;

const ROBOTS: &str = "User-agent: *\nAllow: /\n";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ONE_DAY: &str = "public, max-age=86400";

/// One file in the encodings that it pays to send. Its name holds a hash of its content.
struct Asset {
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

/// All files by the last part of their URL.
static ASSETS: LazyLock<BTreeMap<&'static str, Asset>> = LazyLock::new(|| {
    let files: BTreeMap<_, _> = site_files().into_iter().collect();
    let is_variant = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
    let variant = |name: &str, kind: &str| files.get(format!("{name}.{kind}").as_str()).copied();
    files
        .iter()
        .filter(|(name, _)| !is_variant(name))
        .map(|(name, plain)| (*name, Asset { plain, br: variant(name, "br"), gz: variant(name, "gz") }))
        .collect()
});

/// The URLs of all files by their logical name.
static URLS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| ASSETS.keys().map(|name| (logical_name(name), format!("/assets/{name}"))).collect());

/// The URL of the file with this logical name, such as `main.css`; empty when there is no such file.
#[must_use]
pub fn asset(logical: &str) -> &'static str {
    URLS.get(logical).map_or("", String::as_str)
}

/// The URLs that every page needs.
#[must_use]
pub fn assets() -> SiteAssets {
    SiteAssets {
        stylesheet: asset("main.css"),
        islands_script: asset("islands.js"),
        islands_wasm: asset("app.wasm"),
        font: asset("source-sans-3-latin-wght-normal.woff2"),
        favicon: asset("favicon.svg"),
        icons: asset("icons.svg"),
    }
}

/// `/assets/…`, `/favicon.ico` and `/robots.txt`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{name}", get(serve))
        .route("/favicon.ico", get(favicon))
        .route("/robots.txt", get(|| async { ([(header::CACHE_CONTROL, ONE_DAY)], ROBOTS) }))
}

async fn serve(Path(name): Path<String>, request: HeaderMap) -> Response {
    answer(&name, FOREVER, &request)
}

/// For browsers that ask without having read a page; it has no hash in its URL and so a shorter life.
async fn favicon(request: HeaderMap) -> Response {
    answer(asset("favicon.svg").trim_start_matches("/assets/"), ONE_DAY, &request)
}

fn answer(name: &str, lifetime: &'static str, request: &HeaderMap) -> Response {
    let Some(asset) = ASSETS.get(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (encoding, bytes) = asset.best_for(request);
    let etag = format!("\"{}{}\"", hash_in(name), encoding.suffix());
    let mut response = if already_has(request, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(bytes).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(lifetime));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(etag) = HeaderValue::try_from(etag) {
        headers.insert(header::ETAG, etag);
    }
    if let Some(encoding) = encoding.header() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

impl Asset {
    /// The encoding that the client likes best among those that exist.
    fn best_for(&self, request: &HeaderMap) -> (Encoding, &'static [u8]) {
        let accepted = encoding::accepted(request);
        let candidates = [(Encoding::Brotli, self.br), (Encoding::Gzip, self.gz)];
        candidates
            .into_iter()
            .filter_map(|(encoding, bytes)| Some((encoding, bytes?, accepted.weight(encoding))))
            .filter(|(_, _, weight)| *weight > 0)
            .max_by_key(|(encoding, _, weight)| (*weight, *encoding == Encoding::Brotli))
            .map_or((Encoding::Identity, self.plain), |(encoding, bytes, _)| (encoding, bytes))
    }
}

/// Whether the client holds what this ETag stands for.
pub(crate) fn already_has(request: &HeaderMap, etag: &str) -> bool {
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim().trim_start_matches("W/") == etag || known.trim() == "*")
}

/// `main-1a2b3c4d.css` → `main.css`.
fn logical_name(name: &str) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    let logical = stem.rsplit_once('-').map_or(stem, |(logical, _hash)| logical);
    format!("{logical}.{kind}")
}

/// `main-1a2b3c4d.css` → `1a2b3c4d`.
fn hash_in(name: &str) -> &str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').map_or(stem, |(_, hash)| hash)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// Name and content of every file of the site, with its compressed variants.
#[cfg(embed_site)]
fn site_files() -> Vec<(&'static str, &'static [u8])> {
    const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site_files.rs"));
    EMBEDDED.to_vec()
}

/// Name and content of every file of the site, read once from the workspace; they stay in memory until the end.
#[cfg(not(embed_site))]
fn site_files() -> Vec<(&'static str, &'static [u8])> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../site/assets");
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
            let bytes = std::fs::read(entry.path()).ok()?;
            Some((&*name.leak(), &*bytes.leak()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{hash_in, logical_name};

    #[test]
    fn a_name_is_split_into_what_it_is_and_its_hash() {
        assert_eq!(logical_name("source-sans-3-latin-1a2b3c4d.woff2"), "source-sans-3-latin.woff2");
        assert_eq!(hash_in("source-sans-3-latin-1a2b3c4d.woff2"), "1a2b3c4d");
    }
}
