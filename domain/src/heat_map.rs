//! The heat map: how each unit judges each goal now, goals by units. Never a mean of them.

use crate::id::{GoalId, UnitId};
use crate::order::Alphabetical;
use crate::organisation::UnitName;
use crate::status::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many goals a page shows: more rows than this nobody reads at once.
pub const GOALS_PER_PAGE: usize = 100;
/// The most units that are drawn beside each other.
pub const MOST_UNITS: usize = 80;

crate::words! {
    /// How the goals are ordered.
    pub enum HeatOrder {
        /// Those that most units judge badly first.
        Worst = "worst",
        /// By title.
        Title = "title",
    }
}

/// What the reader has chosen to see; it stands in the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatFilter {
    /// Only this unit and those below it; without one, bodies and administrations.
    pub unit: Option<UnitId>,
    /// Only goals that some unit judges so.
    pub status: Option<Status>,
    /// The order.
    pub order: HeatOrder,
    /// The page; the first is 1.
    pub page: usize,
    /// An earlier day to show it as of; without one, today.
    pub on: Option<NaiveDate>,
}

impl Default for HeatFilter {
    /// Everything as it is today, the worst first.
    fn default() -> Self {
        Self { unit: None, status: None, order: HeatOrder::Worst, page: 1, on: None }
    }
}

impl HeatFilter {
    /// Whether it leaves anything out.
    pub const fn narrows(&self) -> bool {
        self.unit.is_some() || self.status.is_some()
    }
}

/// A goal with all that has been answered on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatAnswers {
    /// The goal.
    pub goal: GoalId,
    /// What it is called.
    pub title: String,
    /// Each unit that has answered, with its status.
    pub given: Vec<(UnitId, Status)>,
}

/// A goal with how each unit of the map judges it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatGoal {
    /// The goal.
    pub id: GoalId,
    /// What it is called.
    pub title: String,
    /// The status for each unit of the map, in its order; `None` where the unit has not answered.
    pub cells: Vec<Option<Status>>,
}

impl HeatGoal {
    /// How badly it goes: how many units judge it not met or off track, then how many uncertain or partly met.
    pub fn badness(&self) -> (usize, usize) {
        let count = |bad: [Status; 2]| self.cells.iter().flatten().filter(|status| bad.contains(status)).count();
        (count([Status::NotMet, Status::OffTrack]), count([Status::PartlyMet, Status::Uncertain]))
    }
}

/// The map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatMap {
    /// The units, from left to right.
    pub units: Vec<UnitName>,
    /// The goals of the page, of those that some unit has answered on.
    pub goals: Vec<HeatGoal>,
    /// The units that the map can be narrowed to.
    pub choices: Vec<UnitName>,
    /// How many answers have which status on all pages: a distribution.
    pub distribution: Vec<(Status, u32)>,
    /// How many goals there are on all pages.
    pub total: usize,
    /// Whether there are more units than are drawn.
    pub is_cut: bool,
}

impl HeatMap {
    /// The map of these answers, ordered and narrowed; units without any answer are left out.
    pub fn of(filter: &HeatFilter, units: Vec<UnitName>, choices: Vec<UnitName>, answers: Vec<HeatAnswers>) -> Self {
        let mut units = units;
        let answered: std::collections::HashSet<UnitId> =
            answers.iter().flat_map(|of_goal| of_goal.given.iter().map(|(unit, _)| *unit)).collect();
        units.retain(|unit| answered.contains(&unit.id));
        let is_cut = units.len() > MOST_UNITS;
        units.truncate(MOST_UNITS);
        let places: std::collections::HashMap<UnitId, usize> =
            units.iter().enumerate().map(|(place, unit)| (unit.id, place)).collect();
        let mut goals = Vec::with_capacity(answers.len());
        for HeatAnswers { goal: id, title, given } in answers {
            let mut cells = vec![None; units.len()];
            for (unit, status) in given {
                if let Some(place) = places.get(&unit) {
                    cells[*place] = Some(status);
                }
            }
            let is_wanted = |status: &Status| filter.status.is_none_or(|wanted| wanted == *status);
            if cells.iter().flatten().any(is_wanted) {
                goals.push(HeatGoal { id, title, cells });
            }
        }
        match filter.order {
            HeatOrder::Title => {
                goals.sort_by(|a, b| Alphabetical(&a.title).cmp(&Alphabetical(&b.title)));
            }
            HeatOrder::Worst => goals.sort_by_cached_key(|goal| std::cmp::Reverse(goal.badness())),
        }
        let (distribution, total) = (distribution(&goals), goals.len());
        let first = filter.page.saturating_sub(1).saturating_mul(GOALS_PER_PAGE).min(total);
        goals.drain(..first);
        goals.truncate(GOALS_PER_PAGE);
        Self { units, goals, choices, distribution, total, is_cut }
    }
}

fn distribution(goals: &[HeatGoal]) -> Vec<(Status, u32)> {
    let mut counts = [0_u32; Status::ALL.len()];
    for status in goals.iter().flat_map(|goal| goal.cells.iter().flatten()) {
        counts[*status as usize] += 1;
    }
    Status::ALL.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect()
}
