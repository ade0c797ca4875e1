//! What can be searched for, lower-cased by the application: SQLite's own `lower` knows no å, ä or ö.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, vec![search_entry()], Vec::new()).await?;
        manager.get_connection().execute_unprepared(NEWEST_CHANGE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("event_change_idx").table(Alias::new("event")).to_owned()).await?;
        drop(manager, &["search_entry"]).await
    }
}

/// The version of what the public may read is asked for at every request; sign-ins must not stand in its way.
const NEWEST_CHANGE: &str = "CREATE INDEX event_change_idx ON event (id) WHERE kind <> 'session'";

/// `text` is what is looked through: the title and then the rest, lower-cased. `hidden` marks goals that are not decided.
fn search_entry() -> TableCreateStatement {
    let mut entry = table(
        "search_entry",
        vec![
            text("kind"),
            integer("object"),
            text("title"),
            text("body"),
            text("text"),
            small("title_length"),
            integer_or_none("unit_id"),
            boolean("hidden"),
        ],
    );
    entry.primary_key(Index::create().col(Alias::new("kind")).col(Alias::new("object"))).foreign_key(&mut points_at(
        "search_entry",
        "unit_id",
        "unit",
    ));
    entry
}
