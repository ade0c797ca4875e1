//! What an import created besides figures: kept with it, shown with it, and taken away with it unless somebody has gone on
//! with it.

use crate::bulk;
use crate::entity::{
    comparison, event as trail, hypothesis, import_object, indicator, indicator_goal, measurement, question, standing,
    target, withdrawn_measurement,
};
use crate::error::{Error, Result, unreadable};
use crate::event::{self, Happened};
use crate::indicator::load;
use crate::indicator::series::read_comparison;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{ImportId, IndicatorId};
use domain::import::ImportedObject;
use domain::question::Subject;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Order, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    SqlErr, TransactionTrait,
};
use std::collections::HashSet;

/// Notes which objects an import created.
pub(super) async fn keep(tx: &DatabaseTransaction, import: ImportId, objects: &[(ObjectKind, i64)]) -> Result<()> {
    for some in objects.chunks(bulk::IDS) {
        let rows = some.iter().map(|(kind, object)| import_object::ActiveModel {
            import_id: Set(import.0),
            kind: Set(kind.word().to_owned()),
            object: Set(*object),
        });
        import_object::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Forgets which import created the object, when it is taken away.
pub(crate) async fn forget(tx: &DatabaseTransaction, kind: ObjectKind, object: i64) -> Result<()> {
    import_object::Entity::delete_many()
        .filter(import_object::Column::Kind.eq(kind.word()))
        .filter(import_object::Column::Object.eq(object))
        .exec(tx)
        .await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Named {
    kind: String,
    object: i64,
    name: String,
}

/// The objects that the import created and that are still here, by kind and name. One statement.
pub(super) async fn of(db: &impl ConnectionTrait, import: ImportId) -> Result<Vec<ImportedObject>> {
    use import_object::{Column, Entity};
    let is = |kind: ObjectKind| Expr::col((Entity, Column::Kind)).eq(kind.word());
    let named = |name: Expr| Func::coalesce([name, Expr::col((comparison::Entity, comparison::Column::Name))]);
    let statement = Query::select()
        .columns([Column::Kind, Column::Object].map(|column| (Entity, column)))
        .expr_as(named(Expr::col((indicator::Entity, indicator::Column::Name))), "name")
        .from(Entity)
        .join(
            JoinType::LeftJoin,
            indicator::Entity,
            is(ObjectKind::Indicator)
                .and(Expr::col((indicator::Entity, indicator::Column::Id)).equals((Entity, Column::Object))),
        )
        .join(
            JoinType::LeftJoin,
            comparison::Entity,
            is(ObjectKind::Comparison)
                .and(Expr::col((comparison::Entity, comparison::Column::Id)).equals((Entity, Column::Object))),
        )
        .and_where(Expr::col((Entity, Column::ImportId)).eq(import.0))
        .order_by_expr(Expr::col((Entity, Column::Kind)), Order::Desc)
        .order_by_expr(Expr::col(Alias::new("name")), Order::Asc)
        .to_owned();
    let rows = db.query_all(&statement).await?;
    rows.iter().map(|row| Named::from_query_result(row, "")).map(|row| row?.read()).collect()
}

impl Named {
    fn read(self) -> Result<ImportedObject> {
        let kind = ObjectKind::from_word(&self.kind).ok_or_else(|| unreadable("kind of object", &self.kind))?;
        Ok(ImportedObject { kind, id: self.object, name: self.name })
    }
}

/// Takes away what the import created, each with its event, now that its figures are gone. What somebody has gone on with stays:
/// an indicator that was changed or has figures, a target or a goal, a comparison that was changed or has figures, and whatever
/// else something points at.
pub(super) async fn take_away(tx: &DatabaseTransaction, actor: &Actor, import: ImportId) -> Result<()> {
    let objects = of(tx, import).await?;
    let ids = |kind: ObjectKind| {
        objects.iter().filter(move |object| object.kind == kind).map(|object| object.id).collect::<Vec<_>>()
    };
    let mut used = used_indicators(tx, &ids(ObjectKind::Indicator)).await?;
    for id in ids(ObjectKind::Indicator).into_iter().filter(|id| !used.contains(id)) {
        remove_indicator(tx, actor, import, id).await?;
    }
    used = used_comparisons(tx, &ids(ObjectKind::Comparison)).await?;
    for id in ids(ObjectKind::Comparison).into_iter().filter(|id| !used.contains(id)) {
        remove_comparison(tx, actor, import, id).await?;
    }
    Ok(())
}

async fn used_indicators(tx: &DatabaseTransaction, ids: &[i64]) -> Result<HashSet<i64>> {
    let mut used = HashSet::new();
    for some in ids.chunks(bulk::IDS) {
        let some = || some.iter().copied();
        let changed = indicator::Entity::find()
            .select_only()
            .column(indicator::Column::Id)
            .filter(indicator::Column::Id.is_in(some()))
            .filter(indicator::Column::Version.gt(1));
        let measured = measurement::Entity::find()
            .select_only()
            .column(measurement::Column::IndicatorId)
            .distinct()
            .filter(measurement::Column::IndicatorId.is_in(some()));
        let aimed = target::Entity::find()
            .select_only()
            .column(target::Column::IndicatorId)
            .distinct()
            .filter(target::Column::IndicatorId.is_in(some()));
        let linked = indicator_goal::Entity::find()
            .select_only()
            .column(indicator_goal::Column::IndicatorId)
            .distinct()
            .filter(indicator_goal::Column::IndicatorId.is_in(some()));
        let expected = hypothesis::Entity::find()
            .select_only()
            .column(hypothesis::Column::IndicatorId)
            .distinct()
            .filter(hypothesis::Column::IndicatorId.is_in(some()));
        let asked = question::Entity::find()
            .select_only()
            .column(question::Column::Object)
            .distinct()
            .filter(question::Column::Subject.eq(Subject::Indicator.word()))
            .filter(question::Column::Object.is_in(some()));
        used.extend(expected.into_tuple::<i64>().all(tx).await?);
        used.extend(asked.into_tuple::<i64>().all(tx).await?);
        used.extend(changed.into_tuple::<i64>().all(tx).await?);
        used.extend(measured.into_tuple::<i64>().all(tx).await?);
        used.extend(aimed.into_tuple::<i64>().all(tx).await?);
        used.extend(linked.into_tuple::<i64>().all(tx).await?);
    }
    Ok(used)
}

/// A comparison counts no versions: the trail tells whether somebody has changed it.
async fn used_comparisons(tx: &DatabaseTransaction, ids: &[i64]) -> Result<HashSet<i64>> {
    let mut used = HashSet::new();
    for some in ids.chunks(bulk::IDS) {
        let some = || some.iter().copied();
        let measured = measurement::Entity::find()
            .select_only()
            .column(measurement::Column::ComparisonId)
            .distinct()
            .filter(measurement::Column::ComparisonId.is_in(some()));
        let changed = trail::Entity::find()
            .select_only()
            .column(trail::Column::Object)
            .filter(trail::Column::Kind.eq(ObjectKind::Comparison.word()))
            .filter(trail::Column::Object.is_in(some()))
            .filter(trail::Column::Act.eq(Act::Changed.word()));
        used.extend(measured.into_tuple::<Option<i64>>().all(tx).await?.into_iter().flatten());
        used.extend(changed.into_tuple::<i64>().all(tx).await?);
    }
    Ok(used)
}

async fn remove_indicator(tx: &DatabaseTransaction, actor: &Actor, import: ImportId, id: i64) -> Result<()> {
    let before = load(tx, IndicatorId(id)).await?;
    let try_it = tx.begin().await?;
    forget_figures(&try_it, import, withdrawn_measurement::Column::IndicatorId.eq(id)).await?;
    standing::Entity::delete_by_id(id).exec(&try_it).await?;
    let gone = indicator::Entity::delete_by_id(id).exec(&try_it).await.map(|_| ());
    if !ended(try_it, gone).await? {
        return Ok(());
    }
    forget(tx, ObjectKind::Indicator, id).await?;
    event::write(tx, actor, Happened::new(Act::Removed, ObjectKind::Indicator, id, &before.name).before(&before)).await
}

async fn remove_comparison(tx: &DatabaseTransaction, actor: &Actor, import: ImportId, id: i64) -> Result<()> {
    let Some(row) = comparison::Entity::find_by_id(id).one(tx).await? else { return Ok(()) };
    let before = read_comparison(row)?;
    let try_it = tx.begin().await?;
    forget_figures(&try_it, import, withdrawn_measurement::Column::ComparisonId.eq(id)).await?;
    let gone = comparison::Entity::delete_by_id(id).exec(&try_it).await.map(|_| ());
    if !ended(try_it, gone).await? {
        return Ok(());
    }
    forget(tx, ObjectKind::Comparison, id).await?;
    event::write(tx, actor, Happened::new(Act::Removed, ObjectKind::Comparison, id, &before.name).before(&before)).await
}

/// What the import itself brought to what goes is kept for earlier days in vain: there is nothing to show it by. What another
/// undone import brought there keeps the object, as whatever points at it does.
async fn forget_figures(tx: &DatabaseTransaction, import: ImportId, to: Expr) -> Result<()> {
    withdrawn_measurement::Entity::delete_many()
        .filter(withdrawn_measurement::Column::ImportId.eq(import.0))
        .filter(to)
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether it is gone. What something points at cannot go: the database says so, whatever tables come to point there.
async fn ended(tried: DatabaseTransaction, gone: Result<(), DbErr>) -> Result<bool> {
    match gone {
        Ok(()) => tried.commit().await?,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => {
            tried.rollback().await?;
            return Ok(false);
        }
        Err(error) => return Err(Error::Database(error)),
    }
    Ok(true)
}
