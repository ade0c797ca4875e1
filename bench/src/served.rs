//! The real server in a process of its own.

use crate::http::Ask;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a start may take before it is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that answers; it is stopped when this goes away.
pub(crate) struct Server {
    child: Child,
    /// Where it answers.
    pub(crate) address: SocketAddr,
    /// From its start to its first whole page, the public red thread.
    pub(crate) first_answer: Duration,
}

impl Server {
    /// Starts `program` on the database and waits for its first page.
    pub(crate) async fn start(program: &Path, database: &str) -> io::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let started = Instant::now();
        let child = Command::new(program)
            .arg("serve")
            .env("VERKAN_ADDRESS", address.to_string())
            .env("DATABASE_URL", database)
            .env("VERKAN_SAMPLE", "none")
            .env("RUST_LOG", "warn")
            .stdout(Stdio::null())
            .spawn()?;
        let mut server = Self { child, address, first_answer: Duration::ZERO };
        let ask = Ask::page(address, "/goals", "");
        while started.elapsed() < PATIENCE {
            match ask.once().await {
                Ok(answer) if answer.status == 200 => {
                    server.first_answer = started.elapsed();
                    return Ok(server);
                }
                Ok(answer) => return Err(io::Error::other(format!("the red thread answers {}", answer.status))),
                Err(_) => tokio::time::sleep(Duration::from_millis(2)).await,
            }
        }
        Err(io::Error::other("the server does not answer"))
    }

    /// The number of the process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have stopped by itself; then there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
