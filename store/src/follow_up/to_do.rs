//! "Mitt att göra": what somebody owes, and what waits for their approval. A fixed number of statements, however much it is.

use super::said;
use crate::Store;
use crate::entity::{appointment, follow_up, goal, round, round_unit, unit};
use crate::error::Result;
use crate::goal::list::{Asked, StoredRow as GoalStored, in_order, selected};
use crate::indicator::list::{StoredRow as IndicatorStored, main_indicators};
use crate::indicator::unit_name;
use crate::organisation::existing_on;
use crate::packed;
use crate::round::{read_sections, read_stage, stands_in, takes_answers};
use chrono::NaiveDate;
use domain::actor::{Acting, Actor};
use domain::appointment::Role;
use domain::follow_up::{Earlier, InPlaceOf, Owed, OwedUnit, ToApprove, ToDo, ToDoRound, ToDoRow};
use domain::goal::GoalRow;
use domain::id::{GoalId, RoundId, UnitId};
use domain::indicator::IndicatorRow;
use domain::organisation::{UnitName, UnitPath};
use domain::permission::{Action, Place, Reach, may, reach};
use domain::rejection::Rejection;
use domain::round::{AnswerStage, RoundStage, Section, answers_for, approver};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationDef,
};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

impl Store {
    /// What the actor is asked for in the rounds that run: their own unit's rows, those of units that nobody leads now, what they stand in
    /// for, what they may tell from the front line, and what waits for their approval. Three statements.
    pub async fn to_do(&self, actor: &Actor, today: NaiveDate) -> Result<ToDo> {
        if actor.person().is_none() {
            return Err(Rejection::SignInNeeded.into());
        }
        let db = &self.begin_reading().await?;
        let (parts, led) = parts_and_led(db, actor, today, Counts::Unwanted).await?;
        let (mut owed, mut front_line) = (Vec::new(), Vec::new());
        for part in &parts {
            if let Some(in_place_of) = part.owed_by(actor, &led, today) {
                owed.push((part, in_place_of));
            } else if part.is_told_by(actor)? {
                front_line.push((part, None));
            }
        }
        let chosen: Vec<&StoredPart> = owed.iter().chain(&front_line).map(|(part, _)| *part).collect();
        let mut rows = Rows::read(db, actor, &chosen, today).await?;
        let mut drawn = |parts: Vec<(&StoredPart, Option<InPlaceOf>)>| {
            let rounds = parts.into_iter().map(|(part, in_place_of)| part.round(&mut rows, in_place_of));
            rounds.collect::<Result<Vec<_>>>()
        };
        let mut to_do =
            ToDo { rounds: drawn(owed)?, front_line: drawn(front_line)?, to_approve: to_approve(actor, &parts)? };
        // A unit that takes part only to put together has no rows of its own; it is there until it has handed in.
        to_do.rounds.retain(|round| round.stage.is_open());
        to_do.rounds.sort_by_key(|round| (round.due_on, round.round, round.in_place_of.is_some(), round.unit.id));
        to_do.front_line.retain(|round| !round.rows.is_empty());
        Ok(to_do)
    }
}

/// A unit's part in a round that runs.
#[derive(Clone, Debug, Deserialize)]
struct StoredPart {
    round_id: i64,
    unit_id: i64,
    stage: String,
    due_on: NaiveDate,
    sent_back: String,
    stand_in_id: Option<i64>,
    title: String,
    reader: String,
    sections: String,
    round_stage: String,
    kind: String,
    name: String,
    path: String,
    to_date: Option<NaiveDate>,
    opened_on: Option<NaiveDate>,
    reminded_on: Option<NaiveDate>,
    all: i64,
    unanswered: i64,
}

/// Whether each part says how much of it is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Wanted,
    Unwanted,
}

const ALL: &str = "(SELECT COUNT(*) FROM follow_up answer WHERE answer.round_id = round_unit.round_id \
     AND answer.unit_id = round_unit.unit_id)";
const UNANSWERED: &str = "(SELECT COUNT(*) FROM follow_up answer WHERE answer.round_id = round_unit.round_id \
     AND answer.unit_id = round_unit.unit_id AND answer.status = '')";

/// What a start page tells the actor of the rounds that run: one statement.
pub(crate) async fn owed(db: &impl ConnectionTrait, actor: &Actor, today: NaiveDate) -> Result<Owed> {
    let lists = packed::Lists::new(db.get_database_backend());
    read_owed(&mut with_owed(lists, actor, today).read(db).await?, actor, today)
}

/// With what [`read_owed`] reads beside the lists so far.
pub(crate) fn with_owed(lists: packed::Lists, actor: &Actor, today: NaiveDate) -> packed::Lists {
    with_parts(lists, actor, today, Counts::Wanted)
}

/// What the actor owes, from the lists that [`with_owed`] asked for.
pub(crate) fn read_owed(found: &mut packed::Found, actor: &Actor, today: NaiveDate) -> Result<Owed> {
    let (parts, led) = read_parts(found)?;
    let number = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let mut units = Vec::new();
    for part in &parts {
        let stage = read_stage(&part.stage)?;
        if stage.is_open() && part.owed_by(actor, &led, today).is_some() {
            units.push(OwedUnit {
                round: RoundId(part.round_id),
                title: part.title.clone(),
                unit: part.unit()?,
                due_on: part.due_on,
                left: number(part.unanswered),
                all: number(part.all),
                is_returned: stage == AnswerStage::Returned,
                opened_on: part.opened_on.unwrap_or(part.due_on),
                reminded_on: part.reminded_on,
            });
        }
    }
    units.sort_by_key(|owed| (owed.due_on, owed.round, owed.unit.id));
    let to_approve = to_approve(actor, &parts)?.len();
    Ok(Owed { units, to_approve: u32::try_from(to_approve).unwrap_or(u32::MAX) })
}

/// The parts that may be the actor's, and the units that somebody leads: one statement.
async fn parts_and_led(
    db: &impl ConnectionTrait,
    actor: &Actor,
    today: NaiveDate,
    counts: Counts,
) -> Result<(Vec<StoredPart>, HashSet<UnitId>)> {
    let lists = packed::Lists::new(db.get_database_backend());
    read_parts(&mut with_parts(lists, actor, today, counts).read(db).await?)
}

fn with_parts(lists: packed::Lists, actor: &Actor, today: NaiveDate, counts: Counts) -> packed::Lists {
    lists.with::<StoredPart>(parts(actor, today, counts)).with::<Led>(led(actor, today))
}

fn read_parts(found: &mut packed::Found) -> Result<(Vec<StoredPart>, HashSet<UnitId>)> {
    let parts = found.list()?;
    let led = found.list::<Led>()?;
    Ok((parts, led.into_iter().map(|led| UnitId(led.unit_id)).collect()))
}

/// Those in the branch that the actor leads, and those that they stand in for.
fn parts(actor: &Actor, today: NaiveDate, counts: Counts) -> SelectStatement {
    use round_unit::Column as P;
    let person = actor.person().map(|person| person.id.0);
    let mine = Condition::any().add(P::StandInId.eq(person)).add_option(actor.acting().and_then(concerning));
    let counted = |count: &'static str| match counts {
        Counts::Wanted => Expr::cust(count),
        Counts::Unwanted => Expr::value(0),
    };
    round_unit::Entity::find()
        .select_only()
        .columns([P::RoundId, P::UnitId, P::Stage, P::DueOn, P::SentBack, P::StandInId, P::RemindedOn])
        .columns([round::Column::Title, round::Column::Reader, round::Column::Sections, round::Column::OpenedOn])
        .column_as(round::Column::Stage, "round_stage")
        .columns([unit::Column::Kind, unit::Column::Name, unit::Column::Path, unit::Column::ToDate])
        .expr_as(counted(ALL), "all")
        .expr_as(counted(UNANSWERED), "unanswered")
        .join(JoinType::InnerJoin, part_to_round())
        .join(JoinType::InnerJoin, crate::round::part_to_unit())
        .filter(takes_answers(today))
        .filter(mine)
        .into_query()
}

fn part_to_round() -> RelationDef {
    round_unit::Entity::belongs_to(round::Entity).from(round_unit::Column::RoundId).to(round::Column::Id).into()
}

/// Whose parts concern somebody in this role: those of the branch for whoever answers or approves, of the own unit for whoever tells from
/// the front line, and nobody's for the rest.
fn concerning(acting: &Acting) -> Option<Condition> {
    let has = |action| reach(acting.role, action) != Reach::None;
    if has(Action::AnswerRound) || has(Action::ApproveRound) {
        Some(in_branch(acting))
    } else if has(Action::TellFromFrontLine) {
        Some(Condition::all().add(unit::Column::Id.eq(acting.unit.0)))
    } else {
        None
    }
}

fn in_branch(acting: &Acting) -> Condition {
    if reach(acting.role, Action::AnswerRound) == Reach::All {
        return Condition::all();
    }
    Condition::all().add(unit::Column::Path.starts_with(acting.path.as_str()))
}

#[derive(Deserialize)]
struct Led {
    unit_id: i64,
}

/// The units that are there and where somebody holds a role that answers rounds.
fn led(actor: &Actor, today: NaiveDate) -> SelectStatement {
    use appointment::Column as A;
    // Only whoever answers rounds asks who else does.
    let answering = actor.acting().filter(|acting| reach(acting.role, Action::AnswerRound) != Reach::None);
    let answers = Role::ALL.iter().filter(|role| reach(**role, Action::AnswerRound) != Reach::None);
    appointment::Entity::find()
        .select_only()
        .column(A::UnitId)
        .distinct()
        .join(JoinType::InnerJoin, to_appointed_unit())
        .filter(A::Role.is_in(answers.map(|role| role.word())))
        .filter(A::FromDate.lte(today))
        .filter(Condition::any().add(A::ToDate.is_null()).add(A::ToDate.gte(today)))
        .filter(existing_on(today))
        .filter(answering.map_or_else(|| Condition::all().add(A::Id.is_null()), in_branch))
        .into_query()
}

fn to_appointed_unit() -> RelationDef {
    appointment::Entity::belongs_to(unit::Entity).from(appointment::Column::UnitId).to(unit::Column::Id).into()
}

impl StoredPart {
    fn path(&self) -> UnitPath {
        UnitPath::from_stored(self.path.clone())
    }

    fn unit(&self) -> Result<UnitName> {
        unit_name(self.unit_id, &self.kind, self.name.clone())
    }

    /// Whether the actor owes it, and in whose place: `None` when they do not.
    #[expect(clippy::option_option, reason = "outside: whether it is owed; inside: in whose place")]
    fn owed_by(&self, actor: &Actor, led: &HashSet<UnitId>, today: NaiveDate) -> Option<Option<InPlaceOf>> {
        if stands_in(actor, self.stand_in_id) {
            return Some(Some(InPlaceOf::Leader));
        }
        let acting = actor.acting()?;
        if !may(actor, Action::AnswerRound, &Place::Unit(self.path())) {
            return None;
        }
        let is_gone = self.to_date.is_some_and(|last| last < today);
        // Whoever led a unit that is gone answers for it no more.
        let answering = answers_for(&self.path(), |unit| led.contains(&unit) && !(is_gone && unit.0 == self.unit_id));
        let is_own = answering == Some(acting.unit)
            // What nobody at all leads is the chief executive's.
            || answering.is_none() && reach(acting.role, Action::AnswerRound) == Reach::All;
        if !is_own {
            return None;
        }
        Some(match self.to_date.filter(|_| is_gone) {
            _ if self.unit_id == acting.unit.0 => None,
            Some(last) => Some(InPlaceOf::EndedUnit(last)),
            None => Some(InPlaceOf::Nobody),
        })
    }

    /// Whether it is a unit where the actor works and may tell what is seen there.
    fn is_told_by(&self, actor: &Actor) -> Result<bool> {
        let is_own = actor.acting().is_some_and(|acting| acting.unit.0 == self.unit_id);
        let is_asked = read_sections(&self.sections)?.contains(&Section::FrontLine);
        let may_tell = may(actor, Action::TellFromFrontLine, &Place::Unit(self.path()));
        Ok(is_own && is_asked && may_tell && read_stage(&self.stage)?.is_open())
    }

    fn round(&self, rows: &mut Rows, in_place_of: Option<InPlaceOf>) -> Result<ToDoRound> {
        Ok(ToDoRound {
            round: RoundId(self.round_id),
            title: self.title.clone(),
            reader: self.reader.clone(),
            sections: read_sections(&self.sections)?,
            unit: self.unit()?,
            due_on: self.due_on,
            stage: read_stage(&self.stage)?,
            sent_back: self.sent_back.clone(),
            is_closed: self.round_stage == RoundStage::Closed.word(),
            in_place_of,
            rows: rows.take(self)?,
        })
    }
}

/// What has been handed in and waits for the actor.
fn to_approve(actor: &Actor, parts: &[StoredPart]) -> Result<Vec<ToApprove>> {
    let Some(acting) = actor.acting() else { return Ok(Vec::new()) };
    if !may(actor, Action::ApproveRound, &Place::Unit(acting.path.clone())) {
        return Ok(Vec::new());
    }
    let mut waiting = Vec::new();
    for part in parts.iter().filter(|part| part.stage == AnswerStage::HandedIn.word()) {
        let of_round = parts.iter().filter(|other| other.round_id == part.round_id);
        let taking_part: HashSet<UnitId> = of_round.map(|other| UnitId(other.unit_id)).collect();
        if approver(&part.path(), &taking_part) == acting.unit {
            waiting.push(ToApprove {
                round: RoundId(part.round_id),
                title: part.title.clone(),
                unit: part.unit()?,
                due_on: part.due_on,
            });
        }
    }
    waiting.sort_by_key(|waiting| (waiting.due_on, waiting.unit.id));
    Ok(waiting)
}

/// A round's name.
#[derive(Deserialize)]
struct Titled {
    id: i64,
    title: String,
}

/// The answers of some parts, with what was answered before, goals and figures.
#[derive(Default)]
struct Rows {
    answers: HashMap<(i64, i64), Vec<follow_up::Model>>,
    earlier: HashMap<i64, Earlier>,
    goals: HashMap<GoalId, GoalRow>,
    figures: HashMap<GoalId, Vec<IndicatorRow>>,
}

/// With the answers of the parts, and those of the round before with their rounds' names.
fn with_answers(lists: packed::Lists, parts: &[&StoredPart]) -> packed::Lists {
    use follow_up::Column as F;
    let of_parts = parts.iter().fold(Condition::any(), |any, part| {
        any.add(Condition::all().add(F::RoundId.eq(part.round_id)).add(F::UnitId.eq(part.unit_id)))
    });
    let chosen = follow_up::Entity::find().filter(of_parts).order_by_asc(F::Id);
    let column = |column: F| chosen.clone().select_only().column(column).into_query();
    let before = follow_up::Entity::find().filter(F::Id.in_subquery(column(F::EarlierId)));
    let rounds = before.clone().select_only().column(F::RoundId).into_query();
    let titles = round::Entity::find()
        .select_only()
        .columns([round::Column::Id, round::Column::Title])
        .filter(round::Column::Id.in_subquery(rounds));
    lists
        .with::<follow_up::Model>(chosen.into_query())
        .with::<follow_up::Model>(before.into_query())
        .with::<Titled>(titles.into_query())
}

/// With the goals and their main indicators. By identity, since PostgreSQL plans badly for those that are looked up on the way.
fn with_goals(lists: packed::Lists, goals: &[i64]) -> packed::Lists {
    let chosen = Condition::all().add(goal::Column::Id.is_in(goals.iter().copied()));
    lists.with::<GoalStored>(selected(chosen, Asked::default())).with::<IndicatorStored>(main_indicators(goals))
}

impl Rows {
    /// Two statements.
    async fn read(db: &impl ConnectionTrait, actor: &Actor, parts: &[&StoredPart], today: NaiveDate) -> Result<Self> {
        let mut rows = Self::default();
        if parts.is_empty() {
            return Ok(rows);
        }
        let engine = db.get_database_backend();
        let mut found = with_answers(packed::Lists::new(engine), parts).read(db).await?;
        let answers: Vec<follow_up::Model> = found.list()?;
        rows.read_earlier(&mut found)?;
        let mut goals: Vec<i64> = answers.iter().map(|answer| answer.goal_id).collect();
        goals.sort_unstable();
        goals.dedup();
        for answer in answers {
            rows.answers.entry((answer.round_id, answer.unit_id)).or_default().push(answer);
        }
        if !goals.is_empty() {
            rows.read_goals(with_goals(packed::Lists::new(engine), &goals).read(db).await?, actor, today)?;
        }
        Ok(rows)
    }

    /// The goals and their main indicators.
    fn read_goals(&mut self, mut found: packed::Found, actor: &Actor, today: NaiveDate) -> Result<()> {
        for goal in in_order(actor, found.list()?) {
            self.goals.insert(GoalId(goal.id), goal.read(actor, today)?);
        }
        for figure in found.list::<IndicatorStored>()? {
            let (goal, figure) = figure.read_of_goal(today)?;
            self.figures.entry(goal).or_default().push(figure);
        }
        Ok(())
    }

    /// What was answered in the round before.
    fn read_earlier(&mut self, found: &mut packed::Found) -> Result<()> {
        let before: Vec<follow_up::Model> = found.list()?;
        let titles: HashMap<i64, String> = found.list::<Titled>()?.into_iter().map(|row| (row.id, row.title)).collect();
        for row in before {
            let title = titles.get(&row.round_id).cloned().unwrap_or_default();
            if let (Some(said), Some(on)) = (said(&row)?, row.answered_on) {
                self.earlier.insert(row.id, Earlier { round: title, said, on });
            }
        }
        Ok(())
    }

    /// The rows of one part.
    fn take(&mut self, part: &StoredPart) -> Result<Vec<ToDoRow>> {
        let answers = self.answers.remove(&(part.round_id, part.unit_id)).unwrap_or_default();
        let mut rows = Vec::with_capacity(answers.len());
        for answer in answers {
            let goal = GoalId(answer.goal_id);
            let Some(row) = self.goals.get(&goal).cloned() else { continue };
            rows.push(ToDoRow {
                goal: row,
                figures: self.figures.get(&goal).cloned().unwrap_or_default(),
                earlier: answer.earlier_id.and_then(|id| self.earlier.get(&id)).cloned(),
                answer: super::read(answer, true)?,
            });
        }
        Ok(rows)
    }
}
