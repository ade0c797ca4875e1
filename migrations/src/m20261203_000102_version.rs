//! Versions of what two may change at once, when somebody else set a password, and indexes for what follows a replaced goal and
//! for who answers at a unit.

use crate::column::{index, instant_or_none};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What so far could be changed without saying from what.
const VERSIONED: [&str; 4] = ["municipality", "level", "theme", "target"];

fn indexes() -> [IndexCreateStatement; 2] {
    [
        // The goals that a goal has replaced.
        index("goal", &["replaced_by_id"]),
        // The units where somebody holds one of some roles on a day, without reading a row.
        index("appointment", &["role", "unit_id", "from_date", "to_date"]),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in VERSIONED {
            let mut version = ColumnDef::new(Alias::new("version"));
            version.big_integer().not_null().default(1);
            add(manager, table, &mut version).await?;
        }
        add(manager, "person", &mut instant_or_none("password_set_at")).await?;
        for new in indexes() {
            manager.create_index(new).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for old in indexes() {
            let name = old.get_index_spec().get_name().unwrap_or_default().to_owned();
            manager.drop_index(Index::drop().name(name).to_owned()).await?;
        }
        take_away(manager, "person", "password_set_at").await?;
        for table in VERSIONED {
            take_away(manager, table, "version").await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, table: &str, column: &mut ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new(table)).add_column(column).to_owned()).await
}

async fn take_away(manager: &SchemaManager<'_>, table: &str, column: &str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new(table)).drop_column(Alias::new(column)).to_owned()).await
}
