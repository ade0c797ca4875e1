//! Rounds of follow-up: who takes part, what each answers on a goal, the copies that are frozen at approval, and how each unit judges
//! each goal now.

use crate::column::*;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 5] = ["round", "round_unit", "follow_up", "round_copy", "current_follow_up"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![round(), round_unit(), follow_up(), round_copy(), current_follow_up()];
        let indexes = vec![
            unique("round", &["external_id"]),
            index("round", &["body_id"]),
            index("round", &["stage", "closed_on"]),
            index("round_unit", &["unit_id"]),
            index("round_unit", &["stand_in_id"]),
            unique("follow_up", &["round_id", "unit_id", "goal_id"]),
            // Counting what a unit has answered.
            index("follow_up", &["round_id", "unit_id", "status"]),
            index("follow_up", &["goal_id", "unit_id"]),
            index("follow_up", &["unit_id"]),
            index("round_copy", &["round_id", "unit_id"]),
            index("round_copy", &["unit_id"]),
            index("current_follow_up", &["unit_id", "goal_id"]),
            // Holds all that the heat map asks for.
            index("current_follow_up", &["goal_id", "unit_id", "status", "official_status"]),
        ];
        create(manager, tables, indexes).await?;
        for statement in frozen(manager.get_database_backend()) {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &TABLES).await?;
        if manager.get_database_backend() == DatabaseBackend::Postgres {
            manager.get_connection().execute_unprepared("DROP FUNCTION round_copy_is_frozen()").await?;
        }
        Ok(())
    }
}

/// Even a mistake in our own code must not be able to rewrite what was approved.
fn frozen(backend: DatabaseBackend) -> &'static [&'static str] {
    match backend {
        DatabaseBackend::Postgres => &[
            "CREATE FUNCTION round_copy_is_frozen() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'what was approved is frozen'; END $$",
            "CREATE TRIGGER round_copy_frozen BEFORE UPDATE OR DELETE OR TRUNCATE ON round_copy \
             FOR EACH STATEMENT EXECUTE FUNCTION round_copy_is_frozen()",
        ],
        _ => &[
            "CREATE TRIGGER round_copy_no_update BEFORE UPDATE ON round_copy \
             BEGIN SELECT RAISE(ABORT, 'what was approved is frozen'); END",
            "CREATE TRIGGER round_copy_no_delete BEFORE DELETE ON round_copy \
             BEGIN SELECT RAISE(ABORT, 'what was approved is frozen'); END",
        ],
    }
}

/// `sections` are words parted by commas.
fn round() -> TableCreateStatement {
    let mut round = table(
        "round",
        vec![
            id(),
            text("external_id"),
            integer("version"),
            text("title"),
            text("period"),
            integer("body_id"),
            text("sections"),
            date("due_on"),
            text("reader"),
            text("stage"),
            date_or_none("opened_on"),
            date_or_none("closed_on"),
        ],
    );
    round.foreign_key(&mut points_at("round", "body_id", "unit"));
    round
}

/// `seconds` are those that the unit's forms were worked with: by unit, and never by person.
fn round_unit() -> TableCreateStatement {
    let mut taking_part = table(
        "round_unit",
        vec![
            integer("round_id"),
            integer("unit_id"),
            text("stage"),
            date("due_on"),
            text("sent_back"),
            integer_or_none("stand_in_id"),
            date_or_none("reminded_on"),
            integer("seconds"),
        ],
    );
    taking_part
        .primary_key(Index::create().col(Alias::new("round_id")).col(Alias::new("unit_id")))
        .foreign_key(&mut points_at("round_unit", "round_id", "round"))
        .foreign_key(&mut points_at("round_unit", "unit_id", "unit"))
        .foreign_key(&mut points_at("round_unit", "stand_in_id", "person"));
    taking_part
}

/// `status` is empty until it is answered. `earlier_id` is what the unit answered on the goal in the round before.
fn follow_up() -> TableCreateStatement {
    let mut answer = table(
        "follow_up",
        vec![
            id(),
            integer("round_id"),
            integer("unit_id"),
            integer("goal_id"),
            integer_or_none("earlier_id"),
            integer("version"),
            text("status"),
            text("suggested"),
            text("sentence"),
            text("what_happened"),
            text("why"),
            text("what_now"),
            text("forecast"),
            text("front_line"),
            text("front_line_by"),
            date_or_none("answered_on"),
            text("by_role"),
            integer_or_none("person_id"),
            boolean("late"),
        ],
    );
    answer
        .foreign_key(&mut points_at("follow_up", "round_id", "round"))
        .foreign_key(&mut points_at("follow_up", "unit_id", "unit"))
        .foreign_key(&mut points_at("follow_up", "goal_id", "goal"))
        .foreign_key(&mut points_at("follow_up", "earlier_id", "follow_up"))
        .foreign_key(&mut points_at("follow_up", "person_id", "person"));
    answer
}

/// `content` is the JSON that the fingerprint was made of.
fn round_copy() -> TableCreateStatement {
    let mut copy = table(
        "round_copy",
        vec![
            id(),
            integer("round_id"),
            integer("unit_id"),
            date("approved_on"),
            text("by_role"),
            text("content"),
            text("fingerprint"),
        ],
    );
    copy.foreign_key(&mut points_at("round_copy", "round_id", "round")).foreign_key(&mut points_at(
        "round_copy",
        "unit_id",
        "unit",
    ));
    copy
}

/// The newest answer of a unit on a goal, and the newest that is approved: a reader of many goals and units never looks through history.
fn current_follow_up() -> TableCreateStatement {
    let mut current = table(
        "current_follow_up",
        vec![
            integer("goal_id"),
            integer("unit_id"),
            integer("follow_up_id"),
            text("status"),
            integer_or_none("official_id"),
            text("official_status"),
        ],
    );
    current
        .primary_key(Index::create().col(Alias::new("goal_id")).col(Alias::new("unit_id")))
        .foreign_key(&mut points_at("current_follow_up", "goal_id", "goal"))
        .foreign_key(&mut points_at("current_follow_up", "unit_id", "unit"))
        .foreign_key(&mut points_at("current_follow_up", "follow_up_id", "follow_up"))
        .foreign_key(&mut points_at("current_follow_up", "official_id", "follow_up"));
    current
}
