//! Lists the files of `site/assets/` for `src/site.rs` to embed.
//!
//! A release build carries the site's files inside; a debug build reads them from the disk when it starts, so that
//! a changed style needs no compiling.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rustc-check-cfg=cfg(embed_site)");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("PROFILE").as_deref() == Ok("debug") {
        return Ok(());
    }
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../site/assets");
    let files = site_files(&folder);
    if files.is_empty() {
        println!("cargo::warning=site/ is empty: run `cargo xtask site` before building the server");
    }
    println!("cargo::rustc-cfg=embed_site");
    println!("cargo::rerun-if-changed={}", folder.display());
    let table = Path::new(&env::var("OUT_DIR")?).join("site_files.rs");
    fs::write(table, as_table(&files))?;
    Ok(())
}

/// Every file of the site, sorted.
fn site_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    files.sort();
    files
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// A Rust expression: `&[(name, bytes), …]`.
fn as_table(files: &[PathBuf]) -> String {
    let mut table = "&[\n".to_owned();
    for path in files {
        let name = path.file_name().unwrap_or_default();
        table += &format!("    ({name:?}, include_bytes!({path:?})),\n");
    }
    table + "]"
}
