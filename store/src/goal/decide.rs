//! Registering what a body has decided: adopt (and replace), close.

use super::draft::{finish, set_state};
use super::list::adopted;
use super::{load_to_change, require_at_body, require_version};
use crate::Store;
use crate::entity::{goal, indicator, indicator_goal};
use crate::error::Result;
use crate::indicator::define::tie;
use crate::indicator::series::to_indicator;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::Act;
use domain::goal::{Decision, Goal};
use domain::id::{GoalId, IndicatorId};
use domain::indicator::GoalLink;
use domain::permission::{Action, require_somewhere};
use domain::rejection::StateProblem;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

impl Store {
    /// Registers that the body adopted the goal. The goal that it replaces, if any, is replaced in the same moment, and what showed
    /// its effect shows the effect of the new one.
    pub async fn decide_goal(&self, actor: &Actor, id: GoalId, version: i64, decision: Decision) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::RegisterDecision, &before).await?;
        require_own_body(&before, &decision)?;
        let state = before.state.clone().decide(decision.clone())?;
        require_version(&before, version)?;
        require_lasting_body(&tx, &before).await?;
        require_decided_parents(&tx, &before).await?;
        set_state(&tx, &before, &state).await?;
        finish(&tx, actor, Act::Decided, &before).await?;
        if let Some(replaces) = before.replaces {
            let old = load_to_change(&tx, replaces).await?;
            let replaced = old.state.clone().replace(id, &decision)?;
            set_state(&tx, &old, &replaced).await?;
            finish(&tx, actor, Act::Replaced, &old).await?;
            hand_on(&tx, actor, (replaces, id), decision.date).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Registers that the body closed the goal, without another in its place.
    pub async fn close_goal(&self, actor: &Actor, id: GoalId, version: i64, closing: Decision) -> Result<()> {
        require_somewhere(actor, Action::RegisterDecision)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::RegisterDecision, &before).await?;
        require_own_body(&before, &closing)?;
        let state = before.state.clone().close(closing)?;
        require_version(&before, version)?;
        set_state(&tx, &before, &state).await?;
        finish(&tx, actor, Act::Closed, &before).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Ties the indicators of the goal that was replaced to the one that has its place, as main ones or supporting as they were. Those that
/// are not measured any more stay where they are, and so do all links to the old goal: they are what its history is read from.
async fn hand_on(
    tx: &DatabaseTransaction,
    actor: &Actor,
    (old, new): (GoalId, GoalId),
    day: Option<NaiveDate>,
) -> Result<()> {
    use indicator_goal::Column as Link;
    let tied = indicator_goal::Entity::find().select_only().column(Link::IndicatorId).filter(Link::GoalId.eq(new.0));
    let measured = Condition::any().add(indicator::Column::EndedOn.is_null());
    let measured = measured.add_option(day.map(|day| indicator::Column::EndedOn.gt(day)));
    let links: Vec<(i64, bool)> = indicator_goal::Entity::find()
        .select_only()
        .columns([Link::IndicatorId, Link::Main])
        .join(JoinType::InnerJoin, to_indicator())
        .filter(Link::GoalId.eq(old.0))
        .filter(Link::IndicatorId.not_in_subquery(tied.into_query()))
        .filter(measured)
        .order_by_asc(Link::IndicatorId)
        .into_tuple()
        .all(tx)
        .await?;
    for (id, main) in links {
        tie(tx, actor, IndicatorId(id), GoalLink { goal: new, main }).await?;
    }
    Ok(())
}

/// The body may have been ended since the goal was written.
async fn require_lasting_body(tx: &DatabaseTransaction, goal: &Goal) -> Result<()> {
    let body = crate::organisation::load(tx, goal.body).await?;
    let lasts = body.exists_on(goal.span.from()) && !body.span.ends_before(&goal.span);
    if lasts { Ok(()) } else { Err(StateProblem::BodyDoesNotLast.into()) }
}

/// A whole model may be drafted before anything in it is decided, but it is decided from above: nothing adopted stands under what can
/// still be changed or taken away.
async fn require_decided_parents(tx: &DatabaseTransaction, goal: &Goal) -> Result<()> {
    let parents = goal::Column::Id.is_in(goal.parents.iter().map(|parent| parent.0));
    let open = goal::Entity::find().filter(parents).filter(adopted().not()).count(tx).await?;
    if open == 0 { Ok(()) } else { Err(StateProblem::ParentIsNotDecided.into()) }
}

/// A body decides on its own goals.
fn require_own_body(goal: &Goal, decision: &Decision) -> Result<()> {
    if goal.body == decision.body { Ok(()) } else { Err(StateProblem::ReplacedByAnotherBody.into()) }
}
