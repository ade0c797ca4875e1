//! Laying up rounds, changing and opening and closing them.

use super::{load, load_to_change, state_columns, write_event, write_sections};
use crate::Store;
use crate::entity::{round, unit};
use crate::error::{Error, Result, taken};
use crate::goal::place;
use crate::organisation::{bodies, existing_on, external_id};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::field::{FieldErrors, Problem};
use domain::id::{RoundId, UnitId};
use domain::organisation::UnitName;
use domain::permission::{Action, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use domain::round::{Round, RoundDraft, RoundStage, RoundState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

impl Store {
    /// Lays up a round; nobody is asked yet.
    pub async fn plan_round(&self, actor: &Actor, draft: RoundDraft, today: NaiveDate) -> Result<RoundId> {
        require_somewhere(actor, Action::ManageRounds)?;
        let tx = self.begin().await?;
        require_body(&tx, actor, draft.body, today).await?;
        let mut row = columns(&draft, state_columns(&RoundState::Planned));
        row.external_id = Set(external_id(draft.external_id));
        row.version = Set(1);
        let row = row.insert(&tx).await.map_err(taken("external_id"))?;
        let after = super::read(row)?;
        write_event(&tx, actor, Act::Created, None, &after).await?;
        tx.commit().await?;
        Ok(after.id)
    }

    /// A round, for those who may change it.
    pub async fn round_to_change(&self, actor: &Actor, id: RoundId) -> Result<Round> {
        require_somewhere(actor, Action::ManageRounds)?;
        let round = load(&self.read, id).await?;
        require(actor, Action::ManageRounds, &place(&self.read, round.body).await?)?;
        Ok(round)
    }

    /// The bodies and administrations that a round can be laid up for, by name.
    pub async fn round_bodies(&self, actor: &Actor, today: NaiveDate) -> Result<Vec<UnitName>> {
        require_somewhere(actor, Action::ManageRounds)?;
        bodies(&self.read, None, today).await
    }

    /// Changes a round, from the version that the change was made from.
    ///
    /// One that runs keeps its body and period, and is asked anew: goals and units that have come since are asked, those that are gone
    /// are no longer, and nothing that somebody has answered is touched. What was handed in stays handed in.
    pub async fn change_round(
        &self,
        actor: &Actor,
        id: RoundId,
        version: i64,
        draft: RoundDraft,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::ManageRounds)?;
        let tx = self.begin().await?;
        let before = begin(&tx, actor, id, version).await?;
        let stage = before.state.stage();
        if stage == RoundStage::Closed {
            return Err(StateProblem::RoundIsNotOpen.into());
        }
        if stage == RoundStage::Open && (draft.body, draft.period) != (before.body, before.period) {
            return Err(StateProblem::RoundIsNotPlanned.into());
        }
        require_body(&tx, actor, draft.body, today).await?;
        let mut row = columns(&draft, <round::ActiveModel as Default>::default());
        row.id = Set(id.0);
        row.version = Set(before.version + 1);
        let after = super::read(row.update(&tx).await?)?;
        if stage == RoundStage::Open {
            super::ask::ask(&tx, &after, today).await?;
        }
        write_event(&tx, actor, Act::Changed, Some(&before), &after).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Opens a round: everybody who takes part is asked from now on.
    pub async fn open_round(&self, actor: &Actor, id: RoundId, version: i64, today: NaiveDate) -> Result<()> {
        self.turn_round(actor, (id, version), Act::Opened, today, |state| state.open(today)).await
    }

    /// Closes a round. What comes later is marked as late.
    pub async fn close_round(&self, actor: &Actor, id: RoundId, version: i64, today: NaiveDate) -> Result<()> {
        self.turn_round(actor, (id, version), Act::Closed, today, |state| state.close(today)).await
    }

    async fn turn_round(
        &self,
        actor: &Actor,
        (id, version): (RoundId, i64),
        act: Act,
        today: NaiveDate,
        turn: impl FnOnce(RoundState) -> Result<RoundState, Rejection>,
    ) -> Result<()> {
        require_somewhere(actor, Action::ManageRounds)?;
        let tx = self.begin().await?;
        let before = begin(&tx, actor, id, version).await?;
        let mut row = state_columns(&turn(before.state.clone())?);
        row.id = Set(id.0);
        row.version = Set(before.version + 1);
        let after = super::read(row.update(&tx).await?)?;
        if act == Act::Opened {
            super::ask::ask(&tx, &after, today).await?;
        }
        write_event(&tx, actor, act, Some(&before), &after).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The round as it is before the change: locked, at this version, and the actor's to change.
async fn begin(tx: &DatabaseTransaction, actor: &Actor, id: RoundId, version: i64) -> Result<Round> {
    let before = load_to_change(tx, id).await?;
    require(actor, Action::ManageRounds, &place(tx, before.body).await?)?;
    if before.version == version { Ok(before) } else { Err(Rejection::ChangedByAnother.into()) }
}

async fn require_body(tx: &DatabaseTransaction, actor: &Actor, body: UnitId, today: NaiveDate) -> Result<()> {
    let missing = || Error::from(FieldErrors::one("body", Problem::DoesNotExist));
    match place(tx, body).await {
        Err(Error::Rejected(Rejection::NotFound)) => return Err(missing()),
        place => require(actor, Action::ManageRounds, &place?)?,
    }
    let is_there = unit::Entity::find_by_id(body.0).filter(existing_on(today)).count(tx).await? > 0;
    if is_there { Ok(()) } else { Err(missing()) }
}

fn columns(draft: &RoundDraft, state: round::ActiveModel) -> round::ActiveModel {
    round::ActiveModel {
        title: Set(draft.title.clone()),
        period: Set(draft.period.to_string()),
        body_id: Set(draft.body.0),
        sections: Set(write_sections(&draft.sections)),
        due_on: Set(draft.due_on),
        reader: Set(draft.reader.clone()),
        ..state
    }
}
