//! What hangs on a unit: while anything does it cannot be taken away, and it exists on all days of what has days of its own.

use crate::entity::{activity, appointment, goal, goal_unit, indicator, unit};
use crate::error::{Error, Result};
use crate::goal::list::adopted;
use chrono::NaiveDate;
use domain::appointment::Role;
use domain::field::{FieldErrors, Problem};
use domain::goal::GoalStage;
use domain::id::UnitId;
use domain::organisation::{Hanging, Remaining, UnitKind};
use domain::rejection::StateProblem;
use domain::span::Span;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr};

/// Every column that points at a unit, and what somebody is told who would take the unit away. One that is missing here is told
/// as [`StateProblem::UnitIsInUse`]: the database refuses it.
const POINT_AT_A_UNIT: [(&str, &str, StateProblem); 20] = [
    ("unit", "parent_id", StateProblem::UnitHasUnitsBelow),
    ("goal", "body_id", StateProblem::UnitHasGoals),
    ("goal", "accountable_unit_id", StateProblem::UnitHasGoals),
    ("goal", "decided_by_id", StateProblem::UnitHasGoals),
    ("goal_unit", "unit_id", StateProblem::UnitHasGoals),
    ("contribution", "unit_id", StateProblem::UnitHasContributions),
    ("indicator", "unit_id", StateProblem::UnitHasIndicators),
    ("indicator", "owner_unit_id", StateProblem::UnitHasIndicators),
    ("activity", "unit_id", StateProblem::UnitHasActivities),
    ("activity_unit", "unit_id", StateProblem::UnitHasActivities),
    ("approval_demand", "unit_id", StateProblem::UnitHasActivities),
    ("appointment", "unit_id", StateProblem::UnitHasAppointments),
    ("assignment", "body_id", StateProblem::UnitHasAssignments),
    ("assignment", "unit_id", StateProblem::UnitHasAssignments),
    ("measure", "unit_id", StateProblem::UnitHasMeasures),
    ("minutes_item", "body_id", StateProblem::UnitHasMinutesItems),
    ("question", "unit_id", StateProblem::UnitHasQuestions),
    ("round", "body_id", StateProblem::UnitHasFollowUps),
    ("round_unit", "unit_id", StateProblem::UnitHasFollowUps),
    ("follow_up", "unit_id", StateProblem::UnitHasFollowUps),
];

/// Goes on when nothing points at the unit.
pub(super) async fn require_unused(tx: &DatabaseTransaction, id: UnitId) -> Result<()> {
    for (table, column, problem) in POINT_AT_A_UNIT {
        let pointing = Query::select()
            .expr(Expr::val(1))
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new(column)).eq(id.0))
            .limit(1)
            .take();
        if tx.query_one(&pointing).await?.is_some() {
            return Err(problem.into());
        }
    }
    Ok(())
}

/// What the database says when something points at the unit all the same.
pub(super) fn in_use(error: DbErr) -> Error {
    let told = error.to_string().to_lowercase();
    if told.contains("foreign key") { StateProblem::UnitIsInUse.into() } else { error.into() }
}

/// Goes on when a unit that exists during `after` instead of `before` exists on all days of what hangs on it.
pub(super) async fn require_room(tx: &DatabaseTransaction, id: UnitId, before: Span, after: Span) -> Result<()> {
    let mut errors = FieldErrors::default();
    if let Some(last) = after.to().filter(|last| before.to() != Some(*last)) {
        for (hanging, rows) in outliving(id, last) {
            if is_any(tx, rows).await? {
                errors.add("to", Problem::EndsBefore(hanging));
            }
        }
    }
    if after.from() > before.from() {
        for (hanging, rows) in begun_before(id, after.from()) {
            if is_any(tx, rows).await? {
                errors.add("from", Problem::StartsAfter(hanging));
            }
        }
    }
    Ok(errors.into_result(Some(()))?)
}

/// Goes on when all goals and roles of the unit, also those of the past, could be at one that is `after` instead of `before`. The kind
/// has no days of its own: a board that becomes an administration is a new unit, and the old one keeps its history.
pub(super) async fn require_fitting_kind(
    tx: &DatabaseTransaction,
    id: UnitId,
    before: UnitKind,
    after: UnitKind,
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    let belongs_no_more = Role::ALL.iter().filter(|role| !role.belongs_at(after)).map(|role| role.word());
    let roles = Condition::all()
        .add(appointment::Column::UnitId.eq(id.0))
        .add(appointment::Column::Role.is_in(belongs_no_more));
    let mut errors = FieldErrors::default();
    if !after.decides() && is_any(tx, rows("goal", Condition::all().add(goal::Column::BodyId.eq(id.0)))).await? {
        errors.add("kind", Problem::KindDoesNotFit(Hanging::Goals));
    }
    if is_any(tx, rows("appointment", roles)).await? {
        errors.add("kind", Problem::KindDoesNotFit(Hanging::Roles));
    }
    Ok(errors.into_result(Some(()))?)
}

/// What hangs on the unit and goes on after `last`.
fn outliving(id: UnitId, last: NaiveDate) -> [(Hanging, SelectStatement); 4] {
    use {appointment::Column as A, goal::Column as G, indicator::Column as I, unit::Column as U};
    let goes_on = |ends: Expr| Condition::any().add(ends.clone().is_null()).add(ends.gt(last));
    let of = |column: Expr, ends: Expr| Condition::all().add(column.eq(id.0)).add(goes_on(ends));
    let in_force = of(Expr::col(G::BodyId), Expr::col(G::ToDate)).add(G::Stage.eq(GoalStage::Decided.word()));
    [
        (Hanging::Units, rows("unit", of(Expr::col(U::ParentId), Expr::col(U::ToDate)))),
        (Hanging::Roles, rows("appointment", of(Expr::col(A::UnitId), Expr::col(A::ToDate)))),
        (Hanging::Goals, rows("goal", in_force)),
        (Hanging::Indicators, rows("indicator", of(Expr::col(I::UnitId), Expr::col(I::EndedOn)))),
    ]
}

/// What hangs on the unit and began before `first`.
fn begun_before(id: UnitId, first: NaiveDate) -> [(Hanging, SelectStatement); 3] {
    use {appointment::Column as A, goal::Column as G, unit::Column as U};
    let of = |column: Expr, from: Expr| Condition::all().add(column.eq(id.0)).add(from.lt(first));
    [
        (Hanging::Units, rows("unit", of(Expr::col(U::ParentId), Expr::col(U::FromDate)))),
        (Hanging::Roles, rows("appointment", of(Expr::col(A::UnitId), Expr::col(A::FromDate)))),
        (Hanging::Goals, rows("goal", of(Expr::col(G::BodyId), Expr::col(G::FromDate)).add(adopted()))),
    ]
}

fn rows(table: &'static str, condition: Condition) -> SelectStatement {
    Query::select().expr(Expr::val(1)).from(Alias::new(table)).cond_where(condition).limit(1).take()
}

async fn is_any(tx: &DatabaseTransaction, rows: SelectStatement) -> Result<bool> {
    Ok(tx.query_one(&rows).await?.is_some())
}

/// What points at the unit after its last day though it may: one statement.
pub(super) async fn remaining(db: &impl ConnectionTrait, id: UnitId, last: NaiveDate) -> Result<Remaining> {
    use {goal::Column as G, indicator::Column as I};
    let goes_on = |ends: Expr| Condition::any().add(ends.clone().is_null()).add(ends.gt(last));
    let given = Query::select()
        .column(goal_unit::Column::GoalId)
        .from(goal_unit::Entity)
        .and_where(goal_unit::Column::UnitId.eq(id.0))
        .take();
    let goals = counted(goal::Entity)
        .and_where(G::Stage.eq(GoalStage::Decided.word()))
        .cond_where(goes_on(Expr::col(G::ToDate)))
        .cond_where(Condition::any().add(G::AccountableUnitId.eq(id.0)).add(G::Id.in_subquery(given)))
        .take();
    let indicators =
        counted(indicator::Entity).and_where(I::OwnerUnitId.eq(id.0)).cond_where(goes_on(Expr::col(I::EndedOn))).take();
    let activities = counted(activity::Entity)
        .and_where(activity::Column::UnitId.eq(id.0))
        .and_where(activity::Column::Open.eq(true))
        .cond_where(goes_on(Expr::col(activity::Column::ToDate)))
        .take();
    let all = [goals, indicators, activities].into_iter().map(Expr::from);
    let all = Query::select().exprs(all).take();
    let Some(row) = db.query_one(&all).await? else { return Ok(Remaining::default()) };
    let count = |at: usize| row.try_get_by_index::<i64>(at).map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Ok(Remaining { goals: count(0)?, indicators: count(1)?, activities: count(2)? })
}

fn counted(table: impl sea_orm::sea_query::IntoTableRef) -> SelectStatement {
    Query::select().expr(Func::count(Expr::col(Asterisk))).from(table).take()
}
