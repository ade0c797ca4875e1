//! Charts, drawn by the server as SVG text: scales, ticks and the places of words.
//!
//! Looks are classes (`style/chart.css`) and geometry is attributes, since the Content-Security-Policy allows no
//! style attributes. Every drawing is made of finite numbers: a coordinate that is not one is drawn at 0.

mod bars;
pub mod line;
pub mod shares;
pub mod sparkline;

use crate::markup::escape;
use std::fmt::{self, Write};

/// The largest number that is drawn; beyond it the picture says nothing and the arithmetic overflows.
const MOST: f64 = 1e15;

/// A straight line from values to places. `at` never gives anything but a finite number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    span: f64,
    start: f64,
    length: f64,
}

impl Scale {
    /// Takes `low` to `start` and `high` to `end`. Where the two values are the same, everything lies in the middle.
    pub fn new((low, high): (f64, f64), (start, end): (f64, f64)) -> Self {
        let (low, high) = (drawable(low), drawable(high));
        if low == high {
            Self { low: low - 1.0, span: 2.0, start, length: end - start }
        } else {
            Self { low, span: high - low, start, length: end - start }
        }
    }

    /// Where `value` lies.
    pub fn at(self, value: f64) -> f64 {
        self.start + (drawable(value) - self.low) / self.span * self.length
    }
}

fn drawable(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-MOST, MOST) } else { 0.0 }
}

/// Round values along an axis, lowest first, and how many decimals tell them apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The values; at least two.
    pub values: Vec<f64>,
    /// How many decimals they need.
    pub decimals: u8,
}

impl Ticks {
    /// Around `wanted` round steps that enclose `low` and `high`.
    pub fn enclosing(low: f64, high: f64, wanted: u32) -> Self {
        let (low, mut high) = (drawable(low.min(high)), drawable(low.max(high)));
        if high - low < low.abs().max(1e-6) * 1e-9 {
            high = low + low.abs().max(1.0) * 0.1;
        }
        let raw = (high - low) / f64::from(wanted.max(1));
        let power = raw.log10().floor();
        let unit = 10f64.powf(power);
        let factor =
            [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| raw <= factor * unit * (1.0 + 1e-9)).unwrap_or(10.0);
        let step = factor * unit;
        let first = (low / step + 1e-9).floor();
        let steps = ((high / step - 1e-9).ceil() - first).clamp(1.0, 50.0);
        let values = (0..=whole(steps)).map(|index| (first + f64::from(index)) * step).collect();
        let decimals = (0..6).find(|decimals| is_whole(step * 10f64.powi(i32::from(*decimals)))).unwrap_or(6);
        Self { values, decimals }
    }

    /// The lowest and the highest.
    pub fn ends(&self) -> (f64, f64) {
        (self.values.first().copied().unwrap_or(0.0), self.values.last().copied().unwrap_or(1.0))
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6 * value.abs().max(1e-3)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers clamp to a small whole number")]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

/// What the value axis has to show: from 0 unless all values lie far from it, and then with some air around them.
/// `None` when there is nothing to show.
pub fn value_span(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let (low, high) = value_ends(values)?;
    if low >= 0.0 && low < high * 0.6 {
        return Some((0.0, high));
    }
    if high <= 0.0 && high > low * 0.6 {
        return Some((low, 0.0));
    }
    let air = if high > low { (high - low) * 0.15 } else { (high.abs() * 0.05).max(0.5) };
    let low_with_air = if low >= 0.0 { (low - air).max(0.0) } else { low - air };
    let high_with_air = if high < 0.0 { (high + air).min(0.0) } else { high + air };
    Some((low_with_air, high_with_air))
}

/// The lowest and the highest of the finite values.
pub fn value_ends(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|value| value.is_finite()).map(drawable).fold(None, |ends, value| {
        Some(ends.map_or((value, value), |(low, high): (f64, f64)| (low.min(value), high.max(value))))
    })
}

/// Moves places apart until none overlaps the next, and keeps them within `room` as far as it holds them all.
///
/// `wanted` are (place, height), lowest place first. The answer has one place for each, in the same order.
pub fn spread(wanted: &[(f64, f64)], room: (f64, f64)) -> Vec<f64> {
    let mut places: Vec<f64> = wanted.iter().map(|(place, _)| place.max(room.0)).collect();
    for index in 1..places.len() {
        let gap = (wanted[index - 1].1 + wanted[index].1) / 2.0;
        places[index] = places[index].max(places[index - 1] + gap);
    }
    let mut most = room.1;
    for index in (0..places.len()).rev() {
        places[index] = places[index].min(most);
        if index > 0 {
            most = places[index] - (wanted[index - 1].1 + wanted[index].1) / 2.0;
        }
    }
    places
}

/// A place in a drawing, in whole tenths. Written with at most one decimal: `12.3`, `7`, never `-0` or `NaN`.
///
/// A list of goals writes thousands of them: two whole numbers are written many times as fast as one with a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coordinate(i64);

/// Where `value` is drawn.
#[expect(clippy::cast_possible_truncation, reason = "what is drawable has few enough tenths")]
pub fn coordinate(value: f64) -> Coordinate {
    Coordinate((drawable(value) * 10.0).round() as i64)
}

impl fmt::Display for Coordinate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let tenths = self.0.unsigned_abs();
        match tenths % 10 {
            0 => write!(f, "{sign}{}", tenths / 10),
            tenth => write!(f, "{sign}{}.{tenth}", tenths / 10),
        }
    }
}

/// The path data of a line through `points`, broken where one is missing.
pub fn path(points: impl IntoIterator<Item = Option<(f64, f64)>>) -> String {
    let mut data = String::new();
    let mut pen_is_down = false;
    for point in points {
        if let Some((x, y)) = point {
            let command = if pen_is_down { 'L' } else { 'M' };
            let _ = write!(data, "{command}{} {}", coordinate(x), coordinate(y));
        }
        pen_is_down = point.is_some();
    }
    data
}

/// A chart is drawn twice, and the style sheet shows the drawing that fits: words are never scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Wide,
    Narrow,
}

impl Size {
    const fn class(self) -> &'static str {
        match self {
            Self::Wide => "chart--wide",
            Self::Narrow => "chart--narrow",
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::Wide => 'w',
            Self::Narrow => 'n',
        }
    }

    const fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Narrow => 320.0,
        }
    }
}

/// The opening of a drawing with its title and description.
fn head(id: &str, title: &str, sentence: &str, (size, height): (Size, f64), role: &str) -> String {
    let (id, letter, class) = (escape(id), size.letter(), size.class());
    let view_box = format!("0 0 {} {}", size.width(), coordinate(height));
    let (described, description) = if sentence.is_empty() {
        (String::new(), String::new())
    } else {
        let description = format!(r#"<desc id="{id}-{letter}-d">{}</desc>"#, escape(sentence));
        (format!(r#" aria-describedby="{id}-{letter}-d""#), description)
    };
    let opening = format!(
        r#"<svg class="{class}" viewBox="{view_box}" role="{role}" aria-labelledby="{id}-{letter}-t"{described}>"#
    );
    let title = format!(r#"<title id="{id}-{letter}-t">{}</title>"#, escape(title));
    opening + &title + &description
}

#[expect(clippy::cast_precision_loss, reason = "the length of a few words")]
fn letters(words: &str) -> f64 {
    words.chars().count() as f64
}

/// `words` in one row, or in two when they are long, broken at the space nearest the middle.
fn rows(words: &str) -> Vec<String> {
    let length = words.chars().count();
    let middle = words.char_indices().nth(length / 2).map_or(0, |(place, _)| place);
    let space = words.match_indices(' ').map(|(place, _)| place).min_by_key(|place| place.abs_diff(middle));
    match space {
        Some(place) if length > 22 => vec![words[..place].to_owned(), words[place + 1..].to_owned()],
        _ => vec![words.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        assert_eq!(Ticks::enclosing(0.0, 1.71, 4), Ticks { values: vec![0.0, 0.5, 1.0, 1.5, 2.0], decimals: 1 });
        assert_eq!(Ticks::enclosing(0.0, 190_983.0, 4).values, [0.0, 50_000.0, 100_000.0, 150_000.0, 200_000.0]);
        assert_eq!(Ticks::enclosing(81.0, 91.0, 4).values, [80.0, 82.5, 85.0, 87.5, 90.0, 92.5]);
        assert_eq!(Ticks::enclosing(-3.2, 4.1, 4).values, [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
    }

    #[test]
    fn ticks_hold_for_any_numbers() {
        let odd = [0.0, -0.0, 1e-12, 5.0, -7.5, 1e300, -1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
        for low in odd {
            for high in odd {
                let ticks = Ticks::enclosing(low, high, 4);
                assert!(ticks.values.len() >= 2, "{low} {high}");
                assert!(ticks.values.iter().all(|value| value.is_finite()), "{low} {high} {ticks:?}");
                assert!(ticks.values.windows(2).all(|pair| pair[0] < pair[1]), "{low} {high} {ticks:?}");
            }
        }
    }

    #[test]
    fn a_scale_answers_with_finite_places() {
        let scale = Scale::new((10.0, 20.0), (0.0, 100.0));
        assert!((scale.at(15.0) - 50.0).abs() < 1e-9);
        let flat = Scale::new((7.0, 7.0), (0.0, 100.0));
        assert!((flat.at(7.0) - 50.0).abs() < 1e-9);
        assert!(Scale::new((f64::NAN, 1.0), (0.0, 10.0)).at(f64::INFINITY).is_finite());
    }

    #[test]
    fn the_value_axis_starts_at_zero_unless_the_values_lie_far_from_it() {
        assert_eq!(value_span([0.45, 0.89]), Some((0.0, 0.89)));
        let (low, high) = value_span([85.0, 83.0, 86.0]).unwrap();
        assert!(low > 80.0 && high < 90.0);
        assert_eq!(value_span([-4.0, -1.0]), Some((-4.0, 0.0)));
        assert_eq!(value_span([f64::NAN]), None);
        assert_eq!(value_span([0.0]), Some((0.0, 0.5)));
    }

    #[test]
    fn words_are_spread_without_overlap_and_stay_in_the_room() {
        let places = spread(&[(10.0, 20.0), (12.0, 20.0), (98.0, 20.0), (99.0, 20.0)], (0.0, 100.0));
        assert_eq!(places, [10.0, 30.0, 80.0, 100.0]);
        assert_eq!(spread(&[], (0.0, 1.0)), Vec::<f64>::new());
    }

    #[test]
    fn coordinates_are_numbers_of_one_decimal() {
        assert_eq!(coordinate(-0.01).to_string(), "0");
        assert_eq!(coordinate(f64::NAN).to_string(), "0");
        assert_eq!(coordinate(12.345).to_string(), "12.3");
    }

    #[test]
    fn long_names_stand_in_two_rows() {
        assert_eq!(rows("Göteborgsregionens kommuner (GR) 81"), ["Göteborgsregionens", "kommuner (GR) 81"]);
        assert_eq!(rows("Skövde 1,27"), ["Skövde 1,27"]);
    }

    #[test]
    fn a_line_breaks_where_a_value_is_missing() {
        let points = [Some((0.0, 1.0)), Some((1.0, 2.0)), None, Some((3.0, 4.0))];
        assert_eq!(path(points), "M0 1L1 2M3 4");
    }
}
