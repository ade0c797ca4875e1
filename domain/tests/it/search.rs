//! Words, marks and excerpts of a search.

use domain::search::{excerpt, marked, words};

#[test]
fn words_are_lower_case_and_few() {
    assert_eq!(words("  Vatten\u{0}ÅÄÖ\t%_ "), ["vatten", "åäö", "%_"]);
    assert_eq!(words("a b c d e f g h i j").len(), 8);
    assert_eq!(words(&"å".repeat(100))[0].chars().count(), 60);
}

#[test]
fn marks_stand_where_the_words_do_whatever_the_case() {
    let words = words("vatten å");
    let parts = marked("Dricksvatten i Ån", &words);
    assert_eq!(parts, [("Dricks", false), ("vatten", true), (" i ", false), ("Å", true), ("n", false)]);
    assert_eq!(marked("", &words), []);
}

#[test]
fn marks_lose_nothing_where_lower_case_is_longer() {
    for text in ["İİİ vatten", "ẞ VATTEN ﬁ", "va", "vattenvatten"] {
        let parts = marked(text, &words("vatten"));
        assert_eq!(parts.iter().map(|(part, _)| *part).collect::<String>(), text);
    }
}

#[test]
fn what_is_typed_is_no_pattern() {
    assert_eq!(marked("abc", &words(".*")), [("abc", false)]);
    assert_eq!(marked("100 %", &words("%")), [("100 ", false), ("%", true)]);
}

#[test]
fn an_excerpt_shows_where_the_word_stands() {
    let body = format!("Första raden.\n{} vatten {}", "lång ".repeat(60), "text ".repeat(60));
    let shown = excerpt(&body, &words("vatten"));
    assert!(shown.starts_with('…') && shown.contains("vatten") && shown.ends_with('…'), "{shown}");
    assert!(shown.chars().count() <= 162);
    assert_eq!(excerpt("Första raden.\nAndra.", &words("saknas")), "Första raden.");
}
