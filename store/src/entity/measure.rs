//! A corrective measure.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "measure")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub title: String,
    pub deviation: String,
    pub goal_id: i64,
    pub unit_id: i64,
    pub accountable_title: String,
    pub due_on: Date,
    pub stage: String,
    pub ended_on: Option<Date>,
    pub note: String,
    pub verdict: String,
    pub sentence: String,
    pub followed_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
