//! The effect that an activity is expected to have on a goal. `verdict` is empty until it is given.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "hypothesis")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub activity_id: i64,
    pub goal_id: i64,
    pub effect: String,
    pub indicator_id: Option<i64>,
    pub expected_change: Option<f64>,
    pub by_when: Option<Date>,
    pub because: String,
    pub verdict: String,
    pub verdict_sentence: String,
    pub verdict_on: Option<Date>,
    pub verdict_by_role: String,
    pub verdict_person_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
