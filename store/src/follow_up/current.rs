//! How each unit judges each goal now: kept right in the transaction of every answer, so that no reader looks through history.

use crate::entity::{current_follow_up, follow_up};
use crate::error::Result;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};

/// That the unit's answer on the goal is what holds now, unless a newer round has one already.
pub(super) async fn set(tx: &DatabaseTransaction, answer: &follow_up::Model) -> Result<()> {
    use current_follow_up::Column as C;
    let row = current_follow_up::ActiveModel {
        goal_id: Set(answer.goal_id),
        unit_id: Set(answer.unit_id),
        follow_up_id: Set(answer.id),
        status: Set(answer.status.clone()),
        official_id: Set(None),
        official_status: Set(String::new()),
    };
    let kept = Expr::col((current_follow_up::Entity, C::FollowUpId));
    let newest = OnConflict::columns([C::GoalId, C::UnitId])
        .update_columns([C::FollowUpId, C::Status])
        .action_and_where(kept.lte(answer.id))
        .to_owned();
    current_follow_up::Entity::insert(row).on_conflict(newest).exec_without_returning(tx).await?;
    Ok(())
}
