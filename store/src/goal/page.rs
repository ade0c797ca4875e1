//! One goal with all that its page shows.

use super::list::{
    Asked, StoredRow, body, in_force_as, in_force_on, in_force_once_found, in_order, judged, read_ids, selected,
    stored_rows, to_level,
};
use super::past::{Around, Done, around_then};
use super::relation::{Relations, relations};
use super::{Links, is_visible, read};
use crate::Store;
use crate::activity::{OfGoal, activities_of_goal};
use crate::assignment::{StoredRow as Assigned, assignments_of_goal};
use crate::entity::{goal, goal_parent, judgement, level, unit};
use crate::error::{Result, unreadable};
use crate::follow_up::{OfGoal as AnsweredOn, follow_ups_of_goal};
use crate::indicator::series::{series_of_goal, with_series_of_goal};
use crate::measure::{StoredRow as Measured, measures_of_goal};
use crate::packed::Lists;
use crate::question::{OfObject as AskedOf, questions_of, read_questions};
use crate::single::single;
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
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryResult, QuerySelect,
};

impl Store {
    /// One goal with all that its page shows, as it reads on `today` or as it was on an earlier day. Three statements; for an
    /// earlier day six.
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
        let tx = self.begin_reading().await?;
        let head = head(&tx, id, on, today).await?.ok_or(Rejection::NotFound)?;
        if !is_visible(actor, super::read_stage(&head.row.stage)?, &head.place()) {
            return Err(Rejection::NotFound.into());
        }
        let relations = relations(&tx, id, on).await?;
        let around = match on {
            Some(day) => {
                let asked = Asked { on, ..Asked::default() };
                let rows = stored_rows(&tx, actor, below(&relations.line, on, today), asked).await?;
                let rows = if relations.is_replaced_on(day) { Vec::new() } else { rows };
                around_then(&tx, actor, day, (head, relations), rows).await?
            }
            None => around_now(&tx, actor, today, (head, relations)).await?,
        };
        assemble(actor, around, (on.unwrap_or(today), on.is_some()))
    }
}

/// What stands around a goal now: one statement.
async fn around_now(
    db: &impl ConnectionTrait,
    actor: &Actor,
    today: NaiveDate,
    (head, relations): (Head, Relations),
) -> Result<Around> {
    let id = GoalId(head.row.id);
    let lists = Lists::new(db.get_database_backend())
        .with::<StoredRow>(selected(below(&relations.line, None, today), Asked::default()))
        .with::<OfGoal>(activities_of_goal(actor, &relations.line))
        .with::<AnsweredOn>(follow_ups_of_goal(actor, id))
        .with::<Assigned>(assignments_of_goal(id))
        .with::<Measured>(measures_of_goal(id))
        .with::<AskedOf>(questions_of(About::new(Subject::Goal, id.0)));
    let mut found = with_series_of_goal(lists, id).read(db).await?;
    let mut below = in_order(actor, found.list()?);
    if relations.is_replaced_on(today) {
        below.clear();
    }
    let activities = found.list::<OfGoal>()?;
    let follow_ups = found.list::<AnsweredOn>()?;
    let assignments = found.list::<Assigned>()?;
    let measures = found.list::<Measured>()?;
    let is_hidden = GoalStage::from_word(&head.row.stage).is_none_or(|stage| !stage.is_adopted());
    let questions = read_questions(found.list()?, actor, is_hidden)?;
    Ok(Around {
        head,
        relations,
        below: below.into_iter().map(|row| row.read(actor, today)).collect::<Result<_>>()?,
        indicators: series_of_goal(&mut found)?,
        done: Done {
            activities: activities.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?,
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
    let judgement = head.judgement(actor)?;
    let judgement_id = head.judgement.as_ref().map(|row| JudgementId(row.id));
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

/// The goal's own row with what is joined to it.
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

impl Head {
    fn place(&self) -> Place {
        Place::Unit(UnitPath::from_stored(self.body_path.clone()))
    }

    fn judgement(&self, actor: &Actor) -> Result<Option<Judgement>> {
        let judgement = self.judgement.clone().map(super::judge::read).transpose()?;
        Ok(judgement.map(|judgement| Judgement { by: judgement.by.filter(|_| actor.is_known()), ..judgement }))
    }
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

async fn head(db: &impl ConnectionTrait, id: GoalId, on: Option<NaiveDate>, today: NaiveDate) -> Result<Option<Head>> {
    use judgement::Column as J;
    use level::Column as L;
    let found = goal::Entity::find_by_id(id.0)
        .join(JoinType::InnerJoin, to_level())
        .join(JoinType::InnerJoin, body())
        .join(JoinType::LeftJoin, judged(on))
        .column_as(L::ExternalId, "level_external_id")
        .column_as(L::Position, "level_position")
        .column_as(L::Kind, "level_kind")
        .column_as(L::NameSv, "level_name_sv")
        .column_as(L::NameEn, "level_name_en")
        .column_as(L::DecidedBy, "level_decided_by")
        .column_as(L::Version, "level_version")
        .column_as(unit::Column::Kind, "body_kind")
        .column_as(unit::Column::Name, "body_name")
        .column_as(unit::Column::Path, "body_path")
        .column_as(J::Id, "judgement_id")
        .columns([J::Status, J::Suggested, J::Sentence, J::JudgedOn, J::ByRole, J::PersonId])
        .expr_as(on_level(today), "on_level")
        .expr_as(Expr::cust(LEVELS), "levels")
        .expr_as(Expr::cust(UPPERMOST), "uppermost")
        .into_model::<StoredHead>();
    single(db, found).await?.map(StoredHead::read).transpose()
}

/// As it comes from the database.
struct StoredHead {
    row: goal::Model,
    level: level::Model,
    body_kind: String,
    body_name: String,
    body_path: String,
    judgement: Option<judgement::Model>,
    on_level: Option<String>,
    levels: i64,
    uppermost: i32,
}

impl FromQueryResult for StoredHead {
    fn from_query_result(from: &QueryResult, prefix: &str) -> Result<Self, DbErr> {
        let row = goal::Model::from_query_result(from, prefix)?;
        let level = level::Model {
            id: row.level_id,
            external_id: from.try_get(prefix, "level_external_id")?,
            position: from.try_get(prefix, "level_position")?,
            kind: from.try_get(prefix, "level_kind")?,
            name_sv: from.try_get(prefix, "level_name_sv")?,
            name_en: from.try_get(prefix, "level_name_en")?,
            decided_by: from.try_get(prefix, "level_decided_by")?,
            version: from.try_get(prefix, "level_version")?,
        };
        let judgement_id: Option<i64> = from.try_get(prefix, "judgement_id")?;
        let judgement = match judgement_id {
            None => None,
            Some(id) => Some(judgement::Model {
                id,
                goal_id: row.id,
                status: from.try_get(prefix, "status")?,
                suggested: from.try_get(prefix, "suggested")?,
                sentence: from.try_get(prefix, "sentence")?,
                judged_on: from.try_get(prefix, "judged_on")?,
                by_role: from.try_get(prefix, "by_role")?,
                person_id: from.try_get(prefix, "person_id")?,
                holds: true,
            }),
        };
        Ok(Self {
            row,
            level,
            body_kind: from.try_get(prefix, "body_kind")?,
            body_name: from.try_get(prefix, "body_name")?,
            body_path: from.try_get(prefix, "body_path")?,
            judgement,
            on_level: from.try_get(prefix, "on_level")?,
            levels: from.try_get(prefix, "levels")?,
            uppermost: from.try_get(prefix, "uppermost")?,
        })
    }
}

impl StoredHead {
    fn read(self) -> Result<Head> {
        let kind = UnitKind::from_word(&self.body_kind).ok_or_else(|| unreadable("unit kind", &self.body_kind))?;
        Ok(Head {
            body: UnitName { id: UnitId(self.row.body_id), kind, name: self.body_name },
            level: crate::level::read(self.level)?,
            row: self.row,
            body_path: self.body_path,
            judgement: self.judgement,
            on_level: read_ids(self.on_level.as_deref()),
            levels: self.levels,
            uppermost: self.uppermost,
        })
    }
}
