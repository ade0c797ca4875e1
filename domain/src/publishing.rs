//! What a goal should have before it is published, and how much is too much. Shown to those who write, never a lock.

use crate::id::GoalId;
use crate::level::Level;
use crate::organisation::UnitKind;
use serde::{Deserialize, Serialize};

/// Something that a reader would miss. Auditors gave seven of eight bodies this very recommendation
/// (Alingsås, Grundläggande granskning 2025): without target levels the follow-up is lacking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Check {
    /// Nobody can see how it goes.
    NoIndicator,
    /// No main indicator, so the rule cannot suggest a status.
    NoMainIndicator,
    /// An indicator without a starting value.
    NoBaseline(String),
    /// An indicator without a target.
    NoTarget(String),
    /// An indicator without a direction and so without a suggestion.
    NoDirection(String),
    /// Nobody answers for it.
    NoAccountableRole,
    /// It does not say for whom.
    NoForWhom,
    /// It does not say which change.
    NoChange,
    /// It hangs on nothing above it.
    NoParent,
    /// The municipality's model says that this kind of body decides on the goal's level, and the goal is another's.
    AnotherBody(UnitKind),
}

/// A limit that warns and never stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SoftLimit {
    /// More goals on a level than people keep in mind.
    GoalsOnLevel {
        /// How many there are.
        count: u32,
    },
    /// More main indicators on a goal than a meeting can take in.
    MainIndicators {
        /// How many there are.
        count: u32,
    },
    /// More levels than a reader can follow.
    Levels {
        /// How many there are.
        count: u32,
    },
}

/// The most goals on a level without a warning (the model that grew in Söderhamn until nobody had the overview).
pub const MOST_GOALS_ON_LEVEL: u32 = 9;
/// The most main indicators on a goal without a warning.
pub const MOST_MAIN_INDICATORS: u32 = 5;
/// The most levels without a warning.
pub const MOST_LEVELS: u32 = 3;

/// How many goals stand on a level beside a goal that is, or comes to be, in force there: those `in_force` but for the goal itself and
/// the one whose place it takes.
pub fn others_on_level(
    in_force: impl IntoIterator<Item = GoalId>,
    own: Option<GoalId>,
    replaces: Option<GoalId>,
) -> u32 {
    let others = in_force.into_iter().filter(|id| Some(*id) != own && Some(*id) != replaces);
    u32::try_from(others.count()).unwrap_or(u32::MAX)
}

impl SoftLimit {
    /// The warning for a goal with so many `others` beside it on its level.
    pub fn goals_on_level(others: u32) -> Option<Self> {
        let count = others.saturating_add(1);
        (count > MOST_GOALS_ON_LEVEL).then_some(Self::GoalsOnLevel { count })
    }

    /// The warning for `count` main indicators on one goal.
    pub fn main_indicators(count: u32) -> Option<Self> {
        (count > MOST_MAIN_INDICATORS).then_some(Self::MainIndicators { count })
    }

    /// The warning for `count` levels.
    pub fn levels(count: u32) -> Option<Self> {
        (count > MOST_LEVELS).then_some(Self::Levels { count })
    }
}

/// The check that a goal on `level` fails when a body of this kind is to decide it.
pub fn another_body(level: &Level, body: UnitKind) -> Option<Check> {
    (!level.is_decided_by(body)).then_some(Check::AnotherBody(level.decided_by))
}

/// What `goal` lacks, when a body of the kind `body` is to decide it. The vision asks for the right body and nothing else, and goals
/// on the uppermost level of goals need not say what they serve: `uppermost` is that level's position.
pub fn checks(
    goal: &crate::goal::Goal,
    (level, body): (&Level, UnitKind),
    uppermost: i32,
    indicators: &[crate::indicator::IndicatorSeries],
) -> Vec<Check> {
    use crate::indicator::Direction;
    let another = another_body(level, body);
    if level.kind == crate::level::LevelKind::Vision {
        return another.into_iter().collect();
    }
    let mut missing = Vec::new();
    let mut miss = |is_missing: bool, check: Check| {
        if is_missing {
            missing.push(check);
        }
    };
    miss(indicators.is_empty(), Check::NoIndicator);
    miss(!indicators.is_empty() && !indicators.iter().any(|series| series.main), Check::NoMainIndicator);
    for series in indicators.iter().filter(|series| series.main) {
        let name = &series.indicator.name;
        miss(series.indicator.baseline.is_none(), Check::NoBaseline(name.clone()));
        miss(series.targets.is_empty(), Check::NoTarget(name.clone()));
        miss(matches!(series.indicator.direction, Direction::None { .. }), Check::NoDirection(name.clone()));
    }
    miss(goal.accountable.is_none(), Check::NoAccountableRole);
    miss(goal.text.for_whom.is_empty(), Check::NoForWhom);
    miss(goal.text.change.is_empty(), Check::NoChange);
    miss(goal.parents.is_empty() && level.position > uppermost, Check::NoParent);
    missing.extend(another);
    missing
}
