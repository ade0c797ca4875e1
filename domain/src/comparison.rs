//! Comparisons: the series that indicators are read beside.

use crate::field::{FieldErrors, Problem};
use crate::id::ComparisonId;
use serde::{Deserialize, Serialize};

crate::words! {
    /// What an indicator is compared with.
    pub enum ComparisonKind {
        /// Liknande kommuner: a group that Kolada makes anew each year.
        SimilarMunicipalities = "similar_municipalities",
        /// All municipalities.
        CountryMean = "country_mean",
        /// A region or another group.
        Group = "group",
        /// One named municipality.
        Municipality = "municipality",
    }
}

/// A series that indicators are compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Its identity.
    pub id: ComparisonId,
    /// Its identity in the municipality's own files.
    pub external_id: String,
    /// What it is.
    pub kind: ComparisonKind,
    /// Its name: "Liknande kommuner".
    pub name: String,
    /// Its code in Kolada (`G37539`, `0482`, `0000`); may be empty.
    pub kolada_code: String,
    /// The year that the group was made for; Kolada's groups change every year.
    pub group_year: Option<i32>,
}

impl Comparison {
    /// The name with the year that a group was made for, which stands there once: the names of Kolada's groups end with it.
    pub fn title(&self) -> String {
        let Some(year) = self.group_year else { return self.name.clone() };
        let year = year.to_string();
        let ends_with_it =
            self.name.strip_suffix(&year).is_some_and(|rest| !rest.ends_with(|sign: char| sign.is_alphanumeric()));
        if ends_with_it { self.name.clone() } else { format!("{}, {year}", self.name) }
    }
}

/// What is needed to create a comparison or to change one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparisonDraft {
    /// Its identity in the municipality's own files; empty lets Verkan choose one. A change leaves it as it is.
    pub external_id: String,
    /// What it is.
    pub kind: ComparisonKind,
    /// Its name.
    pub name: String,
    /// Its code in Kolada.
    pub kolada_code: String,
    /// The year that the group was made for.
    pub group_year: Option<i32>,
}

/// The years that a group of Kolada can have been made for.
const GROUP_YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// The comparison form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ComparisonForm {
    /// What it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its code in Kolada.
    pub kolada_code: String,
    /// The year that the group was made for.
    pub group_year: String,
}

impl ComparisonForm {
    /// The form of a comparison to change: what holds now.
    pub fn of(comparison: &Comparison) -> Self {
        Self {
            kind: comparison.kind.word().to_owned(),
            name: comparison.name.clone(),
            kolada_code: comparison.kolada_code.clone(),
            group_year: comparison.group_year.map(|year| year.to_string()).unwrap_or_default(),
        }
    }

    /// What was typed, read; or every field that could not be read. A code is four digits, or G and five or six (Kolada's ids).
    pub fn parse(&self) -> Result<ComparisonDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = errors.choice("kind", &self.kind, ComparisonKind::from_word);
        let name = errors.required_text("name", &self.name, 200);
        let kolada_code = errors.text("kolada_code", &self.kolada_code, 7).to_uppercase();
        if !kolada_code.is_empty() && !is_kolada_code(&kolada_code) {
            errors.add("kolada_code", Problem::NotAKoladaCode);
        }
        let group_year = self.group_year.trim();
        let year = group_year.parse().ok().filter(|year| GROUP_YEARS.contains(year));
        if !group_year.is_empty() && year.is_none() {
            errors.add("group_year", Problem::NotAYear);
        }
        errors.into_result(kind.map(|kind| ComparisonDraft {
            external_id: String::new(),
            kind,
            name,
            kolada_code,
            group_year: year,
        }))
    }
}

fn is_kolada_code(code: &str) -> bool {
    let digits = code.strip_prefix('G').unwrap_or(code);
    let wanted = if code.starts_with('G') { 5..=6 } else { 4..=4 };
    wanted.contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
}
