//! The model as it was on an earlier day.
//!
//! Most of what is kept says its own days. What is changed in place does not: what a unit is called and where it stands, the
//! words of a level and of a theme, an indicator's definition, goals and targets, what a unit contributes. The trail has what it
//! was: of each object, the first event after the day holds it as it stood when the day ended.

pub(crate) mod figure;
mod first;
mod indicator;

use domain::order::Alphabetical;
use first::{First, StoredFirst, by_object, by_period, firsts, firsts_of_targets, of};
pub(crate) use indicator::Stood;

use crate::entity::{contribution, indicator as stored_indicator, indicator_goal, target, unit};
use crate::error::Result;
use crate::goal::list::StoredRow;
use crate::indicator::Recorded;
use crate::packed::Lists;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::contribution::ContributionRow;
use domain::event::ObjectKind;
use domain::goal::{GoalRow, GoalStage};
use domain::id::{GoalId, IndicatorId, RoundId, UnitId};
use domain::indicator::{GoalLink, Target};
use domain::level::Level;
use domain::organisation::{Unit, UnitName, UnitPath};
use domain::period::Period;
use domain::rejection::Rejection;
use domain::theme::Theme;
use sea_orm::sea_query::{Expr, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};

/// How much of each indicator is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What its status hangs on.
    Standing,
    /// Every line of its chart.
    Chart,
}

/// How much of the model is read back.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reading {
    /// All of it but what hangs on single goals.
    Model,
    /// All of it, with what hangs on this goal: contributions, activities, assignments, measures, questions.
    Goal(GoalId),
    /// The organisation, and this indicator.
    Indicator(IndicatorId),
    /// The organisation, and what was asked about this round and what units answered in it.
    Round(RoundId),
}

/// What has been done to an object since the day ended.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Since<T> {
    /// Nothing.
    Nothing,
    /// It was changed: as it was before.
    Changed(T),
    /// It was entered: as it was first known.
    Entered(T),
}

/// The model as it was when a day ended.
///
/// Whether something was there is said by its own days, and by the trail where it has none. What was entered later than the day
/// but says that it was there, reads as it was first known.
pub(crate) struct Past {
    day: NaiveDate,
    units: HashMap<UnitId, Unit>,
    firsts: HashMap<(ObjectKind, i64), First>,
    indicators: HashMap<IndicatorId, Placed>,
    recorded: HashMap<IndicatorId, Recorded>,
    targets: HashMap<(IndicatorId, Period), Option<Target>>,
    /// How many indicators each goal had.
    counts: HashMap<GoalId, u32>,
}

/// Where an indicator belonged, until when it was measured, and whose effect it showed.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) unit: UnitId,
    ended_on: Option<NaiveDate>,
    pub(crate) links: Vec<GoalLink>,
}

impl Placed {
    /// Whether it was still measured on `day`.
    pub(crate) fn is_measured_on(&self, day: NaiveDate) -> bool {
        self.ended_on.is_none_or(|ended| ended > day)
    }

    /// Whether it was a main indicator of one of these goals.
    pub(crate) fn is_main_of(&self, goals: &HashSet<GoalId>) -> bool {
        self.links.iter().any(|link| link.main && goals.contains(&link.goal))
    }
}

impl Past {
    /// The model as it was when `day` ended. One statement.
    pub(crate) async fn load(db: &impl ConnectionTrait, day: NaiveDate, reading: Reading) -> Result<Self> {
        let mut found = Lists::new(db.get_database_backend())
            .with::<StoredFirst>(firsts(day, reading))
            .with::<StoredFirst>(firsts_of_targets(day, reading))
            .with::<unit::Model>(unit::Entity::find().into_query())
            .with::<StoredPlace>(places(reading))
            .with::<indicator_goal::Model>(links(reading))
            .read(db)
            .await?;
        let firsts = by_object(found.list()?)?;
        let targets = by_period(found.list()?)?;
        let units = as_they_were(found.list()?, &firsts)?;
        let mut past = Self { day, units, firsts, targets, ..Self::empty(day) };
        past.place(found.list()?, found.list()?)?;
        Ok(past)
    }

    fn empty(day: NaiveDate) -> Self {
        Self {
            day,
            units: HashMap::new(),
            firsts: HashMap::new(),
            indicators: HashMap::new(),
            recorded: HashMap::new(),
            targets: HashMap::new(),
            counts: HashMap::new(),
        }
    }

    /// Puts the indicators where they belonged, and takes away those that were not there yet.
    fn place(&mut self, places: Vec<StoredPlace>, links: Vec<indicator_goal::Model>) -> Result<()> {
        for row in places {
            let placed = Placed { unit: UnitId(row.unit_id), ended_on: row.ended_on, links: Vec::new() };
            self.indicators.insert(IndicatorId(row.id), placed);
        }
        for row in links {
            if let Some(placed) = self.indicators.get_mut(&IndicatorId(row.indicator_id)) {
                placed.links.push(GoalLink { goal: GoalId(row.goal_id), main: row.main });
            }
        }
        for ((kind, id), first) in &self.firsts {
            let id = IndicatorId(*id);
            match kind {
                ObjectKind::Indicator if first.is_new => drop(self.indicators.remove(&id)),
                ObjectKind::Indicator => {
                    let recorded: Recorded = first.read()?;
                    let placed = Placed {
                        unit: recorded.indicator.unit,
                        ended_on: recorded.indicator.ended_on,
                        links: recorded.goals.clone(),
                    };
                    self.indicators.insert(id, placed);
                    self.recorded.insert(id, recorded);
                }
                _ => {}
            }
        }
        for link in self.indicators.values().flat_map(|placed| &placed.links) {
            *self.counts.entry(link.goal).or_default() += 1;
        }
        Ok(())
    }

    /// The day.
    pub(crate) const fn day(&self) -> NaiveDate {
        self.day
    }

    /// The unit as it was, whether or not it existed on the day.
    pub(crate) fn unit(&self, id: UnitId) -> Result<&Unit> {
        Ok(self.units.get(&id).ok_or(Rejection::NotFound)?)
    }

    /// What the unit was called.
    pub(crate) fn name(&self, id: UnitId) -> Result<UnitName> {
        self.unit(id).map(Unit::as_name)
    }

    /// The units that existed on the day.
    pub(crate) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values().filter(|unit| unit.exists_on(self.day))
    }

    /// The level as it was called.
    pub(crate) fn level(&self, now: Level) -> Result<Level> {
        self.as_known(ObjectKind::Level, now.id.0, now)
    }

    /// The levels as they were, uppermost first; those that were made later only when `is_used` says that something stood there.
    pub(crate) fn levels(&self, now: Vec<Level>, is_used: impl Fn(&Level) -> bool) -> Result<Vec<Level>> {
        let known = now.iter().map(|level| level.id.0).collect();
        let mut levels = self.removed(ObjectKind::Level, &known)?;
        for level in now {
            if !self.is_new(ObjectKind::Level, level.id.0) || is_used(&level) {
                levels.push(self.level(level)?);
            }
        }
        levels.sort_by_key(|level| (level.position, level.id));
        Ok(levels)
    }

    /// The focus area or value as it was called.
    pub(crate) fn theme(&self, now: Theme) -> Result<Theme> {
        self.as_known(ObjectKind::Theme, now.id.0, now)
    }

    /// The focus areas and values as they were, by name.
    pub(crate) fn themes(&self, now: Vec<Theme>) -> Result<Vec<Theme>> {
        let known = now.iter().map(|theme| theme.id.0).collect();
        let mut themes: Vec<Theme> = self.removed(ObjectKind::Theme, &known)?;
        for theme in now.into_iter().filter(|theme| !self.is_new(ObjectKind::Theme, theme.id.0)) {
            themes.push(self.theme(theme)?);
        }
        themes.sort_by(|a, b| (a.kind, Alphabetical(&a.name_sv), a.id).cmp(&(b.kind, Alphabetical(&b.name_sv), b.id)));
        Ok(themes)
    }

    /// What the unit had stated on the day, if anything.
    pub(crate) fn contribution(&self, now: ContributionRow) -> Result<Option<ContributionRow>> {
        let unit = self.name(now.unit.id)?;
        let row = match self.firsts.get(&(ObjectKind::Contribution, now.id.0)) {
            None => ContributionRow { unit, ..now },
            Some(first) => {
                let known: contribution::Model = first.read()?;
                ContributionRow { unit, text: known.text, stated_on: known.stated_on, version: known.version, ..now }
            }
        };
        Ok(Some(row).filter(|row| row.stated_on <= self.day))
    }

    /// The goal as a list shows it, from how its main indicators stood.
    pub(crate) fn goal_row(&self, actor: &Actor, row: StoredRow, stood: &Stood) -> Result<GoalRow> {
        let figures = stood.figures(GoalId(row.id));
        let row = row.with_figures(actor, figures)?;
        Ok(GoalRow {
            stage: GoalStage::Decided,
            body: self.name(row.body.id)?,
            indicators: self.counts.get(&row.id).copied().unwrap_or_default(),
            ..row
        })
    }

    /// What has been done to the object since the day.
    pub(crate) fn since<T: DeserializeOwned>(&self, kind: ObjectKind, id: i64) -> Result<Since<T>> {
        self.firsts.get(&(kind, id)).map_or(Ok(Since::Nothing), First::since)
    }

    /// Every object of the kind to which something has been done since the day, as it was or as it was first known.
    pub(crate) fn touched<T: DeserializeOwned>(&self, kind: ObjectKind) -> Result<Vec<T>> {
        self.firsts.iter().filter(|((of, _), _)| *of == kind).map(|(_, first)| first.read()).collect()
    }

    fn is_new(&self, kind: ObjectKind, id: i64) -> bool {
        self.firsts.get(&(kind, id)).is_some_and(|first| first.is_new)
    }

    fn as_known<T: DeserializeOwned>(&self, kind: ObjectKind, id: i64, now: T) -> Result<T> {
        self.firsts.get(&(kind, id)).map_or(Ok(now), First::read)
    }

    /// Objects that were there on the day and have been taken away since.
    fn removed<T: DeserializeOwned>(&self, kind: ObjectKind, known: &HashSet<i64>) -> Result<Vec<T>> {
        let is_gone = |of: ObjectKind, id: &i64, first: &First| of == kind && !known.contains(id) && !first.is_new;
        let gone = self.firsts.iter().filter(|((of, id), first)| is_gone(*of, id, first));
        gone.map(|(_, first)| first.read()).collect()
    }
}

/// The units with what they were called and where they stood. Their days are the ones that are known today: a span that was
/// mended later was wrong on the day too.
fn as_they_were(now: Vec<unit::Model>, firsts: &HashMap<(ObjectKind, i64), First>) -> Result<HashMap<UnitId, Unit>> {
    let mut units = HashMap::with_capacity(now.len());
    for row in now {
        let now = crate::organisation::read(row)?;
        let was = match firsts.get(&(ObjectKind::Unit, now.id.0)) {
            Some(first) => Unit { span: now.span, ..first.read()? },
            None => now,
        };
        units.insert(was.id, was);
    }
    for ((kind, id), first) in firsts {
        let id = UnitId(*id);
        if *kind == ObjectKind::Unit && !first.is_new && !units.contains_key(&id) {
            units.insert(id, first.read()?);
        }
    }
    // A unit that moves takes those below along, and only it has an event: where each stood is told by those above.
    let paths: Vec<(UnitId, UnitPath)> = units.keys().map(|id| (*id, path(*id, &units))).collect();
    for (id, path) in paths {
        if let Some(unit) = units.get_mut(&id) {
            unit.path = path;
        }
    }
    Ok(units)
}

fn path(id: UnitId, units: &HashMap<UnitId, Unit>) -> UnitPath {
    let mut line = vec![id];
    while let Some(parent) = line.last().and_then(|id| units.get(id)?.parent).filter(|parent| !line.contains(parent)) {
        line.push(parent);
    }
    let top = line.pop().unwrap_or(id);
    line.iter().rev().fold(UnitPath::root(top), |path, id| path.child(*id))
}

/// Where an indicator belongs today.
#[derive(Deserialize)]
struct StoredPlace {
    id: i64,
    unit_id: i64,
    ended_on: Option<NaiveDate>,
}

fn places(reading: Reading) -> SelectStatement {
    use stored_indicator::Column as I;
    let mut places =
        stored_indicator::Entity::find().select_only().columns([I::Id, I::UnitId, I::EndedOn]).into_query();
    places.and_where_option(of(reading, Expr::col((stored_indicator::Entity, I::Id)))).take()
}

fn links(reading: Reading) -> SelectStatement {
    let indicator = Expr::col((indicator_goal::Entity, indicator_goal::Column::IndicatorId));
    indicator_goal::Entity::find().into_query().and_where_option(of(reading, indicator)).take()
}

/// The targets of the indicators that `condition` lets through.
fn targets(condition: SimpleExpr) -> SelectStatement {
    target::Entity::find().filter(condition).into_query()
}
