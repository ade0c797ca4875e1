//! Each page beside its floor: the same data, the same run, the same machine.

use crate::Settings;
use crate::http::{Ask, Bounds, Load, load};
use crate::machine::{MOST_BY_OTHERS, Meter, Used};
use crate::municipality::RICH_INDICATOR;
use crate::place::Place;
use crate::raw::Raw;
use crate::recorder::Recorder;
use crate::report::{Report, kilobytes, milliseconds};
use crate::served::Server;
use sea_orm::Statement;
use std::error::Error;
use std::time::Duration;

/// Connections that ask at a time under load.
pub(crate) const MANY: usize = 16;
/// HTTP, and one hop to another thread and back.
const HTTP: Duration = Duration::from_micros(140);
/// Writing HTML, for each kilobyte.
const WRITING: f64 = 10e-6;

/// What the table says of a page.
struct Row {
    name: &'static str,
    html: usize,
    statements: usize,
    raw: Raw,
    /// With one reader: the server sleeps and wakes between requests.
    cpu: Duration,
    /// With many: it works as steadily as the raw statements do.
    cpu_of_many: Duration,
    median: Duration,
    per_second: f64,
    load: f64,
    by_others: f64,
}

impl Row {
    fn floor(&self) -> Duration {
        self.raw.cpu + HTTP + Duration::from_secs_f64(WRITING * self.html as f64 / 1000.0)
    }

    /// Twice raw and a millisecond, and one more for each 100 kB.
    fn allowed(&self) -> Duration {
        self.raw.cpu * 2 + Duration::from_secs_f64(0.001 + 1e-8 * self.html as f64)
    }

    fn cells(&self) -> Vec<String> {
        let over = if self.cpu > self.allowed() { " !" } else { "" };
        let busy = if self.by_others > MOST_BY_OTHERS { " *" } else { "" };
        vec![
            self.name.to_owned(),
            self.statements.to_string(),
            kilobytes(self.html),
            milliseconds(self.raw.wall),
            milliseconds(self.raw.cpu),
            milliseconds(self.floor()),
            milliseconds(self.cpu),
            format!("{:.1}", self.cpu.as_secs_f64() / self.raw.cpu.as_secs_f64().max(1e-6)),
            format!("{}{over}", milliseconds(self.allowed())),
            milliseconds(self.median),
            milliseconds(self.cpu_of_many),
            format!("{:.0}", self.per_second),
            format!("{:.1}{busy}", self.load),
        ]
    }
}

const HEADER: &[&str] = &[
    "page",
    "statements",
    "HTML kB",
    "raw wall ms",
    "raw CPU ms",
    "floor ms",
    "ours CPU ms",
    "ours / raw",
    "allowed ms",
    "p50 ms",
    "CPU ms at 16",
    "req/s at 16",
    "load",
];

/// The pages that are measured, as somebody sees them who has signed in: for them nothing comes from a cache.
fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("red thread", "/goals".to_owned()),
        ("goal", "/goals/21".to_owned()),
        ("indicator", format!("/indicators/{}", RICH_INDICATOR + 1)),
        ("organisation", "/organisation".to_owned()),
        ("search", "/search?q=trygg".to_owned()),
        ("start page", "/".to_owned()),
        ("indicators, 50 rows", "/indicators".to_owned()),
        ("activities, 100 rows", "/activities".to_owned()),
        ("activities of a unit", "/activities?unit=3&order=newest".to_owned()),
        ("activity", "/activities/4711".to_owned()),
        ("unit", "/organisation/units/5".to_owned()),
        ("to do, 40 rows", "/to-do".to_owned()),
        ("heat map, 50 × 500", "/heat-map".to_owned()),
        ("board of a round", "/rounds/8".to_owned()),
    ]
}

/// Measures every page and adds the table.
pub(crate) async fn measure(
    place: &Place,
    server: &Server,
    settings: &Settings,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    let recorder = Recorder::new(&place.url).await?;
    let mut rows = Vec::new();
    for (name, path) in pages() {
        let (status, statements) = recorder.statements(&path, &place.cookie).await;
        if status.as_u16() != 200 {
            report.line(&format!("- {name} ({path}) answers {status}: not measured"));
            continue;
        }
        let statements: Vec<Statement> = statements.into_iter().filter(|statement| reads(&statement.sql)).collect();
        if settings.explain {
            explain(name, place, &statements).await?;
        }
        rows.push(row(name, &path, &statements, place, server, settings).await?);
    }
    report.table(HEADER, &rows.iter().map(Row::cells).collect::<Vec<_>>());
    report.line("! over the bar; \\* not to be judged\n");
    Ok(())
}

fn reads(sql: &str) -> bool {
    let sql = sql.trim_start();
    sql.starts_with("SELECT") || sql.starts_with("WITH")
}

async fn row(
    name: &'static str,
    path: &str,
    statements: &[Statement],
    place: &Place,
    server: &Server,
    settings: &Settings,
) -> Result<Row, Box<dyn Error>> {
    let html = Ask::plain(server.address, path, &place.cookie).once().await?.body.len();
    let ask = Ask::page(server.address, path, &place.cookie);
    let bounds = Bounds { requests: 20_000, time: settings.time };
    load(&ask, 1, Bounds { requests: 20, time: settings.time }).await?;
    let raw = place.bare.measure(statements, settings.time / 2).await?;
    let meter = Meter::start(&place.processes(server));
    let alone = load(&ask, 1, bounds).await?;
    let used = meter.stop();
    let meter = Meter::start(&place.processes(server));
    let many = load(&ask, MANY, bounds).await?;
    let used_by_many = meter.stop();
    if alone.failed + many.failed > 0 {
        return Err(format!("{path}: {} answers were not 200", alone.failed + many.failed).into());
    }
    Ok(Row {
        name,
        html,
        statements: statements.len(),
        raw,
        cpu: of_each(&used, &alone)?,
        cpu_of_many: of_each(&used_by_many, &many)?,
        median: alone.median(),
        per_second: many.per_second(),
        load: used.load,
        by_others: used.by_others,
    })
}

/// The processor time of the measured processes for each answer.
fn of_each(used: &Used, load: &Load) -> Result<Duration, std::num::TryFromIntError> {
    Ok(used.by_process.iter().sum::<Duration>() / u32::try_from(load.answers().max(1))?)
}

/// Prints each statement with what it costs alone and how the database goes about it.
async fn explain(name: &str, place: &Place, statements: &[Statement]) -> Result<(), Box<dyn Error>> {
    for statement in statements {
        let raw = place.bare.measure(std::slice::from_ref(statement), Duration::from_millis(100)).await?;
        println!("-- {name}: {} ms\n{statement}", milliseconds(raw.wall));
        for line in place.explain(statement).await? {
            println!("   {line}");
        }
    }
    Ok(())
}
