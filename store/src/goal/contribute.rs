//! What units say that they do for a goal.

use super::relation::{Relations, with_relations};
use super::{load, place, require_visible};
use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{contribution, unit};
use crate::error::{Result, taken};
use crate::event::{self, Happened};
use crate::organisation::existing_on;
use crate::packed::Lists;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::contribution::{ContributionDraft, ContributionPage, ContributionRow};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::goal::{Goal, GoalStage};
use domain::id::{ContributionId, GoalId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

impl Store {
    /// States what a unit does for a goal, or changes what it stated. A unit has one statement for each goal.
    pub async fn state_contribution(
        &self,
        actor: &Actor,
        goal: GoalId,
        draft: ContributionDraft,
        today: NaiveDate,
    ) -> Result<ContributionId> {
        require_somewhere(actor, Action::StateContribution)?;
        let tx = self.begin().await?;
        let title = require_in_force(&tx, actor, goal).await?.text.title;
        require_unit(&tx, actor, draft.unit, today).await?;
        let id = match (stated(&tx, goal, draft.unit).await?, draft.version) {
            (None, None) => insert(&tx, actor, (goal, &title), draft, today).await?,
            (Some(before), Some(version)) if before.version == version => {
                change(&tx, actor, (before, &title), draft, today).await?
            }
            _ => return Err(Rejection::ChangedByAnother.into()),
        };
        tx.commit().await?;
        Ok(id)
    }

    /// What the contribution form to a goal in force shows: the units that the actor may speak for, and what has been stated.
    pub async fn contribution_page(&self, actor: &Actor, goal: GoalId, today: NaiveDate) -> Result<ContributionPage> {
        require_somewhere(actor, Action::StateContribution)?;
        let goal = require_in_force(&self.read, actor, goal).await?;
        let rows = unit::Entity::find()
            .filter(existing_on(today))
            .order_by_asc(alphabetical(unit::Column::Name))
            .all(&self.read)
            .await?;
        let mut units = Vec::new();
        for unit in rows.into_iter().map(crate::organisation::read) {
            let unit = unit?;
            if may(actor, Action::StateContribution, &Place::Unit(unit.path.clone())) {
                units.push(unit.as_name());
            }
        }
        let mut found = with_relations(Lists::new(self.read.get_database_backend()), goal.id).read(&self.read).await?;
        let mut said = Relations::read(&mut found, goal.id, None)?;
        let speaks_for = |row: &ContributionRow| units.iter().any(|unit| unit.id == row.unit.id);
        said.contributions.retain(speaks_for);
        said.stated_before.retain(|before| speaks_for(&before.row));
        let (stated, before) = (said.contributions, said.stated_before);
        Ok(ContributionPage { goal: goal.id, title: goal.text.title, units, stated, before })
    }
}

/// Goes on with the goal when it is in force.
async fn require_in_force(db: &impl ConnectionTrait, actor: &Actor, id: GoalId) -> Result<Goal> {
    let goal = load(db, id).await?;
    require_visible(actor, goal.state.stage(), &place(db, goal.body).await?)?;
    if goal.state.stage() == GoalStage::Decided { Ok(goal) } else { Err(StateProblem::NotInForce.into()) }
}

/// Goes on when the unit is there today and the actor speaks for it.
async fn require_unit(tx: &DatabaseTransaction, actor: &Actor, unit: UnitId, today: NaiveDate) -> Result<()> {
    let Some(row) = unit::Entity::find_by_id(unit.0).filter(existing_on(today)).one(tx).await? else {
        return Err(FieldErrors::one("unit", Problem::DoesNotExist).into());
    };
    let place = Place::Unit(UnitPath::from_stored(row.path));
    Ok(require(actor, Action::StateContribution, &place)?)
}

async fn stated(tx: &DatabaseTransaction, goal: GoalId, unit: UnitId) -> Result<Option<contribution::Model>> {
    Ok(contribution::Entity::find()
        .filter(contribution::Column::GoalId.eq(goal.0))
        .filter(contribution::Column::UnitId.eq(unit.0))
        .lock_exclusive()
        .one(tx)
        .await?)
}

async fn insert(
    tx: &DatabaseTransaction,
    actor: &Actor,
    (goal, title): (GoalId, &str),
    draft: ContributionDraft,
    today: NaiveDate,
) -> Result<ContributionId> {
    let row = contribution::ActiveModel {
        goal_id: Set(goal.0),
        unit_id: Set(draft.unit.0),
        text: Set(draft.text),
        stated_on: Set(today),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(tx).await.map_err(taken("unit"))?;
    let happened = Happened::new(Act::Created, ObjectKind::Contribution, row.id, title).after(&row);
    event::write(tx, actor, happened).await?;
    Ok(ContributionId(row.id))
}

async fn change(
    tx: &DatabaseTransaction,
    actor: &Actor,
    (before, title): (contribution::Model, &str),
    draft: ContributionDraft,
    today: NaiveDate,
) -> Result<ContributionId> {
    let row = contribution::ActiveModel {
        id: Set(before.id),
        text: Set(draft.text),
        stated_on: Set(today),
        version: Set(before.version + 1),
        ..Default::default()
    };
    let after = row.update(tx).await?;
    let happened = Happened::new(Act::Changed, ObjectKind::Contribution, after.id, title).before(&before).after(&after);
    event::write(tx, actor, happened).await?;
    Ok(ContributionId(after.id))
}
