//! Signing in: tries counted in the database, so that every server process knows them.

use crate::entity::{person, session, sign_in_attempt};
use crate::error::Result;
use crate::event::{self, Happened};
use crate::{Store, dialect};
use chrono::{DateTime, SubsecRound, Utc};
use domain::actor::{ActingPerson, Actor};
use domain::event::{Act, ObjectKind};
use domain::id::{PersonId, SessionId};
use domain::rejection::Rejection;
use domain::session::{Credentials, IDLE, LIFE, Opening, SignInTry, TRIES, TRIES_OF_ADDRESS, TRY_WINDOW};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use sha2::{Digest, Sha256};

impl Store {
    /// Lets a try through, or not: `None` when there were too many within a quarter of an hour. It counts until it succeeds.
    ///
    /// Neither the e-mail nor the network address is kept, only a hash of them.
    pub async fn try_sign_in(
        &self,
        _actor: &Actor,
        email: &str,
        address: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<SignInTry>> {
        let account = counter(&[&crate::person::folded(email), address]);
        let whole_address = counter(&[address]);
        let tx = self.begin().await?;
        // Two tries at one moment must not both be the tenth. Always in this order, so that nobody waits in a circle.
        dialect::lock_number(&tx, number(&whole_address)).await?;
        let since = now - TRY_WINDOW;
        forget_before(&tx, since).await?;
        if count(&tx, &account, since).await? >= TRIES || count(&tx, &whole_address, since).await? >= TRIES_OF_ADDRESS {
            tx.commit().await?;
            return Ok(None);
        }
        let row = |counted_by: &str| sign_in_attempt::ActiveModel {
            counted_by: Set(counted_by.to_owned()),
            at: Set(now),
            ..Default::default()
        };
        let of_account = row(&account).insert(&tx).await?.id;
        let of_address = row(&whole_address).insert(&tx).await?.id;
        tx.commit().await?;
        Ok(Some(SignInTry { of_account, of_address }))
    }

    /// Forgets a try that succeeded without opening a session.
    pub async fn forget_sign_in_try(&self, _actor: &Actor, attempt: SignInTry) -> Result<()> {
        let tx = self.begin().await?;
        forget_try(&tx, attempt).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the password is to be checked against. Closed accounts and those without a password have nothing.
    pub async fn credentials(&self, _actor: &Actor, email: &str) -> Result<Option<Credentials>> {
        let row: Option<(i64, Option<String>)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::PasswordHash])
            .filter(person::Column::Email.eq(crate::person::folded(email)))
            .filter(person::Column::Open.eq(true))
            .into_tuple()
            .one(&self.read)
            .await?;
        Ok(row.and_then(|(id, hash)| Some(Credentials { person: PersonId(id), hash: hash? })))
    }

    /// As [`Self::credentials`], for somebody who is to show once more that they know their password.
    pub async fn own_credentials(&self, actor: &Actor) -> Result<Option<Credentials>> {
        let id = actor.person().ok_or(Rejection::SignInNeeded)?.id;
        let row = person::Entity::find_by_id(id.0).one(&self.read).await?;
        Ok(row.and_then(|row| Some(Credentials { person: id, hash: row.password_hash? })))
    }

    /// Writes that a try failed. Of an unknown account nothing is kept but that it happened.
    pub async fn refuse_sign_in(&self, actor: &Actor, person: Option<PersonId>) -> Result<()> {
        let tx = self.begin().await?;
        let id = person.map_or(0, |person| person.0);
        let name = person::Entity::find_by_id(id).one(&tx).await?.map(|row| row.name).unwrap_or_default();
        event::write(&tx, actor, Happened::new(Act::SignInRefused, ObjectKind::Session, 0, &name)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Opens a session in the role that the person has held longest of those they hold today.
    /// `None` when the account was closed or the password replaced while it was being checked.
    pub async fn start_session(&self, _actor: &Actor, opening: Opening) -> Result<Option<(SessionId, Actor)>> {
        let Opening { credentials, attempt, token_hash, browser, now, today } = opening;
        let tx = self.begin().await?;
        let Some(row) = person::Entity::find_by_id(credentials.person.0).one(&tx).await? else { return Ok(None) };
        if !row.open || row.password_hash.as_ref() != Some(&credentials.hash) {
            return Ok(None);
        }
        forget_ended(&tx, now).await?;
        if let Some(attempt) = attempt {
            forget_try(&tx, attempt).await?;
        }
        let acting = crate::appointment::held(&tx, credentials.person, today).await?.into_iter().next();
        let opened = session::ActiveModel {
            token_hash: Set(token_hash),
            person_id: Set(row.id),
            appointment_id: Set(acting.as_ref().map(|acting| acting.appointment.0)),
            started: Set(now.trunc_subsecs(0)),
            last_used: Set(now.trunc_subsecs(0)),
            browser: Set(browser),
            ..Default::default()
        };
        let id = opened.insert(&tx).await?.id;
        let person = Actor::Person(ActingPerson { id: credentials.person, name: row.name.clone(), acting });
        event::write(&tx, &person, Happened::new(Act::SignedIn, ObjectKind::Session, id, &row.name)).await?;
        tx.commit().await?;
        Ok(Some((SessionId(id), person)))
    }
}

/// What tries are counted by: a hash, since an address and an e-mail are somebody's.
fn counter(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(counter: &str) -> i64 {
    i64::from_str_radix(&counter[..15], 16).unwrap_or_default()
}

async fn count(tx: &DatabaseTransaction, counted_by: &str, since: DateTime<Utc>) -> Result<u64> {
    Ok(sign_in_attempt::Entity::find()
        .filter(sign_in_attempt::Column::CountedBy.eq(counted_by))
        .filter(sign_in_attempt::Column::At.gt(since))
        .count(tx)
        .await?)
}

async fn forget_before(tx: &DatabaseTransaction, since: DateTime<Utc>) -> Result<()> {
    sign_in_attempt::Entity::delete_many().filter(sign_in_attempt::Column::At.lte(since)).exec(tx).await?;
    Ok(())
}

async fn forget_try(tx: &DatabaseTransaction, attempt: SignInTry) -> Result<()> {
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::Id.is_in([attempt.of_account, attempt.of_address]))
        .exec(tx)
        .await?;
    Ok(())
}

async fn forget_ended(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<()> {
    let over = session::Column::Started.lt(now - LIFE).or(session::Column::LastUsed.lt(now - IDLE));
    session::Entity::delete_many().filter(over).exec(tx).await?;
    Ok(())
}
