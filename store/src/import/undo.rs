//! Undoing an import, as long as nothing newer stands on it.

use super::object;
use crate::entity::{import, measurement};
use crate::error::Result;
use crate::event::{self, Happened};
use crate::{Store, bulk, dialect};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::ImportId;
use domain::import::ImportKind;
use domain::permission::{Action, Place, require};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect, QueryTrait, Statement,
};

impl Store {
    /// Takes away what the import brought and lets the versions before it hold again. On the days until `today` it stays readable,
    /// as it was public then. Indicators and comparisons that it created go too, with what it brought to them, but for those that
    /// somebody has gone on with: the import's page says which.
    pub async fn undo_import(&self, actor: &Actor, id: ImportId, today: NaiveDate) -> Result<()> {
        require(actor, Action::Import, &Place::Whole)?;
        let tx = self.begin().await?;
        dialect::lock_measurements(&tx).await?;
        let row = import::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?;
        if row.undone_at.is_some() {
            return Err(StateProblem::ImportAlreadyUndone.into());
        }
        let is_archive = row.kind == ImportKind::Archive.word();
        if is_archive || stands_under_something_newer(&tx, id).await? {
            return Err(StateProblem::NewerStandsOnImport.into());
        }
        let indicators: Vec<i64> =
            brought(id).select_only().column(measurement::Column::IndicatorId).distinct().into_tuple().all(&tx).await?;
        keep(&tx, &row, today).await?;
        take_away(&tx, id).await?;
        object::take_away(&tx, actor, id).await?;
        let name = row.name.clone();
        let undone =
            import::ActiveModel { id: Set(id.0), undone_at: Set(Some(crate::event::now())), ..Default::default() };
        undone.update(&tx).await?;
        crate::standing::refresh(&tx, &indicators).await?;
        event::write(&tx, actor, Happened::new(Act::Undone, ObjectKind::Import, id.0, &name)).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn brought(id: ImportId) -> sea_orm::Select<measurement::Entity> {
    measurement::Entity::find().filter(measurement::Column::ImportId.eq(id.0))
}

/// Whether a later correction or import took the place of something that this one brought.
async fn stands_under_something_newer(tx: &DatabaseTransaction, id: ImportId) -> Result<bool> {
    Ok(brought(id).filter(measurement::Column::SupersededOn.is_not_null()).count(tx).await? > 0)
}

/// What the import brought, with what stood there before it: from the day that it came in until the day that it was undone.
const KEEP: &str = "
INSERT INTO withdrawn_measurement (id, import_id, indicator_id, comparison_id, period, sex, outcome, value, reported_on,
    source, note, before_outcome, before_value, held_from, held_until)
SELECT new.id, new.import_id, new.indicator_id, new.comparison_id, new.period, new.sex, new.outcome, new.value,
    new.reported_on, new.source, new.note, earlier.outcome, earlier.value, COALESCE(earlier.superseded_on, $2), $3
FROM measurement new LEFT JOIN measurement earlier ON earlier.superseded_by_id = new.id
WHERE new.import_id = $1";

async fn keep(tx: &DatabaseTransaction, import: &import::Model, today: NaiveDate) -> Result<()> {
    let values = [import.id.into(), event::day_of(import.at).into(), today.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), KEEP, values)).await?;
    Ok(())
}

/// The versions before are found first, then what came after them goes: two must never hold at one place.
async fn take_away(tx: &DatabaseTransaction, id: ImportId) -> Result<()> {
    let successors = brought(id).select_only().column(measurement::Column::Id).into_query();
    let before: Vec<i64> = measurement::Entity::find()
        .select_only()
        .column(measurement::Column::Id)
        .filter(measurement::Column::SupersededOn.is_not_null())
        .filter(measurement::Column::SupersededById.in_subquery(successors))
        .into_tuple()
        .all(tx)
        .await?;
    measurement::Entity::delete_many().filter(measurement::Column::ImportId.eq(id.0)).exec(tx).await?;
    for some in before.chunks(bulk::IDS) {
        measurement::Entity::update_many()
            .col_expr(measurement::Column::SupersededOn, Expr::value(None::<chrono::NaiveDate>))
            .col_expr(measurement::Column::SupersededById, Expr::value(None::<i64>))
            .filter(measurement::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
