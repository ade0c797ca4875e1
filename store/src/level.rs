//! Levels: acts and queries.

use crate::Store;
use crate::entity::{goal, level, theme};
use crate::error::{Result, taken, unreadable};
use crate::event::{self, Happened};
use crate::organisation::external_id;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::LevelId;
use domain::level::{Level, LevelDraft, LevelKind};
use domain::order::Alphabetical;
use domain::organisation::UnitKind;
use domain::permission::{Action, Place, require};
use domain::rejection::{Rejection, StateProblem};
use domain::theme::Theme;
use sea_orm::sea_query::{Expr, UnionType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

impl Store {
    /// The levels of the steering model, uppermost first. Everybody may read them.
    pub async fn levels(&self, _actor: &Actor) -> Result<Vec<Level>> {
        let rows = level::Entity::find().order_by_asc(level::Column::Position).all(&self.read).await?;
        rows.into_iter().map(read).collect()
    }

    /// One level. Everybody may read it.
    pub async fn level(&self, _actor: &Actor, id: LevelId) -> Result<Level> {
        load(&self.read, id).await
    }

    /// Creates a level.
    pub async fn create_level(&self, actor: &Actor, draft: LevelDraft) -> Result<LevelId> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let id = insert(&tx, draft).await?;
        let level = load(&tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Level, id.0, &level.name_sv).after(&level);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Names a level anew, moves it, or changes who decides on it, from the version that the change was made from. The goals on it
    /// stay as they were decided.
    pub async fn change_level(&self, actor: &Actor, id: LevelId, version: i64, draft: LevelDraft) -> Result<()> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        if before.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        let changed = columns(draft, before.external_id.clone());
        let row = level::ActiveModel { id: Set(id.0), version: Set(version + 1), ..changed };
        row.update(&tx).await?;
        let after = load(&tx, id).await?;
        let happened =
            Happened::new(Act::Changed, ObjectKind::Level, id.0, &after.name_sv).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes away a level that no goal stands on.
    pub async fn remove_level(&self, actor: &Actor, id: LevelId) -> Result<()> {
        require(actor, Action::ManageModel, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        if goal::Entity::find().filter(goal::Column::LevelId.eq(id.0)).count(&tx).await? > 0 {
            return Err(StateProblem::LevelHasGoals.into());
        }
        level::Entity::delete_by_id(id.0).exec(&tx).await?;
        let happened = Happened::new(Act::Removed, ObjectKind::Level, id.0, &before.name_sv).before(&before);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// A stored level as the domain knows it.
pub(crate) fn read(row: level::Model) -> Result<Level> {
    Ok(Level {
        id: LevelId(row.id),
        external_id: row.external_id,
        position: row.position,
        kind: LevelKind::from_word(&row.kind).ok_or_else(|| unreadable("level kind", &row.kind))?,
        name_sv: row.name_sv,
        name_en: row.name_en,
        decided_by: UnitKind::from_word(&row.decided_by).ok_or_else(|| unreadable("unit kind", &row.decided_by))?,
        version: row.version,
    })
}

async fn load(db: &impl ConnectionTrait, id: LevelId) -> Result<Level> {
    read(level::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?)
}

/// As [`load`], and nobody else changes it until the transaction ends.
async fn load_to_change(tx: &DatabaseTransaction, id: LevelId) -> Result<Level> {
    read(level::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?)
}

/// A new level of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: LevelDraft) -> Result<LevelId> {
    let external_id = external_id(draft.external_id.clone());
    Ok(LevelId(columns(draft, external_id).insert(tx).await.map_err(taken("external_id"))?.id))
}

fn columns(draft: LevelDraft, external_id: String) -> level::ActiveModel {
    level::ActiveModel {
        external_id: Set(external_id),
        position: Set(draft.position),
        kind: Set(draft.kind.word().to_owned()),
        name_sv: Set(draft.name_sv),
        name_en: Set(draft.name_en),
        decided_by: Set(draft.decided_by.word().to_owned()),
        ..Default::default()
    }
}

/// A level or a theme, from one statement for both.
#[derive(FromQueryResult)]
struct Word {
    id: i64,
    external_id: String,
    kind: String,
    name_sv: String,
    name_en: String,
    version: i64,
    /// The place of a level.
    position: Option<i32>,
    /// The body that decides on a level.
    decided_by: Option<String>,
}

/// The words of the steering model in one statement: its levels, uppermost first, and its themes by name.
pub(crate) async fn levels_and_themes(db: &impl ConnectionTrait) -> Result<(Vec<Level>, Vec<Theme>)> {
    use level::Column as L;
    use theme::Column as T;
    let mut levels = level::Entity::find()
        .select_only()
        .columns([L::Id, L::ExternalId, L::Kind, L::NameSv, L::NameEn, L::Version, L::Position, L::DecidedBy])
        .into_query();
    let themes = theme::Entity::find()
        .select_only()
        .columns([T::Id, T::ExternalId, T::Kind, T::NameSv, T::NameEn, T::Version])
        .expr_as(Expr::cust("NULL"), "position")
        .expr_as(Expr::cust("NULL"), "decided_by")
        .into_query();
    levels.union(UnionType::All, themes);
    let words = Word::find_by_statement(db.get_database_backend().build(&levels)).all(db).await?;
    let (mut levels, mut themes) = (Vec::new(), Vec::new());
    for word in words {
        let Word { id, external_id, kind, name_sv, name_en, version, position, decided_by } = word;
        match position.zip(decided_by) {
            Some((position, decided_by)) => {
                let level = level::Model { id, external_id, position, kind, name_sv, name_en, decided_by, version };
                levels.push(read(level)?);
            }
            None => themes.push(crate::theme::read(theme::Model { id, external_id, kind, name_sv, name_en, version })?),
        }
    }
    levels.sort_by_key(|level| (level.position, level.id));
    themes.sort_by(|a: &Theme, b| {
        (a.kind, Alphabetical(&a.name_sv), a.id).cmp(&(b.kind, Alphabetical(&b.name_sv), b.id))
    });
    Ok((levels, themes))
}
