//! Assignments: giving them, reporting back, sending back, closing. What pages read stands in the file beside.

mod list;
mod past;

pub(crate) use list::{Counts, StoredRow, assignments_of_goal, counts_of_unit, waiting_for};
pub(crate) use past::{LastReport, assignments_of_goal_then, assignments_to_read_back, last_reports};

use crate::Store;
use crate::entity::{assignment, assignment_report, goal};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened, acting_as, fresh_id};
use crate::goal::list::adopted;
use crate::goal::place;
use crate::organisation::existing_on;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::{Assignment, AssignmentDraft, AssignmentStage, AssignmentState, Closing};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::goal::Decision;
use domain::id::{AssignmentId, GoalId, UnitId};
use domain::permission::{Action, require, require_somewhere};
use domain::rejection::Rejection;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};

/// A stored assignment as the domain knows it.
pub(crate) fn read(row: assignment::Model) -> Result<Assignment> {
    let body = UnitId(row.body_id);
    let closing = || Decision {
        body,
        date: row.closed_on,
        paragraph: row.closing_paragraph.clone(),
        registry_number: row.closing_registry_number.clone(),
    };
    let reported_on = || row.reported_on.ok_or_else(|| unreadable("day of report", &row.id.to_string()));
    let state = match read_stage(&row.stage)? {
        AssignmentStage::Ongoing => AssignmentState::Ongoing,
        AssignmentStage::Reported => AssignmentState::Reported { on: reported_on()? },
        AssignmentStage::Done => AssignmentState::Done { closing: closing() },
        AssignmentStage::Withdrawn => AssignmentState::Withdrawn { closing: closing() },
    };
    Ok(Assignment {
        id: AssignmentId(row.id),
        external_id: row.external_id,
        version: row.version,
        title: row.title,
        text: row.text,
        decision: Decision {
            body,
            date: row.decided_on,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
        },
        unit: UnitId(row.unit_id),
        goal: row.goal_id.map(GoalId),
        due_on: row.due_on,
        state,
    })
}

/// A stored stage.
pub(crate) fn read_stage(word: &str) -> Result<AssignmentStage> {
    AssignmentStage::from_word(word).ok_or_else(|| unreadable("stage of assignment", word))
}

impl Store {
    /// Registers what a body has decided that a unit is to do.
    pub async fn give_assignment(
        &self,
        actor: &Actor,
        draft: AssignmentDraft,
        today: NaiveDate,
    ) -> Result<AssignmentId> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        require(actor, Action::RegisterDecision, &place(&tx, draft.decision.body).await?)?;
        require_choices(&tx, &draft, today).await?;
        let row = assignment::ActiveModel {
            external_id: Set(fresh_id()),
            version: Set(1),
            title: Set(draft.title),
            text: Set(draft.text),
            body_id: Set(draft.decision.body.0),
            decided_on: Set(draft.decision.date),
            paragraph: Set(draft.decision.paragraph),
            registry_number: Set(draft.decision.registry_number),
            unit_id: Set(draft.unit.0),
            goal_id: Set(draft.goal.map(|goal| goal.0)),
            due_on: Set(draft.due_on),
            stage: Set(AssignmentStage::Ongoing.word().to_owned()),
            reported_on: Set(None),
            closed_on: Set(None),
            closing_paragraph: Set(String::new()),
            closing_registry_number: Set(String::new()),
            ..Default::default()
        };
        let given = read(row.insert(&tx).await?)?;
        let happened = Happened::new(Act::Decided, ObjectKind::Assignment, given.id.0, &given.title).after(&given);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(given.id)
    }

    /// Reports back on an assignment, on the way or, when `is_final`, that it is carried out.
    pub async fn report_assignment(
        &self,
        actor: &Actor,
        id: AssignmentId,
        version: i64,
        (text, is_final): (String, bool),
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::ReportAssignment)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require(actor, Action::ReportAssignment, &place(&tx, before.unit).await?)?;
        require_version(&before, version)?;
        let state = before.state.clone().report(is_final, today)?;
        let row = assignment_report::ActiveModel {
            assignment_id: Set(id.0),
            text: Set(text.clone()),
            is_final: Set(is_final),
            reported_on: Set(today),
            by_role: Set(acting_as(actor)),
            person_id: Set(actor.person().map(|person| person.id.0)),
            ..Default::default()
        };
        row.insert(&tx).await?;
        let mut columns = state_columns(&state);
        columns.reported_on = Set(Some(today));
        finish(&tx, actor, (Act::Reported, &text), before, columns).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sends a report back: the body wants more.
    pub async fn send_assignment_back(
        &self,
        actor: &Actor,
        id: AssignmentId,
        version: i64,
        reason: String,
    ) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = begin_deciding(&tx, actor, id).await?;
        require_version(&before, version)?;
        let state = before.state.clone().send_back()?;
        finish(&tx, actor, (Act::Returned, &reason), before, state_columns(&state)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Registers that the body has closed the assignment, as carried out or withdrawn.
    pub async fn close_assignment(
        &self,
        actor: &Actor,
        id: AssignmentId,
        version: i64,
        (how, closing): (Closing, Decision),
    ) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = begin_deciding(&tx, actor, id).await?;
        let state = before.state.clone().close(how, closing, &before.decision)?;
        require_version(&before, version)?;
        finish(&tx, actor, (Act::Closed, ""), before, state_columns(&state)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// An assignment, for those who may report back on it.
    pub async fn assignment_to_report(&self, actor: &Actor, id: AssignmentId) -> Result<Assignment> {
        require_somewhere(actor, Action::ReportAssignment)?;
        let found = load(&self.read, id).await?;
        require(actor, Action::ReportAssignment, &place(&self.read, found.unit).await?)?;
        Ok(found)
    }

    /// An assignment, for those who may close it or send a report back.
    pub async fn assignment_to_decide(&self, actor: &Actor, id: AssignmentId) -> Result<Assignment> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let found = load(&self.read, id).await?;
        require(actor, Action::RegisterDecision, &place(&self.read, found.decision.body).await?)?;
        Ok(found)
    }
}

async fn load(db: &impl ConnectionTrait, id: AssignmentId) -> Result<Assignment> {
    read(assignment::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?)
}

/// As [`load`], and nobody else changes it until the transaction ends.
async fn load_to_change(tx: &DatabaseTransaction, id: AssignmentId) -> Result<Assignment> {
    read(assignment::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?)
}

async fn begin_deciding(tx: &DatabaseTransaction, actor: &Actor, id: AssignmentId) -> Result<Assignment> {
    let before = load_to_change(tx, id).await?;
    require(actor, Action::RegisterDecision, &place(tx, before.decision.body).await?)?;
    Ok(before)
}

fn require_version(before: &Assignment, version: i64) -> Result<()> {
    if before.version == version { Ok(()) } else { Err(Rejection::ChangedByAnother.into()) }
}

/// The unit has to be there, and another than the body; the goal has to be decided.
async fn require_choices(tx: &DatabaseTransaction, draft: &AssignmentDraft, today: NaiveDate) -> Result<()> {
    use crate::entity::unit;
    let mut errors = FieldErrors::default();
    let there = unit::Entity::find_by_id(draft.unit.0).filter(existing_on(today)).count(tx).await?;
    if there == 0 || draft.unit == draft.decision.body {
        errors.add("unit", Problem::DoesNotExist);
    }
    if let Some(goal) = draft.goal
        && goal::Entity::find_by_id(goal.0).filter(adopted()).count(tx).await? == 0
    {
        errors.add("goal", Problem::DoesNotExist);
    }
    Ok(errors.into_result(Some(()))?)
}

/// The columns of a state; nothing but the state is set.
fn state_columns(state: &AssignmentState) -> assignment::ActiveModel {
    let mut columns =
        assignment::ActiveModel { stage: Set(state.stage().word().to_owned()), ..<_ as Default>::default() };
    if let Some(closing) = state.closing() {
        columns.closed_on = Set(closing.date);
        columns.closing_paragraph = Set(closing.paragraph.clone());
        columns.closing_registry_number = Set(closing.registry_number.clone());
    }
    columns
}

/// Writes the columns, gives the assignment another version, and writes the event.
async fn finish(
    tx: &DatabaseTransaction,
    actor: &Actor,
    (act, reason): (Act, &str),
    before: Assignment,
    mut columns: assignment::ActiveModel,
) -> Result<()> {
    columns.id = Set(before.id.0);
    columns.version = Set(before.version + 1);
    let after = read(columns.update(tx).await?)?;
    let happened = Happened::new(act, ObjectKind::Assignment, after.id.0, &after.title);
    event::write(tx, actor, happened.before(&before).after(&after).because(reason)).await
}
