//! A round as it stood when an earlier day had ended: the trail tells of the round, of each unit's part in it, and of each answer.
//!
//! Who takes part reads as it is known today.

use super::ask::wanted;
use super::page::{Board, Counted, StoredPart, parts_where, planned_board, sum};
use super::turn::Part;
use super::unit_page::{approved, copies, with_goals};
use super::{list, read_stage, require_visible};
use crate::Store;
use crate::entity::{event, follow_up, round, round_copy, round_unit};
use crate::error::{Result, unreadable};
use crate::event::first_after;
use crate::follow_up::{StoredChange, answers_then, changes_in_round};
use crate::packed::Lists;
use crate::past::{Past, Reading};
use crate::question::{OfObject, questions_of_answers, questions_of_then, read_questions_then};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::follow_up::FollowUp;
use domain::id::{GoalId, RoundId, UnitId};
use domain::organisation::UnitName;
use domain::question::{About, Questions, Subject};
use domain::rejection::Rejection;
use domain::round::{
    AnswerStage, Round, RoundAllowed, RoundPage, RoundStage, RoundUnitAllowed, RoundUnitPage, RoundUnitRow, approver,
    due_at,
};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Deserialize;
use std::collections::HashMap;

impl Store {
    /// A round as [`Self::round_page`] shows it, as it stood when `day` had ended. At most four statements.
    pub async fn round_page_then(&self, actor: &Actor, id: RoundId, day: NaiveDate) -> Result<RoundPage> {
        let db = &self.begin_reading().await?;
        let then = Then::load(db, actor, id, day).await?;
        let units = if then.round.state.stage() == RoundStage::Planned {
            then.would_take_part(db).await?
        } else {
            then.rows(actor, then.parts.clone())?
        };
        Ok(RoundPage {
            distribution: sum(&units),
            units,
            body: then.past.name(then.round.body)?,
            burden: None,
            others: Vec::new(),
            questions: then.questions,
            allowed: RoundAllowed { manage: false, read_trail: actor.is_known() },
            round: then.round,
        })
    }

    /// What a unit answers in a round as [`Self::round_unit_page`] shows it, as it stood when `day` had ended. At most six statements.
    pub async fn round_unit_page_then(
        &self,
        actor: &Actor,
        at: (RoundId, UnitId),
        day: NaiveDate,
    ) -> Result<RoundUnitPage> {
        let db = &self.begin_reading().await?;
        let then = Then::load(db, actor, at.0, day).await?;
        let own = then.part(at.1)?;
        let copies = copies(db, at).await?.into_iter().filter(|copy| copy.on <= day).collect::<Vec<_>>();
        let mut answers = if actor.is_known() {
            let own = then.answers.get(&at.1).cloned().unwrap_or_default();
            with_goals(db, actor, own, day).await?
        } else {
            approved(db, &copies, day).await?
        };
        if !copies.is_empty() {
            let mut asked = questions_of_answers(db, at).await?;
            for answer in &mut answers {
                let asked = asked.remove(&answer.answer.id).unwrap_or_default();
                answer.questions = read_questions_then(asked, actor, &then.past)?;
            }
        }
        let below = then.parts.iter().filter(|part| part.parent_id == Some(own.unit_id)).cloned().collect();
        Ok(RoundUnitPage {
            unit: own.name()?,
            stage: read_stage(&own.stage)?,
            due_on: own.due_on,
            approver: then.approver(own)?,
            sent_back: if actor.is_known() { own.sent_back.clone() } else { String::new() },
            stand_in: None,
            answers,
            below: then.rows(actor, below)?,
            copies,
            allowed: RoundUnitAllowed::default(),
            round: then.round,
        })
    }
}

/// A round with everybody's part in it and what each had answered, when a day had ended.
struct Then {
    round: Round,
    parts: Vec<StoredPart>,
    answers: HashMap<UnitId, Vec<(GoalId, FollowUp)>>,
    questions: Questions,
    past: Past,
}

impl Then {
    /// Refused when there was no such round, or none that the actor could know of. Three statements.
    async fn load(db: &impl ConnectionTrait, actor: &Actor, id: RoundId, day: NaiveDate) -> Result<Self> {
        let now = list::row(db, Condition::all().add(round::Column::Id.eq(id.0))).await?;
        let now = now.ok_or(Rejection::NotFound)?.round;
        let past = Past::load(db, day, Reading::Round(id)).await?;
        let mut found = Lists::new(db.get_database_backend())
            .with::<StoredEvent>(events_after(id, day))
            .with::<StoredPart>(parts_where(Condition::all().add(round_unit::Column::RoundId.eq(id.0))))
            .with::<StoredApproval>(approvals(id))
            .with::<follow_up::Model>(answers_of(id))
            .with::<StoredChange>(changes_in_round(id, day))
            .with::<OfObject>(questions_of_then(About::new(Subject::Round, id.0), day))
            .read(db)
            .await?;
        let told = Told::read(found.list()?)?;
        let round = then(now, told.round, day)?;
        require_visible(actor, &round)?;
        let (parts, approvals) = (found.list::<StoredPart>()?, found.list::<StoredApproval>()?);
        let approved_on: HashMap<i64, NaiveDate> =
            approvals.into_iter().map(|it| (it.unit_id, it.approved_on)).collect();
        let body = past.unit(round.body)?.path.clone();
        let part = |part: StoredPart| {
            let (known, approved_on) = (told.parts.get(&part.unit_id), approved_on.get(&part.unit_id).copied());
            let part = part.then(&past, known, approved_on)?;
            Ok(StoredPart { due_on: due_at(round.due_on, part.path().depth_below(&body)), ..part })
        };
        let parts = parts.into_iter().map(part).collect::<Result<_>>()?;
        let mut answers: HashMap<UnitId, Vec<(GoalId, FollowUp)>> = HashMap::new();
        for (unit, goal, answer) in answers_then(found.list()?, found.list()?, day)? {
            answers.entry(unit).or_default().push((goal, answer));
        }
        Ok(Self { round, parts, answers, questions: read_questions_then(found.list()?, actor, &past)?, past })
    }

    fn part(&self, unit: UnitId) -> Result<&StoredPart> {
        let is_open = self.round.state.stage() != RoundStage::Planned;
        let own = self.parts.iter().find(|part| part.unit_id == unit.0 && is_open);
        Ok(own.ok_or(Rejection::NotFound)?)
    }

    /// Those who would have been asked if the round had been opened on the day.
    async fn would_take_part(&self, db: &impl ConnectionTrait) -> Result<Vec<RoundUnitRow>> {
        let (_, wanted) = wanted(db, &self.round, self.past.day()).await?;
        let units = wanted.keys().map(|unit| self.past.unit(*unit).cloned()).collect::<Result<_>>()?;
        let body = &self.past.unit(self.round.body)?.path;
        Ok(planned_board(&self.round, body, &wanted, units).units)
    }

    /// These parts as the board shows them. Strangers see the answers of those that were approved. Nothing can be done on a day that is
    /// over.
    fn rows(&self, actor: &Actor, parts: Vec<StoredPart>) -> Result<Vec<RoundUnitRow>> {
        let is_shown = |part: &&StoredPart| actor.is_known() || part.stage == AnswerStage::Approved.word();
        let counted = parts.iter().filter(is_shown).flat_map(|part| {
            let unit = UnitId(part.unit_id);
            Counted::all(unit, self.answers.get(&unit).into_iter().flatten().map(|(_, answer)| answer))
        });
        let counted = counted.collect();
        let mut units = Board::of(actor, &self.round, parts, counted)?.units;
        for row in &mut units {
            (row.can_remind, row.can_approve) = (false, false);
        }
        Ok(units)
    }

    /// Who approved what the unit handed in.
    fn approver(&self, own: &StoredPart) -> Result<UnitName> {
        let day = self.past.day();
        let taking_part =
            self.parts.iter().filter(|part| part.is_there(day)).map(|part| UnitId(part.unit_id)).collect();
        self.past.name(approver(&own.path(), &taking_part))
    }
}

/// The round on the day; `first` is what the first event after the day tells. What was entered later but says that it was open by then
/// was there.
fn then(now: Round, first: Option<(bool, Round)>, day: NaiveDate) -> Result<Round> {
    let (is_new, known) = first.unwrap_or((false, now));
    let state = known.state.clone().on_day(day);
    if is_new && state.stage() == RoundStage::Planned {
        return Err(Rejection::NotFound.into());
    }
    Ok(Round { state, ..known })
}

impl StoredPart {
    /// The part as it stood; `known` is what the trail tells of it, and `approved_on` the first day that it was approved. How long its
    /// forms took is known only as it is today.
    fn then(self, past: &Past, known: Option<&Part<'_>>, approved_on: Option<NaiveDate>) -> Result<Self> {
        let unit = past.unit(UnitId(self.unit_id))?;
        let was_approved = approved_on.is_some_and(|on| on <= past.day());
        let (stage, sent_back) = match known {
            Some(known) => (known.stage.to_string(), known.sent_back.to_string()),
            None if self.stage == AnswerStage::Approved.word() && !was_approved => {
                (AnswerStage::Answering.word().to_owned(), String::new())
            }
            None => (self.stage, self.sent_back),
        };
        Ok(Self {
            stage,
            sent_back,
            reminded_on: self.reminded_on.filter(|on| *on <= past.day()),
            seconds: 0,
            kind: unit.kind.word().to_owned(),
            name: unit.name.clone(),
            path: unit.path.as_str().to_owned(),
            parent_id: unit.parent.map(|parent| parent.0),
            ..self
        })
    }
}

/// An event of a round, as stored.
#[derive(Deserialize)]
struct StoredEvent {
    before: String,
    after: String,
}

/// Every event of the round after `day`, oldest first, each row a [`StoredEvent`].
fn events_after(id: RoundId, day: NaiveDate) -> SelectStatement {
    told_after(day)
        .columns([event::Column::Before, event::Column::After])
        .and_where(event::Column::Object.eq(id.0))
        .take()
}

/// What the trail tells of rounds after `day`, oldest first.
fn told_after(day: NaiveDate) -> SelectStatement {
    use event::Column as E;
    Query::select()
        .from(event::Entity)
        .and_where(E::Kind.eq(ObjectKind::Round.word()))
        .and_where(Expr::col((event::Entity, E::Id)).gte(first_after(day)))
        .order_by(E::Id, Order::Asc)
        .take()
}

/// What events of a round tell of: the round itself, or a unit's part in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Object {
    Part(Part<'static>),
    Round(Box<Round>),
}

/// What the first event after a day tells of the round, and of each unit's part.
struct Told {
    /// The round before the event, or, when it was new, as it was laid up.
    round: Option<(bool, Round)>,
    parts: HashMap<i64, Part<'static>>,
}

impl Told {
    /// `events` are oldest first.
    fn read(events: Vec<StoredEvent>) -> Result<Self> {
        let mut told = Self { round: None, parts: HashMap::new() };
        for event in events {
            let is_new = event.before.is_empty();
            let known = if is_new { event.after } else { event.before };
            match serde_json::from_str(&known).map_err(|_| unreadable("event", &known))? {
                Object::Part(part) => drop(told.parts.entry(part.id).or_insert(part)),
                Object::Round(round) => drop(told.round.get_or_insert((is_new, *round))),
            }
        }
        Ok(told)
    }
}

/// A round or a part of one that was changed after a day, as it was before.
#[derive(Deserialize)]
pub(crate) struct StoredRename {
    object: i64,
    before: String,
}

/// What changed these rounds after `day`, oldest first, each row a [`StoredRename`].
pub(crate) fn renames(rounds: SelectStatement, day: NaiveDate) -> SelectStatement {
    use event::Column as E;
    told_after(day)
        .columns([E::Object, E::Before])
        .and_where(E::Act.eq(Act::Changed.word()))
        .and_where(E::Object.in_subquery(rounds))
        .take()
}

/// What the rounds that have been changed since were called, from what [`renames`] finds.
pub(crate) fn titles_then(changes: Vec<StoredRename>) -> Result<HashMap<RoundId, String>> {
    let mut titles = HashMap::new();
    for change in changes {
        let known = serde_json::from_str(&change.before).map_err(|_| unreadable("event", &change.before))?;
        if let Object::Round(round) = known {
            titles.entry(RoundId(change.object)).or_insert(round.title);
        }
    }
    Ok(titles)
}

/// The first day that a unit's part was approved.
#[derive(Deserialize)]
struct StoredApproval {
    unit_id: i64,
    approved_on: NaiveDate,
}

/// When each part was approved first, each row a [`StoredApproval`].
fn approvals(id: RoundId) -> SelectStatement {
    use round_copy::Column as C;
    round_copy::Entity::find()
        .select_only()
        .column(C::UnitId)
        .column_as(C::ApprovedOn.min(), "approved_on")
        .filter(C::RoundId.eq(id.0))
        .group_by(C::UnitId)
        .into_query()
}

fn answers_of(id: RoundId) -> SelectStatement {
    follow_up::Entity::find()
        .filter(follow_up::Column::RoundId.eq(id.0))
        .order_by_asc(follow_up::Column::Id)
        .into_query()
}
