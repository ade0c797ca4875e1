//! `bench`: measures Verkan on a large made-up municipality, each figure beside a floor of the same run.

mod browser;
mod http;
mod import;
mod machine;
mod mirror;
mod municipality;
mod pages;
mod place;
mod public;
mod random;
mod raw;
mod recorder;
mod report;
mod saves;
mod served;
mod trail;

use clap::Parser;
use municipality::Size;
use place::{Place, Postgres};
use report::{Report, kilobytes, megabytes, milliseconds};
use served::Server;
use std::error::Error;
use std::path::{Path, PathBuf};
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
    on(&place, arguments, &settings, &mut report).await?;
    if let Some((url, pid)) = arguments.postgres.clone().zip(arguments.postgres_pid) {
        let place = Place::postgres(&Postgres { url, pid }, settings.size).await?;
        on(&place, arguments, &settings, &mut report).await?;
    }
    if let Some(file) = &arguments.write {
        std::fs::write(file, report.text())?;
    }
    Ok(())
}

fn introduce(settings: &Settings, report: &mut Report) {
    let Size { units, goals, indicators, activities, years, accounts, events } = settings.size;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    report.line("# Speed and size\n");
    report.line(&format!(
        "Measured {} on {cores} virtual cores and {} GiB by `make bench`, which makes the same municipality in every run: \
         {units} units, {goals} goals, {indicators} indicators with {years} years of figures, {activities} activities, {accounts} accounts, {events} rows \
         in the trail. The program that asks runs on the same cores.\n",
        chrono::Utc::now().date_naive(),
        machine::gibibytes(),
    ));
    for line in [
        "- **raw**: the page's own SQL statements run alone, prepared, through the engine's own interface, in the same run.",
        "- **floor**: raw + 0.14 ms for HTTP + 10 µs for each kB of HTML.",
        "- **ours**: processor time of the server for each request of one reader, and of PostgreSQL's processes where it is the engine.",
        "- **at 16**: the same with 16 readers at a time, when the server works as steadily as the raw statements do.",
        "- **allowed**: 2 × raw + 1 ms + 1 ms for each 100 kB of HTML.",
        "- **load**: the machine's load average before; figures marked * were taken while other programs used more than 10 % of \
         the cores, and are not to be judged.",
    ] {
        report.line(line);
    }
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
    trail::measure(place, settings, report).await?;
    pages::measure(place, &server, settings, report).await?;
    public::measure(&server, settings, report).await?;
    saves::measure(place, &server, settings.time, report).await?;
    let after = machine::memory(server.pid());
    report.line(&format!(
        "- memory of the server, proportional (resident): {} ({}) MB idle (bar 60), {} ({}) MB after the load (bar 200)",
        megabytes(idle.proportional),
        megabytes(idle.resident),
        megabytes(after.proportional),
        megabytes(after.resident),
    ));
    if let Some(bytes) = wasm(&arguments.site) {
        report.line(&format!("- the program for islands, Brotli: {} kB (bar 150)", kilobytes(bytes)));
    }
    browser::measure(&server, report).await?;
    drop(server);
    let server = Server::start(&arguments.server, &place.url).await?;
    import::measure(place, &server, settings.size, report).await
}

/// The size of the WebAssembly file, compressed with Brotli.
fn wasm(site: &Path) -> Option<usize> {
    let files = std::fs::read_dir(site.join("assets")).ok()?.flatten();
    let wasm = files.map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(".wasm.br"))?;
    usize::try_from(std::fs::metadata(wasm).ok()?.len()).ok()
}
