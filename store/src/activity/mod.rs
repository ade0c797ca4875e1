//! Activities: how they are kept. Acts and queries stand in the files beside.

mod approval;
mod choices;
mod count;
mod hypothesis;
mod lesson;
mod list;
mod obstacle;
mod page;
mod past;
mod step;
mod turn;
mod write;

pub(crate) use hypothesis::read_verdict;
pub(crate) use list::{
    OfGoal, Stored as StoredRow, activities_of_goal, activities_of_unit, count_of_goal, pressing_activities,
    to_activity as tie_to_activity, to_goal as tie_to_goal,
};
pub(crate) use past::{StoredTie, activities_of_goal_then, activities_tied_since, ties_of_goal};

use crate::entity::{activity, activity_need, activity_step, activity_unit, hypothesis as tie};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use crate::goal::place;
use crate::packed::Lists;
use chrono::NaiveDate;
use domain::activity::{Activity, ActivityRecord, ActivityStage, ActivityState, Evidence, Step};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{ActivityId, StepId, UnitId};
use domain::money::Money;
use domain::permission::{Action, Place, may, require};
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};

/// What an activity points at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    pub(crate) shared: Vec<UnitId>,
    pub(crate) needs: Vec<ActivityId>,
}

/// A stored activity as the domain knows it.
pub(crate) fn read(row: activity::Model, links: Links) -> Result<Activity> {
    let state = read_state(&row)?;
    Ok(Activity {
        id: ActivityId(row.id),
        external_id: row.external_id,
        version: row.version,
        title: row.title,
        what: row.what,
        unit: UnitId(row.unit_id),
        shared: links.shared,
        accountable_title: row.accountable_title,
        span: Span::new(row.from_date, row.to_date).map_err(|_| unreadable("span of activity", &row.id.to_string()))?,
        cost: row.cost.map(Money),
        hours: row.hours.map(|hours| u32::try_from(hours).unwrap_or(u32::MAX)),
        evidence: read_evidence(&row.evidence)?,
        experiment: row.experiment,
        state,
        needs: links.needs,
        source: row.source,
    })
}

/// A stored evidence; empty when nobody has said.
pub(crate) fn read_evidence(word: &str) -> Result<Option<Evidence>> {
    if word.is_empty() {
        return Ok(None);
    }
    Evidence::from_word(word).map(Some).ok_or_else(|| unreadable("evidence", word))
}

/// A stored stage.
pub(crate) fn read_stage(word: &str) -> Result<ActivityStage> {
    ActivityStage::from_word(word).ok_or_else(|| unreadable("stage of activity", word))
}

fn read_state(row: &activity::Model) -> Result<ActivityState> {
    let on = row.stage_on;
    let (reason, lesson) = (row.reason.clone(), row.lesson.clone());
    let successor =
        || row.successor_id.map(ActivityId).ok_or_else(|| unreadable("successor of activity", &row.id.to_string()));
    Ok(match read_stage(&row.stage)? {
        ActivityStage::Proposed => ActivityState::Proposed { on },
        ActivityStage::Planned => ActivityState::Planned { on },
        ActivityStage::Ongoing => ActivityState::Ongoing { on },
        ActivityStage::Done => ActivityState::Done { on, lesson },
        ActivityStage::Stopped => ActivityState::Stopped { on, reason, lesson },
        ActivityStage::Replaced => ActivityState::Replaced { on, reason, by: successor()? },
        ActivityStage::Merged => ActivityState::Merged { on, reason, into: successor()? },
    })
}

/// The columns of a state; nothing but the state is set.
fn state_columns(state: &ActivityState) -> activity::ActiveModel {
    activity::ActiveModel {
        stage: Set(state.stage().word().to_owned()),
        stage_on: Set(state.since()),
        reason: Set(state.reason().to_owned()),
        lesson: Set(state.lesson().to_owned()),
        successor_id: Set(state.successor().map(|id| id.0)),
        ..Default::default()
    }
}

/// The activity with all that it points at, whoever asks; nobody else changes it until the transaction ends.
async fn load_to_change(tx: &DatabaseTransaction, id: ActivityId) -> Result<Activity> {
    let row = activity::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    let links = links(tx, id).await?;
    read(row, links)
}

async fn links(db: &impl ConnectionTrait, id: ActivityId) -> Result<Links> {
    Ok(links_and_steps(db, id).await?.0)
}

/// What it points at, and its steps: one statement.
async fn links_and_steps(db: &impl ConnectionTrait, id: ActivityId) -> Result<(Links, Vec<Step>)> {
    use activity_need::Column as Need;
    use activity_step::Column as StepOf;
    use activity_unit::Column as Shared;
    let shared = activity_unit::Entity::find().filter(Shared::ActivityId.eq(id.0)).order_by_asc(Shared::UnitId);
    let needs = activity_need::Entity::find().filter(Need::ActivityId.eq(id.0)).order_by_asc(Need::NeedsId);
    let steps = activity_step::Entity::find().filter(StepOf::ActivityId.eq(id.0)).order_by_asc(StepOf::Id);
    let mut found = Lists::new(db.get_database_backend())
        .with::<activity_unit::Model>(shared.into_query())
        .with::<activity_need::Model>(needs.into_query())
        .with::<activity_step::Model>(steps.into_query())
        .read(db)
        .await?;
    let links = Links {
        shared: found.list::<activity_unit::Model>()?.into_iter().map(|row| UnitId(row.unit_id)).collect(),
        needs: found.list::<activity_need::Model>()?.into_iter().map(|row| ActivityId(row.needs_id)).collect(),
    };
    Ok((links, found.list()?.into_iter().map(read_step).collect()))
}

fn read_step(row: activity_step::Model) -> Step {
    Step { id: StepId(row.id), title: row.title, due: row.due, done_on: row.done_on }
}

/// The activity with its parts, as the trail keeps it: three statements.
async fn record(db: &impl ConnectionTrait, id: ActivityId) -> Result<ActivityRecord> {
    let ties =
        tie::Entity::find().filter(tie::Column::ActivityId.eq(id.0)).order_by_asc(tie::Column::Id).all(db).await?;
    let row = activity::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    let (links, steps) = links_and_steps(db, id).await?;
    Ok(ActivityRecord {
        activity: read(row, links)?,
        steps,
        hypotheses: ties.into_iter().map(hypothesis::read).collect::<Result<_>>()?,
    })
}

/// An activity that is being changed, as it was before.
struct Change {
    before: ActivityRecord,
}

impl Change {
    /// Begins to change the activity: it is locked, and may be known and changed by the actor where it is led.
    async fn begin(tx: &DatabaseTransaction, actor: &Actor, id: ActivityId) -> Result<Self> {
        Self::begin_with(tx, actor, id, Action::WriteActivity).await
    }

    /// As [`Self::begin`], for those who may do `action` where it is led.
    async fn begin_with(tx: &DatabaseTransaction, actor: &Actor, id: ActivityId, action: Action) -> Result<Self> {
        let activity = load_to_change(tx, id).await?;
        require_visible(actor, activity.state.stage())?;
        require(actor, action, &place(tx, activity.unit).await?)?;
        Ok(Self { before: record(tx, id).await? })
    }

    /// As [`Self::begin`], also for those of the units that take part.
    async fn begin_taking_part(tx: &DatabaseTransaction, actor: &Actor, id: ActivityId) -> Result<Self> {
        let activity = load_to_change(tx, id).await?;
        require_visible(actor, activity.state.stage())?;
        let lead = place(tx, activity.unit).await?;
        if !may(actor, Action::WriteActivity, &lead) && !takes_part(tx, actor, &activity).await? {
            require(actor, Action::WriteActivity, &lead)?;
        }
        Ok(Self { before: record(tx, id).await? })
    }

    fn activity(&self) -> &Activity {
        &self.before.activity
    }

    /// Refuses a change made from another version than the one that holds.
    fn require_version(&self, version: i64) -> Result<()> {
        if self.activity().version == version { Ok(()) } else { Err(Rejection::ChangedByAnother.into()) }
    }

    /// Refuses to change what is over.
    fn require_open(&self) -> Result<()> {
        if self.activity().state.stage().is_open() { Ok(()) } else { Err(StateProblem::ActivityIsOver.into()) }
    }

    /// Counts anew what lists show, gives it another version, and writes the event.
    async fn finish(self, tx: &DatabaseTransaction, actor: &Actor, act: Act, reason: &str) -> Result<()> {
        let id = self.activity().id;
        let row =
            activity::ActiveModel { id: Set(id.0), version: Set(self.activity().version + 1), ..Default::default() };
        row.update(tx).await?;
        count::refresh(tx, id).await?;
        let after = record(tx, id).await?;
        let label = &after.activity.title;
        let happened = Happened::new(act, ObjectKind::Activity, id.0, label);
        event::write(tx, actor, happened.before(&self.before).after(&after).because(reason)).await
    }
}

async fn takes_part(tx: &DatabaseTransaction, actor: &Actor, activity: &Activity) -> Result<bool> {
    for unit in &activity.shared {
        if may(actor, Action::WriteActivity, &place(tx, *unit).await?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What is only proposed is the staff's own matter: strangers do not learn of it.
pub(crate) const fn is_visible(actor: &Actor, stage: ActivityStage) -> bool {
    actor.is_known() || !matches!(stage, ActivityStage::Proposed)
}

fn require_visible(actor: &Actor, stage: ActivityStage) -> Result<()> {
    if is_visible(actor, stage) { Ok(()) } else { Err(Rejection::NotFound.into()) }
}

/// The day that stands for "nothing is due": it sorts last on both engines, as no day would not.
pub(crate) fn never() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// A stored day on which something is due.
fn read_due(stored: NaiveDate) -> Option<NaiveDate> {
    Some(stored).filter(|day| *day != never())
}

/// Where the activity is led, as a place to ask permission for.
fn place_of(path: &str) -> Place {
    Place::Unit(domain::organisation::UnitPath::from_stored(path.to_owned()))
}
