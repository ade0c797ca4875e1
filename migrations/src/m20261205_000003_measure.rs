//! Corrective measures: what is done about a deviation, followed to its effect.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            unique("measure", &["external_id"]),
            index("measure", &["goal_id", "due_on"]),
            index("measure", &["unit_id", "stage", "due_on"]),
            index("measure", &["stage", "due_on"]),
        ];
        create(manager, vec![measure()], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["measure"]).await
    }
}

/// `ended_on` is the day it was done or dropped, `note` what was done or why it was not.
fn measure() -> TableCreateStatement {
    let mut measure = table(
        "measure",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("title"),
            text("deviation"),
            integer("goal_id"),
            integer("unit_id"),
            text("accountable_title"),
            date("due_on"),
            text("stage"),
            date_or_none("ended_on"),
            text("note"),
            text("verdict"),
            text("sentence"),
            date_or_none("followed_on"),
        ],
    );
    measure
        .foreign_key(&mut points_at("measure", "goal_id", "goal"))
        .foreign_key(&mut points_at("measure", "unit_id", "unit"));
    measure
}
