//! The database schema, step by step. Every step runs on SQLite and on PostgreSQL, up and down.
//!
//! A later change expands first (new columns, empty), moves the content, and contracts in a release after that, so that the
//! server of the release before can run beside it.

use sea_orm_migration::prelude::*;

mod column;
mod m20261201_000001_event;
mod m20261201_000002_organisation;
mod m20261201_000003_person;
mod m20261201_000004_goal;
mod m20261201_000005_indicator;
mod m20261201_000006_measurement;
mod m20261201_000007_import;
mod m20261201_000008_search;
mod m20261201_000009_reading;
mod m20261202_000001_sent_form;
mod m20261203_000001_activity;
mod m20261203_000101_history;
mod m20261203_000102_version;
mod m20261203_000103_import_object;
mod m20261203_000201_order;
mod m20261204_000001_round;
mod m20261204_000401_activity_reading;
mod m20261205_000001_question;
mod m20261205_000002_assignment;
mod m20261205_000003_measure;
mod m20261205_000004_reminder;
mod m20261206_000001_minutes_item;
mod m20261206_000002_goal_reading;
mod m20261206_000003_search_index;
mod m20261206_000004_followed;
mod m20261207_000001_round_search;
mod m20261208_000001_tie_reading;
mod m20261208_000002_goal_standing;
mod m20261209_000001_since;
mod m20261209_000002_goal_in_force;
mod m20261210_000001_owner;

/// Brings a database to the newest schema.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261201_000001_event::Migration),
            Box::new(m20261201_000002_organisation::Migration),
            Box::new(m20261201_000003_person::Migration),
            Box::new(m20261201_000004_goal::Migration),
            Box::new(m20261201_000005_indicator::Migration),
            Box::new(m20261201_000006_measurement::Migration),
            Box::new(m20261201_000007_import::Migration),
            Box::new(m20261201_000008_search::Migration),
            Box::new(m20261201_000009_reading::Migration),
            Box::new(m20261202_000001_sent_form::Migration),
            Box::new(m20261203_000001_activity::Migration),
            Box::new(m20261203_000101_history::Migration),
            Box::new(m20261203_000102_version::Migration),
            Box::new(m20261203_000103_import_object::Migration),
            Box::new(m20261203_000201_order::Migration),
            Box::new(m20261204_000001_round::Migration),
            Box::new(m20261204_000401_activity_reading::Migration),
            Box::new(m20261205_000001_question::Migration),
            Box::new(m20261205_000002_assignment::Migration),
            Box::new(m20261205_000003_measure::Migration),
            Box::new(m20261205_000004_reminder::Migration),
            Box::new(m20261206_000001_minutes_item::Migration),
            Box::new(m20261206_000002_goal_reading::Migration),
            Box::new(m20261206_000003_search_index::Migration),
            Box::new(m20261206_000004_followed::Migration),
            Box::new(m20261207_000001_round_search::Migration),
            Box::new(m20261208_000001_tie_reading::Migration),
            Box::new(m20261208_000002_goal_standing::Migration),
            Box::new(m20261209_000001_since::Migration),
            Box::new(m20261209_000002_goal_in_force::Migration),
            Box::new(m20261210_000001_owner::Migration),
        ]
    }
}
