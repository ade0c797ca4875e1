//! `cargo xtask dev`: the server, rebuilt and restarted whenever a source changes.
//!
//! A debug build of the server reads `site/` from the disk when it starts, so a changed style needs no compiling.

use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::{files, site};

/// Sources of the site's files and of the server.
const WATCHED: &[&str] = &["domain", "migrations", "store", "app", "server", "style", "examples", "Cargo.toml"];

/// Runs until it is interrupted.
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut server = None;
    let mut seen = SystemTime::UNIX_EPOCH;
    loop {
        let newest = newest_change(root)?;
        if newest > seen {
            seen = newest;
            server = restart(root, server);
        }
        sleep(Duration::from_millis(400));
    }
}

/// Rebuilds and starts the server; a build that fails leaves the one that runs.
fn restart(root: &Path, running: Option<Server>) -> Option<Server> {
    let built = site::build(root, site::Mode::Fast).and_then(|()| build_server(root));
    if let Err(error) = built {
        eprintln!("   dev: {error:#}; waiting for the next change");
        return running;
    }
    drop(running);
    match Server::start(root) {
        Ok(server) => Some(server),
        Err(error) => {
            eprintln!("   dev: the server does not start: {error:#}");
            None
        }
    }
}

fn build_server(root: &Path) -> Result<()> {
    let cargo = crate::env_or("CARGO", "cargo");
    files::run(Command::new(cargo).args(["build", "--package", "server"]).current_dir(root))
}

/// The running server; it ends with this value.
struct Server(Child);

impl Server {
    fn start(root: &Path) -> Result<Self> {
        let program = crate::target_dir(root).join("debug/verkan");
        // As `make run` does: who looks at a change wants something to look at.
        let sample = crate::env_or("VERKAN_SAMPLE", "alingsas");
        Ok(Self(Command::new(program).arg("serve").env("VERKAN_SAMPLE", sample).current_dir(root).spawn()?))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn newest_change(root: &Path) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for folder in WATCHED {
        for file in files::below(&root.join(folder))? {
            newest = newest.max(changed(&file));
        }
    }
    Ok(newest)
}

/// When the file was written; a file that was just removed counts as never.
fn changed(file: &Path) -> SystemTime {
    file.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}
