//! Which goals are in force is told by an index, without reading a goal: the page of each goal asks for all on its level.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("goal", &["stage", "level_id", "to_date"])).await?;
        // It was the beginning of this one.
        manager.drop_index(Index::drop().name("goal_stage_level_id_idx").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("goal", &["stage", "level_id"])).await?;
        manager.drop_index(Index::drop().name("goal_stage_level_id_to_date_idx").to_owned()).await
    }
}
