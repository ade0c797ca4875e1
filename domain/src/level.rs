//! The levels of the steering model: the municipality names its own, and chooses how many.

use crate::field::FieldErrors;
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
    /// How many times it has been changed; a change states the version that it was made from.
    #[serde(default)]
    pub version: i64,
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

impl Level {
    /// Whether the model lets a body of this kind decide on it. The executive board is a board too (KL 6 kap.).
    pub fn is_decided_by(&self, body: UnitKind) -> bool {
        body == self.decided_by || (self.decided_by, body) == (UnitKind::Board, UnitKind::ExecutiveBoard)
    }
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

/// The level form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelForm {
    /// The version that the change was made from; empty for a new one.
    pub version: String,
    /// Its place in the order.
    pub position: String,
    /// What stands on it.
    pub kind: String,
    /// Its Swedish name.
    pub name_sv: String,
    /// Its English name.
    pub name_en: String,
    /// Which kind of body decides on it.
    pub decided_by: String,
}

impl LevelForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<LevelDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let position = errors.choice("position", &self.position, |typed| typed.parse().ok().filter(|at| *at >= 1));
        let kind = errors.choice("kind", &self.kind, LevelKind::from_word);
        let name_sv = errors.required_text("name_sv", &self.name_sv, 60);
        let name_en = errors.text("name_en", &self.name_en, 60);
        let deciding = |word: &str| UnitKind::from_word(word).filter(|kind| kind.decides());
        let decided_by = errors.choice("decided_by", &self.decided_by, deciding);
        let draft = position.zip(kind).zip(decided_by).map(|((position, kind), decided_by)| LevelDraft {
            external_id: String::new(),
            position,
            kind,
            name_sv,
            name_en,
            decided_by,
        });
        errors.into_result(draft)
    }
}

impl From<&Level> for LevelForm {
    fn from(level: &Level) -> Self {
        Self {
            version: level.version.to_string(),
            position: level.position.to_string(),
            kind: level.kind.word().to_owned(),
            name_sv: level.name_sv.clone(),
            name_en: level.name_en.clone(),
            decided_by: level.decided_by.word().to_owned(),
        }
    }
}
