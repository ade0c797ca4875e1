//! The stylesheet: `style/main.css` with all it imports, in one small file. Also the bundler itself.
//!
//! esbuild is used for both styles and scripts: one tool that finds imports in `node_modules`, keeps layers in order,
//! and lowers what the browsers below do not know.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Files;
use super::cache::Cache;
use crate::files;

/// Browsers of the last two years or so.
const BROWSERS: &str = "--target=chrome128,firefox128,safari17.6";

/// `main.css` and the files it points to by a relative `url()`; nothing while there is no style.
pub(crate) fn build(root: &Path, cache: &Cache) -> Result<Files> {
    let entry = root.join("style/main.css");
    if !entry.is_file() {
        println!("   site: style/main.css is not there; the site gets no stylesheet");
        return Ok(Files::new());
    }
    let key = format!("style-{}-{}", tools_version(root)?, files::hash_all(root, &["style"])?);
    let folder = cache.folder(&key, |folder| {
        println!("   site: bundling the styles");
        let outfile = format!("--outfile={}", folder.join("main.css").display());
        esbuild(root, &entry, &[&outfile])
    })?;
    files::below(&folder)?.into_iter().map(|path| Ok((files::name(&path), files::read(&path)?))).collect()
}

/// One script made of `entry` and what it imports.
pub(crate) fn bundle(root: &Path, entry: &Path, options: &[&str]) -> Result<Vec<u8>> {
    let output = entry.with_extension("bundled.js");
    let outfile = format!("--outfile={}", output.display());
    esbuild(root, entry, &[options, &[&outfile]].concat())?;
    let bytes = files::read(&output)?;
    fs::remove_file(output)?;
    Ok(bytes)
}

fn esbuild(root: &Path, entry: &Path, options: &[&str]) -> Result<()> {
    let files_by_url = ["woff2", "svg", "png", "webp"].map(|kind| format!("--loader:.{kind}=file"));
    files::run(
        Command::new(tool(root, "esbuild")?)
            .arg(entry)
            .args(["--bundle", "--minify", "--log-level=warning", "--external:/assets/*", BROWSERS])
            .args(["--asset-names=[name]", "--public-path=/assets"])
            .args(files_by_url)
            .args(options)
            .current_dir(root),
    )
}

/// The path of a program that `npm ci` has installed.
fn tool(root: &Path, name: &str) -> Result<std::path::PathBuf> {
    let path = root.join("node_modules/.bin").join(name);
    ensure!(path.exists(), "{} is missing: run `npm ci` (or `make setup`)", path.display());
    Ok(path)
}

/// A hash that changes with the version of any npm package.
pub(crate) fn tools_version(root: &Path) -> Result<String> {
    let lock = fs::read(root.join("package-lock.json")).context("package-lock.json is missing")?;
    Ok(files::hash(&lock))
}
