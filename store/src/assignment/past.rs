//! The assignments that served a goal when an earlier day had ended.

use super::read;
use crate::entity::{assignment, assignment_report};
use crate::error::Result;
use crate::past::{Past, Since};
use chrono::NaiveDate;
use domain::assignment::{Assignment, AssignmentRow};
use domain::event::ObjectKind;
use domain::id::GoalId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::HashMap;

/// The assignments that serve a goal, each row an [`assignment::Model`].
pub(crate) fn assignments_to_read_back(goal: GoalId) -> SelectStatement {
    assignment::Entity::find().filter(assignment::Column::GoalId.eq(goal.0)).into_query()
}

/// The day of the newest report on an assignment by a day.
#[derive(Deserialize)]
pub(crate) struct LastReport {
    assignment_id: i64,
    reported_on: NaiveDate,
}

/// The newest report by `day` on each assignment that serves a goal, each row a [`LastReport`].
pub(crate) fn last_reports(goal: GoalId, day: NaiveDate) -> SelectStatement {
    use assignment_report::Column as R;
    let of_goal = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::Id)
        .filter(assignment::Column::GoalId.eq(goal.0))
        .into_query();
    assignment_report::Entity::find()
        .select_only()
        .column(R::AssignmentId)
        .column_as(R::ReportedOn.max(), "reported_on")
        .filter(R::AssignmentId.in_subquery(of_goal))
        .filter(R::ReportedOn.lte(day))
        .group_by(R::AssignmentId)
        .into_query()
}

/// The assignments as they stood when the day of `past` had ended, what was due first at the top.
pub(crate) fn assignments_of_goal_then(
    past: &Past,
    now: Vec<assignment::Model>,
    reports: Vec<LastReport>,
) -> Result<Vec<AssignmentRow>> {
    let reported: HashMap<i64, NaiveDate> = reports.into_iter().map(|it| (it.assignment_id, it.reported_on)).collect();
    let mut rows = Vec::with_capacity(now.len());
    for row in now {
        let known = match past.since(ObjectKind::Assignment, row.id)? {
            Since::Nothing => read(row)?,
            Since::Changed(known) | Since::Entered(known) => known,
        };
        let reported_on = reported.get(&known.id.0).copied();
        rows.extend(then(past, known, reported_on)?);
    }
    rows.sort_by_key(|row| (row.due_on, row.id));
    Ok(rows)
}

fn then(past: &Past, known: Assignment, reported_on: Option<NaiveDate>) -> Result<Option<AssignmentRow>> {
    let Some(stage) = known.stage_on(reported_on, past.day()) else { return Ok(None) };
    Ok(Some(AssignmentRow {
        id: known.id,
        title: known.title,
        stage,
        body: past.name(known.decision.body)?,
        unit: past.name(known.unit)?,
        decided_on: known.decision.date,
        due_on: known.due_on,
        reported_on,
    }))
}
