//! Indicators, their targets, and what they are compared with.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![indicator(), indicator_goal(), target(), comparison()];
        let indexes = vec![
            unique("indicator", &["external_id"]),
            index("indicator", &["unit_id"]),
            index("indicator", &["kolada_id"]),
            // Lists stand in this order: a page is read without sorting all.
            index("indicator", &["name", "id"]),
            index("indicator_goal", &["goal_id"]),
            unique("target", &["indicator_id", "period"]),
            unique("comparison", &["external_id"]),
        ];
        create(manager, tables, indexes).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["indicator", "indicator_goal", "target", "comparison"]).await
    }
}

fn indicator() -> TableCreateStatement {
    let mut indicator = table(
        "indicator",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("name"),
            text("description"),
            text("category"),
            text("unit_of_measure"),
            small("decimals"),
            text("direction"),
            number_or_none("low"),
            number_or_none("high"),
            text("no_direction_reason"),
            text_or_none("baseline_period"),
            number_or_none("baseline_value"),
            text("frequency"),
            date_or_none("expected_next"),
            text("source"),
            text("method"),
            text("owner_title"),
            integer_or_none("owner_unit_id"),
            integer("unit_id"),
            boolean("split_by_sex"),
            text("kolada_id"),
            date_or_none("ended_on"),
        ],
    );
    indicator.foreign_key(&mut points_at("indicator", "owner_unit_id", "unit")).foreign_key(&mut points_at(
        "indicator",
        "unit_id",
        "unit",
    ));
    indicator
}

fn indicator_goal() -> TableCreateStatement {
    let mut link = table("indicator_goal", vec![integer("indicator_id"), integer("goal_id"), boolean("main")]);
    link.primary_key(Index::create().col(Alias::new("indicator_id")).col(Alias::new("goal_id")))
        .foreign_key(&mut points_at("indicator_goal", "indicator_id", "indicator"))
        .foreign_key(&mut points_at("indicator_goal", "goal_id", "goal"));
    link
}

fn target() -> TableCreateStatement {
    let mut target = table(
        "target",
        vec![
            id(),
            integer("indicator_id"),
            text("period"),
            text("aim"),
            number_or_none("value"),
            text("text"),
            boolean("interim"),
            text("note"),
        ],
    );
    target.foreign_key(&mut points_at("target", "indicator_id", "indicator"));
    target
}

fn comparison() -> TableCreateStatement {
    table(
        "comparison",
        vec![id(), text("external_id"), text("kind"), text("name"), text("kolada_code"), integer_or_none("group_year")],
    )
}
