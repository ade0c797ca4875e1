//! How a series has gone, by a robust method.

use crate::indicator::Direction;
use crate::measurement::Series;
use crate::number;
use crate::period::Period;
use serde::{Deserialize, Serialize};

crate::words! {
    /// How it has gone, by wish and not by sign: "förbättras" may point down.
    pub enum TrendKind {
        /// Förbättras.
        Improving = "improving",
        /// Oförändrad.
        Unchanged = "unchanged",
        /// Försämras.
        Worsening = "worsening",
        /// It moves, and no direction says whether that is good.
        Moving = "moving",
        /// För få värden.
        TooFew = "too_few",
    }
}

/// How a series has gone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// By wish.
    pub kind: TrendKind,
    /// The change in a year: the Theil–Sen slope, the median of the slopes between all pairs. 0 when there are too few values.
    pub per_year: f64,
    /// How many values it rests on.
    pub values: u32,
}

/// The most values that a trend rests on: older ones tell of another time.
pub const MOST_VALUES: usize = 8;
/// The fewest values that a trend is stated for.
pub const FEWEST_VALUES: usize = 3;

/// The smallest Kendall score |S| that counts as movement, by the number of values.
///
/// From the exact distribution (Kendall 1975, table 1): with 4 values or more, a series without a trend reaches its score
/// upwards at most one time in twenty, and as seldom downwards. Three values cannot reach that; for them only a strictly
/// rising or falling series counts.
const SCORE_OF_MOVEMENT: [i32; MOST_VALUES + 1] = [i32::MAX, i32::MAX, i32::MAX, 3, 6, 8, 11, 13, 16];

/// The trend of the newest values of `own`.
///
/// How much it moves is the Theil–Sen slope, the median of the slopes between all pairs of values (Sen 1968): one value far
/// off does not turn it. Whether it moves at all is the Mann–Kendall test (Mann 1945, Kendall 1975): the pairs that rise less
/// the pairs that fall, against [`SCORE_OF_MOVEMENT`]; equal values count as neither. It is unchanged when the test calls it
/// noise, or when the slope over the whole stretch rounds to zero at the decimals that the reader sees.
///
/// It rests on the newest values, at most eight, whose periods are of the same kind as the newest: a month is not compared
/// with a year. With an interval, what is tested is how far outside it the values lie.
pub fn trend(own: &Series, direction: &Direction, decimals: u8) -> Trend {
    let points = newest(own);
    let values = u32::try_from(points.len()).unwrap_or(u32::MAX);
    let Some(per_year) = slope(&points).filter(|_| points.len() >= FEWEST_VALUES) else {
        return Trend { kind: TrendKind::TooFew, per_year: 0.0, values };
    };
    let kind = match direction {
        Direction::Higher => by_wish(movement(&points, decimals)),
        Direction::Lower => by_wish(-movement(&points, decimals)),
        Direction::Within { low, high } => by_wish(-movement(&outside(&points, *low, *high), decimals)),
        Direction::None { .. } if movement(&points, decimals) == 0 => TrendKind::Unchanged,
        Direction::None { .. } => TrendKind::Moving,
    };
    Trend { kind, per_year, values }
}

fn newest(own: &Series) -> Vec<(f64, f64)> {
    let Some((latest, _)) = own.values().next_back() else {
        return Vec::new();
    };
    let is_alike = |period: &Period| period.frequency() == latest.frequency();
    let mut points: Vec<(f64, f64)> = own
        .values()
        .rev()
        .filter(|(period, _)| is_alike(period))
        .take(MOST_VALUES)
        .map(|(period, value)| (period.axis(), value))
        .collect();
    points.reverse();
    points
}

fn pairs(points: &[(f64, f64)]) -> impl Iterator<Item = ((f64, f64), (f64, f64))> + '_ {
    points.iter().enumerate().flat_map(|(index, later)| points[..index].iter().map(|earlier| (*earlier, *later)))
}

fn slope(points: &[(f64, f64)]) -> Option<f64> {
    let mut slopes: Vec<f64> = pairs(points)
        .map(|(earlier, later)| (later.1 - earlier.1) / (later.0 - earlier.0))
        .filter(|slope| slope.is_finite())
        .collect();
    slopes.sort_by(f64::total_cmp);
    let middle = slopes.len() / 2;
    let upper = *slopes.get(middle)?;
    if slopes.len() % 2 == 1 {
        return Some(upper);
    }
    // Halved before they are added, so that two huge slopes do not become infinite.
    Some(slopes[middle - 1] / 2.0 + upper / 2.0)
}

/// 1 when the values rise, −1 when they fall, 0 when neither can be said.
fn movement(points: &[(f64, f64)], decimals: u8) -> i32 {
    let score: i32 =
        pairs(points).map(|(earlier, later)| i32::from(later.1 > earlier.1) - i32::from(later.1 < earlier.1)).sum();
    let stretch = points.last().zip(points.first()).map_or(0.0, |(last, first)| last.0 - first.0);
    let is_seen = slope(points).is_some_and(|slope| number::round(slope * stretch, decimals) != 0.0);
    let is_movement = SCORE_OF_MOVEMENT.get(points.len()).is_some_and(|needed| score.abs() >= *needed);
    if is_seen && is_movement { score.signum() } else { 0 }
}

fn outside(points: &[(f64, f64)], low: f64, high: f64) -> Vec<(f64, f64)> {
    points.iter().map(|(time, value)| (*time, (low - value).max(value - high).max(0.0))).collect()
}

const fn by_wish(movement: i32) -> TrendKind {
    match movement {
        0 => TrendKind::Unchanged,
        1.. => TrendKind::Improving,
        _ => TrendKind::Worsening,
    }
}
