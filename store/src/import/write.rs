//! Carrying out a planned import, within its transaction.

use super::Reading;
use super::object;
use super::place::MeasuredAt;
use super::plan::Planned;
use crate::bulk;
use crate::dialect;
use crate::entity::{import, measurement};
use crate::error::Result;
use crate::event::{self, Happened};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::ImportId;
use domain::import::{ImportCounts, Incoming};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Statement, Value,
};
use std::sync::atomic::{AtomicU64, Ordering};

/// How many rows go into one statement, whose text stays the same so that the engine reads it once.
const ROWS_AT_A_TIME: usize = 250;

/// Writes the log line with what was created for it, the rows, the standings and the event.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    actor: &Actor,
    reading: &Reading,
    (planned, objects): (Planned, &[(ObjectKind, i64)]),
    today: NaiveDate,
    progress: &AtomicU64,
) -> Result<ImportId> {
    let counts = planned.plan.counts;
    let id = log(tx, actor, reading, counts).await?;
    object::keep(tx, id, objects).await?;
    for some in planned.superseded.chunks(bulk::IDS) {
        measurement::Entity::update_many()
            .col_expr(measurement::Column::SupersededOn, Expr::value(today))
            .filter(measurement::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    for some in planned.rows.chunks(ROWS_AT_A_TIME) {
        insert(tx, id, &reading.rows, some, today).await?;
        progress.fetch_add(some.len() as u64, Ordering::Relaxed);
    }
    for some in planned.superseded.chunks(bulk::IDS) {
        point_at_successors(tx, id, some).await?;
    }
    let mut indicators: Vec<i64> = planned.rows.iter().map(|(_, at)| at.indicator).collect();
    indicators.dedup();
    crate::standing::refresh(tx, &indicators).await?;
    let happened = Happened::new(Act::Imported, ObjectKind::Import, id.0, &reading.name).after(&counts);
    event::write(tx, actor, happened).await?;
    Ok(id)
}

async fn log(tx: &DatabaseTransaction, actor: &Actor, reading: &Reading, counts: ImportCounts) -> Result<ImportId> {
    let number = |count: u64| Set(i64::try_from(count).unwrap_or(i64::MAX));
    let row = import::ActiveModel {
        kind: Set(reading.kind.word().to_owned()),
        name: Set(reading.name.clone()),
        at: Set(crate::event::now()),
        person_id: Set(actor.person().map(|person| person.id.0)),
        rows: number(counts.rows),
        created: number(counts.created),
        changed: number(counts.changed),
        unchanged: number(counts.unchanged),
        undone_at: Set(None),
        ..Default::default()
    };
    Ok(ImportId(row.insert(tx).await?.id))
}

/// Ten columns; the two of a version that is superseded stay empty.
const COLUMNS: &str = "indicator_id, comparison_id, period, sex, outcome, value, reported_on, source, note, import_id";

async fn insert(
    tx: &DatabaseTransaction,
    import: ImportId,
    rows: &[Incoming],
    some: &[(usize, MeasuredAt)],
    today: NaiveDate,
) -> Result<()> {
    let engine = tx.get_database_backend();
    let mut values: Vec<Value> = Vec::with_capacity(some.len() * 10);
    for (index, at) in some {
        let row = &rows[*index];
        values.push(at.indicator.into());
        values.push(at.comparison.into());
        values.push(at.period.to_string().into());
        values.push(at.sex.word().into());
        values.push(row.reading.outcome().word().into());
        values.push(row.reading.value().into());
        values.push(row.reported_on.unwrap_or(today).into());
        values.push(row.source.as_deref().unwrap_or_default().into());
        values.push(row.note.as_deref().unwrap_or_default().into());
        values.push(import.0.into());
    }
    let places = dialect::places(engine, some.len(), 10);
    let sql = format!("INSERT INTO measurement ({COLUMNS}) VALUES {places}");
    tx.execute_raw(Statement::from_sql_and_values(engine, sql, values)).await?;
    Ok(())
}

/// Tells the versions that no longer hold which one took their place.
async fn point_at_successors(tx: &DatabaseTransaction, import: ImportId, ids: &[i64]) -> Result<()> {
    use sea_orm::sea_query::{Alias, Func, Query};
    let new = Alias::new("new");
    let old = measurement::Entity;
    let same = |column: measurement::Column| Expr::col((new.clone(), column)).equals((old, column));
    let series = |table: sea_orm::sea_query::DynIden| {
        Expr::from(Func::coalesce([Expr::col((table, measurement::Column::ComparisonId)), Expr::value(0)]))
    };
    let successor = Query::select()
        .column((new.clone(), measurement::Column::Id))
        .from_as(measurement::Entity, new.clone())
        .and_where(same(measurement::Column::IndicatorId))
        .and_where(same(measurement::Column::Period))
        .and_where(same(measurement::Column::Sex))
        .and_where(
            series(sea_orm::sea_query::IntoIden::into_iden(new.clone()))
                .eq(series(sea_orm::sea_query::IntoIden::into_iden(old))),
        )
        .and_where(Expr::col((new.clone(), measurement::Column::SupersededOn)).is_null())
        .and_where(Expr::col((new.clone(), measurement::Column::ImportId)).eq(import.0))
        .to_owned();
    measurement::Entity::update_many()
        .col_expr(measurement::Column::SupersededById, Expr::SubQuery(None, Box::new(successor.into())))
        .filter(measurement::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}
