//! A static server that gives out what it was handed: the floor for a page in a browser.

use crate::http::{Answer, Ask};
use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Whole answers by path.
type Files = Arc<HashMap<String, Vec<u8>>>;

/// A running static server.
pub(crate) struct Mirror {
    /// Where it answers.
    pub(crate) address: SocketAddr,
    task: tokio::task::JoinHandle<()>,
}

impl Mirror {
    /// Takes over the answers that `from` gives for the paths, byte for byte, and adds pages of bare text.
    pub(crate) async fn of(from: SocketAddr, paths: &[String], bare: &[(String, String)]) -> io::Result<Self> {
        let mut files = HashMap::new();
        for path in paths {
            files.insert(path.clone(), written(&Ask::page(from, path, "").once().await?));
        }
        for (path, html) in bare {
            let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
            files.insert(path.clone(), written(&Answer { status: 200, headers, body: html.clone().into_bytes() }));
        }
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(serve(listener, Arc::new(files)));
        Ok(Self { address, task })
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The answer as it goes over the wire.
fn written(answer: &Answer) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} OK\r\ncontent-length: {}\r\n", answer.status, answer.body.len());
    for name in ["content-type", "content-encoding", "cache-control"] {
        let value = answer.header(name);
        if !value.is_empty() {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    head.push_str("\r\n");
    [head.into_bytes(), answer.body.clone()].concat()
}

async fn serve(listener: TcpListener, files: Files) {
    while let Ok((stream, _)) = listener.accept().await {
        let files = Arc::clone(&files);
        // A browser that goes away in the middle is no fault.
        tokio::spawn(async move { drop(answer(stream, &files).await) });
    }
}

async fn answer(stream: TcpStream, files: &HashMap<String, Vec<u8>>) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    loop {
        let mut asked = String::new();
        if stream.read_line(&mut asked).await? == 0 {
            return Ok(());
        }
        let mut header = String::new();
        while stream.read_line(&mut header).await? > 2 {
            header.clear();
        }
        let path = asked.split(' ').nth(1).unwrap_or_default();
        let missing = &b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"[..];
        stream.get_mut().write_all(files.get(path).map_or(missing, Vec::as_slice)).await?;
    }
}
