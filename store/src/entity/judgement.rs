//! How a goal was judged.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "judgement")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub goal_id: i64,
    pub status: String,
    pub suggested: String,
    pub sentence: String,
    pub judged_on: Date,
    pub by_role: String,
    pub person_id: Option<i64>,
    #[serde(deserialize_with = "crate::packed::truth")]
    pub holds: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
