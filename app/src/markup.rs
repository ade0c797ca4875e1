//! Markup written as text, where elements would take too long to draw: every word in it passes through [`escape`].

/// `text` with the signs that markup is made of written out.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    // These signs are never part of another, so that their place is a place to cut at.
    while let Some(at) = rest.bytes().position(|sign| matches!(sign, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        safe.push_str(&rest[..at]);
        safe.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    safe.push_str(rest);
    safe
}

/// The choices of a `<select>`: `none` stands for no choice, then each value with its words; `chosen` is selected.
///
/// A municipality has a thousand units. As elements they take longer to draw than all the rest of a page.
pub fn options<V: AsRef<str>, W: AsRef<str>>(
    none: &str,
    choices: impl IntoIterator<Item = (V, W)>,
    chosen: &str,
) -> String {
    let mut text = format!(r#"<option value="">{}</option>"#, escape(none));
    for (value, words) in choices {
        let selected = if value.as_ref() == chosen { " selected" } else { "" };
        text += r#"<option value=""#;
        text += &escape(value.as_ref());
        text += r#"""#;
        text += selected;
        text += ">";
        text += &escape(words.as_ref());
        text += "</option>";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markup_are_written_out() {
        assert_eq!(escape(r#"<a href="x">&'å"#), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;å");
        assert_eq!(escape("Åtgärd"), "Åtgärd");
    }

    #[test]
    fn one_choice_is_selected_and_no_word_is_markup() {
        let drawn = options("Alla", [("1", "Å & Ä"), ("\"", "<b>")], "1");
        assert_eq!(
            drawn,
            "<option value=\"\">Alla</option><option value=\"1\" selected>Å &amp; Ä</option>\
             <option value=\"&quot;\">&lt;b&gt;</option>"
        );
    }
}
