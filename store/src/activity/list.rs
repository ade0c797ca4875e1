//! Activities in lists: each row is read as it stands, without its history.

use super::page::{activity_name, to_unit};
use super::{hypothesis::read_verdict, read_due};
use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{activity, goal, hypothesis, unit};
use crate::error::{Result, unreadable};
use crate::goal::line_of;
use crate::indicator::unit_name;
use crate::organisation::{branch, read_offered, with_offered};
use crate::packed::{self, Lists};
use crate::search::with_words;
use chrono::NaiveDate;
use domain::activity::{
    ActivityFilter, ActivityList, ActivityOrder, ActivityRow, ActivityStage, MOST_ACTIVITIES, is_late,
};
use domain::actor::Actor;
use domain::goal::MOST_ACTIVITIES_OF_GOAL;
use domain::hypothesis::{GoalActivity, VerdictKind};
use domain::id::{ActivityId, GoalId, UnitId};
use domain::permission::{Action, may_somewhere};
use domain::search::HitKind;
use domain::span::Span;
use domain::start::MOST_PRESSING;
use sea_orm::sea_query::{Asterisk, Expr, ExprTrait, Func, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Deserialize;
use std::collections::HashMap;

impl Store {
    /// A page of the activities that the reader asked for: two statements. What is only proposed is there for those who have
    /// signed in.
    pub async fn activity_list(
        &self,
        actor: &Actor,
        filter: &ActivityFilter,
        today: NaiveDate,
    ) -> Result<ActivityList> {
        let tx = self.begin_reading().await?;
        let condition = condition(tx.get_database_backend(), actor, filter, today);
        let skipped = u64::from(filter.page).saturating_sub(1) * MOST_ACTIVITIES;
        let chosen = chosen(condition.clone(), filter.order).offset(skipped).limit(MOST_ACTIVITIES);
        let lists = Lists::new(tx.get_database_backend())
            .with::<Counted>(stages(condition))
            .with::<Stored>(page(chosen, filter.order, today))
            .with_some::<Titled>(filter.goal.map(title));
        let mut found = with_offered(lists, filter.unit, today).read(&tx).await?;
        let stages = read_stages(found.list()?)?;
        let rows = found.list::<Stored>()?;
        let mut goals = goals_of(&tx, rows.iter().map(|row| row.id)).await?;
        let mut read = Vec::with_capacity(rows.len());
        for row in rows {
            let goals = goals.remove(&row.id).unwrap_or_default();
            read.push(row.read(goals, today)?);
        }
        Ok(ActivityList {
            rows: read,
            total: stages.iter().map(|(_, count)| count).sum(),
            stages,
            goal: found.list::<Titled>()?.pop().map(|goal| goal.title),
            units: read_offered(&mut found)?,
            can_write: may_somewhere(actor, Action::WriteActivity),
        })
    }
}

fn condition(engine: DatabaseBackend, actor: &Actor, filter: &ActivityFilter, today: NaiveDate) -> Condition {
    use activity::Column as A;
    let under_way = || A::Stage.is_in([ActivityStage::Planned, ActivityStage::Ongoing].map(ActivityStage::word));
    let shown = match filter.stage {
        Some(stage) => Condition::all().add(A::Stage.eq(stage.word())),
        None if filter.all || filter.untested => Condition::all(),
        None => Condition::all().add(A::Open.eq(true)),
    };
    let late = || Condition::all().add(under_way()).add(A::NextDue.lt(today));
    shown
        .add_option((!actor.is_known()).then(|| A::Stage.ne(ActivityStage::Proposed.word())))
        .add_option(filter.unit.map(|unit| A::UnitId.in_subquery(branch(engine, unit))))
        .add_option(filter.goal.map(|goal| A::Id.in_subquery(tied(of_line(goal)))))
        .add_option(filter.late.then(late))
        .add_option(filter.experiment.then(|| A::Experiment.eq(true)))
        .add_option(filter.untested.then(|| untested(today).and(not_proposed())))
        .add_option(filter.obstructed.then(|| A::Obstacles.gt(0)))
        .add_option(filter.evidence.map(|evidence| A::Evidence.eq(evidence.word())))
        .add_option(
            (!filter.q.trim().is_empty()).then(|| A::Id.in_subquery(with_words(engine, HitKind::Activity, &filter.q))),
        )
}

fn not_proposed() -> Expr {
    activity::Column::Stage.ne(ActivityStage::Proposed.word())
}

/// That the tie is to the goal, or to one that it has taken the place of: what was begun for that one goes on for this.
pub(super) fn of_line(goal: GoalId) -> Expr {
    Expr::col((hypothesis::Entity, hypothesis::Column::GoalId)).in_subquery(line_of(goal))
}

/// That the tie is to one of the goals of a line.
pub(super) fn of_goals(line: &[GoalId]) -> Expr {
    hypothesis::Column::GoalId.is_in(line.iter().map(|goal| goal.0))
}

/// The activities with a tie that fulfils the condition.
fn tied(condition: Expr) -> SelectStatement {
    Query::select().column(hypothesis::Column::ActivityId).from(hypothesis::Entity).and_where(condition).take()
}

/// The activities of which a verdict is due, once they are adopted ([`Hypothesis::is_due`](domain::hypothesis::Hypothesis::is_due)).
fn untested(today: NaiveDate) -> Expr {
    activity::Column::TestDue.lte(today)
}

/// The chosen activities in full, in the same order, each row a [`Stored`].
fn page(chosen: Select<activity::Entity>, order: ActivityOrder, today: NaiveDate) -> SelectStatement {
    let condition = Condition::all().add(activity::Column::Id.in_subquery(chosen.into_query()));
    ordered(rows_of(condition, today), order).into_query()
}

/// The identities of the activities that fulfil the condition, in this order. A page chooses its rows by them and reads only these in
/// full: choosing is done in an index, which holds less than the rows.
fn chosen(condition: Condition, order: ActivityOrder) -> Select<activity::Entity> {
    let select = activity::Entity::find().select_only().column(activity::Column::Id).filter(condition);
    let select = match order {
        ActivityOrder::Unit => select.join(JoinType::InnerJoin, to_unit()),
        _ => select,
    };
    ordered(select, order)
}

fn rows_of(condition: Condition, today: NaiveDate) -> Select<activity::Entity> {
    use activity::Column as A;
    activity::Entity::find()
        .select_only()
        .columns([A::Id, A::Title, A::UnitId, A::Stage, A::FromDate, A::ToDate, A::NextDue])
        .columns([A::Experiment, A::Steps, A::StepsDone, A::Obstacles])
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .expr_as(untested(today), "untested")
        .join(JoinType::InnerJoin, to_unit())
        .filter(condition)
}

fn ordered(select: Select<activity::Entity>, order: ActivityOrder) -> Select<activity::Entity> {
    use activity::Column as A;
    let select = match order {
        ActivityOrder::Due => select.order_by_asc(A::NextDue),
        ActivityOrder::Title => select.order_by_asc(alphabetical(A::Title)),
        ActivityOrder::Unit => select.order_by_asc(alphabetical(unit::Column::Name)),
        ActivityOrder::Stage => select.order_by_asc(A::StageOn).order_by_asc(A::Stage),
        ActivityOrder::Newest => return select.order_by_desc(A::StageOn).order_by_desc(A::Id),
    };
    select.order_by(A::Id, Order::Asc)
}

/// An activity as lists show it, as stored.
#[derive(Deserialize)]
pub(crate) struct Stored {
    id: i64,
    title: String,
    unit_id: i64,
    stage: String,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    next_due: NaiveDate,
    #[serde(deserialize_with = "packed::truth")]
    experiment: bool,
    #[serde(deserialize_with = "packed::truth")]
    untested: bool,
    steps: u32,
    steps_done: u32,
    obstacles: u32,
    unit_kind: String,
    unit_name: String,
}

impl Stored {
    pub(crate) fn read(
        self,
        goals: Vec<(GoalId, String, Option<VerdictKind>)>,
        today: NaiveDate,
    ) -> Result<ActivityRow> {
        let activity = activity_name(self.id, self.title, &self.stage)?;
        let next_due = read_due(self.next_due);
        let span = Span::new(self.from_date, self.to_date)
            .map_err(|_| unreadable("span of activity", &self.id.to_string()))?;
        Ok(ActivityRow {
            late: is_late(activity.stage, next_due, today),
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            span,
            next_due,
            experiment: self.experiment,
            untested: self.untested && activity.stage != ActivityStage::Proposed,
            steps: (self.steps_done, self.steps),
            obstacles: self.obstacles,
            goals,
            activity,
        })
    }
}

#[derive(Deserialize)]
struct Counted {
    stage: String,
    held: u64,
}

/// How many activities each stage has, each a [`Counted`].
fn stages(condition: Condition) -> SelectStatement {
    activity::Entity::find()
        .select_only()
        .column(activity::Column::Stage)
        .expr_as(Func::count(Expr::col(Asterisk)), "held")
        .filter(condition)
        .group_by(activity::Column::Stage)
        .into_query()
}

/// What [`stages`] found, in the order of an activity's life.
fn read_stages(rows: Vec<Counted>) -> Result<Vec<(ActivityStage, u64)>> {
    let mut counted =
        rows.into_iter().map(|row| Ok((super::read_stage(&row.stage)?, row.held))).collect::<Result<Vec<_>>>()?;
    counted.sort_by_key(|(stage, _)| *stage);
    Ok(counted)
}

#[derive(Deserialize)]
struct TiedGoal {
    activity_id: i64,
    goal_id: i64,
    title: String,
    verdict: String,
}

/// The goals of these activities, with what came of each.
async fn goals_of(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, Vec<(GoalId, String, Option<VerdictKind>)>>> {
    let ids: Vec<i64> = ids.collect();
    let mut found: HashMap<i64, Vec<_>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let select = hypothesis::Entity::find()
        .select_only()
        .columns([hypothesis::Column::ActivityId, hypothesis::Column::GoalId, hypothesis::Column::Verdict])
        .column_as(goal::Column::Title, "title")
        .join(JoinType::InnerJoin, to_goal())
        .filter(hypothesis::Column::ActivityId.is_in(ids))
        .order_by_asc(hypothesis::Column::Id);
    let rows: Vec<TiedGoal> = packed::all(db, select.into_query()).await?;
    for row in rows {
        let tied = (GoalId(row.goal_id), row.title, read_verdict(&row.verdict)?);
        found.entry(row.activity_id).or_default().push(tied);
    }
    Ok(found)
}

/// From a tie to its goal.
pub(crate) fn to_goal() -> RelationDef {
    hypothesis::Entity::belongs_to(goal::Entity).from(hypothesis::Column::GoalId).to(goal::Column::Id).into()
}

#[derive(Deserialize)]
struct Titled {
    title: String,
}

/// What the goal is called, once a body has adopted it: a [`Titled`].
fn title(goal: GoalId) -> SelectStatement {
    goal::Entity::find_by_id(goal.0)
        .filter(crate::goal::list::adopted())
        .select_only()
        .column(goal::Column::Title)
        .into_query()
}

#[derive(Deserialize)]
pub(crate) struct OfGoal {
    id: i64,
    title: String,
    stage: String,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    next_due: NaiveDate,
    effect: String,
    by_when: Option<NaiveDate>,
    verdict: String,
}

/// What is done for the goals of a line, as the page of the newest shows it: those that go on first, then those that led somewhere, no more
/// than it shows. Each row is an [`OfGoal`].
pub(crate) fn activities_of_goal(actor: &Actor, line: &[GoalId]) -> SelectStatement {
    use activity::Column as A;
    use hypothesis::Column as H;
    let ties = || activity::Entity::find().select_only().join_rev(JoinType::InnerJoin, to_activity());
    let in_order = |rows: Select<activity::Entity>| {
        rows.order_by_desc(A::Open).order_by_asc(A::NextDue).order_by_asc(A::Id).into_query()
    };
    // Chosen before anything else is read of them: a goal may have hundreds.
    let first = ties().column(H::Id).filter(known_of_goals(actor, line)).limit(MOST_ACTIVITIES_OF_GOAL as u64);
    let shown = ties()
        .columns([A::Id, A::Title, A::Stage, A::UnitId, A::NextDue])
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .columns([H::Effect, H::ByWhen, H::Verdict])
        .join(JoinType::InnerJoin, to_unit())
        .filter(H::Id.in_subquery(in_order(first)));
    in_order(shown)
}

/// How many activities [`activities_of_goal`] chooses from, a [`packed::Counted`].
pub(crate) fn count_of_goal(actor: &Actor, line: &[GoalId]) -> SelectStatement {
    let ties = hypothesis::Entity::find().select_only().expr_as(Func::count(Expr::col(Asterisk)), "held");
    let ties = if actor.is_known() { ties } else { ties.join(JoinType::InnerJoin, to_activity()) };
    ties.filter(known_of_goals(actor, line)).into_query()
}

/// The ties to the goals of a line that the actor may know of.
fn known_of_goals(actor: &Actor, line: &[GoalId]) -> Condition {
    Condition::all().add(of_goals(line)).add_option((!actor.is_known()).then(not_proposed))
}

/// How many activities stand on a unit's page.
const MOST_OF_UNIT: u64 = 30;

/// The activities that a unit leads and that are not over, what is due first, each row a [`Stored`].
pub(crate) fn activities_of_unit(actor: &Actor, unit: UnitId, today: NaiveDate) -> SelectStatement {
    use activity::Column as A;
    let condition = Condition::all()
        .add(A::UnitId.eq(unit.0))
        .add(A::Open.eq(true))
        .add_option((!actor.is_known()).then(not_proposed));
    page(chosen(condition, ActivityOrder::Due).limit(MOST_OF_UNIT), ActivityOrder::Due, today)
}

/// The activities of these units that need somebody, what stands in the way first, each row a [`Stored`]. A test whose day comes when the
/// activity is over waits for somebody all the same.
pub(crate) fn pressing_activities(units: Option<SelectStatement>, today: NaiveDate) -> SelectStatement {
    use activity::Column as A;
    let late = Condition::all().add(not_proposed()).add(A::NextDue.lt(today));
    let stuck = Condition::all().add(A::Open.eq(true)).add(Condition::any().add(A::Obstacles.gt(0)).add(late));
    let to_test = Condition::all().add(not_proposed()).add(untested(today));
    let condition = Condition::all()
        .add(Condition::any().add(stuck).add(to_test))
        .add_option(units.map(|units| A::UnitId.in_subquery(units)));
    rows_of(condition, today)
        .order_by_desc(A::Obstacles)
        .order_by_asc(A::NextDue)
        .order_by_asc(A::Id)
        .limit(MOST_PRESSING)
        .into_query()
}

impl OfGoal {
    pub(crate) fn read(self, today: NaiveDate) -> Result<GoalActivity> {
        let activity = activity_name(self.id, self.title, &self.stage)?;
        Ok(GoalActivity {
            late: is_late(activity.stage, read_due(self.next_due), today),
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            activity,
            effect: self.effect,
            by_when: self.by_when,
            verdict: read_verdict(&self.verdict)?,
        })
    }
}

/// From a tie to its activity.
pub(crate) fn to_activity() -> RelationDef {
    hypothesis::Entity::belongs_to(activity::Entity)
        .from(hypothesis::Column::ActivityId)
        .to(activity::Column::Id)
        .into()
}

/// That it is another activity.
pub(super) fn not_own(id: ActivityId) -> Expr {
    Expr::col((activity::Entity, activity::Column::Id)).ne(id.0)
}
