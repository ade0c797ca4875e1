//! Indicators: how they are kept. Acts and queries stand in the files beside.

pub(crate) mod define;
pub(crate) mod list;
mod page;
pub(crate) mod series;
pub(crate) mod target;

use crate::entity::indicator;
use crate::error::{Result, unreadable};
use domain::goal::Accountable;
use domain::id::{IndicatorId, UnitId};
use domain::indicator::{Baseline, Direction, DirectionKind, GoalLink, Indicator};
use domain::organisation::{UnitKind, UnitName};
use domain::period::{Frequency, Period};
use domain::rejection::Rejection;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};

/// The indicator, or that it is not there.
pub(crate) async fn load(db: &impl ConnectionTrait, id: IndicatorId) -> Result<Indicator> {
    let row = indicator::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    read(row)
}

/// An indicator as the trail keeps it, with the goals whose effect it shows: what time travel reads back.
#[derive(Serialize, Deserialize)]
pub(crate) struct Recorded {
    #[serde(flatten)]
    pub(crate) indicator: Indicator,
    #[serde(default)]
    pub(crate) goals: Vec<GoalLink>,
}

/// A stored indicator as the domain knows it.
pub(crate) fn read(row: indicator::Model) -> Result<Indicator> {
    let baseline_period = row.baseline_period.as_deref().map(read_period).transpose()?;
    let baseline = baseline_period.zip(row.baseline_value).map(|(period, value)| Baseline { period, value });
    Ok(Indicator {
        id: IndicatorId(row.id),
        external_id: row.external_id,
        version: row.version,
        name: row.name,
        description: row.description,
        category: row.category,
        unit_of_measure: row.unit_of_measure,
        decimals: read_decimals(row.decimals)?,
        direction: read_direction(&row.direction, row.low.zip(row.high), row.no_direction_reason)?,
        baseline,
        frequency: Frequency::from_word(&row.frequency).ok_or_else(|| unreadable("frequency", &row.frequency))?,
        expected_next: row.expected_next,
        source: row.source,
        method: row.method,
        owner: row.owner_unit_id.map(|unit| Accountable { title: row.owner_title, unit: UnitId(unit) }),
        unit: UnitId(row.unit_id),
        split_by_sex: row.split_by_sex,
        kolada_id: row.kolada_id,
        ended_on: row.ended_on,
    })
}

fn read_direction(word: &str, interval: Option<(f64, f64)>, reason: String) -> Result<Direction> {
    match (DirectionKind::from_word(word), interval) {
        (Some(DirectionKind::Higher), _) => Ok(Direction::Higher),
        (Some(DirectionKind::Lower), _) => Ok(Direction::Lower),
        (Some(DirectionKind::Within), Some((low, high))) => Ok(Direction::Within { low, high }),
        (Some(DirectionKind::None), _) => Ok(Direction::None { reason }),
        _ => Err(unreadable("direction", word)),
    }
}

/// A stored number of decimals.
pub(crate) fn read_decimals(decimals: i32) -> Result<u8> {
    u8::try_from(decimals).map_err(|_| unreadable("number of decimals", &decimals.to_string()))
}

/// A stored period.
pub(crate) fn read_period(text: &str) -> Result<Period> {
    text.parse().map_err(|_| unreadable("period", text))
}

/// A unit as others point at it.
pub(crate) fn unit_name(id: i64, kind: &str, name: String) -> Result<UnitName> {
    let kind = UnitKind::from_word(kind).ok_or_else(|| unreadable("unit kind", kind))?;
    Ok(UnitName { id: UnitId(id), kind, name })
}
