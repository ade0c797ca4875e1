//! A goal and the red thread as they were on an earlier day, from what was known then: the standing table knows only today's.

use super::line::Lines;
use super::list::{Asked, StoredRow, stored_rows};
use super::page::Head;
use super::relation::Relations;
use super::thread::{Adopted, Read, wanted};
use crate::activity::{StoredTie, activities_of_goal_then, ties_of_goal};
use crate::assignment::{LastReport, assignments_of_goal_then, assignments_to_read_back, last_reports};
use crate::entity::{assignment, measure};
use crate::error::Result;
use crate::follow_up::{StoredAnswer, answers_on_goal_then, follow_ups_of_goal_then, rounds_of_goal};
use crate::level::levels_and_themes;
use crate::measure::{measures_of_goal_then, measures_to_read_back};
use crate::packed::Lists;
use crate::past::{Detail, Past, Reading};
use crate::question::{OfObject, questions_of_then, read_questions_then};
use crate::round::{StoredRename, renames, titles_then};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::AssignmentRow;
use domain::follow_up::CurrentFollowUp;
use domain::goal::{GoalRow, ThreadFilter};
use domain::hypothesis::GoalActivity;
use domain::id::{GoalId, LevelId};
use domain::indicator::IndicatorSeries;
use domain::measure::MeasureRow;
use domain::question::{About, Questions, Subject};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// What hangs together with a goal, named as it was called then.
pub(super) struct Around {
    pub(super) head: Head,
    pub(super) relations: Relations,
    pub(super) below: Vec<GoalRow>,
    pub(super) indicators: Vec<IndicatorSeries>,
    pub(super) done: Done,
}

/// What is done for a goal, and said of it.
pub(super) struct Done {
    pub(super) activities: Vec<GoalActivity>,
    pub(super) activity_count: usize,
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
    let done = Done::read(db, actor, (&head, &relations.line), &past).await?;
    let below = rows.into_iter().map(|row| past.goal_row(actor, row, &stood)).collect::<Result<_>>()?;
    head.level = past.level(head.level)?;
    head.body = past.name(head.body.id)?;
    rename(&mut relations, &past)?;
    Ok(Around { head, relations, below, indicators: past.charts_of(own, stood), done })
}

impl Done {
    /// What was done for the goal, and said of it, when the day of `past` had ended. One statement.
    async fn read(
        db: &impl ConnectionTrait,
        actor: &Actor,
        (head, line): (&Head, &[GoalId]),
        past: &Past,
    ) -> Result<Self> {
        let (goal, day) = (GoalId(head.row.id), past.day());
        let mut found = Lists::new(db.get_database_backend())
            .with::<StoredTie>(ties_of_goal(line))
            .with::<StoredRename>(renames(rounds_of_goal(goal), day))
            .with::<StoredAnswer>(answers_on_goal_then(goal, day))
            .with::<assignment::Model>(assignments_to_read_back(goal))
            .with::<LastReport>(last_reports(goal, day))
            .with::<measure::Model>(measures_to_read_back(goal))
            .with::<OfObject>(questions_of_then(About::new(Subject::Goal, goal.0), day))
            .read(db)
            .await?;
        let activities = activities_of_goal_then(actor, past, line, found.list()?)?;
        let titles = titles_then(found.list()?)?;
        Ok(Self {
            activity_count: activities.len(),
            activities,
            follow_ups: follow_ups_of_goal_then(actor, goal, (past, &titles), found.list()?)?,
            assignments: assignments_of_goal_then(past, found.list()?, found.list()?)?,
            measures: measures_of_goal_then(past, found.list()?, &head.row.title)?,
            questions: read_questions_then(found.list()?, actor, past)?,
        })
    }
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
