//! Writing an activity: propose, change.

use super::{Change, state_columns};
use crate::Store;
use crate::entity::{activity, activity_need, activity_unit, unit};
use crate::error::{Error, Result, taken};
use crate::event::{self, Happened};
use crate::goal::place;
use crate::organisation::{existing_on, external_id};
use chrono::NaiveDate;
use domain::activity::{ActivityDraft, ActivityState, Proposal};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::{ActivityId, UnitId};
use domain::permission::{Action, require, require_somewhere};
use domain::rejection::Rejection;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use std::collections::HashSet;

impl Store {
    /// Proposes an activity, with the effect that is expected of it. Where nobody asks for approval, the team may adopt it at once.
    pub async fn propose_activity(&self, actor: &Actor, proposal: Proposal, today: NaiveDate) -> Result<ActivityId> {
        require_somewhere(actor, Action::WriteActivity)?;
        let Proposal { activity: draft, hypothesis, adopt } = proposal;
        let tx = self.begin().await?;
        require_unit(&tx, actor, draft.unit).await?;
        require_sound(&tx, None, &draft).await?;
        let unit = draft.unit;
        let proposed = ActivityState::Proposed { on: today };
        let state = if adopt {
            super::approval::require_adopter(&tx, actor, unit, today).await?;
            proposed.adopt(today)?
        } else {
            proposed
        };
        let id = insert(&tx, draft, &state).await?;
        if let Some(hypothesis) = hypothesis {
            super::hypothesis::insert(&tx, actor, id, hypothesis).await?;
        }
        super::count::refresh(&tx, id).await?;
        let after = super::record(&tx, id).await?;
        let act = if adopt { Act::Adopted } else { Act::Proposed };
        let happened = Happened::new(act, ObjectKind::Activity, id.0, &after.activity.title).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes what an activity says, from the version that the change was made from. What is over stays as it was, and what has been
    /// adopted moves to another unit only by those who might adopt it there.
    pub async fn change_activity(
        &self,
        actor: &Actor,
        id: ActivityId,
        version: i64,
        draft: ActivityDraft,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteActivity)?;
        let tx = self.begin().await?;
        let change = Change::begin(&tx, actor, id).await?;
        change.require_open()?;
        change.require_version(version)?;
        if draft.unit != change.activity().unit {
            require_unit(&tx, actor, draft.unit).await?;
            if change.activity().state.stage().is_under_way() {
                super::approval::require_adopter(&tx, actor, draft.unit, today).await?;
            }
        }
        require_sound(&tx, Some(id), &draft).await?;
        update(&tx, id, change.activity().external_id.clone(), change.activity().source.clone(), draft).await?;
        change.finish(&tx, actor, Act::Changed, "").await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn require_unit(tx: &DatabaseTransaction, actor: &Actor, unit: UnitId) -> Result<()> {
    match place(tx, unit).await {
        Err(Error::Rejected(Rejection::NotFound)) => Err(does_not_exist("unit")),
        place => Ok(require(actor, Action::WriteActivity, &place?)?),
    }
}

fn does_not_exist(field: &str) -> Error {
    FieldErrors::one(field, Problem::DoesNotExist).into()
}

/// Everything that the draft points at is there, and the activity does not come to wait for itself.
async fn require_sound(tx: &DatabaseTransaction, own: Option<ActivityId>, draft: &ActivityDraft) -> Result<()> {
    let exists = existing_on(draft.span.from());
    if unit::Entity::find_by_id(draft.unit.0).filter(exists.clone()).count(tx).await? == 0 {
        return Err(does_not_exist("unit"));
    }
    let shared: HashSet<i64> = draft.shared.iter().map(|unit| unit.0).collect();
    let known = unit::Entity::find().filter(unit::Column::Id.is_in(shared.iter().copied())).count(tx).await?;
    if known != shared.len() as u64 {
        return Err(does_not_exist("shared"));
    }
    require_needs(tx, own, draft).await
}

/// Walks down from what is needed: the activity itself must not be met.
async fn require_needs(tx: &DatabaseTransaction, own: Option<ActivityId>, draft: &ActivityDraft) -> Result<()> {
    let needs: HashSet<i64> = draft.needs.iter().map(|need| need.0).collect();
    let known = activity::Entity::find().filter(activity::Column::Id.is_in(needs.iter().copied())).count(tx).await?;
    if known != needs.len() as u64 {
        return Err(does_not_exist("needs"));
    }
    let Some(own) = own else { return Ok(()) };
    let mut seen = HashSet::new();
    let mut layer: Vec<i64> = needs.into_iter().collect();
    while !layer.is_empty() {
        if layer.contains(&own.0) {
            return Err(FieldErrors::one("needs", Problem::NeedsItself).into());
        }
        seen.extend(layer.iter().copied());
        let further: Vec<i64> = activity_need::Entity::find()
            .select_only()
            .column(activity_need::Column::NeedsId)
            .filter(activity_need::Column::ActivityId.is_in(layer))
            .into_tuple()
            .all(tx)
            .await?;
        layer = further.into_iter().filter(|id| !seen.contains(id)).collect();
    }
    Ok(())
}

/// A new activity in this state, without its event.
async fn insert(tx: &DatabaseTransaction, draft: ActivityDraft, state: &ActivityState) -> Result<ActivityId> {
    let (shared, needs) = (draft.shared.clone(), draft.needs.clone());
    let mut row = columns(draft, state_columns(state));
    row.version = Set(1);
    row.open = Set(state.stage().is_open());
    row.next_due = Set(super::never());
    row.steps = Set(0);
    row.steps_done = Set(0);
    row.obstacles = Set(0);
    let id = ActivityId(row.insert(tx).await.map_err(taken("external_id"))?.id);
    insert_links(tx, id, shared, needs).await?;
    Ok(id)
}

async fn update(
    tx: &DatabaseTransaction,
    id: ActivityId,
    external_id: String,
    source: String,
    draft: ActivityDraft,
) -> Result<()> {
    let (shared, needs) = (draft.shared.clone(), draft.needs.clone());
    let mut row = columns(draft, <activity::ActiveModel as Default>::default());
    row.id = Set(id.0);
    row.external_id = Set(external_id);
    row.source = Set(source);
    row.update(tx).await?;
    activity_unit::Entity::delete_many().filter(activity_unit::Column::ActivityId.eq(id.0)).exec(tx).await?;
    activity_need::Entity::delete_many().filter(activity_need::Column::ActivityId.eq(id.0)).exec(tx).await?;
    insert_links(tx, id, shared, needs).await
}

fn columns(draft: ActivityDraft, state: activity::ActiveModel) -> activity::ActiveModel {
    activity::ActiveModel {
        external_id: Set(external_id(draft.external_id)),
        title: Set(draft.title),
        what: Set(draft.what),
        unit_id: Set(draft.unit.0),
        accountable_title: Set(draft.accountable_title),
        from_date: Set(draft.span.from()),
        to_date: Set(draft.span.to()),
        cost: Set(draft.cost.map(|cost| cost.0)),
        hours: Set(draft.hours.map(i64::from)),
        evidence: Set(draft.evidence.map(|evidence| evidence.word().to_owned()).unwrap_or_default()),
        experiment: Set(draft.experiment),
        source: Set(draft.source),
        ..state
    }
}

/// What the activity points at, without doubles.
async fn insert_links(
    tx: &DatabaseTransaction,
    id: ActivityId,
    shared: Vec<UnitId>,
    needs: Vec<ActivityId>,
) -> Result<()> {
    for unit in shared.into_iter().collect::<HashSet<_>>() {
        activity_unit::ActiveModel { activity_id: Set(id.0), unit_id: Set(unit.0) }.insert(tx).await?;
    }
    for need in needs.into_iter().collect::<HashSet<_>>() {
        activity_need::ActiveModel { activity_id: Set(id.0), needs_id: Set(need.0) }.insert(tx).await?;
    }
    Ok(())
}
