//! Reminders by e-mail: what somebody owes, in one letter a day at most, and less and less often the longer it is left.

use crate::assignment::AssignmentRow;
use crate::follow_up::OwedUnit;
use crate::holiday::{is_workday, workdays_before};
use crate::id::PersonId;
use crate::measure::MeasureRow;
use crate::question::QuestionRow;
use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// All that somebody owes, in every role that they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owing {
    /// What is owed in rounds of follow-up.
    pub units: Vec<OwedUnit>,
    /// How many units wait for their approval.
    pub to_approve: u32,
    /// Questions that wait for their answer.
    pub questions: Vec<QuestionRow>,
    /// Assignments that wait for a report, or for what their body says of one.
    pub assignments: Vec<AssignmentRow>,
    /// Corrective measures to do, or to say of whether they helped.
    pub measures: Vec<MeasureRow>,
}

impl Owing {
    /// Whether nothing is owed.
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty()
            && self.to_approve == 0
            && self.questions.is_empty()
            && self.assignments.is_empty()
            && self.measures.is_empty()
    }

    /// When the newest of it came; `None` when no day is known.
    fn newest_on(&self) -> Option<NaiveDate> {
        let rounds = self.units.iter().map(|owed| owed.opened_on);
        let questions = self.questions.iter().map(|row| row.question.on);
        let assignments = self.assignments.iter().filter_map(|row| row.reported_on.max(row.decided_on));
        rounds.chain(questions).chain(assignments).max()
    }

    /// The day that something is due first, from `today` on.
    fn next_due(&self, today: NaiveDate) -> Option<NaiveDate> {
        let rounds = self.units.iter().map(|owed| owed.due_on);
        let assignments = self.assignments.iter().map(|row| row.due_on);
        let measures = self.measures.iter().map(|row| row.due_on);
        rounds.chain(assignments).chain(measures).filter(|due| *due >= today).min()
    }

    /// When somebody pressed the button that reminds, last.
    fn nudged_on(&self) -> Option<NaiveDate> {
        self.units.iter().filter_map(|owed| owed.reminded_on).max()
    }
}

/// The days between two letters about the same things: each time more.
const GAPS: [u64; 4] = [3, 7, 14, 28];

/// Whether a letter is written today, when there have been letters on the days `sent`.
///
/// Never on a day when nobody is at work, and never twice on a day. At once when something new has come, when somebody presses the button
/// that reminds, and on the workday before something is due; otherwise with growing gaps ([`GAPS`]).
pub fn is_time(owing: &Owing, sent: &[NaiveDate], today: NaiveDate) -> bool {
    if owing.is_empty() || !is_workday(today) {
        return false;
    }
    let Some(last) = sent.iter().max().copied() else { return true };
    if last >= today {
        return false;
    }
    let newest = owing.newest_on().unwrap_or(last);
    let since = sent.iter().filter(|day| **day >= newest).count();
    let gap = GAPS[since.saturating_sub(1).min(GAPS.len() - 1)];
    let is_last_day = owing.next_due(today).is_some_and(|due| due > today && workdays_before(due, 1) == today);
    newest > last
        || owing.nudged_on().is_some_and(|nudged| nudged > last)
        || is_last_day
        || last + Days::new(gap) <= today
}

/// A letter to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The reminder that it is written for.
    pub id: i64,
    /// How many times it has been tried to send it, this time included.
    pub tries: u32,
    /// Whom it is to.
    pub name: String,
    /// Where it is sent.
    pub email: String,
    /// What lets whoever has the letter stop the letters.
    pub token: String,
    /// What it tells.
    pub owing: Owing,
}

crate::words! {
    /// What has become of a reminder.
    pub enum ReminderStage {
        /// To be sent, for the first time or again.
        Waiting = "waiting",
        /// Taken by the mail server.
        Sent = "sent",
        /// Given up.
        Failed = "failed",
        /// Nothing was owed any more.
        Dropped = "dropped",
    }
}

/// So many times a letter is tried before it is given up.
pub const MOST_TRIES: u32 = 8;

/// How many minutes to wait after so many tries: 5, 10, 20, … at most four hours.
pub const fn minutes_until_next(tries: u32) -> i64 {
    let doublings = if tries > 7 {
        6
    } else if tries == 0 {
        0
    } else {
        tries - 1
    };
    let minutes = 5 << doublings;
    if minutes > 240 { 240 } else { minutes }
}

/// A reminder as the administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRow {
    /// Whom it is to.
    pub person: (PersonId, String),
    /// The day it was to be sent.
    pub day: NaiveDate,
    /// What has become of it.
    pub stage: ReminderStage,
    /// How many times it has been tried.
    pub tries: u32,
    /// When it was sent, or will be tried again.
    pub at: DateTime<Utc>,
    /// What the mail server said, or why it could not be reached.
    pub problem: String,
}

/// What the administrator sees of reminders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderList {
    /// The newest ones; those that could not be sent first.
    pub rows: Vec<ReminderRow>,
    /// How many people have stopped their letters.
    pub stopped: u64,
}
