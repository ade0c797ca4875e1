//! What activities are expected to do for goals, and what came of it.

use super::Change;
use crate::Store;
use crate::entity::{goal, hypothesis, indicator};
use crate::error::{Error, Result, unreadable};
use crate::event::acting_as;
use crate::goal::{place, read_stage};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::field::{FieldErrors, Problem};
use domain::goal::GoalStage;
use domain::hypothesis::{Hypothesis, HypothesisDraft, Verdict, VerdictKind};
use domain::id::{ActivityId, GoalId, HypothesisId, IndicatorId, PersonId};
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait,
};

impl Store {
    /// Ties an activity to a goal, with the effect that is expected there.
    pub async fn state_hypothesis(&self, actor: &Actor, id: ActivityId, draft: HypothesisDraft) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        change.require_open()?;
        insert(&tx, actor, id, draft).await?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Changes what is expected, from the activity's version that the change was made from. What has its verdict stays.
    pub async fn change_hypothesis(
        &self,
        actor: &Actor,
        (id, own): (ActivityId, HypothesisId),
        version: i64,
        draft: HypothesisDraft,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        require_untested(&change, own)?;
        change.require_open()?;
        change.require_version(version)?;
        require_sound(&tx, actor, &draft).await?;
        let row = hypothesis::ActiveModel { id: Set(own.0), ..columns(draft) };
        row.update(&tx).await.map_err(crate::error::taken("goal"))?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Unties an activity from a goal. What has its verdict stays.
    pub async fn remove_hypothesis(&self, actor: &Actor, id: ActivityId, own: HypothesisId) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        require_untested(&change, own)?;
        change.require_open()?;
        hypothesis::Entity::delete_by_id(own.0).exec(&tx).await?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says whether the activity helped: when the day of the verdict has come, or the activity is over. It stays.
    pub async fn give_verdict(
        &self,
        actor: &Actor,
        (id, own): (ActivityId, HypothesisId),
        (kind, sentence): (VerdictKind, String),
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        let found = require_untested(&change, own)?;
        let stage = change.activity().state.stage();
        if !found.may_be_tested(stage, today) {
            return Err(StateProblem::TooEarlyForVerdict.into());
        }
        let row = hypothesis::ActiveModel {
            id: Set(own.0),
            verdict: Set(kind.word().to_owned()),
            verdict_sentence: Set(sentence.clone()),
            verdict_on: Set(Some(today)),
            verdict_by_role: Set(acting_as(actor)),
            verdict_person_id: Set(actor.person().map(|person| person.id.0)),
            ..Default::default()
        };
        row.update(&tx).await?;
        change.finish(&tx, actor, Act::VerdictGiven, &sentence).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The hypothesis of the activity that is being changed, which has no verdict yet.
fn require_untested(change: &Change, own: HypothesisId) -> Result<Hypothesis> {
    let found = change.before.hypotheses.iter().find(|known| known.id == own).ok_or(Rejection::NotFound)?;
    if found.verdict.is_some() { Err(StateProblem::VerdictStands.into()) } else { Ok(found.clone()) }
}

/// Ties an activity to a goal, without an event of its own.
pub(super) async fn insert(
    tx: &DatabaseTransaction,
    actor: &Actor,
    activity: ActivityId,
    draft: HypothesisDraft,
) -> Result<()> {
    require_sound(tx, actor, &draft).await?;
    let row = hypothesis::ActiveModel {
        id: NotSet,
        activity_id: Set(activity.0),
        verdict: Set(String::new()),
        verdict_sentence: Set(String::new()),
        verdict_on: Set(None),
        verdict_by_role: Set(String::new()),
        verdict_person_id: Set(None),
        ..columns(draft)
    };
    row.insert(tx).await.map_err(crate::error::taken("goal"))?;
    Ok(())
}

fn columns(draft: HypothesisDraft) -> hypothesis::ActiveModel {
    hypothesis::ActiveModel {
        goal_id: Set(draft.goal.0),
        effect: Set(draft.effect),
        indicator_id: Set(draft.indicator.map(|indicator| indicator.0)),
        expected_change: Set(draft.expected_change),
        by_when: Set(draft.by_when),
        because: Set(draft.because),
        ..Default::default()
    }
}

/// The goal is in force and the indicator is there.
async fn require_sound(tx: &DatabaseTransaction, actor: &Actor, draft: &HypothesisDraft) -> Result<()> {
    let missing = |field: &str| -> Error { FieldErrors::one(field, Problem::DoesNotExist).into() };
    let found = goal::Entity::find_by_id(draft.goal.0).one(tx).await?.ok_or_else(|| missing("goal"))?;
    let stage = read_stage(&found.stage)?;
    let body = place(tx, domain::id::UnitId(found.body_id)).await?;
    if !crate::goal::is_visible(actor, stage, &body) {
        return Err(missing("goal"));
    }
    if stage != GoalStage::Decided {
        return Err(StateProblem::NotInForce.into());
    }
    if let Some(named) = draft.indicator
        && indicator::Entity::find_by_id(named.0).count(tx).await? == 0
    {
        return Err(missing("indicator"));
    }
    Ok(())
}

/// A stored verdict; empty when none is given.
pub(crate) fn read_verdict(word: &str) -> Result<Option<VerdictKind>> {
    if word.is_empty() {
        return Ok(None);
    }
    VerdictKind::from_word(word).map(Some).ok_or_else(|| unreadable("verdict", word))
}

/// A stored hypothesis as the domain knows it.
pub(super) fn read(row: hypothesis::Model) -> Result<Hypothesis> {
    let kind = read_verdict(&row.verdict)?;
    let (sentence, by_role, by) = (row.verdict_sentence, row.verdict_by_role, row.verdict_person_id.map(PersonId));
    let given = row.verdict_on.unwrap_or_default();
    Ok(Hypothesis {
        id: HypothesisId(row.id),
        activity: ActivityId(row.activity_id),
        goal: GoalId(row.goal_id),
        effect: row.effect,
        indicator: row.indicator_id.map(IndicatorId),
        expected_change: row.expected_change,
        by_when: row.by_when,
        because: row.because,
        verdict: kind.map(|kind| Verdict { kind, sentence, on: given, by_role, by }),
    })
}
