//! Numbers as Swedes write them: `1 234,5`, with a no-break space between thousands and a true minus sign.

/// The space between thousands. It does not break over lines.
pub const THOUSANDS: char = '\u{a0}';
/// The minus sign (not the hyphen).
pub const MINUS: char = '\u{2212}';

/// `value` with `decimals` decimals, rounded half away from zero: `−1 234,5`.
pub fn format(value: f64, decimals: u8) -> String {
    let rounded = format!("{:.*}", usize::from(decimals), round(value, decimals).abs());
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let is_zero = rounded.bytes().all(|byte| byte == b'0' || byte == b'.');
    let mut text = String::with_capacity(rounded.len() + 8);
    if value < 0.0 && !is_zero {
        text.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(THOUSANDS);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// As [`format`], with a plus sign before what is above zero: `+2,3`.
pub fn format_change(value: f64, decimals: u8) -> String {
    let text = format(value, decimals);
    let shows_zero = text.chars().all(|sign| matches!(sign, '0' | ','));
    if value > 0.0 && !shows_zero { format!("+{text}") } else { text }
}

/// `value` as somebody types it, with every decimal that it has: `-1234,5`. Reads back as itself.
pub fn typed(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// `value` rounded half away from zero to `decimals` decimals; never a negative zero.
pub fn round(value: f64, decimals: u8) -> f64 {
    let scale = 10f64.powi(i32::from(decimals));
    let scaled = value * scale;
    if scaled.is_finite() { (scaled + scaled.signum() * 1e-9).round() / scale + 0.0 } else { value }
}

crate::words! {
    /// The sign before the decimals of a number; in a file the other one may stand between thousands.
    pub enum DecimalSign {
        /// `1 234,5` or `1.234,5`.
        Comma = "comma",
        /// `1234.5` or `1,234.5`.
        Point = "point",
    }
}

impl DecimalSign {
    const fn char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Comma => Self::Point,
            Self::Point => Self::Comma,
        }
    }
}

/// A number as it stands in a file whose decimal sign nobody has told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SeenNumber {
    /// It can be read in one way only, and may tell which sign the decimals have.
    Clear(f64, Option<DecimalSign>),
    /// `1,234`: with decimals or above a thousand, as the rest of its column has it.
    Ambiguous {
        /// What it is when `sign` stands before decimals.
        with_decimals: f64,
        /// What it is when `sign` stands between thousands.
        with_thousands: f64,
        /// The sign in it.
        sign: DecimalSign,
    },
}

/// The number that was typed: decimal comma or point, spaces between thousands, minus or hyphen. `None` when it is not one.
pub fn parse(typed: &str) -> Option<f64> {
    let plain = plain(typed);
    let sign = if plain.contains(',') { DecimalSign::Comma } else { DecimalSign::Point };
    // Whoever types a number knows of no sign between thousands but a space.
    if plain.contains(sign.other().char()) { None } else { read(&plain, sign) }
}

/// The number, when decimals have this sign and thousands the other one or a space. `None` when it is not one.
pub fn parse_with(typed: &str, sign: DecimalSign) -> Option<f64> {
    read(&plain(typed), sign)
}

/// What can be seen of a number in a file. `None` when it is not one.
pub fn look_at(typed: &str) -> Option<SeenNumber> {
    let plain = plain(typed);
    let Some(at) = plain.rfind([',', '.']) else {
        return Some(SeenNumber::Clear(read(&plain, DecimalSign::Point)?, None));
    };
    let last = if plain[at..].starts_with(',') { DecimalSign::Comma } else { DecimalSign::Point };
    let (whole, decimals) = (plain[..at].trim_start_matches(['-', '+']), &plain[at + 1..]);
    let stands_twice = whole.contains(last.char());
    let has_spaces = plain.len() < typed.trim().replace([MINUS, '\u{2013}'], "-").len();
    if !stands_twice && whole.contains(last.other().char()) {
        return read(&plain, last).map(|number| SeenNumber::Clear(number, Some(last)));
    }
    if stands_twice {
        return read(&plain, last.other()).map(|number| SeenNumber::Clear(number, Some(last.other())));
    }
    let with_decimals = read(&plain, last)?;
    match read(&plain, last.other()).filter(|_| decimals.len() == 3 && !has_spaces && !whole.starts_with('0')) {
        Some(with_thousands) => Some(SeenNumber::Ambiguous { with_decimals, with_thousands, sign: last }),
        None => Some(SeenNumber::Clear(with_decimals, Some(last))),
    }
}

/// Without space in and around it, and with a hyphen for minus.
fn plain(typed: &str) -> String {
    let signs = typed.trim().chars().filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'));
    signs.map(|sign| if matches!(sign, MINUS | '\u{2013}') { '-' } else { sign }).collect()
}

/// The number, where what stands between thousands stands before each three digits.
fn read(plain: &str, sign: DecimalSign) -> Option<f64> {
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(plain);
    let (whole, decimals) = digits.split_once(sign.char()).unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(sign.other().char());
    let first = groups.next().unwrap_or_default();
    let (mut rest, is_grouped) = (groups.clone(), groups.next().is_some());
    let is_sound = is_digits(first)
        && (!is_grouped || (1..=3).contains(&first.len()))
        && rest.all(|group| group.len() == 3 && is_digits(group))
        && is_digits(decimals)
        && !(first.is_empty() && decimals.is_empty());
    let number = format!("{}.{decimals}", whole.replace(sign.other().char(), ""));
    let number: f64 = number.parse().ok().filter(|_| is_sound)?;
    Some(if plain.starts_with('-') { -number } else { number }).filter(|number| number.is_finite())
}
