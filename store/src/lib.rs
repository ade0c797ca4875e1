//! Verkan's acts and queries: the only crate that speaks SQL, and without a word about HTTP.
//!
//! Every public function that reads or writes data takes `&Actor` first. An act begins and ends its transaction in one function
//! and writes its event in it.

pub mod archive;
pub mod error;
pub mod import;

mod activity;
mod appointment;
mod assignment;
mod audit;
mod backup;
mod bulk;
mod comparison;
mod decision;
mod dialect;
mod entity;
mod event;
mod follow_up;
mod goal;
mod indicator;
mod level;
mod measure;
mod measurement;
mod minutes_item;
mod municipality;
mod organisation;
mod packed;
mod past;
mod person;
mod question;
mod reminder;
mod round;
mod search;
mod sent_form;
mod session;
mod set_up;
mod single;
mod standing;
mod start;
mod theme;
mod trail;

pub use error::{Error, Result};
pub use event::{DataVersion, as_if_at};
pub use sent_form::Sending;
pub use trail::Anchor;

use dialect::Purpose;
use migrations::Migrator;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;

/// Hears the text of every statement: tests count them, the benchmark runs them again alone.
pub type StatementListener = Arc<dyn Fn(&sea_orm::Statement) + Send + Sync>;

/// The door to the data. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    read: DatabaseConnection,
    /// For what reads thousands of rows of every kind: a connection beside the others, so that whoever takes all the data out waits for
    /// others who do, and no page waits for them.
    whole: DatabaseConnection,
    write: DatabaseConnection,
}

/// How many connections read at a time from a server, and how many write to it.
const CONNECTIONS: u32 = 8;

/// How many connections read at a time from a file: reading is work for a processor here and not waiting, so more of them only take turns,
/// each with a thread, a page cache and statements of its own to warm up. One more than there are processors, for a read that takes long.
fn embedded_readers() -> u32 {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    u32::try_from(processors).unwrap_or(CONNECTIONS).saturating_add(1)
}

/// How long somebody who takes all the data out waits for others who do: each takes seconds, and that is no sign that the database is away.
const EXPORT_PATIENCE: Duration = Duration::from_mins(1);

impl Store {
    /// Connects to `sqlite:data/verkan.db` or `postgres://…`; an embedded database that is missing is made.
    pub async fn connect(url: &str) -> Result<Self> {
        Self::connect_listening(url, None).await
    }

    /// As [`Self::connect`], with somebody who hears every statement.
    pub async fn connect_listening(url: &str, listener: Option<StatementListener>) -> Result<Self> {
        let listening = |mut connection: DatabaseConnection| {
            if let Some(listener) = listener.clone() {
                connection.set_metric_callback(move |info| listener(info.statement));
            }
            connection
        };
        // SQLite has one writer at a time: writers that queue for one connection never meet a busy database.
        let (readers, writers) =
            if dialect::is_embedded(url) { (embedded_readers(), 1) } else { (CONNECTIONS, CONNECTIONS) };
        let write = listening(Database::connect(dialect::options(url, writers, Purpose::Writing)).await?);
        let read = listening(Database::connect(dialect::options(url, readers, Purpose::Reading)).await?);
        let mut queue = dialect::options(url, 1, Purpose::Reading);
        queue.acquire_timeout(EXPORT_PATIENCE);
        let whole = listening(Database::connect(queue).await?);
        Ok(Self { read, whole, write })
    }

    /// Brings the database to the newest schema, and what can be searched for to what this version finds.
    pub async fn migrate(&self) -> Result<()> {
        if Migrator::get_pending_migrations(&self.write).await?.is_empty() {
            return Ok(());
        }
        Migrator::up(&self.write, None).await?;
        let tx = self.begin().await?;
        search::refresh_all(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether the database answers.
    pub async fn is_well(&self) -> bool {
        self.read.execute_unprepared("SELECT 1").await.is_ok()
    }

    /// Ends every connection. Whoever asks afterwards is told that the database is away.
    pub async fn close(&self) -> Result<()> {
        self.read.close_by_ref().await?;
        self.whole.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }

    async fn begin(&self) -> Result<DatabaseTransaction> {
        dialect::begin(&self.write).await
    }

    /// For pages of several statements: all of them see one moment of the data. It ends when it goes away, having nothing to keep.
    ///
    /// The pool asks a connection whether it is well each time it comes back, which costs as much as a small read: here once for
    /// the page instead of once for each statement.
    async fn begin_reading(&self) -> Result<DatabaseTransaction> {
        Ok(self.read.begin().await?)
    }
}
