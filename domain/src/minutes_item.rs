//! Items of minutes: what a body did with a matter at a meeting, as its minutes tell. They come in by import, so that a decision can be
//! followed through the bodies under its registry number (KL 5:65–67).

use crate::decision::DecisionRow;
use crate::id::MinutesItemId;
use crate::organisation::UnitName;
use crate::question::Questions;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What a body did with a matter.
    pub enum MinutesStep {
        /// It decided.
        Decided = "decided",
        /// It prepared the matter for a body above.
        Prepared = "prepared",
        /// It said what it thinks of what another body prepares.
        Opinion = "opinion",
    }
}

crate::words! {
    /// How it ended.
    pub enum MinutesOutcome {
        /// What was proposed was approved.
        Approved = "approved",
        /// What was proposed was rejected.
        Rejected = "rejected",
        /// What another body proposes was endorsed.
        Endorsed = "endorsed",
    }
}

/// What a body did with a matter at a meeting. What the source does not state is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesItem {
    /// Its identity.
    pub id: MinutesItemId,
    /// What the matter is called.
    pub title: String,
    /// The body.
    pub body: UnitName,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The item number in the minutes.
    pub paragraph: String,
    /// The registry number of the matter.
    pub registry_number: String,
    /// What the matter is about, in the source's words.
    pub subject: String,
    /// What the body did.
    pub step: MinutesStep,
    /// How it ended; `None` where the source does not say.
    pub outcome: Option<MinutesOutcome>,
    /// Whether the matter was settled when the source was read.
    pub settled: bool,
    /// The address of the minutes.
    pub link: String,
    /// Where it was read.
    pub source: String,
}

/// An item with the whole way of its matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesItemPage {
    /// The item.
    pub item: MinutesItem,
    /// Everything that the register holds under its registry number, itself too, the first at the top: items of minutes, goals and
    /// assignments.
    pub matter: Vec<DecisionRow>,
    /// What has been asked about it.
    pub questions: Questions,
}

/// Whether it is an address that a page may lead to: of the open web, encrypted, in one piece.
pub fn is_link(address: &str) -> bool {
    let host = address.strip_prefix("https://").unwrap_or_default();
    host.starts_with(char::is_alphanumeric) && !address.contains(|sign: char| sign.is_whitespace() || sign.is_control())
}

#[cfg(test)]
mod tests {
    use super::is_link;

    #[test]
    fn only_addresses_of_the_open_web_become_links() {
        assert!(is_link("https://portal.example/minutes?id=7"));
        for not in
            ["", "minutes.pdf", "http://portal.example", "javascript:alert(1)", "https://", "https:///a", "https://a b"]
        {
            assert!(!is_link(not), "{not}");
        }
    }
}
