//! What lists show of an activity's parts, kept on its own row in the transaction of each act.

use super::{links_and_steps, never, read_stage};
use crate::entity::{activity, hypothesis, obstacle};
use crate::error::Result;
use chrono::NaiveDate;
use domain::activity::next_due;
use domain::id::ActivityId;
use domain::span::Span;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};

/// Counts anew the parts of one activity.
pub(super) async fn refresh(tx: &DatabaseTransaction, id: ActivityId) -> Result<()> {
    let Some(row) = activity::Entity::find_by_id(id.0).one(tx).await? else { return Ok(()) };
    let (_, steps) = links_and_steps(tx, id).await?;
    let obstacles = obstacle::Entity::find()
        .filter(obstacle::Column::ActivityId.eq(id.0))
        .filter(obstacle::Column::RemovedOn.is_null())
        .count(tx)
        .await?;
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let due = Span::new(row.from_date, row.to_date).ok().and_then(|span| next_due(&span, &steps));
    let test_due: Option<Option<NaiveDate>> = hypothesis::Entity::find()
        .select_only()
        .column_as(hypothesis::Column::ByWhen.min(), "test_due")
        .filter(hypothesis::Column::ActivityId.eq(id.0))
        .filter(hypothesis::Column::Verdict.eq(""))
        .into_tuple()
        .one(tx)
        .await?;
    let counted = activity::ActiveModel {
        id: Set(row.id),
        open: Set(read_stage(&row.stage)?.is_open()),
        next_due: Set(due.unwrap_or_else(never)),
        steps: Set(count(steps.len())),
        steps_done: Set(count(steps.iter().filter(|step| step.done_on.is_some()).count())),
        obstacles: Set(i32::try_from(obstacles).unwrap_or(i32::MAX)),
        test_due: Set(test_due.flatten().unwrap_or_else(never)),
        ..Default::default()
    };
    counted.update(tx).await?;
    Ok(())
}
