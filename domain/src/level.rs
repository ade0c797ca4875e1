//! The levels of the steering model: the municipality names its own, and chooses how many.

use crate::id::LevelId;
use crate::organisation::UnitKind;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What stands on a level.
    pub enum LevelKind {
        /// The wanted future state, 10 to 20 years away. Asks for no indicator or target.
        Vision = "vision",
        /// Goals whose effect is followed up.
        Goal = "goal",
    }
}

/// A level, named in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its identity.
    pub id: LevelId,
    /// Its identity in the municipality's own files.
    pub external_id: String,
    /// Its place in the order: 1 is the uppermost.
    pub position: i32,
    /// What stands on it.
    pub kind: LevelKind,
    /// What one goal on it is called in Swedish: "Politisk inriktning".
    pub name_sv: String,
    /// What one goal on it is called in English; empty falls back on the Swedish.
    pub name_en: String,
    /// Which kind of body decides on it.
    pub decided_by: UnitKind,
}

/// What is needed to create or change a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// Its place in the order.
    pub position: i32,
    /// What stands on it.
    pub kind: LevelKind,
    /// Its Swedish name.
    pub name_sv: String,
    /// Its English name.
    pub name_en: String,
    /// Which kind of body decides on it.
    pub decided_by: UnitKind,
}
