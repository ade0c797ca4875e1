//! An assignment that a body has given to a unit.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub title: String,
    pub text: String,
    pub body_id: i64,
    pub decided_on: Option<Date>,
    pub paragraph: String,
    pub registry_number: String,
    pub unit_id: i64,
    pub goal_id: Option<i64>,
    pub due_on: Date,
    pub stage: String,
    pub reported_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub closing_paragraph: String,
    pub closing_registry_number: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
