//! Writing a goal: create, change, propose, take back, remove a draft, start one that replaces another.

use super::{Links, load, load_to_change, place, require_at_body, require_version, state_columns};
use crate::Store;
use crate::entity::{goal, goal_parent, goal_theme, goal_unit, level, theme, unit};
use crate::error::{Error, Result, taken};
use crate::event::{self, Happened};
use crate::organisation::{existing_on, external_id};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::goal::{Goal, GoalDraft, GoalStage, GoalState};
use domain::id::{GoalId, UnitId};
use domain::organisation::UnitKind;
use domain::permission::{Action, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QuerySelect,
};
use std::collections::HashSet;

impl Store {
    /// Writes a new goal as a draft, for a body that the actor may write for.
    pub async fn create_goal(&self, actor: &Actor, draft: GoalDraft) -> Result<GoalId> {
        require_somewhere(actor, Action::WriteGoal)?;
        let tx = self.begin().await?;
        require_body(&tx, actor, draft.body).await?;
        require_sound(&tx, None, &draft).await?;
        let id = insert(&tx, draft, &GoalState::Draft).await?;
        let after = load(&tx, id).await?;
        event::write(&tx, actor, Happened::new(Act::Created, ObjectKind::Goal, id.0, &after.text.title).after(&after))
            .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes a draft, from the version that the change was made from. Adopted text is never changed.
    pub async fn change_goal(&self, actor: &Actor, id: GoalId, version: i64, draft: GoalDraft) -> Result<()> {
        require_somewhere(actor, Action::WriteGoal)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::WriteGoal, &before).await?;
        require_draft(&before)?;
        require_version(&before, version)?;
        if draft.body != before.body {
            require_body(&tx, actor, draft.body).await?;
        }
        require_sound(&tx, Some(id), &draft).await?;
        update(&tx, &before, draft).await?;
        finish(&tx, actor, Act::Changed, &before).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Hands the draft to the body that decides.
    pub async fn propose_goal(&self, actor: &Actor, id: GoalId, version: i64, today: NaiveDate) -> Result<()> {
        self.turn_draft(actor, id, version, Act::Proposed, |state| state.propose(today)).await
    }

    /// Takes a proposal back, to go on writing.
    pub async fn take_back_goal(&self, actor: &Actor, id: GoalId, version: i64) -> Result<()> {
        self.turn_draft(actor, id, version, Act::TakenBack, GoalState::take_back).await
    }

    async fn turn_draft(
        &self,
        actor: &Actor,
        id: GoalId,
        version: i64,
        act: Act,
        turn: impl FnOnce(GoalState) -> Result<GoalState, Rejection> + Send,
    ) -> Result<()> {
        require_somewhere(actor, Action::WriteGoal)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::WriteGoal, &before).await?;
        let state = turn(before.state.clone())?;
        require_version(&before, version)?;
        set_state(&tx, &before, &state).await?;
        finish(&tx, actor, act, &before).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes away a draft that nothing hangs on. What has been decided is closed or replaced instead.
    pub async fn remove_goal(&self, actor: &Actor, id: GoalId, version: i64) -> Result<()> {
        require_somewhere(actor, Action::WriteGoal)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require_at_body(&tx, actor, Action::WriteGoal, &before).await?;
        require_draft(&before)?;
        require_version(&before, version)?;
        remove_links(&tx, id).await?;
        remove_what_points_at(&tx, actor, id).await?;
        goal::Entity::delete_by_id(id.0).exec(&tx).await?;
        let happened = Happened::new(Act::Removed, ObjectKind::Goal, id.0, &before.text.title).before(&before);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The draft of a goal that replaces this one: its text and all that it points at, to be changed and then decided. Nothing is
    /// saved yet.
    pub async fn goal_replacement(&self, actor: &Actor, id: GoalId) -> Result<Goal> {
        let mut goal = load(&self.read, id).await?;
        require_at_body(&self.read, actor, Action::WriteGoal, &goal).await?;
        if goal.state.stage() != GoalStage::Decided {
            return Err(StateProblem::NotInForce.into());
        }
        goal.replaces = Some(id);
        goal.state = GoalState::Draft;
        Ok(goal)
    }

    /// A draft as it stands now, for those who may change it.
    pub async fn goal_to_change(&self, actor: &Actor, id: GoalId) -> Result<Goal> {
        let goal = load(&self.read, id).await?;
        require_at_body(&self.read, actor, Action::WriteGoal, &goal).await?;
        require_draft(&goal)?;
        Ok(goal)
    }

    /// One goal as it stands now, to be decided on.
    pub async fn goal(&self, actor: &Actor, id: GoalId) -> Result<Goal> {
        let goal = load(&self.read, id).await?;
        let place = place(&self.read, goal.body).await?;
        super::require_visible(actor, goal.state.stage(), &place)?;
        Ok(goal)
    }
}

/// Writes the event of a change that has been made, with the goal before and after.
pub(crate) async fn finish(tx: &DatabaseTransaction, actor: &Actor, act: Act, before: &Goal) -> Result<()> {
    let after = load(tx, before.id).await?;
    let happened = Happened::new(act, ObjectKind::Goal, before.id.0, &after.text.title).before(before).after(&after);
    event::write(tx, actor, happened).await
}

/// Gives the goal another state, and with it another version.
pub(crate) async fn set_state(tx: &DatabaseTransaction, before: &Goal, state: &GoalState) -> Result<()> {
    let mut row = state_columns(state);
    row.id = Set(before.id.0);
    row.version = Set(before.version + 1);
    row.update(tx).await?;
    Ok(())
}

fn require_draft(goal: &Goal) -> Result<()> {
    match goal.state.stage() {
        GoalStage::Draft => Ok(()),
        GoalStage::Proposed => Err(StateProblem::NotADraft.into()),
        GoalStage::Decided | GoalStage::Closed | GoalStage::Replaced => Err(StateProblem::AdoptedIsNeverEdited.into()),
    }
}

async fn require_body(tx: &DatabaseTransaction, actor: &Actor, body: UnitId) -> Result<()> {
    let place = match place(tx, body).await {
        Err(Error::Rejected(Rejection::NotFound)) => return Err(does_not_exist("body")),
        place => place?,
    };
    Ok(require(actor, Action::WriteGoal, &place)?)
}

fn does_not_exist(field: &str) -> Error {
    FieldErrors::one(field, Problem::DoesNotExist).into()
}

/// Everything that the draft points at is there, and the goal does not come to stand under itself.
async fn require_sound(tx: &DatabaseTransaction, own: Option<GoalId>, draft: &GoalDraft) -> Result<()> {
    if level::Entity::find_by_id(draft.level.0).count(tx).await? == 0 {
        return Err(does_not_exist("level"));
    }
    let body = unit::Entity::find_by_id(draft.body.0).filter(existing_on(draft.span.from())).one(tx).await?;
    let body = body.filter(|body| UnitKind::from_word(&body.kind).is_some_and(UnitKind::decides));
    let Some(body) = body else { return Err(does_not_exist("body")) };
    if crate::organisation::read(body)?.span.ends_before(&draft.span) {
        return Err(FieldErrors::one("to", Problem::OutlivesUnit).into());
    }
    let units: Vec<i64> = draft.given_to.iter().map(|unit| unit.0).collect();
    if count_of(tx, unit::Entity::find().filter(unit::Column::Id.is_in(units.iter().copied()))).await?
        != distinct(&units)
    {
        return Err(does_not_exist("given_to"));
    }
    if let Some(accountable) = &draft.accountable
        && unit::Entity::find_by_id(accountable.unit.0).count(tx).await? == 0
    {
        return Err(does_not_exist("accountable_unit"));
    }
    let themes: Vec<i64> = draft.serves.iter().map(|theme| theme.0).collect();
    let known = count_of(tx, theme::Entity::find().filter(theme::Column::Id.is_in(themes.iter().copied()))).await?;
    if known != distinct(&themes) {
        return Err(does_not_exist("serves"));
    }
    require_parents(tx, own, draft).await?;
    require_replaceable(tx, draft).await
}

async fn count_of<E: EntityTrait>(tx: &DatabaseTransaction, rows: sea_orm::Select<E>) -> Result<u64>
where
    E::Model: Send + Sync,
    sea_orm::Select<E>: for<'db> PaginatorTrait<'db, DatabaseTransaction>,
{
    Ok(rows.count(tx).await?)
}

fn distinct(ids: &[i64]) -> u64 {
    ids.iter().collect::<HashSet<_>>().len() as u64
}

/// Walks up from the parents, over what has taken the place of those that were replaced: neither the goal itself must be met nor the
/// one whose place it is to take.
async fn require_parents(tx: &DatabaseTransaction, own: Option<GoalId>, draft: &GoalDraft) -> Result<()> {
    let parents: Vec<i64> = draft.parents.iter().map(|parent| parent.0).collect();
    if parents.is_empty() {
        return Ok(());
    }
    let known = goal::Entity::find().filter(goal::Column::Id.is_in(parents.iter().copied())).count(tx).await?;
    if known != distinct(&parents) {
        return Err(does_not_exist("parents"));
    }
    let itself: Vec<i64> = own.into_iter().chain(draft.replaces).map(|goal| goal.0).collect();
    if itself.is_empty() {
        return Ok(());
    }
    let mut seen: HashSet<i64> = HashSet::new();
    let mut layer = parents;
    while !layer.is_empty() {
        if layer.iter().any(|goal| itself.contains(goal)) {
            return Err(FieldErrors::one("parents", Problem::UnderItself).into());
        }
        seen.extend(layer.iter().copied());
        layer = above(tx, &layer).await?.into_iter().filter(|id| !seen.contains(id)).collect();
    }
    Ok(())
}

/// The goals right above these, and those that have taken the place of these.
async fn above(tx: &DatabaseTransaction, goals: &[i64]) -> Result<Vec<i64>> {
    let mut above: Vec<i64> = goal_parent::Entity::find()
        .select_only()
        .column(goal_parent::Column::ParentId)
        .filter(goal_parent::Column::GoalId.is_in(goals.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    let newer: Vec<Option<i64>> = goal::Entity::find()
        .select_only()
        .column(goal::Column::ReplacedById)
        .filter(goal::Column::Id.is_in(goals.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    above.extend(newer.into_iter().flatten());
    Ok(above)
}

/// A goal that is to be replaced is in force, and the same body decides.
async fn require_replaceable(tx: &DatabaseTransaction, draft: &GoalDraft) -> Result<()> {
    let Some(replaces) = draft.replaces else { return Ok(()) };
    let Some(old) = goal::Entity::find_by_id(replaces.0).one(tx).await? else {
        return Err(does_not_exist("replaces"));
    };
    if old.stage != GoalStage::Decided.word() {
        return Err(StateProblem::NotInForce.into());
    }
    if old.decided_by_id.unwrap_or(old.body_id) != draft.body.0 {
        return Err(StateProblem::ReplacedByAnotherBody.into());
    }
    Ok(())
}

/// A new goal in this state, without its event.
pub(crate) async fn insert(tx: &DatabaseTransaction, draft: GoalDraft, state: &GoalState) -> Result<GoalId> {
    let links =
        Links { parents: draft.parents.clone(), given_to: draft.given_to.clone(), serves: draft.serves.clone() };
    let mut row = columns(draft, state_columns(state));
    row.version = Set(1);
    let id = GoalId(row.insert(tx).await.map_err(taken("external_id"))?.id);
    insert_links(tx, id, links).await?;
    Ok(id)
}

async fn update(tx: &DatabaseTransaction, before: &Goal, draft: GoalDraft) -> Result<()> {
    let links =
        Links { parents: draft.parents.clone(), given_to: draft.given_to.clone(), serves: draft.serves.clone() };
    let mut row = columns(draft, <goal::ActiveModel as Default>::default());
    row.id = Set(before.id.0);
    row.external_id = Set(before.external_id.clone());
    row.source = Set(before.source.clone());
    row.version = Set(before.version + 1);
    row.update(tx).await?;
    remove_links(tx, before.id).await?;
    insert_links(tx, before.id, links).await
}

fn columns(draft: GoalDraft, state: goal::ActiveModel) -> goal::ActiveModel {
    let (title, unit) =
        draft.accountable.map_or((String::new(), None), |accountable| (accountable.title, Some(accountable.unit.0)));
    goal::ActiveModel {
        external_id: Set(external_id(draft.external_id)),
        level_id: Set(draft.level.0),
        body_id: Set(draft.body.0),
        title: Set(draft.text.title),
        for_whom: Set(draft.text.for_whom),
        change: Set(draft.text.change),
        why: Set(draft.text.why),
        seen_how: Set(draft.text.seen_how),
        by_when: Set(draft.text.by_when),
        accountable_title: Set(title),
        accountable_unit_id: Set(unit),
        from_date: Set(draft.span.from()),
        to_date: Set(draft.span.to()),
        replaces_id: Set(draft.replaces.map(|goal| goal.0)),
        source: Set(draft.source),
        ..state
    }
}

/// What the goal points at, without doubles.
pub(crate) async fn insert_links(tx: &DatabaseTransaction, id: GoalId, links: Links) -> Result<()> {
    let goal_id = Set(id.0);
    let parents: HashSet<GoalId> = links.parents.into_iter().collect();
    let units: HashSet<UnitId> = links.given_to.into_iter().collect();
    let themes: HashSet<_> = links.serves.into_iter().collect();
    for parent in parents {
        goal_parent::ActiveModel { goal_id: goal_id.clone(), parent_id: Set(parent.0) }.insert(tx).await?;
    }
    for unit in units {
        goal_unit::ActiveModel { goal_id: goal_id.clone(), unit_id: Set(unit.0) }.insert(tx).await?;
    }
    for theme in themes {
        goal_theme::ActiveModel { goal_id: goal_id.clone(), theme_id: Set(theme.0) }.insert(tx).await?;
    }
    Ok(())
}

async fn remove_links(tx: &DatabaseTransaction, id: GoalId) -> Result<()> {
    goal_parent::Entity::delete_many().filter(goal_parent::Column::GoalId.eq(id.0)).exec(tx).await?;
    goal_unit::Entity::delete_many().filter(goal_unit::Column::GoalId.eq(id.0)).exec(tx).await?;
    goal_theme::Entity::delete_many().filter(goal_theme::Column::GoalId.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// Other drafts may hang on a draft, indicators may show its effect: they lose the link, nothing else. What is decided never hangs on
/// a draft (`require_decided_parents`).
async fn remove_what_points_at(tx: &DatabaseTransaction, actor: &Actor, id: GoalId) -> Result<()> {
    use crate::entity::{contribution, goal_standing, indicator_goal, judgement};
    let hanging = goal_parent::Entity::find().filter(goal_parent::Column::ParentId.eq(id.0)).all(tx).await?;
    for link in hanging {
        let before = load_to_change(tx, GoalId(link.goal_id)).await?;
        goal_parent::Entity::delete_by_id((link.goal_id, link.parent_id)).exec(tx).await?;
        finish(tx, actor, Act::Changed, &before).await?;
    }
    indicator_goal::Entity::delete_many().filter(indicator_goal::Column::GoalId.eq(id.0)).exec(tx).await?;
    goal_standing::Entity::delete_by_id(id.0).exec(tx).await?;
    contribution::Entity::delete_many().filter(contribution::Column::GoalId.eq(id.0)).exec(tx).await?;
    judgement::Entity::delete_many().filter(judgement::Column::GoalId.eq(id.0)).exec(tx).await?;
    Ok(())
}
