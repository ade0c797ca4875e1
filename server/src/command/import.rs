//! `verkan import`: an archive into an empty Verkan.

use super::StartError;
use crate::config::Config;
use crate::import::archive::{NotRead, from_folder, from_zip};
use app::import::{cell_problem, file_problem};
use app::text::{Locale, Text};
use clap::Args;
use domain::actor::Actor;
use domain::exchange::Archive;
use domain::import::CellErrors;
use std::path::{Path, PathBuf};
use store::Store;
use store::archive::ArchiveError;

#[derive(Args)]
pub(super) struct Arguments {
    /// An archive: a folder or a .zip.
    #[arg(value_name = "FILE or FOLDER")]
    from: PathBuf,
}

pub(crate) async fn run(arguments: Arguments, config: Config) -> Result<(), StartError> {
    let store = super::connect(&config).await?;
    let archive = read(&arguments.from).map_err(|problem| told(&arguments.from, problem))?;
    let rows = take(&store, archive).await?;
    println!("Read {rows} rows.");
    Ok(())
}

fn read(from: &Path) -> Result<Archive, NotRead> {
    if from.is_dir() { from_folder(from) } else { from_zip(&std::fs::read(from).map_err(NotRead::Io)?) }
}

async fn take(store: &Store, archive: Archive) -> Result<u64, StartError> {
    match store.import_archive(&Actor::System, archive).await {
        Ok(counts) => Ok(counts.rows),
        Err(ArchiveError::Cells(errors)) => Err(StartError::Told(list(&errors))),
        Err(ArchiveError::Other(error)) => Err(error.into()),
    }
}

fn told(from: &Path, problem: NotRead) -> StartError {
    match problem {
        NotRead::File(problem) => {
            let text = Text::of(Locale::English);
            StartError::Told(format!("{}: {}", from.display(), file_problem(text, problem)))
        }
        NotRead::Cells(errors) => StartError::Told(list(&errors)),
        NotRead::Io(error) => StartError::Told(format!("{}: {error}", from.display())),
    }
}

/// One line for each bad cell.
fn list(errors: &CellErrors) -> String {
    let text = Text::of(Locale::English);
    let lines = errors.listed.iter().map(|error| {
        let (wrong, remedy) = cell_problem(text, &error.problem);
        format!("{} row {}, {} '{}': {wrong} {remedy}", error.file, error.row, error.column, error.value)
    });
    let mut told = format!("nothing was read, {} cells have to be mended first:\n  ", errors.total);
    told.push_str(&lines.collect::<Vec<_>>().join("\n  "));
    told
}
