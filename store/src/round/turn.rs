//! A unit's turn in a round: what every act on its answers loads, checks and writes.

use super::ask::to_unit;
use super::{read_stage, unit_key};
use crate::entity::{round, round_unit, unit};
use crate::error::Result;
use crate::event::{self, Happened};
use crate::organisation::existing_on;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{RoundId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use domain::round::{AnswerStage, Round, approver};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType,
    QueryFilter, QuerySelect,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashSet;

/// A unit's part in a round, to be changed.
pub(super) struct Turn {
    pub(super) round: Round,
    pub(super) part: round_unit::Model,
    pub(super) stage: AnswerStage,
    pub(super) name: String,
    pub(super) path: UnitPath,
}

/// A unit's part in a round as the trail tells of it: with its name, since an id says nothing to a reader.
#[derive(Serialize, Deserialize)]
pub(super) struct Part<'a> {
    /// The unit; 0 in events that were written before it was told.
    #[serde(default)]
    pub(super) id: i64,
    unit: Cow<'a, str>,
    pub(super) stage: Cow<'a, str>,
    pub(super) sent_back: Cow<'a, str>,
}

impl Turn {
    /// Begins to change what a unit does in a round; nobody else does until the transaction ends.
    pub(super) async fn begin(tx: &DatabaseTransaction, round: RoundId, unit: UnitId) -> Result<Self> {
        let part = round_unit::Entity::find_by_id(unit_key(round, unit)).lock_exclusive().one(tx).await?;
        let part = part.ok_or(Rejection::NotFound)?;
        let found = round::Entity::find_by_id(round.0).one(tx).await?.ok_or(Rejection::NotFound)?;
        let at: Option<(String, String)> = unit::Entity::find_by_id(unit.0)
            .select_only()
            .columns([unit::Column::Name, unit::Column::Path])
            .into_tuple()
            .one(tx)
            .await?;
        let (name, path) = at.ok_or(Rejection::NotFound)?;
        let stage = read_stage(&part.stage)?;
        Ok(Self { round: super::read(found)?, part, stage, name, path: UnitPath::from_stored(path) })
    }

    /// Goes on for those who answer for the unit, whoever stands in among them.
    pub(super) fn require_answerer(&self, actor: &Actor) -> Result<()> {
        if stands_in(actor, self.part.stand_in_id) {
            return Ok(());
        }
        Ok(require(actor, Action::AnswerRound, &Place::Unit(self.path.clone()))?)
    }

    /// Goes on for those who approve what the unit hands in.
    pub(super) async fn require_approver(
        &self,
        tx: &DatabaseTransaction,
        actor: &Actor,
        today: NaiveDate,
    ) -> Result<()> {
        let place = approver_of(tx, self.round.id, &self.path, today).await?;
        Ok(require(actor, Action::ApproveRound, &Place::Unit(place))?)
    }

    /// Sets the columns of `changed`, and writes what happened.
    pub(super) async fn finish(
        self,
        tx: &DatabaseTransaction,
        actor: &Actor,
        act: Act,
        mut changed: round_unit::ActiveModel,
        reason: &str,
    ) -> Result<()> {
        changed.round_id = Set(self.part.round_id);
        changed.unit_id = Set(self.part.unit_id);
        let after = changed.update(tx).await?;
        let label = format!("{}, {}", self.round.title, self.name);
        let told = |part: &round_unit::Model| {
            event::json(&Part {
                id: part.unit_id,
                unit: Cow::Borrowed(&self.name),
                stage: Cow::Borrowed(&part.stage),
                sent_back: Cow::Borrowed(&part.sent_back),
            })
        };
        let mut happened = Happened::new(act, ObjectKind::Round, self.round.id.0, &label).because(reason);
        (happened.before, happened.after) = (told(&self.part), told(&after));
        event::write(tx, actor, happened).await
    }
}

/// Whether the actor is the one who was named to answer in the leader's place.
pub(crate) fn stands_in(actor: &Actor, stand_in: Option<i64>) -> bool {
    stand_in.is_some() && actor.person().map(|person| person.id.0) == stand_in
}

/// Whether the actor answers for a unit.
pub(crate) fn may_answer(actor: &Actor, path: &UnitPath, stand_in: Option<i64>) -> bool {
    stands_in(actor, stand_in) || may(actor, Action::AnswerRound, &Place::Unit(path.clone()))
}

/// Where those stand who approve what the unit at `path` hands in: units that are gone today are passed over.
pub(super) async fn approver_of(
    db: &impl ConnectionTrait,
    round: RoundId,
    path: &UnitPath,
    today: NaiveDate,
) -> Result<UnitPath> {
    let above: Vec<i64> = path.ids().into_iter().map(|unit| unit.0).collect();
    let rows: Vec<(i64, String)> = round_unit::Entity::find()
        .select_only()
        .column(round_unit::Column::UnitId)
        .column(unit::Column::Path)
        .join(JoinType::InnerJoin, to_unit())
        .filter(round_unit::Column::RoundId.eq(round.0))
        .filter(round_unit::Column::UnitId.is_in(above))
        .filter(existing_on(today))
        .into_tuple()
        .all(db)
        .await?;
    let taking_part: HashSet<UnitId> = rows.iter().map(|(unit, _)| UnitId(*unit)).collect();
    let nearest = approver(path, &taking_part).0;
    let found = rows.into_iter().find(|(unit, _)| *unit == nearest).map(|(_, path)| UnitPath::from_stored(path));
    Ok(found.unwrap_or_else(|| path.clone()))
}
