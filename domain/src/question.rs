//! Questions: what politicians and auditors ask about anything that everybody can read, and the answer with a name and a date.

use crate::field::{FieldErrors, Problem};
use crate::id::{QuestionId, UnitId};
use crate::organisation::UnitName;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

crate::words! {
    /// What kind of thing a question is about.
    pub enum Subject {
        /// A goal.
        Goal = "goal",
        /// An indicator.
        Indicator = "indicator",
        /// An activity.
        Activity = "activity",
        /// A unit.
        Unit = "unit",
        /// An assignment.
        Assignment = "assignment",
        /// A corrective measure.
        Measure = "measure",
        /// A round of follow-up.
        Round = "round",
        /// What a unit answers on a goal in a round.
        FollowUp = "follow_up",
        /// What a body did with a matter, as its minutes tell.
        MinutesItem = "minutes_item",
    }
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// What kind of thing.
    pub subject: Subject,
    /// Which, by its identity within its kind.
    pub object: i64,
}

impl About {
    /// This thing.
    pub const fn new(subject: Subject, object: i64) -> Self {
        Self { subject, object }
    }

    /// What the form says; `None` when it names nothing.
    pub fn read(subject: &str, object: &str) -> Option<Self> {
        Some(Self { subject: Subject::from_word(subject)?, object: object.trim().parse().ok()? })
    }

    /// The address where it is read.
    pub fn address(self) -> String {
        let Self { subject, object } = self;
        match subject {
            Subject::Goal => format!("/goals/{object}"),
            Subject::Indicator => format!("/indicators/{object}"),
            Subject::Activity => format!("/activities/{object}"),
            Subject::Unit => format!("/organisation/units/{object}"),
            Subject::Assignment => format!("/assignments/{object}"),
            Subject::Measure => format!("/measures/{object}"),
            Subject::Round => format!("/rounds/{object}"),
            Subject::FollowUp => format!("/follow-ups/{object}"),
            Subject::MinutesItem => format!("/minutes-items/{object}"),
        }
    }
}

/// What somebody is about to ask about, as the form names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What it is.
    pub about: About,
    /// What it is called.
    pub title: String,
    /// The unit whose leader is asked.
    pub unit: UnitName,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its identity.
    pub id: QuestionId,
    /// Its identity in the municipality's own files; unique.
    pub external_id: String,
    /// How many times it has been answered; an answer states the version it was made from.
    pub version: i64,
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// The unit whose leader is asked.
    pub unit: UnitId,
    /// What is asked.
    pub text: String,
    /// The day it was asked.
    pub on: NaiveDate,
    /// The role and unit of who asked.
    pub by_role: String,
    /// The answer; `None` while it waits.
    pub answer: Option<Answer>,
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The answer.
    pub text: String,
    /// The day it was given, or changed last.
    pub on: NaiveDate,
    /// The role and unit of who gave it.
    pub by_role: String,
}

/// So many days may a question wait before the pages say that it is late.
pub const ANSWER_DAYS: u64 = 14;

/// The most characters of a question's name in lists.
const GIST: usize = 90;

impl Question {
    /// What lists call it: its beginning, cut at a word.
    pub fn gist(&self) -> String {
        let words = self.text.split_whitespace();
        let mut gist = String::new();
        for word in words {
            if !gist.is_empty() && gist.chars().count() + word.chars().count() >= GIST {
                return format!("{gist} …");
            }
            if !gist.is_empty() {
                gist.push(' ');
            }
            gist.extend(word.chars().take(GIST));
        }
        gist
    }

    /// Whether it has waited for longer than [`ANSWER_DAYS`].
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.answer.is_none() && self.on + Days::new(ANSWER_DAYS) < today
    }
}

/// A question as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// The question.
    pub question: Question,
    /// What that which it is about is called.
    pub title: String,
    /// The unit whose leader is asked.
    pub unit: UnitName,
    /// Who asked; `None` where the reader may not know.
    pub asker: Option<String>,
    /// Who answered; `None` where the reader may not know.
    pub answerer: Option<String>,
}

/// What the page of a thing tells of the questions about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// The newest ones.
    pub rows: Vec<QuestionRow>,
    /// Whether the reader may ask one.
    pub can_ask: bool,
}

/// One question with what the reader may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionPage {
    /// The question.
    pub row: QuestionRow,
    /// Whether the reader may answer it, or change the answer.
    pub can_answer: bool,
}

/// What the reader looks for among the questions; it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionFilter {
    /// Only questions with these words.
    pub q: String,
    /// Only those put to this unit or to one below it.
    pub unit: Option<UnitId>,
    /// Only those about this.
    pub about: Option<About>,
    /// Only those that wait for an answer.
    pub waiting: bool,
    /// Which page, from 1; 0 is read as 1.
    pub page: u32,
}

/// A page of questions: those that wait first, the oldest of them at the top, then the answered ones, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionList {
    /// The questions.
    pub rows: Vec<QuestionRow>,
    /// How many the filter lets through.
    pub total: u64,
    /// The units to choose among.
    pub units: Vec<UnitName>,
}

/// How many questions a page shows.
pub const QUESTIONS_PER_PAGE: u64 = 30;

/// So many days an answered question stands on the start page of whoever asked it.
pub const ANSWER_NEWS_DAYS: u64 = 30;

/// What a start page tells of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionNews {
    /// Those that wait for an answer from the reader, oldest first.
    pub to_answer: Vec<QuestionRow>,
    /// Those that the reader has asked and that wait, or that were answered lately.
    pub asked: Vec<QuestionRow>,
}

impl QuestionNews {
    /// Whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        self.to_answer.is_empty() && self.asked.is_empty()
    }
}

/// The most characters of a question or an answer.
pub const QUESTION_MAX: usize = 2_000;

/// The form of a question, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuestionForm {
    /// The kind of thing that it is about.
    pub subject: String,
    /// Which.
    pub object: String,
    /// What is asked.
    pub text: String,
}

impl QuestionForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<(About, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, QUESTION_MAX);
        let about = About::read(&self.subject, &self.object);
        if about.is_none() {
            errors.add("object", Problem::NotAChoice);
        }
        errors.into_result(about.map(|about| (about, text)))
    }
}

/// The form of an answer, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// The version that the answer was made from.
    pub version: String,
    /// The answer.
    pub text: String,
}

impl AnswerForm {
    /// What was typed, which has to be there.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, QUESTION_MAX);
        errors.into_result(Some(text))
    }
}

impl From<&Question> for AnswerForm {
    fn from(question: &Question) -> Self {
        let text = question.answer.as_ref().map(|answer| answer.text.clone()).unwrap_or_default();
        Self { version: question.version.to_string(), text }
    }
}
