//! The islands: Rust → WebAssembly → small WebAssembly, and one script that starts it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use super::cache::Cache;
use super::{Files, Mode, style};
use crate::files;

/// Everything that can change the WebAssembly. What only the server uses of `app` is cheap to build once more.
const SOURCES: &[&str] = &["app", "domain", "Cargo.toml", "Cargo.lock"];

/// What Rust and wasm-bindgen use of WebAssembly; browsers have had it since 2022. Allowing wasm-opt more than this makes
/// files that browsers refuse.
const WASM_FEATURES: [&str; 6] =
    ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

/// `app.wasm` and `islands.js`; nothing when the app has no islands.
pub(crate) fn build(root: &Path, mode: Mode, cache: &Cache) -> Result<Files> {
    let sources = files::hash_all(root, SOURCES)?;
    let bound = cache.folder(&format!("bind-{}-{sources}", mode.name()), |folder| bind(root, mode, folder))?;
    let wasm = files::read(&bound.join("app_bg.wasm"))?;
    let wasm = match mode {
        Mode::Fast => wasm,
        Mode::Release => shrink(root, &wasm, cache)?,
    };
    let script = script(root, &bound, cache)?;
    Ok(Files::from([("app.wasm".to_owned(), wasm), ("islands.js".to_owned(), script)]))
}

/// Compiles the app for the browser and writes its JavaScript side (`app.js`, `app_bg.wasm`) to `folder`.
fn bind(root: &Path, mode: Mode, folder: &Path) -> Result<()> {
    println!("   site: compiling the islands");
    let profile = match mode {
        Mode::Fast => "dev",
        Mode::Release => "wasm-release",
    };
    let arguments = "rustc --package app --lib --crate-type cdylib --features hydrate --target wasm32-unknown-unknown";
    files::run(
        Command::new(crate::env_or("CARGO", "cargo"))
            .args(arguments.split(' '))
            .args(["--profile", profile])
            .current_dir(root),
    )?;
    let output = if mode == Mode::Fast { "debug" } else { profile };
    let compiled = crate::target_dir(root).join("wasm32-unknown-unknown").join(output).join("app.wasm");
    Bindgen::new()
        .input_path(compiled)
        .out_name("app")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                .omit_default_module_path(true)
                .remove_name_section(mode == Mode::Release)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

/// The same WebAssembly, smaller. Its exports, and so the islands, are kept.
fn shrink(root: &Path, wasm: &[u8], cache: &Cache) -> Result<Vec<u8>> {
    let features = files::hash(WASM_FEATURES.concat().as_bytes());
    let key = format!("opt-{}-{features}-{}", style::tools_version(root)?, files::hash(wasm));
    let folder = cache.folder(&key, |folder| {
        println!("   site: shrinking the WebAssembly");
        let input = folder.join("input.wasm");
        fs::write(&input, wasm)?;
        files::run(
            Command::new("node")
                .arg(root.join("node_modules/binaryen/bin/wasm-opt"))
                .arg("-Oz")
                .args(WASM_FEATURES.map(|feature| format!("--enable-{feature}")))
                .arg(&input)
                .arg("--output")
                .arg(folder.join("app.wasm")),
        )?;
        Ok(fs::remove_file(input)?)
    })?;
    files::read(&folder.join("app.wasm"))
}

/// The loader and wasm-bindgen's JavaScript as one small script.
fn script(root: &Path, bound: &Path, cache: &Cache) -> Result<Vec<u8>> {
    let loader = files::read(&root.join("app/loader/islands.js"))?;
    let inputs = [&loader[..], style::tools_version(root)?.as_bytes(), files::name(bound).as_bytes()].concat();
    cache.bytes(&format!("islands-{}.js", files::hash(&inputs)), || {
        let entry = bound.join("islands.js");
        fs::write(&entry, &loader)?;
        style::bundle(root, &entry, &["--format=esm"])
    })
}
