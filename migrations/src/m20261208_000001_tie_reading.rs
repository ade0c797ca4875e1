//! What is done for a goal is found by the goal, without reading a tie: the lessons of a goal ask only which activities there were.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("hypothesis", &["goal_id", "activity_id"])).await?;
        // The index over goals is the beginning of it.
        manager.drop_index(Index::drop().name("hypothesis_goal_id_idx").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("hypothesis", &["goal_id"])).await?;
        manager.drop_index(Index::drop().name("hypothesis_goal_id_activity_id_idx").to_owned()).await
    }
}
