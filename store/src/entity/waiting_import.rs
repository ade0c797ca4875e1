//! A file that waits for somebody to confirm it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "waiting_import")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    pub kind: String,
    pub name: String,
    pub mapping: String,
    pub content: Vec<u8>,
    pub at: DateTimeUtc,
    pub state: String,
    pub done: i64,
    pub total: i64,
    pub import_id: Option<i64>,
    pub problem: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
