//! A page's own statements, run again alone: the floor that no page over the same data can go below.

mod sqlite;

use crate::machine::Meter;
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DbErr, Statement, TransactionTrait};
use std::path::Path;
use std::time::{Duration, Instant};

/// A database that statements can be run in without Verkan.
pub(crate) enum Bare {
    /// SQLite's own interface, with no library between.
    Sqlite(sqlite::Database),
    /// PostgreSQL over one connection, and the number of its server process.
    Postgres(DatabaseConnection, u32),
}

/// Why statements could not be run alone.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BareError {
    /// SQLite said no.
    #[error("SQLite: {0}")]
    Sqlite(String),
    /// PostgreSQL said no.
    #[error(transparent)]
    Postgres(#[from] DbErr),
}

/// What one run of all the statements costs.
#[derive(Clone, Copy, Default)]
pub(crate) struct Raw {
    /// Processor time, that of the database's own processes included.
    pub(crate) cpu: Duration,
    /// Time that passed.
    pub(crate) wall: Duration,
}

impl Bare {
    /// Opens a database file.
    pub(crate) fn sqlite(file: &Path) -> Result<Self, BareError> {
        Ok(Self::Sqlite(sqlite::Database::open(file)?))
    }

    /// Connects to PostgreSQL, whose first process is `pid`.
    pub(crate) async fn postgres(url: &str, pid: u32) -> Result<Self, BareError> {
        let mut options = sea_orm::ConnectOptions::new(url.to_owned());
        options.max_connections(1).sqlx_logging(false);
        Ok(Self::Postgres(Database::connect(options).await?, pid))
    }

    /// Inserts a figure for each indicator and year, in one transaction.
    pub(crate) async fn insert(&self, rows: impl Iterator<Item = (i64, i32)>) -> Result<(), BareError> {
        match self {
            Self::Sqlite(database) => {
                database.execute("BEGIN IMMEDIATE")?;
                let mut insert = database.prepared(INSERT)?;
                for row in rows {
                    for (place, value) in (1..).zip(values(row)) {
                        insert.bind(place, &value)?;
                    }
                    insert.run()?;
                }
                database.execute("COMMIT")
            }
            Self::Postgres(connection, _) => {
                let transaction = connection.begin().await?;
                for row in rows {
                    let insert = Statement::from_sql_and_values(DatabaseBackend::Postgres, INSERT, values(row));
                    transaction.execute_raw(insert).await?;
                }
                Ok(transaction.commit().await?)
            }
        }
    }

    /// Runs the statements over and over for about `time`.
    pub(crate) async fn measure(&self, statements: &[Statement], time: Duration) -> Result<Raw, BareError> {
        match self {
            Self::Sqlite(database) => {
                let mut prepared = database.prepare(statements)?;
                let mut run = || prepared.iter_mut().try_for_each(sqlite::Prepared::run);
                run()?;
                let (meter, started, mut times) = (Meter::start(&[]), Instant::now(), 0);
                while started.elapsed() < time {
                    run()?;
                    times += 1;
                }
                let wall = started.elapsed() / times;
                Ok(Raw { cpu: meter.stop().own / times, wall })
            }
            Self::Postgres(connection, pid) => {
                run_all(connection, statements).await?;
                let (meter, started, mut times) = (Meter::start(&[*pid]), Instant::now(), 0);
                while started.elapsed() < time {
                    run_all(connection, statements).await?;
                    times += 1;
                }
                let wall = started.elapsed() / times;
                let used = meter.stop();
                Ok(Raw { cpu: (used.own + used.by_process[0]) / times, wall })
            }
        }
    }
}

/// One measurement, as little as the table takes.
const INSERT: &str = "INSERT INTO measurement (indicator_id, period, sex, outcome, value, reported_on, source, note) \
     VALUES ($1, $2, 'T', 'final', $3, '2026-01-01', '', '')";

/// The values of one row: figures of an indicator for a year.
fn values((indicator, year): (i64, i32)) -> [sea_orm::Value; 3] {
    [indicator.into(), year.to_string().into(), f64::from(year % 100).into()]
}

async fn run_all(connection: &DatabaseConnection, statements: &[Statement]) -> Result<(), DbErr> {
    for statement in statements {
        connection.query_all_raw(statement.clone()).await?;
    }
    Ok(())
}
