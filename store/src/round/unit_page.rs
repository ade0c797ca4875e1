//! What one unit answers in a round, on one page.

use super::approve::answers;
use super::page::{Board, counted, parts};
use super::turn::{approver_of, may_answer};
use super::{list, read_stage, require_visible, unit_key};
use crate::Store;
use crate::entity::{person, round, round_copy, round_unit, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::goal_rows;
use crate::indicator::unit_name;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::follow_up::FollowUp;
use domain::goal::GoalRow;
use domain::id::{GoalId, PersonId, RoundId, UnitId};
use domain::organisation::{UnitName, UnitPath};
use domain::permission::{Action, Place, may};
use domain::rejection::Rejection;
use domain::round::{
    AnswerStage, FrozenCopy, Round, RoundUnitAllowed, RoundUnitPage, RoundUnitRow, StandIn, UnitAnswer,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Query};
use std::collections::HashMap;

impl Store {
    /// What a unit answers in a round. Strangers see what was approved last, and nobody's name. At most eleven statements, whatever the
    /// size: it is a page that few open.
    pub async fn round_unit_page(
        &self,
        actor: &Actor,
        (round, unit): (RoundId, UnitId),
        today: NaiveDate,
    ) -> Result<RoundUnitPage> {
        let db = &self.begin_reading().await?;
        let found = list::row(db, Condition::all().add(round::Column::Id.eq(round.0))).await?;
        let found = found.ok_or(Rejection::NotFound)?.round;
        require_visible(actor, &found)?;
        let part = round_unit::Entity::find_by_id(unit_key(round, unit)).one(db).await?.ok_or(Rejection::NotFound)?;
        let own = unit::Entity::find_by_id(unit.0).one(db).await?.ok_or(Rejection::NotFound)?;
        let path = UnitPath::from_stored(own.path.clone());
        let approver = approver_of(db, round, &path, today).await?;
        let stage = read_stage(&part.stage)?;
        let copies = copies(db, round, unit).await?;
        let answers = if actor.is_known() {
            live(db, actor, round, unit, today).await?
        } else {
            approved(db, &copies, today).await?
        };
        Ok(RoundUnitPage {
            unit: unit_name(own.id, &own.kind, own.name)?,
            approver: name_of(db, &approver).await?,
            stand_in: stand_in(db, actor, part.stand_in_id).await?,
            below: below(db, actor, &found, unit).await?,
            allowed: allowed(actor, &path, &approver, (stage, part.stand_in_id)),
            round: found,
            stage,
            due_on: part.due_on,
            sent_back: if actor.is_known() { part.sent_back } else { String::new() },
            answers,
            copies,
        })
    }
}

fn allowed(
    actor: &Actor,
    path: &UnitPath,
    approver: &UnitPath,
    (stage, stand_in): (AnswerStage, Option<i64>),
) -> RoundUnitAllowed {
    let at = |action, path: &UnitPath| may(actor, action, &Place::Unit(path.clone()));
    let approve = at(Action::ApproveRound, approver);
    let manage = at(Action::ManageRounds, path);
    RoundUnitAllowed {
        answer: may_answer(actor, path, stand_in) && stage.is_open(),
        approve: approve && stage == AnswerStage::HandedIn,
        name_stand_in: (manage || at(Action::AnswerRound, path)) && stage.is_open(),
        remind: (approve || manage) && stage.is_open(),
    }
}

async fn live(
    db: &impl ConnectionTrait,
    actor: &Actor,
    round: RoundId,
    unit: UnitId,
    today: NaiveDate,
) -> Result<Vec<UnitAnswer>> {
    let rows = answers(db, round, unit).await?;
    let answers = rows
        .into_iter()
        .map(|(_, row)| Ok((GoalId(row.goal_id), crate::follow_up::read(row, true)?)))
        .collect::<Result<Vec<_>>>()?;
    with_goals(db, actor, answers, today).await
}

/// What was approved last.
async fn approved(db: &impl ConnectionTrait, copies: &[FrozenCopy], today: NaiveDate) -> Result<Vec<UnitAnswer>> {
    let Some(copy) = copies.first() else { return Ok(Vec::new()) };
    let answers = copy.unit.answers.iter().map(|answer| (answer.goal, answer.answer.clone())).collect();
    with_goals(db, &Actor::Public, answers, today).await
}

async fn with_goals(
    db: &impl ConnectionTrait,
    actor: &Actor,
    answers: Vec<(GoalId, FollowUp)>,
    today: NaiveDate,
) -> Result<Vec<UnitAnswer>> {
    let ids = answers.iter().map(|(goal, _)| goal.0);
    let goals = goal_rows(db, actor, Condition::all().add(crate::entity::goal::Column::Id.is_in(ids)), today).await?;
    let mut goals: HashMap<GoalId, GoalRow> = goals.into_iter().map(|row| (row.id, row)).collect();
    let with_goal = |(id, answer)| goals.remove(&id).map(|goal| UnitAnswer { goal, answer });
    Ok(answers.into_iter().filter_map(with_goal).collect())
}

async fn copies(db: &impl ConnectionTrait, round: RoundId, unit: UnitId) -> Result<Vec<FrozenCopy>> {
    let rows = round_copy::Entity::find()
        .filter(round_copy::Column::RoundId.eq(round.0))
        .filter(round_copy::Column::UnitId.eq(unit.0))
        .order_by_desc(round_copy::Column::Id)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(FrozenCopy {
                on: row.approved_on,
                by_role: row.by_role,
                unit: serde_json::from_str(&row.content).map_err(|_| unreadable("frozen copy", &row.id.to_string()))?,
                fingerprint: row.fingerprint,
            })
        })
        .collect()
}

async fn name_of(db: &impl ConnectionTrait, path: &UnitPath) -> Result<UnitName> {
    let id = path.ids().last().copied().ok_or(Rejection::NotFound)?;
    let row = unit::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    unit_name(row.id, &row.kind, row.name)
}

async fn stand_in(db: &impl ConnectionTrait, actor: &Actor, id: Option<i64>) -> Result<Option<StandIn>> {
    let Some(id) = id.filter(|_| actor.is_known()) else { return Ok(None) };
    let row = person::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| StandIn { person: PersonId(row.id), name: row.name }))
}

/// Those right below that take part.
async fn below(db: &impl ConnectionTrait, actor: &Actor, round: &Round, unit: UnitId) -> Result<Vec<RoundUnitRow>> {
    let under =
        Query::select().column(unit::Column::Id).from(unit::Entity).and_where(unit::Column::ParentId.eq(unit.0)).take();
    let condition = Condition::all()
        .add(round_unit::Column::RoundId.eq(round.id.0))
        .add(round_unit::Column::UnitId.in_subquery(under));
    let parts = parts(db, condition.clone()).await?;
    let counted = counted(db, condition, actor).await?;
    Ok(Board::of(actor, round, parts, counted)?.units)
}
