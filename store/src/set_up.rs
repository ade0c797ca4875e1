//! The first start without a sample: a one-time code opens the page that names the municipality and its first administrator.

use crate::Store;
use crate::entity::{municipality, person};
use crate::error::Result;
use crate::event::{self, Happened};
use crate::{appointment, organisation};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::organisation::{UnitDraft, UnitKind};
use domain::permission::{Action, Place, require};
use domain::person::PersonDraft;
use domain::rejection::StateProblem;
use domain::set_up::SetUp;
use domain::span::Span;
use domain::start::Municipality;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

impl Store {
    /// Lets the set-up be opened with the code that has this hash, and with no earlier one. `false` when it has been done.
    pub async fn prepare_set_up(&self, actor: &Actor, code_hash: &str) -> Result<bool> {
        require(actor, Action::ManageAccounts, &Place::Whole)?;
        let tx = self.begin().await?;
        let row = crate::municipality::row(&tx).await?;
        if !row.name.is_empty() {
            return Ok(false);
        }
        let changed = municipality::ActiveModel {
            id: Set(row.id),
            set_up_code_hash: Set(code_hash.to_owned()),
            ..Default::default()
        };
        changed.update(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Sets up: the municipality, its council, and an administrator with this password. All or nothing, and once.
    ///
    /// Nobody can have signed in yet: the code is what lets somebody in.
    pub async fn set_up(
        &self,
        _actor: &Actor,
        code_hash: &str,
        set_up: SetUp,
        password_hash: String,
        today: NaiveDate,
    ) -> Result<()> {
        let tx = self.begin().await?;
        let row = crate::municipality::row(&tx).await?;
        if !row.name.is_empty() {
            return Err(StateProblem::AlreadySetUp.into());
        }
        if row.set_up_code_hash.is_empty() || row.set_up_code_hash != code_hash {
            return Err(FieldErrors::one("code", Problem::WrongCode).into());
        }
        let named = Municipality { version: row.version + 1, ..set_up.municipality.clone() };
        crate::municipality::write(&tx, row.id, &named).await?;
        forget_code(&tx).await?;
        let label = set_up.municipality.name.clone();
        let happened =
            Happened::new(Act::Created, ObjectKind::Municipality, row.id, &label).after(&set_up.municipality);
        event::write(&tx, &Actor::System, happened).await?;
        found(&tx, set_up, password_hash, today).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The council and its first administrator, with the events.
async fn found(tx: &DatabaseTransaction, set_up: SetUp, password_hash: String, today: NaiveDate) -> Result<()> {
    let council = UnitDraft {
        external_id: String::new(),
        parent: None,
        kind: UnitKind::Council,
        name: set_up.council,
        short_name: String::new(),
        span: Span::since(today),
    };
    let council = organisation::insert(tx, council).await?;
    let unit = organisation::load(tx, council).await?;
    let happened = Happened::new(Act::Created, ObjectKind::Unit, council.0, &unit.name).after(&unit);
    event::write(tx, &Actor::System, happened).await?;
    let draft = PersonDraft { external_id: String::new(), name: set_up.name, email: set_up.email, open: true };
    let person = crate::person::insert(tx, draft).await?;
    let happened = Happened::new(Act::Created, ObjectKind::Person, person.id.0, &person.name).after(&person);
    event::write(tx, &Actor::System, happened).await?;
    person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(password_hash))
        .filter(person::Column::Id.eq(person.id.0))
        .exec(tx)
        .await?;
    let role = Role::Administrator;
    let draft = AppointmentDraft { person: person.id, role, unit: council, span: Span::since(today) };
    appointment::insert(tx, &Actor::System, draft).await?;
    Ok(())
}

async fn forget_code(tx: &DatabaseTransaction) -> Result<()> {
    municipality::Entity::update_many().col_expr(municipality::Column::SetUpCodeHash, Expr::value("")).exec(tx).await?;
    Ok(())
}
