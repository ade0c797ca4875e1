//! Results of slow steps, kept under the hash of their input.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Result;

/// What was not used for so long is thrown away.
const KEPT_FOR: Duration = Duration::from_secs(14 * 24 * 3600);

/// A folder of finished results. A result is complete or absent, never half written.
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// The bytes kept under `key`, made by `make` when they are not there yet.
    pub(crate) fn bytes(&self, key: &str, make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        let path = self.folder.join(key);
        if let Ok(bytes) = fs::read(&path) {
            touch(&path)?;
            return Ok(bytes);
        }
        let bytes = make()?;
        let unfinished = self.unfinished(key);
        fs::write(&unfinished, &bytes)?;
        fs::rename(unfinished, path)?;
        Ok(bytes)
    }

    /// The folder kept under `key`, filled by `fill` when it is not there yet.
    pub(crate) fn folder(&self, key: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let path = self.folder.join(key);
        if path.is_dir() {
            touch(&path)?;
            return Ok(path);
        }
        let unfinished = self.unfinished(key);
        fs::create_dir_all(&unfinished)?;
        fill(&unfinished)?;
        fs::rename(unfinished, &path)?;
        Ok(path)
    }

    /// Throws away what nobody has used for two weeks.
    pub(crate) fn prune(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let age = SystemTime::now().duration_since(entry.metadata()?.modified()?).unwrap_or_default();
            if age < KEPT_FOR {
                continue;
            }
            if entry.path().is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    fn unfinished(&self, key: &str) -> PathBuf {
        self.folder.join(format!("unfinished-{}-{key}", std::process::id()))
    }
}

/// Marks a result as used today.
fn touch(path: &Path) -> Result<()> {
    Ok(fs::File::open(path)?.set_modified(SystemTime::now())?)
}
