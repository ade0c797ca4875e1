//! The public start page, as everybody gets it: compressed, from the cache.

use crate::Settings;
use crate::http::{Ask, Bounds, load};
use crate::machine::{MOST_BY_OTHERS, Meter};
use crate::pages::MANY;
use crate::report::{Report, kilobytes, milliseconds};
use crate::served::Server;
use std::error::Error;

/// Measures the public pages at one and at many connections.
pub(crate) async fn measure(server: &Server, settings: &Settings, report: &mut Report) -> Result<(), Box<dyn Error>> {
    for (name, path) in [("start", "/"), ("red thread", "/goals")] {
        let ask = Ask::page(server.address, path, "");
        let bounds = Bounds { requests: 100_000, time: settings.time };
        let first = ask.once().await?;
        if first.status != 200 {
            report.line(&format!("- public {name} answers {}: not measured", first.status));
            continue;
        }
        let meter = Meter::start(&[server.pid()]);
        let alone = load(&ask, 1, bounds).await?;
        let used = meter.stop();
        let many = load(&ask, MANY, bounds).await?;
        let cpu = used.by_process[0] / u32::try_from(alone.answers().max(1))?;
        let note = if used.by_others > MOST_BY_OTHERS { "; do not judge: the machine was busy" } else { "" };
        report.line(&format!(
            "- public {name}, {} kB {}: {} ms CPU, p50 {} ms, {:.0} requests/s at {MANY} connections (bar 5000{note})",
            kilobytes(first.body.len()),
            if first.header("content-encoding").is_empty() { "uncompressed" } else { first.header("content-encoding") },
            milliseconds(cpu),
            milliseconds(alone.median()),
            many.per_second(),
        ));
    }
    Ok(())
}
