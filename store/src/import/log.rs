//! The import log.

use super::object;
use crate::Store;
use crate::entity::{import, indicator, measurement, person};
use crate::error::{Result, unreadable};
use domain::actor::Actor;
use domain::id::{ImportId, IndicatorId};
use domain::import::{IMPORTS_PER_PAGE, ImportCounts, ImportKind, ImportPage, ImportRow};
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QueryOrder, QuerySelect, Select,
};

impl Store {
    /// The newest imports, newest first, for those who import and those who read the trail.
    pub async fn imports(&self, actor: &Actor) -> Result<Vec<ImportRow>> {
        require_reader(actor)?;
        let rows = lines().order_by_desc(import::Column::Id).limit(IMPORTS_PER_PAGE);
        rows.into_model::<Line>().all(&self.read).await?.into_iter().map(|line| line.read(actor)).collect()
    }

    /// One import, with what it brought and what it created that is still here.
    pub async fn import(&self, actor: &Actor, id: ImportId) -> Result<ImportPage> {
        require_reader(actor)?;
        let line = lines().filter(import::Column::Id.eq(id.0)).into_model::<Line>().one(&self.read).await?;
        let row = line.ok_or(Rejection::NotFound)?.read(actor)?;
        let mut indicators: Vec<(i64, String, i64)> = measurement::Entity::find()
            .select_only()
            .column(measurement::Column::IndicatorId)
            .column(indicator::Column::Name)
            .column_as(measurement::Column::Id.count(), "figures")
            .join(
                JoinType::InnerJoin,
                measurement::Entity::belongs_to(indicator::Entity)
                    .from(measurement::Column::IndicatorId)
                    .to(indicator::Column::Id)
                    .into(),
            )
            .filter(measurement::Column::ImportId.eq(id.0))
            .group_by(measurement::Column::IndicatorId)
            .group_by(indicator::Column::Name)
            .order_by(Expr::col(Alias::new("figures")), Order::Desc)
            .order_by_asc(measurement::Column::IndicatorId)
            .into_tuple()
            .all(&self.read)
            .await?;
        let total = indicators.len() as u64;
        indicators.truncate(IMPORTS_PER_PAGE as usize);
        let indicators =
            indicators.into_iter().map(|(id, name, count)| (IndicatorId(id), name, count.unsigned_abs())).collect();
        let objects = object::of(&self.read, id).await?;
        Ok(ImportPage { row, indicators, total, objects })
    }
}

fn require_reader(actor: &Actor) -> Result<()> {
    if may(actor, Action::ReadTrail, &Place::Whole) {
        return Ok(());
    }
    Ok(require(actor, Action::Import, &Place::Whole)?)
}

#[derive(FromQueryResult)]
struct Line {
    id: i64,
    kind: String,
    name: String,
    at: chrono::DateTime<chrono::Utc>,
    rows: i64,
    created: i64,
    changed: i64,
    unchanged: i64,
    undone_at: Option<chrono::DateTime<chrono::Utc>>,
    person_name: Option<String>,
    newer: Option<i64>,
}

/// The log with names, and something newer that stands on each import, if there is anything.
fn lines() -> Select<import::Entity> {
    let newer = Query::select()
        .expr(measurement::Column::Id.into_expr())
        .from(measurement::Entity)
        .and_where(
            Expr::col((measurement::Entity, measurement::Column::ImportId))
                .equals((import::Entity, import::Column::Id)),
        )
        .and_where(Expr::col((measurement::Entity, measurement::Column::SupersededOn)).is_not_null())
        .limit(1)
        .to_owned();
    import::Entity::find()
        .column_as(person::Column::Name, "person_name")
        .expr_as(Expr::SubQuery(None, Box::new(newer.into())), "newer")
        .join(
            JoinType::LeftJoin,
            import::Entity::belongs_to(person::Entity).from(import::Column::PersonId).to(person::Column::Id).into(),
        )
}

impl Line {
    fn read(self, actor: &Actor) -> Result<ImportRow> {
        let kind = ImportKind::from_word(&self.kind).ok_or_else(|| unreadable("kind of import", &self.kind))?;
        Ok(ImportRow {
            id: ImportId(self.id),
            kind,
            name: self.name,
            at: self.at,
            person_name: self.person_name,
            counts: ImportCounts {
                rows: self.rows.unsigned_abs(),
                created: self.created.unsigned_abs(),
                changed: self.changed.unsigned_abs(),
                unchanged: self.unchanged.unsigned_abs(),
            },
            undone_at: self.undone_at,
            newer: self.newer.is_some(),
            can_undo: self.undone_at.is_none()
                && kind != ImportKind::Archive
                && self.newer.is_none()
                && may(actor, Action::Import, &Place::Whole),
        })
    }
}
