//! What lists of goals read by: all that a goal's status needs of an indicator as one text on the indicator's standing, and an index that
//! finds a goal's main indicators without their rows.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Of an indicator of which nothing is known.
const NOTHING: &str = "||||||";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = ColumnDef::new(Alias::new("gist"));
        column.text().not_null().default(NOTHING);
        manager.alter_table(Table::alter().table(Alias::new("standing")).add_column(column).to_owned()).await?;
        manager
            .get_connection()
            .execute_unprepared(
                "UPDATE standing SET gist = status || '|' || COALESCE(latest_period, '') \
                 || '|' || COALESCE(CAST(stale_from AS text), '') || '|' || COALESCE(CAST(too_old_from AS text), '') \
                 || '|' || COALESCE(CAST(first_expected AS text), '') || '|' || COALESCE(CAST(ended_on AS text), '') \
                 || '|' || sparkline",
            )
            .await?;
        manager.create_index(index("indicator_goal", &["goal_id", "main", "indicator_id"])).await?;
        // The index over goals is the beginning of that one.
        manager.drop_index(Index::drop().name("indicator_goal_goal_id_idx").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("indicator_goal", &["goal_id"])).await?;
        let wide = index("indicator_goal", &["goal_id", "main", "indicator_id"]);
        let name = wide.get_index_spec().get_name().unwrap_or_default().to_owned();
        manager.drop_index(Index::drop().name(name).to_owned()).await?;
        let table = Table::alter().table(Alias::new("standing")).drop_column(Alias::new("gist")).to_owned();
        manager.alter_table(table).await
    }
}
