//! A goal and the red thread as they were on an earlier day, from what was known then: the standing table knows only today's.

use super::line::Lines;
use super::list::{Asked, StoredRow, stored_rows};
use super::page::Head;
use super::relation::Relations;
use super::thread::{Adopted, Read, wanted};
use crate::error::Result;
use crate::follow_up::follow_ups_of_goal_then;
use crate::level::levels_and_themes;
use crate::past::{Detail, Past, Reading};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::AssignmentRow;
use domain::follow_up::CurrentFollowUp;
use domain::goal::{GoalRow, ThreadFilter};
use domain::hypothesis::GoalActivity;
use domain::id::{GoalId, LevelId};
use domain::indicator::IndicatorSeries;
use domain::measure::MeasureRow;
use domain::question::Questions;
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// What hangs together with a goal, named as it was called then.
pub(super) struct Around {
    pub(super) head: Head,
    pub(super) relations: Relations,
    pub(super) below: Vec<GoalRow>,
    pub(super) indicators: Vec<IndicatorSeries>,
    /// What is done for it now: what was done on an earlier day is told by each activity's own history.
    pub(super) activities: Vec<GoalActivity>,
    pub(super) follow_ups: Vec<CurrentFollowUp>,
    pub(super) assignments: Vec<AssignmentRow>,
    pub(super) measures: Vec<MeasureRow>,
    pub(super) questions: Questions,
}

/// What was read of a goal today, as it was on `day`; `rows` are the goals right below. Three statements.
pub(super) async fn around_then(
    db: &impl ConnectionTrait,
    actor: &Actor,
    day: NaiveDate,
    (mut head, mut relations): (Head, Relations),
    rows: Vec<StoredRow>,
) -> Result<Around> {
    let own = GoalId(head.row.id);
    let past = Past::load(db, day, Reading::Goal(own)).await?;
    let below: HashSet<GoalId> = rows.iter().map(|row| GoalId(row.id)).collect();
    let ids =
        past.indicators_where(|placed| placed.links.iter().any(|link| link.goal == own) || placed.is_main_of(&below));
    let stood = past.indicators(db, &ids, Detail::Chart).await?;
    let follow_ups = follow_ups_of_goal_then(db, actor, own, &past).await?;
    let below = rows.into_iter().map(|row| past.goal_row(actor, row, &stood)).collect::<Result<_>>()?;
    head.level = past.level(head.level)?;
    head.body = past.name(head.body.id)?;
    rename(&mut relations, &past)?;
    Ok(Around {
        head,
        relations,
        below,
        indicators: past.charts_of(own, stood),
        activities: Vec::new(),
        follow_ups,
        assignments: Vec::new(),
        measures: Vec::new(),
        questions: Questions::default(),
    })
}

fn rename(relations: &mut Relations, past: &Past) -> Result<()> {
    for unit in relations.given_to.iter_mut().chain(&mut relations.accountable) {
        *unit = past.name(unit.id)?;
    }
    for theme in &mut relations.serves {
        *theme = past.theme(theme.clone())?;
    }
    let stated = std::mem::take(&mut relations.contributions);
    let stated = stated.into_iter().map(|row| past.contribution(row)).collect::<Result<Vec<_>>>()?;
    relations.contributions = stated.into_iter().flatten().collect();
    relations.sort();
    Ok(())
}

/// The red thread as it was on `day`. Five statements.
pub(super) async fn thread(
    db: &impl ConnectionTrait,
    actor: &Actor,
    filter: &ThreadFilter,
    day: NaiveDate,
) -> Result<Read> {
    let (levels, themes) = levels_and_themes(db).await?;
    let asked = Asked { on: Some(day), theme: filter.theme };
    let rows = stored_rows(db, actor, wanted(actor, filter, day), asked).await?;
    let past = Past::load(db, day, Reading::Model).await?;
    let goals: HashSet<GoalId> = rows.iter().map(|row| GoalId(row.id)).collect();
    let ids = past.indicators_where(|placed| placed.is_main_of(&goals));
    let stood = past.indicators(db, &ids, Detail::Standing).await?;
    let adopt = |row: StoredRow| {
        let (parents, is_wanted) = (row.parents(), row.is_wanted);
        Ok(Adopted { row: past.goal_row(actor, row, &stood)?, parents, is_wanted })
    };
    let adopted = rows.into_iter().map(adopt).collect::<Result<Vec<_>>>()?;
    let used: HashSet<LevelId> = adopted.iter().map(|goal| goal.row.level).collect();
    Ok(Read {
        levels: past.levels(levels, |level| used.contains(&level.id))?,
        themes: past.themes(themes)?,
        adopted,
        pending: Vec::new(),
        past: Some(past.main_rows(&stood)?),
        lines: Lines::load(db).await?,
    })
}
