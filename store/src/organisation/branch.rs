//! Parts of the organisation that lists are filtered by.

use super::existing_on;
use crate::dialect;
use crate::dialect::alphabetical;
use crate::entity::unit;
use crate::error::Result;
use crate::indicator::unit_name;
use crate::packed::{Found, Lists};
use chrono::NaiveDate;
use domain::id::UnitId;
use domain::organisation::{UnitKind, UnitName};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde::Deserialize;

/// The unit and those below it.
pub(crate) fn branch(engine: DatabaseBackend, top: UnitId) -> SelectStatement {
    let (unit, above) = (Alias::new("below"), Alias::new("top"));
    let path = |of: &Alias| Expr::col((of.clone(), unit::Column::Path));
    let starts_with = Func::cust(dialect::position(engine)).args([path(&unit), path(&above)]);
    Query::select()
        .column((unit.clone(), unit::Column::Id))
        .from_as(unit::Entity, unit)
        .join_as(JoinType::InnerJoin, unit::Entity, above.clone(), Expr::expr(starts_with).eq(1))
        .and_where(Expr::col((above, unit::Column::Id)).eq(top.0))
        .take()
}

/// A unit as forms offer it, as stored.
#[derive(Deserialize)]
pub(crate) struct StoredUnit {
    id: i64,
    kind: String,
    name: String,
}

impl StoredUnit {
    pub(crate) fn read(self) -> Result<UnitName> {
        unit_name(self.id, &self.kind, self.name)
    }
}

/// The bodies and administrations of the day by name, and the unit that is chosen: all thousand units would be no choice.
pub(crate) async fn bodies(
    db: &impl ConnectionTrait,
    chosen: Option<UnitId>,
    today: NaiveDate,
) -> Result<Vec<UnitName>> {
    read_offered(&mut with_offered(Lists::new(db.get_database_backend()), chosen, today).read(db).await?)
}

/// With what [`read_offered`] reads: the choices of [`bodies`].
pub(crate) fn with_offered(lists: Lists, chosen: Option<UnitId>, today: NaiveDate) -> Lists {
    lists.with::<StoredUnit>(offered(chosen, today))
}

/// What [`with_offered`] asked for.
pub(crate) fn read_offered(found: &mut Found) -> Result<Vec<UnitName>> {
    found.list::<StoredUnit>()?.into_iter().map(StoredUnit::read).collect()
}

/// That overviews of the whole organisation show the unit.
pub(crate) fn is_in_overviews() -> SimpleExpr {
    unit::Column::Kind.is_in(UnitKind::ALL.iter().filter(|kind| kind.is_in_overviews()).map(|kind| kind.word()))
}

fn offered(chosen: Option<UnitId>, today: NaiveDate) -> SelectStatement {
    let offered = existing_on(today).add(is_in_overviews());
    unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Kind, unit::Column::Name])
        .filter(Condition::any().add(offered).add_option(chosen.map(|chosen| unit::Column::Id.eq(chosen.0))))
        .order_by_asc(alphabetical(unit::Column::Name))
        .into_query()
}
