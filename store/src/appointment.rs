//! Roles that people hold: acts and queries.

use crate::entity::{appointment, unit};
use crate::error::{Result, unreadable};
use chrono::NaiveDate;
use domain::actor::Acting;
use domain::appointment::Role;
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitKind, UnitPath};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationTrait,
};

/// The roles held on `day`, as a condition.
pub(crate) fn held_on(day: NaiveDate) -> Condition {
    Condition::all()
        .add(appointment::Column::FromDate.lte(day))
        .add(appointment::Column::ToDate.is_null().or(appointment::Column::ToDate.gte(day)))
}

/// What a person may act as.
#[derive(FromQueryResult)]
struct Held {
    id: i64,
    role: String,
    unit_id: i64,
    kind: String,
    name: String,
    path: String,
}

/// The roles that a person holds on the day, the one held longest first.
pub(crate) async fn held(db: &impl ConnectionTrait, person: PersonId, day: NaiveDate) -> Result<Vec<Acting>> {
    use appointment::Column as A;
    let rows: Vec<Held> = appointment::Entity::find()
        .select_only()
        .columns([A::Id, A::Role, A::UnitId])
        .columns([unit::Column::Kind, unit::Column::Name, unit::Column::Path])
        .join(JoinType::InnerJoin, appointment::Relation::Unit.def())
        .filter(A::PersonId.eq(person.0))
        .filter(held_on(day))
        .order_by_asc(A::FromDate)
        .order_by_asc(A::Id)
        .into_model()
        .all(db)
        .await?;
    rows.into_iter().map(acting).collect()
}

fn acting(row: Held) -> Result<Acting> {
    Ok(Acting {
        appointment: AppointmentId(row.id),
        role: Role::from_word(&row.role).ok_or_else(|| unreadable("role", &row.role))?,
        unit: UnitId(row.unit_id),
        kind: UnitKind::from_word(&row.kind).ok_or_else(|| unreadable("unit kind", &row.kind))?,
        unit_name: row.name,
        path: UnitPath::from_stored(row.path),
    })
}
