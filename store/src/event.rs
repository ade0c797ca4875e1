//! The audit row, written in the act's own transaction, in a chain of hashes.

use crate::entity::event;
use crate::error::Result;
use crate::single::single;
use crate::{Store, dialect};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, SubsecRound, TimeZone, Utc};
use chrono_tz::Europe::Stockholm;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Order, QueryOrder, QuerySelect,
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// What an act did: handed to [`write`].
pub(crate) struct Happened<'a> {
    pub(crate) act: Act,
    pub(crate) kind: ObjectKind,
    pub(crate) object: i64,
    /// What the object is called.
    pub(crate) label: &'a str,
    /// The object before, as JSON; empty when there was none.
    pub(crate) before: String,
    /// The object after, as JSON; empty when none is left.
    pub(crate) after: String,
    /// Why, when a reason was given.
    pub(crate) reason: &'a str,
}

impl<'a> Happened<'a> {
    /// That `act` was done to the object, with nothing before or after yet.
    pub(crate) const fn new(act: Act, kind: ObjectKind, object: i64, label: &'a str) -> Self {
        Self { act, kind, object, label, before: String::new(), after: String::new(), reason: "" }
    }

    /// With the object as it was.
    pub(crate) fn before(mut self, object: &impl Serialize) -> Self {
        self.before = json(object);
        self
    }

    /// With the object as it is now.
    pub(crate) fn after(mut self, object: &impl Serialize) -> Self {
        self.after = json(object);
        self
    }

    /// With the reason that was given.
    pub(crate) const fn because(mut self, reason: &'a str) -> Self {
        self.reason = reason;
        self
    }
}

/// An object as the trail keeps it. Domain types always have a JSON form.
pub(crate) fn json(object: &impl Serialize) -> String {
    serde_json::to_string(object).unwrap_or_default()
}

/// The role and unit acted in, as what is said keeps it: the role's word and the unit's name. The texts turn the word into its name.
pub(crate) fn acting_as(actor: &Actor) -> String {
    actor.acting().map(|acting| format!("{}, {}", acting.role.word(), acting.unit_name)).unwrap_or_default()
}

tokio::task_local! {
    /// When what is done now is said to be done.
    static SAID: DateTime<Utc>;
}

/// Lets what `acts` does stand in the trail as done at `at`: for a made-up municipality, whose people have lived before today. Acts follow
/// each other in the order of their times: reading an earlier day relies on it.
pub async fn as_if_at<F: Future>(at: DateTime<Utc>, acts: F) -> F::Output {
    SAID.scope(at, acts).await
}

/// The instant of an act, in microseconds, as both engines keep them.
pub(crate) fn now() -> DateTime<Utc> {
    SAID.try_with(|at| *at).unwrap_or_else(|_| Utc::now()).trunc_subsecs(6)
}

/// Writes that `actor` did what `happened`, as the last step of the act's transaction. What can be searched for follows here,
/// so that no act can forget it.
pub(crate) async fn write(tx: &DatabaseTransaction, actor: &Actor, happened: Happened<'_>) -> Result<()> {
    dialect::lock_trail(tx).await?;
    crate::search::refresh(tx, happened.kind, happened.object).await?;
    let (last_id, previous_hash) = last(tx).await?.unwrap_or_default();
    let acting = actor.acting();
    let mut row = event::Model {
        id: last_id + 1,
        at: now(),
        person_id: actor.person().map(|person| person.id.0),
        person_name: actor.person().map(|person| person.name.clone()).unwrap_or_default(),
        role: acting.map(|acting| acting.role.word().to_owned()).unwrap_or_default(),
        unit_name: acting.map(|acting| acting.unit_name.clone()).unwrap_or_default(),
        act: happened.act.word().to_owned(),
        kind: happened.kind.word().to_owned(),
        object: happened.object,
        label: happened.label.to_owned(),
        before: happened.before,
        after: happened.after,
        reason: happened.reason.to_owned(),
        previous_hash,
        hash: String::new(),
    };
    row.hash = hash(&row);
    event::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// The last row's identity and hash.
pub(crate) async fn last(db: &impl ConnectionTrait) -> Result<Option<(i64, String)>> {
    Ok(event::Entity::find()
        .select_only()
        .columns([event::Column::Id, event::Column::Hash])
        .order_by_desc(event::Column::Id)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?)
}

/// The hash of a row: SHA-256 over every field but the hash itself, each led by its length, so that nothing can be moved
/// between fields unseen.
pub(crate) fn hash(row: &event::Model) -> String {
    let at = instant(row.at);
    let (id, person, object) = (row.id.to_string(), row.person_id.unwrap_or(0).to_string(), row.object.to_string());
    let fields = [
        &row.previous_hash,
        &id,
        &at,
        &person,
        &row.person_name,
        &row.role,
        &row.unit_name,
        &row.act,
        &row.kind,
        &object,
        &row.label,
        &row.before,
        &row.after,
        &row.reason,
    ];
    let mut digest = Sha256::new();
    for field in fields {
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field.as_bytes());
    }
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    // The whole trail is hashed when it is checked: a text for each byte would take longer than the hashing.
    digest.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// An instant as the hash reads it: microseconds, as both engines keep them.
fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// The version of everything that the public may read. Two that are equal stand for the same data: the hash of the newest event
/// follows from all events before it, so that a backup that is put back counts as another version too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataVersion {
    event: i64,
    hash: String,
}

impl DataVersion {
    /// What it is called outside: no two versions have the same name.
    pub fn name(&self) -> String {
        format!("{}-{}", self.event, self.hash.get(..12).unwrap_or_default())
    }
}

/// What is more than signing in and out, as the index over it is written.
pub(crate) const IS_CHANGE: &str = "kind <> 'session'";

/// What everybody who has signed in may follow, goals, indicators and their figures, as the index over it is written.
pub(crate) const IS_FOLLOWED: &str = "COALESCE(kind, '') IN ('goal', 'indicator', 'measurement', 'target')";

impl Store {
    /// The version that holds now: another one after every act but signing in and out. One cheap read.
    pub async fn data_version(&self) -> Result<DataVersion> {
        use sea_orm::QueryFilter;
        // As the index says it: a condition with a parameter would not be recognised.
        let newest = Query::select()
            .expr(Expr::col(event::Column::Id).max())
            .from(event::Entity)
            .and_where(Expr::cust(IS_CHANGE))
            .take();
        let found = event::Entity::find()
            .select_only()
            .columns([event::Column::Id, event::Column::Hash])
            .filter(event::Column::Id.in_subquery(newest))
            .into_tuple();
        let newest: Option<(i64, String)> = single(&self.read, found).await?;
        Ok(newest.map(|(event, hash)| DataVersion { event, hash }).unwrap_or_default())
    }
}

/// An external identity for an object that was not given one.
pub(crate) fn fresh_id() -> String {
    use std::hash::{BuildHasher, Hasher, RandomState};
    let random = || RandomState::new().build_hasher().finish();
    format!("verkan-{:016x}", random())
}

/// The identity of the first event after `day`, or one above all: events follow each other, and by their identity they are found
/// in the index over what they are about.
pub(crate) fn first_after(day: NaiveDate) -> SimpleExpr {
    let following = Alias::new("following");
    let column = |column: event::Column| (following.clone(), column);
    let first = Query::select()
        .column(column(event::Column::Id))
        .from_as(event::Entity, following.clone())
        .and_where(Expr::col(column(event::Column::At)).gte(end_of(day)))
        .order_by(column(event::Column::At), Order::Asc)
        .order_by(column(event::Column::Id), Order::Asc)
        .limit(1)
        .take();
    Func::coalesce([Expr::SubQuery(None, Box::new(first.into())), Expr::val(i64::MAX)]).into()
}

/// The day in Sweden.
pub(crate) fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Stockholm).date_naive()
}

/// The first instant after `day` in Sweden.
fn end_of(day: NaiveDate) -> DateTime<Utc> {
    let midnight = (day + Days::new(1)).and_time(NaiveTime::MIN);
    let local = Stockholm.from_local_datetime(&midnight).earliest();
    local.map_or_else(|| midnight.and_utc(), |instant| instant.with_timezone(&Utc))
}
