//! A small HTTP client that keeps its connections, and a bounded load with it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What is asked for, as it goes over the wire.
#[derive(Clone)]
pub(crate) struct Ask {
    address: SocketAddr,
    request: Arc<[u8]>,
}

impl Ask {
    /// The page at `path`, as a browser asks for it; `cookie` says who asks, empty for nobody.
    pub(crate) fn page(address: SocketAddr, path: &str, cookie: &str) -> Self {
        Self::with(address, path, cookie, "br, gzip")
    }

    /// The same, uncompressed.
    pub(crate) fn plain(address: SocketAddr, path: &str, cookie: &str) -> Self {
        Self::with(address, path, cookie, "identity")
    }

    fn with(address: SocketAddr, path: &str, cookie: &str, encoding: &str) -> Self {
        let cookie = if cookie.is_empty() { String::new() } else { format!("cookie: {cookie}\r\n") };
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\naccept-language: sv\r\n\
             accept-encoding: {encoding}\r\n{cookie}\r\n"
        );
        Self { address, request: request.into_bytes().into() }
    }

    /// Any other request, written out.
    pub(crate) fn written(address: SocketAddr, request: Vec<u8>) -> Self {
        Self { address, request: request.into() }
    }

    /// Asks once, on a connection of its own.
    pub(crate) async fn once(&self) -> io::Result<Answer> {
        Connection::open(self.address).await?.ask(&self.request).await
    }
}

/// What came back.
#[derive(Default)]
pub(crate) struct Answer {
    /// The status code.
    pub(crate) status: u16,
    /// The headers, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// The body as it came over the wire.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header; empty when it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection that stays open.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    pub(crate) async fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        self.0.get_mut().write_all(request).await?;
        let mut answer = self.head().await?;
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = self.chunks().await?;
        } else {
            let length = answer.header("content-length").parse().unwrap_or(0);
            answer.body = vec![0; length];
            self.0.read_exact(&mut answer.body).await?;
        }
        Ok(answer)
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }

    async fn head(&mut self) -> io::Result<Answer> {
        let status = self.line().await?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let mut answer = Answer { status, ..Answer::default() };
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else { return Ok(answer) };
            answer.headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
    }

    async fn chunks(&mut self) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let size = usize::from_str_radix(&self.line().await?, 16).map_err(|_| io::ErrorKind::InvalidData)?;
            let start = body.len();
            body.resize(start + size, 0);
            self.0.read_exact(&mut body[start..]).await?;
            self.line().await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
}

/// A load ends at the first of the two.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// After so many answers.
    pub(crate) requests: usize,
    /// After so long.
    pub(crate) time: Duration,
}

/// What a load brought.
pub(crate) struct Load {
    /// How long each answer took, shortest first.
    latencies: Vec<Duration>,
    elapsed: Duration,
    /// Answers that were not 200.
    pub(crate) failed: usize,
}

impl Load {
    /// How many answers came.
    pub(crate) const fn answers(&self) -> usize {
        self.latencies.len()
    }

    /// Half of the answers came within this time.
    pub(crate) fn median(&self) -> Duration {
        self.latencies.get(self.latencies.len() / 2).copied().unwrap_or_default()
    }

    /// Answers in a second.
    pub(crate) fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64().max(0.001)
    }
}

/// Asks over and over on `connections` at a time.
pub(crate) async fn load(ask: &Ask, connections: usize, bounds: Bounds) -> io::Result<Load> {
    let begun = Arc::new(AtomicUsize::new(0));
    let started = Instant::now();
    let mut tasks = Vec::new();
    for _ in 0..connections {
        tasks.push(tokio::spawn(repeat(ask.clone(), Arc::clone(&begun), bounds, started)));
    }
    let (mut latencies, mut failed) = (Vec::new(), 0);
    for task in tasks {
        let (own, bad) = task.await.map_err(io::Error::other)??;
        latencies.extend(own);
        failed += bad;
    }
    let elapsed = started.elapsed();
    latencies.sort_unstable();
    Ok(Load { latencies, elapsed, failed })
}

async fn repeat(
    ask: Ask,
    begun: Arc<AtomicUsize>,
    bounds: Bounds,
    started: Instant,
) -> io::Result<(Vec<Duration>, usize)> {
    let mut connection = Connection::open(ask.address).await?;
    let (mut latencies, mut failed) = (Vec::new(), 0);
    while begun.fetch_add(1, Ordering::Relaxed) < bounds.requests && started.elapsed() < bounds.time {
        let before = Instant::now();
        let answer = connection.ask(&ask.request).await?;
        latencies.push(before.elapsed());
        failed += usize::from(answer.status != 200);
    }
    Ok((latencies, failed))
}
