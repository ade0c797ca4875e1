//! `verkan audit`: whether the audit trail is whole, and its head to keep outside.

use super::StartError;
use crate::config::Config;
use crate::{AppState, anchor};
use clap::Subcommand;
use domain::actor::Actor;
use domain::event::ChainState;
use std::path::{Path, PathBuf};
use store::Anchor;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Check that every row follows from the one before. Ends with failure at the first that does not.
    Verify {
        /// A row and its hash that was written down earlier, as ROW:HASH: against it a cut tail is seen. May be given many times.
        #[arg(long = "anchor", value_name = "ROW:HASH", value_parser = one)]
        anchors: Vec<Anchor>,
        /// A file of anchors, as `audit anchor` and VERKAN_ANCHOR write it: each of them has to be there still.
        #[arg(long = "anchors", value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Add the head of the trail to a file: the day, the row and its hash. Keep the file outside the machine.
    Anchor {
        /// The file; it is made when it is not there.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
}

fn one(text: &str) -> Result<Anchor, &'static str> {
    anchor::parse(text).ok_or("write ROW:HASH, the row as a number and its hash of 64 signs")
}

pub(crate) async fn run(command: Command, config: Config) -> Result<(), StartError> {
    let store = super::connect(&config).await?;
    let state = AppState::new(store, config);
    match command {
        Command::Verify { mut anchors, file } => {
            if let Some(file) = file {
                anchors.extend(of_file(&file)?);
            }
            verify(&state, &anchors).await
        }
        Command::Anchor { to } => match anchor::add(&state, &to).await.map_err(|error| told(&to, &error))? {
            Some(head) => {
                println!("Added {}:{} to {}", head.id, head.hash, to.display());
                Ok(())
            }
            None => Err(StartError::Told("nothing has happened yet: the trail has no row".to_owned())),
        },
    }
}

/// An empty file would prove nothing, and seem to.
fn of_file(file: &Path) -> Result<Vec<Anchor>, StartError> {
    let anchors = anchor::read(file).map_err(|error| told(file, &error))?;
    if anchors.is_empty() {
        return Err(StartError::Told(format!("{}: there is no anchor in it", file.display())));
    }
    Ok(anchors.into_iter().map(|(_, anchor)| anchor).collect())
}

fn told(file: &Path, error: &anchor::Trouble) -> StartError {
    StartError::Told(format!("{}: {error}", file.display()))
}

async fn verify(state: &AppState, anchors: &[Anchor]) -> Result<(), StartError> {
    match state.store.verify_chain(&Actor::System, anchors).await? {
        ChainState::Whole { rows, head } => {
            let held =
                if anchors.is_empty() { String::new() } else { format!(", and each anchor holds ({})", anchors.len()) };
            println!("The trail is whole: {rows} rows{held}. Keep this outside Verkan, as an anchor: {rows}:{head}");
            Ok(())
        }
        ChainState::Broken { at, rows } => {
            Err(StartError::Told(format!("the trail is broken at row {at}; {rows} rows before it are whole")))
        }
    }
}
