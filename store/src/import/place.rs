//! Where a measurement belongs: of all its versions one holds there.

use domain::measurement::Sex;
use domain::period::Period;

/// An indicator's series, period and sex.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct MeasuredAt {
    pub(crate) indicator: i64,
    /// `None` is the municipality's own series.
    pub(crate) comparison: Option<i64>,
    pub(crate) period: Period,
    pub(crate) sex: Sex,
}
