//! Which passwords are taken: long enough, any characters, and none of those that are tried first.

use crate::field::Problem;

/// The shortest password that is taken, in characters (ASVS 5.0, 6.2.1: at least 8, 15 advised).
pub const MIN: usize = 12;
/// The longest password that is taken, in characters.
pub const MAX: usize = 256;

/// What people put together when twelve characters are asked for, and guessers therefore try first. Compared without regard to
/// case and to the digits and signs at the end.
const COMMON: &[&str] = &[
    "administrator",
    "administratör",
    "adminadmin",
    "adminadminadmin",
    "abcdefghijkl",
    "asdfghjklasdf",
    "changemenow",
    "correcthorsebatterystaple",
    "detärhemligt",
    "hejhejhejhej",
    "hejsanhoppsan",
    "hemligtlösenord",
    "iloveyou",
    "jagälskardig",
    "kommunfullmäktige",
    "kommunkommun",
    "kommunstyrelsen",
    "letmeinletmein",
    "lösenord",
    "lösenordet",
    "lösenordlösenord",
    "losenord",
    "losenordlosenord",
    "mittlösenord",
    "passwordpassword",
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwerty",
    "qwertyuiop",
    "qwertyuiopå",
    "qwertyuiopasdf",
    "qwertyqwerty",
    "q1w2e3r4t5y6",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "sommar",
    "sommaren",
    "startlösenord",
    "sverige",
    "trustno1trustno1",
    "välkommen",
    "valkommen",
    "vinter",
    "vintern",
    "verkan",
    "verkanverkan",
    "welcome",
    "welcomewelcome",
];

/// Whether `password` is taken for somebody who is known by `own` words: the name, the e-mail address, the municipality.
pub fn check(password: &str, own: &[&str]) -> Result<(), Problem> {
    let length = password.chars().count();
    if length < MIN {
        return Err(Problem::TooShort { min: MIN });
    }
    if length > MAX {
        return Err(Problem::TooLong { max: MAX });
    }
    let lower = password.to_lowercase();
    if is_common(&lower) || is_run(&lower) || own.iter().any(|words| is_made_of(&lower, words)) {
        return Err(Problem::TooCommon);
    }
    Ok(())
}

fn is_common(lower: &str) -> bool {
    let bare = lower.trim_end_matches(|sign: char| !sign.is_alphabetic());
    COMMON.contains(&lower) || COMMON.contains(&bare)
}

/// The same few signs again and again, or a row such as 123456789012.
fn is_run(lower: &str) -> bool {
    let signs: Vec<char> = lower.chars().collect();
    let repeats = (1..=4).any(|step| signs.iter().zip(signs.iter().skip(step)).all(|(a, b)| a == b));
    let follows = |a: char, b: char| u32::from(b) == u32::from(a) + 1 || (a == '9' && b == '0');
    let up = signs.windows(2).all(|pair| follows(pair[0], pair[1]));
    let down = signs.windows(2).all(|pair| follows(pair[1], pair[0]));
    repeats || up || down
}

/// Whether little is left when the person's own words are taken away.
fn is_made_of(lower: &str, words: &str) -> bool {
    let words = words.to_lowercase();
    let parts = words.split(|sign: char| !sign.is_alphanumeric()).filter(|part| part.chars().count() >= 4);
    let mut left = lower.to_owned();
    for part in parts {
        left = left.replace(part, "");
    }
    left.len() < lower.len() && left.chars().filter(|sign| sign.is_alphabetic()).count() < 4
}
