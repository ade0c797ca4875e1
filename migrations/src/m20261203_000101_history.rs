//! What reading an earlier day needs: events found by the day, and the figures of imports that were undone.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            index("event", &["at"]),
            index("withdrawn_measurement", &["indicator_id"]),
            index("withdrawn_measurement", &["import_id"]),
        ];
        create(manager, vec![withdrawn()], indexes).await?;
        manager.get_connection().execute_unprepared(PREDECESSORS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP INDEX measurement_superseded_by_idx").await?;
        manager.get_connection().execute_unprepared("DROP INDEX event_at_idx").await?;
        drop(manager, &["withdrawn_measurement"]).await
    }
}

/// What stood where an import put a figure is asked for on the import's page and when it is undone.
const PREDECESSORS: &str = "CREATE INDEX measurement_superseded_by_idx \
    ON measurement (superseded_by_id) WHERE superseded_by_id IS NOT NULL";

/// A figure that an import brought and that was public until the import was undone, with what stood there before it.
fn withdrawn() -> TableCreateStatement {
    let mut withdrawn = table(
        "withdrawn_measurement",
        vec![
            {
                let mut id = ColumnDef::new(Alias::new("id"));
                id.big_integer().not_null().primary_key();
                id
            },
            integer("import_id"),
            integer("indicator_id"),
            integer_or_none("comparison_id"),
            text("period"),
            text("sex"),
            text("outcome"),
            number_or_none("value"),
            date("reported_on"),
            text("source"),
            text("note"),
            text_or_none("before_outcome"),
            number_or_none("before_value"),
            date("held_from"),
            date("held_until"),
        ],
    );
    withdrawn
        .foreign_key(&mut points_at("withdrawn_measurement", "import_id", "import"))
        .foreign_key(&mut points_at("withdrawn_measurement", "indicator_id", "indicator"))
        .foreign_key(&mut points_at("withdrawn_measurement", "comparison_id", "comparison"));
    withdrawn
}
