//! Reminders: who owes something, whose letter is written today, and what became of it.

use crate::entity::{appointment, person, reminder, reminder_choice, unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use crate::organisation::existing_on;
use crate::{Store, dialect};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::Role;
use domain::event::{Act, ObjectKind};
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitKind, UnitPath};
use domain::permission::{Action, Place, require};
use domain::rejection::Rejection;
use domain::reminder::{
    Letter, MOST_TRIES, Owing, ReminderList, ReminderRow, ReminderStage, is_time, minutes_until_next,
};
use sea_orm::sea_query::{Expr, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult,
    JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// How far back letters count when the next is weighed.
const LOOK_BACK: u64 = 120;

/// How many letters the administrator sees.
const MOST_ROWS: u64 = 50;

/// How long whoever has taken a letter may take to send it before another process tries.
const SENDING: TimeDelta = TimeDelta::minutes(10);

impl Store {
    /// Writes down whose letter is to be sent today: those who owe something, have an open account, want letters, and whose time has come.
    /// However often it is asked, and by however many processes, a person gets one letter a day. Gives how many are new.
    pub async fn plan_reminders(&self, actor: &Actor, today: NaiveDate, now: DateTime<Utc>) -> Result<u64> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let mut planned = 0;
        for (id, roles) in people(&self.read, None, today).await? {
            let sent = sent_to(&self.read, id, today).await?;
            if sent.contains(&today) || !is_time(&self.owing(&roles, today).await?, &sent, today) {
                continue;
            }
            let row = reminder::ActiveModel {
                person_id: Set(id.0),
                day: Set(today),
                stage: Set(ReminderStage::Waiting.word().to_owned()),
                tries: Set(0),
                next_at: Set(now),
                problem: Set(String::new()),
                ..Default::default()
            };
            let once = OnConflict::columns([reminder::Column::PersonId, reminder::Column::Day]).do_nothing().to_owned();
            let tx = self.begin().await?;
            planned += reminder::Entity::insert(row).on_conflict(once).exec_without_returning(&tx).await?;
            tx.commit().await?;
        }
        Ok(planned)
    }

    /// The next letter whose time has come, taken so that no other process sends it too; none when there is none. `fresh` is a secret for
    /// somebody who has none yet. What is not owed any more is dropped on the way.
    pub async fn take_letter(
        &self,
        actor: &Actor,
        fresh: &str,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Option<Letter>> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        loop {
            let tx = self.begin().await?;
            let due = reminder::Entity::find()
                .filter(reminder::Column::Stage.eq(ReminderStage::Waiting.word()))
                .filter(reminder::Column::NextAt.lte(now))
                .order_by_asc(reminder::Column::NextAt)
                .lock_exclusive()
                .one(&tx)
                .await?;
            let Some(row) = due else { return Ok(None) };
            let taken = reminder::ActiveModel {
                id: Set(row.id),
                tries: Set(row.tries + 1),
                next_at: Set(now + SENDING),
                ..Default::default()
            };
            taken.update(&tx).await?;
            let token = token_of(&tx, row.person_id, fresh).await?;
            tx.commit().await?;
            let who = person::Entity::find_by_id(row.person_id).one(&self.read).await?.ok_or(Rejection::NotFound)?;
            let roles = people(&self.read, Some(PersonId(row.person_id)), today).await?.into_values().next();
            let owing = self.owing(&roles.unwrap_or_default(), today).await?;
            if owing.is_empty() {
                self.settle(row.id, ReminderStage::Dropped, now, "").await?;
                continue;
            }
            let tries = u32::try_from(row.tries + 1).unwrap_or(MOST_TRIES);
            return Ok(Some(Letter { id: row.id, tries, name: who.name, email: who.email, token, owing }));
        }
    }

    /// That the mail server has taken the letter.
    pub async fn letter_sent(&self, actor: &Actor, letter: &Letter, now: DateTime<Utc>) -> Result<()> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        self.settle(letter.id, ReminderStage::Sent, now, "").await
    }

    /// That the letter could not be sent, and why: it is tried again later, and given up in the end.
    pub async fn letter_not_sent(
        &self,
        actor: &Actor,
        letter: &Letter,
        problem: &str,
        now: DateTime<Utc>,
    ) -> Result<()> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let stage = if letter.tries >= MOST_TRIES { ReminderStage::Failed } else { ReminderStage::Waiting };
        let next = now + TimeDelta::minutes(minutes_until_next(letter.tries));
        self.settle(letter.id, stage, next, problem).await
    }

    async fn settle(&self, id: i64, stage: ReminderStage, at: DateTime<Utc>, problem: &str) -> Result<()> {
        let row = reminder::ActiveModel {
            id: Set(id),
            stage: Set(stage.word().to_owned()),
            next_at: Set(at),
            problem: Set(problem.chars().take(500).collect()),
            ..Default::default()
        };
        let tx = self.begin().await?;
        row.update(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The newest letters, for whoever looks after accounts: those that could not be sent first. Two statements.
    pub async fn reminders(&self, actor: &Actor) -> Result<ReminderList> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let rows: Vec<StoredRow> = reminder::Entity::find()
            .column_as(person::Column::Name, "name")
            .join(JoinType::InnerJoin, to_person())
            .order_by_desc(reminder::Column::Problem.ne(""))
            .order_by_desc(reminder::Column::Id)
            .limit(MOST_ROWS)
            .into_model()
            .all(&self.read)
            .await?;
        Ok(ReminderList {
            rows: rows.into_iter().map(StoredRow::read).collect::<Result<_>>()?,
            stopped: stopped().count(&self.read).await?,
        })
    }

    /// Lets somebody have letters, or not.
    pub async fn choose_reminders(&self, actor: &Actor, wanted: bool, fresh: &str) -> Result<()> {
        let person = actor.person().ok_or(Rejection::SignInNeeded)?;
        let (id, name) = (person.id, person.name.clone());
        let tx = self.begin().await?;
        token_of(&tx, id.0, fresh).await?;
        set_stopped(&tx, actor, (id, &name), !wanted).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Stops the letters of whoever was sent `token`. Nothing tells whether there is such a one.
    pub async fn stop_reminders(&self, _actor: &Actor, token: &str) -> Result<()> {
        let tx = self.begin().await?;
        let found = reminder_choice::Entity::find()
            .filter(reminder_choice::Column::Token.eq(token))
            .filter(reminder_choice::Column::Stopped.eq(false))
            .one(&tx)
            .await?;
        let Some(choice) = found else { return Ok(()) };
        let who = person::Entity::find_by_id(choice.person_id).one(&tx).await?.ok_or(Rejection::NotFound)?;
        set_stopped(&tx, &Actor::System, (PersonId(who.id), &who.name), true).await?;
        tx.commit().await?;
        Ok(())
    }

    /// All that somebody owes in these roles.
    async fn owing(&self, roles: &[Actor], today: NaiveDate) -> Result<Owing> {
        let mut owing = Owing::default();
        for actor in roles {
            let owed = crate::follow_up::owed(&self.read, actor, today).await?;
            let waiting = crate::start::waiting(&self.read, actor, today).await?;
            owing.units.extend(owed.units);
            owing.to_approve += owed.to_approve;
            owing.questions.extend(waiting.questions.to_answer);
            owing.assignments.extend(waiting.assignments);
            owing.measures.extend(waiting.measures);
        }
        // What is met in two roles is told once.
        owing.units.sort_by_key(|owed| (owed.due_on, owed.round, owed.unit.id));
        owing.units.dedup_by_key(|owed| (owed.round, owed.unit.id));
        owing.questions.sort_by_key(|row| row.question.id);
        owing.questions.dedup_by_key(|row| row.question.id);
        owing.assignments.sort_by_key(|row| (row.due_on, row.id));
        owing.assignments.dedup_by_key(|row| row.id);
        owing.measures.sort_by_key(|row| (row.due_on, row.id));
        owing.measures.dedup_by_key(|row| row.id);
        Ok(owing)
    }
}

/// What of a person the trail keeps of this.
#[derive(Serialize)]
struct Told {
    reminders: bool,
}

async fn set_stopped(
    tx: &sea_orm::DatabaseTransaction,
    actor: &Actor,
    (id, name): (PersonId, &str),
    stopped: bool,
) -> Result<()> {
    let row = reminder_choice::ActiveModel { person_id: Set(id.0), stopped: Set(stopped), ..Default::default() };
    row.update(tx).await?;
    let happened = Happened::new(Act::Changed, ObjectKind::Person, id.0, name);
    let (before, after) = (Told { reminders: stopped }, Told { reminders: !stopped });
    event::write(tx, actor, happened.before(&before).after(&after)).await
}

fn stopped() -> Select<reminder_choice::Entity> {
    reminder_choice::Entity::find().filter(reminder_choice::Column::Stopped.eq(true))
}

/// Everybody who wants no letters.
pub(crate) async fn all_stopped(db: &impl ConnectionTrait) -> Result<Vec<i64>> {
    use reminder_choice::Column as C;
    Ok(stopped().select_only().column(C::PersonId).order_by_asc(C::PersonId).into_tuple().all(db).await?)
}

/// Stops the letters of all these people, who have no secret yet: each gets one.
pub(crate) async fn stop_all(tx: &sea_orm::DatabaseTransaction, people: &[i64]) -> Result<()> {
    use reminder_choice::Column as C;
    if people.is_empty() {
        return Ok(());
    }
    let engine = tx.get_database_backend();
    let choices = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .expr(Expr::cust(dialect::secret(engine)))
        .expr(Expr::val(true))
        .filter(dialect::one_of(engine, "person.id", people))
        .into_query();
    let mut insert = Query::insert();
    insert.into_table(reminder_choice::Entity).columns([C::PersonId, C::Token, C::Stopped]);
    insert.select_from(choices).map_err(|error| sea_orm::DbErr::Custom(error.to_string()))?;
    tx.execute(&insert).await?;
    Ok(())
}

/// The person's secret; `fresh` for somebody who had none.
async fn token_of(tx: &sea_orm::DatabaseTransaction, person: i64, fresh: &str) -> Result<String> {
    if let Some(known) = reminder_choice::Entity::find_by_id(person).one(tx).await? {
        return Ok(known.token);
    }
    let row =
        reminder_choice::ActiveModel { person_id: Set(person), token: Set(fresh.to_owned()), stopped: Set(false) };
    reminder_choice::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(fresh.to_owned())
}

/// Whether the person has letters.
pub(crate) async fn has_reminders(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    let own = stopped().filter(reminder_choice::Column::PersonId.eq(person.0));
    Ok(own.count(db).await? == 0)
}

/// The days on which the person has had letters, or was to have.
async fn sent_to(db: &impl ConnectionTrait, person: PersonId, today: NaiveDate) -> Result<Vec<NaiveDate>> {
    let days = reminder::Entity::find()
        .select_only()
        .column(reminder::Column::Day)
        .filter(reminder::Column::PersonId.eq(person.0))
        .filter(reminder::Column::Stage.ne(ReminderStage::Dropped.word()))
        .filter(reminder::Column::Day.gte(today - Days::new(LOOK_BACK)));
    Ok(days.into_tuple().all(db).await?)
}

#[derive(FromQueryResult)]
struct Held {
    id: i64,
    role: String,
    person_id: i64,
    person_name: String,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    unit_path: String,
}

/// Those who may get letters, each as they act in every role that they hold on the day: one statement.
async fn people(
    db: &impl ConnectionTrait,
    only: Option<PersonId>,
    today: NaiveDate,
) -> Result<BTreeMap<PersonId, Vec<Actor>>> {
    use appointment::Column as A;
    let stopped = stopped().select_only().column(reminder_choice::Column::PersonId).into_query();
    let held: Vec<Held> = appointment::Entity::find()
        .select_only()
        .columns([A::Id, A::Role, A::PersonId, A::UnitId])
        .column_as(person::Column::Name, "person_name")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .join(
            JoinType::InnerJoin,
            appointment::Entity::belongs_to(person::Entity).from(A::PersonId).to(person::Column::Id).into(),
        )
        .join(
            JoinType::InnerJoin,
            appointment::Entity::belongs_to(unit::Entity).from(A::UnitId).to(unit::Column::Id).into(),
        )
        .filter(person::Column::Open.eq(true))
        .filter(A::PersonId.not_in_subquery(stopped))
        .filter(A::FromDate.lte(today))
        .filter(Condition::any().add(A::ToDate.is_null()).add(A::ToDate.gte(today)))
        .filter(existing_on(today))
        .filter(Condition::all().add_option(only.map(|id| A::PersonId.eq(id.0))))
        .order_by_asc(A::Id)
        .into_model()
        .all(db)
        .await?;
    let mut people: BTreeMap<PersonId, Vec<Actor>> = BTreeMap::new();
    for held in held {
        people.entry(PersonId(held.person_id)).or_default().push(held.actor()?);
    }
    Ok(people)
}

impl Held {
    fn actor(self) -> Result<Actor> {
        let acting = Acting {
            appointment: AppointmentId(self.id),
            role: Role::from_word(&self.role).ok_or_else(|| unreadable("role", &self.role))?,
            unit: UnitId(self.unit_id),
            kind: UnitKind::from_word(&self.unit_kind).ok_or_else(|| unreadable("unit kind", &self.unit_kind))?,
            unit_name: self.unit_name,
            path: UnitPath::from_stored(self.unit_path),
        };
        let id = PersonId(self.person_id);
        Ok(Actor::Person(ActingPerson { id, name: self.person_name, acting: Some(acting) }))
    }
}

#[derive(FromQueryResult)]
struct StoredRow {
    person_id: i64,
    name: String,
    day: NaiveDate,
    stage: String,
    tries: i32,
    next_at: DateTime<Utc>,
    problem: String,
}

impl StoredRow {
    fn read(self) -> Result<ReminderRow> {
        Ok(ReminderRow {
            person: (PersonId(self.person_id), self.name),
            day: self.day,
            stage: ReminderStage::from_word(&self.stage).ok_or_else(|| unreadable("stage of reminder", &self.stage))?,
            tries: u32::try_from(self.tries).unwrap_or(0),
            at: self.next_at,
            problem: self.problem,
        })
    }
}

fn to_person() -> RelationDef {
    reminder::Entity::belongs_to(person::Entity).from(reminder::Column::PersonId).to(person::Column::Id).into()
}
