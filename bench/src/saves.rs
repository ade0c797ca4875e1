//! Answers saved in "Mitt att göra", one after another by many at once: none may be lost, none refused.

use crate::http::{Ask, Connection};
use crate::machine::Meter;
use crate::place::{MOST_WRITERS, Place};
use crate::report::{Report, milliseconds};
use crate::served::Server;
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How many save at a time: alone, and as many as read in the other tables.
const WRITERS: [usize; 2] = [1, 16];
/// How much longer those of [`Place::writers`] save all at once: a minute of the whole benchmark.
const LONGER: u32 = 20;

/// A row with the version that its next save states, and who saves it.
#[derive(Clone)]
struct Row {
    id: u64,
    version: u64,
    cookie: String,
}

/// What one writer brought.
struct Written {
    row: Row,
    latencies: Vec<Duration>,
    refused: usize,
}

/// Measures a bare insert and adds a line for each number of writers.
pub(crate) async fn measure(
    place: &Place,
    server: &Server,
    time: Duration,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    let floor = bare_inserts(place, time).await?;
    report.line(&format!(
        "- a bare insert of one row, committed to disk, one after another: p50 {} ms, p95 {} ms",
        milliseconds(at(&floor, 0.5)),
        milliseconds(at(&floor, 0.95)),
    ));
    let everybody = (MOST_WRITERS, time * LONGER);
    for (writers, time) in WRITERS.map(|writers| (writers, time)).into_iter().chain([everybody]) {
        let rows = own_rows(server.address, &place.writers, writers).await?;
        save(place, server, (rows, time), &floor, report).await?;
    }
    Ok(())
}

async fn save(
    place: &Place,
    server: &Server,
    (rows, time): (Vec<Row>, Duration),
    floor: &[Duration],
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    let before: u64 = rows.iter().map(|row| row.version).sum();
    let writers = rows.len();
    let meter = Meter::start(&place.processes(server));
    let started = Instant::now();
    let tasks: Vec<_> = rows.into_iter().map(|row| tokio::spawn(write(server.address, row, time))).collect();
    let (mut latencies, mut refused, mut own) = (Vec::new(), 0, Vec::new());
    for task in tasks {
        let written = task.await??;
        latencies.extend(written.latencies);
        refused += written.refused;
        own.push(written.row);
    }
    let elapsed = started.elapsed();
    let used = meter.stop();
    latencies.sort_unstable();
    let saved = latencies.len() - refused;
    let mut after = 0;
    for row in &own {
        let kept = rows_of(server.address, &row.cookie).await?.into_iter().find(|kept| kept.id == row.id);
        after += kept.map_or(0, |kept| kept.version);
    }
    let cpu = used.by_process.iter().sum::<Duration>() / u32::try_from(saved.max(1))?;
    // They take turns: whoever comes last in the queue waits for the bare inserts of all.
    let queue = at(floor, 0.95) * u32::try_from(writers)?;
    report.line(&format!(
        "- {saved} answers saved by {writers} people at once in {:.0} s: {:.0} a second, p50 {} ms, p95 {} ms (as many bare inserts in \
         turn: {} ms), {} ms of processor each (bar 2); {refused} refused, {} lost",
        elapsed.as_secs_f64(),
        saved as f64 / elapsed.as_secs_f64(),
        milliseconds(at(&latencies, 0.5)),
        milliseconds(at(&latencies, 0.95)),
        milliseconds(queue),
        milliseconds(cpu),
        (before + saved as u64).saturating_sub(after),
    ));
    Ok(())
}

/// The value below which `share` of the sorted ones lie.
fn at(sorted: &[Duration], share: f64) -> Duration {
    sorted.get((sorted.len() as f64 * share) as usize).copied().unwrap_or_default()
}

/// How long single rows take that are each committed alone, sorted.
async fn bare_inserts(place: &Place, time: Duration) -> Result<Vec<Duration>, Box<dyn Error>> {
    let started = Instant::now();
    let mut times = Vec::new();
    let rows = (1..).flat_map(|indicator| BARE_YEARS.map(move |year| (indicator, year)));
    for row in rows.take_while(|_| started.elapsed() < time) {
        let before = Instant::now();
        place.bare.insert(std::iter::once(row)).await?;
        times.push(before.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

/// Years that no figure of the municipality has.
const BARE_YEARS: std::ops::Range<i32> = 2100..2200;

async fn write(address: SocketAddr, mut row: Row, time: Duration) -> io::Result<Written> {
    let mut connection = Connection::open(address).await?;
    let (mut latencies, mut refused) = (Vec::new(), 0);
    let started = Instant::now();
    while started.elapsed() < time {
        let body = format!(
            "version={}&status=on_track&forecast=reached&sentence=Vi+ser+det+i+driften.+{}&what_happened=Allt+gick+som+t%C3%A4nkt.&seconds=30",
            row.version, row.version,
        );
        let request = format!(
            "POST /follow-ups/{} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            row.id,
            row.cookie,
            body.len(),
        );
        let before = Instant::now();
        let answer = connection.ask(request.as_bytes()).await?;
        latencies.push(before.elapsed());
        if answer.status == 303 {
            row.version += 1;
        } else {
            refused += 1;
        }
    }
    Ok(Written { row, latencies, refused })
}

/// A row for each of so many people, which nobody else of them writes on: somebody may also lead a unit that another stands in for.
async fn own_rows(address: SocketAddr, cookies: &[String], people: usize) -> io::Result<Vec<Row>> {
    let mut own: Vec<Row> = Vec::with_capacity(people);
    for cookie in cookies {
        if own.len() == people {
            break;
        }
        let rows = rows_of(address, cookie).await?;
        own.extend(rows.into_iter().find(|row| own.iter().all(|taken| taken.id != row.id)));
    }
    Ok(own)
}

/// The rows that somebody owes, each with its version as the page's form states it.
async fn rows_of(address: SocketAddr, cookie: &str) -> io::Result<Vec<Row>> {
    let page = Ask::plain(address, "/to-do", cookie).once().await?.text();
    let number = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    let rows = page.split("action=\"/follow-ups/").skip(1).filter_map(|form| {
        let (id, rest) = form.split_once('"')?;
        let version = rest.split_once("name=\"version\" value=\"")?.1;
        Some(Row { id: id.parse().ok()?, version: number(version)?, cookie: cookie.to_owned() })
    });
    Ok(rows.collect())
}
