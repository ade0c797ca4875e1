//! The heat map: how each unit judges each goal now. Read from what is kept beside the history, and never from the history itself.

use super::read_status;
use crate::dialect::alphabetical;
use crate::entity::{goal, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::in_force;
use crate::indicator::unit_name;
use crate::organisation::{branch, existing_on};
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::heat_map::{HeatAnswers, HeatFilter, HeatMap};
use domain::id::{GoalId, UnitId};
use domain::organisation::{UnitKind, UnitName};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;

#[derive(Deserialize)]
struct StoredUnit {
    id: i64,
    kind: String,
    name: String,
    #[serde(deserialize_with = "packed::truth")]
    is_wanted: bool,
}

/// A goal with its units' judgements as one text: `8:on_track,9:met`. One text for each goal keeps the rows few.
#[derive(Deserialize)]
struct StoredGoal {
    id: i64,
    title: String,
    cells: Option<String>,
}

const CELLS: &str = "(SELECT string_agg(CAST(now.unit_id AS text) || ':' || now.status, ',') \
     FROM current_follow_up now WHERE now.goal_id = goal.id)";
const OFFICIAL_CELLS: &str = "(SELECT string_agg(CAST(now.unit_id AS text) || ':' || now.official_status, ',') \
     FROM current_follow_up now WHERE now.goal_id = goal.id AND now.official_status <> '')";

impl Store {
    /// How each unit judges each goal in force now; for strangers what is approved. One statement, whatever the size.
    pub async fn heat_map(&self, actor: &Actor, filter: &HeatFilter, today: NaiveDate) -> Result<HeatMap> {
        let cells = if actor.is_known() { CELLS } else { OFFICIAL_CELLS };
        let goals = goal::Entity::find()
            .select_only()
            .columns([goal::Column::Id, goal::Column::Title])
            .expr_as(Expr::cust(cells), "cells")
            .filter(in_force(today))
            .order_by_asc(goal::Column::Id);
        let engine = self.read.get_database_backend();
        let offered = UnitKind::ALL.iter().filter(|kind| kind.decides() || **kind == UnitKind::Administration);
        let is_offered = unit::Column::Kind.is_in(offered.map(|kind| kind.word()));
        let in_branch = |top: UnitId| unit::Column::Id.in_subquery(branch(engine, top));
        let is_wanted = filter.unit.map_or_else(|| is_offered.clone(), in_branch);
        let shown = Condition::any().add(is_wanted.clone()).add(is_offered);
        let units = unit::Entity::find()
            .select_only()
            .columns([unit::Column::Id, unit::Column::Kind, unit::Column::Name])
            .expr_as(is_wanted, "is_wanted")
            .filter(existing_on(today))
            .filter(shown)
            .order_by_asc(alphabetical(unit::Column::Name));
        let mut found = packed::Lists::new(engine)
            .with::<StoredGoal>(goals.into_query())
            .with::<StoredUnit>(units.into_query())
            .read(&self.read)
            .await?;
        let answers = found.list::<StoredGoal>()?.into_iter().map(StoredGoal::read).collect::<Result<_>>()?;
        let (units, choices) = chosen(found.list()?)?;
        Ok(HeatMap::of(filter, units, choices, answers))
    }
}

/// The units of the map, and those that it can be narrowed to.
fn chosen(rows: Vec<StoredUnit>) -> Result<(Vec<UnitName>, Vec<UnitName>)> {
    let (mut units, mut choices) = (Vec::new(), Vec::new());
    for row in rows {
        let name = unit_name(row.id, &row.kind, row.name)?;
        if name.kind.decides() || name.kind == UnitKind::Administration {
            choices.push(name.clone());
        }
        if row.is_wanted {
            units.push(name);
        }
    }
    Ok((units, choices))
}

impl StoredGoal {
    fn read(self) -> Result<HeatAnswers> {
        let broken = |cell: &str| unreadable("cell of the heat map", cell);
        let cells = self.cells.as_deref().unwrap_or_default().split(',').filter(|cell| !cell.is_empty());
        let cells = cells.map(|cell| {
            let (unit, status) = cell.split_once(':').ok_or_else(|| broken(cell))?;
            Ok((UnitId(unit.parse().map_err(|_| broken(cell))?), read_status(status)?))
        });
        Ok(HeatAnswers { goal: GoalId(self.id), title: self.title, given: cells.collect::<Result<_>>()? })
    }
}
