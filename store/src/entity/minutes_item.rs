//! What a body did with a matter at a meeting.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "minutes_item")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub title: String,
    pub body_id: i64,
    pub date: Date,
    pub paragraph: String,
    pub registry_number: String,
    pub subject: String,
    pub step: String,
    pub outcome: String,
    pub settled: bool,
    pub link: String,
    pub source: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
