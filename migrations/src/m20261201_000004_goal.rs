//! Goals, what they point at, contributions and judgements.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![
            goal(),
            link("goal_parent", "parent_id", "goal"),
            link("goal_unit", "unit_id", "unit"),
            link("goal_theme", "theme_id", "theme"),
            contribution(),
            judgement(),
        ];
        let indexes = vec![
            unique("goal", &["external_id"]),
            index("goal", &["stage", "level_id"]),
            index("goal", &["body_id"]),
            index("goal_parent", &["parent_id"]),
            index("goal_unit", &["unit_id"]),
            index("goal_theme", &["theme_id"]),
            unique("contribution", &["goal_id", "unit_id"]),
            index("judgement", &["goal_id", "holds"]),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["goal", "goal_parent", "goal_unit", "goal_theme", "contribution", "judgement"]).await
    }
}

fn goal() -> TableCreateStatement {
    let mut goal = table(
        "goal",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            integer("level_id"),
            integer("body_id"),
            text("title"),
            text("for_whom"),
            text("change"),
            text("why"),
            text("seen_how"),
            date_or_none("by_when"),
            text("accountable_title"),
            integer_or_none("accountable_unit_id"),
            date("from_date"),
            date_or_none("to_date"),
            text("stage"),
            date_or_none("proposed_on"),
            integer_or_none("decided_by_id"),
            date_or_none("decided_on"),
            text("paragraph"),
            text("registry_number"),
            date_or_none("closed_on"),
            text("closing_paragraph"),
            text("closing_registry_number"),
            integer_or_none("replaced_by_id"),
            integer_or_none("replaces_id"),
            text("source"),
        ],
    );
    goal.foreign_key(&mut points_at("goal", "level_id", "level"))
        .foreign_key(&mut points_at("goal", "body_id", "unit"))
        .foreign_key(&mut points_at("goal", "accountable_unit_id", "unit"))
        .foreign_key(&mut points_at("goal", "decided_by_id", "unit"))
        .foreign_key(&mut points_at("goal", "replaced_by_id", "goal"))
        .foreign_key(&mut points_at("goal", "replaces_id", "goal"));
    goal
}

/// That goals point at many rows of `other`.
fn link(name: &str, column: &str, other: &str) -> TableCreateStatement {
    let mut link = table(name, vec![integer("goal_id"), integer(column)]);
    link.primary_key(Index::create().col(Alias::new("goal_id")).col(Alias::new(column)))
        .foreign_key(&mut points_at(name, "goal_id", "goal"))
        .foreign_key(&mut points_at(name, column, other));
    link
}

fn contribution() -> TableCreateStatement {
    let mut contribution = table(
        "contribution",
        vec![id(), integer("goal_id"), integer("unit_id"), text("text"), date("stated_on"), integer("version")],
    );
    contribution.foreign_key(&mut points_at("contribution", "goal_id", "goal")).foreign_key(&mut points_at(
        "contribution",
        "unit_id",
        "unit",
    ));
    contribution
}

/// `holds` marks the newest judgement of a goal: it is found without reading the history.
fn judgement() -> TableCreateStatement {
    let mut judgement = table(
        "judgement",
        vec![
            id(),
            integer("goal_id"),
            text("status"),
            text("suggested"),
            text("sentence"),
            date("judged_on"),
            text("by_role"),
            integer_or_none("person_id"),
            boolean("holds"),
        ],
    );
    judgement.foreign_key(&mut points_at("judgement", "goal_id", "goal")).foreign_key(&mut points_at(
        "judgement",
        "person_id",
        "person",
    ));
    judgement
}
