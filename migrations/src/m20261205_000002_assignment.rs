//! Assignments that bodies give to units, and what the units report back.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let indexes = vec![
            unique("assignment", &["external_id"]),
            index("assignment", &["body_id", "stage", "due_on"]),
            index("assignment", &["unit_id", "stage", "due_on"]),
            index("assignment", &["stage", "due_on"]),
            index("assignment", &["goal_id"]),
            index("assignment_report", &["assignment_id"]),
            index("assignment_report", &["person_id"]),
        ];
        create(manager, vec![assignment(), report()], indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["assignment", "assignment_report"]).await
    }
}

/// The three `closing_` columns say how a decision of the same body closed it; empty until then.
fn assignment() -> TableCreateStatement {
    let mut assignment = table(
        "assignment",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("title"),
            text("text"),
            integer("body_id"),
            date_or_none("decided_on"),
            text("paragraph"),
            text("registry_number"),
            integer("unit_id"),
            integer_or_none("goal_id"),
            date("due_on"),
            text("stage"),
            date_or_none("reported_on"),
            date_or_none("closed_on"),
            text("closing_paragraph"),
            text("closing_registry_number"),
        ],
    );
    assignment
        .foreign_key(&mut points_at("assignment", "body_id", "unit"))
        .foreign_key(&mut points_at("assignment", "unit_id", "unit"))
        .foreign_key(&mut points_at("assignment", "goal_id", "goal"));
    assignment
}

fn report() -> TableCreateStatement {
    let mut report = table(
        "assignment_report",
        vec![
            id(),
            integer("assignment_id"),
            text("text"),
            boolean("is_final"),
            date("reported_on"),
            text("by_role"),
            integer_or_none("person_id"),
        ],
    );
    report.foreign_key(&mut points_at("assignment_report", "assignment_id", "assignment")).foreign_key(&mut points_at(
        "assignment_report",
        "person_id",
        "person",
    ));
    report
}
