//! What imports did to figures: what stood there before, and what they put there, also after they were undone.

use crate::entity::{measurement, withdrawn_measurement};
use crate::error::{Result, unreadable};
use crate::indicator::series::read_reading;
use crate::indicator::{read_decimals, read_period};
use domain::id::{ImportId, IndicatorId};
use domain::import::{FiguresBrought, MOST_CHANGES_LISTED, ValueChange};
use domain::measurement::Sex;
use sea_orm::sea_query::{Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, Statement};
use std::collections::HashMap;

/// A figure that an import brought.
#[derive(FromQueryResult)]
struct Brought {
    import_id: i64,
    indicator_id: i64,
    name: String,
    decimals: i32,
    comparison: String,
    period: String,
    sex: String,
    outcome: String,
    value: Option<f64>,
    before_outcome: Option<String>,
    before_value: Option<f64>,
}

impl Brought {
    /// The change; none when nothing stood there before.
    fn change(self) -> Result<Option<ValueChange>> {
        let Some(before) = &self.before_outcome else { return Ok(None) };
        Ok(Some(ValueChange {
            indicator: IndicatorId(self.indicator_id),
            decimals: read_decimals(self.decimals)?,
            period: read_period(&self.period)?,
            sex: Sex::from_word(&self.sex).ok_or_else(|| unreadable("sex", &self.sex))?,
            before: read_reading(before, self.before_value)?,
            after: read_reading(&self.outcome, self.value)?,
            name: self.name,
            comparison: self.comparison,
        }))
    }
}

/// The first values that the import changed, by indicator. One statement.
pub(super) async fn of_import(db: &impl ConnectionTrait, id: ImportId) -> Result<Vec<ValueChange>> {
    let select = format!(
        "{} ORDER BY indicator.name, indicator.id, brought.period DESC, brought.sex, comparison LIMIT {MOST_CHANGES_LISTED}",
        brought("import_id", "JOIN", "AND before_outcome IS NOT NULL")
    );
    let mut changes = Vec::new();
    for row in read(db, select, id.0).await? {
        changes.extend(row.change()?);
    }
    Ok(changes)
}

/// What each import did to the figures of the indicator. One statement.
pub(crate) async fn to_indicator(
    db: &impl ConnectionTrait,
    id: IndicatorId,
) -> Result<HashMap<ImportId, FiguresBrought>> {
    let select = format!(
        "{} ORDER BY brought.period DESC, brought.sex, comparison",
        brought("indicator_id", "LEFT JOIN", "AND import_id IS NOT NULL")
    );
    let mut found: HashMap<ImportId, FiguresBrought> = HashMap::new();
    for row in read(db, select, id.0).await? {
        let figures = found.entry(ImportId(row.import_id)).or_default();
        match row.change()? {
            Some(change) => figures.changes.push(change),
            None => figures.created += 1,
        }
    }
    Ok(found)
}

async fn read(db: &impl ConnectionTrait, select: String, id: i64) -> Result<Vec<Brought>> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), select, [id.into()]);
    Ok(Brought::find_by_statement(statement).all(db).await?)
}

/// What was brought where `column` says so, with what stood there before: of imports that are in, and of those that were undone.
fn brought(column: &str, join: &str, and: &str) -> String {
    format!(
        "SELECT brought.import_id, brought.indicator_id, indicator.name, indicator.decimals,
    COALESCE(comparison.name, '') AS comparison, brought.period, brought.sex, brought.outcome, brought.value,
    brought.before_outcome, brought.before_value
FROM (
    SELECT * FROM (
        SELECT new.import_id, new.indicator_id, new.comparison_id, new.period, new.sex, new.outcome, new.value,
            earlier.outcome AS before_outcome, earlier.value AS before_value
        FROM measurement new {join} measurement earlier ON earlier.superseded_by_id = new.id
        WHERE new.{column} = $1
    ) holding WHERE 1 = 1 {and}
    UNION ALL
    SELECT import_id, indicator_id, comparison_id, period, sex, outcome, value, before_outcome, before_value
    FROM withdrawn_measurement WHERE {column} = $1 {and}
) brought
JOIN indicator ON indicator.id = brought.indicator_id
LEFT JOIN comparison ON comparison.id = brought.comparison_id"
    )
}

/// The imports that brought anything to the indicator, those that were undone among them.
pub(crate) fn imports_to(id: IndicatorId) -> SelectStatement {
    use measurement::Column as M;
    use withdrawn_measurement::Column as W;
    let undone = Query::select()
        .column((withdrawn_measurement::Entity, W::ImportId))
        .from(withdrawn_measurement::Entity)
        .and_where(W::IndicatorId.eq(id.0))
        .take();
    Query::select()
        .column((measurement::Entity, M::ImportId))
        .from(measurement::Entity)
        .and_where(M::IndicatorId.eq(id.0))
        .and_where(M::ImportId.is_not_null())
        .union(UnionType::Distinct, undone)
        .take()
}
