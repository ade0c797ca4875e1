//! A form that has come in.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, serde::Serialize, serde::Deserialize)]
#[sea_orm(table_name = "sent_form")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// A hash of who sent it and of all that stood in it, its key among the rest. Unique.
    pub hash: String,
    pub at: DateTimeUtc,
    /// Where its sender was led; empty while it is worked on.
    pub led_to: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
