//! The list of rounds.

use super::read;
use crate::Store;
use crate::entity::{round, unit};
use crate::error::Result;
use crate::indicator::unit_name;
use domain::actor::Actor;
use domain::permission::{Action, may_somewhere};
use domain::round::{RoundList, RoundRow, RoundStage};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};

/// The most rounds that the list shows: those of ten years of months.
const MOST_ROUNDS: u64 = 120;

const UNITS: &str = "(SELECT COUNT(*) FROM round_unit part WHERE part.round_id = round.id)";
const APPROVED: &str =
    "(SELECT COUNT(*) FROM round_unit part WHERE part.round_id = round.id AND part.stage = 'approved')";

#[derive(FromQueryResult)]
pub(super) struct StoredRow {
    #[sea_orm(nested)]
    round: round::Model,
    body_kind: String,
    body_name: String,
    units: i64,
    approved: i64,
}

impl StoredRow {
    pub(super) fn read(self) -> Result<RoundRow> {
        let body = unit_name(self.round.body_id, &self.body_kind, self.body_name)?;
        let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(RoundRow { round: read(self.round)?, body, units: count(self.units), approved: count(self.approved) })
    }
}

impl Store {
    /// The rounds, what is due last on top. Those that are only planned are for those who have signed in. One statement.
    pub async fn round_list(&self, actor: &Actor) -> Result<RoundList> {
        let hidden = (!actor.is_known()).then(|| round::Column::Stage.ne(RoundStage::Planned.word()));
        let rows = rows(Condition::all().add_option(hidden))
            .order_by_desc(round::Column::DueOn)
            .order_by_desc(round::Column::Id)
            .limit(MOST_ROUNDS);
        let rows: Vec<StoredRow> = rows.into_model().all(&self.read).await?;
        Ok(RoundList {
            rows: rows.into_iter().map(StoredRow::read).collect::<Result<_>>()?,
            can_plan: may_somewhere(actor, Action::ManageRounds),
        })
    }
}

/// A round with its body, when there is one that `condition` lets through.
pub(super) async fn row(db: &impl ConnectionTrait, condition: Condition) -> Result<Option<RoundRow>> {
    let found: Vec<StoredRow> = rows(condition).into_model().all(db).await?;
    found.into_iter().next().map(StoredRow::read).transpose()
}

fn rows(condition: Condition) -> Select<round::Entity> {
    round::Entity::find()
        .column_as(unit::Column::Kind, "body_kind")
        .column_as(unit::Column::Name, "body_name")
        .expr_as(Expr::cust(UNITS), "units")
        .expr_as(Expr::cust(APPROVED), "approved")
        .join(JoinType::InnerJoin, to_body())
        .filter(condition)
}

fn to_body() -> RelationDef {
    round::Entity::belongs_to(unit::Entity).from(round::Column::BodyId).to(unit::Column::Id).into()
}
