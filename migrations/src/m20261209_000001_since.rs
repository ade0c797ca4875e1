//! What has happened since a day is found by the day: what was said of activities, and the figures that have come.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("hypothesis", &["verdict_on"])).await?;
        manager.create_index(index("measurement", &["reported_on"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("measurement_reported_on_idx").to_owned()).await?;
        manager.drop_index(Index::drop().name("hypothesis_verdict_on_idx").to_owned()).await
    }
}
