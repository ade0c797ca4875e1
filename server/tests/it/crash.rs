//! kill -9 in the middle of many who save: every answer that was acknowledged is there after the restart, and none is half done.
//!
//! The short form runs with all tests. `make crash` runs the long one: fifty kills on each engine under sixteen to fifty writers, each when
//! a thousand more have been acknowledged.

use crate::app::TestApp;
use crate::round::opened;
use domain::actor::Actor;
use domain::follow_up::FollowUp;
use domain::heat_map::{HeatFilter, HeatOrder};
use domain::id::{FollowUpId, GoalId, UnitId};
use domain::status::Status;
use std::net::{SocketAddr, TcpListener};
use std::ops::RangeInclusive;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// How many save at a time: the fewest, and one more at each kill up to the most.
const WRITERS: RangeInclusive<usize> = 16..=50;

fn said_outside(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|number| number.parse().ok())
}

/// How many times the server is killed: `VERKAN_CRASH`, three unless said.
fn kills() -> usize {
    said_outside("VERKAN_CRASH").unwrap_or(3)
}

/// How many answers are acknowledged at least before each kill: `VERKAN_CRASH_ANSWERS`, none unless said.
fn answers_before_each() -> usize {
    said_outside("VERKAN_CRASH_ANSWERS").unwrap_or(0)
}

/// A row with what its writer knows of it.
#[derive(Clone)]
struct Row {
    id: FollowUpId,
    unit: UnitId,
    goal: GoalId,
    /// The last version that was acknowledged.
    acknowledged: i64,
}

/// What is said in a version: told from every other by its words and its status.
fn said(version: i64) -> (Status, String) {
    let status = if version % 2 == 0 { Status::OnTrack } else { Status::Met };
    (status, format!("Svar nummer {version}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_acknowledged_answer_is_lost_when_the_server_is_killed() {
    kill_over_and_over(TestApp::with_sample().await, "SQLite").await;
    if let Some(app) = TestApp::with_sample_on_postgres().await {
        kill_over_and_over(app, "PostgreSQL").await;
    }
}

async fn kill_over_and_over(app: TestApp, engine: &str) {
    let cookie = app.signed_in("direktor").await.cookie("verkan").unwrap().to_owned();
    let mut rows = rows(&app).await;
    let before = app.events().await;
    let mut acknowledged = 0;
    for kill in 0..kills() {
        let server = Process::start(&app.url).await;
        let address = server.address;
        let count = Arc::new(AtomicUsize::new(0));
        let share = rows.len().div_ceil((WRITERS.start() + kill).min(*WRITERS.end()));
        let writers: Vec<JoinHandle<Vec<Row>>> = rows
            .chunks(share)
            .map(|own| tokio::spawn(write(address, cookie.clone(), own.to_vec(), Arc::clone(&count))))
            .collect();
        let is_over = || writers.iter().all(JoinHandle::is_finished);
        while count.load(Ordering::Relaxed) < answers_before_each() && !is_over() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(Duration::from_millis(300 + u64::try_from(kill * 389 % 700).unwrap())).await;
        // Dropped, it is killed without a word, as a machine that loses its power is.
        drop(server);
        rows.clear();
        for writer in writers {
            rows.extend(writer.await.unwrap());
        }
        acknowledged += count.load(Ordering::Relaxed);
        check(&app, &mut rows, before).await;
    }
    println!("{engine}: {} kills, {acknowledged} acknowledged answers, 0 lost, 0 half done", kills());
    assert!(acknowledged > kills() * 20, "{acknowledged} answers are too few to tell anything");
}

/// The rows of a round that the whole municipality takes part in.
async fn rows(app: &TestApp) -> Vec<Row> {
    let (today, council) = (app.state.today(), app.unit("KF").await);
    let round = opened(app, "Omgången i strömavbrottet", council).await;
    let board = app.store.round_page(&Actor::System, round, today).await.unwrap();
    let mut rows = Vec::new();
    for unit in board.units {
        let page = app.store.round_unit_page(&Actor::System, (round, unit.unit.id), today).await.unwrap();
        let row = |answer: domain::round::UnitAnswer| Row {
            id: answer.answer.id,
            unit: unit.unit.id,
            goal: answer.goal.id,
            acknowledged: 0,
        };
        rows.extend(page.answers.into_iter().map(row));
    }
    assert!(rows.len() >= *WRITERS.start(), "{} rows", rows.len());
    rows
}

/// Saves the rows over and over until the server is gone; gives what was acknowledged, and adds to how often.
async fn write(address: SocketAddr, cookie: String, mut rows: Vec<Row>, count: Arc<AtomicUsize>) -> Vec<Row> {
    let Ok(mut connection) = TcpStream::connect(address).await else { return rows };
    loop {
        for row in &mut rows {
            let (status, sentence) = said(row.acknowledged + 1);
            let form = [
                ("version", row.acknowledged.to_string()),
                ("status", status.word().to_owned()),
                ("sentence", sentence),
                ("seconds", "20".to_owned()),
            ];
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let body = app::link::with_query("", &form);
            let body = body.trim_start_matches('?');
            let request = format!(
                "POST /follow-ups/{} HTTP/1.1\r\nhost: {address}\r\ncookie: verkan={cookie}\r\nsec-fetch-site: same-origin\r\n\
                 content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
                row.id,
                body.len(),
            );
            match answer(&mut connection, request.as_bytes()).await {
                Ok(303) => {
                    row.acknowledged += 1;
                    count.fetch_add(1, Ordering::Relaxed);
                }
                Ok(refused) => panic!("an answer was refused with {refused}"),
                Err(_) => return rows,
            }
        }
    }
}

/// The status of what comes back; an error when the server is gone.
async fn answer(connection: &mut TcpStream, request: &[u8]) -> std::io::Result<u16> {
    connection.write_all(request).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(connection.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let length = head.split("content-length:").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    connection.read_exact(&mut body).await?;
    Ok(head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0))
}

/// Every acknowledged answer is there whole, with its event, and with what is kept beside it.
async fn check(app: &TestApp, rows: &mut [Row], before: u64) {
    let today = app.state.today();
    let map = HeatFilter { order: HeatOrder::Title, ..HeatFilter::default() };
    let map = app.store.heat_map(&Actor::System, &map, today).await.unwrap();
    let mut saved = 0;
    for row in rows {
        let FollowUp { version, said: found, .. } = app.store.follow_up(&Actor::System, row.id).await.unwrap();
        let known = row.acknowledged;
        assert!(version == known || version == known + 1, "{}: {version} is there, {known} was acknowledged", row.id);
        let expected = (version > 0).then(|| said(version));
        assert_eq!(found.map(|said| (said.status, said.sentence)), expected, "what version {version} said");
        let place = map.units.iter().position(|unit| unit.id == row.unit);
        let cell = map.goals.iter().find(|goal| goal.id == row.goal).and_then(|goal| goal.cells[place?]);
        assert_eq!(cell, expected.map(|(status, _)| status), "what is kept beside the history");
        row.acknowledged = version;
        saved += u64::try_from(version).unwrap();
    }
    assert_eq!(app.events().await - before, saved, "each answer has its event, and the chain is whole");
}

/// The real program in a process of its own.
struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    async fn start(database: &str) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_verkan"))
            .arg("serve")
            .env("VERKAN_ADDRESS", address.to_string())
            .env("DATABASE_URL", database)
            .env("VERKAN_SAMPLE", "none")
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, address };
        for _ in 0..600 {
            if let Ok(mut connection) = TcpStream::connect(address).await {
                let asked = format!("GET /health HTTP/1.1\r\nhost: {address}\r\n\r\n");
                if answer(&mut connection, asked.as_bytes()).await.ok() == Some(200) {
                    return server;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not answer");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
