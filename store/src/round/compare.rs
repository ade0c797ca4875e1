//! Two rounds beside each other.

use super::{load, require_visible};
use crate::entity::{follow_up, goal, round_unit, unit};
use crate::error::{Result, unreadable};
use crate::{Store, packed};
use domain::actor::Actor;
use domain::follow_up::Compared;
use domain::id::{GoalId, RoundId, UnitId};
use domain::round::{AnswerStage, Round};
use domain::status::Status;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
struct StoredRow {
    round_id: i64,
    goal_id: i64,
    unit_id: i64,
    status: String,
    goal_title: String,
    unit_name: String,
}

impl Store {
    /// How each unit judged each goal in an earlier and in a later round, what has moved most first: worse before better. Strangers see
    /// what is approved. Three statements.
    pub async fn compare_rounds(
        &self,
        actor: &Actor,
        (earlier, later): (RoundId, RoundId),
    ) -> Result<(Round, Round, Vec<Compared>)> {
        let db = &self.begin_reading().await?;
        let (before, after) = (load(db, earlier).await?, load(db, later).await?);
        require_visible(actor, &before)?;
        require_visible(actor, &after)?;
        let approved = (!actor.is_known()).then(|| round_unit::Column::Stage.eq(AnswerStage::Approved.word()));
        let answered = follow_up::Column::Status.ne("");
        let select = follow_up::Entity::find()
            .select_only()
            .columns([follow_up::Column::RoundId, follow_up::Column::GoalId])
            .columns([follow_up::Column::UnitId, follow_up::Column::Status])
            .column_as(goal::Column::Title, "goal_title")
            .column_as(unit::Column::Name, "unit_name")
            .join(JoinType::InnerJoin, super::page::to_part())
            .join(JoinType::InnerJoin, crate::follow_up::to_goal())
            .join(JoinType::InnerJoin, crate::follow_up::to_unit())
            .filter(follow_up::Column::RoundId.is_in([earlier.0, later.0]))
            .filter(sea_orm::Condition::all().add(answered).add_option(approved));
        let rows: Vec<StoredRow> = packed::all(db, select.into_query()).await?;
        Ok((before, after, pair(rows, earlier)?))
    }
}

fn pair(rows: Vec<StoredRow>, earlier: RoundId) -> Result<Vec<Compared>> {
    let mut pairs: HashMap<(i64, i64), Compared> = HashMap::new();
    for row in rows {
        let status = Status::from_word(&row.status).ok_or_else(|| unreadable("status", &row.status))?;
        let compared = pairs.entry((row.goal_id, row.unit_id)).or_insert_with(|| Compared {
            goal: (GoalId(row.goal_id), row.goal_title),
            unit: (UnitId(row.unit_id), row.unit_name),
            before: None,
            after: None,
        });
        let side = if row.round_id == earlier.0 { &mut compared.before } else { &mut compared.after };
        *side = Some(status);
    }
    let mut pairs: Vec<Compared> = pairs.into_values().collect();
    pairs.sort_by_cached_key(|it| {
        let moved = it.moved();
        (moved.is_none_or(|moved| moved == 0), moved, it.goal.1.clone(), it.unit.1.clone(), it.unit.0)
    });
    Ok(pairs)
}
