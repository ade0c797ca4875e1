//! Defining indicators.

use super::goals::{require_links, with_ended};
use super::{Recorded, load};
use crate::Store;
use crate::entity::{goal, indicator, indicator_goal, unit};
use crate::error::{Result, taken};
use crate::event::{self, Happened};
use crate::organisation::external_id;
use crate::standing;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::id::{GoalId, IndicatorId, UnitId};
use domain::indicator::{Direction, GoalLink, Indicator, IndicatorDraft};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may_somewhere, require};
use domain::rejection::Rejection;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl Store {
    /// Creates an indicator at its unit.
    pub async fn create_indicator(&self, actor: &Actor, draft: IndicatorDraft) -> Result<IndicatorId> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        require_at(&tx, actor, Action::DefineIndicator, draft.unit).await?;
        require_links(&tx, actor, &[], &draft.goals).await?;
        let id = insert(&tx, draft).await?;
        let after = recorded(&tx, id).await?;
        let happened = Happened::new(Act::Created, ObjectKind::Indicator, id.0, &after.indicator.name).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes an indicator, from the version that the change was made from. What it showed of goals that have ended stays.
    pub async fn change_indicator(
        &self,
        actor: &Actor,
        id: IndicatorId,
        version: i64,
        draft: IndicatorDraft,
    ) -> Result<()> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let before = recorded(&tx, id).await?;
        require_at(&tx, actor, Action::DefineIndicator, before.indicator.unit).await?;
        require_at(&tx, actor, Action::DefineIndicator, draft.unit).await?;
        let draft = IndicatorDraft { goals: with_ended(&tx, &before.goals, draft.goals).await?, ..draft };
        require_links(&tx, actor, &before.goals, &draft.goals).await?;
        update(&tx, id, version, draft).await?;
        let after = recorded(&tx, id).await?;
        let happened = Happened::new(Act::Changed, ObjectKind::Indicator, id.0, &after.indicator.name)
            .before(&before)
            .after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// An indicator with its goals as it is now, to be changed by somebody who may.
    pub async fn indicator_to_change(&self, actor: &Actor, id: IndicatorId) -> Result<(Indicator, Vec<GoalLink>)> {
        let indicator = load(&self.read, id).await?;
        require_at(&self.read, actor, Action::DefineIndicator, indicator.unit).await?;
        Ok((indicator, links(&self.read, id).await?))
    }
}

/// Goes on when the actor may do this at some unit; says no before anything is looked up otherwise.
pub(crate) fn require_somewhere(actor: &Actor, action: Action) -> Result<()> {
    if may_somewhere(actor, action) { Ok(()) } else { Ok(require(actor, action, &Place::Whole)?) }
}

/// Goes on when the actor may do this at the unit.
pub(crate) async fn require_at(db: &impl ConnectionTrait, actor: &Actor, action: Action, unit: UnitId) -> Result<()> {
    let path: Option<String> =
        unit::Entity::find_by_id(unit.0).select_only().column(unit::Column::Path).into_tuple().one(db).await?;
    let path = path.ok_or_else(|| FieldErrors::one("unit", Problem::DoesNotExist))?;
    Ok(require(actor, action, &Place::Unit(UnitPath::from_stored(path)))?)
}

/// A new indicator of this draft with its standing, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: IndicatorDraft) -> Result<IndicatorId> {
    require_references(tx, &draft).await?;
    let goals = draft.goals.clone();
    let external_id = external_id(draft.external_id.clone());
    let row = indicator::ActiveModel { external_id: Set(external_id), version: Set(1), ..columns(draft) };
    let id = IndicatorId(row.insert(tx).await.map_err(taken("external_id"))?.id);
    link(tx, id, &goals).await?;
    standing::refresh(tx, &[id.0]).await?;
    Ok(id)
}

async fn update(tx: &DatabaseTransaction, id: IndicatorId, version: i64, draft: IndicatorDraft) -> Result<()> {
    require_references(tx, &draft).await?;
    let goals = draft.goals.clone();
    let changed = indicator::Entity::update_many()
        .set(indicator::ActiveModel { version: Set(version + 1), ..columns(draft) })
        .filter(indicator::Column::Id.eq(id.0))
        .filter(indicator::Column::Version.eq(version))
        .exec(tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Rejection::ChangedByAnother.into());
    }
    let lost = links(tx, id).await?.into_iter().map(|link| link.goal.0).collect::<Vec<_>>();
    indicator_goal::Entity::delete_many().filter(indicator_goal::Column::IndicatorId.eq(id.0)).exec(tx).await?;
    link(tx, id, &goals).await?;
    standing::refresh(tx, &[id.0]).await?;
    standing::refresh_goals(tx, goal::Column::Id.is_in(lost)).await
}

/// Every column that a draft decides.
fn columns(draft: IndicatorDraft) -> indicator::ActiveModel {
    let (low, high) = match draft.direction {
        Direction::Within { low, high } => (Some(low), Some(high)),
        _ => (None, None),
    };
    let kind = draft.direction.kind();
    let reason = if let Direction::None { reason } = draft.direction { reason } else { String::new() };
    let owner_unit = draft.owner.as_ref().map(|owner| owner.unit.0);
    indicator::ActiveModel {
        id: NotSet,
        external_id: NotSet,
        version: NotSet,
        name: Set(draft.name),
        description: Set(draft.description),
        category: Set(draft.category),
        unit_of_measure: Set(draft.unit_of_measure),
        decimals: Set(i32::from(draft.decimals)),
        direction: Set(kind.word().to_owned()),
        low: Set(low),
        high: Set(high),
        no_direction_reason: Set(reason),
        baseline_period: Set(draft.baseline.map(|baseline| baseline.period.to_string())),
        baseline_value: Set(draft.baseline.map(|baseline| baseline.value)),
        frequency: Set(draft.frequency.word().to_owned()),
        expected_next: Set(draft.expected_next),
        source: Set(draft.source),
        method: Set(draft.method),
        owner_title: Set(draft.owner.map(|owner| owner.title).unwrap_or_default()),
        owner_unit_id: Set(owner_unit),
        unit_id: Set(draft.unit.0),
        split_by_sex: Set(draft.split_by_sex),
        kolada_id: Set(draft.kolada_id),
        ended_on: Set(draft.ended_on),
    }
}

/// Ties an indicator to one more goal, with its event. Whoever has its form open is told that it has changed.
pub(crate) async fn tie(tx: &DatabaseTransaction, actor: &Actor, id: IndicatorId, new: GoalLink) -> Result<()> {
    indicator::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    let before = recorded(tx, id).await?;
    let next = Set(before.indicator.version + 1);
    indicator::ActiveModel { id: Set(id.0), version: next, ..Default::default() }.update(tx).await?;
    link(tx, id, &[new]).await?;
    let after = recorded(tx, id).await?;
    let happened =
        Happened::new(Act::Changed, ObjectKind::Indicator, id.0, &after.indicator.name).before(&before).after(&after);
    event::write(tx, actor, happened).await
}

/// What the draft points at has to be there: a person gets to know which field to mend.
async fn require_references(tx: &DatabaseTransaction, draft: &IndicatorDraft) -> Result<()> {
    let mut errors = FieldErrors::default();
    if let Some(owner) = &draft.owner
        && unit::Entity::find_by_id(owner.unit.0).count(tx).await? == 0
    {
        errors.add("owner_unit", Problem::DoesNotExist);
    }
    let goals: Vec<i64> = draft.goals.iter().map(|link| link.goal.0).collect();
    if !goals.is_empty() {
        let known: Vec<i64> = goal::Entity::find()
            .select_only()
            .column(goal::Column::Id)
            .filter(goal::Column::Id.is_in(goals))
            .into_tuple()
            .all(tx)
            .await?;
        for link in draft.goals.iter().filter(|link| !known.contains(&link.goal.0)) {
            errors.add(if link.main { "main_goals" } else { "supporting_goals" }, Problem::DoesNotExist);
        }
    }
    Ok(errors.into_result(Some(()))?)
}

async fn link(tx: &DatabaseTransaction, id: IndicatorId, goals: &[GoalLink]) -> Result<()> {
    if goals.is_empty() {
        return Ok(());
    }
    let rows = goals.iter().map(|link| indicator_goal::ActiveModel {
        indicator_id: Set(id.0),
        goal_id: Set(link.goal.0),
        main: Set(link.main),
    });
    indicator_goal::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn recorded(tx: &DatabaseTransaction, id: IndicatorId) -> Result<Recorded> {
    Ok(Recorded { indicator: load(tx, id).await?, goals: links(tx, id).await? })
}

async fn links(db: &impl ConnectionTrait, id: IndicatorId) -> Result<Vec<GoalLink>> {
    let rows = indicator_goal::Entity::find()
        .filter(indicator_goal::Column::IndicatorId.eq(id.0))
        .order_by_asc(indicator_goal::Column::GoalId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| GoalLink { goal: GoalId(row.goal_id), main: row.main }).collect())
}
