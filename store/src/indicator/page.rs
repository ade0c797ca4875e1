//! One indicator with everything that its page shows, today or as it was known on a day.

use super::list::{owner_lives, to_unit};
use super::series::{Lines, read_comparison, targets};
use super::{read, unit_name};
use crate::entity::{comparison, event, goal, indicator, indicator_goal, measurement, unit};
use crate::error::{Result, unreadable};
use crate::event::end_of;
use crate::single::single;
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::comparison::Comparison;
use domain::event::ObjectKind;
use domain::goal::GoalStage;
use domain::id::{GoalId, IndicatorId};
use domain::indicator::{GoalLink, Indicator, IndicatorPage, Target};
use domain::measurement::{Measurement, Point};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may};
use domain::rejection::Rejection;
use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, UnionType, WithClause,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationDef,
};
use serde::Deserialize;
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
        let past = on.filter(|day| *day < today);
        let tx = self.begin_reading().await?;
        let mut head = head(&tx, id, past.unwrap_or(today)).await?;
        let mut aims = targets(&tx, &[id.0]).await?.remove(&id.0).unwrap_or_default();
        let mut links = None;
        if let Some(day) = past {
            let before = Before::load(&tx, id, day).await?;
            before.undo_targets(&mut aims)?;
            if let Some(recorded) = before.definition()? {
                links = Some(recorded.goals);
                head.indicator = recorded.indicator;
            }
        }
        let figures = figures(&tx, id).await?;
        let goals = goals(&tx, actor, id, links.as_deref()).await?;
        let place = Place::Unit(UnitPath::from_stored(head.path.clone()));
        Ok(IndicatorPage {
            can_define: past.is_none() && may(actor, Action::DefineIndicator, &place),
            can_report: past.is_none() && may(actor, Action::ReportMeasurement, &place),
            goals,
            on: past.unwrap_or(today),
            ..assemble(head, aims, figures, past)?
        })
    }
}

/// The indicator and where it belongs.
struct Head {
    indicator: Indicator,
    unit: domain::organisation::UnitName,
    path: String,
    owner_unit: Option<domain::organisation::UnitName>,
    owner_lives: bool,
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

/// Every version of every measurement, with the series that it belongs to.
async fn figures(db: &impl ConnectionTrait, id: IndicatorId) -> Result<Vec<(Measurement, Option<Comparison>)>> {
    let all = measurement::Entity::find().filter(measurement::Column::IndicatorId.eq(id.0));
    let rows: Vec<measurement::Model> = packed::all(db, all.into_query()).await?;
    let compared: BTreeSet<i64> = rows.iter().filter_map(|row| row.comparison_id).collect();
    let mut known = HashMap::new();
    if !compared.is_empty() {
        for row in comparison::Entity::find().filter(comparison::Column::Id.is_in(compared)).all(db).await? {
            known.insert(row.id, read_comparison(row)?);
        }
    }
    let with_series = |row: measurement::Model| {
        let series = row.comparison_id.and_then(|id| known.get(&id).cloned());
        Ok((crate::measurement::read(row)?, series))
    };
    rows.into_iter().map(with_series).collect()
}

/// The page of what is known; those who ask fill in the rest.
fn assemble(
    head: Head,
    targets: Vec<Target>,
    figures: Vec<(Measurement, Option<Comparison>)>,
    past: Option<NaiveDate>,
) -> Result<IndicatorPage> {
    let (mut lines, mut holding, mut corrected) = (Lines::default(), Vec::new(), Vec::new());
    for (mut measurement, comparison) in figures {
        if past.is_some_and(|day| measurement.reported_on > day) {
            continue;
        }
        measurement.superseded_on = measurement.superseded_on.filter(|day| past.is_none_or(|past| *day <= past));
        if measurement.superseded_on.is_some() {
            corrected.push(measurement);
        } else {
            let Measurement { period, reading, reported_on, sex, .. } = measurement;
            lines.push(head.indicator.id.0, comparison, sex, Point { period, reading, reported_on });
            holding.push(measurement);
        }
    }
    holding.sort_by_key(|measurement| (std::cmp::Reverse(measurement.period), measurement.comparison, measurement.sex));
    corrected.sort_by_key(|measurement| std::cmp::Reverse((measurement.superseded_on, measurement.id)));
    Ok(IndicatorPage {
        series: lines.assemble(false, head.indicator, targets),
        unit: head.unit,
        owner_unit: head.owner_unit,
        owner_lives: head.owner_lives,
        goals: Vec::new(),
        measurements: holding,
        corrected,
        on: NaiveDate::default(),
        can_define: false,
        can_report: false,
    })
}

/// The goals whose effect it shows, each the one that has its place now, or as `recorded`; those that are not decided only for who
/// may read drafts.
async fn goals(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: IndicatorId,
    recorded: Option<&[GoalLink]>,
) -> Result<Vec<(GoalId, String, bool)>> {
    use goal::Column as G;
    let mut found = goal::Entity::find()
        .select_only()
        .columns([G::Id, G::Title, G::Stage])
        .column(unit::Column::Path)
        .join(JoinType::InnerJoin, goal::Entity::belongs_to(unit::Entity).from(G::BodyId).to(unit::Column::Id).into())
        .order_by_asc(G::Title);
    if let Some(links) = recorded {
        found = found.expr_as(Expr::value(false), "main").filter(G::Id.is_in(links.iter().map(|link| link.goal.0)));
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
        let was_main = recorded.and_then(|links| links.iter().find(|link| link.goal.0 == goal)).map(|link| link.main);
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

/// What was done to the definition and the targets after a day, newest first: undone in that order, it gives the day's state.
struct Before(Vec<(String, String, String)>);

/// An indicator as the trail keeps it.
#[derive(Deserialize)]
struct Recorded {
    #[serde(flatten)]
    indicator: Indicator,
    #[serde(default)]
    goals: Vec<GoalLink>,
}

impl Before {
    async fn load(db: &impl ConnectionTrait, id: IndicatorId, day: NaiveDate) -> Result<Self> {
        use event::Column as E;
        let kinds = [ObjectKind::Indicator, ObjectKind::Target].map(ObjectKind::word);
        let done = event::Entity::find()
            .select_only()
            .columns([E::Kind, E::Before, E::After])
            .filter(E::Kind.is_in(kinds))
            .filter(E::Object.eq(id.0))
            .filter(E::At.gte(end_of(day)))
            .order_by_desc(E::Id)
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self(done))
    }

    /// The definition on the day; `None` when it has not changed since. An indicator that was not there is not found.
    fn definition(&self) -> Result<Option<Recorded>> {
        let first = self.0.iter().rev().find(|(kind, ..)| kind == ObjectKind::Indicator.word());
        match first {
            None => Ok(None),
            Some((_, before, _)) if before.is_empty() => Err(Rejection::NotFound.into()),
            Some((_, before, _)) => parse(before).map(Some),
        }
    }

    fn undo_targets(&self, targets: &mut Vec<Target>) -> Result<()> {
        for (_, before, after) in self.0.iter().filter(|(kind, ..)| kind == ObjectKind::Target.word()) {
            if !after.is_empty() {
                let set: Target = parse(after)?;
                targets.retain(|target| target.period != set.period);
            }
            if !before.is_empty() {
                targets.push(parse(before)?);
            }
        }
        targets.sort_by_key(|target| target.period);
        Ok(())
    }
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T> {
    serde_json::from_str(json).map_err(|_| unreadable("event", json))
}
