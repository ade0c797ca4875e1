//! The figures that were known on an earlier day.
//!
//! A version holds from the day that it was reported until the day on which another took its place. What an import brought that
//! was undone held until then.

use super::Detail;
use crate::entity::{measurement, withdrawn_measurement};
use crate::error::{Result, unreadable};
use crate::import::place::MeasuredAt;
use crate::indicator::read_period;
use crate::indicator::series::read_reading;
use crate::packed;
use chrono::NaiveDate;
use domain::measurement::{Point, Sex};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, UnionType};
use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use std::collections::HashMap;

/// How long a version held. Of several that could have held on a day, the lowest did.
///
/// A correction may say that it was reported earlier than it came in: until it came in the one before held. An import that was
/// undone stood above what holds again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tenure {
    until: NaiveDate,
    stays: bool,
    order: i64,
}

impl Tenure {
    /// Of the version `id` that held until a day, or holds still.
    pub(crate) fn new(id: i64, until: Option<NaiveDate>, is_withdrawn: bool) -> Self {
        let order = if is_withdrawn { -id } else { id };
        Self { until: until.unwrap_or(NaiveDate::MAX), stays: !is_withdrawn, order }
    }
}

/// The version that held at each place, and those that did not.
pub(crate) struct Holders<T> {
    pub(crate) held: HashMap<MeasuredAt, (Tenure, T)>,
    pub(crate) others: Vec<(MeasuredAt, T)>,
}

/// Tells the versions that held from those that did not.
pub(crate) fn holders<T>(versions: impl IntoIterator<Item = (MeasuredAt, Tenure, T)>) -> Holders<T> {
    let mut held: HashMap<MeasuredAt, (Tenure, T)> = HashMap::new();
    let mut others = Vec::new();
    for (place, tenure, version) in versions {
        match held.get_mut(&place) {
            Some(best) if tenure < best.0 => {
                let (_, beaten) = std::mem::replace(best, (tenure, version));
                others.push((place, beaten));
            }
            Some(_) => others.push((place, version)),
            None => drop(held.insert(place, (tenure, version))),
        }
    }
    Holders { held, others }
}

/// A figure as stored, in either table.
#[derive(Deserialize)]
pub(super) struct StoredFigure {
    id: i64,
    indicator_id: i64,
    comparison_id: Option<i64>,
    period: String,
    sex: String,
    outcome: String,
    #[serde(deserialize_with = "packed::figure")]
    value: Option<f64>,
    reported_on: NaiveDate,
    held_until: Option<NaiveDate>,
    #[serde(deserialize_with = "packed::truth")]
    is_withdrawn: bool,
}

/// The versions that could have held on `day`, of the indicators that `indicators` (on a column of that name) lets through.
pub(super) fn versions(day: NaiveDate, detail: Detail, indicators: impl Fn(&str) -> SimpleExpr) -> SelectStatement {
    use measurement::Column::{ReportedOn, SupersededOn};
    use withdrawn_measurement::Column::{HeldFrom, HeldUntil};
    let held = Condition::all().add(ReportedOn.lte(day)).add(SupersededOn.is_null().or(SupersededOn.gt(day)));
    let withdrawn = Condition::all().add(HeldFrom.lte(day)).add(HeldUntil.gt(day));
    let mut all = columns("measurement", "superseded_on", "1 = 0", detail);
    all.cond_where(held).and_where(indicators("measurement.indicator_id"));
    let mut undone = columns("withdrawn_measurement", "held_until", "1 = 1", detail);
    undone.cond_where(withdrawn).and_where(indicators("withdrawn_measurement.indicator_id"));
    all.union(UnionType::All, undone).take()
}

fn columns(table: &'static str, until: &'static str, is_withdrawn: &'static str, detail: Detail) -> SelectStatement {
    let column = |name: &'static str| (Alias::new(table), Alias::new(name));
    let mut select = Query::select();
    for name in ["id", "indicator_id", "comparison_id", "period", "sex", "outcome", "value", "reported_on"] {
        select.column(column(name));
    }
    select
        .expr_as(Expr::col(column(until)), "held_until")
        .expr_as(Expr::cust(is_withdrawn), "is_withdrawn")
        .from(Alias::new(table));
    if detail == Detail::Standing {
        select
            .and_where(Expr::col(column("comparison_id")).is_null())
            .and_where(Expr::col(column("sex")).eq(Sex::Total.word()));
    }
    select
}

/// The figures that held, each with its place.
pub(super) fn held(rows: Vec<StoredFigure>) -> Result<impl Iterator<Item = (MeasuredAt, Point)>> {
    let read = |row: StoredFigure| {
        let place = MeasuredAt {
            indicator: row.indicator_id,
            comparison: row.comparison_id,
            period: read_period(&row.period)?,
            sex: Sex::from_word(&row.sex).ok_or_else(|| unreadable("sex", &row.sex))?,
        };
        let reading = read_reading(&row.outcome, row.value)?;
        let point = Point { period: place.period, reading, reported_on: row.reported_on };
        Ok((place, Tenure::new(row.id, row.held_until, row.is_withdrawn), point))
    };
    let versions = rows.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(holders(versions).held.into_iter().map(|(place, (_, point))| (place, point)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 3, day)
    }

    #[test]
    fn of_two_that_could_have_held_the_one_that_was_replaced_first_did() {
        let earlier = Tenure::new(1, day(20), false);
        assert!(earlier < Tenure::new(2, None, false), "the correction came in on the 20th");
        assert!(earlier < Tenure::new(2, day(20), false), "two corrections on one day");
    }

    #[test]
    fn an_import_that_was_undone_stood_above_what_holds_again() {
        let undone = Tenure::new(2, day(5), true);
        assert!(undone < Tenure::new(1, None, false));
        assert!(undone < Tenure::new(1, day(5), false), "corrected on the day of the undoing");
        assert!(Tenure::new(3, day(5), true) < undone, "undone on the same day as the one below it");
        assert!(Tenure::new(3, day(4), true) < undone, "undone before the one below it");
    }
}
