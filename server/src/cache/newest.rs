//! The newest version of the data, read once for all who came in before the read began.

use std::time::Instant;
use store::{DataVersion, Store};
use tokio::sync::Mutex;

/// The last read of the version.
#[derive(Default)]
pub(super) struct Newest {
    last: Mutex<Option<Read>>,
}

struct Read {
    began: Instant,
    version: DataVersion,
}

impl Newest {
    /// The version, by a read that began after this was called: whatever was saved before then is in it. Those who wait
    /// while a read is under way share the next one.
    pub(super) async fn version(&self, store: &Store) -> store::Result<DataVersion> {
        let came = Instant::now();
        let mut last = self.last.lock().await;
        if let Some(read) = last.as_ref().filter(|read| read.began > came) {
            return Ok(read.version.clone());
        }
        let began = Instant::now();
        let version = store.data_version().await?;
        *last = Some(Read { began, version: version.clone() });
        Ok(version)
    }
}
