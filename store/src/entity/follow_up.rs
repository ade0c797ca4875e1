//! What a unit answers on a goal in a round.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "follow_up")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub round_id: i64,
    pub unit_id: i64,
    pub goal_id: i64,
    pub earlier_id: Option<i64>,
    pub version: i64,
    pub status: String,
    pub suggested: String,
    pub sentence: String,
    pub what_happened: String,
    pub why: String,
    pub what_now: String,
    pub forecast: String,
    pub front_line: String,
    pub front_line_by: String,
    pub answered_on: Option<Date>,
    pub by_role: String,
    pub person_id: Option<i64>,
    #[serde(deserialize_with = "crate::packed::truth")]
    pub late: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
