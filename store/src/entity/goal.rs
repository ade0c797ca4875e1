//! A goal.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "goal")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub level_id: i64,
    pub body_id: i64,
    pub title: String,
    pub for_whom: String,
    pub change: String,
    pub why: String,
    pub seen_how: String,
    pub by_when: Option<Date>,
    pub accountable_title: String,
    pub accountable_unit_id: Option<i64>,
    pub from_date: Date,
    pub to_date: Option<Date>,
    pub stage: String,
    pub proposed_on: Option<Date>,
    pub decided_by_id: Option<i64>,
    pub decided_on: Option<Date>,
    pub paragraph: String,
    pub registry_number: String,
    pub closed_on: Option<Date>,
    pub closing_paragraph: String,
    pub closing_registry_number: String,
    pub replaced_by_id: Option<i64>,
    pub replaces_id: Option<i64>,
    pub source: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
