//! That GLOSSARY.md has a row for every public type of `domain`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::files;

/// Endings that say what a type is of its word, as GLOSSARY.md explains: with `Goal` named there, `GoalForm` needs no row.
const ENDINGS: [&str; 16] = [
    "Draft", "Form", "Filter", "Row", "List", "Node", "Page", "Start", "Choices", "Allowed", "Kind", "Stage", "Name",
    "Link", "Errors", "Error",
];

/// The public types of `domain` that GLOSSARY.md does not name.
pub(super) fn missing(root: &Path) -> Result<Vec<String>> {
    let glossary = fs::read_to_string(root.join("GLOSSARY.md")).unwrap_or_default();
    let words = words(&glossary);
    let mut found = Vec::new();
    for file in files::below(&root.join("domain/src"))? {
        let text = fs::read_to_string(&file)?;
        let unnamed = text.lines().filter_map(public_type).filter(|name| !words.contains(word(name)));
        found
            .extend(unnamed.map(|name| format!("{name} in domain's {} has no row in GLOSSARY.md", files::name(&file))));
    }
    Ok(found)
}

/// The words of all that stands between backticks: of `Goal`, `GoalText` and `Indicator::owner` they are Goal, GoalText, Indicator.
fn words(glossary: &str) -> BTreeSet<&str> {
    glossary.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).map(|code| word(identifier(code))).collect()
}

/// The name at the start of a piece of code.
fn identifier(code: &str) -> &str {
    &code[..code.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(code.len())]
}

/// A type's name without the ending that says what it is of its word.
fn word(name: &str) -> &str {
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).filter(|word| !word.is_empty()).unwrap_or(name)
}

/// `pub struct GoalForm {` → `GoalForm`. Names that a macro fills in do not count.
fn public_type(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = ["pub struct ", "pub enum ", "pub trait "].iter().find_map(|start| line.strip_prefix(start))?;
    Some(identifier(rest)).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_named_by_its_word() {
        let words = words(
            "| goal | mål | … | `GoalRow`, `GoalText`, table `goal` |\n| owner | ägare | … | `Indicator::owner` |",
        );
        for name in ["Goal", "GoalText", "GoalForm", "Indicator", "IndicatorPage"] {
            assert!(words.contains(word(name)), "{name}");
        }
        for name in ["Unit", "GoalTextual", "Page", "Form"] {
            assert!(!words.contains(word(name)), "{name}");
        }
    }

    #[test]
    fn only_public_types_count() {
        assert_eq!(public_type("    pub enum Status {"), Some("Status"));
        assert_eq!(public_type("pub struct UnitPath(String);"), Some("UnitPath"));
        assert_eq!(public_type("pub(crate) struct Kept {"), None);
        assert_eq!(public_type("        pub struct $name {"), None);
        assert_eq!(public_type("/// pub struct Goal"), None);
    }
}
