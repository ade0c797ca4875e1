//! From what was typed to what is meant: reading form fields, and saying which could not be read and why.

use crate::organisation::Hanging;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Why a field could not be taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Problem {
    /// Nothing was typed and something is needed.
    Required,
    /// More characters than fit.
    TooLong {
        /// The most that fit.
        max: usize,
    },
    /// Fewer characters than are needed.
    TooShort {
        /// The least that is needed.
        min: usize,
    },
    /// Not a number as Swedes write it.
    NotANumber,
    /// Not a date written 2026-11-21.
    NotADate,
    /// Not a period such as 2026, 2025/2026, 2026 T1 or 2026-03.
    NotAPeriod,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not an address that starts with https://.
    NotALink,
    /// Not one of the choices.
    NotAChoice,
    /// The last day stands before the first.
    EndsBeforeStart,
    /// A unit cannot end before what hangs on it.
    EndsBefore(Hanging),
    /// A unit cannot begin after what hangs on it.
    StartsAfter(Hanging),
    /// It would go on when the unit that it belongs to is gone.
    OutlivesUnit,
    /// A goal cannot be reached before it holds.
    BeforeStart,
    /// No figure is expected when nothing is measured any more.
    AfterEnd,
    /// The lower bound stands above the upper.
    LowAboveHigh,
    /// A body cannot decide before it was proposed.
    DecidedBeforeProposed,
    /// A day that has not come yet.
    InTheFuture,
    /// Taken by another.
    Taken,
    /// A goal cannot stand under itself.
    UnderItself,
    /// An activity cannot wait for itself.
    NeedsItself,
    /// What indicators showed of a goal that has ended stays as it was.
    GoalHasEnded,
    /// The main indicators of a goal are for those who define indicators where the goal is decided, answered for or given to.
    MainOfAnothersGoal,
    /// A unit cannot stand under itself.
    UnitUnderItself,
    /// What it points at does not exist on the day.
    DoesNotExist,
    /// The present password is wrong.
    DoesNotMatch,
    /// The two passwords differ.
    NotTheSame,
    /// The new password is the present one.
    SameAsBefore,
    /// Not the one-time code that the server has printed.
    WrongCode,
    /// Not a municipality's four digits.
    NotAMunicipalityCode,
    /// It is no code of a municipality or group in Kolada.
    NotAKoladaCode,
    /// It is no year.
    NotAYear,
    /// The role is not held at that kind of unit.
    RoleDoesNotBelong,
    /// The person holds the role there already on some of those days.
    RoleHeldAlready,
    /// A role is ended, never prolonged: a longer one is given anew.
    LaterThanNow,
    /// The unit cannot become of that kind: what hangs on it does not belong at one.
    KindDoesNotFit(Hanging),
    /// Nobody gives a role to themselves.
    OwnRole,
    /// One of the passwords that everybody tries first.
    TooCommon,
    /// The value has an outcome that does not go with a number, or the other way round.
    NumberNotExpected,
}

impl Eq for Problem {}

/// One field that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The name of the field in the form.
    pub field: String,
    /// Why.
    pub problem: Problem,
}

/// The fields that could not be taken; as a rejection it is never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// One error.
    pub fn one(field: &str, problem: Problem) -> Self {
        Self(vec![FieldError { field: field.to_owned(), problem }])
    }

    /// Adds an error.
    pub fn add(&mut self, field: &str, problem: Problem) {
        self.0.push(FieldError { field: field.to_owned(), problem });
    }

    /// The first error of a field.
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0.iter().find(|error| error.field == field).map(|error| &error.problem)
    }

    /// Whether every field could be taken.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hands on `value` when no field was refused.
    pub fn into_result<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self),
        }
    }

    /// The text without space around it, at most `max` characters; it may be empty.
    ///
    /// Control characters but for line breaks and tabs are dropped: PostgreSQL refuses some of them, browsers send `\r\n` where
    /// files have `\n`, and a text that is saved unchanged should stay the same.
    pub fn text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let plain: String = typed.chars().filter(|sign| matches!(sign, '\n' | '\t') || !sign.is_control()).collect();
        let text = plain.trim();
        if text.chars().count() > max {
            self.add(field, Problem::TooLong { max });
        }
        text.to_owned()
    }

    /// As [`Self::text`], and not empty.
    pub fn required_text(&mut self, field: &str, typed: &str, max: usize) -> String {
        let text = self.text(field, typed, max);
        if text.is_empty() {
            self.add(field, Problem::Required);
        }
        text
    }

    /// An e-mail address, in lower case; it has to be there.
    pub fn email(&mut self, field: &str, typed: &str) -> String {
        let email = self.required_text(field, typed, 254).to_lowercase();
        let is_email = email.split_once('@').is_some_and(|(mailbox, host)| {
            !mailbox.is_empty()
                && host.contains('.')
                && host.split('.').all(|part| !part.is_empty())
                && !email.contains(|sign: char| sign.is_whitespace() || "@<>\",;:\\()[]".contains(sign) && sign != '@')
                && !host.contains('@')
        });
        if !email.is_empty() && !is_email {
            self.add(field, Problem::NotAnEmail);
        }
        email
    }

    /// A number as Swedes write it; nothing typed is no number.
    pub fn number(&mut self, field: &str, typed: &str) -> Option<f64> {
        if typed.trim().is_empty() {
            return None;
        }
        let number = crate::number::parse(typed);
        if number.is_none() {
            self.add(field, Problem::NotANumber);
        }
        number
    }

    /// A number that has to be there.
    pub fn required_number(&mut self, field: &str, typed: &str) -> Option<f64> {
        if typed.trim().is_empty() {
            self.add(field, Problem::Required);
        }
        self.number(field, typed)
    }

    /// A date written 2026-11-21; nothing typed is no date.
    pub fn date(&mut self, field: &str, typed: &str) -> Option<NaiveDate> {
        if typed.trim().is_empty() {
            return None;
        }
        // The parser takes years of any length, and "26-01-01" means no year of ours.
        let date = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d")
            .ok()
            .filter(|date| date.year() >= 1000 && date.year() < 3000);
        if date.is_none() {
            self.add(field, Problem::NotADate);
        }
        date
    }

    /// A date that has to be there.
    pub fn required_date(&mut self, field: &str, typed: &str) -> Option<NaiveDate> {
        if typed.trim().is_empty() {
            self.add(field, Problem::Required);
        }
        self.date(field, typed)
    }

    /// A period that has to be there.
    pub fn required_period(&mut self, field: &str, typed: &str) -> Option<crate::period::Period> {
        if typed.trim().is_empty() {
            self.add(field, Problem::Required);
            return None;
        }
        let period = typed.trim().parse().ok();
        if period.is_none() {
            self.add(field, Problem::NotAPeriod);
        }
        period
    }

    /// A value that `read` knows; it has to be there.
    pub fn choice<T>(&mut self, field: &str, typed: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if typed.trim().is_empty() {
            self.add(field, Problem::Required);
            return None;
        }
        let value = read(typed.trim());
        if value.is_none() {
            self.add(field, Problem::NotAChoice);
        }
        value
    }

    /// An identity; nothing chosen is none.
    pub fn identity<T: std::str::FromStr>(&mut self, field: &str, typed: &str) -> Option<T> {
        if typed.trim().is_empty() {
            return None;
        }
        self.choice(field, typed, |text| text.parse().ok())
    }

    /// The span between two typed dates, the first of which has to be there.
    pub fn span(&mut self, from: (&str, &str), to: (&str, &str)) -> Option<crate::span::Span> {
        let first = self.required_date(from.0, from.1);
        let last = self.date(to.0, to.1);
        let span = crate::span::Span::new(first?, last);
        if span.is_err() {
            self.add(to.0, Problem::EndsBeforeStart);
        }
        span.ok()
    }
}
