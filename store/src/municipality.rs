//! The municipality itself.

use crate::Store;
use crate::entity::municipality;
use crate::error::Result;
use crate::event::{self, Happened};
use crate::single::single;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::PersonId;
use domain::permission::{Action, Place, require};
use domain::person::Person;
use domain::rejection::Rejection;
use domain::start::Municipality;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};

impl Store {
    /// Whose Verkan this is; all empty before the set-up. Everybody may read it.
    pub async fn municipality(&self, _actor: &Actor) -> Result<Municipality> {
        let row = single(&self.read, municipality::Entity::find().into_model()).await?;
        Ok(row.map(read).unwrap_or_default())
    }

    /// Changes what the municipality is called, and where its figures come from, from the version that `new` was made from. Whether the
    /// sample is loaded stays as it is.
    pub async fn change_municipality(&self, actor: &Actor, new: Municipality) -> Result<()> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let row = municipality::Entity::find().lock_exclusive().one(&tx).await?.ok_or(Rejection::NotFound)?;
        let id = row.id;
        let before = read(row);
        if before.version != new.version {
            return Err(Rejection::ChangedByAnother.into());
        }
        let after = Municipality { sample: before.sample, version: before.version + 1, ..new };
        write(&tx, id, &after).await?;
        let happened =
            Happened::new(Act::Changed, ObjectKind::Municipality, id, &after.name).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says that the sample with its open accounts is loaded: the sign-in page then lists them.
    pub async fn mark_sample(&self, actor: &Actor) -> Result<()> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        set_sample(&tx, actor, true).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Leaves the sample: the accounts with these addresses are closed and signed out, and the sign-in page lists nobody.
    /// Goals and figures stay. Refused while no administrator is left with another account.
    pub async fn leave_sample(&self, actor: &Actor, emails: &[String], today: NaiveDate) -> Result<()> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        let closed = crate::person::open_with(&tx, emails).await?;
        let closes = |id: PersonId| closed.iter().any(|person| person.id == id);
        crate::appointment::require_administrator_left(&tx, |_, person| closes(person), today).await?;
        for person in closed {
            let after = Person { open: false, ..person.clone() };
            crate::person::change(&tx, actor, person, after).await?;
        }
        set_sample(&tx, actor, false).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn set_sample(tx: &DatabaseTransaction, actor: &Actor, sample: bool) -> Result<()> {
    let row = municipality::Entity::find().lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    let id = row.id;
    let before = read(row);
    let after = Municipality { sample, version: before.version + 1, ..before.clone() };
    write(tx, id, &after).await?;
    let happened = Happened::new(Act::Changed, ObjectKind::Municipality, id, &after.name).before(&before).after(&after);
    event::write(tx, actor, happened).await
}

pub(crate) fn read(row: municipality::Model) -> Municipality {
    Municipality {
        version: row.version,
        name: row.name,
        short_name: row.short_name,
        code: row.code,
        source: row.source,
        sample: row.sample,
    }
}

/// Overwrites all but the set-up's code, without an event.
pub(crate) async fn write(tx: &DatabaseTransaction, id: i64, new: &Municipality) -> Result<()> {
    let changed = municipality::ActiveModel {
        id: Set(id),
        name: Set(new.name.clone()),
        short_name: Set(new.short_name.clone()),
        code: Set(new.code.clone()),
        source: Set(new.source.clone()),
        sample: Set(new.sample),
        version: Set(new.version),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(())
}

/// The one row, locked; made when it is missing.
pub(crate) async fn row(tx: &DatabaseTransaction) -> Result<municipality::Model> {
    if let Some(row) = municipality::Entity::find().lock_exclusive().one(tx).await? {
        return Ok(row);
    }
    let empty = municipality::ActiveModel {
        id: Set(ONLY),
        name: Set(String::new()),
        short_name: Set(String::new()),
        code: Set(String::new()),
        source: Set(String::new()),
        sample: Set(false),
        set_up_code_hash: Set(String::new()),
        version: Set(1),
    };
    Ok(empty.insert(tx).await?)
}

/// The identity of the one row.
pub(crate) const ONLY: i64 = 1;
