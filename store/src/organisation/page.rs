//! What the pages of the organisation read: a fixed number of statements, however many units there are.

use super::hanging::remaining;
use super::{existing_on, load, read};
use crate::activity::{StoredRow as ActivityStored, activities_of_unit};
use crate::appointment::{self, StoredRow as AppointmentStored};
use crate::assignment::{Counts, counts_of_unit};
use crate::entity::{goal, goal_unit, indicator, unit};
use crate::error::Result;
use crate::goal::list::{self as goals, Asked, StoredRow as GoalStored, in_force_on, stored_rows};
use crate::indicator::list::{self as indicators, StoredRow as IndicatorStored};
use crate::packed::Lists;
use crate::past::{Detail, Past, Placed, Reading};
use crate::question::{OfObject, questions_of, read_questions};
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::{GoalId, UnitId};
use domain::organisation::{Organisation, Unit, UnitNode, UnitPage, in_reading_order};
use domain::permission::{Action, Place, may};
use domain::question::{About, Questions, Subject};
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

impl Store {
    /// The organisation as it was on `day`, or as it is planned to be, with what hangs on each unit. Everybody may read it.
    ///
    /// Days after `today` show the units that are to exist then, called and placed as they are now.
    pub async fn organisation(&self, _actor: &Actor, day: NaiveDate, today: NaiveDate) -> Result<Organisation> {
        if day < today {
            return organisation_on(&self.begin_reading().await?, day).await;
        }
        let units = units(&self.read, day).await?;
        let goals = goals_by_unit(&self.read, day).await?;
        let indicators = indicators_by_unit(&self.read, day).await?;
        Ok(tree(units, &goals, &indicators))
    }

    /// The units of the day in reading order, each with how deep it stands: for choosing among. Everybody may read it.
    pub async fn unit_choices(&self, _actor: &Actor, day: NaiveDate) -> Result<Vec<(u32, Unit)>> {
        Ok(in_reading_order(units(&self.read, day).await?))
    }

    /// One unit with all that hangs on it, as it was on `day`, or as it is planned to be. Everybody may read it, but not who holds
    /// the roles.
    pub async fn unit_page(&self, actor: &Actor, id: UnitId, day: NaiveDate, today: NaiveDate) -> Result<UnitPage> {
        if day < today {
            return unit_page_on(&self.begin_reading().await?, actor, id, day).await;
        }
        let found = load(&self.read, id).await?;
        let ids: Vec<i64> = found.path.as_str().split('/').filter_map(|part| part.parse().ok()).collect();
        // Those above and those right below; the line above is told by its path.
        let around = unit::Entity::find().filter(
            Condition::any()
                .add(unit::Column::Id.is_in(ids))
                .add(existing_on(day).add(unit::Column::ParentId.eq(id.0))),
        );
        let indicators = Condition::all().add(indicator::Column::UnitId.eq(id.0)).add(measured_on(day));
        let can_edit = may(actor, Action::ManageUnits, &Place::Whole);
        let remaining = match found.span.to().filter(|_| can_edit && day == today) {
            Some(last) => Some(remaining(&self.read, id, last).await?),
            None => None,
        };
        let mut beside = Lists::new(self.read.get_database_backend())
            .with::<unit::Model>(around.into_query())
            .with::<GoalStored>(goals::selected(of_unit(id, day), Asked::default()))
            .with::<IndicatorStored>(indicators::selected(indicators))
            .with::<ActivityStored>(activities_of_unit(actor, id, today))
            .with::<AppointmentStored>(appointment::of_unit(id, day))
            .with::<Counts>(counts_of_unit(id))
            .with::<OfObject>(questions_of(About::new(Subject::Unit, id.0)))
            .read(&self.read)
            .await?;
        let around = beside.list::<unit::Model>()?.into_iter().map(read).collect::<Result<_>>()?;
        let goals = goals::in_order(actor, beside.list()?);
        let indicators = beside.list::<IndicatorStored>()?;
        let activities = beside.list::<ActivityStored>()?;
        let appointments = appointment::read_of_unit(beside.list()?, actor)?;
        let counts = beside.list::<Counts>()?.pop();
        Ok(UnitPage {
            goals: goals.into_iter().map(|row| row.read(actor, today)).collect::<Result<_>>()?,
            indicators: indicators.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?,
            activities: activities.into_iter().map(|row| row.read(Vec::new(), today)).collect::<Result<_>>()?,
            assignments: counts.map_or((0, 0), |counts| (counts.given, counts.received)),
            appointments,
            remaining,
            can_edit,
            questions: read_questions(beside.list()?, actor, false)?,
            ..placed(found, around)
        })
    }
}

/// The organisation as it was on an earlier day. Two statements.
async fn organisation_on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Organisation> {
    let past = Past::load(db, day, Reading::Model).await?;
    let goals = goals_by_unit(db, day).await?;
    Ok(tree(past.units().cloned().collect(), &goals, &past.indicators_by_unit()))
}

/// A unit as it was on an earlier day. Four statements.
async fn unit_page_on(db: &impl ConnectionTrait, actor: &Actor, id: UnitId, day: NaiveDate) -> Result<UnitPage> {
    let past = Past::load(db, day, Reading::Model).await?;
    let found = past.unit(id)?.clone();
    let asked = Asked { on: Some(day), ..Asked::default() };
    let rows = stored_rows(db, actor, of_unit(id, day), asked).await?;
    let goals: HashSet<GoalId> = rows.iter().map(|row| GoalId(row.id)).collect();
    let is_own = |placed: &Placed| placed.unit == id && placed.is_measured_on(day);
    let ids = past.indicators_where(|placed| is_own(placed) || placed.is_main_of(&goals));
    let stood = past.indicators(db, &ids, Detail::Standing).await?;
    let line: Vec<UnitId> = found.path.as_str().split('/').filter_map(|part| part.parse().ok()).collect();
    let above = line.into_iter().map(|id| past.unit(id).cloned()).collect::<Result<Vec<_>>>()?;
    let below = past.units().filter(|unit| unit.parent == Some(id)).cloned();
    let around = above.into_iter().chain(below).collect();
    Ok(UnitPage {
        goals: rows.into_iter().map(|row| past.goal_row(actor, row, &stood)).collect::<Result<_>>()?,
        indicators: past.rows_of_unit(id, &stood)?,
        appointments: appointment::read_of_unit(packed::all(db, appointment::of_unit(id, day)).await?, actor)?,
        ..placed(found, around)
    })
}

/// The unit between those above and those right below it, which are `around`; those who ask fill in the rest.
fn placed(unit: Unit, around: Vec<Unit>) -> UnitPage {
    let (mut above, below): (Vec<Unit>, Vec<Unit>) =
        around.into_iter().filter(|other| other.id != unit.id).partition(|other| unit.path.is_within(&other.path));
    above.sort_by_key(|unit| unit.path.as_str().len());
    UnitPage {
        above: above.iter().map(Unit::as_name).collect(),
        below: in_reading_order(below).into_iter().map(|(_, unit)| unit).collect(),
        goals: Vec::new(),
        indicators: Vec::new(),
        activities: Vec::new(),
        assignments: (0, 0),
        appointments: Vec::new(),
        remaining: None,
        can_edit: false,
        questions: Questions::default(),
        unit,
    }
}

fn tree(units: Vec<Unit>, goals: &HashMap<i64, u32>, indicators: &HashMap<i64, u32>) -> Organisation {
    let count = |of: &HashMap<i64, u32>, id: UnitId| of.get(&id.0).copied().unwrap_or(0);
    let nodes = in_reading_order(units)
        .into_iter()
        .map(|(depth, unit)| UnitNode {
            depth,
            goals: count(goals, unit.id),
            indicators: count(indicators, unit.id),
            unit,
        })
        .collect();
    Organisation { nodes }
}

async fn units(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Vec<Unit>> {
    let rows: Vec<unit::Model> = packed::all(db, unit::Entity::find().filter(existing_on(day)).into_query()).await?;
    rows.into_iter().map(read).collect()
}

#[derive(Deserialize)]
struct Counted {
    place: i64,
    held: u32,
}

/// How many goals in force each unit has decided or been given; one that it both decided and was given counts once.
async fn goals_by_unit(db: &impl ConnectionTrait, day: NaiveDate) -> Result<HashMap<i64, u32>> {
    let goal = |column: goal::Column| Expr::col((goal::Entity, column));
    let mut held = Query::select();
    held.expr_as(goal(goal::Column::BodyId), Alias::new("place"))
        .expr_as(goal(goal::Column::Id), Alias::new("goal"))
        .from(goal::Entity)
        .cond_where(in_force_on(day));
    let mut given = Query::select();
    given
        .column((goal_unit::Entity, goal_unit::Column::UnitId))
        .column((goal_unit::Entity, goal_unit::Column::GoalId))
        .from(goal_unit::Entity)
        .inner_join(goal::Entity, goal(goal::Column::Id).equals((goal_unit::Entity, goal_unit::Column::GoalId)))
        .cond_where(in_force_on(day));
    held.union(UnionType::Distinct, given);
    count(db, count_by_place(held)).await
}

async fn indicators_by_unit(db: &impl ConnectionTrait, day: NaiveDate) -> Result<HashMap<i64, u32>> {
    let mut measured = Query::select();
    measured
        .expr_as(Expr::col(indicator::Column::UnitId), Alias::new("place"))
        .from(indicator::Entity)
        .cond_where(measured_on(day));
    count(db, count_by_place(measured)).await
}

fn count_by_place(rows: SelectStatement) -> SelectStatement {
    let place = Alias::new("place");
    let mut counted = Query::select();
    counted
        .column(place.clone())
        .expr_as(Func::count(Expr::col(Asterisk)), Alias::new("held"))
        .from_subquery(rows, Alias::new("rows"))
        .group_by_col(place);
    counted
}

async fn count(db: &impl ConnectionTrait, statement: SelectStatement) -> Result<HashMap<i64, u32>> {
    let rows: Vec<Counted> = packed::all(db, statement).await?;
    Ok(rows.into_iter().map(|Counted { place, held }| (place, held)).collect())
}

/// Goals in force on the day that the unit has decided or been given, as a condition.
fn of_unit(id: UnitId, day: NaiveDate) -> Condition {
    let given = Query::select()
        .column(goal_unit::Column::GoalId)
        .from(goal_unit::Entity)
        .and_where(Expr::col(goal_unit::Column::UnitId).eq(id.0))
        .to_owned();
    let either = Condition::any().add(goal::Column::BodyId.eq(id.0)).add(goal::Column::Id.in_subquery(given));
    in_force_on(day).add(either)
}

/// Indicators that were still measured on the day, as a condition.
fn measured_on(day: NaiveDate) -> Condition {
    Condition::any().add(indicator::Column::EndedOn.is_null()).add(indicator::Column::EndedOn.gt(day))
}
