//! Search over everything.

use serde::{Deserialize, Serialize};

crate::words! {
    /// What was found.
    pub enum HitKind {
        /// A goal.
        Goal = "goal",
        /// An indicator.
        Indicator = "indicator",
        /// A unit.
        Unit = "unit",
        /// A focus area or value.
        Theme = "theme",
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its identity within its kind.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// Where it belongs: the body, the unit.
    pub context: String,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResult {
    /// What was searched for, as typed.
    pub query: String,
    /// What was found: titles that start with it first, then titles that hold it, then texts that hold it.
    pub hits: Vec<Hit>,
    /// Whether there was more than is shown.
    pub more: bool,
}

/// The most hits that are shown.
pub const MOST_HITS: usize = 50;

/// The words that a search looks for: lower case, at most eight, each at most 60 characters.
pub fn words(query: &str) -> Vec<String> {
    query.split_whitespace().take(8).map(|word| word.to_lowercase().chars().take(60).collect()).collect()
}
