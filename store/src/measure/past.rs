//! What was done about a goal that did not go as it should, when an earlier day had ended.

use super::read;
use crate::entity::measure;
use crate::error::Result;
use crate::past::{Past, Since};
use domain::event::ObjectKind;
use domain::id::GoalId;
use domain::measure::{Measure, MeasureRow};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryTrait};

/// The measures about a goal, each row a [`measure::Model`].
pub(crate) fn measures_to_read_back(goal: GoalId) -> SelectStatement {
    measure::Entity::find().filter(measure::Column::GoalId.eq(goal.0)).into_query()
}

/// The measures about the goal of this title as they stood when the day of `past` had ended, what was due first at the top. One that was
/// planned later was not there.
pub(crate) fn measures_of_goal_then(past: &Past, now: Vec<measure::Model>, title: &str) -> Result<Vec<MeasureRow>> {
    let mut rows = Vec::with_capacity(now.len());
    for row in now {
        match past.since(ObjectKind::Measure, row.id)? {
            Since::Nothing => rows.push(then(past, read(row)?, title)?),
            Since::Changed(known) => rows.push(then(past, known, title)?),
            Since::Entered(_) => {}
        }
    }
    rows.sort_by_key(|row| (row.due_on, row.id));
    Ok(rows)
}

fn then(past: &Past, known: Measure, title: &str) -> Result<MeasureRow> {
    let (stage, verdict) = known.stage_on(past.day());
    Ok(MeasureRow {
        id: known.id,
        title: known.title,
        stage,
        verdict,
        goal: (known.goal, title.to_owned()),
        unit: past.name(known.unit)?,
        due_on: known.due_on,
    })
}
