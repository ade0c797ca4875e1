//! The head of the audit trail, kept outside the database: a line a day in a file.
//!
//! Whoever owns the database could cut the end of the trail, or write all of it anew. Against a head that was noted elsewhere it
//! shows. A line is `2026-11-25 4711:9f86d0…`: the day, the row, and its hash.

use crate::AppState;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::EventId;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Anchor;

/// Why a file of anchors could not be read or added to.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The trail.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// What stands in the file.
    #[error("line {0} is no anchor: DAY ROW:HASH")]
    Line(usize),
}

/// How often it is looked whether a day has begun.
const PAUSE: Duration = Duration::from_secs(600);

/// Adds the head of the trail to the file, and gives it; nothing while nothing has happened.
pub async fn add(state: &AppState, file: &Path) -> Result<Option<Anchor>, Trouble> {
    // Opened in any case: that it cannot be written to is to be known from the start.
    let opened = OpenOptions::new().append(true).create(true).open(file)?;
    let head = state.store.trail_head(&Actor::System).await?;
    if let Some(head) = &head {
        write(opened, state.today(), head)?;
    }
    Ok(head)
}

/// Whole or not at all, and on the disk before it counts.
fn write(mut file: File, day: NaiveDate, head: &Anchor) -> std::io::Result<()> {
    file.write_all(format!("{day} {}:{}\n", head.id, head.hash).as_bytes())?;
    file.sync_all()
}

/// Adds the head of the trail to the file unless today's stands there already.
pub async fn add_todays(state: &AppState, file: &Path) -> Result<(), Trouble> {
    let has_todays = read(file)?.last().is_some_and(|(day, _)| *day >= state.today());
    if !has_todays {
        add(state, file).await?;
    }
    Ok(())
}

/// Adds the head of the trail to the file once a day, for as long as the server runs.
pub(crate) async fn add_daily(state: AppState, file: PathBuf) {
    loop {
        tokio::time::sleep(PAUSE).await;
        if let Err(error) = add_todays(&state, &file).await {
            tracing::error!(%error, "the head of the trail could not be added to {}", file.display());
        }
    }
}

/// The anchors in the file, each with its day; none when there is no file yet.
pub fn read(file: &Path) -> Result<Vec<(NaiveDate, Anchor)>, Trouble> {
    let text = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    text.lines().enumerate().map(|(number, line)| anchor_of(line).ok_or(Trouble::Line(number + 1))).collect()
}

fn anchor_of(line: &str) -> Option<(NaiveDate, Anchor)> {
    let (day, anchor) = line.split_once(' ')?;
    Some((day.parse().ok()?, parse(anchor)?))
}

/// An anchor as `ROW:HASH`.
pub(crate) fn parse(text: &str) -> Option<Anchor> {
    let (id, hash) = text.split_once(':')?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(Anchor { id: EventId(id.parse().ok()?), hash: hash.to_owned() }).filter(|_| is_hash)
}
