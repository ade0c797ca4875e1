//! How an indicator stands.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator_id: i64,
    pub latest_period: Option<String>,
    pub latest_value: Option<f64>,
    pub targets: String,
    pub since_year_before: Option<f64>,
    pub gap: Option<f64>,
    pub trend: String,
    pub per_year: f64,
    pub values: i32,
    pub status: String,
    pub reason: String,
    pub sparkline: String,
    pub stale_from: Option<Date>,
    pub too_old_from: Option<Date>,
    pub first_expected: Option<Date>,
    pub ended_on: Option<Date>,
    pub gist: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
