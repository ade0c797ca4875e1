//! How units judged goals when an earlier day had ended. What is kept beside the history knows only today, so here history is read:
//! every answer as it stood then, of each unit the newest; for strangers the one that had been approved last.

use super::read_status;
use crate::entity::{event, follow_up, round, round_copy};
use crate::error::{Result, unreadable};
use crate::event::first_after;
use crate::packed;
use crate::past::Past;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::ObjectKind;
use domain::follow_up::{CurrentFollowUp, FollowUp, Said};
use domain::id::{FollowUpId, GoalId, RoundId, UnitId};
use domain::order::Alphabetical;
use domain::status::Status;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// An answer on a goal, with what is known of the day.
#[derive(Deserialize)]
pub(crate) struct StoredAnswer {
    id: i64,
    unit_id: i64,
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
    /// The answer before the first act on it after the day; `None` when nothing has been done to it since.
    known: Option<String>,
    /// The copy that had been frozen by then, of an answer that was approved.
    copy_id: Option<i64>,
}

/// What units have answered on the goal, with what is known of `day`, each row a [`StoredAnswer`].
pub(crate) fn answers_on_goal_then(goal: GoalId, day: NaiveDate) -> SelectStatement {
    use follow_up::Column as F;
    follow_up::Entity::find()
        .select_only()
        .columns([F::Id, F::UnitId, F::RoundId, F::Status, F::Suggested, F::Sentence, F::WhatHappened, F::Why])
        .columns([F::WhatNow, F::Forecast, F::AnsweredOn, F::ByRole])
        .column_as(round::Column::Title, "round_title")
        .expr_as(before_the_first_act_after(day), "known")
        .expr_as(copy_by(day), "copy_id")
        .join(JoinType::InnerJoin, super::save::to_round())
        .filter(F::GoalId.eq(goal.0))
        .filter(F::Status.ne(""))
        .order_by_asc(F::Id)
        .into_query()
}

/// The rounds in which units have answered on the goal.
pub(crate) fn rounds_of_goal(goal: GoalId) -> SelectStatement {
    use follow_up::Column as F;
    follow_up::Entity::find().select_only().column(F::RoundId).filter(F::GoalId.eq(goal.0)).into_query()
}

/// How each unit judged the goal when the day of `past` had ended, by the unit's name then; `titles` are what rounds were called then that
/// have been changed since.
pub(crate) fn follow_ups_of_goal_then(
    actor: &Actor,
    goal: GoalId,
    (past, titles): (&Past, &HashMap<RoundId, String>),
    rows: Vec<StoredAnswer>,
) -> Result<Vec<CurrentFollowUp>> {
    let mut by_unit: BTreeMap<i64, Vec<StoredAnswer>> = BTreeMap::new();
    for row in rows {
        by_unit.entry(row.unit_id).or_default().push(row);
    }
    let mut found = Vec::with_capacity(by_unit.len());
    for (_, rows) in by_unit {
        found.extend(held(actor, goal, past, rows)?);
    }
    for row in &mut found {
        if let Some(title) = titles.get(&row.round.0) {
            row.round.1.clone_from(title);
        }
    }
    found.sort_by(|a, b| Alphabetical(&a.unit.name).cmp(&Alphabetical(&b.unit.name)));
    Ok(found)
}

/// Of a unit's answers, oldest first, the one that the actor could read as what held.
fn held(actor: &Actor, goal: GoalId, past: &Past, rows: Vec<StoredAnswer>) -> Result<Option<CurrentFollowUp>> {
    let official = rows.iter().filter_map(|row| row.copy_id.map(|copy| (copy, row.id))).max().map(|(_, id)| id);
    let mut newest = None;
    for row in rows {
        let is_official = official == Some(row.id);
        if actor.is_known() || is_official {
            newest = row.then(goal, past, is_official)?.or(newest);
        }
    }
    Ok(newest)
}

impl StoredAnswer {
    /// What it said when the day had ended; `None` where it said nothing yet.
    fn then(self, goal: GoalId, past: &Past, is_approved: bool) -> Result<Option<CurrentFollowUp>> {
        let (unit, round) = (UnitId(self.unit_id), (RoundId(self.round_id), self.round_title.clone()));
        let Some((said, suggested, on, by_role)) = self.said()?.filter(|(_, _, on, _)| *on <= past.day()) else {
            return Ok(None);
        };
        Ok(Some(CurrentFollowUp { goal, unit: past.name(unit)?, round, said, suggested, on, by_role, is_approved }))
    }

    /// What was said, what the rule suggested, the day, and the role and unit of who said it.
    fn said(self) -> Result<Option<(Said, Status, NaiveDate, String)>> {
        if let Some(known) = &self.known {
            let known = read_known(known)?;
            let by_role = known.by_role;
            return Ok(known.said.zip(known.suggested.zip(known.on)).map(|(said, (by, on))| (said, by, on, by_role)));
        }
        let Some(on) = self.answered_on else { return Ok(None) };
        let said = Said {
            status: read_status(&self.status)?,
            sentence: self.sentence,
            what_happened: self.what_happened,
            why: self.why,
            what_now: self.what_now,
            forecast: super::read_forecast(&self.forecast)?,
        };
        Ok(Some((said, read_status(&self.suggested)?, on, self.by_role)))
    }
}

/// The answer as the trail kept it before the first act on it after `day`, beside an answer.
fn before_the_first_act_after(day: NaiveDate) -> SimpleExpr {
    let first = Query::select()
        .column(event::Column::Before)
        .from(event::Entity)
        .and_where(event::Column::Kind.eq(ObjectKind::FollowUp.word()))
        .and_where(Expr::col((event::Entity, event::Column::Object)).equals((follow_up::Entity, follow_up::Column::Id)))
        .and_where(Expr::col((event::Entity, event::Column::Id)).gte(first_after(day)))
        .order_by(event::Column::Id, sea_orm::Order::Asc)
        .limit(1)
        .take();
    Expr::SubQuery(None, Box::new(first.into()))
}

/// The copy that an approval by `day` has frozen of the unit's part, beside an answer.
fn copy_by(day: NaiveDate) -> SimpleExpr {
    use round_copy::Column as C;
    let of_part =
        |copy: C, answer: follow_up::Column| Expr::col((round_copy::Entity, copy)).equals((follow_up::Entity, answer));
    let copy = Query::select()
        .expr(C::Id.max())
        .from(round_copy::Entity)
        .and_where(of_part(C::RoundId, follow_up::Column::RoundId))
        .and_where(of_part(C::UnitId, follow_up::Column::UnitId))
        .and_where(C::ApprovedOn.lte(day))
        .take();
    Expr::SubQuery(None, Box::new(copy.into()))
}

/// An answer that something was done to after a day, as it was before.
#[derive(Deserialize)]
pub(crate) struct StoredChange {
    object: i64,
    known: String,
}

/// The answers of the round that something was done to after `day`, as they were before, each row a [`StoredChange`].
pub(crate) fn changes_in_round(round: RoundId, day: NaiveDate) -> SelectStatement {
    use event::Column as E;
    let later = Alias::new("later");
    let answers = follow_up::Entity::find()
        .select_only()
        .column(follow_up::Column::Id)
        .filter(follow_up::Column::RoundId.eq(round.0))
        .into_query();
    let first =
        first_after_of(&later, day).and_where(Expr::col((later.clone(), E::Object)).in_subquery(answers)).take();
    Query::select()
        .column(E::Object)
        .expr_as(Expr::col(E::Before), "known")
        .from(event::Entity)
        .and_where(E::Id.in_subquery(first))
        .take()
}

/// What was answered when `day` had ended: of each of `rows`, which are answers as they stand, the answer then.
pub(crate) fn answers_then(
    rows: Vec<follow_up::Model>,
    changes: Vec<StoredChange>,
    day: NaiveDate,
) -> Result<Vec<(UnitId, GoalId, FollowUp)>> {
    let mut known: HashMap<i64, String> = changes.into_iter().map(|row| (row.object, row.known)).collect();
    rows.into_iter()
        .map(|row| {
            let (unit, goal) = (UnitId(row.unit_id), GoalId(row.goal_id));
            // What was told from the front line stands though nobody has answered.
            let stood_so = row.answered_on.is_none_or(|on| on <= day);
            let answer = match known.remove(&row.id) {
                Some(known) => read_known(&known)?,
                None if stood_so => super::read(row, true)?,
                None => FollowUp::unanswered(FollowUpId(row.id)),
            };
            Ok((unit, goal, answer))
        })
        .collect()
}

fn read_known(known: &str) -> Result<FollowUp> {
    serde_json::from_str(known).map_err(|_| unreadable("event", known))
}

/// Which answer of a unit on a goal held on a day, and what it said: of two the higher one held.
#[derive(Deserialize)]
struct StoredStatus {
    goal_id: i64,
    unit_id: i64,
    rank: i64,
    status: String,
}

/// An answer that has been changed since, as it was before.
#[derive(Deserialize)]
struct StoredKnown {
    goal_id: i64,
    unit_id: i64,
    rank: i64,
    known: String,
}

/// How each unit judged each goal when `day` had ended. One statement.
pub(super) async fn statuses_then(
    db: &impl ConnectionTrait,
    actor: &Actor,
    day: NaiveDate,
) -> Result<HashMap<GoalId, Vec<(UnitId, Status)>>> {
    let lists = packed::Lists::new(db.get_database_backend());
    let mut best: HashMap<(GoalId, UnitId), (i64, Status)> = HashMap::new();
    let mut consider = |goal: i64, unit: i64, rank: i64, status: Status| {
        let held = best.entry((GoalId(goal), UnitId(unit))).or_insert((rank, status));
        if held.0 < rank {
            *held = (rank, status);
        }
    };
    if actor.is_known() {
        let mut found =
            lists.with::<StoredStatus>(unchanged_since(day)).with::<StoredKnown>(changed_since(day)).read(db).await?;
        for row in found.list::<StoredStatus>()? {
            consider(row.goal_id, row.unit_id, row.rank, read_status(&row.status)?);
        }
        for row in found.list::<StoredKnown>()? {
            let known = read_known(&row.known)?;
            if let Some(said) = known.said.filter(|_| known.on.is_some_and(|on| on <= day)) {
                consider(row.goal_id, row.unit_id, row.rank, said.status);
            }
        }
    } else {
        let mut found = lists.with::<StoredStatus>(approved_by(day)).read(db).await?;
        for row in found.list::<StoredStatus>()? {
            consider(row.goal_id, row.unit_id, row.rank, read_status(&row.status)?);
        }
    }
    let mut by_goal: HashMap<GoalId, Vec<(UnitId, Status)>> = HashMap::new();
    for ((goal, unit), (_, status)) in best {
        by_goal.entry(goal).or_default().push((unit, status));
    }
    Ok(by_goal)
}

/// The columns of what is read of each answer.
fn answers() -> SelectStatement {
    use follow_up::Column as F;
    follow_up::Entity::find().select_only().columns([F::GoalId, F::UnitId]).into_query()
}

/// Of each unit's answers on a goal that stand as they were given by `day` the newest.
fn unchanged_since(day: NaiveDate) -> SelectStatement {
    use follow_up::Column as F;
    let newest = Query::select()
        .expr(F::Id.max())
        .from(follow_up::Entity)
        .and_where(F::AnsweredOn.lte(day))
        .and_where(F::Status.ne(""))
        .add_group_by([Expr::col(F::GoalId), Expr::col(F::UnitId)])
        .take();
    answers()
        .expr_as(Expr::col((follow_up::Entity, F::Id)), "rank")
        .column((follow_up::Entity, F::Status))
        .and_where(F::Id.in_subquery(newest))
        .take()
}

/// The answers that something was done to after `day`, as they were before.
fn changed_since(day: NaiveDate) -> SelectStatement {
    use event::Column as E;
    let later = Alias::new("later");
    let first = first_after_of(&later, day);
    answers()
        .expr_as(Expr::col((follow_up::Entity, follow_up::Column::Id)), "rank")
        .expr_as(Expr::col((event::Entity, E::Before)), "known")
        .join(
            JoinType::InnerJoin,
            event::Entity,
            Expr::col((event::Entity, E::Object)).equals((follow_up::Entity, follow_up::Column::Id)),
        )
        .and_where(E::Id.in_subquery(first))
        .take()
}

/// The first act after `day` on each answer, in the trail that is called `later` here.
fn first_after_of(later: &Alias, day: NaiveDate) -> SelectStatement {
    use event::Column as E;
    let column = |column: E| Expr::col((later.clone(), column));
    Query::select()
        .expr(column(E::Id).min())
        .from_as(event::Entity, later.clone())
        .and_where(column(E::Kind).eq(ObjectKind::FollowUp.word()))
        .and_where(column(E::Id).gte(first_after(day)))
        .group_by_col((later.clone(), E::Object))
        .take()
}

/// The answers of every part that had been approved by `day`: what was approved last stands highest, and is not changed again.
fn approved_by(day: NaiveDate) -> SelectStatement {
    use follow_up::Column as F;
    let of_part =
        |copy: round_copy::Column, answer: F| Expr::col((round_copy::Entity, copy)).equals((follow_up::Entity, answer));
    answers()
        .expr_as(Expr::col((round_copy::Entity, round_copy::Column::Id)), "rank")
        .column((follow_up::Entity, F::Status))
        .join(
            JoinType::InnerJoin,
            round_copy::Entity,
            of_part(round_copy::Column::RoundId, F::RoundId).and(of_part(round_copy::Column::UnitId, F::UnitId)),
        )
        .and_where(round_copy::Column::ApprovedOn.lte(day))
        .and_where(F::Status.ne(""))
        .take()
}
