//! An indicator.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "indicator")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub external_id: String,
    pub version: i64,
    pub name: String,
    pub description: String,
    pub category: String,
    pub unit_of_measure: String,
    pub decimals: i32,
    pub direction: String,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub low: Option<f64>,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub high: Option<f64>,
    pub no_direction_reason: String,
    pub baseline_period: Option<String>,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub baseline_value: Option<f64>,
    pub frequency: String,
    pub expected_next: Option<Date>,
    pub source: String,
    pub method: String,
    pub owner_title: String,
    pub owner_unit_id: Option<i64>,
    pub unit_id: i64,
    #[serde(deserialize_with = "crate::packed::truth")]
    pub split_by_sex: bool,
    pub kolada_id: String,
    pub ended_on: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
