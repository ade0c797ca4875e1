//! `verkan audit verify`: whether the audit trail is whole.

use super::StartError;
use crate::config::Config;
use clap::Subcommand;
use domain::actor::Actor;
use domain::event::ChainState;
use domain::id::EventId;
use store::Anchor;

#[derive(Subcommand)]
pub(super) enum Command {
    /// Check that every row follows from the one before. Ends with failure at the first that does not.
    Verify {
        /// A row and its hash that was written down earlier, as ROW:HASH: against it a cut tail is seen. May be given many times.
        #[arg(long = "anchor", value_name = "ROW:HASH", value_parser = anchor)]
        anchors: Vec<Anchor>,
    },
}

fn anchor(text: &str) -> Result<Anchor, String> {
    let (id, hash) = text.split_once(':').ok_or("write ROW:HASH")?;
    let id = id.parse().map(EventId).map_err(|_| "the row is a number")?;
    Ok(Anchor { id, hash: hash.to_owned() })
}

pub(crate) async fn run(command: Command, config: Config) -> Result<(), StartError> {
    let Command::Verify { anchors } = command;
    let store = super::connect(&config).await?;
    match store.verify_chain(&Actor::System, &anchors).await? {
        ChainState::Whole { rows, head } => {
            println!("The trail is whole: {rows} rows. Keep this outside Verkan, as an anchor: {rows}:{head}");
            Ok(())
        }
        ChainState::Broken { at, rows } => {
            Err(StartError::Told(format!("the trail is broken at row {at}; {rows} rows before it are whole")))
        }
    }
}
