//! Targets: one for each indicator and period.

use super::define::{require_at, require_somewhere};
use super::load;
use super::series::read_target;
use crate::Store;
use crate::entity::target;
use crate::error::Result;
use crate::event::{self, Happened};
use crate::standing;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{IndicatorId, TargetId};
use domain::indicator::{Aim, Indicator, SeenTarget, Target, TargetDraft};
use domain::permission::Action;
use domain::rejection::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
};

impl Store {
    /// Sets the target for a period. Where there is one already, as `seen` says that somebody knows, the new one takes its place; the
    /// trail keeps the old one.
    pub async fn set_target(
        &self,
        actor: &Actor,
        indicator: IndicatorId,
        draft: TargetDraft,
        seen: Option<SeenTarget>,
    ) -> Result<TargetId> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let indicator = load(&tx, indicator).await?;
        require_at(&tx, actor, Action::DefineIndicator, indicator.unit).await?;
        let before = at(&tx, &indicator, &draft).await?;
        if before.as_ref().map(Target::seen) != seen {
            return Err(Rejection::ChangedByAnother.into());
        }
        put(&tx, indicator.id, &draft).await?;
        let after = at(&tx, &indicator, &draft).await?.ok_or(Rejection::NotFound)?;
        let act = if before.is_some() { Act::Changed } else { Act::Created };
        record(&tx, actor, act, &indicator, (before.as_ref(), Some(&after))).await?;
        tx.commit().await?;
        Ok(after.id)
    }

    /// Takes a target away, as somebody saw it. The trail keeps it.
    pub async fn remove_target(&self, actor: &Actor, indicator: IndicatorId, seen: SeenTarget) -> Result<()> {
        require_somewhere(actor, Action::DefineIndicator)?;
        let tx = self.begin().await?;
        let indicator = load(&tx, indicator).await?;
        require_at(&tx, actor, Action::DefineIndicator, indicator.unit).await?;
        let found = target::Entity::find_by_id(seen.id.0).filter(target::Column::IndicatorId.eq(indicator.id.0));
        let before = read_target(found.lock_exclusive().one(&tx).await?.ok_or(Rejection::NotFound)?)?;
        if before.seen() != seen {
            return Err(Rejection::ChangedByAnother.into());
        }
        target::Entity::delete_by_id(seen.id.0).exec(&tx).await?;
        record(&tx, actor, Act::Removed, &indicator, (Some(&before), None)).await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn at(tx: &DatabaseTransaction, indicator: &Indicator, draft: &TargetDraft) -> Result<Option<Target>> {
    let found = target::Entity::find()
        .filter(target::Column::IndicatorId.eq(indicator.id.0))
        .filter(target::Column::Period.eq(draft.period.to_string()))
        .lock_exclusive()
        .one(tx)
        .await?;
    found.map(read_target).transpose()
}

/// Sets a target without its event and standing.
pub(crate) async fn put(tx: &DatabaseTransaction, indicator: IndicatorId, draft: &TargetDraft) -> Result<()> {
    use target::Column as T;
    let one_each = OnConflict::columns([T::IndicatorId, T::Period])
        .update_columns([T::Aim, T::Value, T::Text, T::Interim, T::Note])
        .value(T::Version, Expr::col((target::Entity, T::Version)).add(1))
        .to_owned();
    target::Entity::insert(row(indicator, draft)).on_conflict(one_each).exec_without_returning(tx).await?;
    Ok(())
}

/// A target as it is stored.
pub(crate) fn row(indicator: IndicatorId, draft: &TargetDraft) -> target::ActiveModel {
    let (value, text) = match &draft.aim {
        Aim::Value { value } => (Some(*value), String::new()),
        Aim::Text { text } => (None, text.clone()),
        Aim::Increase | Aim::Decrease => (None, String::new()),
    };
    target::ActiveModel {
        id: NotSet,
        indicator_id: Set(indicator.0),
        period: Set(draft.period.to_string()),
        aim: Set(draft.aim.kind().word().to_owned()),
        value: Set(value),
        text: Set(text),
        interim: Set(draft.interim),
        note: Set(draft.note.clone()),
        version: Set(1),
    }
}

/// The last steps of an act on a target: the standing, and the event under the indicator.
async fn record(
    tx: &DatabaseTransaction,
    actor: &Actor,
    act: Act,
    indicator: &Indicator,
    (before, after): (Option<&Target>, Option<&Target>),
) -> Result<()> {
    standing::refresh(tx, &[indicator.id.0]).await?;
    let period = before.or(after).map(|target| target.period.to_string()).unwrap_or_default();
    let label = format!("{}, {period}", indicator.name);
    let mut happened = Happened::new(act, ObjectKind::Target, indicator.id.0, &label);
    if let Some(before) = before {
        happened = happened.before(before);
    }
    if let Some(after) = after {
        happened = happened.after(after);
    }
    event::write(tx, actor, happened).await
}
