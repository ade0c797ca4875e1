//! Focus areas and values that goals serve.

use crate::field::FieldErrors;
use crate::id::ThemeId;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What a theme is.
    pub enum ThemeKind {
        /// Fokusområde: a prioritised theme of the mandate period.
        FocusArea = "focus_area",
        /// Värde ur värdegrunden.
        Value = "value",
    }
}

/// A focus area or a value, named in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its identity.
    pub id: ThemeId,
    /// Its identity in the municipality's own files.
    pub external_id: String,
    /// How many times it has been changed; a change states the version that it was made from.
    #[serde(default)]
    pub version: i64,
    /// What it is.
    pub kind: ThemeKind,
    /// Its Swedish name.
    pub name_sv: String,
    /// Its English name; empty falls back on the Swedish.
    pub name_en: String,
}

/// What is needed to create or change a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one.
    pub external_id: String,
    /// What it is.
    pub kind: ThemeKind,
    /// Its Swedish name.
    pub name_sv: String,
    /// Its English name.
    pub name_en: String,
}

/// The theme form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    /// The version that the change was made from; empty for a new one.
    pub version: String,
    /// What it is.
    pub kind: String,
    /// Its Swedish name.
    pub name_sv: String,
    /// Its English name.
    pub name_en: String,
}

impl ThemeForm {
    /// What was typed, read; or every field that could not be read.
    pub fn parse(&self) -> Result<ThemeDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.choice("kind", &self.kind, ThemeKind::from_word);
        let name_sv = errors.required_text("name_sv", &self.name_sv, 60);
        let name_en = errors.text("name_en", &self.name_en, 60);
        let draft = kind.map(|kind| ThemeDraft { external_id: String::new(), kind, name_sv, name_en });
        errors.into_result(draft)
    }
}

impl From<&Theme> for ThemeForm {
    fn from(theme: &Theme) -> Self {
        Self {
            version: theme.version.to_string(),
            kind: theme.kind.word().to_owned(),
            name_sv: theme.name_sv.clone(),
            name_en: theme.name_en.clone(),
        }
    }
}
