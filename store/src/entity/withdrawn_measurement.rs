//! A figure that an import brought, and that was taken away when the import was undone.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "withdrawn_measurement")]
pub struct Model {
    /// The version's own identity, from when it stood among the others.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub import_id: i64,
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
    pub before_outcome: Option<String>,
    #[serde(deserialize_with = "crate::packed::figure")]
    pub before_value: Option<f64>,
    pub held_from: Date,
    pub held_until: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<Model> for super::measurement::Model {
    /// The version as it stood among the others.
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            indicator_id: row.indicator_id,
            comparison_id: row.comparison_id,
            period: row.period,
            sex: row.sex,
            outcome: row.outcome,
            value: row.value,
            reported_on: row.reported_on,
            source: row.source,
            note: row.note,
            superseded_on: None,
            superseded_by_id: None,
            import_id: Some(row.import_id),
        }
    }
}
