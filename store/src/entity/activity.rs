//! An activity.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub title: String,
    pub what: String,
    pub unit_id: i64,
    pub accountable_title: String,
    pub from_date: Date,
    pub to_date: Option<Date>,
    pub cost: Option<i64>,
    pub hours: Option<i64>,
    pub evidence: String,
    pub experiment: bool,
    pub stage: String,
    pub stage_on: Date,
    pub reason: String,
    pub lesson: String,
    pub successor_id: Option<i64>,
    pub source: String,
    /// Whether it is not over. This and what follows is kept by `activity::count::refresh`, so that lists read one row each.
    pub open: bool,
    pub next_due: Date,
    pub steps: i32,
    pub steps_done: i32,
    pub obstacles: i32,
    /// The day of the next verdict that nobody has given.
    pub test_due: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
