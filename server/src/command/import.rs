//! `verkan import`: an archive into an empty Verkan, or measurements into any.

use super::StartError;
use crate::AppState;
use crate::config::Config;
use crate::import::archive::{self, NotRead};
use crate::import::job::{self, Chosen, NotOpened, Opened};
use app::import::{cell_problem, file_problem};
use app::text::{Locale, Text};
use clap::Args;
use domain::actor::Actor;
use domain::exchange::Archive;
use domain::id::UnitId;
use domain::import::{CellErrors, Imported};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use store::archive::ArchiveError;

#[derive(Args)]
pub(super) struct Arguments {
    /// An archive (folder or .zip), or measurements (.csv, .xlsx, or .json saved from Kolada).
    #[arg(value_name = "FILE or FOLDER")]
    from: PathBuf,
    /// Only say what an import of measurements would do.
    #[arg(long)]
    dry_run: bool,
    /// The unit, by its external id, that gets indicators for key figures from Kolada that no indicator has.
    #[arg(long, value_name = "EXTERNAL ID")]
    unit: Option<String>,
}

pub(crate) async fn run(arguments: Arguments, config: Config) -> Result<(), StartError> {
    let store = super::connect(&config).await?;
    let state = AppState::new(store, config);
    let from = &arguments.from;
    if from.is_dir() {
        let archive = archive::from_folder(from).map_err(|problem| told(from, problem))?;
        return take(&state, archive).await;
    }
    let content = std::fs::read(from).map_err(|error| told(from, NotRead::Io(error)))?;
    if archive::is_archive(&content) {
        let archive = archive::from_zip(&content).map_err(|problem| told(from, problem))?;
        return take(&state, archive).await;
    }
    measurements(&state, &arguments, content).await
}

async fn take(state: &AppState, archive: Archive) -> Result<(), StartError> {
    match state.store.import_archive(&Actor::System, archive).await {
        Ok(counts) => {
            println!("Read {} rows.", counts.rows);
            Ok(())
        }
        Err(ArchiveError::Cells(errors)) => Err(StartError::Told(list(&errors))),
        Err(ArchiveError::Other(error)) => Err(error.into()),
    }
}

async fn measurements(state: &AppState, arguments: &Arguments, content: Vec<u8>) -> Result<(), StartError> {
    let (store, from) = (&state.store, &arguments.from);
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let kind = job::kind(&content);
    let chosen = Chosen { unit: unit(state, arguments.unit.as_deref()).await?, ..Chosen::default() };
    let opened = job::open(store, &Actor::System, kind, name, content, chosen).await;
    let Opened { reading, more, .. } = match opened {
        Ok(opened) => opened,
        Err(NotOpened::File(problem)) => return Err(told(from, NotRead::File(problem))),
        Err(NotOpened::Store(error)) => return Err(error.into()),
    };
    if !more.is_empty() {
        let text = Text::of(Locale::English);
        eprintln!("{}. {}", text.import_more_pages(), text.import_more_pages_text(more.join(", ")));
    }
    let outcome = if arguments.dry_run {
        let plan = store.plan_import(&Actor::System, &reading, state.today()).await?;
        if plan.errors.is_empty() { Ok(plan.counts) } else { Err(plan) }
    } else {
        match store.import_measurements(&Actor::System, &reading, state.today(), &AtomicU64::new(0)).await? {
            Imported::All(_, counts) => Ok(counts),
            Imported::Nothing(plan) => Err(plan),
        }
    };
    match outcome {
        Ok(counts) => {
            println!("{} new, {} corrected, {} the same.", counts.created, counts.changed, counts.unchanged);
            Ok(())
        }
        Err(plan) => Err(StartError::Told(list(&plan.errors))),
    }
}

/// The unit of this external id.
async fn unit(state: &AppState, external_id: Option<&str>) -> Result<Option<UnitId>, StartError> {
    let Some(external_id) = external_id else { return Ok(None) };
    let units = state.store.unit_choices(&Actor::System, state.today()).await?;
    let found = units.into_iter().find(|(_, unit)| unit.external_id == external_id);
    match found {
        Some((_, unit)) => Ok(Some(unit.id)),
        None => Err(StartError::Told(format!("there is no unit '{external_id}'"))),
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
        let file = if error.file.is_empty() { String::new() } else { format!("{} ", error.file) };
        format!("{file}row {}, {} '{}': {wrong} {remedy}", error.row, error.column, error.value)
    });
    let mut told = format!("nothing was read, {} cells have to be mended first:\n  ", errors.total);
    told.push_str(&lines.collect::<Vec<_>>().join("\n  "));
    told
}
