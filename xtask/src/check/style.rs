//! That every class that a page is drawn with has a rule in the stylesheet: a rule that matches nothing, and a page that nobody styled, look
//! alike to every other test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::files;

/// The classes written out in the views of `app` that no rule names.
pub(super) fn missing(root: &Path) -> Result<Vec<String>> {
    let mut styled = BTreeSet::new();
    for file in files::below(&root.join("style"))?.iter().filter(|file| file.extension().is_some_and(|it| it == "css"))
    {
        styled.extend(selected(&fs::read_to_string(file)?));
    }
    let mut found = Vec::new();
    for file in files::below(&root.join("app/src"))? {
        let text = fs::read_to_string(&file)?;
        let drawn: BTreeSet<&str> = drawn(&text).filter(|class| !styled.contains(*class)).collect();
        found.extend(drawn.iter().map(|class| format!("{} draws .{class}, which has no style", files::name(&file))));
    }
    Ok(found)
}

/// The classes that a stylesheet's rules name.
fn selected(style: &str) -> impl Iterator<Item = String> {
    style.split('.').skip(1).map(|rest| name(rest).to_owned()).filter(|name| !name.is_empty())
}

/// The classes of every `class="…"` in the text of a view.
fn drawn(view: &str) -> impl Iterator<Item = &str> {
    let written = view.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    // What a format fills in is not known here.
    written.flat_map(str::split_whitespace).filter(|class| !class.contains('{'))
}

/// The class's name at the start of a piece of a stylesheet; none where a number goes on.
fn name(rest: &str) -> &str {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '-' || sign == '_';
    let name = &rest[..rest.find(|sign| !is_part(sign)).unwrap_or(rest.len())];
    if name.starts_with(|sign: char| sign.is_ascii_digit()) { "" } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_found_where_it_is_drawn_and_where_it_is_styled() {
        let styled: Vec<String> =
            selected(".card, .heat-map__cell:is(a, .is-good) { margin: .5rem 1.25rem; }").collect();
        assert_eq!(styled, ["card", "heat-map__cell", "is-good"]);
        let view = r#"<p class="card is-good">{class}</p><a class=format!("chip--{kind}")/><i class="a {b}">"#;
        assert_eq!(drawn(view).collect::<Vec<_>>(), ["card", "is-good", "a"]);
    }
}
