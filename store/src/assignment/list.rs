//! What pages read of assignments: one, a list with how many each unit has, and those of a goal, a unit and a start page.

use super::{read, read_stage};
use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{assignment, assignment_report, goal, unit};
use crate::error::Result;
use crate::goal::list::{adopted, in_force};
use crate::goal::place;
use crate::indicator::unit_name;
use crate::organisation::{bodies, branch, existing_on};
use crate::packed::Lists;
use crate::question::{OfObject, questions_of, read_questions};
use crate::search::with_words;
use chrono::NaiveDate;
use domain::actor::{Acting, Actor};
use domain::assignment::{
    ASSIGNMENTS_PER_PAGE, AssignmentAllowed, AssignmentChoices, AssignmentCount, AssignmentFilter, AssignmentList,
    AssignmentPage, AssignmentRow, AssignmentStage, Report,
};
use domain::id::{AssignmentId, GoalId, UnitId};
use domain::organisation::{UnitPath, in_reading_order};
use domain::permission::{Action, Place, Reach, may, may_somewhere, reach, require, require_somewhere};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use domain::search::HitKind;
use domain::start::MOST_ASSIGNMENTS;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, Func, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Deserialize;

impl Store {
    /// A page of the assignments that the reader asked for, with how many open ones each unit has: two statements. Everybody may
    /// read it.
    pub async fn assignment_list(
        &self,
        actor: &Actor,
        filter: &AssignmentFilter,
        today: NaiveDate,
    ) -> Result<AssignmentList> {
        let tx = self.begin_reading().await?;
        let condition = condition(tx.get_database_backend(), filter, today);
        let skipped = u64::from(filter.page).saturating_sub(1) * ASSIGNMENTS_PER_PAGE;
        let mut found = Lists::new(tx.get_database_backend())
            .with::<Total>(total(condition.clone()))
            .with::<StoredRow>(rows(condition.clone()).offset(skipped).limit(ASSIGNMENTS_PER_PAGE).into_query())
            .with::<StoredCount>(by_unit(condition, today))
            .read(&tx)
            .await?;
        let total = found.list::<Total>()?.first().map_or(0, |total| total.held);
        let rows = found.list::<StoredRow>()?;
        let by_unit = found.list::<StoredCount>()?;
        Ok(AssignmentList {
            rows: rows.into_iter().map(StoredRow::read).collect::<Result<_>>()?,
            total,
            by_unit: by_unit.into_iter().map(StoredCount::read).collect::<Result<_>>()?,
            units: bodies(&tx, filter.unit.or(filter.body), today).await?,
            can_give: may_somewhere(actor, Action::RegisterDecision),
        })
    }

    /// One assignment with all that its page shows: three statements. Everybody may read it.
    pub async fn assignment_page(&self, actor: &Actor, id: AssignmentId) -> Result<AssignmentPage> {
        let tx = self.begin_reading().await?;
        let row = assignment::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?;
        let assignment = read(row)?;
        let reports = assignment_report::Entity::find()
            .filter(assignment_report::Column::AssignmentId.eq(id.0))
            .order_by_desc(assignment_report::Column::Id);
        let units = [assignment.decision.body.0, assignment.unit.0];
        let goal = assignment.goal.map_or(0, |goal| goal.0);
        let mut found = Lists::new(tx.get_database_backend())
            .with::<assignment_report::Model>(reports.into_query())
            .with::<unit::Model>(unit::Entity::find().filter(unit::Column::Id.is_in(units)).into_query())
            .with::<Titled>(goal::Entity::find_by_id(goal).filter(adopted()).into_query())
            .with::<OfObject>(questions_of(About::new(Subject::Assignment, id.0)))
            .read(&tx)
            .await?;
        let reports = found.list::<assignment_report::Model>()?;
        let units = found.list::<unit::Model>()?;
        let named = |id: UnitId| units.iter().find(|unit| unit.id == id.0).cloned().ok_or(Rejection::NotFound);
        let (body, unit) = (named(assignment.decision.body)?, named(assignment.unit)?);
        let goal = found.list::<Titled>()?.into_iter().next().map(|goal| (GoalId(goal.id), goal.title));
        let at = |unit: &unit::Model| Place::Unit(UnitPath::from_stored(unit.path.clone()));
        let stage = assignment.state.stage();
        let allowed = AssignmentAllowed {
            report: stage == AssignmentStage::Ongoing && may(actor, Action::ReportAssignment, &at(&unit)),
            decide: stage.is_open() && may(actor, Action::RegisterDecision, &at(&body)),
        };
        Ok(AssignmentPage {
            body: unit_name(body.id, &body.kind, body.name)?,
            unit: unit_name(unit.id, &unit.kind, unit.name)?,
            goal,
            reports: reports.into_iter().map(read_report).collect(),
            questions: read_questions(found.list()?, actor, false)?,
            allowed,
            assignment,
        })
    }

    /// What can be chosen where the body registers an assignment.
    pub async fn assignment_choices(&self, actor: &Actor, body: UnitId, today: NaiveDate) -> Result<AssignmentChoices> {
        require_somewhere(actor, Action::RegisterDecision)?;
        require(actor, Action::RegisterDecision, &place(&self.read, body).await?)?;
        let units = unit::Entity::find().filter(existing_on(today)).all(&self.read).await?;
        let units = units.into_iter().map(crate::organisation::read).collect::<Result<Vec<_>>>()?;
        let own = units.iter().find(|unit| unit.id == body).cloned().ok_or(Rejection::NotFound)?;
        let below = units.into_iter().filter(|unit| unit.id != body && unit.path.is_within(&own.path)).collect();
        let goals: Vec<(i64, String)> = goal::Entity::find()
            .select_only()
            .columns([goal::Column::Id, goal::Column::Title])
            .filter(in_force(today))
            .filter(goal::Column::BodyId.eq(body.0))
            .order_by_asc(alphabetical(goal::Column::Title))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(AssignmentChoices {
            body: own.as_name(),
            units: in_reading_order(below).into_iter().map(|(depth, unit)| (depth, unit.as_name())).collect(),
            goals: goals.into_iter().map(|(id, title)| (GoalId(id), title)).collect(),
        })
    }
}

fn read_report(row: assignment_report::Model) -> Report {
    Report { text: row.text, is_final: row.is_final, on: row.reported_on, by_role: row.by_role }
}

#[derive(Deserialize)]
struct Titled {
    id: i64,
    title: String,
}

#[derive(Deserialize)]
struct Total {
    held: u64,
}

fn condition(engine: DatabaseBackend, filter: &AssignmentFilter, today: NaiveDate) -> Condition {
    use assignment::Column as A;
    let stages = match filter.stage {
        Some(stage) => Some(Condition::all().add(A::Stage.eq(stage.word()))),
        None if filter.all => None,
        None => Some(open()),
    };
    let has_words = !filter.q.trim().is_empty();
    Condition::all()
        .add_option(stages)
        .add_option(filter.body.map(|body| A::BodyId.eq(body.0)))
        .add_option(filter.unit.map(|unit| A::UnitId.in_subquery(branch(engine, unit))))
        .add_option(filter.late.then(|| late(today)))
        .add_option(has_words.then(|| A::Id.in_subquery(with_words(engine, HitKind::Assignment, &filter.q))))
}

fn open() -> Condition {
    let stages = AssignmentStage::ALL.iter().filter(|stage| stage.is_open());
    Condition::all().add(assignment::Column::Stage.is_in(stages.map(|stage| stage.word())))
}

/// That the day has passed and nothing says that it is carried out ([`AssignmentRow::is_late`]).
fn late(today: NaiveDate) -> Condition {
    Condition::all()
        .add(assignment::Column::Stage.eq(AssignmentStage::Ongoing.word()))
        .add(assignment::Column::DueOn.lt(today))
}

fn total(condition: Condition) -> SelectStatement {
    assignment::Entity::find()
        .select_only()
        .expr_as(assignment::Column::Id.count(), "held")
        .filter(condition)
        .into_query()
}

fn body() -> Alias {
    Alias::new("body")
}

/// The assignments that fulfil the condition, what is due first at the top, each row a [`StoredRow`].
fn rows(condition: Condition) -> Select<assignment::Entity> {
    use assignment::Column as A;
    let named = |column: unit::Column| Expr::col((body(), column));
    assignment::Entity::find()
        .select_only()
        .columns([A::Id, A::Title, A::Stage, A::BodyId, A::UnitId, A::DecidedOn, A::DueOn, A::ReportedOn])
        .expr_as(named(unit::Column::Kind), "body_kind")
        .expr_as(named(unit::Column::Name), "body_name")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .join(JoinType::InnerJoin, to_unit())
        .join_as(JoinType::InnerJoin, to_body(), body())
        .filter(condition)
        .order_by_asc(A::DueOn)
        .order_by_asc(A::Id)
}

fn to_unit() -> RelationDef {
    assignment::Entity::belongs_to(unit::Entity).from(assignment::Column::UnitId).to(unit::Column::Id).into()
}

fn to_body() -> RelationDef {
    assignment::Entity::belongs_to(unit::Entity).from(assignment::Column::BodyId).to(unit::Column::Id).into()
}

/// An assignment as lists show it, as stored.
#[derive(Deserialize)]
pub(crate) struct StoredRow {
    id: i64,
    title: String,
    stage: String,
    body_id: i64,
    unit_id: i64,
    decided_on: Option<NaiveDate>,
    due_on: NaiveDate,
    reported_on: Option<NaiveDate>,
    body_kind: String,
    body_name: String,
    unit_kind: String,
    unit_name: String,
}

impl StoredRow {
    pub(crate) fn read(self) -> Result<AssignmentRow> {
        Ok(AssignmentRow {
            id: AssignmentId(self.id),
            title: self.title,
            stage: read_stage(&self.stage)?,
            body: unit_name(self.body_id, &self.body_kind, self.body_name)?,
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            decided_on: self.decided_on,
            due_on: self.due_on,
            reported_on: self.reported_on,
        })
    }
}

/// How many units the register counts by.
const MOST_UNITS: u64 = 40;

fn counted(condition: Condition) -> Expr {
    let one = CaseStatement::new().case(condition, 1).finally(0);
    Expr::from(Func::sum(Expr::Case(Box::new(one))))
}

/// The open ones among the chosen, counted by unit, those with most first, each row a [`StoredCount`].
fn by_unit(condition: Condition, today: NaiveDate) -> SelectStatement {
    assignment::Entity::find()
        .select_only()
        .column(assignment::Column::UnitId)
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .expr_as(assignment::Column::Id.count(), "open")
        .expr_as(counted(late(today)), "late")
        .join(JoinType::InnerJoin, to_unit())
        .filter(condition.add(open()))
        .group_by(assignment::Column::UnitId)
        .group_by(unit::Column::Kind)
        .group_by(unit::Column::Name)
        .order_by_desc(assignment::Column::Id.count())
        .order_by_asc(assignment::Column::UnitId)
        .limit(MOST_UNITS)
        .into_query()
}

#[derive(Deserialize)]
struct StoredCount {
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    open: u64,
    late: u64,
}

impl StoredCount {
    fn read(self) -> Result<AssignmentCount> {
        let unit = unit_name(self.unit_id, &self.unit_kind, self.unit_name)?;
        Ok(AssignmentCount { unit, open: self.open, late: self.late })
    }
}

/// The assignments that serve a goal, open and closed, each row a [`StoredRow`].
pub(crate) fn assignments_of_goal(goal: GoalId) -> SelectStatement {
    rows(Condition::all().add(assignment::Column::GoalId.eq(goal.0))).into_query()
}

/// How many open assignments a unit has given and been given, as stored.
#[derive(Deserialize)]
pub(crate) struct Counts {
    pub(crate) given: u64,
    pub(crate) received: u64,
}

/// One row with the [`Counts`] of a unit.
pub(crate) fn counts_of_unit(of: UnitId) -> SelectStatement {
    use assignment::Column as A;
    let is_given = Condition::all().add(A::BodyId.eq(of.0));
    let is_received = Condition::all().add(A::UnitId.eq(of.0));
    let number = |condition| Expr::from(Func::coalesce([counted(condition), Expr::val(0)]));
    assignment::Entity::find()
        .select_only()
        .expr_as(number(is_given.clone()), "given")
        .expr_as(number(is_received.clone()), "received")
        .filter(open())
        .filter(Condition::any().add(is_given).add(is_received))
        .into_query()
}

/// The open assignments that wait for somebody in the role: those that the branch is to carry out, and those of the own body that are
/// reported back or late. Each row is a [`StoredRow`].
pub(crate) fn waiting_for(acting: &Acting, today: NaiveDate) -> Option<SelectStatement> {
    use assignment::Column as A;
    let ongoing = || Condition::all().add(A::Stage.eq(AssignmentStage::Ongoing.word()));
    let to_report = match reach(acting.role, Action::ReportAssignment) {
        Reach::None => None,
        Reach::All => Some(late(today)),
        Reach::Own | Reach::Branch | Reach::Line => {
            Some(ongoing().add(unit::Column::Path.starts_with(acting.path.as_str())))
        }
    };
    let decides = acting.role.is_political() || reach(acting.role, Action::RegisterDecision) != Reach::None;
    let reported = Condition::all().add(A::Stage.eq(AssignmentStage::Reported.word()));
    let to_decide = decides.then(|| {
        Condition::all().add(A::BodyId.eq(acting.unit.0)).add(Condition::any().add(reported).add(late(today)))
    });
    if to_report.is_none() && to_decide.is_none() {
        return None;
    }
    let wanted = Condition::any().add_option(to_report).add_option(to_decide);
    Some(rows(wanted).limit(MOST_ASSIGNMENTS).into_query())
}
