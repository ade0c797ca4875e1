//! The board of a round: who has answered what.

use super::ask::{AskedUnit, to_unit, wanted};
use super::{list, read_stage, require_visible};
use crate::entity::{follow_up, person, round, round_unit, unit};
use crate::error::{Result, unreadable};
use crate::goal::place;
use crate::indicator::unit_name;
use crate::question::{questions_of, read_questions};
use crate::{Store, packed};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::follow_up::FollowUp;
use domain::id::{RoundId, UnitId};
use domain::organisation::{Unit, UnitName, UnitPath, in_reading_order};
use domain::permission::{Action, Place, may};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use domain::round::{
    AnswerStage, Burden, Round, RoundAllowed, RoundPage, RoundStage, RoundUnitRow, Section, SectionCount, approver,
    due_at, fields_asked,
};
use domain::span::Span;
use domain::status::Status;
use sea_orm::sea_query::{Expr, Func, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most rounds that one can be compared with.
const MOST_OTHERS: u64 = 12;

impl Store {
    /// A round with everybody who takes part. Strangers see what is approved, and nobody's name. At most six statements.
    pub async fn round_page(&self, actor: &Actor, id: RoundId, today: NaiveDate) -> Result<RoundPage> {
        let db = &self.begin_reading().await?;
        let found = list::row(db, Condition::all().add(round::Column::Id.eq(id.0))).await?;
        let found = found.ok_or(Rejection::NotFound)?;
        require_visible(actor, &found.round)?;
        let manage = may(actor, Action::ManageRounds, &place(db, found.round.body).await?);
        let round = found.round;
        let board = if round.state.stage() == RoundStage::Planned {
            planned_units(db, &round, today).await?
        } else {
            let counted = counted(db, Condition::all().add(round_unit::Column::RoundId.eq(id.0)), actor).await?;
            Board::of(
                actor,
                &round,
                parts(db, Condition::all().add(round_unit::Column::RoundId.eq(id.0))).await?,
                counted,
            )?
        };
        let distribution = sum(&board.units);
        Ok(RoundPage {
            burden: manage.then_some(board.burden),
            body: found.body,
            others: others(db, &round).await?,
            questions: read_questions(
                packed::all(db, questions_of(About::new(Subject::Round, id.0))).await?,
                actor,
                round.state.stage() == RoundStage::Planned,
            )?,
            units: board.units,
            distribution,
            allowed: RoundAllowed { manage, read_trail: actor.is_known() },
            round,
        })
    }
}

/// Those who take part, with what it costs them.
pub(super) struct Board {
    pub(super) units: Vec<RoundUnitRow>,
    burden: Burden,
}

/// A stored part in a round, with its unit.
#[derive(Clone, Deserialize)]
pub(super) struct StoredPart {
    pub(super) unit_id: i64,
    pub(super) stage: String,
    pub(super) due_on: NaiveDate,
    pub(super) reminded_on: Option<NaiveDate>,
    pub(super) seconds: i64,
    pub(super) sent_back: String,
    pub(super) stand_in_id: Option<i64>,
    pub(super) stand_in_name: Option<String>,
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) path: String,
    pub(super) parent_id: Option<i64>,
    pub(super) to_date: Option<NaiveDate>,
}

/// The parts in rounds that `condition` lets through: one statement.
pub(super) async fn parts(db: &impl ConnectionTrait, condition: Condition) -> Result<Vec<StoredPart>> {
    packed::all(db, parts_where(condition)).await
}

/// The parts in rounds that `condition` lets through, each row a [`StoredPart`].
pub(super) fn parts_where(condition: Condition) -> SelectStatement {
    use round_unit::Column as P;
    round_unit::Entity::find()
        .select_only()
        .columns([P::UnitId, P::Stage, P::DueOn, P::RemindedOn, P::Seconds, P::SentBack, P::StandInId])
        .column_as(person::Column::Name, "stand_in_name")
        .columns([unit::Column::Kind, unit::Column::Name, unit::Column::Path])
        .columns([unit::Column::ParentId, unit::Column::ToDate])
        .join(JoinType::InnerJoin, to_unit())
        .join(JoinType::LeftJoin, to_stand_in())
        .filter(condition)
        .into_query()
}

/// From a unit's part in a round to whoever stands in for its leader.
fn to_stand_in() -> sea_orm::RelationDef {
    round_unit::Entity::belongs_to(person::Entity).from(round_unit::Column::StandInId).to(person::Column::Id).into()
}

/// How many answers of a unit have a status, and how many of them what each section asks.
#[derive(Deserialize)]
pub(super) struct Counted {
    unit_id: i64,
    status: String,
    answers: i64,
    analyses: i64,
    forecasts: i64,
    front_lines: i64,
}

impl Counted {
    /// The answers of a unit, counted by their status.
    pub(super) fn all<'a>(unit: UnitId, answers: impl Iterator<Item = &'a FollowUp>) -> Vec<Self> {
        let mut counted: BTreeMap<&str, Self> = BTreeMap::new();
        for answer in answers {
            let status = answer.said.as_ref().map_or("", |said| said.status.word());
            let count = counted.entry(status).or_insert_with(|| Self {
                unit_id: unit.0,
                status: status.to_owned(),
                answers: 0,
                analyses: 0,
                forecasts: 0,
                front_lines: 0,
            });
            count.answers += 1;
            count.analyses += i64::from(answer.has(Section::Analysis));
            count.forecasts += i64::from(answer.has(Section::Forecast));
            count.front_lines += i64::from(answer.has(Section::FrontLine));
        }
        counted.into_values().collect()
    }

    const fn of(&self, section: Section) -> i64 {
        match section {
            Section::Judgement if self.status.is_empty() => 0,
            Section::Judgement => self.answers,
            Section::Analysis => self.analyses,
            Section::Forecast => self.forecasts,
            Section::FrontLine => self.front_lines,
        }
    }
}

/// The answers of the parts that `condition` lets through, counted: one statement. Strangers see only what is approved.
pub(super) async fn counted(db: &impl ConnectionTrait, condition: Condition, actor: &Actor) -> Result<Vec<Counted>> {
    use follow_up::Column as F;
    let has = |column: F| {
        let is_there = sea_orm::sea_query::CaseStatement::new().case(column.ne(""), 1).finally(0);
        Expr::expr(Func::sum(Expr::expr(is_there)))
    };
    let approved = (!actor.is_known()).then(|| round_unit::Column::Stage.eq(AnswerStage::Approved.word()));
    let select = follow_up::Entity::find()
        .select_only()
        .columns([F::UnitId, F::Status])
        .expr_as(F::Id.count(), "answers")
        .expr_as(has(F::WhatHappened), "analyses")
        .expr_as(has(F::Forecast), "forecasts")
        .expr_as(has(F::FrontLine), "front_lines")
        .join(JoinType::InnerJoin, to_part())
        .filter(condition.add_option(approved))
        .group_by(F::UnitId)
        .group_by(F::Status);
    packed::all(db, select.into_query()).await
}

/// From an answer to its unit's part in the round.
pub(crate) fn to_part() -> sea_orm::RelationDef {
    let to: sea_orm::RelationDef = follow_up::Entity::belongs_to(round_unit::Entity)
        .from((follow_up::Column::RoundId, follow_up::Column::UnitId))
        .to((round_unit::Column::RoundId, round_unit::Column::UnitId))
        .into();
    to
}

impl Board {
    /// The board of these parts, each unit right before those below it.
    pub(super) fn of(actor: &Actor, round: &Round, parts: Vec<StoredPart>, counted: Vec<Counted>) -> Result<Self> {
        let mut answers: HashMap<i64, Vec<Counted>> = HashMap::new();
        for count in counted {
            answers.entry(count.unit_id).or_default().push(count);
        }
        let taking_part: HashSet<UnitId> = parts.iter().map(|part| UnitId(part.unit_id)).collect();
        let paths: HashMap<UnitId, UnitPath> =
            parts.iter().map(|part| (UnitId(part.unit_id), UnitPath::from_stored(part.path.clone()))).collect();
        let mut by_id: HashMap<i64, StoredPart> = HashMap::new();
        let mut units = Vec::with_capacity(parts.len());
        for part in parts {
            units.push(part.unit(round)?);
            by_id.insert(part.unit_id, part);
        }
        let mut board = Self { units: Vec::with_capacity(units.len()), burden: Burden::default() };
        for (depth, unit) in in_reading_order(units) {
            let Some(part) = by_id.remove(&unit.id.0) else { continue };
            let approver = approver(&unit.path, &taking_part);
            let approver = paths.get(&approver).unwrap_or(&unit.path).clone();
            let counts = answers.remove(&unit.id.0).unwrap_or_default();
            board.add(actor, round, (depth, unit), &part, (approver, counts))?;
        }
        board.burden.minutes = Burden::minutes(board.burden.minutes);
        Ok(board)
    }

    fn add(
        &mut self,
        actor: &Actor,
        round: &Round,
        (depth, unit): (u32, Unit),
        part: &StoredPart,
        (approver, counts): (UnitPath, Vec<Counted>),
    ) -> Result<()> {
        let stage = read_stage(&part.stage)?;
        let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        let asked = number(counts.iter().map(|count| count.answers).sum());
        let answered = |section: &Section| number(counts.iter().map(|count| count.of(*section)).sum());
        let at_approver = Place::Unit(approver);
        let approves = may(actor, Action::ApproveRound, &at_approver);
        let keeps = approves || may(actor, Action::ManageRounds, &Place::Unit(unit.path.clone()));
        let seconds = number(part.seconds);
        let fields = asked.saturating_mul(fields_asked(&round.sections));
        self.burden.fields = self.burden.fields.saturating_add(fields);
        self.burden.most_fields = Ord::max(self.burden.most_fields, fields);
        self.burden.minutes = self.burden.minutes.saturating_add(seconds);
        self.burden.measured_units += u32::from(seconds > 0);
        self.units.push(RoundUnitRow {
            unit: unit.as_name(),
            depth,
            stage,
            due_on: part.due_on,
            sections: round.sections.iter().map(|it| SectionCount { answered: answered(it), asked }).collect(),
            distribution: distribution(&counts)?,
            reminded_on: part.reminded_on.filter(|_| actor.is_known()),
            can_remind: keeps && stage.is_open() && round.state.stage() != RoundStage::Planned,
            can_approve: approves && stage == AnswerStage::HandedIn,
            minutes: actor.is_known().then(|| Burden::minutes(seconds)).filter(|minutes| *minutes > 0),
        });
        Ok(())
    }
}

impl StoredPart {
    /// Where the unit stands.
    pub(super) fn path(&self) -> UnitPath {
        UnitPath::from_stored(self.path.clone())
    }

    /// The unit by name.
    pub(super) fn name(&self) -> Result<UnitName> {
        unit_name(self.unit_id, &self.kind, self.name.clone())
    }

    /// Whether the unit is there on the day.
    pub(super) fn is_there(&self, day: NaiveDate) -> bool {
        self.to_date.is_none_or(|last| last >= day)
    }

    /// The unit as the order of reading needs it.
    fn unit(&self, round: &Round) -> Result<Unit> {
        let name = self.name()?;
        let from = Ord::min(round.period.start(), self.to_date.unwrap_or(round.due_on));
        Ok(Unit {
            id: name.id,
            external_id: String::new(),
            version: 0,
            parent: self.parent_id.map(UnitId),
            path: UnitPath::from_stored(self.path.clone()),
            kind: name.kind,
            name: name.name,
            short_name: String::new(),
            span: Span::new(from, self.to_date).map_err(|_| unreadable("span of unit", &self.unit_id.to_string()))?,
        })
    }
}

/// How many answers have which status, in the order of the statuses.
fn distribution(counts: &[Counted]) -> Result<Vec<(Status, u32)>> {
    let answered = counts.iter().filter(|count| !count.status.is_empty());
    let mut found = answered
        .map(|count| {
            let status = Status::from_word(&count.status).ok_or_else(|| unreadable("status", &count.status))?;
            Ok((status, u32::try_from(count.answers).unwrap_or(u32::MAX)))
        })
        .collect::<Result<Vec<_>>>()?;
    found.sort_unstable();
    Ok(found)
}

pub(super) fn sum(units: &[RoundUnitRow]) -> Vec<(Status, u32)> {
    let mut counts: HashMap<Status, u32> = HashMap::new();
    for (status, count) in units.iter().flat_map(|unit| &unit.distribution) {
        *counts.entry(*status).or_default() += count;
    }
    Status::ALL.iter().filter_map(|status| counts.get(status).map(|count| (*status, *count))).collect()
}

/// Those who would be asked if the round were opened today.
async fn planned_units(db: &impl ConnectionTrait, round: &Round, today: NaiveDate) -> Result<Board> {
    let (body, wanted) = wanted(db, round, today).await?;
    let ids: Vec<i64> = wanted.keys().map(|unit| unit.0).collect();
    let engine = db.get_database_backend();
    let units = unit::Entity::find().filter(crate::dialect::one_of(engine, "unit.id", &ids)).all(db).await?;
    let units = units.into_iter().map(crate::organisation::read).collect::<Result<Vec<_>>>()?;
    Ok(planned_board(round, &body, &wanted, units))
}

/// The board of those who are `wanted` for a round of the body at this path.
pub(super) fn planned_board(
    round: &Round,
    body: &UnitPath,
    wanted: &BTreeMap<UnitId, AskedUnit>,
    units: Vec<Unit>,
) -> Board {
    let mut board = Board { units: Vec::new(), burden: Burden::default() };
    for (depth, unit) in in_reading_order(units) {
        let Some(asked) = wanted.get(&unit.id) else { continue };
        let goals = u32::try_from(asked.goals.len()).unwrap_or(u32::MAX);
        let fields = goals.saturating_mul(fields_asked(&round.sections));
        board.burden.fields = board.burden.fields.saturating_add(fields);
        board.burden.most_fields = Ord::max(board.burden.most_fields, fields);
        board.units.push(RoundUnitRow {
            unit: unit.as_name(),
            depth,
            stage: AnswerStage::Answering,
            due_on: due_at(round.due_on, unit.path.depth_below(body)),
            sections: round.sections.iter().map(|_| SectionCount { answered: 0, asked: goals }).collect(),
            distribution: Vec::new(),
            reminded_on: None,
            can_remind: false,
            can_approve: false,
            minutes: None,
        });
    }
    board
}

/// The rounds of the same body that have been opened, newest first.
async fn others(db: &impl ConnectionTrait, round: &Round) -> Result<Vec<(RoundId, String)>> {
    let rows: Vec<(i64, String)> = round::Entity::find()
        .select_only()
        .columns([round::Column::Id, round::Column::Title])
        .filter(round::Column::BodyId.eq(round.body.0))
        .filter(round::Column::Id.ne(round.id.0))
        .filter(round::Column::Stage.ne(RoundStage::Planned.word()))
        .order_by_desc(round::Column::DueOn)
        .limit(MOST_OTHERS)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, title)| (RoundId(id), title)).collect())
}
