//! Many rows at once.

use crate::error::Result;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable};

/// SQLite takes at most 32,766 parameters in a statement; more than some thousand makes it no faster.
const PARAMETERS: usize = 8_000;

/// How many identities stand in one list.
pub(crate) const IDS: usize = 5_000;

/// Inserts the rows, as few statements as the engines allow.
pub(crate) async fn insert<E>(tx: &DatabaseTransaction, rows: Vec<E::Model>) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    insert_new::<E>(tx, rows.into_iter().map(IntoActiveModel::into_active_model).collect()).await
}

/// As [`insert`], for rows that get their identities from the database.
pub(crate) async fn insert_new<E: EntityTrait>(tx: &DatabaseTransaction, rows: Vec<E::ActiveModel>) -> Result<()> {
    let most = (PARAMETERS / E::Column::iter().count()).max(1);
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<E::ActiveModel> = rows.by_ref().take(most).collect();
        E::insert_many(chunk).exec_without_returning(tx).await?;
    }
    Ok(())
}
