//! A question, with its answer.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub subject: String,
    pub object: i64,
    pub unit_id: i64,
    pub text: String,
    pub asked_on: Date,
    pub asked_by: String,
    pub asker_id: Option<i64>,
    pub answer: String,
    pub answered_on: Option<Date>,
    pub answered_by: String,
    pub answerer_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
