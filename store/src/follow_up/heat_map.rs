//! The heat map: how each unit judges each goal now. Read from what is kept beside the history, and
//! only for an earlier day from the history itself.

use super::past::statuses_then;
use super::read_status;
use crate::dialect::alphabetical;
use crate::entity::{goal, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::{in_force, in_force_on};
use crate::indicator::unit_name;
use crate::organisation::{branch, existing_on, is_in_overviews};
use crate::past::{Past, Reading};
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::heat_map::{HeatAnswers, HeatFilter, HeatMap};
use domain::id::{GoalId, UnitId};
use domain::order::Alphabetical;
use domain::organisation::{Unit, UnitName};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
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
    /// How each unit judges each goal in force now, or did on the filter's day; for strangers what is approved. One statement, whatever
    /// the size; for an earlier day three.
    pub async fn heat_map(&self, actor: &Actor, filter: &HeatFilter, today: NaiveDate) -> Result<HeatMap> {
        match filter.on.filter(|day| *day < today) {
            Some(day) => self.heat_map_then(actor, filter, day).await,
            None => self.heat_map_now(actor, filter, today).await,
        }
    }

    async fn heat_map_now(&self, actor: &Actor, filter: &HeatFilter, today: NaiveDate) -> Result<HeatMap> {
        let cells = if actor.is_known() { CELLS } else { OFFICIAL_CELLS };
        let goals = goals(in_force(today)).expr_as(Expr::cust(cells), "cells");
        let engine = self.read.get_database_backend();
        let in_branch = |top: UnitId| unit::Column::Id.in_subquery(branch(engine, top));
        let is_wanted = filter.unit.map_or_else(is_in_overviews, in_branch);
        let shown = Condition::any().add(is_wanted.clone()).add(is_in_overviews());
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

    async fn heat_map_then(&self, actor: &Actor, filter: &HeatFilter, day: NaiveDate) -> Result<HeatMap> {
        let tx = self.begin_reading().await?;
        let past = Past::load(&tx, day, Reading::Model).await?;
        let mut statuses = statuses_then(&tx, actor, day).await?;
        let in_force: Vec<(i64, String)> = goals(in_force_on(day)).into_tuple().all(&tx).await?;
        let given = |(id, title)| HeatAnswers {
            goal: GoalId(id),
            title,
            given: statuses.remove(&GoalId(id)).unwrap_or_default(),
        };
        let answers = in_force.into_iter().map(given).collect();
        let top = filter.unit.and_then(|unit| past.unit(unit).ok()).map(|unit| unit.path.clone());
        let is_wanted = |unit: &Unit| match filter.unit {
            Some(_) => top.as_ref().is_some_and(|top| unit.path.is_within(top)),
            None => unit.kind.is_in_overviews(),
        };
        let names = |wanted: &dyn Fn(&Unit) -> bool| {
            let mut names: Vec<UnitName> = past.units().filter(|unit| wanted(unit)).map(Unit::as_name).collect();
            names.sort_by(|a, b| Alphabetical(&a.name).cmp(&Alphabetical(&b.name)));
            names
        };
        Ok(HeatMap::of(filter, names(&is_wanted), names(&|unit| unit.kind.is_in_overviews()), answers))
    }
}

/// The goals that `condition` lets through, with what they are called: adopted text is never edited.
fn goals(condition: Condition) -> Select<goal::Entity> {
    goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::Title])
        .filter(condition)
        .order_by_asc(goal::Column::Id)
}

/// The units of the map, and those that it can be narrowed to.
fn chosen(rows: Vec<StoredUnit>) -> Result<(Vec<UnitName>, Vec<UnitName>)> {
    let (mut units, mut choices) = (Vec::new(), Vec::new());
    for row in rows {
        let name = unit_name(row.id, &row.kind, row.name)?;
        if name.kind.is_in_overviews() {
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
