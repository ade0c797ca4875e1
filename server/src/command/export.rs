//! `verkan export`: everything but passwords, in the open exchange format.

use super::StartError;
use crate::config::Config;
use clap::Args;
use domain::actor::Actor;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The .zip to write.
    #[arg(long, value_name = "FILE.zip")]
    to: PathBuf,
}

pub(crate) async fn run(arguments: Arguments, config: Config) -> Result<(), StartError> {
    let store = super::connect(&config).await?;
    let archive = store.export_archive(&Actor::System).await?;
    let bytes = crate::export::zip(archive).map_err(|error| StartError::Told(error.to_string()))?;
    // Beside the file first: a full disk must not leave half an archive under its name.
    let unfinished = arguments.to.with_extension("unfinished");
    std::fs::write(&unfinished, &bytes).map_err(super::with_name(&unfinished))?;
    std::fs::rename(&unfinished, &arguments.to).map_err(super::with_name(&arguments.to))?;
    println!("Wrote {} ({} kB)", arguments.to.display(), bytes.len().div_ceil(1024));
    Ok(())
}
