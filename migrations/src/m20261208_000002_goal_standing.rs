//! What decides a goal's status, kept as one text for each goal: a page that shows how all goals go looks at no indicator.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const FILL: &str = "INSERT INTO goal_standing (goal_id, gists) \
    SELECT link.goal_id, string_agg(link.indicator_id || '|' || kept.gist, '~' ORDER BY link.indicator_id) FROM indicator_goal link \
    INNER JOIN standing kept ON kept.indicator_id = link.indicator_id WHERE link.main GROUP BY link.goal_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut goal = ColumnDef::new(Alias::new("goal_id"));
        goal.big_integer().not_null().primary_key();
        let mut standing = table("goal_standing", vec![goal, text("gists")]);
        standing.foreign_key(&mut points_at("goal_standing", "goal_id", "goal"));
        create(manager, vec![standing], Vec::new()).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["goal_standing"]).await
    }
}
