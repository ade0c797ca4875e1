//! The command line.

mod audit;
mod backup;
mod export;
mod import;
mod serve;
mod user;

use crate::config::Config;
use app::rejection::{problem, state_problem};
use app::text::{Locale, Text};
use clap::{Parser, Subcommand};
use domain::field::FieldError;
use domain::rejection::Rejection;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use store::Store;

/// Verkan: effect goals and figures of a municipality.
///
/// Settings come from the environment: DATABASE_URL (sqlite:data/verkan.db), VERKAN_ADDRESS (127.0.0.1:3000), VERKAN_SAMPLE.
#[derive(Parser)]
#[command(name = "verkan", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests until told to stop. What Verkan does when nothing else is said.
    Serve,
    /// Bring the database to the newest schema.
    Migrate,
    /// Read an archive (folder or .zip) into an empty Verkan, or measurements (.csv, .xlsx, .json from Kolada).
    Import(import::Arguments),
    /// Write everything but passwords to an open archive.
    Export(export::Arguments),
    /// Open, close and let in accounts.
    #[command(subcommand)]
    User(user::Command),
    /// Look at the audit trail.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Copy the whole database, passwords included.
    Backup(backup::Arguments),
    /// List every route: method, path, and who may knock. The end-to-end tests visit each page of it.
    #[command(hide = true)]
    Routes,
}

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A setting cannot be used.
    #[error(transparent)]
    Setting(#[from] crate::config::WrongSetting),
    /// The database cannot be reached, or something broke.
    #[error("the database: {0}")]
    Store(store::Error),
    /// The sample cannot be loaded.
    #[error("the sample: {0}")]
    Sample(#[from] crate::first_start::Trouble),
    /// The network or a file.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A sentence for whoever runs the command.
    #[error("{0}")]
    Told(String),
}

impl From<store::Error> for StartError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Rejected(rejection) => Self::Told(sentence(&rejection)),
            broken => Self::Store(broken),
        }
    }
}

/// Why it was not done, in the words that pages use.
fn sentence(rejection: &Rejection) -> String {
    let text = Text::of(Locale::English);
    match rejection {
        Rejection::Invalid(errors) => {
            let of_field = |error: &FieldError| format!("{}: {}", error.field, problem(text, &error.problem));
            errors.0.iter().map(of_field).collect::<Vec<_>>().join(" ")
        }
        Rejection::State(problem) => state_problem(text, *problem),
        other => other.to_string(),
    }
}

/// What went wrong with a file, with its name.
fn with_name(file: &Path) -> impl Fn(std::io::Error) -> StartError + '_ {
    move |error| StartError::Told(format!("{}: {error}", file.display()))
}

/// Runs what the command line asks for, and tells in a sentence why when it could not.
pub fn main() -> ExitCode {
    let command_line = CommandLine::parse();
    tracing_subscriber::fmt()
        .with_env_filter(filter())
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    // Nothing else starts Leptos' executor, and the first page would panic without it.
    let Ok(runtime) = tokio::runtime::Runtime::new() else { return ExitCode::FAILURE };
    let _inside = runtime.enter();
    let _ = any_spawner::Executor::init_tokio();
    match runtime.block_on(run(command_line.command.unwrap_or(Command::Serve))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("verkan: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), StartError> {
    let config = Config::from_env()?;
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => connect(&config).await.map(|_| ()),
        Command::Import(arguments) => import::run(arguments, config).await,
        Command::Export(arguments) => export::run(arguments, config).await,
        Command::User(command) => user::run(command, config).await,
        Command::Audit(command) => audit::run(command, config).await,
        Command::Backup(arguments) => backup::run(arguments, config).await,
        Command::Routes => {
            for route in crate::route_table() {
                println!("{} {} {:?}", route.method, route.path, route.access);
            }
            Ok(())
        }
    }
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn,sea_orm=warn".into())
}

/// Connects to the database, makes the folder of an embedded one, and brings the schema up to date.
pub(crate) async fn connect(config: &Config) -> Result<Store, StartError> {
    let embedded = config.database_url.strip_prefix("sqlite:").map(|file| file.trim_start_matches("//"));
    if let Some(folder) = embedded.and_then(|file| Path::new(file).parent()) {
        std::fs::create_dir_all(folder).map_err(with_name(folder))?;
    }
    let store = Store::connect(&config.database_url).await?;
    store.migrate().await?;
    Ok(store)
}
