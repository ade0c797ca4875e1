//! Handing in, sending back, approving. Approval freezes figures and texts as they were then.

use super::turn::Turn;
use crate::Store;
use crate::entity::{current_follow_up, follow_up, goal, round_copy, round_unit, unit};
use crate::error::Result;
use crate::event::acting_as;
use crate::indicator::list::main_indicators_of_goals;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::id::{GoalId, RoundId, UnitId};
use domain::indicator::IndicatorRow;
use domain::permission::{Action, require_somewhere};
use domain::round::{AnswerStage, FrozenAnswer, FrozenUnit, ReturnForm};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType,
    QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

impl Store {
    /// Hands a unit's answers in to whoever approves them, when nothing that is asked is left.
    pub async fn hand_in(&self, actor: &Actor, (round, unit): (RoundId, UnitId), today: NaiveDate) -> Result<()> {
        let tx = self.begin().await?;
        let turn = Turn::begin(&tx, round, unit).await?;
        turn.require_answerer(actor)?;
        turn.round.state.is_late(today)?;
        let left = answers(&tx, round, unit).await?.iter().try_fold(0, |left, row| {
            let answer = crate::follow_up::read(row.clone(), true)?;
            Ok::<_, crate::Error>(left + u32::from(answer.lacks(&turn.round.sections)))
        })?;
        let stage = turn.stage.hand_in(left)?;
        let changed = round_unit::ActiveModel {
            stage: Set(stage.word().to_owned()),
            sent_back: Set(String::new()),
            ..Default::default()
        };
        turn.finish(&tx, actor, Act::HandedIn, changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sends what a unit has handed in back to it, with what is to be changed.
    pub async fn send_back(
        &self,
        actor: &Actor,
        (round, unit): (RoundId, UnitId),
        form: &ReturnForm,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::ApproveRound)?;
        let tx = self.begin().await?;
        let turn = Turn::begin(&tx, round, unit).await?;
        turn.require_approver(&tx, actor, today).await?;
        let reason = form.parse()?;
        let stage = turn.stage.send_back()?;
        let changed = round_unit::ActiveModel {
            stage: Set(stage.word().to_owned()),
            sent_back: Set(reason.clone()),
            ..Default::default()
        };
        turn.finish(&tx, actor, Act::Returned, changed, &reason).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Approves what a unit has handed in: it becomes official, and a copy of figures and texts is frozen with its fingerprint.
    pub async fn approve_answers(
        &self,
        actor: &Actor,
        (round, unit): (RoundId, UnitId),
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::ApproveRound)?;
        let tx = self.begin().await?;
        let turn = Turn::begin(&tx, round, unit).await?;
        turn.require_approver(&tx, actor, today).await?;
        let stage = turn.stage.approve()?;
        freeze(&tx, actor, &turn, today).await?;
        make_official(&tx, round, unit).await?;
        let changed = round_unit::ActiveModel { stage: Set(stage.word().to_owned()), ..Default::default() };
        turn.finish(&tx, actor, Act::Approved, changed, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The unit's answers, in the order in which they were asked.
pub(super) async fn answers(db: &impl ConnectionTrait, round: RoundId, unit: UnitId) -> Result<Vec<follow_up::Model>> {
    let rows = follow_up::Entity::find()
        .filter(follow_up::Column::RoundId.eq(round.0))
        .filter(follow_up::Column::UnitId.eq(unit.0))
        .order_by_asc(follow_up::Column::Id);
    Ok(rows.all(db).await?)
}

/// What goals are called.
async fn titles(db: &impl ConnectionTrait, goals: &[i64]) -> Result<HashMap<i64, String>> {
    let titles: Vec<(i64, String)> = goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::Title])
        .filter(goal::Column::Id.is_in(goals.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(titles.into_iter().collect())
}

async fn freeze(tx: &DatabaseTransaction, actor: &Actor, turn: &Turn, today: NaiveDate) -> Result<()> {
    let (round, unit) = (turn.round.id, UnitId(turn.part.unit_id));
    let answers = answers(tx, round, unit).await?;
    let goals: Vec<i64> = answers.iter().map(|row| row.goal_id).collect();
    let titles = titles(tx, &goals).await?;
    let figures = main_indicators_of_goals(tx, &goals, today).await?;
    let frozen = FrozenUnit {
        round: turn.round.title.clone(),
        unit: turn.name.clone(),
        answers: answers
            .into_iter()
            .map(|row| {
                let title = titles.get(&row.goal_id).cloned().unwrap_or_default();
                let goal = GoalId(row.goal_id);
                let of_goal = figures.iter().filter(|(of, _)| *of == goal);
                let figures = of_goal.filter_map(|(_, row)| figure(row)).collect();
                // Who answered is in the trail; the copy is read by everybody.
                Ok(FrozenAnswer { goal, title, figures, answer: crate::follow_up::read(row, false)? })
            })
            .collect::<Result<_>>()?,
        below: below(tx, turn).await?,
    };
    let content = crate::event::json(&frozen);
    let copy = round_copy::ActiveModel {
        round_id: Set(round.0),
        unit_id: Set(unit.0),
        approved_on: Set(today),
        by_role: Set(acting_as(actor)),
        fingerprint: Set(fingerprint(&content)),
        content: Set(content),
        ..Default::default()
    };
    copy.insert(tx).await?;
    Ok(())
}

/// The indicator's newest figure: name, period, value with its unit.
fn figure(row: &IndicatorRow) -> Option<(String, String, String)> {
    let (period, value) = row.latest?;
    let value = domain::number::format(value, row.decimals);
    Some((row.name.clone(), period.to_string(), format!("{value} {}", row.unit_of_measure)))
}

/// How far those right below have come.
async fn below(tx: &DatabaseTransaction, turn: &Turn) -> Result<Vec<(String, AnswerStage)>> {
    let rows: Vec<(String, String)> = round_unit::Entity::find()
        .select_only()
        .column(unit::Column::Name)
        .column(round_unit::Column::Stage)
        .join(JoinType::InnerJoin, super::ask::to_unit())
        .filter(round_unit::Column::RoundId.eq(turn.round.id.0))
        .filter(unit::Column::ParentId.eq(turn.part.unit_id))
        .order_by_asc(unit::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    rows.into_iter().map(|(name, stage)| Ok((name, super::read_stage(&stage)?))).collect()
}

/// SHA-256 of a copy, in hexadecimal.
pub(crate) fn fingerprint(content: &str) -> String {
    Sha256::digest(content.as_bytes()).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What the unit judges in this round is what it has judged officially.
async fn make_official(tx: &DatabaseTransaction, round: RoundId, unit: UnitId) -> Result<()> {
    use current_follow_up::Column as C;
    let of_round = |column: &'static str| {
        Expr::cust(format!(
            "(SELECT answer.{column} FROM follow_up answer WHERE answer.round_id = {} \
             AND answer.unit_id = current_follow_up.unit_id AND answer.goal_id = current_follow_up.goal_id)",
            round.0
        ))
    };
    current_follow_up::Entity::update_many()
        .col_expr(C::OfficialId, of_round("id"))
        .col_expr(C::OfficialStatus, of_round("status"))
        .filter(C::UnitId.eq(unit.0))
        .filter(Expr::exists(
            sea_orm::sea_query::Query::select()
                .expr(Expr::val(1))
                .from(follow_up::Entity)
                .and_where(Expr::col((follow_up::Entity, follow_up::Column::RoundId)).eq(round.0))
                .and_where(
                    Expr::col((follow_up::Entity, follow_up::Column::UnitId))
                        .equals((current_follow_up::Entity, C::UnitId)),
                )
                .and_where(
                    Expr::col((follow_up::Entity, follow_up::Column::GoalId))
                        .equals((current_follow_up::Entity, C::GoalId)),
                )
                .and_where(Expr::col((follow_up::Entity, follow_up::Column::Status)).ne(""))
                .take(),
        ))
        .exec(tx)
        .await?;
    Ok(())
}
