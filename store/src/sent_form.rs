//! Forms that have come in: what is sent twice is done once, also through two server processes.

use crate::Store;
use crate::entity::sent_form::{ActiveModel, Column, Entity};
use crate::error::Result;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, TryInsertResult};

/// How long a form is known again.
const KNOWN_FOR: TimeDelta = TimeDelta::hours(24);
/// After this a form that nobody has answered is taken to have died with its server.
const DEAD_AFTER: TimeDelta = TimeDelta::minutes(1);

/// What is known of a form that comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// It has not come before. Whoever sent it has to say what became of it.
    First,
    /// It came before and is still worked on.
    Underway,
    /// It came before, and its sender was led there.
    Done(String),
}

impl Store {
    /// Takes in the form that has this hash: of all who bring it exactly one is the first.
    pub async fn take_form(&self, _actor: &Actor, hash: &str, now: DateTime<Utc>) -> Result<Sending> {
        let tx = self.begin().await?;
        let is_dead = Column::LedTo.eq("").and(Column::At.lt(now - DEAD_AFTER));
        Entity::delete_many().filter(Column::At.lt(now - KNOWN_FOR).or(is_dead)).exec(&tx).await?;
        let row =
            ActiveModel { hash: Set(hash.to_owned()), at: Set(now), led_to: Set(String::new()), ..Default::default() };
        let known = OnConflict::column(Column::Hash).do_nothing().to_owned();
        let inserted = Entity::insert(row).on_conflict(known).try_insert().exec_without_returning(&tx).await?;
        let found = match inserted {
            TryInsertResult::Inserted(1) => None,
            _ => Entity::find().filter(Column::Hash.eq(hash)).one(&tx).await?,
        };
        tx.commit().await?;
        Ok(match found {
            None => Sending::First,
            Some(row) if row.led_to.is_empty() => Sending::Underway,
            Some(row) => Sending::Done(row.led_to),
        })
    }

    /// Says where the sender of a form was led: nobody sends it for the first time any more.
    pub async fn answer_form(&self, _actor: &Actor, hash: &str, led_to: &str) -> Result<()> {
        let change = Entity::update_many().col_expr(Column::LedTo, Expr::value(led_to));
        change.filter(Column::Hash.eq(hash)).exec(&self.write).await?;
        Ok(())
    }

    /// Says that a form changed nothing: it may be sent again.
    pub async fn forget_form(&self, _actor: &Actor, hash: &str) -> Result<()> {
        Entity::delete_many().filter(Column::Hash.eq(hash)).exec(&self.write).await?;
        Ok(())
    }
}
