//! The audit trail: append-only, each row carrying the hash of the one before.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let event = table(
            "event",
            vec![
                {
                    let mut id = ColumnDef::new(Alias::new("id"));
                    id.big_integer().not_null().primary_key();
                    id
                },
                instant("at"),
                integer_or_none("person_id"),
                text("person_name"),
                text("role"),
                text("unit_name"),
                text("act"),
                text("kind"),
                integer("object"),
                text("label"),
                text("before"),
                text("after"),
                text("reason"),
                text("previous_hash"),
                text("hash"),
            ],
        );
        create(
            manager,
            vec![event],
            vec![index("event", &["kind", "object", "id"]), unique("event", &["previous_hash"])],
        )
        .await?;
        for statement in append_only(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["event"]).await?;
        if manager.get_database_backend() == sea_orm_migration::sea_orm::DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION event_is_append_only()").await?;
        }
        Ok(())
    }
}

/// Even a mistake in our own code must not be able to rewrite the trail.
fn append_only(backend: sea_orm_migration::sea_orm::DatabaseBackend) -> &'static [&'static str] {
    match backend {
        sea_orm_migration::sea_orm::DatabaseBackend::Postgres => &[
            "CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$",
            "CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event \
             FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()",
        ],
        _ => &[
            "CREATE TRIGGER event_no_update BEFORE UPDATE ON event \
             BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
            "CREATE TRIGGER event_no_delete BEFORE DELETE ON event \
             BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END",
        ],
    }
}
