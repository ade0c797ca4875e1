//! Forms that have come in, so that one that is sent twice is done once.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let form = table("sent_form", vec![id(), text("hash"), instant("at"), text("led_to")]);
        let indexes = vec![unique("sent_form", &["hash"]), index("sent_form", &["at"])];
        create(manager, vec![form], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["sent_form"]).await
    }
}
