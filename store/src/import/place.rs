//! Where a measurement belongs: of all its versions one holds there.

use domain::measurement::Sex;
use domain::period::Period;

/// An indicator's series, period and sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct MeasuredAt {
    pub(super) indicator: i64,
    /// `None` is the municipality's own series.
    pub(super) comparison: Option<i64>,
    pub(super) period: Period,
    pub(super) sex: Sex,
}
