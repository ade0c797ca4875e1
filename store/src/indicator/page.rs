//! One indicator with everything that its page shows, today or as it was known on an earlier day.

use super::list::{owner_lives, to_unit};
use super::series::{Lines, read_comparison, targets};
use super::{read, unit_name};
use crate::dialect::alphabetical;
use crate::entity::{comparison, goal, indicator, indicator_goal, measurement, unit, withdrawn_measurement};
use crate::error::{Result, unreadable};
use crate::goal::list::decided_by;
use crate::import::place::MeasuredAt;
use crate::packed::Lists;
use crate::past::figure::{Holders, Tenure, holders};
use crate::past::{Past, Reading};
use crate::question::{OfObject, questions_of, read_questions};
use crate::single::single;
use crate::{Store, measurement::read as read_measurement};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::comparison::Comparison;
use domain::goal::GoalStage;
use domain::id::{GoalId, IndicatorId};
use domain::indicator::{GoalLink, Indicator, IndicatorPage, Target};
use domain::measurement::{Measurement, Point};
use domain::organisation::{UnitName, UnitPath};
use domain::permission::{Action, Place, may};
use domain::question::{About, Questions, Subject};
use domain::rejection::Rejection;
use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, UnionType, WithClause,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef,
};
use std::collections::{BTreeSet, HashMap};

impl Store {
    /// Everything about one indicator. Everybody may read it. With `on` before `today`, definition, targets and figures are those
    /// that were known at the end of that day.
    pub async fn indicator_page(
        &self,
        actor: &Actor,
        id: IndicatorId,
        on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<IndicatorPage> {
        let on = on.filter(|day| *day < today);
        let tx = self.begin_reading().await?;
        let mut head = head(&tx, id, on.unwrap_or(today)).await?;
        let mut aims = targets(&tx, &[id.0]).await?.remove(&id.0).unwrap_or_default();
        let past = match on {
            Some(day) => Some((day, Past::load(&tx, day, Reading::Indicator(id)).await?)),
            None => None,
        };
        let (figures, goals, questions) = match &past {
            Some((day, past)) => {
                head.turn_back(past)?;
                aims = past.targets(id, aims);
                let goals = goals(&tx, actor, id, Some((*day, past.goals_of(id)))).await?;
                (figures_on(&tx, id, *day).await?, goals, Questions::default())
            }
            None => {
                let (figures, asked) = figures_and_questions(&tx, id).await?;
                (figures, goals(&tx, actor, id, None).await?, read_questions(asked, actor, false)?)
            }
        };
        let place = Place::Unit(UnitPath::from_stored(head.path.clone()));
        Ok(IndicatorPage {
            can_define: on.is_none() && may(actor, Action::DefineIndicator, &place),
            can_report: on.is_none() && may(actor, Action::ReportMeasurement, &place),
            goals,
            questions,
            on: on.unwrap_or(today),
            ..assemble(head, aims, figures)
        })
    }
}

/// The indicator and where it belongs.
struct Head {
    indicator: Indicator,
    unit: UnitName,
    path: String,
    owner_unit: Option<UnitName>,
    owner_lives: bool,
}

impl Head {
    /// Makes it what it was, where it belonged then.
    fn turn_back(&mut self, past: &Past) -> Result<()> {
        self.indicator = past.definition(self.indicator.clone())?;
        self.unit = past.name(self.indicator.unit)?;
        self.owner_unit = self.indicator.owner.as_ref().map(|owner| past.name(owner.unit)).transpose()?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct StoredHead {
    #[sea_orm(nested)]
    row: indicator::Model,
    unit_kind: String,
    unit_name: String,
    unit_path: String,
    owner_kind: Option<String>,
    owner_name: Option<String>,
    owner_lives: bool,
}

async fn head(db: &impl ConnectionTrait, id: IndicatorId, day: NaiveDate) -> Result<Head> {
    let owner = Alias::new("owner");
    let found = indicator::Entity::find_by_id(id.0)
        .join(JoinType::InnerJoin, to_unit())
        .join_as(JoinType::LeftJoin, to_owner(), owner.clone())
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .expr_as(Expr::col((owner.clone(), unit::Column::Kind)), "owner_kind")
        .expr_as(Expr::col((owner, unit::Column::Name)), "owner_name")
        .expr_as(owner_lives(day), "owner_lives")
        .into_model::<StoredHead>();
    let found = single(db, found).await?.ok_or(Rejection::NotFound)?;
    let owner = found.row.owner_unit_id.zip(found.owner_kind).zip(found.owner_name);
    Ok(Head {
        unit: unit_name(found.row.unit_id, &found.unit_kind, found.unit_name)?,
        path: found.unit_path,
        owner_unit: owner.map(|((id, kind), name)| unit_name(id, &kind, name)).transpose()?,
        owner_lives: found.owner_lives,
        indicator: read(found.row)?,
    })
}

fn to_owner() -> RelationDef {
    indicator::Entity::belongs_to(unit::Entity).from(indicator::Column::OwnerUnitId).to(unit::Column::Id).into()
}

/// What is known of an indicator: the versions that hold, and those that were corrected.
#[derive(Default)]
struct Figures {
    holding: Vec<(Measurement, Option<Comparison>)>,
    corrected: Vec<Measurement>,
}

/// Every version of every measurement, and what has been asked about the indicator. Two statements.
async fn figures_and_questions(db: &impl ConnectionTrait, id: IndicatorId) -> Result<(Figures, Vec<OfObject>)> {
    let all = measurement::Entity::find().filter(measurement::Column::IndicatorId.eq(id.0));
    let mut found = Lists::new(db.get_database_backend())
        .with::<measurement::Model>(all.into_query())
        .with::<OfObject>(questions_of(About::new(Subject::Indicator, id.0)))
        .read(db)
        .await?;
    let rows = found.list::<measurement::Model>()?;
    let asked = found.list::<OfObject>()?;
    let compared: BTreeSet<i64> = rows.iter().filter_map(|row| row.comparison_id).collect();
    let mut known = HashMap::new();
    if !compared.is_empty() {
        for row in comparison::Entity::find().filter(comparison::Column::Id.is_in(compared)).all(db).await? {
            known.insert(row.id, read_comparison(row)?);
        }
    }
    let mut figures = Figures::default();
    for row in rows {
        let series = row.comparison_id.and_then(|id| known.get(&id).cloned());
        let measurement = read_measurement(row)?;
        match measurement.superseded_on {
            Some(_) => figures.corrected.push(measurement),
            None => figures.holding.push((measurement, series)),
        }
    }
    Ok((figures, asked))
}

/// The versions that were known on `day`, those of imports that were undone later among them. One statement.
async fn figures_on(db: &impl ConnectionTrait, id: IndicatorId, day: NaiveDate) -> Result<Figures> {
    use withdrawn_measurement::Column as W;
    let reported = measurement::Entity::find()
        .filter(measurement::Column::IndicatorId.eq(id.0))
        .filter(measurement::Column::ReportedOn.lte(day));
    let withdrawn = withdrawn_measurement::Entity::find()
        .filter(W::IndicatorId.eq(id.0))
        .filter(W::HeldFrom.lte(day))
        .filter(W::HeldUntil.gt(day));
    let mut found = Lists::new(db.get_database_backend())
        .with::<measurement::Model>(reported.into_query())
        .with::<withdrawn_measurement::Model>(withdrawn.into_query())
        .with::<comparison::Model>(comparison::Entity::find().into_query())
        .read(db)
        .await?;
    let (mut figures, mut versions) = (Figures::default(), Vec::new());
    for row in found.list::<measurement::Model>()? {
        let measurement = read_measurement(row)?;
        if measurement.superseded_on.is_some_and(|until| until <= day) {
            figures.corrected.push(measurement);
        } else {
            let tenure = Tenure::new(measurement.id.0, measurement.superseded_on, false);
            versions.push((place(&measurement), tenure, (measurement, None)));
        }
    }
    for row in found.list::<withdrawn_measurement::Model>()? {
        let (from, until) = (row.held_from, row.held_until);
        let measurement = read_measurement(row.into())?;
        let tenure = Tenure::new(measurement.id.0, Some(until), true);
        versions.push((place(&measurement), tenure, (measurement, Some(from))));
    }
    let comparisons = found.list::<comparison::Model>()?.into_iter();
    let known: HashMap<i64, Comparison> =
        comparisons.map(|row| Ok((row.id, read_comparison(row)?))).collect::<Result<_>>()?;
    let Holders { held, others } = holders(versions);
    for (place, (measurement, _)) in others {
        // What an import took the place of was corrected on the day, though it holds again today.
        let replaced_on = held.get(&place).and_then(|(_, (by, from))| from.filter(|_| by.id > measurement.id));
        figures.corrected.extend(replaced_on.map(|day| Measurement { superseded_on: Some(day), ..measurement }));
    }
    figures.holding = held
        .into_values()
        .map(|(_, (measurement, _))| {
            let series = measurement.comparison.and_then(|series| known.get(&series.0).cloned());
            (Measurement { superseded_on: None, ..measurement }, series)
        })
        .collect();
    Ok(figures)
}

fn place(measurement: &Measurement) -> MeasuredAt {
    let Measurement { indicator, comparison, period, sex, .. } = measurement;
    MeasuredAt { indicator: indicator.0, comparison: comparison.map(|series| series.0), period: *period, sex: *sex }
}

/// The page of what is known; those who ask fill in the rest.
fn assemble(head: Head, targets: Vec<Target>, figures: Figures) -> IndicatorPage {
    let (mut lines, mut holding, mut corrected) = (Lines::default(), Vec::new(), figures.corrected);
    for (measurement, comparison) in figures.holding {
        let Measurement { period, reading, reported_on, sex, .. } = measurement;
        lines.push(head.indicator.id.0, comparison, sex, Point { period, reading, reported_on });
        holding.push(measurement);
    }
    holding.sort_by_key(|measurement| (std::cmp::Reverse(measurement.period), measurement.comparison, measurement.sex));
    corrected.sort_by_key(|measurement| std::cmp::Reverse((measurement.superseded_on, measurement.id)));
    IndicatorPage {
        series: lines.assemble(false, head.indicator, targets),
        unit: head.unit,
        owner_unit: head.owner_unit,
        owner_lives: head.owner_lives,
        goals: Vec::new(),
        measurements: holding,
        corrected,
        questions: Questions::default(),
        on: NaiveDate::default(),
        can_define: false,
        can_report: false,
    }
}

/// The goals whose effect it shows, each the one that has its place now; those that are not decided only for who may read drafts.
/// With `past`, those of the day's links that had been decided by then.
async fn goals(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: IndicatorId,
    past: Option<(NaiveDate, &[GoalLink])>,
) -> Result<Vec<(GoalId, String, bool)>> {
    use goal::Column as G;
    let mut found = goal::Entity::find()
        .select_only()
        .columns([G::Id, G::Title, G::Stage])
        .column(unit::Column::Path)
        .join(JoinType::InnerJoin, goal::Entity::belongs_to(unit::Entity).from(G::BodyId).to(unit::Column::Id).into())
        .order_by_asc(alphabetical(G::Title));
    if let Some((day, links)) = past {
        let linked = G::Id.is_in(links.iter().map(|link| link.goal.0));
        found = found.expr_as(Expr::value(false), "main").filter(decided_by(day)).filter(linked);
    } else {
        let line = Alias::new("line");
        found = found
            .expr_as(Expr::col((line.clone(), indicator_goal::Column::Main)), "main")
            .filter(G::Stage.ne(GoalStage::Replaced.word()));
        let on = Expr::col((goal::Entity, G::Id)).equals((line.clone(), indicator_goal::Column::GoalId));
        QuerySelect::query(&mut found).join_subquery(JoinType::InnerJoin, line_of(id), line, on);
    }
    let rows: Vec<(i64, String, String, String, bool)> = found.into_tuple().all(db).await?;
    let mut goals: Vec<(GoalId, String, bool)> = Vec::with_capacity(rows.len());
    for (goal, title, stage, path, main) in rows {
        let stage = GoalStage::from_word(&stage).ok_or_else(|| unreadable("stage of goal", &stage))?;
        let is_draft = matches!(stage, GoalStage::Draft | GoalStage::Proposed);
        if is_draft && !may(actor, Action::ReadDraft, &Place::Unit(UnitPath::from_stored(path))) {
            continue;
        }
        let was_main = past.and_then(|(_, links)| links.iter().find(|link| link.goal.0 == goal)).map(|link| link.main);
        let main = was_main.unwrap_or(main);
        // Tied both to the goal and to one that it has taken the place of.
        match goals.iter_mut().find(|(known, ..)| known.0 == goal) {
            Some(known) => known.2 |= main,
            None => goals.push((GoalId(goal), title, main)),
        }
    }
    goals.sort_by_key(|(_, _, main)| !main);
    Ok(goals)
}

/// The goals that the indicator is tied to, and those that have taken their places, each with whether it is a main one.
fn line_of(id: IndicatorId) -> SelectStatement {
    use indicator_goal::Column as Link;
    let (line, gone) = (Alias::new("line"), Alias::new("gone"));
    let taken = (gone.clone(), goal::Column::ReplacedById);
    let newer = Query::select()
        .expr(Expr::col(taken.clone()))
        .expr(Expr::col((line.clone(), Link::Main)))
        .from_as(goal::Entity, gone.clone())
        .join(
            JoinType::InnerJoin,
            line.clone(),
            Expr::col((gone, goal::Column::Id)).equals((line.clone(), Link::GoalId)),
        )
        .and_where(Expr::col(taken).is_not_null())
        .take();
    let all = Query::select()
        .columns([Link::GoalId, Link::Main])
        .from(indicator_goal::Entity)
        .and_where(Link::IndicatorId.eq(id.0))
        .union(UnionType::Distinct, newer)
        .take();
    let table =
        CommonTableExpression::new().query(all).columns([Link::GoalId, Link::Main]).table_name(line.clone()).to_owned();
    let with = WithClause::new().recursive(true).cte(table).to_owned();
    Query::select().columns([Link::GoalId, Link::Main]).from(line).with_cte(with).take()
}
