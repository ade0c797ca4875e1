//! The municipality, its organisation, levels and themes.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let municipality = table(
            "municipality",
            vec![
                id(),
                text("name"),
                text("short_name"),
                text("code"),
                text("source"),
                boolean("sample"),
                text("set_up_code_hash"),
            ],
        );
        let mut unit = table(
            "unit",
            vec![
                id(),
                text("external_id"),
                integer("version"),
                integer_or_none("parent_id"),
                text("path"),
                text("kind"),
                text("name"),
                text("short_name"),
                date("from_date"),
                date_or_none("to_date"),
            ],
        );
        unit.foreign_key(&mut points_at("unit", "parent_id", "unit"));
        let level = table(
            "level",
            vec![
                id(),
                text("external_id"),
                small("position"),
                text("kind"),
                text("name_sv"),
                text("name_en"),
                text("decided_by"),
            ],
        );
        let theme = table("theme", vec![id(), text("external_id"), text("kind"), text("name_sv"), text("name_en")]);
        let tables = vec![municipality, unit, level, theme];
        let indexes = vec![
            unique("unit", &["external_id"]),
            index("unit", &["path"]),
            unique("level", &["external_id"]),
            unique("theme", &["external_id"]),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["municipality", "unit", "level", "theme"]).await
    }
}
