//! Focus areas and values that goals serve.

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
