//! Goals: how they are kept. Acts and queries stand in the files beside.

mod change;
mod choices;
mod contribute;
mod decide;
mod draft;
mod judge;
mod line;
pub(crate) mod list;
mod page;
pub(crate) use page::line_of;
mod past;
mod relation;
mod thread;

use crate::entity::{goal, unit};
use crate::error::{Result, unreadable};
use domain::actor::Actor;
use domain::goal::{Accountable, Decision, Goal, GoalStage, GoalState, GoalText};
use domain::id::{GoalId, LevelId, ThemeId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use domain::span::Span;
use sea_orm::sea_query::{DynIden, Expr, ExprTrait, IntoIden, Query, UnionType};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QuerySelect};

/// What a goal points at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    pub(crate) parents: Vec<GoalId>,
    pub(crate) given_to: Vec<UnitId>,
    pub(crate) serves: Vec<ThemeId>,
}

/// A stored goal as the domain knows it.
pub(crate) fn read(row: goal::Model, links: Links) -> Result<Goal> {
    let state = read_state(&row)?;
    Ok(Goal {
        id: GoalId(row.id),
        external_id: row.external_id,
        version: row.version,
        level: LevelId(row.level_id),
        body: UnitId(row.body_id),
        accountable: row
            .accountable_unit_id
            .map(|unit| Accountable { title: row.accountable_title, unit: UnitId(unit) }),
        parents: links.parents,
        given_to: links.given_to,
        serves: links.serves,
        text: GoalText {
            title: row.title,
            for_whom: row.for_whom,
            change: row.change,
            why: row.why,
            seen_how: row.seen_how,
            by_when: row.by_when,
        },
        span: Span::new(row.from_date, row.to_date).map_err(|_| unreadable("span of goal", &row.id.to_string()))?,
        state,
        replaces: row.replaces_id.map(GoalId),
        source: row.source,
    })
}

fn read_state(row: &goal::Model) -> Result<GoalState> {
    let stage = read_stage(&row.stage)?;
    let decision = || Decision {
        body: UnitId(row.decided_by_id.unwrap_or(row.body_id)),
        date: row.decided_on,
        paragraph: row.paragraph.clone(),
        registry_number: row.registry_number.clone(),
    };
    Ok(match stage {
        GoalStage::Draft => GoalState::Draft,
        GoalStage::Proposed => GoalState::Proposed { on: row.proposed_on.unwrap_or(row.from_date) },
        GoalStage::Decided => GoalState::Decided { decision: decision() },
        GoalStage::Closed => GoalState::Closed {
            decision: decision(),
            closing: Decision {
                body: UnitId(row.decided_by_id.unwrap_or(row.body_id)),
                date: row.closed_on,
                paragraph: row.closing_paragraph.clone(),
                registry_number: row.closing_registry_number.clone(),
            },
        },
        GoalStage::Replaced => GoalState::Replaced {
            decision: decision(),
            by: GoalId(row.replaced_by_id.ok_or_else(|| unreadable("replaced goal", &row.id.to_string()))?),
        },
    })
}

/// A stored stage.
pub(crate) fn read_stage(word: &str) -> Result<GoalStage> {
    GoalStage::from_word(word).ok_or_else(|| unreadable("stage", word))
}

/// The columns of a state; nothing but the state is set.
pub(crate) fn state_columns(state: &GoalState) -> goal::ActiveModel {
    let mut row =
        goal::ActiveModel { stage: Set(state.stage().word().to_owned()), proposed_on: Set(None), ..Default::default() };
    if let GoalState::Proposed { on } = state {
        row.proposed_on = Set(Some(*on));
    }
    let decision = state.decision();
    row.decided_by_id = Set(decision.map(|decision| decision.body.0));
    row.decided_on = Set(decision.and_then(|decision| decision.date));
    row.paragraph = Set(decision.map(|decision| decision.paragraph.clone()).unwrap_or_default());
    row.registry_number = Set(decision.map(|decision| decision.registry_number.clone()).unwrap_or_default());
    let closing = if let GoalState::Closed { closing, .. } = state { Some(closing) } else { None };
    row.closed_on = Set(closing.and_then(|closing| closing.date));
    row.closing_paragraph = Set(closing.map(|closing| closing.paragraph.clone()).unwrap_or_default());
    row.closing_registry_number = Set(closing.map(|closing| closing.registry_number.clone()).unwrap_or_default());
    row.replaced_by_id = Set(if let GoalState::Replaced { by, .. } = state { Some(by.0) } else { None });
    row
}

/// The goal with all that it points at, whoever asks. For acts and for reading one goal to change it: four statements.
pub(crate) async fn load(db: &impl ConnectionTrait, id: GoalId) -> Result<Goal> {
    let row = goal::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?;
    let links = links(db, id).await?;
    read(row, links)
}

/// As [`load`], and nobody else changes it until the transaction ends.
pub(crate) async fn load_to_change(tx: &DatabaseTransaction, id: GoalId) -> Result<Goal> {
    let row = goal::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?;
    let links = links(tx, id).await?;
    read(row, links)
}

/// What the goal points at, in one statement.
async fn links(db: &impl ConnectionTrait, id: GoalId) -> Result<Links> {
    let part = |kind: &'static str, table: DynIden, column: DynIden| {
        let mut part = Query::select();
        part.expr(Expr::cust(kind)).column(column).from(table).and_where(Expr::col("goal_id").eq(id.0));
        part
    };
    let mut all = part("0", "goal_parent".into_iden(), "parent_id".into_iden());
    all.union(UnionType::All, part("1", "goal_unit".into_iden(), "unit_id".into_iden()))
        .union(UnionType::All, part("2", "goal_theme".into_iden(), "theme_id".into_iden()));
    let mut links = Links::default();
    for row in db.query_all(&all).await? {
        let (kind, other): (i32, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        match kind {
            0 => links.parents.push(GoalId(other)),
            1 => links.given_to.push(UnitId(other)),
            _ => links.serves.push(ThemeId(other)),
        }
    }
    links.parents.sort_unstable();
    links.given_to.sort_unstable();
    links.serves.sort_unstable();
    Ok(links)
}

/// Where a unit stands, as a place to ask permission for.
pub(crate) async fn place(db: &impl ConnectionTrait, unit: UnitId) -> Result<Place> {
    let path: Option<String> =
        unit::Entity::find_by_id(unit.0).select_only().column(unit::Column::Path).into_tuple().one(db).await?;
    Ok(Place::Unit(UnitPath::from_stored(path.ok_or(Rejection::NotFound)?)))
}

/// Goes on when the actor may know that the goal exists and may do `action` with it.
pub(crate) async fn require_at_body(
    db: &impl ConnectionTrait,
    actor: &Actor,
    action: Action,
    goal: &Goal,
) -> Result<()> {
    let place = place(db, goal.body).await?;
    require_visible(actor, goal.state.stage(), &place)?;
    Ok(require(actor, action, &place)?)
}

/// What is not yet decided is there only for those who may read it.
pub(crate) fn is_visible(actor: &Actor, stage: GoalStage, body: &Place) -> bool {
    match stage {
        GoalStage::Draft | GoalStage::Proposed => {
            may(actor, Action::ReadDraft, body) || may(actor, Action::WriteGoal, body)
        }
        GoalStage::Decided | GoalStage::Closed | GoalStage::Replaced => true,
    }
}

pub(crate) fn require_visible(actor: &Actor, stage: GoalStage, body: &Place) -> Result<()> {
    if is_visible(actor, stage, body) { Ok(()) } else { Err(Rejection::NotFound.into()) }
}

/// Refuses a change made from another version than the one that holds.
pub(crate) fn require_version(goal: &Goal, version: i64) -> Result<()> {
    if goal.version == version { Ok(()) } else { Err(Rejection::ChangedByAnother.into()) }
}
