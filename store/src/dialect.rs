//! The few lines that differ between SQLite and PostgreSQL.

use crate::error::Result;
use domain::order::Alphabetical;
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ColumnTrait, ConnectOptions, ConnectionTrait, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::time::Duration;

/// How long somebody waits for the database before being told that it is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection used so recently is taken to be alive: asking it first would double the way to the database of each statement.
const FRESH: Duration = Duration::from_secs(1);

/// That a transaction sees one moment of the data, and changes nothing.
const ONE_MOMENT: [(&str, &str); 2] =
    [("default_transaction_isolation", "repeatable read"), ("default_transaction_read_only", "on")];

/// The number that stands for the audit trail among PostgreSQL's advisory locks.
const TRAIL_LOCK: i64 = 0x7665_726b_616e;

/// Whether `url` names an embedded database.
pub(crate) fn is_embedded(url: &str) -> bool {
    url.starts_with("sqlite:")
}

/// Whether one transaction that writes makes all others wait until it ends.
pub(crate) fn has_one_writer(write: &DatabaseConnection) -> bool {
    write.get_database_backend() == DatabaseBackend::Sqlite
}

/// The names in `column`, to be put in the order of the Swedish alphabet, which is called so on both engines. SQLite asks
/// [`Alphabetical`], PostgreSQL its own rules for Swedish.
pub(crate) fn alphabetical(column: impl ColumnTrait) -> SimpleExpr {
    Expr::cust(format!("\"{}\".\"{}\" COLLATE swedish", column.entity_name(), column.as_str()))
}

/// What connections are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Each transaction sees one moment of the data throughout, and on PostgreSQL can change nothing.
    Reading,
    /// Acts.
    Writing,
}

/// How to connect with at most `connections` at a time.
///
/// SQLite: write-ahead log, so that readers never wait for the writer; foreign keys on; every commit on disk before it is
/// acknowledged.
///
/// PostgreSQL: connections to read with say so once, and not in each transaction, which would be a way to the server and back for every page.
pub(crate) fn options(url: &str, connections: u32, purpose: Purpose) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        .test_before_acquire_if_idle_for(FRESH)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(PATIENCE)
                .statement_cache_capacity(400)
                .collation("swedish", |a, b| Alphabetical(a).cmp(&Alphabetical(b)))
                .pragma("temp_store", "memory")
                .pragma("cache_size", "-4000")
        })
        .map_sqlx_postgres_opts(move |postgres| {
            let postgres = postgres.statement_cache_capacity(400);
            match purpose {
                Purpose::Reading => postgres.options(ONE_MOMENT),
                Purpose::Writing => postgres,
            }
        });
    options
}

/// A transaction that means to write: on SQLite it takes the writer's place at once, so that it cannot fail half-way for that.
pub(crate) async fn begin(write: &DatabaseConnection) -> Result<DatabaseTransaction> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    Ok(write.begin_with_options(options).await?)
}

/// Makes events follow each other one at a time until the transaction ends. On SQLite there is one writer anyway.
pub(crate) async fn lock_trail(tx: &DatabaseTransaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({TRAIL_LOCK})")).await?;
    }
    Ok(())
}

/// Makes those who hold the same `number` follow each other until the transaction ends. On SQLite there is one writer anyway.
pub(crate) async fn lock_number(tx: &DatabaseTransaction, number: i64) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({number})")).await?;
    }
    Ok(())
}

/// Lets the tables deal out identities above those that were given. SQLite does so by itself.
pub(crate) async fn follow_given_ids(tx: &DatabaseTransaction, tables: &[&str]) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        for table in tables {
            tx.execute_unprepared(&format!(
                "SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), (SELECT MAX(id) FROM \"{table}\")) \
                 WHERE EXISTS (SELECT 1 FROM \"{table}\")"
            ))
            .await?;
        }
    }
    Ok(())
}

/// Makes acts that weigh many measurements against those that hold follow each other, and every other change of a measurement
/// wait. On SQLite there is one writer anyway.
pub(crate) async fn lock_measurements(tx: &DatabaseTransaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE measurement IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// That `column` holds one of these identities: any number of them as one value, so that the statement stays the same.
pub(crate) fn one_of(backend: DatabaseBackend, column: &str, ids: &[i64]) -> SimpleExpr {
    let listed = match backend {
        DatabaseBackend::Postgres => {
            "SELECT CAST(listed AS bigint) FROM json_array_elements_text(CAST($1 AS json)) AS listed"
        }
        _ => "SELECT value FROM json_each(?)",
    };
    Expr::cust_with_values(format!("{column} IN ({listed})"), [format!("{ids:?}")])
}

/// A secret that nobody can guess, made by the engine, as a text.
pub(crate) const fn secret(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => "CAST(gen_random_uuid() AS text)",
        _ => "lower(hex(randomblob(16)))",
    }
}

/// The function that says where in a text another stands, as the characters are: nothing in it is a pattern.
pub(crate) fn position(backend: DatabaseBackend) -> &'static str {
    match backend {
        DatabaseBackend::Postgres => "strpos",
        _ => "instr",
    }
}

/// That the index over what can be searched for has the words: of any text that holds them all, and of few that do not. `None` where no
/// word is long enough for the index.
pub(crate) fn indexed(backend: DatabaseBackend, words: &[String]) -> Option<SimpleExpr> {
    match backend {
        DatabaseBackend::Postgres => {
            let long = words.iter().filter(|word| word.chars().count() >= INDEXED);
            let has =
                |word: &String| Expr::cust_with_values("search_entry.text LIKE $1", [format!("%{}%", escaped(word))]);
            long.map(has).reduce(|all, has| all.and(has))
        }
        _ => {
            let parts: Vec<String> = words.iter().flat_map(|word| parts_of(word)).collect();
            let all = parts.join(" AND ");
            let rows = "search_entry.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)";
            (!parts.is_empty()).then(|| Expr::cust_with_values(rows, [all]))
        }
    }
}

/// How many letters the index is made of.
const INDEXED: usize = 3;

/// Every three letters of the word that follow each other, each as SQLite's index reads a text.
fn parts_of(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let quoted = |part: &[char]| format!("\"{}\"", part.iter().collect::<String>().replace('"', "\"\""));
    letters.windows(INDEXED).map(quoted).collect()
}

/// The word as it stands in a pattern of PostgreSQL.
fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Where the values of `rows` rows of `columns` columns stand in a statement that inserts them.
///
/// On SQLite without numbers: the driver looks a numbered place up by its name, among all that stand before it.
pub(crate) fn places(backend: DatabaseBackend, rows: usize, columns: usize) -> String {
    let place = |number: usize| match backend {
        DatabaseBackend::Postgres => format!("${number}"),
        _ => "?".to_owned(),
    };
    let row = |row: usize| {
        let places: Vec<String> = (1..=columns).map(|column| place(row * columns + column)).collect();
        format!("({})", places.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_no_pattern_of_the_index() {
        assert_eq!(parts_of("åäö\""), ["\"åäö\"", "\"äö\"\"\""]);
        assert!(parts_of("ab").is_empty());
        assert_eq!(escaped(r"50%_\"), r"50\%\_\\");
    }

    #[test]
    fn every_value_has_its_place() {
        assert_eq!(places(DatabaseBackend::Postgres, 2, 3), "($1,$2,$3),($4,$5,$6)");
        assert_eq!(places(DatabaseBackend::Sqlite, 2, 3), "(?,?,?),(?,?,?)");
    }
}
