//! Units: acts and queries.

mod branch;
mod hanging;
mod page;

pub(crate) use branch::{bodies, branch, is_in_overviews, read_offered, with_offered};

use crate::Store;
use crate::entity::unit;
use crate::error::{Error, Result, taken, unreadable};
use crate::event::{self, Happened};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::UnitId;
use domain::organisation::{Unit, UnitDraft, UnitKind, UnitPath};
use domain::permission::{Action, Place, require};
use domain::rejection::Rejection;
use domain::span::Span;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect,
};

impl Store {
    /// One unit. Everybody may read it.
    pub async fn unit(&self, _actor: &Actor, id: UnitId) -> Result<Unit> {
        load(&self.read, id).await
    }

    /// Creates a unit below its parent. The root is created where there is none.
    pub async fn create_unit(&self, actor: &Actor, draft: UnitDraft) -> Result<UnitId> {
        require(actor, Action::ManageUnits, &Place::Whole)?;
        let tx = self.begin().await?;
        require_one_root(&tx, &draft).await?;
        let id = insert(&tx, draft).await?;
        let unit = load(&tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Unit, id.0, &unit.name).after(&unit);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a unit, from the version that the change was made from. Moving it moves all below it.
    pub async fn change_unit(&self, actor: &Actor, id: UnitId, version: i64, draft: UnitDraft) -> Result<()> {
        require(actor, Action::ManageUnits, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load_locked(&tx, id).await?;
        if before.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        if before.parent.is_some() {
            require_one_root(&tx, &draft).await?;
        }
        hanging::require_room(&tx, id, before.span, draft.span).await?;
        hanging::require_fitting_kind(&tx, id, before.kind, draft.kind).await?;
        update(&tx, &before, draft).await?;
        let after = load(&tx, id).await?;
        let happened = Happened::new(Act::Changed, ObjectKind::Unit, id.0, &after.name).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes away a unit that nothing hangs on. One that has been in use is ended instead, so that history keeps it.
    pub async fn remove_unit(&self, actor: &Actor, id: UnitId) -> Result<()> {
        require(actor, Action::ManageUnits, &Place::Whole)?;
        let tx = self.begin().await?;
        let before = load(&tx, id).await?;
        hanging::require_unused(&tx, id).await?;
        unit::Entity::delete_by_id(id.0).exec(&tx).await.map_err(hanging::in_use)?;
        event::write(&tx, actor, Happened::new(Act::Removed, ObjectKind::Unit, id.0, &before.name).before(&before))
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The units that exist on `day`, as a condition.
pub(crate) fn existing_on(day: NaiveDate) -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(unit::Column::FromDate.lte(day))
        .add(unit::Column::ToDate.is_null().or(unit::Column::ToDate.gte(day)))
}

/// A stored unit as the domain knows it.
pub(crate) fn read(row: unit::Model) -> Result<Unit> {
    Ok(Unit {
        id: UnitId(row.id),
        external_id: row.external_id,
        version: row.version,
        parent: row.parent_id.map(UnitId),
        path: UnitPath::from_stored(row.path),
        kind: UnitKind::from_word(&row.kind).ok_or_else(|| unreadable("unit kind", &row.kind))?,
        name: row.name,
        short_name: row.short_name,
        span: Span::new(row.from_date, row.to_date).map_err(|_| unreadable("span of unit", &row.id.to_string()))?,
    })
}

/// The unit, or that it is not there.
pub(crate) async fn load(db: &impl ConnectionTrait, id: UnitId) -> Result<Unit> {
    let row = unit::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    read(row)
}

/// As [`load`], and nobody else changes it until the transaction ends.
async fn load_locked(tx: &DatabaseTransaction, id: UnitId) -> Result<Unit> {
    let row = unit::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    read(row)
}

/// A new unit of this draft, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: UnitDraft) -> Result<UnitId> {
    let parent = parent(tx, None, &draft).await?;
    let row = unit::ActiveModel {
        external_id: Set(external_id(draft.external_id)),
        version: Set(1),
        parent_id: Set(draft.parent.map(|parent| parent.0)),
        path: Set(String::new()),
        kind: Set(draft.kind.word().to_owned()),
        name: Set(draft.name),
        short_name: Set(draft.short_name),
        from_date: Set(draft.span.from()),
        to_date: Set(draft.span.to()),
        ..Default::default()
    };
    let id = row.insert(tx).await.map_err(taken_unit)?.id;
    let path = parent.map_or_else(|| UnitPath::root(UnitId(id)), |parent| parent.path.child(UnitId(id)));
    set_path(tx, id, &path).await?;
    Ok(UnitId(id))
}

async fn update(tx: &DatabaseTransaction, before: &Unit, draft: UnitDraft) -> Result<()> {
    let parent = parent(tx, Some(before), &draft).await?;
    if parent.as_ref().is_some_and(|parent| parent.path.is_within(&before.path)) {
        return Err(FieldErrors::one("parent", Problem::UnitUnderItself).into());
    }
    let path = parent.map_or_else(|| UnitPath::root(before.id), |parent| parent.path.child(before.id));
    let row = unit::ActiveModel {
        id: Set(before.id.0),
        version: Set(before.version + 1),
        parent_id: Set(draft.parent.map(|parent| parent.0)),
        kind: Set(draft.kind.word().to_owned()),
        name: Set(draft.name),
        short_name: Set(draft.short_name),
        from_date: Set(draft.span.from()),
        to_date: Set(draft.span.to()),
        ..Default::default()
    };
    row.update(tx).await.map_err(taken_unit)?;
    if path != before.path {
        move_branch(tx, &before.path, &path).await?;
    }
    Ok(())
}

/// The unit above, which has to exist on all days of the draft. What was wrong `before`, as an archive may bring it, stops nothing.
async fn parent(tx: &DatabaseTransaction, before: Option<&Unit>, draft: &UnitDraft) -> Result<Option<Unit>> {
    let Some(id) = draft.parent else { return Ok(None) };
    let is_new = before.is_none_or(|before| (before.parent, before.span) != (draft.parent, draft.span));
    match load(tx, id).await {
        Ok(parent) if is_new && parent.exists_on(draft.span.from()) && parent.span.ends_before(&draft.span) => {
            Err(FieldErrors::one("to", Problem::OutlivesUnit).into())
        }
        Ok(parent) if parent.exists_on(draft.span.from()) => Ok(Some(parent)),
        Ok(_) | Err(Error::Rejected(Rejection::NotFound)) => {
            Err(FieldErrors::one("parent", Problem::DoesNotExist).into())
        }
        Err(error) => Err(error),
    }
}

async fn set_path(tx: &DatabaseTransaction, id: i64, path: &UnitPath) -> Result<()> {
    unit::Entity::update_many()
        .col_expr(unit::Column::Path, Expr::value(path.as_str()))
        .filter(unit::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn move_branch(tx: &DatabaseTransaction, from: &UnitPath, to: &UnitPath) -> Result<()> {
    let branch = unit::Entity::find().filter(unit::Column::Path.starts_with(from.as_str())).all(tx).await?;
    for row in branch {
        let path = UnitPath::from_stored(row.path.replacen(from.as_str(), to.as_str(), 1));
        set_path(tx, row.id, &path).await?;
    }
    Ok(())
}

/// The council stands alone at the top: everything else stands under something.
async fn require_one_root(tx: &DatabaseTransaction, draft: &UnitDraft) -> Result<()> {
    if draft.parent.is_none() && unit::Entity::find().filter(unit::Column::ParentId.is_null()).count(tx).await? > 0 {
        return Err(FieldErrors::one("parent", Problem::Required).into());
    }
    Ok(())
}

fn taken_unit(error: sea_orm::DbErr) -> Error {
    taken("external_id")(error)
}

/// The identity that was given, or one that nobody else has.
pub(crate) fn external_id(given: String) -> String {
    if given.trim().is_empty() { crate::event::fresh_id() } else { given.trim().to_owned() }
}
