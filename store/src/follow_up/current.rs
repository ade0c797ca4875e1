//! How each unit judges each goal now: kept right in the transaction of every answer, so that no reader looks through history.

use super::read_status;
use crate::dialect::alphabetical;
use crate::entity::{current_follow_up, follow_up, round, unit};
use crate::error::{Result, unreadable};
use crate::indicator::unit_name;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::follow_up::{CurrentFollowUp, Said};
use domain::id::{GoalId, RoundId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef,
};
use serde::Deserialize;

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

/// How a unit judged a goal last, as stored.
#[derive(Deserialize)]
pub(crate) struct OfGoal {
    goal_id: i64,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    round_id: i64,
    round_title: String,
    status: String,
    suggested: String,
    sentence: String,
    what_happened: String,
    why: String,
    what_now: String,
    forecast: String,
    answered_on: Option<NaiveDate>,
    by_role: String,
    official_id: Option<i64>,
    id: i64,
}

/// How each unit judged the goal last, by the unit's name; for strangers what is approved.
pub(crate) fn follow_ups_of_goal(actor: &Actor, goal: GoalId) -> SelectStatement {
    use follow_up::Column as F;
    let shown =
        if actor.is_known() { current_follow_up::Column::FollowUpId } else { current_follow_up::Column::OfficialId };
    let to_answer: RelationDef = current_follow_up::Entity::belongs_to(follow_up::Entity).from(shown).to(F::Id).into();
    current_follow_up::Entity::find()
        .select_only()
        .columns([current_follow_up::Column::GoalId, current_follow_up::Column::UnitId])
        .column(current_follow_up::Column::OfficialId)
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .columns([F::Id, F::RoundId, F::Status, F::Suggested, F::Sentence, F::WhatHappened, F::Why, F::WhatNow])
        .columns([F::Forecast, F::AnsweredOn, F::ByRole])
        .column_as(round::Column::Title, "round_title")
        .join(JoinType::InnerJoin, to_answer)
        .join(JoinType::InnerJoin, super::to_unit())
        .join(JoinType::InnerJoin, super::save::to_round())
        .filter(current_follow_up::Column::GoalId.eq(goal.0))
        .order_by_asc(alphabetical(unit::Column::Name))
        .into_query()
}

impl OfGoal {
    pub(crate) fn read(self) -> Result<CurrentFollowUp> {
        let on = self.answered_on.ok_or_else(|| unreadable("day of follow-up", &self.id.to_string()))?;
        Ok(CurrentFollowUp {
            goal: GoalId(self.goal_id),
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            round: (RoundId(self.round_id), self.round_title),
            said: Said {
                status: read_status(&self.status)?,
                sentence: self.sentence,
                what_happened: self.what_happened,
                why: self.why,
                what_now: self.what_now,
                forecast: super::read_forecast(&self.forecast)?,
            },
            suggested: read_status(&self.suggested)?,
            on,
            by_role: self.by_role,
            is_approved: self.official_id == Some(self.id),
        })
    }
}
