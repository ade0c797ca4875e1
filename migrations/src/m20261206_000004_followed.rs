//! What everybody who has signed in may follow in the trail: its newest events are found without walking back through all that units
//! have answered meanwhile. Not as the bare column: the index over kinds would have the whole history of the four sorted first.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEX: &str = "event_followed_idx";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = format!(
            "CREATE INDEX {INDEX} ON event (id) WHERE COALESCE(kind, '') IN ('goal', 'indicator', 'measurement', 'target')"
        );
        manager.get_connection().execute_unprepared(&index).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table(Alias::new("event")).to_owned()).await
    }
}
