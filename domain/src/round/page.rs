//! Rounds as pages show them.

use super::form::StandIn;
use super::{AnswerStage, Round, Section};
use crate::follow_up::FollowUp;
use crate::goal::GoalRow;
use crate::id::{GoalId, RoundId};
use crate::organisation::UnitName;
use crate::question::Questions;
use crate::status::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A round in the list of rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRow {
    /// The round.
    pub round: Round,
    /// The body at the top.
    pub body: UnitName,
    /// How many units take part.
    pub units: u32,
    /// How many of them are approved.
    pub approved: u32,
}

/// The rounds that the reader may know of, newest period first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundList {
    /// The rounds.
    pub rows: Vec<RoundRow>,
    /// Whether the reader may lay up rounds.
    pub can_plan: bool,
}

/// How much of a section a unit has answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionCount {
    /// How many goals have an answer.
    pub answered: u32,
    /// How many goals the unit is asked about.
    pub asked: u32,
}

impl SectionCount {
    /// Whether nothing is left.
    pub const fn is_done(self) -> bool {
        self.answered >= self.asked
    }
}

/// A unit on the board of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundUnitRow {
    /// The unit.
    pub unit: UnitName,
    /// How many levels it stands below the body.
    pub depth: u32,
    /// How far it has come.
    pub stage: AnswerStage,
    /// Its last day.
    pub due_on: NaiveDate,
    /// How much of each section of the round it has answered, in the round's order.
    pub sections: Vec<SectionCount>,
    /// How many answers have which status, those that none has left out: a distribution, never a mean.
    pub distribution: Vec<(Status, u32)>,
    /// The day it was reminded last.
    pub reminded_on: Option<NaiveDate>,
    /// Whether the reader may remind it.
    pub can_remind: bool,
    /// Whether the reader may approve it.
    pub can_approve: bool,
    /// How many minutes its forms have taken, rounded to five; `None` for strangers and where nothing was measured.
    pub minutes: Option<u32>,
}

/// What a round costs those who answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burden {
    /// How many fields are asked in all.
    pub fields: u32,
    /// How many fields the unit with the most is asked.
    pub most_fields: u32,
    /// How many minutes the forms have taken in all, rounded to five.
    pub minutes: u32,
    /// How many units the minutes were measured at.
    pub measured_units: u32,
}

impl Burden {
    /// Whether some unit is asked more than people have time for.
    pub const fn is_heavy(self) -> bool {
        self.most_fields > super::MOST_FIELDS
    }

    /// Seconds as they are shown: in minutes, rounded to five, so that nobody's pace can be read from them. What took less than two and
    /// a half minutes counts as five.
    pub const fn minutes(seconds: u32) -> u32 {
        if seconds == 0 {
            return 0;
        }
        let rounded = (seconds + 150) / 300 * 5;
        if rounded == 0 { 5 } else { rounded }
    }
}

/// What the reader may do with a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundAllowed {
    /// Change, open and close it.
    pub manage: bool,
    /// Read its history.
    pub read_trail: bool,
}

/// A round on one page: who has answered what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPage {
    /// The round.
    pub round: Round,
    /// The body at the top.
    pub body: UnitName,
    /// Those who take part, each unit right before those below it. Of a round that is planned, those who would.
    pub units: Vec<RoundUnitRow>,
    /// How many answers have which status in the whole round.
    pub distribution: Vec<(Status, u32)>,
    /// What it costs those who answer; `None` for those who do not set the questions.
    pub burden: Option<Burden>,
    /// The rounds of the same body that it can be compared with, newest first.
    pub others: Vec<(RoundId, String)>,
    /// What has been asked about it.
    pub questions: Questions,
    /// What the reader may do.
    pub allowed: RoundAllowed,
}

/// What to take away first when something new is asked: of the sections, which are as many as each unit counts, the one that fewest
/// of the rows had an answer to where units have handed in, with how many. The judgement is never taken away, and an analysis that is
/// not there may say that all goes well. `None` where nobody has handed in, and where nothing was left out.
pub fn least_answered(sections: &[Section], units: &[RoundUnitRow]) -> Option<(Section, SectionCount)> {
    let handed_in = || units.iter().filter(|unit| !unit.stage.is_open());
    let sum = |index: usize| {
        handed_in().filter_map(|unit| unit.sections.get(index)).fold(SectionCount::default(), |sum, count| {
            SectionCount { answered: sum.answered + count.answered, asked: sum.asked + count.asked }
        })
    };
    let counts = sections.iter().enumerate().map(|(index, section)| (*section, sum(index)));
    // Every section is asked of the same rows, so the fewest answers are the smallest share too.
    let can_go = |section: Section| matches!(section, Section::Forecast | Section::FrontLine);
    counts.filter(|(section, count)| can_go(*section) && !count.is_done()).min_by_key(|(_, count)| count.answered)
}

/// What the reader may do with a unit's answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundUnitAllowed {
    /// Answer, and hand in.
    pub answer: bool,
    /// Approve and send back.
    pub approve: bool,
    /// Name a stand-in.
    pub name_stand_in: bool,
    /// Remind.
    pub remind: bool,
}

/// What a unit answers on a goal, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitAnswer {
    /// The goal, with its figures of today.
    pub goal: GoalRow,
    /// The answer; for the public the one that was approved.
    pub answer: FollowUp,
    /// What has been asked about it.
    pub questions: Questions,
}

/// What a unit answers in a round, on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundUnitPage {
    /// The round.
    pub round: Round,
    /// The unit.
    pub unit: UnitName,
    /// How far it has come.
    pub stage: AnswerStage,
    /// Its last day.
    pub due_on: NaiveDate,
    /// Who approves it.
    pub approver: UnitName,
    /// What is to be changed, when it was sent back.
    pub sent_back: String,
    /// Who answers in the leader's place.
    pub stand_in: Option<StandIn>,
    /// Its answers. The public sees only what was approved.
    pub answers: Vec<UnitAnswer>,
    /// Those right below that take part.
    pub below: Vec<RoundUnitRow>,
    /// The copies that were frozen at approval, newest first.
    pub copies: Vec<FrozenCopy>,
    /// What the reader may do.
    pub allowed: RoundUnitAllowed,
}

/// A copy that was frozen at approval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenCopy {
    /// The day it was approved.
    pub on: NaiveDate,
    /// The role and unit of who approved it.
    pub by_role: String,
    /// SHA-256 of the copy, in hexadecimal: whoever kept the fingerprint can tell that nothing was changed since.
    pub fingerprint: String,
    /// What was approved.
    pub unit: FrozenUnit,
}

/// What a unit had answered when it was approved, figures and texts as they were then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenUnit {
    /// The round's name.
    pub round: String,
    /// The unit's name.
    pub unit: String,
    /// Its answers.
    pub answers: Vec<FrozenAnswer>,
    /// Those right below it, and how far each had come.
    pub below: Vec<(String, AnswerStage)>,
}

/// An answer in a frozen copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrozenAnswer {
    /// The goal.
    pub goal: GoalId,
    /// What it was called.
    pub title: String,
    /// The main indicators' newest figures, each with name, period, value as written with its unit.
    pub figures: Vec<(String, String, String)>,
    /// The answer.
    pub answer: FollowUp,
}

/// The counts of `sections` in `answers`.
pub fn count_sections<'a>(
    sections: &[Section],
    answers: impl Iterator<Item = &'a FollowUp> + Clone,
) -> Vec<SectionCount> {
    let asked = u32::try_from(answers.clone().count()).unwrap_or(u32::MAX);
    let count = |section: &Section| SectionCount {
        answered: u32::try_from(answers.clone().filter(|answer| answer.has(*section)).count()).unwrap_or(u32::MAX),
        asked,
    };
    sections.iter().map(count).collect()
}
