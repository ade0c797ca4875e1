//! The order in which names are read: the Swedish alphabet, whatever the engine that keeps them.

use std::cmp::Ordering;

/// A name that stands in a list in Swedish order: Å, Ä and Ö after Z, capitals and accents as if they were not there. Of two that
/// differ in those alone, the one without an accent stands first, and then the one in small letters.
#[derive(Clone, Copy, Debug)]
pub struct Alphabetical<'a>(pub &'a str);

impl Ord for Alphabetical<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, others) = (|| self.0.chars().map(letter), || other.0.chars().map(letter));
        own()
            .map(|letter| letter.place)
            .cmp(others().map(|letter| letter.place))
            .then_with(|| own().map(|letter| letter.is_accented).cmp(others().map(|letter| letter.is_accented)))
            .then_with(|| own().map(|letter| letter.is_capital).cmp(others().map(|letter| letter.is_capital)))
    }
}

impl PartialOrd for Alphabetical<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Alphabetical<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Alphabetical<'_> {}

/// What decides where a sign stands.
struct Letter {
    place: char,
    is_accented: bool,
    is_capital: bool,
}

fn letter(sign: char) -> Letter {
    let small = if sign.is_ascii() { sign.to_ascii_lowercase() } else { sign.to_lowercase().next().unwrap_or(sign) };
    let (place, is_accented) = match small {
        // The three signs that follow z.
        'å' => ('{', false),
        'ä' => ('|', false),
        'æ' => ('|', true),
        'ö' => ('}', false),
        'ø' | 'œ' | 'ő' => ('}', true),
        'à' | 'á' | 'â' | 'ã' => ('a', true),
        'ç' | 'č' | 'ć' => ('c', true),
        'è' | 'é' | 'ê' | 'ë' => ('e', true),
        'ì' | 'í' | 'î' | 'ï' => ('i', true),
        'ł' => ('l', true),
        'ñ' | 'ń' => ('n', true),
        'ò' | 'ó' | 'ô' | 'õ' => ('o', true),
        'š' | 'ś' => ('s', true),
        'ù' | 'ú' | 'û' => ('u', true),
        'ü' | 'ý' | 'ÿ' => ('y', true),
        'ž' | 'ź' | 'ż' => ('z', true),
        other => (other, false),
    };
    Letter { place, is_accented, is_capital: small != sign }
}
