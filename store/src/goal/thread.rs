//! The red thread: from the vision to the indicators, now or as it was on a day.

use super::line::Lines;
use super::list::{Asked, in_force, in_force_during, in_force_on, meant_during, stored_rows};
use crate::Store;
use crate::entity::goal;
use crate::error::Result;
use crate::indicator::list::main_indicators_of_goals;
use crate::level::levels_and_themes;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::goal::{GoalRow, GoalStage, MOST_GOALS_WITH_INDICATORS, RedThread, ThreadFilter, ThreadGoal};
use domain::id::{GoalId, LevelId};
use domain::indicator::IndicatorRow;
use domain::level::{Level, LevelKind};
use domain::order::Alphabetical;
use domain::organisation::UnitName;
use domain::permission::{Action, may_somewhere};
use domain::status::shown;
use domain::theme::Theme;
use sea_orm::{ColumnTrait, Condition};
use std::collections::{HashMap, HashSet};

impl Store {
    /// The red thread that the filter lets through, as it reads on `today` or as it was on an earlier day of the filter's. Four
    /// statements; for an earlier day five.
    pub async fn red_thread(&self, actor: &Actor, filter: &ThreadFilter, today: NaiveDate) -> Result<RedThread> {
        let filter = &ThreadFilter { on: filter.on.filter(|day| *day < today), ..filter.clone() };
        let Read { levels, themes, mut adopted, pending, past, lines } = match filter.on {
            Some(day) => super::past::thread(&self.begin_reading().await?, actor, filter, day).await?,
            None => self.thread_today(actor, filter, today).await?,
        };
        let known: HashSet<GoalId> = adopted.iter().map(|goal| goal.row.id).collect();
        follow(&mut adopted, &lines, &known);
        let total = u32::try_from(adopted.len()).unwrap_or(u32::MAX);
        let bodies = bodies(&adopted);
        let position: HashMap<LevelId, i32> = levels.iter().map(|level| (level.id, level.position)).collect();
        let place = |level: &LevelId| position.get(level).copied().unwrap_or(i32::MAX);
        // The uppermost goals need not say that they serve the vision.
        let goals_on = levels.iter().filter(|level| level.kind == LevelKind::Goal);
        let uppermost = goals_on.map(|level| level.position).min().unwrap_or(1);
        let mut goals: Vec<ThreadGoal> = adopted
            .into_iter()
            .filter(|goal| goal.is_wanted && lets_through(filter, &goal.row))
            .map(|Adopted { row, parents, .. }| ThreadGoal {
                hangs_loose: place(&row.level) > uppermost && !parents.iter().any(|parent| known.contains(parent)),
                parents,
                indicators: Vec::new(),
                row,
            })
            .collect();
        goals.sort_by_key(|goal| place(&goal.row.level));
        let shown: HashSet<GoalId> = goals.iter().map(|goal| goal.row.id).collect();
        for goal in &mut goals {
            goal.parents.retain(|parent| shown.contains(parent));
        }
        let indicators = match past {
            Some(past) => past,
            None => self.main_indicators(&goals, today).await?,
        };
        hang(indicators, &mut goals);
        let can_write = filter.on.is_none() && may_somewhere(actor, Action::WriteGoal);
        Ok(RedThread { levels, bodies, themes, goals, total, pending, can_write })
    }

    /// The adopted goals with what stands above them, and those not yet decided.
    async fn thread_today(&self, actor: &Actor, filter: &ThreadFilter, today: NaiveDate) -> Result<Read> {
        let (levels, themes) = levels_and_themes(&self.read).await?;
        let asked = Asked { on: None, theme: filter.theme };
        let rows = stored_rows(&self.read, actor, wanted(actor, filter, today), asked).await?;
        let (adopted, lines) = (Vec::with_capacity(rows.len()), Lines::load(&self.read).await?);
        let mut read = Read { levels, themes, adopted, pending: Vec::new(), past: None, lines };
        for stored in rows {
            let (parents, is_wanted) = (stored.parents(), stored.is_wanted);
            let row = stored.read(actor, today)?;
            match row.stage {
                GoalStage::Draft | GoalStage::Proposed => read.pending.push(row),
                GoalStage::Decided | GoalStage::Closed | GoalStage::Replaced => {
                    read.adopted.push(Adopted { row, parents, is_wanted });
                }
            }
        }
        Ok(read)
    }

    /// The indicators of the goals, when the goals are few enough to show them.
    async fn main_indicators(&self, goals: &[ThreadGoal], today: NaiveDate) -> Result<Vec<(GoalId, IndicatorRow)>> {
        if goals.len() > MOST_GOALS_WITH_INDICATORS {
            return Ok(Vec::new());
        }
        let ids: Vec<i64> = goals.iter().map(|goal| goal.row.id.0).collect();
        main_indicators_of_goals(&self.read, &ids, today).await
    }
}

/// What was read for the red thread.
pub(super) struct Read {
    pub(super) levels: Vec<Level>,
    pub(super) themes: Vec<Theme>,
    pub(super) adopted: Vec<Adopted>,
    pub(super) pending: Vec<GoalRow>,
    /// The main indicators as they stood on an earlier day, when one was asked for.
    pub(super) past: Option<Vec<(GoalId, IndicatorRow)>>,
    pub(super) lines: Lines,
}

/// An adopted goal with what stands above it.
pub(super) struct Adopted {
    pub(super) row: GoalRow,
    pub(super) parents: Vec<GoalId>,
    pub(super) is_wanted: bool,
}

/// Lets what was decided to hang on a goal hang on the one of `known` that has taken its place since.
fn follow(goals: &mut [Adopted], lines: &Lines, known: &HashSet<GoalId>) {
    if lines.is_empty() {
        return;
    }
    for goal in goals {
        for parent in &mut goal.parents {
            *parent = lines.newest(*parent, known).unwrap_or(*parent);
        }
        goal.parents.sort_unstable();
        goal.parents.dedup();
        goal.parents.retain(|parent| *parent != goal.row.id);
    }
}

/// Hangs the main indicators on their goals, when the goals are few enough to show them.
fn hang(indicators: Vec<(GoalId, IndicatorRow)>, goals: &mut [ThreadGoal]) {
    if goals.len() > MOST_GOALS_WITH_INDICATORS {
        return;
    }
    let mut places: HashMap<GoalId, &mut ThreadGoal> = goals.iter_mut().map(|goal| (goal.row.id, goal)).collect();
    for (goal, row) in indicators {
        if let Some(place) = places.get_mut(&goal) {
            place.indicators.push(row);
        }
    }
}

/// The goals to read: those in force at the time that is asked for, and for those who may write or read them, what is not yet
/// decided.
pub(super) fn wanted(actor: &Actor, filter: &ThreadFilter, today: NaiveDate) -> Condition {
    let adopted = match (filter.on, filter.year) {
        (Some(day), None) => in_force_on(day),
        (Some(day), Some(year)) => in_force_on(day).add(meant_during(year)),
        (None, Some(year)) => in_force_during(year),
        (None, None) => in_force(today),
    };
    let reads_pending = may_somewhere(actor, Action::ReadDraft) || may_somewhere(actor, Action::WriteGoal);
    if filter.on.is_some() || !reads_pending {
        return adopted;
    }
    let pending = [GoalStage::Draft, GoalStage::Proposed].map(GoalStage::word);
    Condition::any().add(adopted).add(goal::Column::Stage.is_in(pending))
}

fn lets_through(filter: &ThreadFilter, row: &GoalRow) -> bool {
    filter.body.is_none_or(|body| row.body.id == body)
        && filter.level.is_none_or(|level| row.level == level)
        && filter.status.is_none_or(|status| shown(&row.suggestion, row.judgement.as_ref()) == status)
}

/// The bodies that have goals here, in the order of the organisation.
fn bodies(goals: &[Adopted]) -> Vec<UnitName> {
    let mut bodies: Vec<UnitName> = Vec::new();
    for Adopted { row, .. } in goals {
        if !bodies.iter().any(|body| body.id == row.body.id) {
            bodies.push(row.body.clone());
        }
    }
    bodies.sort_by(|a, b| (a.kind, Alphabetical(&a.name)).cmp(&(b.kind, Alphabetical(&b.name))));
    bodies
}
