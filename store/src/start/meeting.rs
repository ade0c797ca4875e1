//! What has changed in a body's goals since it last met, and what came of what it has decided.

use crate::activity::{read_verdict, tie_to_activity, tie_to_goal};
use crate::decision::{LastMeeting, StoredRow as DecisionStored, followed, last_meeting};
use crate::entity::{activity, goal, hypothesis, indicator, indicator_goal, judgement, measurement};
use crate::error::{Result, unreadable};
use crate::follow_up::read_status;
use crate::goal::list::{in_force, judged};
use crate::indicator::list::{self as indicators, StoredRow as IndicatorStored};
use crate::packed::{Found, Lists};
use chrono::NaiveDate;
use domain::actor::Acting;
use domain::decision::DecisionRow;
use domain::id::{ActivityId, GoalId, UnitId};
use domain::presentation::likely_last_meeting;
use domain::start::{JudgedSince, MOST_SINCE, SinceMeeting, TestedSince};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;

/// A body whose politician looks, and the day on which it last met.
#[derive(Clone, Copy)]
pub(super) struct Meeting {
    body: UnitId,
    day: NaiveDate,
    is_known: bool,
}

/// With the day of the last meeting of a politician's body, beside the lists so far.
pub(super) fn with_last_meeting(lists: Lists, acting: &Acting, today: NaiveDate) -> Lists {
    let engine = lists.engine();
    lists.with_some::<LastMeeting>(acting.role.is_political().then(|| last_meeting(engine, acting.unit, today)))
}

/// What [`with_last_meeting`] asked for; `None` for those who sit in no body.
pub(super) fn read_last_meeting(found: &mut Found, acting: &Acting, today: NaiveDate) -> Result<Option<Meeting>> {
    let day = found.list::<LastMeeting>()?.first().and_then(|last| last.day);
    let meeting = || Meeting {
        body: acting.unit,
        day: day.unwrap_or_else(|| likely_last_meeting(today)),
        is_known: day.is_some(),
    };
    Ok(acting.role.is_political().then(meeting))
}

/// With what has changed since the meeting in the goals that `own` lets through, and what the body has decided, beside the lists so far.
pub(super) fn with_since(lists: Lists, meeting: Option<Meeting>, own: Condition, today: NaiveDate) -> Lists {
    let engine = lists.engine();
    let goals = || own.clone().add(in_force(today));
    lists
        .with_some::<StoredJudged>(meeting.map(|meeting| judged_since(goals(), meeting.day)))
        .with_some::<StoredTest>(meeting.map(|meeting| tested_since(goals(), meeting.day)))
        .with_some::<IndicatorStored>(meeting.map(|meeting| figures_since(goals(), meeting.day)))
        .with_some::<DecisionStored>(meeting.map(|meeting| followed(engine, meeting.body)))
}

/// What [`with_since`] asked for.
pub(super) fn read_since(
    found: &mut Found,
    meeting: Option<Meeting>,
    today: NaiveDate,
) -> Result<(Option<SinceMeeting>, Vec<DecisionRow>)> {
    let judged = found.list::<StoredJudged>()?.into_iter().map(StoredJudged::read).collect::<Result<_>>()?;
    let tested = found.list::<StoredTest>()?.into_iter().map(StoredTest::read).collect::<Result<_>>()?;
    let figures = found.list::<IndicatorStored>()?.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?;
    let decided = found.list::<DecisionStored>()?.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?;
    let since =
        meeting.map(|Meeting { body, day, is_known }| SinceMeeting { body, day, is_known, judged, tested, figures });
    Ok((since, decided))
}

/// A goal with what is judged of it, and what was judged on the day.
#[derive(Deserialize)]
struct StoredJudged {
    id: i64,
    title: String,
    status: String,
    before: Option<String>,
}

/// The goals of which something else is judged than on `day`, the latest first, each row a [`StoredJudged`].
fn judged_since(goals: Condition, day: NaiveDate) -> SelectStatement {
    let before = Alias::new("before");
    let changed = goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::Title])
        .columns([judgement::Column::Status, judgement::Column::JudgedOn])
        .expr_as(judged_by(day), "before")
        .join(JoinType::InnerJoin, judged(None))
        .filter(goals)
        .filter(judgement::Column::JudgedOn.gt(day))
        .into_query();
    let column = |name: &'static str| Expr::col(Alias::new(name));
    Query::select()
        .exprs([column("id"), column("title"), column("status"), Expr::col(before.clone())])
        .from_subquery(changed, Alias::new("changed"))
        .and_where(Expr::col(before.clone()).is_null().or(Expr::col(before).ne(column("status"))))
        .order_by_expr(column("judged_on"), Order::Desc)
        .order_by_expr(column("id"), Order::Asc)
        .limit(MOST_SINCE)
        .take()
}

/// What was judged of the goal when `day` had ended.
fn judged_by(day: NaiveDate) -> Expr {
    let earlier = Alias::new("earlier");
    let column = |column: judgement::Column| Expr::col((earlier.clone(), column));
    let newest = Query::select()
        .expr(column(judgement::Column::Status))
        .from_as(judgement::Entity, earlier.clone())
        .and_where(column(judgement::Column::GoalId).equals((goal::Entity, goal::Column::Id)))
        .and_where(column(judgement::Column::JudgedOn).lte(day))
        .order_by_expr(column(judgement::Column::Id), Order::Desc)
        .limit(1)
        .take();
    Expr::SubQuery(None, Box::new(newest.into()))
}

impl StoredJudged {
    fn read(self) -> Result<JudgedSince> {
        Ok(JudgedSince {
            goal: GoalId(self.id),
            title: self.title,
            before: self.before.as_deref().map(read_status).transpose()?,
            now: read_status(&self.status)?,
        })
    }
}

/// An activity with what came of it for a goal.
#[derive(Deserialize)]
struct StoredTest {
    id: i64,
    title: String,
    goal_title: String,
    verdict: String,
}

/// The activities of which it has been said since `day` what came of them for these goals, the latest first, each row a [`StoredTest`].
fn tested_since(goals: Condition, day: NaiveDate) -> SelectStatement {
    use hypothesis::Column as H;
    hypothesis::Entity::find()
        .select_only()
        .columns([activity::Column::Id, activity::Column::Title])
        .column_as(goal::Column::Title, "goal_title")
        .column(H::Verdict)
        .join(JoinType::InnerJoin, tie_to_activity())
        .join(JoinType::InnerJoin, tie_to_goal())
        .filter(goals)
        .filter(H::VerdictOn.gt(day))
        .order_by_desc(H::VerdictOn)
        .order_by_asc(H::Id)
        .limit(MOST_SINCE)
        .into_query()
}

impl StoredTest {
    fn read(self) -> Result<TestedSince> {
        let verdict = read_verdict(&self.verdict)?.ok_or_else(|| unreadable("verdict", &self.title))?;
        Ok(TestedSince { activity: ActivityId(self.id), title: self.title, goal: self.goal_title, verdict })
    }
}

/// The main indicators of these goals that have got figures since `day`, each row an [`IndicatorStored`].
fn figures_since(goals: Condition, day: NaiveDate) -> SelectStatement {
    let main = indicator_goal::Entity::find()
        .select_only()
        .column(indicator_goal::Column::IndicatorId)
        .filter(indicator_goal::Column::Main.eq(true))
        .filter(
            indicator_goal::Column::GoalId
                .in_subquery(goal::Entity::find().select_only().column(goal::Column::Id).filter(goals).into_query()),
        )
        .into_query();
    let reported = measurement::Entity::find()
        .select_only()
        .column(measurement::Column::IndicatorId)
        .filter(measurement::Column::ReportedOn.gt(day))
        .filter(measurement::Column::ComparisonId.is_null())
        .filter(measurement::Column::SupersededOn.is_null())
        .into_query();
    let some = indicator::Entity::find()
        .select_only()
        .column(indicator::Column::Id)
        .filter(indicator::Column::Id.in_subquery(main))
        .filter(indicator::Column::Id.in_subquery(reported))
        .order_by_asc(indicator::Column::Id)
        .limit(MOST_SINCE)
        .into_query();
    indicators::selected(Condition::all().add(indicator::Column::Id.in_subquery(some)))
}
