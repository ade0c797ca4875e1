//! A target.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "target")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub period: String,
    pub aim: String,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub value: Option<f64>,
    pub text: String,
    #[serde(deserialize_with = "crate::packed::truth")]
    pub interim: bool,
    pub note: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
