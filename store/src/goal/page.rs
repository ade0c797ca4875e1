//! One goal with all that its page shows.

use super::list::{
    Asked, StoredRow, body, in_force_as, in_force_on, in_force_once_found, in_order, judged, read_ids, selected,
    stored_rows, to_level,
};
use super::past::{Around, Done, around_then};
use super::relation::{Relations, with_relations};
use super::{Links, is_visible, read};
use crate::Store;
use crate::activity::{OfGoal, activities_of_goal, count_of_goal};
use crate::assignment::{StoredRow as Assigned, assignments_of_goal};
use crate::entity::{goal, goal_parent, judgement, level, unit};
use crate::error::{Result, unreadable};
use crate::follow_up::{OfGoal as AnsweredOn, follow_ups_of_goal};
use crate::indicator::series::{series_of_goal, with_series_of_goal};
use crate::measure::{StoredRow as Measured, measures_of_goal};
use crate::packed::{Counted, Found, Lists};
use crate::question::{OfObject as AskedOf, questions_of, read_questions};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::goal::{Goal, GoalAllowed, GoalPage, GoalStage, GoalState};
use domain::id::{GoalId, JudgementId, UnitId};
use domain::indicator::IndicatorSeries;
use domain::judgement::Judgement;
use domain::level::{Level, LevelKind};
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::permission::{Action, Place, may, may_somewhere};
use domain::publishing::{SoftLimit, checks, others_on_level};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use domain::status::{Suggestion, of_goal, standing};
use sea_orm::sea_query::{
    Alias, CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, UnionType, WithClause,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Iterable, JoinType, QuerySelect, QueryTrait};
use serde::Deserialize;

impl Store {
    /// One goal with all that its page shows, as it reads on `today` or as it was on an earlier day. One statement, and two for a goal that
    /// has taken the place of others; for an earlier day five.
    ///
    /// Adopted text is never edited, so on an earlier day it read as now; all else is as it was that day.
    pub async fn goal_page(
        &self,
        actor: &Actor,
        id: GoalId,
        on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<GoalPage> {
        let on = on.filter(|day| *day < today);
        let around = match on {
            Some(day) => self.goal_then(actor, id, day, today).await?,
            None => self.goal_now(actor, id, today).await?,
        };
        assemble(actor, around, (on.unwrap_or(today), on.is_some()))
    }

    /// The goal with what stands around it on an earlier day.
    async fn goal_then(&self, actor: &Actor, id: GoalId, day: NaiveDate, today: NaiveDate) -> Result<Around> {
        let tx = self.begin_reading().await?;
        let lists = with_own(Lists::new(tx.get_database_backend()), id, (Some(day), today));
        let (head, relations) = read_own(&mut lists.read(&tx).await?, actor, id, Some(day))?;
        let asked = Asked { on: Some(day), ..Asked::default() };
        let rows = stored_rows(&tx, actor, below(&relations.line, Some(day), today), asked).await?;
        let rows = if relations.is_replaced_on(day) { Vec::new() } else { rows };
        around_then(&tx, actor, day, (head, relations), rows).await
    }

    /// The goal with what stands around it now, all of one moment, since it is one statement.
    ///
    /// What hangs on a goal hangs on identities that are named in the statement, because PostgreSQL plans badly for those that are looked up
    /// on the way. Most goals have taken the place of none; for one that has, it is asked again with those named too.
    async fn goal_now(&self, actor: &Actor, id: GoalId, today: NaiveDate) -> Result<Around> {
        let mut line = vec![id];
        loop {
            let own = with_own(Lists::new(self.read.get_database_backend()), id, (None, today));
            let mut found = with_around(own, actor, (id, &line), today).read(&self.read).await?;
            let (head, relations) = read_own(&mut found, actor, id, None)?;
            if relations.line == line {
                return read_around(&mut found, actor, (head, relations), today);
            }
            line = relations.line;
        }
    }
}

/// With the goal itself and what it hangs together with.
fn with_own(lists: Lists, id: GoalId, (on, today): (Option<NaiveDate>, NaiveDate)) -> Lists {
    with_relations(Head::ask(lists, id, on, today), id)
}

/// What [`with_own`] asked for, when the actor may know of the goal.
fn read_own(found: &mut Found, actor: &Actor, id: GoalId, on: Option<NaiveDate>) -> Result<(Head, Relations)> {
    let head = Head::read(found)?.ok_or(Rejection::NotFound)?;
    if !is_visible(actor, super::read_stage(&head.row.stage)?, &head.place()) {
        return Err(Rejection::NotFound.into());
    }
    Ok((head, Relations::read(found, id, on)?))
}

/// With what stands around the goal `id` now, which has the place of those of the `line`.
fn with_around(lists: Lists, actor: &Actor, (id, line): (GoalId, &[GoalId]), today: NaiveDate) -> Lists {
    let lists = lists
        .with::<StoredRow>(selected(below(line, None, today), Asked::default()))
        .with::<OfGoal>(activities_of_goal(actor, line))
        .with::<Counted>(count_of_goal(actor, line))
        .with::<AnsweredOn>(follow_ups_of_goal(actor, id))
        .with::<Assigned>(assignments_of_goal(id))
        .with::<Measured>(measures_of_goal(id))
        .with::<AskedOf>(questions_of(About::new(Subject::Goal, id.0)));
    with_series_of_goal(lists, id)
}

/// What [`with_around`] asked for.
fn read_around(
    found: &mut Found,
    actor: &Actor,
    (head, relations): (Head, Relations),
    today: NaiveDate,
) -> Result<Around> {
    let mut below = in_order(actor, found.list()?);
    if relations.is_replaced_on(today) {
        below.clear();
    }
    let activities = found.list::<OfGoal>()?;
    let activity_count = found.list::<Counted>()?.first().map_or(0, |counted| counted.held);
    let follow_ups = found.list::<AnsweredOn>()?;
    let assignments = found.list::<Assigned>()?;
    let measures = found.list::<Measured>()?;
    let is_hidden = GoalStage::from_word(&head.row.stage).is_none_or(|stage| !stage.is_adopted());
    let questions = read_questions(found.list()?, actor, is_hidden)?;
    Ok(Around {
        head,
        relations,
        below: below.into_iter().map(|row| row.read(actor, today)).collect::<Result<_>>()?,
        indicators: series_of_goal(found)?,
        done: Done {
            activities: activities.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?,
            activity_count: usize::try_from(activity_count).unwrap_or(usize::MAX),
            follow_ups: follow_ups.into_iter().map(AnsweredOn::read).collect::<Result<_>>()?,
            assignments: assignments.into_iter().map(Assigned::read).collect::<Result<_>>()?,
            measures: measures.into_iter().map(Measured::read).collect::<Result<_>>()?,
            questions,
        },
    })
}

/// The goals right below the newest of a line, in force at the time: those that were decided to hang on it, or on a goal that it has taken
/// the place of.
fn below(line: &[GoalId], on: Option<NaiveDate>, today: NaiveDate) -> Condition {
    let line = || line.iter().map(|goal| goal.0);
    let links = Query::select()
        .column(goal_parent::Column::GoalId)
        .from(goal_parent::Entity)
        .and_where(goal_parent::Column::ParentId.is_in(line()))
        .take();
    let in_force = on.map_or_else(|| in_force_once_found(today), in_force_on);
    in_force.add(goal::Column::Id.in_subquery(links)).add(goal::Column::Id.is_not_in(line()))
}

/// The goal and those that it has taken the place of, and that they had.
pub(crate) fn line_of(id: GoalId) -> SelectStatement {
    let (line, own, gone) = (Alias::new("line"), Alias::new("own"), Alias::new("gone"));
    let column = |of: &Alias, column: goal::Column| Expr::col((of.clone(), column));
    let before = Query::select()
        .expr(column(&gone, goal::Column::Id))
        .from_as(goal::Entity, gone.clone())
        .join(
            JoinType::InnerJoin,
            line.clone(),
            column(&gone, goal::Column::ReplacedById).equals((line.clone(), goal::Column::Id)),
        )
        .take();
    let all = Query::select()
        .expr(column(&own, goal::Column::Id))
        .from_as(goal::Entity, own.clone())
        .and_where(column(&own, goal::Column::Id).eq(id.0))
        .union(UnionType::Distinct, before)
        .take();
    let table = CommonTableExpression::new().query(all).column(goal::Column::Id).table_name(line.clone()).to_owned();
    let with = WithClause::new().recursive(true).cte(table).to_owned();
    Query::select().column((line.clone(), goal::Column::Id)).from(line).with_cte(with).take()
}

fn suggested(it: &IndicatorSeries, day: NaiveDate) -> Suggestion {
    standing(&it.indicator, &it.targets, &it.own, day).suggestion
}

fn assemble(actor: &Actor, around: Around, (day, is_past): (NaiveDate, bool)) -> Result<GoalPage> {
    let Around { head, relations, below, indicators, done } = around;
    let place = head.place();
    let judgement_id = head.judgement.as_ref().map(|row| JudgementId(row.id));
    let judgement = head.judgement.map(|row| judged_for(actor, row)).transpose()?;
    let (on_level, levels, uppermost) = (head.on_level, head.levels, head.uppermost);
    let (level, body) = (head.level, head.body);
    let links =
        Links { parents: relations.parent_ids(), given_to: relations.given_to_ids(), serves: relations.theme_ids() };
    let mut goal = read(head.row, links)?;
    if is_past {
        goal.state = state_on(&goal, relations.replaced_on, day)?;
    }
    let may_write = !is_past && may(actor, Action::WriteGoal, &place);
    let main: Vec<Suggestion> = indicators.iter().filter(|it| it.main).map(|it| suggested(it, day)).collect();
    let may_be_stated = !is_past && goal.state.stage() == GoalStage::Decided;
    let replaced_by = relations.replaced_by.filter(|_| goal.state.stage() == GoalStage::Replaced);
    let allowed = if is_past { GoalAllowed::default() } else { allowed(actor, &goal, &place, &relations.judged_from) };
    Ok(GoalPage {
        above: relations.above,
        parents: relations.parents,
        accountable_unit: relations.accountable,
        given_to: relations.given_to,
        serves: relations.serves,
        contributions: relations.contributions,
        stated_before: if may_be_stated { relations.stated_before } else { Vec::new() },
        replaces: relations.replaces,
        replaced_by,
        checks: if may_write { checks(&goal, (&level, body.kind), uppermost, &indicators) } else { Vec::new() },
        limits: if may_write { limits(&goal, day, &level, main.len(), on_level, levels) } else { Vec::new() },
        suggestion: of_goal(&main),
        judgement,
        judgement_id,
        activities: done.activities,
        activity_count: done.activity_count,
        follow_ups: done.follow_ups,
        assignments: done.assignments,
        measures: done.measures,
        questions: done.questions,
        below,
        indicators,
        level,
        body,
        goal,
        on: day,
        is_past,
        allowed,
    })
}

/// The state that the goal had on `day`; before it was decided there was no such goal for readers.
fn state_on(goal: &Goal, replaced_on: Option<NaiveDate>, day: NaiveDate) -> Result<GoalState> {
    let decision = goal.state.decision().ok_or(Rejection::NotFound)?;
    if decision.date.unwrap_or(goal.span.from()) > day {
        return Err(Rejection::NotFound.into());
    }
    Ok(match &goal.state {
        GoalState::Closed { decision, closing } if closing.date.is_some_and(|date| date > day) => {
            GoalState::Decided { decision: decision.clone() }
        }
        GoalState::Replaced { decision, .. } if replaced_on.is_some_and(|date| date > day) => {
            GoalState::Decided { decision: decision.clone() }
        }
        state => state.clone(),
    })
}

/// What the actor may do with the goal in the state that it is in.
fn allowed(actor: &Actor, goal: &Goal, body: &Place, judged_from: &[Place]) -> GoalAllowed {
    let stage = goal.state.stage();
    let is_decided = stage == GoalStage::Decided;
    let may_decide = may(actor, Action::RegisterDecision, body);
    let may_write = may(actor, Action::WriteGoal, body);
    let mut places = judged_from.iter().chain([body]);
    GoalAllowed {
        write: may_write && matches!(stage, GoalStage::Draft | GoalStage::Proposed),
        decide: may_decide && stage == GoalStage::Proposed,
        close: may_decide && is_decided,
        replace: may_write && is_decided,
        contribute: is_decided && may_somewhere(actor, Action::StateContribution),
        act: is_decided && may_somewhere(actor, Action::WriteActivity),
        plan_measure: is_decided && may_somewhere(actor, Action::PlanMeasure),
        assign: is_decided && may_decide,
        judge: is_decided && places.any(|place| may(actor, Action::JudgeGoal, place)),
    }
}

/// The limits that the goal passes; `on_level` are the goals in force on its level. What is over crowds no level.
fn limits(
    goal: &Goal,
    day: NaiveDate,
    level: &Level,
    main: usize,
    on_level: Vec<GoalId>,
    levels: i64,
) -> Vec<SoftLimit> {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let is_over = goal.state.stage().has_ended() || goal.span.to().is_some_and(|last| last < day);
    let crowded = match level.kind {
        LevelKind::Goal if !is_over => {
            SoftLimit::goals_on_level(others_on_level(on_level, Some(goal.id), goal.replaces))
        }
        LevelKind::Goal | LevelKind::Vision => None,
    };
    let main = SoftLimit::main_indicators(u32::try_from(main).unwrap_or(u32::MAX));
    [crowded, main, SoftLimit::levels(count(levels))].into_iter().flatten().collect()
}

/// The goal's own row with what belongs to it.
pub(super) struct Head {
    pub(super) row: goal::Model,
    pub(super) level: Level,
    pub(super) body: UnitName,
    body_path: String,
    judgement: Option<judgement::Model>,
    on_level: Vec<GoalId>,
    levels: i64,
    uppermost: i32,
}

/// What stands beside a goal in one row.
#[derive(Deserialize)]
struct Beside {
    body_kind: String,
    body_name: String,
    body_path: String,
    on_level: Option<String>,
    levels: i64,
    uppermost: i32,
}

impl Head {
    /// With what [`Head::read`] reads.
    fn ask(lists: Lists, id: GoalId, on: Option<NaiveDate>, today: NaiveDate) -> Lists {
        let own = || goal::Entity::find_by_id(id.0);
        let level = own().select_only().columns(level::Column::iter()).join(JoinType::InnerJoin, to_level());
        let judgement = own().select_only().columns(judgement::Column::iter()).join(JoinType::InnerJoin, judged(on));
        let beside = own()
            .select_only()
            .column_as(unit::Column::Kind, "body_kind")
            .column_as(unit::Column::Name, "body_name")
            .column_as(unit::Column::Path, "body_path")
            .expr_as(on_level(today), "on_level")
            .expr_as(Expr::cust(LEVELS), "levels")
            .expr_as(Expr::cust(UPPERMOST), "uppermost")
            .join(JoinType::InnerJoin, body());
        lists
            .with::<goal::Model>(own().into_query())
            .with::<level::Model>(level.into_query())
            .with::<judgement::Model>(judgement.into_query())
            .with::<Beside>(beside.into_query())
    }

    /// `None` when there is no such goal.
    fn read(found: &mut Found) -> Result<Option<Self>> {
        let (row, level) = (found.list::<goal::Model>()?.pop(), found.list::<level::Model>()?.pop());
        let judgement = found.list()?.pop();
        let (Some(row), Some(level), Some(beside)) = (row, level, found.list::<Beside>()?.pop()) else {
            return Ok(None);
        };
        let kind = UnitKind::from_word(&beside.body_kind).ok_or_else(|| unreadable("unit kind", &beside.body_kind))?;
        Ok(Some(Self {
            body: UnitName { id: UnitId(row.body_id), kind, name: beside.body_name },
            level: crate::level::read(level)?,
            row,
            body_path: beside.body_path,
            judgement,
            on_level: read_ids(beside.on_level.as_deref()),
            levels: beside.levels,
            uppermost: beside.uppermost,
        }))
    }

    fn place(&self) -> Place {
        Place::Unit(UnitPath::from_stored(self.body_path.clone()))
    }
}

/// The judgement; who made it is for those who have signed in.
fn judged_for(actor: &Actor, row: judgement::Model) -> Result<Judgement> {
    let judgement = super::judge::read(row)?;
    Ok(Judgement { by: judgement.by.filter(|_| actor.is_known()), ..judgement })
}

/// The goals in force on the goal's level, as `3,7`.
fn on_level(today: NaiveDate) -> SimpleExpr {
    let other = Alias::new("other");
    let column = |column: goal::Column| Expr::col((other.clone(), column));
    let found = Query::select()
        .expr(Expr::cust("string_agg(CAST(other.id AS text), ',')"))
        .from_as(goal::Entity, other.clone())
        .and_where(column(goal::Column::LevelId).equals((goal::Entity, goal::Column::LevelId)))
        .cond_where(in_force_as(&other, today))
        .take();
    Expr::SubQuery(None, Box::new(found.into()))
}

const LEVELS: &str = "(SELECT COUNT(*) FROM level)";
/// The position of the uppermost level that holds goals.
const UPPERMOST: &str = "COALESCE((SELECT MIN(position) FROM level WHERE kind = 'goal'), 1)";
