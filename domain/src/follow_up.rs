//! Follow-ups: what a unit answers on a goal in a round.

use crate::field::{FieldErrors, Problem};
use crate::goal::GoalRow;
use crate::id::{FollowUpId, GoalId, PersonId, RoundId, UnitId};
use crate::indicator::IndicatorRow;
use crate::organisation::UnitName;
use crate::round::{AnswerStage, Section};
use crate::status::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// Whether the target will be reached, as those who do the work see it.
    pub enum Forecast {
        /// It will be reached.
        Reached = "reached",
        /// Nobody can say yet.
        Uncertain = "uncertain",
        /// It will not be reached.
        NotReached = "not_reached",
    }
}

/// What a unit says of how a goal goes. What happened, why, and what now are never judged: they are there to learn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// How the effect goes.
    pub status: Status,
    /// The sentence: why it is judged so, which has to be there where it differs from what the rule suggests.
    pub sentence: String,
    /// What happened.
    pub what_happened: String,
    /// Why: as a rule several causes.
    pub why: String,
    /// What is done about it now.
    pub what_now: String,
    /// Whether the target will be reached.
    pub forecast: Option<Forecast>,
}

impl Said {
    /// The judgement with its sentence and forecast, without the analysis.
    #[must_use]
    pub fn brief(&self) -> Self {
        let nothing = String::new;
        Self { what_happened: nothing(), why: nothing(), what_now: nothing(), ..self.clone() }
    }
}

/// What a unit has answered on a goal in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Its identity.
    pub id: FollowUpId,
    /// How many times it has been saved; saving states the version that was seen.
    pub version: i64,
    /// What is said; `None` until it is answered.
    pub said: Option<Said>,
    /// What the rule suggested when it was answered.
    pub suggested: Option<Status>,
    /// What is seen where the work is done.
    pub front_line: String,
    /// The role and unit of who told that; empty when nobody has.
    pub front_line_by: String,
    /// The day it was answered.
    pub on: Option<NaiveDate>,
    /// The role and unit of who answered.
    pub by_role: String,
    /// Who answered; `None` where the reader may not know.
    pub by: Option<PersonId>,
    /// Whether it came after the round was closed.
    pub late: bool,
}

impl FollowUp {
    /// What nobody has answered yet.
    pub const fn unanswered(id: FollowUpId) -> Self {
        Self {
            id,
            version: 0,
            said: None,
            suggested: None,
            front_line: String::new(),
            front_line_by: String::new(),
            on: None,
            by_role: String::new(),
            by: None,
            late: false,
        }
    }

    /// Whether it answers what the section asks.
    pub fn has(&self, section: Section) -> bool {
        let said = self.said.as_ref();
        match section {
            Section::Judgement => said.is_some(),
            Section::Analysis => said.is_some_and(|said| !said.what_happened.is_empty()),
            Section::Forecast => said.is_some_and(|said| said.forecast.is_some()),
            Section::FrontLine => !self.front_line.is_empty(),
        }
    }

    /// Whether something that has to be there before the unit hands in is missing. Front-line input is welcome and never needed, and an
    /// analysis is needed only where it does not go well: nobody writes three texts about what is on its way.
    pub fn lacks(&self, sections: &[Section]) -> bool {
        sections.iter().any(|section| match section {
            Section::Judgement => !self.has(Section::Judgement),
            Section::Forecast => !self.has(Section::Forecast),
            Section::Analysis => {
                self.said.as_ref().is_some_and(|said| asks_why(said.status)) && !self.has(Section::Analysis)
            }
            Section::FrontLine => false,
        })
    }
}

/// Whether such a status asks what happened and why.
pub const fn asks_why(status: Status) -> bool {
    matches!(status, Status::NotMet | Status::OffTrack | Status::PartlyMet | Status::Uncertain)
}

/// The most characters of each text of an answer.
pub const TEXT_MAX: usize = 3_000;
/// The longest time that one form is taken to have been worked with: whoever leaves it open over lunch does not work with it.
pub const MOST_SECONDS: u32 = 1_800;

/// The form of an answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUpForm {
    /// The version that was seen.
    pub version: String,
    /// How the effect goes.
    pub status: String,
    /// Why it is judged so.
    pub sentence: String,
    /// What happened.
    pub what_happened: String,
    /// Why.
    pub why: String,
    /// What is done about it now.
    pub what_now: String,
    /// Whether the target will be reached.
    pub forecast: String,
    /// How many seconds the form was worked with, measured in the browser; empty where it was not.
    pub seconds: String,
}

impl FollowUpForm {
    /// What was typed, read, where the rule suggests `suggested`; or every field that could not be read. What the round's `sections` do
    /// not ask for is left as it is typed: a section that was taken away mid-round costs nobody a text.
    pub fn parse(&self, sections: &[Section], suggested: Status) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let status = errors.choice("status", &self.status, Status::from_word);
        let sentence = if status.is_none_or(|status| status == suggested) {
            errors.text("sentence", &self.sentence, crate::judgement::SENTENCE_MAX)
        } else {
            errors.required_text("sentence", &self.sentence, crate::judgement::SENTENCE_MAX)
        };
        let what_happened = errors.text("what_happened", &self.what_happened, TEXT_MAX);
        let why = errors.text("why", &self.why, TEXT_MAX);
        let what_now = errors.text("what_now", &self.what_now, TEXT_MAX);
        let forecast = if self.forecast.trim().is_empty() {
            None
        } else {
            errors.choice("forecast", &self.forecast, Forecast::from_word)
        };
        if sections.contains(&Section::Forecast) && self.forecast.trim().is_empty() {
            errors.add("forecast", Problem::Required);
        }
        if sections.contains(&Section::Analysis) && status.is_some_and(asks_why) && what_happened.is_empty() {
            errors.add("what_happened", Problem::Required);
        }
        let said = status.map(|status| Said { status, sentence, what_happened, why, what_now, forecast });
        errors.into_result(said)
    }

    /// The version that was seen; what cannot be read is no version that holds.
    pub fn version(&self) -> i64 {
        self.version.trim().parse().unwrap_or(-1)
    }

    /// The seconds that the form was worked with, at most [`MOST_SECONDS`].
    pub fn seconds(&self) -> u32 {
        self.seconds.trim().parse().map_or(0, |seconds: u32| seconds.min(MOST_SECONDS))
    }
}

impl From<&FollowUp> for FollowUpForm {
    fn from(answer: &FollowUp) -> Self {
        let version = answer.version.to_string();
        let said = answer.said.as_ref().map(Self::from).unwrap_or_default();
        Self { version, ..said }
    }
}

impl From<&Said> for FollowUpForm {
    fn from(said: &Said) -> Self {
        Self {
            version: String::new(),
            status: said.status.word().to_owned(),
            sentence: said.sentence.clone(),
            what_happened: said.what_happened.clone(),
            why: said.why.clone(),
            what_now: said.what_now.clone(),
            forecast: said.forecast.map(|forecast| forecast.word().to_owned()).unwrap_or_default(),
            seconds: String::new(),
        }
    }
}

/// The form of what is seen where the work is done, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FrontLineForm {
    /// What is seen.
    pub text: String,
}

impl FrontLineForm {
    /// What is seen, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, TEXT_MAX);
        errors.into_result(Some(text))
    }
}

/// An answer of an earlier round, beside which the new one is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The round that it was given in.
    pub round: String,
    /// What was said.
    pub said: Said,
    /// The day.
    pub on: NaiveDate,
}

/// A row of "Mitt att göra": a goal that a unit is asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToDoRow {
    /// The goal, with what the rule suggests today.
    pub goal: GoalRow,
    /// The goal's main indicators, with figures that are there already.
    pub figures: Vec<IndicatorRow>,
    /// The answer so far.
    pub answer: FollowUp,
    /// What was answered in the round before.
    pub earlier: Option<Earlier>,
}

impl ToDoRow {
    /// Whether something is left to do before the unit hands in.
    pub fn is_left(&self, sections: &[Section]) -> bool {
        self.answer.lacks(sections)
    }
}

/// Why somebody answers for a unit that is not their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum InPlaceOf {
    /// They were named to answer in the leader's place.
    Leader,
    /// Nobody leads the unit now, and they stand nearest above it.
    Nobody,
    /// The unit ended on a day during the round.
    EndedUnit(NaiveDate),
}

/// What somebody owes for one unit in one round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToDoRound {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// Who will read the answers; may be empty.
    pub reader: String,
    /// What it asks.
    pub sections: Vec<Section>,
    /// The unit.
    pub unit: UnitName,
    /// Its last day.
    pub due_on: NaiveDate,
    /// How far it has come.
    pub stage: AnswerStage,
    /// What is to be changed, when it was sent back.
    pub sent_back: String,
    /// Whether the round has been closed, so that answers come late.
    pub is_closed: bool,
    /// Why the reader answers for it; `None` for the own unit.
    pub in_place_of: Option<InPlaceOf>,
    /// The goals that it is asked about.
    pub rows: Vec<ToDoRow>,
}

impl ToDoRound {
    /// How many rows are left.
    pub fn left(&self) -> usize {
        self.rows.iter().filter(|row| row.is_left(&self.sections)).count()
    }
}

/// What somebody owes for one unit in one round, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwedUnit {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// The unit.
    pub unit: UnitName,
    /// Its last day.
    pub due_on: NaiveDate,
    /// How many rows have no answer.
    pub left: u32,
    /// How many rows there are.
    pub all: u32,
    /// Whether it was sent back to be changed.
    pub is_returned: bool,
    /// The day the round was opened.
    pub opened_on: NaiveDate,
    /// The day somebody pressed the button that reminds.
    pub reminded_on: Option<NaiveDate>,
}

/// What a start page tells somebody of the rounds that run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// What they owe, what is due first.
    pub units: Vec<OwedUnit>,
    /// How many units wait for their approval.
    pub to_approve: u32,
}

impl Owed {
    /// Whether there is nothing.
    pub const fn is_empty(&self) -> bool {
        self.units.is_empty() && self.to_approve == 0
    }
}

/// A unit that waits for the reader's approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToApprove {
    /// The round.
    pub round: RoundId,
    /// What it is called.
    pub title: String,
    /// The unit.
    pub unit: UnitName,
    /// Its last day.
    pub due_on: NaiveDate,
}

/// All that somebody is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ToDo {
    /// What they owe, what is due first.
    pub rounds: Vec<ToDoRound>,
    /// What they may tell of their own unit in rounds that others answer: for employees.
    pub front_line: Vec<ToDoRound>,
    /// What waits for their approval.
    pub to_approve: Vec<ToApprove>,
}

impl ToDo {
    /// The first row that is not answered: where the page opens.
    pub fn first_left(&self) -> Option<FollowUpId> {
        self.rounds
            .iter()
            .find_map(|round| round.rows.iter().find(|row| row.is_left(&round.sections)).map(|row| row.answer.id))
    }

    /// How many rows are left, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        let left = self.rounds.iter().map(ToDoRound::left).sum();
        (left, self.rounds.iter().map(|round| round.rows.len()).sum())
    }
}

/// How a unit has judged a goal last: what the goal's page and the map of units and goals show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrentFollowUp {
    /// The goal.
    pub goal: GoalId,
    /// The unit.
    pub unit: UnitName,
    /// The round, and what it is called.
    pub round: (RoundId, String),
    /// What was said.
    pub said: Said,
    /// What the rule suggested then.
    pub suggested: Status,
    /// The day.
    pub on: NaiveDate,
    /// The role and unit of who answered.
    pub by_role: String,
    /// Whether it is approved.
    pub is_approved: bool,
}

/// How a goal went at a unit in two rounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The goal.
    pub goal: (GoalId, String),
    /// The unit.
    pub unit: (UnitId, String),
    /// The status in the earlier round.
    pub before: Option<Status>,
    /// The status in the later round.
    pub after: Option<Status>,
}

impl Compared {
    /// How far it has moved, better above zero; `None` where one of them is missing or cannot be judged.
    pub fn moved(&self) -> Option<i32> {
        Some(self.after.and_then(Status::height)? - self.before.and_then(Status::height)?)
    }
}
