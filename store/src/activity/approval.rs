//! Demands for approval: where one holds, a leader adopts activities and not the team by itself.

use crate::Store;
use crate::entity::{approval_demand, unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use crate::goal::place;
use crate::indicator::unit_name;
use crate::packed;
use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::approval::ApprovalDemand;
use domain::event::{Act, ObjectKind};
use domain::id::{ApprovalDemandId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationDef,
};
use serde::Deserialize;

impl Store {
    /// Asks for activities at a unit and below it to be approved, and says why.
    pub async fn demand_approval(
        &self,
        actor: &Actor,
        at: UnitId,
        (reason, span): (String, Span),
    ) -> Result<ApprovalDemandId> {
        require_somewhere(actor, Action::DemandApproval)?;
        let tx = self.begin().await?;
        require(actor, Action::DemandApproval, &place(&tx, at).await?)?;
        let row = approval_demand::ActiveModel {
            unit_id: Set(at.0),
            reason: Set(reason.clone()),
            from_date: Set(span.from()),
            to_date: Set(span.to()),
            ..Default::default()
        };
        let row = row.insert(&tx).await?;
        let unit = crate::organisation::load(&tx, at).await?;
        let happened = Happened::new(Act::Created, ObjectKind::ApprovalDemand, row.id, &unit.name);
        event::write(&tx, actor, happened.after(&row).because(&reason)).await?;
        tx.commit().await?;
        Ok(ApprovalDemandId(row.id))
    }

    /// Stops asking for approval: the demand holds no longer than yesterday.
    pub async fn lift_demand(&self, actor: &Actor, id: ApprovalDemandId, today: NaiveDate) -> Result<UnitId> {
        require_somewhere(actor, Action::DemandApproval)?;
        let tx = self.begin().await?;
        let before = approval_demand::Entity::find_by_id(id.0).lock_exclusive().one(&tx).await?;
        let before = before.ok_or(Rejection::NotFound)?;
        let at = UnitId(before.unit_id);
        require(actor, Action::DemandApproval, &place(&tx, at).await?)?;
        if before.to_date.is_some_and(|to| to < today) {
            return Err(StateProblem::DemandIsOver.into());
        }
        let unit = crate::organisation::load(&tx, at).await?;
        let happened = Happened::new(Act::Ended, ObjectKind::ApprovalDemand, id.0, &unit.name).before(&before);
        if before.from_date >= today {
            approval_demand::Entity::delete_by_id(id.0).exec(&tx).await?;
            event::write(&tx, actor, happened).await?;
        } else {
            let row = approval_demand::ActiveModel {
                id: Set(id.0),
                to_date: Set(Some(today - Days::new(1))),
                ..Default::default()
            };
            let after = row.update(&tx).await?;
            event::write(&tx, actor, happened.after(&after)).await?;
        }
        tx.commit().await?;
        Ok(at)
    }

    /// The demands that hold at a unit today, its own and those above it. Everybody may read why.
    pub async fn demands_at(&self, _actor: &Actor, at: UnitId, today: NaiveDate) -> Result<Vec<ApprovalDemand>> {
        let unit = crate::organisation::load(&self.read, at).await?;
        holding_over(&self.read, &unit.path, today).await
    }
}

/// Goes on when the actor may adopt activities of the unit: the team, or where a demand holds those who approve.
pub(super) async fn require_adopter(
    db: &impl ConnectionTrait,
    actor: &Actor,
    unit: UnitId,
    today: NaiveDate,
) -> Result<()> {
    let place = place(db, unit).await?;
    let Place::Unit(path) = &place else { return Ok(()) };
    if holding_over(db, path, today).await?.is_empty() {
        return Ok(());
    }
    Ok(require(actor, Action::ApproveActivity, &place)?)
}

/// The demands that hold on the day for a unit on this path: one statement.
async fn holding_over(db: &impl ConnectionTrait, path: &UnitPath, day: NaiveDate) -> Result<Vec<ApprovalDemand>> {
    let rows: Vec<StoredDemand> = packed::all(db, demands_over(path, day)).await?;
    rows.into_iter().map(|row| Ok(row.read()?.0)).collect()
}

/// The demands that hold on the day for a unit on this path, each row a [`StoredDemand`].
pub(super) fn demands_over(path: &UnitPath, day: NaiveDate) -> SelectStatement {
    let line = path.as_str().split('/').filter_map(|part| part.parse::<i64>().ok());
    demands(Condition::all().add(approval_demand::Column::UnitId.is_in(line)), day)
}

/// The demands that hold on the day and fulfil the condition, each with the path of its unit.
pub(super) async fn holding(
    db: &impl ConnectionTrait,
    condition: Condition,
    day: NaiveDate,
) -> Result<Vec<(ApprovalDemand, UnitPath)>> {
    let rows: Vec<StoredDemand> = packed::all(db, demands(condition, day)).await?;
    rows.into_iter().map(StoredDemand::read).collect()
}

fn demands(condition: Condition, day: NaiveDate) -> SelectStatement {
    use approval_demand::Column as D;
    approval_demand::Entity::find()
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .join(JoinType::InnerJoin, to_unit())
        .filter(condition)
        .filter(D::FromDate.lte(day))
        .filter(Condition::any().add(D::ToDate.is_null()).add(D::ToDate.gte(day)))
        .order_by_asc(D::Id)
        .into_query()
}

fn to_unit() -> RelationDef {
    approval_demand::Entity::belongs_to(unit::Entity).from(approval_demand::Column::UnitId).to(unit::Column::Id).into()
}

/// A demand with the unit that it holds at, as stored.
#[derive(Deserialize)]
pub(super) struct StoredDemand {
    id: i64,
    unit_id: i64,
    reason: String,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    unit_kind: String,
    unit_name: String,
    unit_path: String,
}

impl StoredDemand {
    pub(super) fn read(self) -> Result<(ApprovalDemand, UnitPath)> {
        let span =
            Span::new(self.from_date, self.to_date).map_err(|_| unreadable("span of demand", &self.id.to_string()))?;
        let demand = ApprovalDemand {
            id: ApprovalDemandId(self.id),
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            reason: self.reason,
            span,
        };
        Ok((demand, UnitPath::from_stored(self.unit_path)))
    }
}
