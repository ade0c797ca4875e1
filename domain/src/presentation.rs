//! The goals as a forum looks at them in the room: what has changed most since the last meeting comes first.

use crate::goal::GoalRow;
use crate::id::UnitId;
use crate::organisation::UnitName;
use crate::status::{Status, shown};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What is shown; it stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentationFilter {
    /// Only goals of this body; without one, all of them.
    pub body: Option<UnitId>,
    /// The day of the last meeting: what has changed since then comes first.
    pub since: NaiveDate,
}

/// So many days lie between two meetings when nobody says otherwise.
const BETWEEN_MEETINGS: u64 = 30;

impl PresentationFilter {
    /// What is shown when nothing is chosen.
    pub fn of(today: NaiveDate) -> Self {
        Self { body: None, since: likely_last_meeting(today) }
    }
}

/// When a body has probably met, where no decision of it is known.
pub fn likely_last_meeting(today: NaiveDate) -> NaiveDate {
    today - Days::new(BETWEEN_MEETINGS)
}

/// How far a status has moved, better above zero; 0 where one of the two cannot be compared.
pub fn moved(before: Option<Status>, now: Status) -> i32 {
    before.and_then(Status::height).zip(now.height()).map_or(0, |(before, now)| now - before)
}

/// How many units have changed their judgement of a goal since the last meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Those that judge it better than before.
    pub better: u32,
    /// Those that judge it worse.
    pub worse: u32,
}

/// A goal with how it has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangedGoal {
    /// The goal as it is now.
    pub row: GoalRow,
    /// How it went at the last meeting; `None` for a goal that was not there.
    pub before: Option<Status>,
    /// How the units that follow it up have moved.
    pub moves: Moves,
}

impl ChangedGoal {
    /// How it goes now.
    pub fn status(&self) -> Status {
        shown(&self.row.suggestion, self.row.judgement.as_ref())
    }

    /// How far it has moved since the last meeting, better above zero; 0 where one of the two cannot be compared.
    pub fn moved(&self) -> i32 {
        moved(self.before, self.status())
    }

    /// Whether anything has changed: its own status, or what a unit judges.
    pub fn has_changed(&self) -> bool {
        self.before.is_some_and(|before| before != self.status()) || self.moves != Moves::default()
    }
}

/// The goals that have changed most first, worse before better, then those that go worst.
pub fn in_order(mut goals: Vec<ChangedGoal>) -> Vec<ChangedGoal> {
    goals.sort_by_key(|goal| {
        let (moved, Moves { better, worse }) = (goal.moved(), goal.moves);
        (Reverse(moved.abs()), moved, Reverse(better + worse), Reverse(worse), height_or_top(goal.status()))
    });
    goals
}

/// What cannot be judged comes after what can.
fn height_or_top(status: Status) -> i32 {
    status.height().unwrap_or(i32::MAX)
}

/// What is shown in the room.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Presentation {
    /// The goals in the order in which they are shown.
    pub goals: Vec<ChangedGoal>,
    /// The bodies to choose among.
    pub bodies: Vec<UnitName>,
}

/// The most goals that are shown one after the other: no meeting gets through more.
pub const MOST_SLIDES: usize = 60;
