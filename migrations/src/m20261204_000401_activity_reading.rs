//! What lists of activities read by: the day on which the next verdict is due, kept on the activity's own row, and indexes that
//! hold all that choosing a page's rows asks for.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn indexes() -> [IndexCreateStatement; 3] {
    [
        // The activities of some units, by what is due, newest, or counted by stage.
        index("activity", &["unit_id", "open", "next_due", "id", "stage_on", "stage"]),
        // Counting those that are not over.
        index("activity", &["open", "stage", "unit_id"]),
        // The verdicts that are due.
        index("activity", &["test_due", "stage"]),
    ]
}

const NEVER: &str = "9999-12-31";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = ColumnDef::new(Alias::new("test_due"));
        column.date().not_null().default(NEVER);
        manager.alter_table(Table::alter().table(Alias::new("activity")).add_column(column).to_owned()).await?;
        manager
            .get_connection()
            .execute_unprepared(
                "UPDATE activity SET test_due = COALESCE((SELECT MIN(tie.by_when) FROM hypothesis tie \
                 WHERE tie.activity_id = activity.id AND tie.verdict = ''), '9999-12-31')",
            )
            .await?;
        for new in indexes() {
            manager.create_index(new).await?;
        }
        // The index over units and stages is the beginning of the first one.
        manager.drop_index(Index::drop().name("activity_unit_id_stage_idx").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("activity", &["unit_id", "stage"])).await?;
        for old in indexes() {
            let name = old.get_index_spec().get_name().unwrap_or_default().to_owned();
            manager.drop_index(Index::drop().name(name).to_owned()).await?;
        }
        let table = Table::alter().table(Alias::new("activity")).drop_column(Alias::new("test_due")).to_owned();
        manager.alter_table(table).await
    }
}
