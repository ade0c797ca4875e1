//! `verkan backup`: the whole database in a file.

use super::StartError;
use crate::config::Config;
use clap::Args;
use domain::actor::Actor;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Arguments {
    /// The file to write; it must not exist.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub(crate) async fn run(arguments: Arguments, config: Config) -> Result<(), StartError> {
    if !config.database_url.starts_with("sqlite:") {
        let told =
            "PostgreSQL is backed up with its own pg_dump: pg_dump --format=custom --file=FILE \"$DATABASE_URL\"";
        return Err(StartError::Told(told.to_owned()));
    }
    if arguments.to.exists() {
        return Err(StartError::Told(format!("{} exists already", arguments.to.display())));
    }
    let file = arguments.to.to_str().ok_or_else(|| StartError::Told("the file's name is no text".to_owned()))?;
    let store = super::connect(&config).await?;
    store.backup(&Actor::System, file).await?;
    println!("Wrote {file}. It holds password hashes: keep it as safe as the database.");
    Ok(())
}
