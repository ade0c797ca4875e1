//! What auditors examine a year by.

use crate::Store;
use crate::activity::read_stage;
use crate::entity::{activity, assignment, current_follow_up, goal, hypothesis, judgement, person, unit};
use crate::error::Result;
use crate::follow_up::read_status;
use crate::goal::list::{Asked, StoredRow, in_force_during, in_order, selected};
use crate::indicator::list::main_indicators_of_goals;
use crate::indicator::unit_name;
use crate::organisation::bodies;
use crate::packed::Lists;
use chrono::NaiveDate;
use domain::activity::ActivityStage;
use domain::actor::Actor;
use domain::assignment::AssignmentStage;
use domain::audit::{AuditFilter, AuditGoal, AuditList, Evidence};
use domain::goal::{Decision, GoalStage};
use domain::hypothesis::VerdictKind;
use domain::id::{GoalId, UnitId};
use domain::indicator::IndicatorRow;
use domain::rejection::Rejection;
use domain::status::Status;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef,
};
use serde::Deserialize;
use std::collections::HashMap;

impl Store {
    /// The goals of a body that were in force during the year, each with target, outcome, judgement and evidence as they are known
    /// today: five statements, however many goals there are. Everybody may read it, but not who judged.
    pub async fn audit(&self, actor: &Actor, filter: &AuditFilter, today: NaiveDate) -> Result<AuditList> {
        let tx = self.begin_reading().await?;
        let chosen = filter.body.map_or_else(|| unit::Column::ParentId.is_null(), |body| unit::Column::Id.eq(body.0));
        let body = unit::Entity::find().filter(chosen).one(&tx).await?.ok_or(Rejection::NotFound)?;
        let condition = in_force_during(filter.year).add(goal::Column::BodyId.eq(body.id));
        let mut found = Lists::new(tx.get_database_backend())
            .with::<StoredRow>(selected(condition.clone(), Asked::default()))
            .with::<Recorded>(recorded(condition.clone()))
            .with::<Counted>(ties(condition.clone(), activity::Column::Stage))
            .with::<Counted>(ties(condition.clone(), hypothesis::Column::Verdict))
            .with::<Counted>(approved(condition.clone()))
            .with::<Counted>(assignments(condition))
            .read(&tx)
            .await?;
        let rows = in_order(actor, found.list()?);
        let mut recorded: HashMap<i64, Recorded> =
            found.list::<Recorded>()?.into_iter().map(|row| (row.id, row)).collect();
        let mut evidence = evidence([found.list()?, found.list()?, found.list()?, found.list()?])?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut indicators = main_indicators(&tx, &ids, today).await?;
        let mut goals = Vec::with_capacity(rows.len());
        for row in rows {
            let row = row.read(actor, today)?;
            let Some(said) = recorded.remove(&row.id.0).filter(|_| !row.is_vision) else { continue };
            goals.push(AuditGoal {
                decision: said.decision(row.body.id),
                closing: said.closing(row.body.id, row.stage),
                judge: said.judge.filter(|_| actor.is_known()),
                indicators: indicators.remove(&row.id).unwrap_or_default(),
                evidence: evidence.remove(&row.id.0).unwrap_or_default(),
                row,
            });
        }
        Ok(AuditList {
            bodies: bodies(&tx, Some(UnitId(body.id)), today).await?,
            body: unit_name(body.id, &body.kind, body.name)?,
            goals,
        })
    }
}

async fn main_indicators(
    db: &impl ConnectionTrait,
    goals: &[i64],
    today: NaiveDate,
) -> Result<HashMap<GoalId, Vec<IndicatorRow>>> {
    let mut found: HashMap<GoalId, Vec<IndicatorRow>> = HashMap::new();
    for (goal, row) in main_indicators_of_goals(db, goals, today).await? {
        found.entry(goal).or_default().push(row);
    }
    Ok(found)
}

/// The decisions of a goal as stored, and who judged it.
#[derive(Deserialize)]
struct Recorded {
    id: i64,
    decided_on: Option<NaiveDate>,
    paragraph: String,
    registry_number: String,
    closed_on: Option<NaiveDate>,
    closing_paragraph: String,
    closing_registry_number: String,
    judge: Option<String>,
}

impl Recorded {
    fn decision(&self, body: UnitId) -> Decision {
        let (paragraph, registry_number) = (self.paragraph.clone(), self.registry_number.clone());
        Decision { body, date: self.decided_on, paragraph, registry_number }
    }

    fn closing(&self, body: UnitId, stage: GoalStage) -> Option<Decision> {
        let (paragraph, registry_number) = (self.closing_paragraph.clone(), self.closing_registry_number.clone());
        (stage == GoalStage::Closed).then_some(Decision { body, date: self.closed_on, paragraph, registry_number })
    }
}

fn recorded(condition: Condition) -> SelectStatement {
    use goal::Column as G;
    let judged: RelationDef = goal::Entity::belongs_to(judgement::Entity)
        .from(G::Id)
        .to(judgement::Column::GoalId)
        .on_condition(|_, _| judgement::Column::Holds.eq(true).into())
        .into();
    let by: RelationDef =
        judgement::Entity::belongs_to(person::Entity).from(judgement::Column::PersonId).to(person::Column::Id).into();
    goal::Entity::find()
        .select_only()
        .columns([G::Id, G::DecidedOn, G::Paragraph, G::RegistryNumber])
        .columns([G::ClosedOn, G::ClosingParagraph, G::ClosingRegistryNumber])
        .column_as(person::Column::Name, "judge")
        .join(JoinType::LeftJoin, judged)
        .join(JoinType::LeftJoin, by)
        .filter(condition)
        .into_query()
}

/// How many of something a goal has, by a word.
#[derive(Deserialize)]
struct Counted {
    goal_id: i64,
    word: String,
    held: u32,
}

/// The goals that are examined.
fn chosen(condition: Condition) -> SelectStatement {
    goal::Entity::find().select_only().column(goal::Column::Id).filter(condition).into_query()
}

/// How many ties of adopted activities each goal has, by what stands in `word`.
fn ties(condition: Condition, word: impl ColumnTrait) -> SelectStatement {
    let to_activity: RelationDef = hypothesis::Entity::belongs_to(activity::Entity)
        .from(hypothesis::Column::ActivityId)
        .to(activity::Column::Id)
        .into();
    hypothesis::Entity::find()
        .select_only()
        .column(hypothesis::Column::GoalId)
        .column_as(word, "word")
        .expr_as(hypothesis::Column::Id.count(), "held")
        .join(JoinType::InnerJoin, to_activity)
        .filter(hypothesis::Column::GoalId.in_subquery(chosen(condition)))
        .filter(activity::Column::Stage.ne(ActivityStage::Proposed.word()))
        .group_by(hypothesis::Column::GoalId)
        .group_by(word)
        .into_query()
}

fn approved(condition: Condition) -> SelectStatement {
    use current_follow_up::Column as C;
    current_follow_up::Entity::find()
        .select_only()
        .column(C::GoalId)
        .column_as(C::OfficialStatus, "word")
        .expr_as(C::UnitId.count(), "held")
        .filter(C::GoalId.in_subquery(chosen(condition)))
        .filter(C::OfficialStatus.ne(""))
        .group_by(C::GoalId)
        .group_by(C::OfficialStatus)
        .into_query()
}

fn assignments(condition: Condition) -> SelectStatement {
    use assignment::Column as A;
    assignment::Entity::find()
        .select_only()
        .column(A::GoalId)
        .column_as(A::Stage, "word")
        .expr_as(A::Id.count(), "held")
        .filter(A::GoalId.in_subquery(chosen(condition)))
        .group_by(A::GoalId)
        .group_by(A::Stage)
        .into_query()
}

/// The counts by goal; words come in the order of their lives.
fn evidence([activities, verdicts, approved, assignments]: [Vec<Counted>; 4]) -> Result<HashMap<i64, Evidence>> {
    let mut found: HashMap<i64, Evidence> = HashMap::new();
    for row in activities {
        found.entry(row.goal_id).or_default().activities.push((read_stage(&row.word)?, row.held));
    }
    for row in verdicts {
        let of_goal = found.entry(row.goal_id).or_default();
        match VerdictKind::from_word(&row.word) {
            Some(verdict) => of_goal.verdicts.push((verdict, row.held)),
            None => of_goal.untested = row.held,
        }
    }
    for row in approved {
        found.entry(row.goal_id).or_default().approved.push((read_status(&row.word)?, row.held));
    }
    for row in assignments {
        let is_open = AssignmentStage::from_word(&row.word).is_some_and(AssignmentStage::is_open);
        let of_goal = &mut found.entry(row.goal_id).or_default().assignments;
        *if is_open { &mut of_goal.0 } else { &mut of_goal.1 } += row.held;
    }
    for of_goal in found.values_mut() {
        of_goal.activities.sort_by_key(|(stage, _)| place(ActivityStage::ALL, stage));
        of_goal.verdicts.sort_by_key(|(verdict, _)| place(VerdictKind::ALL, verdict));
        of_goal.approved.sort_by_key(|(status, _)| place(Status::ALL, status));
    }
    Ok(found)
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Option<usize> {
    all.iter().position(|known| known == one)
}
