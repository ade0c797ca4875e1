//! Measurements: a correction adds a version, and the earlier one stays.

use crate::Store;
use crate::entity::{comparison, measurement};
use crate::error::{Error, Result, taken, unreadable};
use crate::event::{self, Happened};
use crate::indicator::define::{require_at, require_somewhere};
use crate::indicator::series::read_reading;
use crate::indicator::{load, read_period};
use crate::standing;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::{ComparisonId, ImportId, IndicatorId, MeasurementId};
use domain::indicator::Indicator;
use domain::measurement::{Measurement, MeasurementDraft, Sex};
use domain::period::Period;
use domain::permission::Action;
use domain::rejection::Rejection;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

impl Store {
    /// Reports a measurement for a period that has none; one that has is corrected instead.
    pub async fn report_measurement(&self, actor: &Actor, draft: MeasurementDraft) -> Result<MeasurementId> {
        require_somewhere(actor, Action::ReportMeasurement)?;
        let tx = self.begin().await?;
        let indicator = load(&tx, draft.indicator).await?;
        require_at(&tx, actor, Action::ReportMeasurement, indicator.unit).await?;
        require_series(&tx, &indicator, &draft).await?;
        let after = read(row(draft).insert(&tx).await.map_err(taken("period"))?)?;
        record(&tx, actor, &indicator, None, &after).await?;
        tx.commit().await?;
        Ok(after.id)
    }

    /// Corrects the measurement that holds: the new version takes its place from `draft.reported_on`, and the old one stays.
    /// What it is of stays too; a correction is of the value, and it says why in its note.
    pub async fn correct_measurement(
        &self,
        actor: &Actor,
        id: MeasurementId,
        draft: MeasurementDraft,
    ) -> Result<MeasurementId> {
        require_somewhere(actor, Action::ReportMeasurement)?;
        let tx = self.begin().await?;
        let before = load_measurement(&tx, id).await?;
        let indicator = load(&tx, before.indicator).await?;
        require_at(&tx, actor, Action::ReportMeasurement, indicator.unit).await?;
        if draft.note.trim().is_empty() {
            return Err(FieldErrors::one("note", Problem::Required).into());
        }
        let day = draft.reported_on;
        let draft = MeasurementDraft {
            indicator: before.indicator,
            comparison: before.comparison,
            period: before.period,
            sex: before.sex,
            ..draft
        };
        supersede(&tx, id, day).await?;
        let after = read(row(draft).insert(&tx).await.map_err(lost_race)?)?;
        let by = measurement::ActiveModel { superseded_by_id: Set(Some(after.id.0)), ..Default::default() };
        let old = measurement::Entity::update_many().set(by).filter(measurement::Column::Id.eq(id.0));
        old.exec(&tx).await?;
        record(&tx, actor, &indicator, Some(&before), &after).await?;
        tx.commit().await?;
        Ok(after.id)
    }

    /// A measurement with its indicator, to be corrected by somebody who may.
    pub async fn measurement_to_correct(&self, actor: &Actor, id: MeasurementId) -> Result<(Indicator, Measurement)> {
        let found = load_measurement(&self.read, id).await?;
        let indicator = load(&self.read, found.indicator).await?;
        require_at(&self.read, actor, Action::ReportMeasurement, indicator.unit).await?;
        Ok((indicator, found))
    }

    /// An indicator, to report a measurement of by somebody who may, and the period that follows its newest own value.
    pub async fn indicator_to_report(&self, actor: &Actor, id: IndicatorId) -> Result<(Indicator, Option<Period>)> {
        let indicator = load(&self.read, id).await?;
        require_at(&self.read, actor, Action::ReportMeasurement, indicator.unit).await?;
        let latest: Option<Option<String>> = crate::entity::standing::Entity::find_by_id(id.0)
            .select_only()
            .column(crate::entity::standing::Column::LatestPeriod)
            .into_tuple()
            .one(&self.read)
            .await?;
        let latest = latest.flatten().as_deref().map(read_period).transpose()?;
        Ok((indicator, latest.map(Period::next)))
    }
}

/// Whoever was faster has corrected the same measurement.
fn lost_race(error: sea_orm::DbErr) -> Error {
    match taken("period")(error) {
        Error::Rejected(_) => Rejection::ChangedByAnother.into(),
        other => other,
    }
}

async fn require_series(tx: &DatabaseTransaction, indicator: &Indicator, draft: &MeasurementDraft) -> Result<()> {
    if draft.sex != Sex::Total && !indicator.split_by_sex {
        return Err(FieldErrors::one("sex", Problem::NotAChoice).into());
    }
    if let Some(series) = draft.comparison
        && comparison::Entity::find_by_id(series.0).count(tx).await? == 0
    {
        return Err(FieldErrors::one("comparison", Problem::DoesNotExist).into());
    }
    Ok(())
}

async fn supersede(tx: &DatabaseTransaction, id: MeasurementId, day: NaiveDate) -> Result<()> {
    let superseded = measurement::ActiveModel { superseded_on: Set(Some(day)), ..Default::default() };
    let changed = measurement::Entity::update_many()
        .set(superseded)
        .filter(measurement::Column::Id.eq(id.0))
        .filter(measurement::Column::SupersededOn.is_null())
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 { Err(Rejection::ChangedByAnother.into()) } else { Ok(()) }
}

async fn load_measurement(db: &impl ConnectionTrait, id: MeasurementId) -> Result<Measurement> {
    let row = measurement::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    read(row)
}

/// A stored measurement as the domain knows it.
pub(crate) fn read(row: measurement::Model) -> Result<Measurement> {
    Ok(Measurement {
        id: MeasurementId(row.id),
        indicator: IndicatorId(row.indicator_id),
        comparison: row.comparison_id.map(ComparisonId),
        period: read_period(&row.period)?,
        sex: Sex::from_word(&row.sex).ok_or_else(|| unreadable("sex", &row.sex))?,
        reading: read_reading(&row.outcome, row.value)?,
        reported_on: row.reported_on,
        source: row.source,
        note: row.note,
        superseded_on: row.superseded_on,
        import: row.import_id.map(ImportId),
    })
}

/// A measurement as it is stored.
pub(crate) fn row(draft: MeasurementDraft) -> measurement::ActiveModel {
    measurement::ActiveModel {
        id: NotSet,
        indicator_id: Set(draft.indicator.0),
        comparison_id: Set(draft.comparison.map(|comparison| comparison.0)),
        period: Set(draft.period.to_string()),
        sex: Set(draft.sex.word().to_owned()),
        outcome: Set(draft.reading.outcome().word().to_owned()),
        value: Set(draft.reading.value()),
        reported_on: Set(draft.reported_on),
        source: Set(draft.source),
        note: Set(draft.note),
        superseded_on: Set(None),
        superseded_by_id: Set(None),
        import_id: Set(None),
    }
}

/// The last steps of an act on a measurement: the standing, and the event under the indicator.
async fn record(
    tx: &DatabaseTransaction,
    actor: &Actor,
    indicator: &Indicator,
    before: Option<&Measurement>,
    after: &Measurement,
) -> Result<()> {
    standing::refresh(tx, &[indicator.id.0]).await?;
    let label = format!("{}, {}", indicator.name, after.period);
    let act = if before.is_some() { Act::Corrected } else { Act::Reported };
    let mut happened = Happened::new(act, ObjectKind::Measurement, indicator.id.0, &label).after(after);
    if let Some(before) = before {
        happened = happened.before(before).because(&after.note);
    }
    event::write(tx, actor, happened).await
}
