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

/// The number that was typed: decimal comma or point, spaces between thousands, minus or hyphen. `None` when it is not one.
pub fn parse(typed: &str) -> Option<f64> {
    let plain: String = typed
        .trim()
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        .map(|sign| match sign {
            MINUS | '\u{2013}' => '-',
            ',' => '.',
            other => other,
        })
        .collect();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let is_plain = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    is_plain.then(|| plain.parse().ok()).flatten().filter(|number: &f64| number.is_finite())
}
