//! What was done for a goal when an earlier day had ended.

use super::hypothesis::read_verdict;
use super::{is_visible, never, read_due, read_stage};
use crate::entity::{activity, event, hypothesis};
use crate::error::Result;
use crate::event::first_after;
use crate::goal::line_of;
use crate::past::Past;
use chrono::NaiveDate;
use domain::activity::{ActivityName, ActivityRecord, is_late, next_due};
use domain::actor::Actor;
use domain::event::ObjectKind;
use domain::hypothesis::{GoalActivity, Hypothesis, VerdictKind};
use domain::id::{ActivityId, GoalId, UnitId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::HashSet;

/// The activities that are tied to the goal, or were at some time after `day`: their identities. That a tie has been taken away since
/// is known by the trail alone.
pub(crate) fn activities_tied_since(goal: GoalId, day: NaiveDate) -> SelectStatement {
    let line = Alias::new("line");
    let mentions = r#"event."before" LIKE '%"goal":' || CAST(line.id AS text) || ',%'"#;
    let were = Query::select()
        .column((event::Entity, event::Column::Object))
        .from(event::Entity)
        .join_subquery(JoinType::InnerJoin, line_of(goal), line, Expr::cust(mentions))
        .and_where(event::Column::Kind.eq(ObjectKind::Activity.word()))
        .and_where(Expr::col((event::Entity, event::Column::Id)).gte(first_after(day)))
        .take();
    hypothesis::Entity::find()
        .select_only()
        .column(hypothesis::Column::ActivityId)
        .filter(super::list::of_line(goal))
        .into_query()
        .union(UnionType::Distinct, were)
        .take()
}

/// A tie to the goal that stands today.
#[derive(Deserialize)]
pub(crate) struct StoredTie {
    id: i64,
    title: String,
    stage: String,
    stage_on: NaiveDate,
    from_date: NaiveDate,
    unit_id: i64,
    next_due: NaiveDate,
    effect: String,
    by_when: Option<NaiveDate>,
    verdict: String,
    verdict_on: Option<NaiveDate>,
}

/// The ties to the goals of a line that stand today, each row a [`StoredTie`].
pub(crate) fn ties_of_goal(line: &[GoalId]) -> SelectStatement {
    use activity::Column as A;
    use hypothesis::Column as H;
    activity::Entity::find()
        .select_only()
        .columns([A::Id, A::Title, A::Stage, A::StageOn, A::FromDate, A::UnitId, A::NextDue])
        .columns([H::Effect, H::ByWhen, H::Verdict, H::VerdictOn])
        .join_rev(JoinType::InnerJoin, super::list::to_activity())
        .filter(super::list::of_goals(line))
        .into_query()
}

/// A tie as it stood on the day.
struct Tie {
    activity: ActivityName,
    unit: UnitId,
    next_due: Option<NaiveDate>,
    effect: String,
    by_when: Option<NaiveDate>,
    verdict: Option<VerdictKind>,
}

/// What was done for the goals of a `line` when the day of `past` had ended, in the order of
/// [`activities_of_goal`](super::activities_of_goal); `now` are the ties that stand today.
pub(crate) fn activities_of_goal_then(
    actor: &Actor,
    past: &Past,
    line: &[GoalId],
    now: Vec<StoredTie>,
) -> Result<Vec<GoalActivity>> {
    let changed: Vec<ActivityRecord> = past.touched(ObjectKind::Activity)?;
    let is_changed: HashSet<i64> = changed.iter().map(|record| record.activity.id.0).collect();
    let mut ties = Vec::new();
    for row in now.into_iter().filter(|row| !is_changed.contains(&row.id)) {
        ties.extend(row.on(past.day())?);
    }
    for record in &changed {
        let of_line = record.hypotheses.iter().filter(|tie| line.contains(&tie.goal));
        ties.extend(of_line.filter_map(|tie| Tie::of(record, tie, past.day())));
    }
    ties.retain(|tie| is_visible(actor, tie.activity.stage));
    ties.sort_by_key(|tie| (Reverse(tie.activity.stage.is_open()), tie.next_due.unwrap_or(never()), tie.activity.id));
    ties.into_iter().map(|tie| tie.row(past)).collect()
}

impl StoredTie {
    fn on(self, day: NaiveDate) -> Result<Option<Tie>> {
        let Some(stage) = read_stage(&self.stage)?.on_day(day, self.stage_on, self.from_date) else { return Ok(None) };
        let verdict = read_verdict(&self.verdict)?.filter(|_| self.verdict_on.is_some_and(|on| on <= day));
        Ok(Some(Tie {
            activity: ActivityName { id: ActivityId(self.id), title: self.title, stage },
            unit: UnitId(self.unit_id),
            next_due: read_due(self.next_due),
            effect: self.effect,
            by_when: self.by_when,
            verdict,
        }))
    }
}

impl Tie {
    fn of(record: &ActivityRecord, tie: &Hypothesis, day: NaiveDate) -> Option<Self> {
        let activity = &record.activity;
        let (state, from) = (&activity.state, activity.span.from());
        let stage = state.stage().on_day(day, state.since(), from)?;
        let verdict = tie.verdict.as_ref().filter(|verdict| verdict.on <= day);
        Some(Self {
            activity: ActivityName { id: activity.id, title: activity.title.clone(), stage },
            unit: activity.unit,
            next_due: next_due(&activity.span, &record.steps),
            effect: tie.effect.clone(),
            by_when: tie.by_when,
            verdict: verdict.map(|verdict| verdict.kind),
        })
    }

    fn row(self, past: &Past) -> Result<GoalActivity> {
        Ok(GoalActivity {
            late: is_late(self.activity.stage, self.next_due, past.day()),
            unit: past.name(self.unit)?,
            activity: self.activity,
            effect: self.effect,
            by_when: self.by_when,
            verdict: self.verdict,
        })
    }
}
