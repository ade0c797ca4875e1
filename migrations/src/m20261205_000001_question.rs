//! Questions on anything that everybody can read, and their answers.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            unique("question", &["external_id"]),
            index("question", &["subject", "object"]),
            // What waits, and what was answered lately.
            index("question", &["unit_id", "answered_on"]),
            index("question", &["answered_on", "id"]),
            index("question", &["asker_id"]),
            index("question", &["answerer_id"]),
        ];
        create(manager, vec![question()], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["question"]).await
    }
}

/// `subject` and `object` say what it is about, `unit_id` whose leader is asked. `answer` is empty while it waits.
fn question() -> TableCreateStatement {
    let mut question = table(
        "question",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("subject"),
            integer("object"),
            integer("unit_id"),
            text("text"),
            date("asked_on"),
            text("asked_by"),
            integer_or_none("asker_id"),
            text("answer"),
            date_or_none("answered_on"),
            text("answered_by"),
            integer_or_none("answerer_id"),
        ],
    );
    question
        .foreign_key(&mut points_at("question", "unit_id", "unit"))
        .foreign_key(&mut points_at("question", "asker_id", "person"))
        .foreign_key(&mut points_at("question", "answerer_id", "person"));
    question
}
