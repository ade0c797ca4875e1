//! Where the site's own files are found.

/// The URLs of the site's files, each with a hash of its content in its name; empty when there is no such file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SiteAssets {
    /// The stylesheet.
    pub stylesheet: &'static str,
    /// The module script that wakes islands. Only pages with islands load it.
    pub islands_script: &'static str,
    /// The WebAssembly that the script loads; worth a `<link rel="preload" as="fetch" crossorigin>` beside it.
    pub islands_wasm: &'static str,
    /// The typeface for Latin letters; worth a `<link rel="preload" as="font" crossorigin>`.
    pub font: &'static str,
    /// The picture in the browser's tab.
    pub favicon: &'static str,
    /// All icons in one SVG file: `<svg><use href="{icons}#name"/></svg>`.
    pub icons: &'static str,
}
