//! Answers saved in "Mitt att göra", one after another by many at once: none may be lost, none refused.

use crate::http::{Ask, Connection};
use crate::machine::Meter;
use crate::place::Place;
use crate::report::{Report, milliseconds};
use crate::served::Server;
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How many save at a time: alone, as many as read in the other tables, and as many as there are rows.
const WRITERS: [usize; 3] = [1, 16, 40];

/// A row with the version that its next save states.
#[derive(Clone)]
struct Row {
    id: u64,
    version: u64,
}

/// What one writer brought.
struct Written {
    row: Row,
    latencies: Vec<Duration>,
    refused: usize,
}

/// Measures and adds a line for each number of writers.
pub(crate) async fn measure(
    place: &Place,
    server: &Server,
    time: Duration,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    for writers in WRITERS {
        let mut rows = rows(server.address, &place.cookie).await?;
        rows.truncate(writers);
        if rows.is_empty() {
            report.line("- nobody owes an answer: saves are not measured");
            return Ok(());
        }
        let before: u64 = rows.iter().map(|row| row.version).sum();
        let writers = rows.len();
        let meter = Meter::start(&place.processes(server));
        let started = Instant::now();
        let tasks: Vec<_> =
            rows.into_iter().map(|row| tokio::spawn(write(server.address, place.cookie.clone(), row, time))).collect();
        let (mut latencies, mut refused, mut ids) = (Vec::new(), 0, Vec::new());
        for task in tasks {
            let written = task.await??;
            latencies.extend(written.latencies);
            refused += written.refused;
            ids.push(written.row);
        }
        let elapsed = started.elapsed();
        let used = meter.stop();
        latencies.sort_unstable();
        let saved = latencies.len() - refused;
        let kept = self::rows(server.address, &place.cookie).await?;
        let is_own = |row: &&Row| ids.iter().any(|own| own.id == row.id);
        let after: u64 = kept.iter().filter(is_own).map(|row| row.version).sum();
        let at = |share: f64| latencies.get((latencies.len() as f64 * share) as usize).copied().unwrap_or_default();
        let cpu = used.by_process.iter().sum::<Duration>() / u32::try_from(saved.max(1))?;
        report.line(&format!(
            "- {saved} answers saved by {writers} at once: {:.0} a second, p50 {} ms, p95 {} ms, {} ms of processor each (bar 2); \
             {refused} refused, {} lost",
            saved as f64 / elapsed.as_secs_f64(),
            milliseconds(at(0.5)),
            milliseconds(at(0.95)),
            milliseconds(cpu),
            (before + saved as u64).saturating_sub(after),
        ));
    }
    Ok(())
}

async fn write(address: SocketAddr, cookie: String, mut row: Row, time: Duration) -> io::Result<Written> {
    let mut connection = Connection::open(address).await?;
    let (mut latencies, mut refused) = (Vec::new(), 0);
    let started = Instant::now();
    while started.elapsed() < time {
        let body = format!(
            "version={}&status=on_track&forecast=reached&sentence=Vi+ser+det+i+driften.+{}&what_happened=Allt+gick+som+t%C3%A4nkt.&seconds=30",
            row.version, row.version,
        );
        let request = format!(
            "POST /follow-ups/{} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            row.id,
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

/// The rows that the reader owes, with the version of each as the page's forms state it.
async fn rows(address: SocketAddr, cookie: &str) -> io::Result<Vec<Row>> {
    let page = Ask::plain(address, "/to-do", cookie).once().await?.text();
    let number = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    let forms = page.split("action=\"/follow-ups/").skip(1).filter_map(|form| {
        let (id, rest) = form.split_once('"')?;
        let version = rest.split_once("name=\"version\" value=\"")?.1;
        Some(Row { id: id.parse().ok()?, version: number(version)? })
    });
    Ok(forms.collect())
}
