//! The import log, and files that wait for somebody to confirm them.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut import = table(
            "import",
            vec![
                id(),
                text("kind"),
                text("name"),
                instant("at"),
                integer_or_none("person_id"),
                integer("rows"),
                integer("created"),
                integer("changed"),
                integer("unchanged"),
                instant_or_none("undone_at"),
            ],
        );
        import.foreign_key(&mut points_at("import", "person_id", "person"));
        let mut waiting = table(
            "waiting_import",
            vec![
                id(),
                integer("person_id"),
                text("kind"),
                text("name"),
                text("mapping"),
                {
                    let mut content = ColumnDef::new(Alias::new("content"));
                    content.binary().not_null();
                    content
                },
                instant("at"),
                text("state"),
                integer("done"),
                integer("total"),
                integer_or_none("import_id"),
                text("problem"),
            ],
        );
        waiting.foreign_key(&mut points_at("waiting_import", "person_id", "person"));
        let tables = vec![import, waiting];
        let indexes = vec![index("waiting_import", &["person_id"])];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["import", "waiting_import"]).await
    }
}
