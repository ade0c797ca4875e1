//! The invariants of ARCHITECTURE.md that a command can check.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::files;

mod glossary;
mod style;

/// Crates that a crate must not depend on, also not indirectly.
const FORBIDDEN_DEPENDENCIES: &[(&str, &[&str])] = &[
    ("domain", &["sea-orm", "leptos", "axum", "tokio"]),
    ("migrations", &["leptos", "axum"]),
    ("store", &["leptos", "axum"]),
];

/// Words that must not stand in the sources of a folder, and why.
const FORBIDDEN_WORDS: &[(&str, &str, &str)] = &[
    ("app/src", "sea_orm", "only store speaks SQL"),
    ("app/src", "axum", "app knows no HTTP server"),
    ("server/src", "sea_orm", "only store speaks SQL"),
    ("server/src", "sqlx", "only store speaks SQL"),
    ("domain/src", "SystemTime", "domain has no clock: the day is passed in"),
    ("domain/src", "Utc::now", "domain has no clock: the day is passed in"),
    ("domain/src", "Local::now", "domain has no clock: the day is passed in"),
];

/// A file longer than this gets a warning: it may hold two concepts.
const LONG_FILE: usize = 500;

/// Fails with a list of every broken invariant.
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut broken = Vec::new();
    for (package, forbidden) in FORBIDDEN_DEPENDENCIES {
        broken.extend(forbidden_dependencies(root, package, forbidden)?);
    }
    for (folder, word, reason) in FORBIDDEN_WORDS {
        broken.extend(forbidden_words(root, folder, word, reason)?);
    }
    broken.extend(misplaced_ssr(root)?);
    broken.extend(unshared_features(root)?);
    broken.extend(glossary::missing(root)?);
    broken.extend(style::missing(root)?);
    warn_of_long_files(root)?;
    if broken.is_empty() {
        println!("   all invariants hold");
        return Ok(());
    }
    bail!("{} broken invariant(s):\n  {}", broken.len(), broken.join("\n  "));
}

/// The forbidden crates that `package` reaches in a normal build.
fn forbidden_dependencies(root: &Path, package: &str, forbidden: &[&str]) -> Result<Vec<String>> {
    let tree = cargo_tree(root, &["--package", package, "--edges", "normal", "--format", "{p}"])?;
    let reached = |name: &&&str| tree.iter().any(|line| line.split(' ').next() == Some(**name));
    Ok(forbidden.iter().filter(reached).map(|name| format!("{package} depends on {name}")).collect())
}

/// Crates that `make run` and `make test` would build differently, and so twice.
fn unshared_features(root: &Path) -> Result<Vec<String>> {
    let format = ["--format", "{p} with {f}"];
    let programs = ["--package", "server", "--edges", "normal,build"];
    let run = cargo_tree(root, &[&programs[..], &format[..]].concat())?;
    let selection = ["--workspace", "--exclude", "xtask", "--exclude", "bench", "--features", "app/ssr"];
    let test = cargo_tree(root, &[&selection[..], &["--edges", "normal,build,dev"], &format[..]].concat())?;
    Ok(run.difference(&test).map(|line| format!("the tests need other features than the server: {line}")).collect())
}

/// One line for each package of a dependency tree.
fn cargo_tree(root: &Path, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let output = Command::new(crate::env_or("CARGO", "cargo"))
        .args(["tree", "--locked", "--prefix", "none"])
        .args(arguments)
        .current_dir(root)
        .output()?;
    if !output.status.success() {
        bail!("cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    }
    let lines = String::from_utf8(output.stdout)?;
    Ok(lines.lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect())
}

/// Every line of code below `folder` that holds `word`; comments and texts, such as a filter for the log, may name it.
fn forbidden_words(root: &Path, folder: &str, word: &str, reason: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files::below(&root.join(folder))? {
        for (number, line) in numbered_code(&fs::read_to_string(&file).unwrap_or_default()) {
            if holds_word(&without_texts(line), word) {
                let place = file.strip_prefix(root)?.display();
                found.push(format!("{place}:{number} names {word}: {reason}"));
            }
        }
    }
    Ok(found)
}

/// `#[cfg(feature = "ssr")]` in app that stands on something else than a module or an import.
fn misplaced_ssr(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in files::below(&root.join("app/src"))? {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let lines: Vec<_> = numbered_code(&text).collect();
        for pair in lines.windows(2) {
            let ((number, line), (_, next)) = (pair[0], pair[1]);
            if line.trim() == r#"#[cfg(feature = "ssr")]"# && !may_depend_on_ssr(next.trim()) {
                let place = file.strip_prefix(root)?.display();
                found.push(format!("{place}:{number} hides something else than a module behind ssr"));
            }
        }
    }
    Ok(found)
}

fn may_depend_on_ssr(line: &str) -> bool {
    let item = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
    item.starts_with("mod ") || item.starts_with("use ") || item.starts_with("#[")
}

fn warn_of_long_files(root: &Path) -> Result<()> {
    for folder in ["domain", "migrations", "store", "app", "server", "xtask", "bench", "style"] {
        for file in files::below(&root.join(folder))? {
            let lines = fs::read_to_string(&file).unwrap_or_default().lines().count();
            let is_source = matches!(files::name(&file).rsplit('.').next(), Some("rs" | "css"));
            if is_source && lines > LONG_FILE {
                println!("   note: {} has {lines} lines", file.strip_prefix(root)?.display());
            }
        }
    }
    Ok(())
}

/// The lines that are not comments, with their numbers.
fn numbered_code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The line without what stands between quotation marks.
fn without_texts(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

/// Whether `word` stands in `line` by itself, not as a part of a longer name such as `leptos_axum`.
fn holds_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part) && !line[at + word.len()..].starts_with(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_not_found_inside_a_longer_name() {
        assert!(holds_word("use axum::Router;", "axum"));
        assert!(!holds_word("use leptos_axum::extract;", "axum"));
    }

    #[test]
    fn texts_may_name_what_code_may_not() {
        assert!(!holds_word(&without_texts(r#"filter("info,sqlx=warn")"#), "sqlx"));
        assert!(holds_word(&without_texts(r#"sqlx::query("SELECT 1")"#), "sqlx"));
    }

    #[test]
    fn comments_may_name_what_code_may_not() {
        let code: Vec<_> = numbered_code("//! axum\nuse std::fs;").collect();
        assert_eq!(code, [(2, "use std::fs;")]);
    }
}
