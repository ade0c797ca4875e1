//! Builds the site's files: sources → WebAssembly and one script, styles, fonts, icons → hashed and compressed in `site/`.
//!
//! Every slow step keeps its result under a hash of what went into it, in the target folder. A step whose input is
//! known is not run again, also not in another clone that shares the target folder.

mod cache;
mod compress;
mod publish;
mod style;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;

use crate::files;
use cache::Cache;

/// The site's files by their logical name, such as `main.css`.
type Files = BTreeMap<String, Vec<u8>>;

/// How much work to put into small files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As small as can be: for everything that people use.
    Release,
    /// As soon as can be: for development.
    Fast,
}

impl Mode {
    pub(crate) fn from_fast(fast: bool) -> Self {
        if fast { Self::Fast } else { Self::Release }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Fast => "fast",
        }
    }
}

/// Builds everything that has changed and leaves `site/` complete.
pub(crate) fn build(root: &Path, mode: Mode) -> Result<()> {
    let started = Instant::now();
    let cache = Cache::open(&crate::target_dir(root).join("site-cache"))?;
    let mut files = Files::new();
    files.extend(wasm::build(root, mode, &cache)?);
    files.extend(style::build(root, &cache)?);
    files.extend(fonts(root)?);
    files.extend(icons(root)?);
    let published = publish::publish(root, files, mode, &cache)?;
    cache.prune()?;
    println!("   site: {published} in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The upright typeface, for the Latin letters of Swedish, English and their neighbours.
fn fonts(root: &Path) -> Result<Files> {
    let folder = root.join("node_modules/@fontsource-variable/source-sans-3/files");
    ["latin", "latin-ext"]
        .into_iter()
        .map(|subset| {
            let name = format!("source-sans-3-{subset}-wght-normal.woff2");
            Ok((name.clone(), files::read(&folder.join(name))?))
        })
        .collect()
}

/// The favicon, and `icons.svg`: each file of `style/icons/` as a symbol with the file's name as its id.
fn icons(root: &Path) -> Result<Files> {
    let mut found = Files::new();
    let mut symbols = String::new();
    for path in files::below(&root.join("style/icons"))? {
        let name = files::name(&path);
        if let Some(id) = name.strip_suffix(".svg").filter(|id| *id != "favicon") {
            symbols.push_str(&symbol(id, &fs::read_to_string(&path)?));
        } else {
            found.insert(name, files::read(&path)?);
        }
    }
    let favicon = root.join("style/favicon.svg");
    if favicon.is_file() {
        found.insert("favicon.svg".to_owned(), files::read(&favicon)?);
    }
    if !symbols.is_empty() {
        let sprite = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{symbols}</svg>\n");
        found.insert("icons.svg".to_owned(), sprite.into_bytes());
    }
    Ok(found)
}

/// An icon file's `<svg …>…</svg>` as a `<symbol>` that keeps its view box and drawing attributes.
fn symbol(id: &str, svg: &str) -> String {
    let start = svg.find("<svg").map_or(0, |at| at + "<svg".len());
    let attributes_end = svg[start..].find('>').map_or(svg.len(), |at| start + at);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    let attributes: String = svg[start..attributes_end]
        .split_inclusive('"')
        .collect::<Vec<_>>()
        .chunks(2)
        .map(<[&str]>::concat)
        .filter(|attribute| !is_outer_only(attribute))
        .collect();
    let body = svg.get(attributes_end + 1..end).unwrap_or_default().trim();
    format!("<symbol id=\"{id}\"{}>{body}</symbol>", attributes.trim_end())
}

/// Attributes that belong to a drawing of its own but not to a symbol.
fn is_outer_only(attribute: &str) -> bool {
    let name = attribute.trim_start().split('=').next().unwrap_or_default();
    matches!(name, "xmlns" | "width" | "height" | "id" | "class" | "aria-hidden" | "role" | "focusable")
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn an_icon_becomes_a_symbol_without_its_own_size() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="24" viewBox="0 0 24 24" fill="none"><path d="M1 1"/></svg>"#;
        assert_eq!(
            symbol("plus", svg),
            r#"<symbol id="plus" viewBox="0 0 24 24" fill="none"><path d="M1 1"/></symbol>"#
        );
    }
}
