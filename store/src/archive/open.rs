//! Open data: the part of the archive that anybody may take.

use super::carry_out::{Names, all, comparison_row, external_ids, goal_row, indicator_row, measurement_row, unit_rows};
use crate::Store;
use crate::entity::{comparison, goal, indicator, level, measurement, unit};
use crate::error::Result;
use domain::actor::Actor;
use domain::exchange::Archive;
use domain::goal::GoalStage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

domain::words! {
    /// A file of open data. The words are names of files of the archive.
    pub enum OpenFile {
        /// Goals that have been decided, closed and replaced ones among them.
        Goals = "goals",
        /// Indicators.
        Indicators = "indicators",
        /// Measurements that hold.
        Measurements = "measurements",
        /// Series to compare with.
        Comparisons = "comparisons",
        /// The organisation.
        Units = "units",
        /// What bodies did with matters, as their minutes tell.
        MinutesItems = "minutes_items",
    }
}

impl Store {
    /// One file of open data: an archive with that file alone. Everybody may read it.
    pub async fn open_data(&self, _actor: &Actor, file: OpenFile) -> Result<Archive> {
        let db = &self.whole;
        let mut names = Names::default();
        let mut archive = Archive::default();
        match file {
            OpenFile::Goals => {
                let adopted = [GoalStage::Decided, GoalStage::Closed, GoalStage::Replaced].map(GoalStage::word);
                let goals = goal::Entity::find().filter(goal::Column::Stage.is_in(adopted));
                let goals = goals.order_by_asc(goal::Column::Id).all(db).await?;
                names.levels = external_ids::<level::Entity>(db, level::Column::Id, level::Column::ExternalId).await?;
                names.units = external_ids::<unit::Entity>(db, unit::Column::Id, unit::Column::ExternalId).await?;
                names.goals = goals.iter().map(|row| (row.id, row.external_id.clone())).collect();
                archive.goals = all(goals, |row| goal_row(row, &names))?;
            }
            OpenFile::Indicators => {
                let rows = indicator::Entity::find().order_by_asc(indicator::Column::Id).all(db).await?;
                names.units = external_ids::<unit::Entity>(db, unit::Column::Id, unit::Column::ExternalId).await?;
                archive.indicators = all(rows, |row| indicator_row(row, &names))?;
            }
            OpenFile::Measurements => {
                let rows = measurement::Entity::find().filter(measurement::Column::SupersededOn.is_null());
                let rows = rows.order_by_asc(measurement::Column::Id).all(db).await?;
                let (id, external) = (indicator::Column::Id, indicator::Column::ExternalId);
                names.indicators = external_ids::<indicator::Entity>(db, id, external).await?;
                let (id, external) = (comparison::Column::Id, comparison::Column::ExternalId);
                names.comparisons = external_ids::<comparison::Entity>(db, id, external).await?;
                archive.measurements = all(rows, |row| measurement_row(row, &names))?;
            }
            OpenFile::Comparisons => {
                let rows = comparison::Entity::find().order_by_asc(comparison::Column::Id).all(db).await?;
                archive.comparisons = all(rows, comparison_row)?;
            }
            OpenFile::Units => {
                let rows = unit::Entity::find().all(db).await?;
                names.units = rows.iter().map(|row| (row.id, row.external_id.clone())).collect();
                archive.units = unit_rows(rows, &names)?;
            }
            OpenFile::MinutesItems => {
                names.units = external_ids::<unit::Entity>(db, unit::Column::Id, unit::Column::ExternalId).await?;
                super::minutes_items::carry_out(db, &names, &mut archive).await?;
            }
        }
        Ok(archive)
    }
}
