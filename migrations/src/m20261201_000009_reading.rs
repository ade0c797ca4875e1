//! Indexes that hold all that a count or a list asks for, so that it reads no rows.

use crate::column::index;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Each index with the narrower one whose place it takes.
fn wider() -> [(IndexCreateStatement, Option<IndexCreateStatement>); 3] {
    [
        // Indicators by unit, those still measured, and who owns them.
        (index("indicator", &["unit_id", "ended_on", "owner_unit_id"]), Some(index("indicator", &["unit_id"]))),
        // Whether somebody holds a role at a unit on a day.
        (index("appointment", &["unit_id", "from_date", "to_date"]), Some(index("appointment", &["unit_id"]))),
        // Which figures are late on a day.
        (index("standing", &["stale_from", "latest_period"]), None),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (new, old) in wider() {
            manager.create_index(new).await?;
            if let Some(old) = old {
                manager.drop_index(named(&old)).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (new, old) in wider() {
            if let Some(old) = old {
                manager.create_index(old).await?;
            }
            manager.drop_index(named(&new)).await?;
        }
        Ok(())
    }
}

/// Takes away the index of that name.
fn named(index: &IndexCreateStatement) -> IndexDropStatement {
    let name = index.get_index_spec().get_name().unwrap_or_default().to_owned();
    Index::drop().name(name).to_owned()
}
