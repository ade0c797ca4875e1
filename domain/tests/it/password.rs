use domain::field::Problem;
use domain::password::{MAX, check};
use proptest::prelude::*;

#[test]
fn what_is_tried_first_is_refused() {
    for common in [
        "password1234",
        "Lösenord2026!",
        "LOSENORD12345",
        "sommar202620",
        "aaaaaaaaaaaaa",
        "abcabcabcabc",
        "123456789012",
        "210987654321",
        "qwertyuiopå1",
        "1qaz2wsx3edc",
    ] {
        assert_eq!(check(common, &[]), Err(Problem::TooCommon), "{common}");
    }
}

#[test]
fn what_everybody_knows_of_somebody_is_refused() {
    for own in ["annalindqvist1", "Lindqvist2026!", "anna.lindqvist", "alingsas202611"] {
        assert_eq!(check(own, &["Anna Lindqvist", "anna@alingsas.se"]), Err(Problem::TooCommon), "{own}");
    }
    assert_eq!(check("Lindqvist gillar kanelbullar", &["Anna Lindqvist"]), Ok(()));
}

#[test]
fn length_is_counted_in_characters_and_any_of_them_will_do() {
    assert_eq!(check("åäöåäöåäöåä", &[]), Err(Problem::TooShort { min: 12 }));
    for good in ["korrekt häst batteri", "🔑🐎🔋📎🌲🌊🪵🍞🥐🎻🎲🧭", "   mellanslag   ", "exempel-kommunen"]
    {
        assert_eq!(check(good, &[]), Ok(()), "{good}");
    }
    let long: String = ('a'..='z').cycle().zip('0'..='9').flat_map(|(a, b)| [a, b]).cycle().take(MAX + 1).collect();
    assert_eq!(check(&long, &[]), Err(Problem::TooLong { max: MAX }));
}

proptest! {
    #[test]
    fn nothing_that_is_typed_breaks_the_check(password in ".{0,300}", own in ".{0,40}") {
        let _ = check(&password, &[&own]);
    }
}
