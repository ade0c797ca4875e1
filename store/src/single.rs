//! One row, or none.

use crate::error::Result;
use sea_orm::{ConnectionTrait, Selector, SelectorTrait};

/// The row that the statement finds; it can find no more than one.
///
/// SeaORM's own `one` adds a limit as a bound value. SQLite weighs such a value when it plans, and so plans the statement anew
/// each time it runs, which takes longer than reading a row by its identity does.
pub(crate) async fn single<S: SelectorTrait + Send + Sync>(
    db: &impl ConnectionTrait,
    found: Selector<S>,
) -> Result<Option<S::Item>> {
    Ok(found.all(db).await?.pop())
}
