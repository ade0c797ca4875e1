//! `bench`: measures Verkan on a large made-up municipality, each figure beside a floor of the same run.

mod browser;
mod first_load;
mod http;
mod import;
mod machine;
mod mirror;
mod municipality;
mod pages;
mod place;
mod probe;
mod public;
mod random;
mod raw;
mod recorder;
mod report;
mod served;

use clap::Parser;
use municipality::Size;
use place::{Place, Postgres};
use report::{Report, megabytes, milliseconds};
use served::Server;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Measures Verkan on a large made-up municipality.
#[derive(Parser)]
struct Arguments {
    /// The server to measure.
    #[arg(long)]
    server: PathBuf,
    /// The folder with the site's files.
    #[arg(long, default_value = "site")]
    site: PathBuf,
    /// An empty folder for databases.
    #[arg(long)]
    folder: PathBuf,
    /// A tenth of the data and less time for each figure.
    #[arg(long)]
    quick: bool,
    /// Shows every statement with what it costs and how the database goes about it.
    #[arg(long)]
    explain: bool,
    /// The file that the report is written to.
    #[arg(long)]
    write: Option<PathBuf>,
    /// A PostgreSQL to measure on as well.
    #[arg(long, env = "VERKAN_TEST_POSTGRES", requires = "postgres_pid")]
    postgres: Option<String>,
    /// The first process of that PostgreSQL.
    #[arg(long, env = "VERKAN_TEST_POSTGRES_PID")]
    postgres_pid: Option<u32>,
}

/// How thoroughly to measure.
struct Settings {
    size: Size,
    /// How long each figure is measured.
    time: Duration,
    explain: bool,
}

fn main() -> ExitCode {
    let Ok(runtime) = tokio::runtime::Runtime::new() else { return ExitCode::FAILURE };
    let _inside = runtime.enter();
    // The pages that are drawn inside this process, to hear their statements, need it.
    let _ = any_spawner::Executor::init_tokio();
    match runtime.block_on(run(&Arguments::parse())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let settings = Settings {
        size: if arguments.quick { Size::QUICK } else { Size::FULL },
        time: if arguments.quick { Duration::from_millis(600) } else { Duration::from_secs(3) },
        explain: arguments.explain,
    };
    let mut report = Report::default();
    introduce(&settings, &mut report);
    let place = Place::sqlite(&arguments.folder, settings.size).await?;
    probe::probe(&place, &settings).await?;
    if std::env::var("PROBE").is_err() {
        on(&place, arguments, &settings, &mut report).await?
    }
    if let Some((url, pid)) = arguments.postgres.clone().zip(arguments.postgres_pid) {
        let place = Place::postgres(&Postgres { url, pid }, settings.size).await?;
        probe::probe(&place, &settings).await?;
        on(&place, arguments, &settings, &mut report).await?;
    }
    if let Some(file) = &arguments.write {
        std::fs::write(file, report.text())?;
    }
    Ok(())
}

fn introduce(settings: &Settings, report: &mut Report) {
    let Size { units, goals, indicators, years, accounts, events } = settings.size;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    report.line("# Speed and size\n");
    report.line(&format!(
        "Measured {} on {cores} virtual cores by `make bench`, which makes the same municipality in every run: {units} units, \
         {goals} goals, {indicators} indicators with {years} years of figures, {accounts} accounts, {events} rows in the trail.",
        chrono::Utc::now().date_naive(),
    ));
}

/// Everything that is measured on one engine.
async fn on(
    place: &Place,
    arguments: &Arguments,
    settings: &Settings,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    report.heading(place.engine);
    report.line(&format!("- the municipality read in from its archive: {:.1} s", place.filled_in.as_secs_f64()));
    // Once to have the program and the database in memory, as a restart has them; then it counts.
    drop(Server::start(&arguments.server, &place.url).await?);
    let server = Server::start(&arguments.server, &place.url).await?;
    report.line(&format!("- first page after the start: {} ms (bar 500)", milliseconds(server.first_answer)));
    let idle = machine::memory(server.pid());
    pages::measure(place, &server, settings, report).await?;
    public::measure(&server, settings, report).await?;
    let after = machine::memory(server.pid());
    report.line(&format!(
        "- memory of the server, proportional (resident): {} ({}) MB idle (bar 60), {} ({}) MB after the load (bar 200)",
        megabytes(idle.proportional),
        megabytes(idle.resident),
        megabytes(after.proportional),
        megabytes(after.resident),
    ));
    first_load::measure(&server, &arguments.site, report).await?;
    browser::measure(&server, report).await?;
    drop(server);
    let server = Server::start(&arguments.server, &place.url).await?;
    import::measure(place, &server, settings.size, report).await
}
