//! What a unit says that it does for a goal that it does not own.

use crate::field::{FieldErrors, Problem};
use crate::id::{ContributionId, GoalId, UnitId};
use crate::order::Alphabetical;
use crate::organisation::UnitName;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A unit's contribution to a goal; a unit has at most one for each goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionRow {
    /// Its identity.
    pub id: ContributionId,
    /// The goal.
    pub goal: GoalId,
    /// The unit.
    pub unit: UnitName,
    /// What it does, in its own words.
    pub text: String,
    /// The day it was stated.
    pub stated_on: NaiveDate,
    /// How many times it has been changed.
    pub version: i64,
}

/// What a unit said of a goal that has been replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedBefore {
    /// What that goal is called.
    pub title: String,
    /// What the unit said.
    pub row: ContributionRow,
}

/// Of what units said of goals that were replaced, what each said last, by the unit's name; units that have said something
/// of the goal in force are left out.
pub fn to_state_anew(mut before: Vec<StatedBefore>, stated: &[ContributionRow]) -> Vec<StatedBefore> {
    before.retain(|it| !stated.iter().any(|row| row.unit.id == it.row.unit.id));
    before.sort_by_key(|it| (it.row.unit.id, std::cmp::Reverse((it.row.stated_on, it.row.id))));
    before.dedup_by_key(|it| it.row.unit.id);
    before.sort_by(|a, b| Alphabetical(&a.row.unit.name).cmp(&Alphabetical(&b.row.unit.name)));
    before
}

/// The most characters that a contribution may have.
pub const CONTRIBUTION_MAX: usize = 1000;

/// What is needed to state a contribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionDraft {
    /// The unit.
    pub unit: UnitId,
    /// The version that the change was made from; `None` for the unit's first statement.
    pub version: Option<i64>,
    /// What it does.
    pub text: String,
}

/// The contribution form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContributionForm {
    /// The unit.
    pub unit: String,
    /// The version that the change was made from.
    pub version: String,
    /// What it does.
    pub text: String,
}

impl ContributionForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<ContributionDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let text = errors.required_text("text", &self.text, CONTRIBUTION_MAX);
        let version = errors.identity("version", &self.version);
        let unit = errors.identity("unit", &self.unit);
        if unit.is_none() && errors.of("unit").is_none() {
            errors.add("unit", Problem::Required);
        }
        errors.into_result(unit.map(|unit| ContributionDraft { unit, version, text }))
    }
}

/// What the contribution form shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionPage {
    /// The goal.
    pub goal: GoalId,
    /// What it is called.
    pub title: String,
    /// The units for which the reader may state one.
    pub units: Vec<UnitName>,
    /// What has been stated already.
    pub stated: Vec<ContributionRow>,
    /// What has been stated of a goal that it replaced, and not of this one yet.
    pub before: Vec<StatedBefore>,
}
