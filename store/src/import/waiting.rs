//! Files that somebody has brought and that wait to be confirmed. Only whoever brought one sees it.

use crate::entity::waiting_import::{ActiveModel, Column, Entity};
use crate::error::{Result, unreadable};
use crate::{Store, dialect};
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::Actor;
use domain::id::ImportId;
use domain::import::{ImportKind, WaitingImport, WaitingState};
use domain::permission::{Action, Place, require};
use domain::rejection::Rejection;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, UpdateMany};

/// How long a file waits before it is forgotten.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(24);
/// After this a run that has said nothing is taken to have died with its server, and may be started again.
pub const DEAD_AFTER: TimeDelta = TimeDelta::minutes(15);

/// What is brought.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Where it comes from.
    pub kind: ImportKind,
    /// What the file was called.
    pub name: String,
    /// How its columns are read.
    pub mapping: String,
    /// The file itself; empty while it is being fetched.
    pub content: Vec<u8>,
}

impl Store {
    /// Keeps what was brought until it is confirmed, and forgets what has waited for a day.
    pub async fn bring_import(&self, actor: &Actor, brought: Brought, now: DateTime<Utc>) -> Result<i64> {
        let person_id = importer(actor)?;
        let state = if brought.content.is_empty() { WaitingState::Fetching } else { WaitingState::Waiting };
        let tx = self.begin().await?;
        Entity::delete_many().filter(Column::At.lt(now - FORGOTTEN_AFTER)).exec(&tx).await?;
        let row = ActiveModel {
            person_id: Set(person_id),
            kind: Set(brought.kind.word().to_owned()),
            name: Set(brought.name),
            mapping: Set(brought.mapping),
            content: Set(brought.content),
            at: Set(now),
            state: Set(state.word().to_owned()),
            done: Set(0),
            total: Set(0),
            import_id: Set(None),
            problem: Set(String::new()),
            ..Default::default()
        };
        let id = Entity::insert(row).exec(&tx).await?.last_insert_id;
        tx.commit().await?;
        Ok(id)
    }

    /// Where a file is on its way in.
    pub async fn waiting_import(&self, actor: &Actor, id: i64) -> Result<WaitingImport> {
        let row = own(actor, id)?
            .select_only()
            .columns([
                Column::Id,
                Column::Kind,
                Column::Name,
                Column::Mapping,
                Column::At,
                Column::State,
                Column::Done,
                Column::Total,
                Column::ImportId,
                Column::Problem,
            ])
            .into_model::<Row>()
            .one(&self.read)
            .await?;
        row.ok_or(Rejection::NotFound)?.read()
    }

    /// The file itself.
    pub async fn waiting_content(&self, actor: &Actor, id: i64) -> Result<Vec<u8>> {
        let content = own(actor, id)?.select_only().column(Column::Content).into_tuple().one(&self.read).await?;
        Ok(content.ok_or(Rejection::NotFound)?)
    }

    /// Changes how its columns are read.
    pub async fn map_waiting(&self, actor: &Actor, id: i64, mapping: &str) -> Result<()> {
        let change = Entity::update_many().col_expr(Column::Mapping, Expr::value(mapping));
        self.change_waiting(actor, id, change.filter(Column::State.eq(WaitingState::Waiting.word()))).await
    }

    /// Says that its import has begun; nobody else can begin it then.
    pub async fn start_waiting(&self, actor: &Actor, id: i64, total: u64, now: DateTime<Utc>) -> Result<()> {
        let may_start = Column::State.eq(WaitingState::Waiting.word()).or(
            // A server that died left it so.
            Column::State.eq(WaitingState::Running.word()).and(Column::At.lt(now - DEAD_AFTER)),
        );
        let change = Entity::update_many()
            .col_expr(Column::State, Expr::value(WaitingState::Running.word()))
            .col_expr(Column::Done, Expr::value(0_i64))
            .col_expr(Column::Total, number(total))
            .col_expr(Column::At, Expr::value(now));
        self.change_waiting(actor, id, change.filter(may_start)).await
    }

    /// Says how far the fetching or the import has come, for every server process to show, and that it lives.
    pub async fn count_waiting(
        &self,
        actor: &Actor,
        id: i64,
        (done, total): (u64, u64),
        now: DateTime<Utc>,
    ) -> Result<()> {
        let change = Entity::update_many()
            .col_expr(Column::Done, number(done))
            .col_expr(Column::Total, number(total))
            .col_expr(Column::At, Expr::value(now));
        let works = [WaitingState::Fetching, WaitingState::Running].map(WaitingState::word);
        self.change_waiting(actor, id, change.filter(Column::State.is_in(works))).await
    }

    /// Whether only one transaction at a time can write, so that an import cannot say how far it has come before it is in.
    pub fn has_one_writer(&self) -> bool {
        dialect::has_one_writer(&self.write)
    }

    /// Says that it has been fetched.
    pub async fn fetched_waiting(&self, actor: &Actor, id: i64, content: Vec<u8>) -> Result<()> {
        let change = Entity::update_many()
            .col_expr(Column::State, Expr::value(WaitingState::Waiting.word()))
            .col_expr(Column::Content, Expr::value(content));
        self.change_waiting(actor, id, change.filter(Column::State.eq(WaitingState::Fetching.word()))).await
    }

    /// Says that it could not be fetched, and why.
    pub async fn failed_waiting(&self, actor: &Actor, id: i64, problem: &str) -> Result<()> {
        let change = Entity::update_many()
            .col_expr(Column::State, Expr::value(WaitingState::Failed.word()))
            .col_expr(Column::Problem, Expr::value(problem));
        self.change_waiting(actor, id, change).await
    }

    /// Says that it is in, and lets go of the file; or, without an import, that it waits to be mended.
    pub async fn finish_waiting(&self, actor: &Actor, id: i64, import: Option<ImportId>) -> Result<()> {
        let change = match import {
            Some(import) => Entity::update_many()
                .col_expr(Column::State, Expr::value(WaitingState::Done.word()))
                .col_expr(Column::ImportId, Expr::value(import.0))
                .col_expr(Column::Content, Expr::value(Vec::<u8>::new())),
            None => Entity::update_many().col_expr(Column::State, Expr::value(WaitingState::Waiting.word())),
        };
        self.change_waiting(actor, id, change).await
    }

    /// Forgets it.
    pub async fn drop_waiting(&self, actor: &Actor, id: i64) -> Result<()> {
        let person_id = importer(actor)?;
        let gone = Entity::delete_many()
            .filter(Column::Id.eq(id))
            .filter(Column::PersonId.eq(person_id))
            .filter(Column::State.ne(WaitingState::Running.word()))
            .exec(&self.write)
            .await?;
        if gone.rows_affected == 0 { Err(Rejection::NotFound.into()) } else { Ok(()) }
    }

    async fn change_waiting(&self, actor: &Actor, id: i64, change: UpdateMany<Entity>) -> Result<()> {
        let person_id = importer(actor)?;
        let changed = change.filter(Column::Id.eq(id)).filter(Column::PersonId.eq(person_id)).exec(&self.write).await?;
        if changed.rows_affected == 0 { Err(Rejection::ChangedByAnother.into()) } else { Ok(()) }
    }
}

fn number(count: u64) -> Expr {
    Expr::value(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Whoever may import, and is somebody.
fn importer(actor: &Actor) -> Result<i64> {
    require(actor, Action::Import, &Place::Whole)?;
    Ok(actor.person().ok_or(Rejection::SignInNeeded)?.id.0)
}

fn own(actor: &Actor, id: i64) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find().filter(Column::Id.eq(id)).filter(Column::PersonId.eq(importer(actor)?)))
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    kind: String,
    name: String,
    mapping: String,
    at: DateTime<Utc>,
    state: String,
    done: i64,
    total: i64,
    import_id: Option<i64>,
    problem: String,
}

impl Row {
    fn read(self) -> Result<WaitingImport> {
        Ok(WaitingImport {
            id: self.id,
            kind: ImportKind::from_word(&self.kind).ok_or_else(|| unreadable("kind of import", &self.kind))?,
            state: WaitingState::from_word(&self.state).ok_or_else(|| unreadable("state of import", &self.state))?,
            name: self.name,
            mapping: self.mapping,
            at: self.at,
            done: self.done.unsigned_abs(),
            total: self.total.unsigned_abs(),
            import: self.import_id.map(ImportId),
            problem: self.problem,
        })
    }
}
