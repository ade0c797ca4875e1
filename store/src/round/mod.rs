//! Rounds of follow-up: how they are kept. Acts and queries stand in the files beside.

mod approve;
mod ask;
mod compare;
mod line;
mod list;
mod page;
mod past;
mod plan;
mod turn;
mod unit_page;

pub(crate) use approve::fingerprint;
pub(crate) use ask::to_unit as part_to_unit;
pub(crate) use page::to_part;
pub(crate) use past::{StoredRename, renames, titles_then};
pub(crate) use turn::{may_answer, stands_in};

use crate::entity::{round, round_unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened};
use crate::indicator::read_period;
use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{RoundId, UnitId};
use domain::rejection::Rejection;
use domain::round::{AnswerStage, LATE_DAYS, Round, RoundStage, RoundState, Section};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QuerySelect,
};

/// A stored round as the domain knows it.
pub(crate) fn read(row: round::Model) -> Result<Round> {
    let state = read_state(&row.stage, row.opened_on, row.closed_on)?;
    Ok(Round {
        id: RoundId(row.id),
        external_id: row.external_id,
        version: row.version,
        title: row.title,
        period: read_period(&row.period)?,
        body: UnitId(row.body_id),
        sections: read_sections(&row.sections)?,
        due_on: row.due_on,
        reader: row.reader,
        state,
    })
}

/// A stored state: the stage with the days that belong to it.
pub(crate) fn read_state(
    stage: &str,
    opened_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
) -> Result<RoundState> {
    let broken = || unreadable("state of round", stage);
    Ok(match RoundStage::from_word(stage).ok_or_else(broken)? {
        RoundStage::Planned => RoundState::Planned,
        RoundStage::Open => RoundState::Open { on: opened_on.ok_or_else(broken)? },
        RoundStage::Closed => {
            RoundState::Closed { on: closed_on.ok_or_else(broken)?, opened_on: opened_on.ok_or_else(broken)? }
        }
    })
}

/// The columns of a state; nothing but the state is set.
fn state_columns(state: &RoundState) -> round::ActiveModel {
    let (opened_on, closed_on) = match state {
        RoundState::Planned => (None, None),
        RoundState::Open { on } => (Some(*on), None),
        RoundState::Closed { on, opened_on } => (Some(*opened_on), Some(*on)),
    };
    round::ActiveModel {
        stage: Set(state.stage().word().to_owned()),
        opened_on: Set(opened_on),
        closed_on: Set(closed_on),
        ..Default::default()
    }
}

/// Stored sections: their words, parted by commas.
pub(crate) fn read_sections(words: &str) -> Result<Vec<Section>> {
    let read = |word: &str| Section::from_word(word).ok_or_else(|| unreadable("section", word));
    words.split(',').filter(|word| !word.is_empty()).map(read).collect()
}

fn write_sections(sections: &[Section]) -> String {
    sections.iter().map(|section| section.word()).collect::<Vec<_>>().join(",")
}

/// A stored stage of a unit's answers.
pub(crate) fn read_stage(word: &str) -> Result<AnswerStage> {
    AnswerStage::from_word(word).ok_or_else(|| unreadable("stage of answers", word))
}

async fn load(db: &impl ConnectionTrait, id: RoundId) -> Result<Round> {
    read(round::Entity::find_by_id(id.0).one(db).await?.ok_or(Rejection::NotFound)?)
}

/// As [`load`], and nobody else changes it until the transaction ends.
async fn load_to_change(tx: &DatabaseTransaction, id: RoundId) -> Result<Round> {
    read(round::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?)
}

/// What is only planned is the staff's own matter: strangers do not learn of it.
fn require_visible(actor: &Actor, round: &Round) -> Result<()> {
    if actor.is_known() || round.state.stage() != RoundStage::Planned {
        Ok(())
    } else {
        Err(Rejection::NotFound.into())
    }
}

/// Rounds that take answers on `today`: those that are open, and those that take late ones.
pub(crate) fn takes_answers(today: NaiveDate) -> Condition {
    let since = today - Days::new(LATE_DAYS);
    let late = Condition::all()
        .add(round::Column::Stage.eq(RoundStage::Closed.word()))
        .add(round::Column::ClosedOn.gte(since));
    Condition::any().add(round::Column::Stage.eq(RoundStage::Open.word())).add(late)
}

/// Writes that the round is now `after`.
async fn write_event(
    tx: &DatabaseTransaction,
    actor: &Actor,
    act: Act,
    before: Option<&Round>,
    after: &Round,
) -> Result<()> {
    let happened = Happened::new(act, ObjectKind::Round, after.id.0, &after.title).after(after);
    let happened = match before {
        Some(before) => happened.before(before),
        None => happened,
    };
    event::write(tx, actor, happened).await
}

fn unit_key(round: RoundId, unit: UnitId) -> <round_unit::PrimaryKey as sea_orm::PrimaryKeyTrait>::ValueType {
    (round.0, unit.0)
}
