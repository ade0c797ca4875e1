//! A database with the large municipality in it, on one of the two engines.

use crate::municipality::{Size, generate, stand_in};
use crate::raw::Bare;
use crate::served::Server;
use chrono::{NaiveDate, SubsecRound, Utc};
use domain::actor::Actor;
use domain::order::Alphabetical;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};
use sha2::{Digest, Sha256};
use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};
use store::Store;

/// How many people answer at once where the most do.
pub(crate) const MOST_WRITERS: usize = 50;

/// A PostgreSQL server that runs already.
pub(crate) struct Postgres {
    /// Where it is.
    pub(crate) url: String,
    /// Its first process.
    pub(crate) pid: u32,
}

/// A filled database.
pub(crate) struct Place {
    /// What the engine is called.
    pub(crate) engine: &'static str,
    /// Where it is.
    pub(crate) url: String,
    /// The same without Verkan.
    pub(crate) bare: Bare,
    /// What a signed-in reader sends.
    pub(crate) cookie: String,
    /// What people send who each answer for a unit of their own.
    pub(crate) writers: Vec<String>,
    /// How long filling it took.
    pub(crate) filled_in: Duration,
    connection: DatabaseConnection,
    database_process: Option<u32>,
}

impl Place {
    /// A new SQLite file in the folder.
    pub(crate) async fn sqlite(folder: &Path, size: Size) -> Result<Self, Box<dyn Error>> {
        let file = folder.join("verkan.db");
        let url = format!("sqlite:{}", file.display());
        let (connection, filled_in) = fill(&url, size).await?;
        let bare = Bare::sqlite(&file)?;
        Ok(Self {
            engine: "SQLite",
            bare,
            connection,
            filled_in,
            cookie: cookie(0),
            writers: writing().map(cookie).collect(),
            url,
            database_process: None,
        })
    }

    /// The given PostgreSQL.
    pub(crate) async fn postgres(server: &Postgres, size: Size) -> Result<Self, Box<dyn Error>> {
        let url = server.url.clone();
        let (connection, filled_in) = fill(&url, size).await?;
        // What its own housekeeping would have done within minutes.
        connection.execute_unprepared("VACUUM ANALYZE").await?;
        connection.execute_unprepared("CHECKPOINT").await?;
        let bare = Bare::postgres(&url, server.pid).await?;
        let database_process = Some(server.pid);
        Ok(Self {
            engine: "PostgreSQL",
            bare,
            connection,
            filled_in,
            cookie: cookie(0),
            writers: writing().map(cookie).collect(),
            url,
            database_process,
        })
    }

    /// The processes whose time a page costs.
    pub(crate) fn processes(&self, server: &Server) -> Vec<u32> {
        [server.pid()].into_iter().chain(self.database_process).collect()
    }

    /// How many imports of the kind the log has.
    pub(crate) async fn imports(&self, kind: &str) -> Result<i64, Box<dyn Error>> {
        let statement = Statement::from_sql_and_values(
            self.connection.get_database_backend(),
            "SELECT COUNT(*) AS held FROM import WHERE kind = $1",
            [kind.into()],
        );
        let row = self.connection.query_one_raw(statement).await?.ok_or("nothing was counted")?;
        Ok(row.try_get("", "held")?)
    }

    /// How the engine goes about a statement.
    pub(crate) async fn explain(&self, statement: &Statement) -> Result<Vec<String>, Box<dyn Error>> {
        let (word, column) = if self.database_process.is_some() { ("EXPLAIN", 0) } else { ("EXPLAIN QUERY PLAN", 3) };
        let mut explained = statement.clone();
        explained.sql = format!("{word} {}", statement.sql);
        let rows = self.connection.query_all_raw(explained).await?;
        rows.iter().map(|row| Ok(row.try_get_by_index::<String>(column)?)).collect()
    }
}

/// Migrates, reads the municipality in, and signs its first person in.
async fn fill(url: &str, size: Size) -> Result<(DatabaseConnection, Duration), Box<dyn Error>> {
    let store = Store::connect(url).await?;
    store.migrate().await?;
    let today = Utc::now().date_naive();
    let archive = generate(size, today);
    let started = Instant::now();
    store.import_archive(&Actor::System, archive).await?;
    let filled_in = started.elapsed();
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        sqlite.collation("swedish", |one, another| Alphabetical(one).cmp(&Alphabetical(another)))
    });
    let connection = Database::connect(options).await?;
    for person in writing() {
        sign_in(&connection, person, today).await?;
    }
    Ok((connection, filled_in))
}

/// An open session of the person, counted from 0, in their first role. Identities are dealt out in that order.
async fn sign_in(connection: &DatabaseConnection, person: usize, today: NaiveDate) -> Result<(), Box<dyn Error>> {
    let hash: String = Sha256::digest(token(person)).iter().map(|byte| format!("{byte:02x}")).collect();
    let now = Utc::now().trunc_subsecs(0);
    let id = i64::try_from(person)? + 1;
    let values = [hash.into(), id.into(), id.into(), now.into(), now.into(), format!("bench {today}").into()];
    connection
        .execute_raw(Statement::from_sql_and_values(
            connection.get_database_backend(),
            "INSERT INTO session (token_hash, person_id, appointment_id, started, last_used, browser) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            values,
        ))
        .await?;
    Ok(())
}

/// The secret of the session that the person reads with.
fn token(person: usize) -> String {
    format!("benchmark-{person}")
}

fn cookie(person: usize) -> String {
    format!("verkan={}", token(person))
}

/// The first person, and whoever else stands in for a unit.
fn writing() -> impl Iterator<Item = usize> {
    [0].into_iter().chain((0..MOST_WRITERS).map(stand_in))
}
