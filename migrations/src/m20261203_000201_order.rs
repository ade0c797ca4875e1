//! The order of the Swedish alphabet, by the name that statements call it, and the long lists that are read in it. SQLite is told of the
//! order at each connection.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The index by the order of the bytes, which nothing is read by any more.
const BY_BYTES: &str = "indicator_name_id_idx";
const IN_ORDER: &str = "indicator_in_order_idx";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            connection.execute_unprepared("CREATE COLLATION swedish (provider = icu, locale = 'sv')").await?;
        }
        connection.execute_unprepared(&format!("DROP INDEX {BY_BYTES}")).await?;
        connection
            .execute_unprepared(&format!("CREATE INDEX {IN_ORDER} ON indicator (name COLLATE swedish, id)"))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared(&format!("DROP INDEX {IN_ORDER}")).await?;
        connection.execute_unprepared(&format!("CREATE INDEX {BY_BYTES} ON indicator (name, id)")).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            connection.execute_unprepared("DROP COLLATION swedish").await?;
        }
        Ok(())
    }
}
