//! Sessions: who asks, and how a session ends.
//!
//! The table holds only the SHA-256 of a token; who reads the database cannot sign in with it. Every request asks it anew, so a
//! role that ends or an account that is closed counts from the next request.

mod sign_in;

use crate::Store;
use crate::entity::{appointment, municipality, person, session, unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::Role;
use domain::event::{Act, ObjectKind};
use domain::id::{AppointmentId, PersonId, SessionId, UnitId};
use domain::organisation::{UnitKind, UnitPath};
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use domain::session::{IDLE, LIFE, NOTED, OpenSession, holds};
use domain::start::Municipality;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};
use serde::Serialize;

/// What one statement reads about whoever asks: a row for each role that they have or had, or one row without a role.
#[derive(FromQueryResult)]
struct Asker {
    id: i64,
    started: DateTime<Utc>,
    last_used: DateTime<Utc>,
    person_id: i64,
    name: String,
    open: bool,
    chosen_id: Option<i64>,
    appointment_id: Option<i64>,
    role: Option<String>,
    from_date: Option<NaiveDate>,
    to_date: Option<NaiveDate>,
    unit_id: Option<i64>,
    unit_kind: Option<String>,
    unit_name: Option<String>,
    unit_path: Option<String>,
    municipality_name: Option<String>,
    municipality_short_name: Option<String>,
    municipality_code: Option<String>,
    municipality_source: Option<String>,
    municipality_sample: Option<bool>,
    municipality_version: Option<i64>,
    password_set_at: Option<DateTime<Utc>>,
}

/// A role as the trail tells of it.
#[derive(Serialize)]
struct RoleAt<'a> {
    role: Role,
    unit: &'a str,
}

impl Store {
    /// The session that the token opens, and whose Verkan it is: `None` when it is over, the account closed or the role ended.
    pub async fn open_session(
        &self,
        _actor: &Actor,
        token_hash: &str,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<Option<OpenSession>> {
        let rows = find(&self.read, token_hash).await?;
        let Some(asker) = rows.first().filter(|asker| asker.open && holds(asker.started, asker.last_used, now)) else {
            return Ok(None);
        };
        let roles: Vec<Option<Acting>> = rows.iter().map(|row| row.role(today)).collect::<Result<_>>()?;
        let is_chosen = |acting: &Acting| Some(acting.appointment.0) == asker.chosen_id;
        let (mut chosen, other_roles): (Vec<_>, Vec<_>) = roles.into_iter().flatten().partition(is_chosen);
        let acting = chosen.pop();
        if asker.chosen_id.is_some() && acting.is_none() {
            return Ok(None);
        }
        if now - asker.last_used >= NOTED {
            self.note_use(asker.id, now).await;
        }
        // Somebody else knows the password: nothing is done in the person's name before they have chosen their own.
        let is_own = asker.password_set_at.is_none();
        let (acting, other_roles) = if is_own { (acting, other_roles) } else { (None, Vec::new()) };
        let person = ActingPerson { id: PersonId(asker.person_id), name: asker.name.clone(), acting };
        let (id, municipality, password_set_at) = (SessionId(asker.id), asker.municipality(), asker.password_set_at);
        Ok(Some(OpenSession { id, actor: Actor::Person(person), other_roles, municipality, password_set_at }))
    }

    /// Acts in another of the own roles from now on, under a new token: the old one opens nothing any more.
    pub async fn choose_role(
        &self,
        actor: &Actor,
        session: SessionId,
        appointment: AppointmentId,
        token_hash: String,
        today: NaiveDate,
    ) -> Result<()> {
        let person = actor.person().ok_or(Rejection::SignInNeeded)?;
        let tx = self.begin().await?;
        let acting = acting(&tx, person.id, appointment, today).await?.ok_or(Rejection::NotFound)?;
        let changed = session::Entity::update_many()
            .col_expr(session::Column::TokenHash, Expr::value(token_hash))
            .col_expr(session::Column::AppointmentId, Expr::value(appointment.0))
            .filter(session::Column::Id.eq(session.0))
            .filter(session::Column::PersonId.eq(person.id.0))
            .exec(&tx)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Rejection::SignInNeeded.into());
        }
        let mut happened = Happened::new(Act::ChoseRole, ObjectKind::Session, session.0, &person.name);
        if let Some(before) = &person.acting {
            happened = happened.before(&RoleAt { role: before.role, unit: &before.unit_name });
        }
        let happened = happened.after(&RoleAt { role: acting.role, unit: &acting.unit_name });
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends a session: one's own, or anybody's for those who manage accounts.
    pub async fn end_session(&self, actor: &Actor, id: SessionId) -> Result<()> {
        let asker = actor.person().ok_or(Rejection::SignInNeeded)?.id;
        let tx = self.begin().await?;
        let found = session::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?;
        if found.person_id != asker.0 && !may(actor, Action::ManageAccounts, &Place::Whole) {
            return Err(Rejection::NotFound.into());
        }
        let person = person::Entity::find_by_id(found.person_id).one(&tx).await?.ok_or(Rejection::NotFound)?;
        session::Entity::delete_by_id(id.0).exec(&tx).await?;
        event::write(&tx, actor, Happened::new(Act::SignedOut, ObjectKind::Session, id.0, &person.name)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends every session of a person but `except`. One's own, or anybody's for those who manage accounts.
    pub async fn end_all_sessions(&self, actor: &Actor, id: PersonId, except: Option<SessionId>) -> Result<u64> {
        if actor.person().is_none_or(|person| person.id != id) {
            require(actor, Action::ManageAccounts, &Place::Whole)?;
        }
        let tx = self.begin().await?;
        let person = person::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?;
        let ended = end_all(&tx, id, except).await?;
        if ended > 0 {
            event::write(&tx, actor, Happened::new(Act::SignedOut, ObjectKind::Session, 0, &person.name)).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Writes that the session was used. Whoever reads a page is not told when that fails: it is tried again at the next.
    async fn note_use(&self, id: i64, now: DateTime<Utc>) {
        let noted = session::Entity::update_many()
            .col_expr(session::Column::LastUsed, Expr::value(now.trunc_subsecs(0)))
            .filter(session::Column::Id.eq(id))
            .exec(&self.write)
            .await;
        if let Err(error) = noted {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    }
}

impl Asker {
    fn municipality(&self) -> Municipality {
        let text = |found: &Option<String>| found.clone().unwrap_or_default();
        Municipality {
            name: text(&self.municipality_name),
            short_name: text(&self.municipality_short_name),
            code: text(&self.municipality_code),
            source: text(&self.municipality_source),
            sample: self.municipality_sample.unwrap_or_default(),
            version: self.municipality_version.unwrap_or_default(),
        }
    }

    /// The row's role, when it holds on the day.
    fn role(&self, today: NaiveDate) -> Result<Option<Acting>> {
        let started = self.from_date.is_some_and(|from| from <= today);
        let ended = self.to_date.is_some_and(|to| to < today);
        let (Some(appointment), Some(role), Some(unit), Some(kind), true, false) =
            (self.appointment_id, &self.role, self.unit_id, &self.unit_kind, started, ended)
        else {
            return Ok(None);
        };
        Ok(Some(Acting {
            appointment: AppointmentId(appointment),
            role: Role::from_word(role).ok_or_else(|| unreadable("role", role))?,
            unit: UnitId(unit),
            kind: UnitKind::from_word(kind).ok_or_else(|| unreadable("unit kind", kind))?,
            unit_name: self.unit_name.clone().unwrap_or_default(),
            path: UnitPath::from_stored(self.unit_path.clone().unwrap_or_default()),
        }))
    }
}

async fn find(db: &impl ConnectionTrait, token_hash: &str) -> Result<Vec<Asker>> {
    use municipality::Column as M;
    use session::Column as S;
    let mut found = session::Entity::find()
        .select_only()
        .columns([S::Id, S::Started, S::LastUsed, S::PersonId])
        .column_as(S::AppointmentId, "chosen_id")
        .columns([person::Column::Name, person::Column::Open, person::Column::PasswordSetAt])
        .columns([appointment::Column::Role, appointment::Column::FromDate, appointment::Column::ToDate])
        .column_as(appointment::Column::Id, "appointment_id")
        .column(appointment::Column::UnitId)
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .column_as(M::Name, "municipality_name")
        .column_as(M::ShortName, "municipality_short_name")
        .column_as(M::Code, "municipality_code")
        .column_as(M::Source, "municipality_source")
        .column_as(M::Sample, "municipality_sample")
        .column_as(M::Version, "municipality_version")
        .join(JoinType::InnerJoin, session::Relation::Person.def())
        .join(JoinType::LeftJoin, appointment::Relation::Person.def().rev())
        .join(JoinType::LeftJoin, appointment::Relation::Unit.def())
        .filter(S::TokenHash.eq(token_hash))
        .order_by_asc(appointment::Column::FromDate)
        .order_by_asc(appointment::Column::Id);
    let only = Expr::col((municipality::Entity, M::Id)).eq(crate::municipality::ONLY);
    QuerySelect::query(&mut found).join(JoinType::LeftJoin, municipality::Entity, only);
    Ok(found.into_model().all(db).await?)
}

/// The role of `person` that `appointment` gives on the day.
pub(crate) async fn acting(
    db: &impl ConnectionTrait,
    person: PersonId,
    appointment: AppointmentId,
    today: NaiveDate,
) -> Result<Option<Acting>> {
    let roles = crate::appointment::held(db, person, today).await?;
    Ok(roles.into_iter().find(|acting| acting.appointment == appointment))
}

/// Ends every session of a person but `except`, without an event of its own.
pub(crate) async fn end_all(db: &impl ConnectionTrait, id: PersonId, except: Option<SessionId>) -> Result<u64> {
    let mut delete = session::Entity::delete_many().filter(session::Column::PersonId.eq(id.0));
    if let Some(except) = except {
        delete = delete.filter(session::Column::Id.ne(except.0));
    }
    Ok(delete.exec(db).await?.rows_affected)
}

/// Ends the sessions in which somebody acts by this appointment.
pub(crate) async fn end_of_appointment(db: &impl ConnectionTrait, id: AppointmentId) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::AppointmentId.eq(id.0)).exec(db).await?;
    Ok(())
}

/// The sessions that still hold, as a condition.
pub(crate) fn still_open(now: DateTime<Utc>) -> Condition {
    Condition::all().add(session::Column::Started.gte(now - LIFE)).add(session::Column::LastUsed.gte(now - IDLE))
}
