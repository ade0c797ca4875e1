//! Small helpers around files, hashes and commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

/// Every file below `folder`, sorted, without what is generated or hidden; nothing when it does not exist.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_file() {
        found.push(folder.to_path_buf());
    } else if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if !is_skipped(&path) {
                found.extend(below(&path)?);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_skipped(path: &Path) -> bool {
    let name = name(path);
    name.starts_with('.') || name == "node_modules" || name == "target"
}

/// The last part of a path as text.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The first 16 hex digits of the SHA-256 of `bytes`.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// One hash over the names and contents of all files in or below `paths`.
pub(crate) fn hash_all(root: &Path, paths: &[&str]) -> Result<String> {
    let mut hasher = Sha256::new();
    for path in paths {
        for file in below(&root.join(path))? {
            hasher.update(file.strip_prefix(root)?.to_string_lossy().as_bytes());
            hasher.update(Sha256::digest(read(&file)?));
        }
    }
    Ok(hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Reads a file; the error names it.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file unless it already says the same, so that its time only changes with its content.
pub(crate) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Runs a command; an error says which one failed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    ensure!(status.success(), "{:?} failed: {status}", command.get_program());
    Ok(())
}
