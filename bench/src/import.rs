//! An import of many measurements, beside a bare insert of as many rows in one transaction.

use crate::http::{Answer, Ask};
use crate::machine;
use crate::municipality::Size;
use crate::place::Place;
use crate::report::{Report, megabytes};
use crate::served::Server;
use std::error::Error;
use std::fmt::Write;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Years that the large municipality has no figures for, so that every row is new: those of the file …
const YEARS: std::ops::Range<i32> = 1980..2000;
/// … and those of the bare insert.
const BARE_YEARS: std::ops::Range<i32> = 1950..1970;

/// How long an import may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(300);
const BOUNDARY: &str = "----verkan-bench";

/// Imports a file as a person does, in a server of its own, and adds what it took.
pub(crate) async fn measure(
    place: &Place,
    server: &Server,
    size: Size,
    report: &mut Report,
) -> Result<(), Box<dyn Error>> {
    let text = file(size);
    let rows = text.lines().count() - 1;
    let started = Instant::now();
    let Some(preview) = upload(server.address, &place.cookie, &text).await? else {
        report.line("- the import takes no file: not measured");
        return Ok(());
    };
    let read = started.elapsed();
    post(server.address, &preview, &place.cookie, "application/x-www-form-urlencoded", "").await?;
    while place.imports("csv").await? == 0 {
        if started.elapsed() > PATIENCE {
            return Err("the import does not end".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let whole = started.elapsed();
    let peak = machine::memory(server.pid()).peak;
    let bare = bare(place, size).await?;
    report.line(&format!(
        "- import of {rows} measurements from CSV: {:.1} s, {:.1} s of it until the preview; a bare insert of as many: {:.1} s; \
         {:.1} times (bar 5); peak memory {} MB (bar 200)",
        whole.as_secs_f64(),
        read.as_secs_f64(),
        bare.as_secs_f64(),
        whole.as_secs_f64() / bare.as_secs_f64().max(0.001),
        megabytes(peak),
    ));
    Ok(())
}

/// The file: a figure of every indicator for each of the years, 100,000 rows at full size.
fn file(size: Size) -> String {
    let mut text = "indikator;period;kön;värde\n".to_owned();
    for year in YEARS {
        for indicator in 0..size.indicators {
            let _ = writeln!(text, "indikator-{indicator};{year};T;{},{}", 20 + indicator % 60, year % 10);
        }
    }
    text
}

/// Hands the file over and reads the preview; its address, or nothing when there is no such page.
async fn upload(address: SocketAddr, cookie: &str, text: &str) -> io::Result<Option<String>> {
    let body = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\n\
         content-type: text/csv\r\n\r\n{text}\r\n--{BOUNDARY}--\r\n"
    );
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let answer = post(address, "/imports/new", cookie, &kind, &body).await?;
    let preview = answer.header("location").to_owned();
    if answer.status != 303 {
        return Ok(None);
    }
    Ask::page(address, &preview, cookie).once().await?;
    Ok(Some(preview))
}

pub(crate) async fn post(address: SocketAddr, path: &str, cookie: &str, kind: &str, body: &str) -> io::Result<Answer> {
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
         content-type: {kind}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    Ask::written(address, [head.as_bytes(), body.as_bytes()].concat()).once().await
}

/// Inserts as many rows as the file has, one prepared statement in one transaction, and says how long it took.
async fn bare(place: &Place, size: Size) -> Result<Duration, Box<dyn Error>> {
    let indicators = i64::try_from(size.indicators)?;
    let rows = BARE_YEARS.flat_map(|year| (1..=indicators).map(move |id| (id, year)));
    let started = Instant::now();
    place.bare.insert(rows).await?;
    Ok(started.elapsed())
}
