//! What happens when Verkan starts on an empty database and a sample is asked for.

use crate::AppState;
use crate::config::Sample;
use crate::import::archive;
use domain::actor::Actor;
use std::path::PathBuf;

/// Why the sample could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Its files cannot be read.
    #[error("{} cannot be read: {problem:?}", folder.display())]
    Files {
        /// Where they lie.
        folder: PathBuf,
        /// What is wrong with them.
        problem: archive::NotRead,
    },
    /// Its content cannot be taken.
    #[error(transparent)]
    Content(#[from] store::archive::ArchiveError),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Its people.
    #[error(transparent)]
    People(#[from] crate::sample::Trouble),
}

/// Fills an empty Verkan with the sample that the settings name: its content by the same import that a user uses, then its
/// made-up people. A Verkan that has content is left alone.
pub async fn fill(state: &AppState) -> Result<(), Trouble> {
    if state.config.sample == Sample::None {
        return Ok(());
    }
    let system = Actor::System;
    if !state.store.municipality(&system).await?.name.is_empty() {
        return Ok(());
    }
    let today = state.today();
    if state.config.sample == Sample::Granvik {
        crate::sample::found_granvik(&state.store, today).await?;
    } else {
        let folder = state.config.examples.join(Sample::Alingsas.word());
        let content = archive::from_folder(&folder).map_err(|problem| Trouble::Files { folder, problem })?;
        state.store.import_archive(&system, content).await?;
    }
    crate::sample::people(&state.store, today).await?;
    Ok(())
}
