//! An index over what can be searched for, by every three letters that follow each other: a word is found wherever it stands in another
//! without reading all texts.
//!
//! SQLite: a table of its own (FTS5) that triggers keep in step. Its rows are those of `search_entry` by identity, which the table gets
//! here: a number of SQLite's own would be another in a backup. PostgreSQL: an index of the extension `pg_trgm`; where the extension
//! cannot be had the search reads all texts, as before.

use crate::column::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["search_entry"]).await?;
        create(manager, vec![search_entry(Some(id()))], vec![unique("search_entry", &KEY)]).await?;
        let statements = if is_postgres(manager) { POSTGRES } else { SQLITE };
        for statement in statements {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["search_entry"]).await?;
        if !is_postgres(manager) {
            drop(manager, &["search_index"]).await?;
        }
        let mut entry = search_entry(None);
        entry.primary_key(Index::create().col(Alias::new(KEY[0])).col(Alias::new(KEY[1])));
        create(manager, vec![entry], Vec::new()).await
    }
}

fn is_postgres(manager: &SchemaManager<'_>) -> bool {
    manager.get_database_backend() == DatabaseBackend::Postgres
}

const KEY: [&str; 2] = ["kind", "object"];

/// The table of the step that made it, with the given column before the others; the store fills it anew after every step.
fn search_entry(first: Option<ColumnDef>) -> TableCreateStatement {
    let columns = [
        text("kind"),
        integer("object"),
        text("title"),
        text("body"),
        text("text"),
        small("title_length"),
        integer_or_none("unit_id"),
        boolean("hidden"),
    ];
    let mut entry = table("search_entry", first.into_iter().chain(columns).collect());
    entry.foreign_key(&mut points_at("search_entry", "unit_id", "unit"));
    entry
}

/// The index keeps which rows have three letters, not where: where a word stands is looked up in the text itself.
const SQLITE: &[&str] = &[
    "CREATE VIRTUAL TABLE search_index USING fts5(text, content = 'search_entry', content_rowid = 'id', \
     tokenize = 'trigram case_sensitive 1', detail = none)",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN \
     INSERT INTO search_index (rowid, text) VALUES (new.id, new.text); END",
    "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN \
     INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.id, old.text); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN \
     INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', old.id, old.text); \
     INSERT INTO search_index (rowid, text) VALUES (new.id, new.text); END",
];

/// Schemas beside each other share the extension, and take turns at making it.
const POSTGRES: &[&str] = &["DO $$ BEGIN PERFORM pg_advisory_xact_lock(28774); \
     CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public; \
     CREATE INDEX search_entry_text_idx ON search_entry USING gin (text public.gin_trgm_ops); \
     EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'search without pg_trgm: %', SQLERRM; END $$"];
