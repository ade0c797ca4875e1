//! The project's chores: `cargo xtask site`, `cargo xtask check`, `cargo xtask dev`.

mod check;
mod dev;
mod files;
mod site;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "xtask", about = "Verkan's chores")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build the site's files (WebAssembly, styles, fonts, icons) into site/.
    Site {
        /// Skip the slow shrinking and compressing; for development.
        #[arg(long)]
        fast: bool,
    },
    /// Check the invariants that ARCHITECTURE.md promises.
    Check,
    /// Run the server; rebuild and restart it whenever a source changes.
    Dev,
}

fn main() -> Result<()> {
    let root = workspace_root()?;
    match Arguments::parse().chore {
        Chore::Site { fast } => site::build(&root, site::Mode::from_fast(fast)),
        Chore::Check => check::run(&root),
        Chore::Dev => dev::run(&root),
    }
}

/// The folder of the workspace: the one above this package.
fn workspace_root() -> Result<PathBuf> {
    let package = PathBuf::from(env_or("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR")));
    package.parent().map(Path::to_path_buf).context("xtask must stand in a folder of the workspace")
}

/// The folder that cargo builds into.
fn target_dir(root: &Path) -> PathBuf {
    root.join(env_or("CARGO_TARGET_DIR", "target"))
}

fn env_or(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_owned())
}
