//! Indicators as they stood on an earlier day: definition, targets and figures.

use super::figure::{self, StoredFigure};
use super::{Detail, Past, Placed};
use crate::dialect::one_of;
use crate::entity::{comparison, indicator, target};
use crate::error::Result;
use crate::goal::list::Figures;
use crate::indicator::series::{Lines, read_comparison, read_target};
use crate::indicator::{Recorded, read};
use crate::packed::Lists;
use crate::standing::newest_values;
use domain::comparison::Comparison;
use domain::id::{GoalId, IndicatorId, UnitId};
use domain::indicator::{GoalLink, Indicator, IndicatorRow, IndicatorSeries, Target};
use domain::order::Alphabetical;
use domain::rejection::Rejection;
use domain::status::{Freshness, Standing, of_goal, standing};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryTrait};
use std::collections::HashMap;

/// Indicators as they stood, and which goals each was a main indicator of.
pub(crate) struct Stood {
    indicators: Vec<(IndicatorSeries, Standing)>,
    main_of: HashMap<GoalId, Vec<usize>>,
}

impl Stood {
    /// What the main indicators of the goal said of it.
    pub(crate) fn figures(&self, goal: GoalId) -> Figures {
        let main: Vec<_> = self.main(goal).collect();
        Figures {
            suggestion: of_goal(main.iter().map(|(_, standing)| &standing.suggestion)),
            sparkline: main.first().map(|(series, _)| newest_values(&series.own)).unwrap_or_default(),
            age: Freshness::oldest(main.iter().map(|(_, standing)| standing.freshness)),
        }
    }

    fn main(&self, goal: GoalId) -> impl Iterator<Item = &(IndicatorSeries, Standing)> {
        self.main_of.get(&goal).into_iter().flatten().map(|place| &self.indicators[*place])
    }
}

impl Past {
    /// The indicators that were there on the day and that `wanted` lets through.
    pub(crate) fn indicators_where(&self, wanted: impl Fn(&Placed) -> bool) -> Vec<IndicatorId> {
        let mut ids: Vec<IndicatorId> =
            self.indicators.iter().filter(|(_, placed)| wanted(placed)).map(|(id, _)| *id).collect();
        ids.sort_unstable();
        ids
    }

    /// The goals whose effect the indicator showed.
    pub(crate) fn goals_of(&self, id: IndicatorId) -> &[GoalLink] {
        self.indicators.get(&id).map(|placed| placed.links.as_slice()).unwrap_or_default()
    }

    /// How many indicators that were still measured each unit had.
    pub(crate) fn indicators_by_unit(&self) -> HashMap<i64, u32> {
        let mut counts = HashMap::new();
        for placed in self.indicators.values().filter(|placed| placed.is_measured_on(self.day)) {
            *counts.entry(placed.unit.0).or_default() += 1;
        }
        counts
    }

    /// The definition on the day; an indicator that was defined later is not found.
    pub(crate) fn definition(&self, now: Indicator) -> Result<Indicator> {
        if !self.indicators.contains_key(&now.id) {
            return Err(Rejection::NotFound.into());
        }
        Ok(self.recorded.get(&now.id).map_or(now, |Recorded { indicator, .. }| indicator.clone()))
    }

    /// The targets on the day, oldest first.
    pub(crate) fn targets(&self, id: IndicatorId, now: Vec<Target>) -> Vec<Target> {
        let is_as_it_was = |target: &Target| !self.targets.contains_key(&(id, target.period));
        let mut targets: Vec<Target> = now.into_iter().filter(is_as_it_was).collect();
        let undone = self.targets.iter().filter(|((of, _), _)| *of == id);
        targets.extend(undone.filter_map(|(_, target)| target.clone()));
        targets.sort_by_key(|target| target.period);
        targets
    }

    /// These indicators as they stood, in their order. One statement.
    pub(crate) async fn indicators(
        &self,
        db: &impl ConnectionTrait,
        ids: &[IndicatorId],
        detail: Detail,
    ) -> Result<Stood> {
        if ids.is_empty() {
            return Ok(Stood { indicators: Vec::new(), main_of: HashMap::new() });
        }
        let engine = db.get_database_backend();
        let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let among = |column: &str| one_of(engine, column, &numbers);
        let mut found = Lists::new(engine)
            .with::<indicator::Model>(indicator::Entity::find().filter(among("indicator.id")).into_query())
            .with::<target::Model>(super::targets(among("target.indicator_id")))
            .with::<StoredFigure>(figure::versions(self.day, detail, among))
            .with::<comparison::Model>(comparison::Entity::find().into_query())
            .read(db)
            .await?;
        let mut indicators = HashMap::with_capacity(ids.len());
        for row in found.list::<indicator::Model>()? {
            let indicator = self.definition(read(row)?)?;
            indicators.insert(indicator.id, indicator);
        }
        let mut targets: HashMap<IndicatorId, Vec<Target>> = HashMap::new();
        for row in found.list::<target::Model>()? {
            targets.entry(IndicatorId(row.indicator_id)).or_default().push(read_target(row)?);
        }
        let mut lines = lines_of(found.list()?, found.list()?)?;
        let mut stood = Vec::with_capacity(ids.len());
        for id in ids {
            let indicator = indicators.remove(id).ok_or(Rejection::NotFound)?;
            let targets = self.targets(*id, targets.remove(id).unwrap_or_default());
            stood.push(lines.assemble(false, indicator, targets));
        }
        Ok(self.stand(stood))
    }

    fn stand(&self, indicators: Vec<IndicatorSeries>) -> Stood {
        let mut main_of: HashMap<GoalId, Vec<usize>> = HashMap::new();
        for (place, series) in indicators.iter().enumerate() {
            for link in self.goals_of(series.indicator.id).iter().filter(|link| link.main) {
                main_of.entry(link.goal).or_default().push(place);
            }
        }
        let stand = |series: IndicatorSeries| {
            let standing = standing(&series.indicator, &series.targets, &series.own, self.day);
            (series, standing)
        };
        Stood { indicators: indicators.into_iter().map(stand).collect(), main_of }
    }

    /// The indicators of the goal with their charts, main ones first.
    pub(crate) fn charts_of(&self, goal: GoalId, stood: Stood) -> Vec<IndicatorSeries> {
        let link = |id| self.goals_of(id).iter().find(|link| link.goal == goal);
        let mut charts: Vec<IndicatorSeries> = stood
            .indicators
            .into_iter()
            .filter_map(|(series, _)| Some(IndicatorSeries { main: link(series.indicator.id)?.main, ..series }))
            .collect();
        charts.sort_by(|a, b| {
            (b.main, Alphabetical(&a.indicator.name), a.indicator.id).cmp(&(
                a.main,
                Alphabetical(&b.indicator.name),
                b.indicator.id,
            ))
        });
        charts
    }

    /// The main indicators of every goal as a list shows them, by name.
    pub(crate) fn main_rows(&self, stood: &Stood) -> Result<Vec<(GoalId, IndicatorRow)>> {
        let mut rows = Vec::new();
        for goal in stood.main_of.keys() {
            for indicator in stood.main(*goal) {
                rows.push((*goal, self.row(indicator)?));
            }
        }
        rows.sort_by(|(_, a), (_, b)| (Alphabetical(&a.name), a.id).cmp(&(Alphabetical(&b.name), b.id)));
        Ok(rows)
    }

    /// The indicators that belonged to a unit as a list shows them, by name.
    pub(crate) fn rows_of_unit(&self, unit: UnitId, stood: &Stood) -> Result<Vec<IndicatorRow>> {
        let belongs = |id: &IndicatorId| {
            self.indicators.get(id).is_some_and(|placed| placed.unit == unit && placed.is_measured_on(self.day))
        };
        let own = stood.indicators.iter().filter(|(series, _)| belongs(&series.indicator.id));
        let mut rows = own.map(|indicator| self.row(indicator)).collect::<Result<Vec<_>>>()?;
        rows.sort_by(|a, b| (Alphabetical(&a.name), a.id).cmp(&(Alphabetical(&b.name), b.id)));
        Ok(rows)
    }

    fn row(&self, (series, standing): &(IndicatorSeries, Standing)) -> Result<IndicatorRow> {
        let indicator = &series.indicator;
        Ok(IndicatorRow {
            id: indicator.id,
            name: indicator.name.clone(),
            unit_of_measure: indicator.unit_of_measure.clone(),
            decimals: indicator.decimals,
            unit: self.name(indicator.unit)?,
            latest: standing.latest,
            since_year_before: standing.since_year_before,
            target: standing.target,
            gap: standing.gap,
            trend: standing.trend,
            suggestion: standing.suggestion.clone(),
            freshness: standing.freshness,
            sparkline: newest_values(&series.own),
        })
    }
}

/// The lines of charts, of the figures that held.
fn lines_of(figures: Vec<StoredFigure>, comparisons: Vec<comparison::Model>) -> Result<Lines> {
    let known: HashMap<i64, Comparison> =
        comparisons.into_iter().map(|row| Ok((row.id, read_comparison(row)?))).collect::<Result<_>>()?;
    let mut lines = Lines::default();
    for (place, point) in figure::held(figures)? {
        let comparison = place.comparison.and_then(|id| known.get(&id).cloned());
        lines.push(place.indicator, comparison, place.sex, point);
    }
    Ok(lines)
}
