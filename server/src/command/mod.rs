//! The command line.

mod serve;

use crate::config::Config;
use serve::StartError;
use std::io::IsTerminal;
use std::process::ExitCode;
use store::Store;

/// Runs what the command line asks for, and tells in a sentence why when it could not.
pub fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(filter())
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    // Nothing else starts Leptos' executor, and the first page would panic without it.
    let Ok(runtime) = tokio::runtime::Runtime::new() else { return ExitCode::FAILURE };
    let _inside = runtime.enter();
    let _ = any_spawner::Executor::init_tokio();
    match runtime.block_on(run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("verkan: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), StartError> {
    serve::run(Config::from_env()?).await
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn,sea_orm=warn".into())
}

/// Connects to the database, makes the folder of an embedded one, and brings the schema up to date.
pub(crate) async fn connect(config: &Config) -> Result<Store, StartError> {
    let embedded = config.database_url.strip_prefix("sqlite:").map(|file| file.trim_start_matches("//"));
    if let Some(folder) = embedded.and_then(|file| std::path::Path::new(file).parent()) {
        std::fs::create_dir_all(folder)?;
    }
    let store = Store::connect(&config.database_url).await?;
    store.migrate().await?;
    Ok(store)
}
