//! What one unit answers in a round, on one page.

use super::approve::answers;
use super::page::{Board, StoredPart, counted, parts};
use super::turn::may_answer;
use super::{list, read_stage, require_visible};
use crate::entity::{follow_up, round, round_copy, round_unit, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::goal_rows;
use crate::question::{questions_of_answers, read_questions};
use crate::{Store, dialect};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::follow_up::FollowUp;
use domain::goal::GoalRow;
use domain::id::{FollowUpId, GoalId, PersonId, RoundId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may};
use domain::question::Questions;
use domain::rejection::Rejection;
use domain::round::{
    AnswerStage, FrozenCopy, Round, RoundUnitAllowed, RoundUnitPage, RoundUnitRow, StandIn, UnitAnswer, approver,
};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

impl Store {
    /// What a unit answers in a round. Strangers see what was approved last, and nobody's name. At most seven statements.
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
        let mut around = Around::read(db, (round, unit), today).await?;
        let below = std::mem::take(&mut around.below);
        let (own, is_known) = (around.own, actor.is_known());
        let stage = read_stage(&own.stage)?;
        let copies = copies(db, (round, unit)).await?;
        let mut answers =
            if is_known { live(db, actor, (round, unit), today).await? } else { approved(db, &copies, today).await? };
        // Nobody asks about what is not approved yet.
        if !copies.is_empty() {
            let mut asked = questions_of_answers(db, (round, unit)).await?;
            for of_goal in &mut answers {
                let asked = asked.remove(&of_goal.answer.id).unwrap_or_default();
                of_goal.questions = read_questions(asked, actor, false)?;
            }
        }
        let approver = around.line.iter().find(|part| part.unit_id == around.approver.0).unwrap_or(&own);
        let stand_in = own.stand_in_id.zip(own.stand_in_name.clone()).filter(|_| is_known);
        Ok(RoundUnitPage {
            unit: own.name()?,
            approver: approver.name()?,
            stand_in: stand_in.map(|(id, name)| StandIn { person: PersonId(id), name }),
            below: rows_below(db, actor, &found, below).await?,
            allowed: allowed(actor, &own.path(), &approver.path(), (stage, own.stand_in_id)),
            round: found,
            stage,
            due_on: own.due_on,
            sent_back: if is_known { own.sent_back } else { String::new() },
            answers,
            copies,
        })
    }

    /// In which round and of which unit an answer is. Everybody may know: there are answers only where a round has been opened.
    pub async fn place_of_follow_up(&self, _actor: &Actor, id: FollowUpId) -> Result<(RoundId, UnitId)> {
        let row = follow_up::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        Ok((RoundId(row.round_id), UnitId(row.unit_id)))
    }
}

/// A unit's part in a round, with those right below it and those on the line above.
struct Around {
    own: StoredPart,
    below: Vec<StoredPart>,
    line: Vec<StoredPart>,
    approver: UnitId,
}

impl Around {
    /// One statement.
    async fn read(db: &impl ConnectionTrait, (round, unit): (RoundId, UnitId), today: NaiveDate) -> Result<Self> {
        let own_path = Query::select()
            .column(unit::Column::Path)
            .from_as(unit::Entity, Alias::new("own"))
            .and_where(Expr::col((Alias::new("own"), unit::Column::Id)).eq(unit.0))
            .take();
        let own_path = Expr::SubQuery(None, Box::new(own_path.into()));
        let position = Func::cust(dialect::position(db.get_database_backend()));
        let leads_to = position.args([own_path, Expr::col((unit::Entity, unit::Column::Path))]);
        let around = Condition::any().add(unit::Column::ParentId.eq(unit.0)).add(Expr::expr(leads_to).eq(1));
        let condition = Condition::all().add(round_unit::Column::RoundId.eq(round.0)).add(around);
        let (below, line): (Vec<_>, Vec<_>) =
            parts(db, condition).await?.into_iter().partition(|part| part.parent_id == Some(unit.0));
        let (mut own, mut line): (Vec<_>, Vec<_>) = line.into_iter().partition(|part| part.unit_id == unit.0);
        let own = own.pop().ok_or(Rejection::NotFound)?;
        line.retain(|part| part.is_there(today));
        let taking_part = line.iter().map(|part| UnitId(part.unit_id)).collect();
        Ok(Self { approver: approver(&own.path(), &taking_part), own, below, line })
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
    (round, unit): (RoundId, UnitId),
    today: NaiveDate,
) -> Result<Vec<UnitAnswer>> {
    let rows = answers(db, round, unit).await?;
    let answers = rows
        .into_iter()
        .map(|row| Ok((GoalId(row.goal_id), crate::follow_up::read(row, true)?)))
        .collect::<Result<Vec<_>>>()?;
    with_goals(db, actor, answers, today).await
}

/// What was approved last.
pub(super) async fn approved(
    db: &impl ConnectionTrait,
    copies: &[FrozenCopy],
    today: NaiveDate,
) -> Result<Vec<UnitAnswer>> {
    let Some(copy) = copies.first() else { return Ok(Vec::new()) };
    let answers = copy.unit.answers.iter().map(|answer| (answer.goal, answer.answer.clone())).collect();
    with_goals(db, &Actor::Public, answers, today).await
}

pub(super) async fn with_goals(
    db: &impl ConnectionTrait,
    actor: &Actor,
    answers: Vec<(GoalId, FollowUp)>,
    today: NaiveDate,
) -> Result<Vec<UnitAnswer>> {
    let ids = answers.iter().map(|(goal, _)| goal.0);
    let goals = goal_rows(db, actor, Condition::all().add(crate::entity::goal::Column::Id.is_in(ids)), today).await?;
    let mut goals: HashMap<GoalId, GoalRow> = goals.into_iter().map(|row| (row.id, row)).collect();
    let with_goal =
        |(id, answer)| goals.remove(&id).map(|goal| UnitAnswer { goal, answer, questions: Questions::default() });
    Ok(answers.into_iter().filter_map(with_goal).collect())
}

pub(super) async fn copies(db: &impl ConnectionTrait, (round, unit): (RoundId, UnitId)) -> Result<Vec<FrozenCopy>> {
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

/// Those right below that take part, with how far each has come.
async fn rows_below(
    db: &impl ConnectionTrait,
    actor: &Actor,
    round: &Round,
    parts: Vec<StoredPart>,
) -> Result<Vec<RoundUnitRow>> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let condition = Condition::all()
        .add(round_unit::Column::RoundId.eq(round.id.0))
        .add(round_unit::Column::UnitId.is_in(parts.iter().map(|part| part.unit_id)));
    let counted = counted(db, condition, actor).await?;
    Ok(Board::of(actor, round, parts, counted)?.units)
}
