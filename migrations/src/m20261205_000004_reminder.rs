//! Reminders by e-mail: the letter of a person and a day, and who has stopped theirs.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            // At most one letter a day, however many server processes there are.
            unique("reminder", &["person_id", "day"]),
            index("reminder", &["stage", "next_at"]),
            index("reminder", &["day"]),
            unique("reminder_choice", &["token"]),
        ];
        create(manager, vec![reminder(), choice()], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["reminder", "reminder_choice"]).await
    }
}

/// `next_at` is when it is tried next, or when it was sent.
fn reminder() -> TableCreateStatement {
    let mut reminder = table(
        "reminder",
        vec![
            id(),
            integer("person_id"),
            date("day"),
            text("stage"),
            small("tries"),
            instant("next_at"),
            text("problem"),
        ],
    );
    reminder.foreign_key(&mut points_at("reminder", "person_id", "person"));
    reminder
}

/// `token` stands in the person's letters and lets whoever holds one stop them, and nothing else.
fn choice() -> TableCreateStatement {
    let mut choice = table("reminder_choice", vec![integer("person_id"), text("token"), boolean("stopped")]);
    choice.primary_key(Index::create().col(Alias::new("person_id"))).foreign_key(&mut points_at(
        "reminder_choice",
        "person_id",
        "person",
    ));
    choice
}
