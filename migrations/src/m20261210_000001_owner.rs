//! What a unit answers for is told by an index: a start page counts what nobody answers for, unit by unit.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("indicator", &["owner_unit_id", "ended_on"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("indicator_owner_unit_id_ended_on_idx").to_owned()).await
    }
}
