//! Rounds of follow-up: when, by whom and about what a part of the organisation answers, lowest level first.

mod calendar;
mod form;
mod page;
mod state;

pub use calendar::{LegalDay, Proposed, legal_days, proposals};
pub use form::{ReturnForm, RoundDraft, RoundForm, StandIn, StandInForm};
pub use page::{
    Burden, FrozenAnswer, FrozenCopy, FrozenUnit, RoundAllowed, RoundList, RoundPage, RoundRow, RoundUnitAllowed,
    RoundUnitPage, RoundUnitRow, SectionCount, UnitAnswer, count_sections, least_answered,
};
pub use state::{AnswerStage, RoundStage, RoundState};

use crate::holiday::workdays_before;
use crate::id::{RoundId, UnitId};
use crate::organisation::UnitPath;
use crate::period::Period;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

crate::words! {
    /// What is asked of each goal in a round. The effect's judgement is always asked.
    pub enum Section {
        /// The judgement of the effect, with a sentence where it differs from what the rule suggests.
        Judgement = "judgement",
        /// What happened – why, several causes – what now.
        Analysis = "analysis",
        /// Whether the target will be reached.
        Forecast = "forecast",
        /// What is seen where the work is done.
        FrontLine = "front_line",
    }
}

impl Section {
    /// How many fields it asks somebody to fill in for a goal.
    pub const fn fields(self) -> u32 {
        match self {
            Self::Judgement => 2,
            Self::Analysis => 3,
            Self::Forecast | Self::FrontLine => 1,
        }
    }
}

/// How many fields these sections ask for each goal.
pub fn fields_asked(sections: &[Section]) -> u32 {
    sections.iter().map(|section| section.fields()).sum()
}

/// A round of follow-up of a body and all below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its identity.
    pub id: RoundId,
    /// Its identity in the municipality's own files.
    pub external_id: String,
    /// How many times it has been changed; a change states the version that it was made from.
    pub version: i64,
    /// What it is called: "Delårsrapport 2026".
    pub title: String,
    /// What is followed up.
    pub period: Period,
    /// The body at the top, which approves last.
    pub body: UnitId,
    /// What is asked of each goal, the judgement first.
    pub sections: Vec<Section>,
    /// The last day for the body itself; those below answer earlier.
    pub due_on: NaiveDate,
    /// Who will read the answers, so that those who write know for whom; may be empty.
    pub reader: String,
    /// Where it is in its life.
    pub state: RoundState,
}

/// How many workdays earlier each level answers than the one above it: time to put together and to send back.
pub const WORKDAYS_PER_LEVEL: u32 = 4;

/// How many days after it was closed a round still takes late answers, which are marked as such.
pub const LATE_DAYS: u64 = 60;

/// More fields than this for a unit, and those who set the questions are warned: at half a minute each it is ten minutes' work
/// for twelve goals without a change, and an hour when everything is written.
pub const MOST_FIELDS: u32 = 60;

/// The last day for a unit that stands `depth` levels below the body.
pub fn due_at(due_on: NaiveDate, depth: u32) -> NaiveDate {
    if depth == 0 { due_on } else { workdays_before(due_on, depth * WORKDAYS_PER_LEVEL) }
}

/// A goal in force, as it is given out to those who answer for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenGoal {
    /// The goal.
    pub goal: crate::id::GoalId,
    /// The body that decided it.
    pub body: UnitId,
    /// The units that it is given to, and the one whose role answers for it.
    pub units: Vec<UnitId>,
}

/// A unit of the branch that a round is laid up for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchUnit {
    /// The unit.
    pub id: UnitId,
    /// Where it stands.
    pub path: UnitPath,
    /// Whether politicians sit there: they approve, and officials answer.
    pub is_political: bool,
}

/// Who takes part in a round, and which goals each is asked about.
///
/// A goal is asked of the units of the branch that it is given to or whose role answers for it; when there are none, of the body that
/// decided it. Politicians judge no effects in a round: what would be theirs goes to the units right below them that are not political, or
/// stays where there are none. Every unit on the line from one that is asked up to the body takes part, to put together and approve.
pub fn taking_part(
    body: &UnitPath,
    branch: &[BranchUnit],
    goals: &[GivenGoal],
) -> BTreeMap<UnitId, Vec<crate::id::GoalId>> {
    let mut asked: BTreeMap<UnitId, Vec<crate::id::GoalId>> = BTreeMap::new();
    let find = |id: UnitId| branch.iter().find(|unit| unit.id == id);
    for given in goals {
        let mut units: Vec<&BranchUnit> = given.units.iter().filter_map(|unit| find(*unit)).collect();
        if units.is_empty() {
            units.extend(find(given.body));
        }
        for unit in units.into_iter().flat_map(|unit| answering_for(unit, branch)) {
            let goals = asked.entry(unit.id).or_default();
            if !goals.contains(&given.goal) {
                goals.push(given.goal);
            }
        }
    }
    let line: Vec<UnitId> = branch
        .iter()
        .filter(|unit| unit.path.is_within(body))
        .filter(|unit| branch.iter().any(|below| asked.contains_key(&below.id) && below.path.is_within(&unit.path)))
        .map(|unit| unit.id)
        .collect();
    for unit in line {
        asked.entry(unit).or_default();
    }
    asked
}

fn answering_for<'a>(unit: &'a BranchUnit, branch: &'a [BranchUnit]) -> Vec<&'a BranchUnit> {
    if !unit.is_political {
        return vec![unit];
    }
    let is_right_below = |below: &&BranchUnit| !below.is_political && below.path == unit.path.child(below.id);
    let below: Vec<&BranchUnit> = branch.iter().filter(is_right_below).collect();
    if below.is_empty() { vec![unit] } else { below }
}

/// The units above `path`, nearest first, itself not among them.
fn line_above(path: &UnitPath) -> impl Iterator<Item = UnitId> {
    let mut ids: Vec<UnitId> = path.ids();
    ids.pop();
    ids.into_iter().rev()
}

/// Who approves what the unit at `path` hands in: the nearest unit above it that takes part. The body at the top approves its own.
/// Units that take no part, or are gone, are passed over, so that a hole in the line stops nobody.
pub fn approver(path: &UnitPath, taking_part: &HashSet<UnitId>) -> UnitId {
    let own = path.ids().last().copied().unwrap_or(UnitId(0));
    line_above(path).find(|unit| taking_part.contains(unit)).unwrap_or(own)
}

/// Who answers for the unit at `path`: the unit itself as long as it is there and somebody leads it; otherwise the nearest unit above it
/// that somebody leads. `is_led` tells whether a unit is there and somebody holds a role there that answers rounds.
pub fn answers_for(path: &UnitPath, is_led: impl Fn(UnitId) -> bool) -> Option<UnitId> {
    let own = path.ids().last().copied();
    own.into_iter().chain(line_above(path)).find(|unit| is_led(*unit))
}
