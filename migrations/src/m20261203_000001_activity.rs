//! Activities, their steps and obstacles, what they are expected to do for goals, and demands that they be approved.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            activity(),
            link("activity_unit", "unit_id", "unit"),
            link("activity_need", "needs_id", "activity"),
            step(),
            hypothesis(),
            obstacle(),
            approval_demand(),
        ];
        let indexes = vec![
            unique("activity", &["external_id"]),
            // What a list shows unless it is narrowed: those that are not over, by what is due.
            index("activity", &["open", "next_due", "id"]),
            index("activity", &["unit_id", "stage"]),
            // Holds all that counting by stage asks for.
            index("activity", &["stage", "unit_id", "next_due"]),
            index("activity_unit", &["unit_id"]),
            index("activity_need", &["needs_id"]),
            index("activity_step", &["activity_id"]),
            unique("hypothesis", &["activity_id", "goal_id"]),
            index("hypothesis", &["goal_id"]),
            index("hypothesis", &["verdict", "by_when", "activity_id"]),
            index("obstacle", &["activity_id"]),
            index("approval_demand", &["unit_id"]),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "activity",
            "activity_unit",
            "activity_need",
            "activity_step",
            "hypothesis",
            "obstacle",
            "approval_demand",
        ];
        drop(manager, &tables).await
    }
}

fn activity() -> TableCreateStatement {
    let mut activity = table(
        "activity",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("title"),
            text("what"),
            integer("unit_id"),
            text("accountable_title"),
            date("from_date"),
            date_or_none("to_date"),
            integer_or_none("cost"),
            integer_or_none("hours"),
            text("evidence"),
            boolean("experiment"),
            text("stage"),
            date("stage_on"),
            text("reason"),
            text("lesson"),
            integer_or_none("successor_id"),
            text("source"),
            boolean("open"),
            date("next_due"),
            small("steps"),
            small("steps_done"),
            small("obstacles"),
        ],
    );
    activity.foreign_key(&mut points_at("activity", "unit_id", "unit")).foreign_key(&mut points_at(
        "activity",
        "successor_id",
        "activity",
    ));
    activity
}

/// That activities point at many rows of `other`.
fn link(name: &str, column: &str, other: &str) -> TableCreateStatement {
    let mut link = table(name, vec![integer("activity_id"), integer(column)]);
    link.primary_key(Index::create().col(Alias::new("activity_id")).col(Alias::new(column)))
        .foreign_key(&mut points_at(name, "activity_id", "activity"))
        .foreign_key(&mut points_at(name, column, other));
    link
}

fn step() -> TableCreateStatement {
    let columns = vec![id(), integer("activity_id"), text("title"), date_or_none("due"), date_or_none("done_on")];
    let mut step = table("activity_step", columns);
    step.foreign_key(&mut points_at("activity_step", "activity_id", "activity"));
    step
}

/// `verdict` is empty until it is given.
fn hypothesis() -> TableCreateStatement {
    let mut hypothesis = table(
        "hypothesis",
        vec![
            id(),
            integer("activity_id"),
            integer("goal_id"),
            text("effect"),
            integer_or_none("indicator_id"),
            number_or_none("expected_change"),
            date_or_none("by_when"),
            text("because"),
            text("verdict"),
            text("verdict_sentence"),
            date_or_none("verdict_on"),
            text("verdict_by_role"),
            integer_or_none("verdict_person_id"),
        ],
    );
    hypothesis
        .foreign_key(&mut points_at("hypothesis", "activity_id", "activity"))
        .foreign_key(&mut points_at("hypothesis", "goal_id", "goal"))
        .foreign_key(&mut points_at("hypothesis", "indicator_id", "indicator"))
        .foreign_key(&mut points_at("hypothesis", "verdict_person_id", "person"));
    hypothesis
}

fn obstacle() -> TableCreateStatement {
    let mut obstacle = table(
        "obstacle",
        vec![
            id(),
            integer("activity_id"),
            text("text"),
            date("raised_on"),
            text("raised_by"),
            date_or_none("removed_on"),
            text("removal"),
            text("removed_by"),
        ],
    );
    obstacle.foreign_key(&mut points_at("obstacle", "activity_id", "activity"));
    obstacle
}

fn approval_demand() -> TableCreateStatement {
    let columns = vec![id(), integer("unit_id"), text("reason"), date("from_date"), date_or_none("to_date")];
    let mut demand = table("approval_demand", columns);
    demand.foreign_key(&mut points_at("approval_demand", "unit_id", "unit"));
    demand
}
