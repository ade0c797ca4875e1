//! Roles that people hold: acts and queries.

use crate::dialect::alphabetical;
use crate::entity::{appointment, person, unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use crate::{Store, dialect, packed};
use chrono::{Days, NaiveDate};
use domain::actor::{Acting, Actor};
use domain::appointment::{AppointmentDraft, AppointmentFilter, AppointmentList, AppointmentRow, Role};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::permission::{Action, Place, require};
use domain::person::PEOPLE_PER_PAGE;
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use sea_orm::sea_query::{ExprTrait, NullOrdering, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, Order, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    Select,
};
use serde::{Deserialize, Serialize};

/// The number under which changes to who is administrator follow each other.
const ADMINISTRATORS: i64 = 0x61_646d_696e;

/// A role as the trail tells of it: with names, since ids say nothing to a reader.
#[derive(Serialize)]
struct Told<'a> {
    person: &'a str,
    role: Role,
    unit: &'a str,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Store {
    /// Gives somebody a role at a unit during a time. Nobody gives one to themselves while another could.
    pub async fn give_role(&self, actor: &Actor, draft: AppointmentDraft) -> Result<AppointmentId> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        dialect::lock_number(&tx, ADMINISTRATORS).await?;
        if !may_give(&tx, actor, draft.person).await? {
            return Err(FieldErrors::one("role", Problem::OwnRole).into());
        }
        let id = insert(&tx, actor, draft).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Ends a role on its last day; without one at once, with every sign-in in it. The last administrator stays. No role gets longer
    /// by this, and none that is over comes back: a role is given by [`Self::give_role`] alone, which keeps people from their own.
    pub async fn end_role(
        &self,
        actor: &Actor,
        id: AppointmentId,
        last_day: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<PersonId> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        let row = appointment::Entity::find_by_id(id.0).lock_exclusive().one(&tx).await?.ok_or(Rejection::NotFound)?;
        let before = full(&tx, id).await?;
        require_no_longer(before.span, last_day, today)?;
        let person = PersonId(row.person_id);
        let first_without = last_day.and_then(|day| day.succ_opt()).unwrap_or(today);
        if before.role == Role::Administrator && before.span.contains(today) {
            require_administrator_left(&tx, |appointment, _| appointment == id, first_without).await?;
        }
        if first_without <= today {
            crate::session::end_of_appointment(&tx, id).await?;
        }
        let name = before.person_name.clone().unwrap_or_default();
        let happened = Happened::new(Act::Ended, ObjectKind::Appointment, id.0, &name).before(&told(&before));
        match last_day.or_else(|| today.checked_sub_days(Days::new(1))) {
            // A role that is ended at once on its first day, or before it began, has never been held.
            Some(last) if last_day.is_none() && last < before.span.from() => {
                appointment::Entity::delete_by_id(id.0).exec(&tx).await?;
                event::write(&tx, actor, happened).await?;
            }
            Some(last) => {
                let span = before.span.ending(last).map_err(|_| FieldErrors::one("to", Problem::EndsBeforeStart))?;
                let changed =
                    appointment::ActiveModel { id: Set(id.0), to_date: Set(Some(last)), ..Default::default() };
                changed.update(&tx).await?;
                event::write(&tx, actor, happened.after(&told(&AppointmentRow { span, ..before.clone() }))).await?;
            }
            None => return Err(FieldErrors::one("to", Problem::NotADate).into()),
        }
        tx.commit().await?;
        Ok(person)
    }

    /// One role, for those who manage accounts.
    pub async fn appointment(&self, actor: &Actor, id: AppointmentId) -> Result<AppointmentRow> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        full(&self.read, id).await
    }

    /// Every role that is held today, those that end first on top: for the yearly review.
    pub async fn appointments(
        &self,
        actor: &Actor,
        filter: &AppointmentFilter,
        today: NaiveDate,
    ) -> Result<AppointmentList> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let mut rows = rows().filter(held_on(today));
        if let Some(role) = Role::from_word(&filter.role) {
            rows = rows.filter(appointment::Column::Role.eq(role.word()));
        }
        let typed = filter.q.trim();
        if !typed.is_empty() {
            use crate::person::holds;
            let either = Condition::any().add(holds(person::Column::Name, typed)).add(holds(unit::Column::Name, typed));
            rows = rows.filter(either);
        }
        let total = rows.clone().count(&self.read).await?;
        let page: Vec<StoredRow> = rows
            .order_by_with_nulls(appointment::Column::ToDate, Order::Asc, NullOrdering::Last)
            .order_by_asc(alphabetical(person::Column::Name))
            .order_by_asc(appointment::Column::Id)
            .offset(filter.page.saturating_sub(1).saturating_mul(PEOPLE_PER_PAGE))
            .limit(PEOPLE_PER_PAGE)
            .into_model()
            .all(&self.read)
            .await?;
        let rows = page.into_iter().map(read).collect::<Result<Vec<_>>>()?;
        Ok(AppointmentList { rows, total })
    }
}

/// Goes on when the role is not over, and is not to end later than it does.
fn require_no_longer(span: Span, last_day: Option<NaiveDate>, today: NaiveDate) -> Result<()> {
    match span.to() {
        Some(to) if to < today => Err(StateProblem::RoleIsOver.into()),
        Some(to) if last_day.is_some_and(|last| last > to) => Err(FieldErrors::one("to", Problem::LaterThanNow).into()),
        _ => Ok(()),
    }
}

/// Whether `actor` may give a role to `person`: to anybody else, and to themselves only as long as nobody else has ever been
/// administrator. The first one, whom the set-up made, has nobody to ask; later ones cannot become alone by ending each other's roles.
pub(crate) async fn may_give(db: &impl ConnectionTrait, actor: &Actor, person: PersonId) -> Result<bool> {
    if actor.person().is_none_or(|acting| acting.id != person) {
        return Ok(true);
    }
    let others = appointment::Entity::find()
        .filter(appointment::Column::Role.eq(Role::Administrator.word()))
        .filter(appointment::Column::PersonId.ne(person.0));
    Ok(others.count(db).await? == 0)
}

/// The units where somebody holds a role on `day` that answers for what they own (`Role::answers`).
pub(crate) fn answered_for(day: NaiveDate) -> SelectStatement {
    let answering = Role::ALL.iter().filter(|role| role.answers()).map(|role| role.word());
    Query::select()
        .column((appointment::Entity, appointment::Column::UnitId))
        .from(appointment::Entity)
        .and_where(appointment::Column::Role.is_in(answering))
        .cond_where(held_on(day))
        .take()
}

/// The roles held on `day`, as a condition.
pub(crate) fn held_on(day: NaiveDate) -> Condition {
    Condition::all()
        .add(appointment::Column::FromDate.lte(day))
        .add(appointment::Column::ToDate.is_null().or(appointment::Column::ToDate.gte(day)))
}

/// A role with the words that a list needs.
#[derive(FromQueryResult, Deserialize)]
pub(crate) struct StoredRow {
    id: i64,
    role: String,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    person_id: i64,
    person_name: String,
    unit_id: i64,
    kind: String,
    name: String,
    path: String,
}

fn rows() -> Select<appointment::Entity> {
    use appointment::Column as A;
    appointment::Entity::find()
        .select_only()
        .columns([A::Id, A::Role, A::FromDate, A::ToDate, A::PersonId, A::UnitId])
        .column_as(person::Column::Name, "person_name")
        .columns([unit::Column::Kind, unit::Column::Name, unit::Column::Path])
        .join(JoinType::InnerJoin, appointment::Relation::Person.def())
        .join(JoinType::InnerJoin, appointment::Relation::Unit.def())
}

fn read(row: StoredRow) -> Result<AppointmentRow> {
    Ok(AppointmentRow {
        id: AppointmentId(row.id),
        role: Role::from_word(&row.role).ok_or_else(|| unreadable("role", &row.role))?,
        unit: UnitName {
            id: UnitId(row.unit_id),
            kind: UnitKind::from_word(&row.kind).ok_or_else(|| unreadable("unit kind", &row.kind))?,
            name: row.name,
        },
        path: UnitPath::from_stored(row.path),
        span: Span::new(row.from_date, row.to_date)
            .map_err(|_| unreadable("span of appointment", &row.id.to_string()))?,
        person: Some(PersonId(row.person_id)),
        person_name: Some(row.person_name),
    })
}

fn told(row: &AppointmentRow) -> Told<'_> {
    Told {
        person: row.person_name.as_deref().unwrap_or_default(),
        role: row.role,
        unit: &row.unit.name,
        from: row.span.from(),
        to: row.span.to(),
    }
}

async fn full(db: &impl ConnectionTrait, id: AppointmentId) -> Result<AppointmentRow> {
    let row: Option<StoredRow> = rows().filter(appointment::Column::Id.eq(id.0)).into_model().one(db).await?;
    read(row.ok_or(Rejection::NotFound)?)
}

/// The roles of these people, on a day or ever, the one held longest first.
pub(crate) async fn of_people(
    db: &impl ConnectionTrait,
    people: &[i64],
    on: Option<NaiveDate>,
) -> Result<Vec<AppointmentRow>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = rows().filter(appointment::Column::PersonId.is_in(people.iter().copied()));
    if let Some(day) = on {
        rows = rows.filter(held_on(day));
    }
    let held: Vec<StoredRow> = packed::all(db, in_order(rows)).await?;
    held.into_iter().map(read).collect()
}

/// Who holds which role at the unit on the day, each a [`StoredRow`].
pub(crate) fn of_unit(unit: UnitId, day: NaiveDate) -> SelectStatement {
    in_order(rows().filter(appointment::Column::UnitId.eq(unit.0)).filter(held_on(day)))
}

/// What [`of_unit`] asked for. Officials' names are for those who have signed in.
pub(crate) fn read_of_unit(held: Vec<StoredRow>, actor: &Actor) -> Result<Vec<AppointmentRow>> {
    let mut held = held.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    if !actor.is_known() {
        for row in &mut held {
            (row.person, row.person_name) = (None, None);
        }
    }
    Ok(held)
}

fn in_order(rows: Select<appointment::Entity>) -> SelectStatement {
    rows.order_by_asc(appointment::Column::FromDate).order_by_asc(appointment::Column::Id).into_query()
}

/// What a person may act as on the day, the role held longest first.
pub(crate) async fn held(db: &impl ConnectionTrait, person: PersonId, day: NaiveDate) -> Result<Vec<Acting>> {
    let rows = of_people(db, &[person.0], Some(day)).await?;
    let acting = rows.into_iter().map(|row| Acting {
        appointment: row.id,
        role: row.role,
        unit: row.unit.id,
        kind: row.unit.kind,
        unit_name: row.unit.name,
        path: row.path,
    });
    Ok(acting.collect())
}

/// A new role of this draft, with its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, actor: &Actor, draft: AppointmentDraft) -> Result<AppointmentId> {
    let person = crate::person::load(tx, draft.person).await?;
    let at = unit::Entity::find_by_id(draft.unit.0).one(tx).await?.map(crate::organisation::read).transpose()?;
    let at = at.filter(|unit| unit.exists_on(draft.span.from()));
    let at = at.ok_or_else(|| FieldErrors::one("unit", Problem::DoesNotExist))?;
    if at.span.ends_before(&draft.span) {
        return Err(FieldErrors::one("to", Problem::OutlivesUnit).into());
    }
    if !draft.role.belongs_at(at.kind) {
        return Err(FieldErrors::one("unit", Problem::RoleDoesNotBelong).into());
    }
    let held = of_people(tx, &[person.id.0], None).await?;
    let same =
        |row: &AppointmentRow| row.role == draft.role && row.unit.id == draft.unit && row.span.overlaps(&draft.span);
    if held.iter().any(same) {
        return Err(FieldErrors::one("role", Problem::RoleHeldAlready).into());
    }
    let row = appointment::ActiveModel {
        person_id: Set(person.id.0),
        role: Set(draft.role.word().to_owned()),
        unit_id: Set(draft.unit.0),
        from_date: Set(draft.span.from()),
        to_date: Set(draft.span.to()),
        ..Default::default()
    };
    let id = row.insert(tx).await?.id;
    let after =
        Told { person: &person.name, role: draft.role, unit: &at.name, from: draft.span.from(), to: draft.span.to() };
    let happened = Happened::new(Act::Created, ObjectKind::Appointment, id, &person.name).after(&after);
    event::write(tx, actor, happened).await?;
    Ok(AppointmentId(id))
}

/// Goes on when somebody is administrator on the day without those `gone`: with nobody left, nobody could ever be let in again.
/// Nothing is asked when no administrator goes.
pub(crate) async fn require_administrator_left(
    tx: &DatabaseTransaction,
    gone: impl Fn(AppointmentId, PersonId) -> bool,
    day: NaiveDate,
) -> Result<()> {
    // Two administrators who close each other's accounts at one moment must not both succeed.
    dialect::lock_number(tx, ADMINISTRATORS).await?;
    let administrators: Vec<(i64, i64)> = appointment::Entity::find()
        .select_only()
        .columns([appointment::Column::Id, appointment::Column::PersonId])
        .join(JoinType::InnerJoin, appointment::Relation::Person.def())
        .filter(appointment::Column::Role.eq(Role::Administrator.word()))
        .filter(person::Column::Open.eq(true))
        .filter(held_on(day))
        .into_tuple()
        .all(tx)
        .await?;
    let goes = |(id, person): &(i64, i64)| gone(AppointmentId(*id), PersonId(*person));
    if !administrators.is_empty() && administrators.iter().all(goes) {
        return Err(StateProblem::LastAdministrator.into());
    }
    Ok(())
}
