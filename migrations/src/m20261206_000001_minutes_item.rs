//! Items of minutes: what bodies did with matters at their meetings.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            unique("minutes_item", &["external_id"]),
            index("minutes_item", &["body_id", "date"]),
            index("minutes_item", &["registry_number"]),
        ];
        create(manager, vec![minutes_item()], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["minutes_item"]).await
    }
}

/// `step` is what the body did, `outcome` how it ended; `settled` tells how the matter stood when the source was read.
fn minutes_item() -> TableCreateStatement {
    let mut item = table(
        "minutes_item",
        vec![
            id(),
            text("external_id"),
            text("title"),
            integer("body_id"),
            date("date"),
            text("paragraph"),
            text("registry_number"),
            text("subject"),
            text("step"),
            text("outcome"),
            boolean("settled"),
            text("link"),
            text("source"),
        ],
    );
    item.foreign_key(&mut points_at("minutes_item", "body_id", "unit"));
    item
}
