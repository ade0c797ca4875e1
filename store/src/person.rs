//! People and their accounts: acts and queries. A password hash stands in no event and in no answer.

use crate::Store;
use crate::appointment;
use crate::dialect::alphabetical;
use crate::entity::{person, session};
use crate::error::{Error, Result};
use crate::event::{self, Happened};
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::{PersonId, SessionId};
use domain::permission::{Action, Place, require};
use domain::person::{
    AccountPage, PEOPLE_PER_PAGE, PeopleFilter, PeopleList, Person, PersonDraft, PersonPage, PersonRow, SessionRow,
};
use domain::rejection::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, SqlErr,
};
use std::collections::HashMap;

impl Store {
    /// A page of the accounts, for those who manage them.
    pub async fn people(&self, actor: &Actor, filter: &PeopleFilter, today: NaiveDate) -> Result<PeopleList> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let mut people = person::Entity::find();
        let typed = filter.q.trim();
        if !typed.is_empty() {
            let either =
                Condition::any().add(holds(person::Column::Name, typed)).add(holds(person::Column::Email, typed));
            people = people.filter(either);
        }
        let total = people.clone().count(&self.read).await?;
        let rows = people
            .order_by_asc(alphabetical(person::Column::Name))
            .order_by_asc(person::Column::Id)
            .offset(filter.page.saturating_sub(1).saturating_mul(PEOPLE_PER_PAGE))
            .limit(PEOPLE_PER_PAGE)
            .all(&self.read)
            .await?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut roles: HashMap<i64, Vec<_>> = HashMap::new();
        for held in appointment::of_people(&self.read, &ids, Some(today)).await? {
            roles.entry(held.person.map_or(0, |person| person.0)).or_default().push(held);
        }
        let rows = rows
            .into_iter()
            .map(|row| PersonRow {
                has_password: row.password_hash.is_some(),
                appointments: roles.remove(&row.id).unwrap_or_default(),
                person: read(row),
            })
            .collect();
        Ok(PeopleList { rows, total })
    }

    /// One account, for those who manage accounts.
    pub async fn person_page(&self, actor: &Actor, id: PersonId, now: DateTime<Utc>) -> Result<PersonPage> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let row = person::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        let sessions = session::Entity::find()
            .filter(session::Column::PersonId.eq(id.0))
            .filter(crate::session::still_open(now))
            .count(&self.read)
            .await?;
        let mut appointments = appointment::of_people(&self.read, &[id.0], None).await?;
        appointments
            .sort_by_key(|held| std::cmp::Reverse((held.span.to().unwrap_or(NaiveDate::MAX), held.span.from())));
        let may_give = appointment::may_give(&self.read, actor, id).await?;
        Ok(PersonPage {
            has_password: row.password_hash.is_some(),
            person: read(row),
            appointments,
            sessions,
            may_give,
        })
    }

    /// "Mitt konto": one's own roles and sign-ins.
    pub async fn account_page(
        &self,
        actor: &Actor,
        current: Option<SessionId>,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<AccountPage> {
        let id = actor.person().ok_or(Rejection::SignInNeeded)?.id;
        let row = person::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        let sessions = session::Entity::find()
            .filter(session::Column::PersonId.eq(id.0))
            .filter(crate::session::still_open(now))
            .order_by_desc(session::Column::LastUsed)
            .all(&self.read)
            .await?;
        let sessions = sessions
            .into_iter()
            .map(|row| SessionRow {
                id: SessionId(row.id),
                started: row.started,
                last_used: row.last_used,
                browser: row.browser,
                current: current == Some(SessionId(row.id)),
            })
            .collect();
        let appointments = appointment::of_people(&self.read, &[id.0], Some(today)).await?;
        let reminders = crate::reminder::has_reminders(&self.read, id).await?;
        Ok(AccountPage { person: read(row), appointments, sessions, reminders })
    }

    /// Opens an account. It has no password and no role yet.
    pub async fn create_person(&self, actor: &Actor, draft: PersonDraft) -> Result<PersonId> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        let person = insert(&tx, draft).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Person, person.id.0, &person.name).after(&person);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(person.id)
    }

    /// Changes an account from the version that the change was made from. Closing it ends every sign-in at once.
    pub async fn change_person(
        &self,
        actor: &Actor,
        id: PersonId,
        version: i64,
        draft: PersonDraft,
        today: NaiveDate,
    ) -> Result<()> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        if before.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        if before.open && !draft.open {
            appointment::require_administrator_left(&tx, |_, person| person == id, today).await?;
        }
        let after = Person { name: draft.name, email: folded(&draft.email), open: draft.open, ..before.clone() };
        change(&tx, actor, before, after).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sets a password: one's own, or anybody's for those who manage accounts. Every other sign-in of that person ends. One that
    /// another person has set opens nothing but the way to choose another; what Verkan itself sets is its owner's affair.
    pub async fn set_password(
        &self,
        actor: &Actor,
        id: PersonId,
        hash: String,
        except: Option<SessionId>,
    ) -> Result<()> {
        let is_own = actor.person().is_some_and(|person| person.id == id);
        if !is_own {
            require(actor, Action::ManageAccounts, &Place::Whole)?;
        }
        let set_at = actor.person().filter(|_| !is_own).map(|_| Utc::now().trunc_subsecs(0));
        let tx = self.begin().await?;
        let person = load(&tx, id).await?;
        person::Entity::update_many()
            .col_expr(person::Column::PasswordHash, Expr::value(hash))
            .col_expr(person::Column::PasswordSetAt, Expr::value(set_at))
            .filter(person::Column::Id.eq(id.0))
            .exec(&tx)
            .await?;
        crate::session::end_all(&tx, id, except).await?;
        event::write(&tx, actor, Happened::new(Act::PasswordSet, ObjectKind::Person, id.0, &person.name)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The person who signs in with this address, for the command line.
    pub async fn person_by_email(&self, actor: &Actor, email: &str) -> Result<Person> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let row = person::Entity::find().filter(person::Column::Email.eq(folded(email))).one(&self.read).await?;
        Ok(read(row.ok_or(Rejection::NotFound)?))
    }
}

/// An e-mail address as it is stored and compared: without regard to case or space around it.
pub(crate) fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// That `column` holds what was typed, without regard to case. SQLite folds only A to Z, so a word that starts with Å, Ä or Ö is
/// looked for both ways.
pub(crate) fn holds(column: impl ColumnTrait, typed: &str) -> Condition {
    let pattern = |text: &str| {
        let escaped: String = text
            .chars()
            .flat_map(|sign| matches!(sign, '%' | '_' | '\\').then_some('\\').into_iter().chain([sign]))
            .collect();
        LikeExpr::new(format!("%{escaped}%")).escape('\\')
    };
    let lower = typed.to_lowercase();
    let capital: String = {
        let mut signs = lower.chars();
        signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect()
    };
    let folded = || Expr::expr(Func::lower(Expr::col(column.as_column_ref())));
    Condition::any()
        .add(folded().like(pattern(&lower)))
        .add(Expr::col(column.as_column_ref()).like(pattern(&capital)))
        .add(Expr::col(column.as_column_ref()).like(pattern(typed)))
}

pub(crate) fn read(row: person::Model) -> Person {
    Person {
        id: PersonId(row.id),
        external_id: row.external_id,
        version: row.version,
        name: row.name,
        email: row.email,
        open: row.open,
    }
}

/// The person, whom nobody else changes until the transaction ends.
pub(crate) async fn load(tx: &DatabaseTransaction, id: PersonId) -> Result<Person> {
    let row = person::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    Ok(read(row))
}

/// A new account of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: PersonDraft) -> Result<Person> {
    let row = person::ActiveModel {
        external_id: Set(crate::organisation::external_id(draft.external_id)),
        version: Set(1),
        name: Set(draft.name),
        email: Set(folded(&draft.email)),
        open: Set(draft.open),
        password_hash: Set(None),
        ..Default::default()
    };
    Ok(read(row.insert(tx).await.map_err(taken)?))
}

/// The open accounts with these addresses, whom nobody else changes until the transaction ends.
pub(crate) async fn open_with(tx: &DatabaseTransaction, emails: &[String]) -> Result<Vec<Person>> {
    let rows = person::Entity::find()
        .filter(person::Column::Email.is_in(emails.iter().map(|email| folded(email))))
        .filter(person::Column::Open.eq(true))
        .lock_exclusive()
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(read).collect())
}

/// Changes an account, with its event. Closing it ends every sign-in.
pub(crate) async fn change(tx: &DatabaseTransaction, actor: &Actor, before: Person, after: Person) -> Result<()> {
    if before.open && !after.open {
        crate::session::end_all(tx, before.id, None).await?;
    }
    let changed = person::ActiveModel {
        id: Set(before.id.0),
        version: Set(before.version + 1),
        name: Set(after.name),
        email: Set(after.email),
        open: Set(after.open),
        ..Default::default()
    };
    let after = read(changed.update(tx).await.map_err(taken)?);
    let happened = Happened::new(Act::Changed, ObjectKind::Person, after.id.0, &after.name);
    event::write(tx, actor, happened.before(&before).after(&after)).await
}

fn taken(error: DbErr) -> Error {
    match error.sql_err() {
        // Both engines name the column: `person.email` or `person_email_key`.
        Some(SqlErr::UniqueConstraintViolation(message)) => {
            let field = if message.contains("email") { "email" } else { "external_id" };
            FieldErrors::one(field, Problem::Taken).into()
        }
        _ => Error::Database(error),
    }
}
