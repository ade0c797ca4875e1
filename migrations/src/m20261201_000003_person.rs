//! People, the roles they hold, and their sign-ins.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let person = table(
            "person",
            vec![
                id(),
                text("external_id"),
                integer("version"),
                text("name"),
                text("email"),
                boolean("open"),
                text_or_none("password_hash"),
            ],
        );
        let mut appointment = table(
            "appointment",
            vec![
                id(),
                integer("person_id"),
                text("role"),
                integer("unit_id"),
                date("from_date"),
                date_or_none("to_date"),
            ],
        );
        appointment.foreign_key(&mut points_at("appointment", "person_id", "person")).foreign_key(&mut points_at(
            "appointment",
            "unit_id",
            "unit",
        ));
        let mut session = table(
            "session",
            vec![
                id(),
                text("token_hash"),
                integer("person_id"),
                integer_or_none("appointment_id"),
                instant("started"),
                instant("last_used"),
                text("browser"),
            ],
        );
        session.foreign_key(&mut points_at("session", "person_id", "person")).foreign_key(&mut points_at(
            "session",
            "appointment_id",
            "appointment",
        ));
        let attempt = table("sign_in_attempt", vec![id(), text("counted_by"), instant("at")]);
        let tables = vec![person, appointment, session, attempt];
        let indexes = vec![
            unique("person", &["external_id"]),
            unique("person", &["email"]),
            index("appointment", &["person_id"]),
            index("appointment", &["unit_id"]),
            unique("session", &["token_hash"]),
            index("session", &["person_id"]),
            index("sign_in_attempt", &["counted_by", "at"]),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["person", "appointment", "session", "sign_in_attempt"]).await
    }
}
