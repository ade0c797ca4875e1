//! What decides a goal's status: what is kept of its main indicators, as one text.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "goal_standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub goal_id: i64,
    pub gists: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
