//! Follow-ups: how they are kept. Acts and queries stand in the files beside.

mod current;
mod heat_map;
mod past;
mod save;
mod to_do;
pub(crate) use current::{OfGoal, follow_ups_of_goal};
pub(crate) use past::{
    StoredAnswer, StoredChange, answers_on_goal_then, answers_then, changes_in_round, follow_ups_of_goal_then,
    rounds_of_goal,
};
pub(crate) use to_do::{owed, read_owed, with_owed};

use crate::entity::{follow_up, goal, unit};
use crate::error::{Result, unreadable};
use domain::follow_up::{FollowUp, Forecast, Said};
use domain::id::{FollowUpId, PersonId};
use domain::status::Status;
use sea_orm::{ActiveValue::Set, EntityTrait, RelationDef};

/// A stored answer as the domain knows it; who answered is told where `is_known` readers read it.
pub(crate) fn read(row: follow_up::Model, is_known: bool) -> Result<FollowUp> {
    let suggested = if row.suggested.is_empty() { None } else { Some(read_status(&row.suggested)?) };
    Ok(FollowUp {
        id: FollowUpId(row.id),
        version: row.version,
        said: said(&row)?,
        suggested,
        front_line: row.front_line,
        front_line_by: row.front_line_by,
        on: row.answered_on,
        by_role: row.by_role,
        by: row.person_id.map(PersonId).filter(|_| is_known),
        late: row.late,
    })
}

/// What was said; nothing until it is answered.
pub(crate) fn said(row: &follow_up::Model) -> Result<Option<Said>> {
    if row.status.is_empty() {
        return Ok(None);
    }
    Ok(Some(Said {
        status: read_status(&row.status)?,
        sentence: row.sentence.clone(),
        what_happened: row.what_happened.clone(),
        why: row.why.clone(),
        what_now: row.what_now.clone(),
        forecast: read_forecast(&row.forecast)?,
    }))
}

/// A stored forecast; empty where none was asked for.
fn read_forecast(word: &str) -> Result<Option<Forecast>> {
    if word.is_empty() {
        return Ok(None);
    }
    Forecast::from_word(word).map(Some).ok_or_else(|| unreadable("forecast", word))
}

pub(crate) fn read_status(word: &str) -> Result<Status> {
    Status::from_word(word).ok_or_else(|| unreadable("status", word))
}

/// The columns of what is said; nothing else is set.
fn columns(said: Said) -> follow_up::ActiveModel {
    follow_up::ActiveModel {
        status: Set(said.status.word().to_owned()),
        sentence: Set(said.sentence),
        what_happened: Set(said.what_happened),
        why: Set(said.why),
        what_now: Set(said.what_now),
        forecast: Set(said.forecast.map(|forecast| forecast.word().to_owned()).unwrap_or_default()),
        ..Default::default()
    }
}

/// From an answer to its goal.
pub(crate) fn to_goal() -> RelationDef {
    follow_up::Entity::belongs_to(goal::Entity).from(follow_up::Column::GoalId).to(goal::Column::Id).into()
}

/// From an answer to its unit.
pub(crate) fn to_unit() -> RelationDef {
    follow_up::Entity::belongs_to(unit::Entity).from(follow_up::Column::UnitId).to(unit::Column::Id).into()
}
