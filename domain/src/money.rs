//! Money: whole öre, never a float.

use crate::number;
use serde::{Deserialize, Serialize};

/// An amount in öre. Exact; may be negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

/// Öre in a thousand kronor.
const THOUSAND: i64 = 100_000;
/// Öre in a million kronor.
const MILLION: i64 = 1_000 * THOUSAND;

impl Money {
    /// The amount that was typed in thousands of kronor ("1 250,5"), to the nearest krona. `None` when it is no number, or more than
    /// a municipality ever has.
    pub fn from_thousands(typed: &str) -> Option<Self> {
        let thousands = number::parse(typed).filter(|number| number.abs() < 1e9)?;
        #[expect(clippy::cast_possible_truncation, reason = "below a million million kronor every krona is exact")]
        let kronor = (thousands * 1_000.0).round() as i64;
        Some(Self(kronor * 100))
    }

    /// As somebody types it in thousands of kronor; reads back as itself.
    pub fn in_thousands(self) -> String {
        let thousands = in_units_of(self.0, THOUSAND);
        number::typed(thousands)
    }

    /// The amount with its unit as Swedes write it: `120 tkr` below a million, `1,2 mnkr` from there on.
    pub fn shown(self) -> String {
        if self.0.abs() < MILLION {
            format!("{}\u{a0}tkr", number::format(in_units_of(self.0, THOUSAND), 0))
        } else {
            format!("{}\u{a0}mnkr", number::format(in_units_of(self.0, MILLION), 1))
        }
    }
}

/// The amount in another unit. Whole kronor below 2^53 öre are exact.
#[expect(clippy::cast_precision_loss, reason = "amounts of a municipality lie far below 2^53 öre")]
fn in_units_of(ore: i64, unit: i64) -> f64 {
    ore as f64 / unit as f64
}
