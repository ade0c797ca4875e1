//! A measurement in one of its versions.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "measurement")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub indicator_id: i64,
    pub comparison_id: Option<i64>,
    pub period: String,
    pub sex: String,
    pub outcome: String,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub value: Option<f64>,
    pub reported_on: Date,
    pub source: String,
    pub note: String,
    pub superseded_on: Option<Date>,
    pub superseded_by_id: Option<i64>,
    pub import_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
