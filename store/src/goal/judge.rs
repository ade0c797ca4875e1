//! Judging how a goal goes: a person's word above the rule's.

use super::list::suggestion_of;
use super::{load_to_change, place, require_visible};
use crate::Store;
use crate::entity::judgement;
use crate::error::{Error, Result, unreadable};
use crate::event::{self, Happened, acting_as};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::goal::{Goal, GoalStage};
use domain::id::{GoalId, PersonId, UnitId};
use domain::judgement::{Judgement, JudgementForm};
use domain::permission::{Action, may, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use domain::status::Status;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

impl Store {
    /// Judges how the goal goes, above the judgement that was seen. Where it differs from what the rule suggests, it needs a sentence.
    ///
    /// Who may: those who may judge at the body that decided, where the accountable role is held, or at a unit that the goal is
    /// given to.
    pub async fn judge_goal(&self, actor: &Actor, id: GoalId, form: &JudgementForm, today: NaiveDate) -> Result<()> {
        require_somewhere(actor, Action::JudgeGoal)?;
        let tx = self.begin().await?;
        let goal = load_to_change(&tx, id).await?;
        require_visible(actor, goal.state.stage(), &place(&tx, goal.body).await?)?;
        require_judge(&tx, actor, &goal).await?;
        if goal.state.stage() != GoalStage::Decided {
            return Err(StateProblem::NotInForce.into());
        }
        let before = holding(&tx, id).await?;
        if before.as_ref().map(|row| row.id.to_string()).unwrap_or_default() != form.seen.trim() {
            return Err(Rejection::ChangedByAnother.into());
        }
        let suggested = suggestion_of(&tx, id, today).await?.status;
        let (status, sentence) = form.parse(suggested).map_err(Error::from)?;
        let judged = Judgement {
            status,
            suggested,
            sentence,
            on: today,
            by_role: acting_as(actor),
            by: actor.person().map(|person| person.id),
        };
        write(&tx, actor, &goal, before.map(read).transpose()?, judged).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn require_judge(db: &impl ConnectionTrait, actor: &Actor, goal: &Goal) -> Result<()> {
    for unit in judged_from(goal) {
        if may(actor, Action::JudgeGoal, &place(db, unit).await?) {
            return Ok(());
        }
    }
    Ok(require(actor, Action::JudgeGoal, &place(db, goal.body).await?)?)
}

/// The units from which a goal may be judged.
fn judged_from(goal: &Goal) -> impl Iterator<Item = UnitId> + '_ {
    let accountable = goal.accountable.as_ref().map(|accountable| accountable.unit);
    accountable.into_iter().chain(goal.given_to.iter().copied())
}

async fn write(
    tx: &DatabaseTransaction,
    actor: &Actor,
    goal: &Goal,
    before: Option<Judgement>,
    judged: Judgement,
) -> Result<()> {
    judgement::Entity::update_many()
        .col_expr(judgement::Column::Holds, Expr::value(false))
        .filter(judgement::Column::GoalId.eq(goal.id.0))
        .filter(judgement::Column::Holds.eq(true))
        .exec(tx)
        .await?;
    let row = judgement::ActiveModel {
        goal_id: Set(goal.id.0),
        status: Set(judged.status.word().to_owned()),
        suggested: Set(judged.suggested.word().to_owned()),
        sentence: Set(judged.sentence.clone()),
        judged_on: Set(judged.on),
        by_role: Set(judged.by_role.clone()),
        person_id: Set(judged.by.map(|person| person.0)),
        holds: Set(true),
        ..Default::default()
    };
    row.insert(tx).await?;
    let happened = Happened::new(Act::Judged, ObjectKind::Goal, goal.id.0, &goal.text.title)
        .after(&judged)
        .because(&judged.sentence);
    let happened = match &before {
        Some(before) => happened.before(before),
        None => happened,
    };
    event::write(tx, actor, happened).await
}

async fn holding(tx: &DatabaseTransaction, goal: GoalId) -> Result<Option<judgement::Model>> {
    let held = judgement::Entity::find()
        .filter(judgement::Column::GoalId.eq(goal.0))
        .filter(judgement::Column::Holds.eq(true));
    Ok(held.one(tx).await?)
}

/// A stored judgement as the domain knows it.
pub(crate) fn read(row: judgement::Model) -> Result<Judgement> {
    let status = |word: &str| Status::from_word(word).ok_or_else(|| unreadable("status", word));
    Ok(Judgement {
        status: status(&row.status)?,
        suggested: status(&row.suggested)?,
        sentence: row.sentence,
        on: row.judged_on,
        by_role: row.by_role,
        by: row.person_id.map(PersonId),
    })
}
