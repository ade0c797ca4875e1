//! The import log.

use super::{brought, object};
use crate::Store;
use crate::entity::{import, measurement, person};
use crate::error::{Result, unreadable};
use domain::actor::Actor;
use domain::id::{ImportId, IndicatorId};
use domain::import::{IMPORTS_PER_PAGE, ImportCounts, ImportKind, ImportPage, ImportRow};
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select, Statement,
};

impl Store {
    /// The newest imports, newest first, for those who import and those who read the trail.
    pub async fn imports(&self, actor: &Actor) -> Result<Vec<ImportRow>> {
        require_reader(actor)?;
        let rows = lines().order_by_desc(import::Column::Id).limit(IMPORTS_PER_PAGE);
        rows.into_model::<Line>().all(&self.read).await?.into_iter().map(|line| line.read(actor)).collect()
    }

    /// One import, with what it brought, also after it was undone, and what it created that is still here. Four statements.
    pub async fn import(&self, actor: &Actor, id: ImportId) -> Result<ImportPage> {
        require_reader(actor)?;
        let line = lines().filter(import::Column::Id.eq(id.0)).into_model::<Line>().one(&self.read).await?;
        let row = line.ok_or(Rejection::NotFound)?.read(actor)?;
        let statement = Statement::from_sql_and_values(self.read.get_database_backend(), INDICATORS, [id.0.into()]);
        let mut indicators = Counted::find_by_statement(statement).all(&self.read).await?;
        let total = indicators.len() as u64;
        indicators.truncate(IMPORTS_PER_PAGE as usize);
        let told = |row: Counted| (IndicatorId(row.id), row.name, row.figures.unsigned_abs());
        let indicators = indicators.into_iter().map(told).collect();
        let changes = brought::of_import(&self.read, id).await?;
        let objects = object::of(&self.read, id).await?;
        Ok(ImportPage { row, indicators, total, changes, objects })
    }
}

fn require_reader(actor: &Actor) -> Result<()> {
    if may(actor, Action::ReadTrail, &Place::Whole) {
        return Ok(());
    }
    Ok(require(actor, Action::Import, &Place::Whole)?)
}

/// The indicators that an import brought most to, whether or not it has been undone.
const INDICATORS: &str = "
SELECT indicator.id, indicator.name, COUNT(*) AS figures
FROM (
    SELECT indicator_id FROM measurement WHERE import_id = $1
    UNION ALL
    SELECT indicator_id FROM withdrawn_measurement WHERE import_id = $1
) brought JOIN indicator ON indicator.id = brought.indicator_id
GROUP BY indicator.id, indicator.name
ORDER BY figures DESC, indicator.id";

/// An indicator, with how many figures an import brought to it.
#[derive(FromQueryResult)]
struct Counted {
    id: i64,
    name: String,
    figures: i64,
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
