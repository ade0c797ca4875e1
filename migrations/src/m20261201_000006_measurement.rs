//! Measurements in all their versions, and how each indicator stands.

use crate::column::*;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = vec![measurement(), standing()];
        create(
            manager,
            tables,
            vec![index("measurement", &["indicator_id", "comparison_id", "sex"]), index("measurement", &["import_id"])],
        )
        .await?;
        manager.get_connection().execute_unprepared(ONE_THAT_HOLDS).await?;
        manager.get_connection().execute_unprepared(SUPERSEDED_IMPORTS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop(manager, &["measurement", "standing"]).await
    }
}

/// Of all versions of a measurement one holds. Both engines read the same statement.
const ONE_THAT_HOLDS: &str = "CREATE UNIQUE INDEX measurement_that_holds_key \
    ON measurement (indicator_id, COALESCE(comparison_id, 0), period, sex) WHERE superseded_on IS NULL";

/// Whether something newer stands on an import is asked for every line of the import log.
const SUPERSEDED_IMPORTS: &str = "CREATE INDEX measurement_superseded_import_idx \
    ON measurement (import_id) WHERE superseded_on IS NOT NULL AND import_id IS NOT NULL";

fn measurement() -> TableCreateStatement {
    let mut measurement = table(
        "measurement",
        vec![
            id(),
            integer("indicator_id"),
            integer_or_none("comparison_id"),
            text("period"),
            text("sex"),
            text("outcome"),
            number_or_none("value"),
            date("reported_on"),
            text("source"),
            text("note"),
            date_or_none("superseded_on"),
            integer_or_none("superseded_by_id"),
            integer_or_none("import_id"),
        ],
    );
    measurement.foreign_key(&mut points_at("measurement", "indicator_id", "indicator")).foreign_key(&mut points_at(
        "measurement",
        "comparison_id",
        "comparison",
    ));
    measurement
}

/// What the rule makes of an indicator's figures, kept right in the transaction of every act that touches them: lists read
/// one row for each indicator instead of its whole history. It holds whatever the day is (`domain::lasting::Lasting`).
fn standing() -> TableCreateStatement {
    let mut standing = table(
        "standing",
        vec![
            {
                let mut id = ColumnDef::new(Alias::new("indicator_id"));
                id.big_integer().not_null().primary_key();
                id
            },
            text_or_none("latest_period"),
            number_or_none("latest_value"),
            text("targets"),
            number_or_none("since_year_before"),
            number_or_none("gap"),
            text("trend"),
            {
                let mut per_year = ColumnDef::new(Alias::new("per_year"));
                per_year.double().not_null();
                per_year
            },
            small("values"),
            text("status"),
            text("reason"),
            text("sparkline"),
            date_or_none("stale_from"),
            date_or_none("too_old_from"),
            date_or_none("first_expected"),
            date_or_none("ended_on"),
        ],
    );
    standing.foreign_key(&mut points_at("standing", "indicator_id", "indicator"));
    standing
}
