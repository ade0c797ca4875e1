//! What those do who keep a round going: remind, and name who answers in a leader's place.

use super::turn::Turn;
use crate::Store;
use crate::entity::{person, round_unit};
use crate::error::Result;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::id::{RoundId, UnitId};
use domain::permission::{Action, Place, may, may_somewhere, require, require_somewhere};
use domain::rejection::StateProblem;
use domain::round::StandInForm;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};

impl Store {
    /// Reminds a unit that has not handed in, at most once a day: it stands first on the leader's page, and in the next e-mail.
    pub async fn remind_unit(&self, actor: &Actor, (round, unit): (RoundId, UnitId), today: NaiveDate) -> Result<()> {
        if !may_somewhere(actor, Action::ManageRounds) {
            require_somewhere(actor, Action::ApproveRound)?;
        }
        let tx = self.begin().await?;
        let turn = Turn::begin(&tx, round, unit).await?;
        require_keeper(&tx, actor, &turn, today).await?;
        turn.round.state.is_late(today)?;
        if !turn.stage.is_open() {
            return Err(StateProblem::HandedInAlready.into());
        }
        if turn.part.reminded_on.is_some_and(|day| day >= today) {
            return Err(StateProblem::RemindedToday.into());
        }
        let changed = round_unit::ActiveModel { reminded_on: Set(Some(today)), ..Default::default() };
        turn.finish(&tx, actor, Act::Reminded, changed, "").await?;
        tx.commit().await?;
        Ok(())
    }

    /// Names who answers in the leader's place, by e-mail address; without one nobody does any more.
    pub async fn set_stand_in(
        &self,
        actor: &Actor,
        (round, unit): (RoundId, UnitId),
        form: &StandInForm,
        today: NaiveDate,
    ) -> Result<()> {
        let tx = self.begin().await?;
        let turn = Turn::begin(&tx, round, unit).await?;
        turn.round.state.is_late(today)?;
        if !may(actor, Action::ManageRounds, &Place::Unit(turn.path.clone())) {
            require(actor, Action::AnswerRound, &Place::Unit(turn.path.clone()))?;
        }
        let (id, name) = match form.parse()? {
            Some(email) => by_email(&tx, &email).await?,
            None => (None, String::new()),
        };
        let changed = round_unit::ActiveModel { stand_in_id: Set(id), ..Default::default() };
        turn.finish(&tx, actor, Act::Changed, changed, &name).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Those who approve what the unit hands in, and those who keep rounds.
async fn require_keeper(tx: &DatabaseTransaction, actor: &Actor, turn: &Turn, today: NaiveDate) -> Result<()> {
    if may(actor, Action::ManageRounds, &Place::Unit(turn.path.clone())) {
        return Ok(());
    }
    turn.require_approver(tx, actor, today).await
}

async fn by_email(tx: &DatabaseTransaction, email: &str) -> Result<(Option<i64>, String)> {
    let found: Option<(i64, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::Name])
        .filter(person::Column::Email.eq(email))
        .filter(person::Column::Open.eq(true))
        .into_tuple()
        .one(tx)
        .await?;
    let (id, name) = found.ok_or_else(StandInForm::unknown)?;
    Ok((Some(id), name))
}
