//! Answering: one row at a time, each in one transaction of few statements.

use super::{columns, current, read, to_goal, to_unit};
use crate::Store;
use crate::entity::{follow_up, goal, round, round_unit, unit};
use crate::error::Result;
use crate::event::{self, Happened, acting_as};
use crate::goal::list::{GISTS, suggestion_from};
use crate::round::{may_answer, read_sections, read_stage};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::follow_up::{FollowUp, FollowUpForm, FrontLineForm, Said};
use domain::id::FollowUpId;
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, require, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use domain::round::Section;
use domain::status::Status;
use sea_orm::sea_query::{Expr, ExprTrait, IntoTableRef, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef,
};

/// An answer that is being given, with all that decides whether it may be.
#[derive(FromQueryResult)]
struct Stored {
    #[sea_orm(nested)]
    answer: follow_up::Model,
    sections: String,
    round_stage: String,
    opened_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    part_stage: String,
    stand_in_id: Option<i64>,
    path: String,
    goal_title: String,
    gists: Option<String>,
}

struct Answering {
    row: follow_up::Model,
    sections: Vec<Section>,
    /// Whether the round has been closed.
    late: bool,
    goal_title: String,
    suggested: Status,
}

impl Store {
    /// Saves what a unit answers on a goal, above the version that was seen: one transaction of at most six statements.
    ///
    /// Where it differs from what the rule suggests it needs a sentence. What is saved after the round was closed is marked as late.
    pub async fn save_follow_up(
        &self,
        actor: &Actor,
        id: FollowUpId,
        form: &FollowUpForm,
        today: NaiveDate,
    ) -> Result<()> {
        let tx = self.begin().await?;
        let answering = Answering::begin(&tx, actor, id, today).await?;
        let said = form.parse(&answering.sections, answering.suggested)?;
        answering.give(&tx, actor, (form, said), today).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says that nothing has changed since the round before: what was answered then is answered again.
    pub async fn repeat_follow_up(
        &self,
        actor: &Actor,
        id: FollowUpId,
        form: &FollowUpForm,
        today: NaiveDate,
    ) -> Result<()> {
        let tx = self.begin().await?;
        let answering = Answering::begin(&tx, actor, id, today).await?;
        let Some(earlier) = answering.row.earlier_id else { return Err(StateProblem::NothingToRepeat.into()) };
        let earlier = follow_up::Entity::find_by_id(earlier).one(&tx).await?;
        let earlier = earlier.ok_or(StateProblem::NothingToRepeat)?;
        let said = FollowUpForm::from(&read(earlier, true)?).parse(&answering.sections, answering.suggested)?;
        answering.give(&tx, actor, (form, said), today).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Adds what is seen where the work is done. It stands beside the answer, is marked as what it is, and never in the way of whoever
    /// answers at the same time.
    pub async fn tell_from_front_line(
        &self,
        actor: &Actor,
        id: FollowUpId,
        form: &FrontLineForm,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::TellFromFrontLine)?;
        let tx = self.begin().await?;
        let stored = stored(&tx, id).await?;
        let place = Place::Unit(UnitPath::from_stored(stored.path.clone()));
        require(actor, Action::TellFromFrontLine, &place)?;
        stored.require_open(today)?;
        let text = form.parse()?;
        let before = read(stored.answer.clone(), true)?;
        let told = if before.front_line.is_empty() { text } else { format!("{}\n\n{text}", before.front_line) };
        let row = follow_up::ActiveModel {
            id: Set(id.0),
            front_line: Set(told),
            front_line_by: Set(acting_as(actor)),
            ..Default::default()
        };
        let after = read(row.update(&tx).await?, true)?;
        write_event(&tx, actor, Act::Reported, &stored.goal_title, (&before, &after)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// An answer as it is now, for somebody whose own met another's: what each said is shown to them.
    pub async fn follow_up(&self, actor: &Actor, id: FollowUpId) -> Result<FollowUp> {
        if !actor.is_known() {
            return Err(Rejection::SignInNeeded.into());
        }
        let row = follow_up::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        read(row, true)
    }
}

impl Stored {
    /// Whether an answer comes late; refused when none is taken.
    fn require_open(&self, today: NaiveDate) -> Result<bool> {
        let state = crate::round::read_state(&self.round_stage, self.opened_on, self.closed_on)?;
        let late = state.is_late(today)?;
        if read_stage(&self.part_stage)?.is_open() { Ok(late) } else { Err(StateProblem::HandedInAlready.into()) }
    }
}

impl Answering {
    /// Begins to answer: the row and its unit's part are locked, and both are the actor's to answer for.
    async fn begin(tx: &DatabaseTransaction, actor: &Actor, id: FollowUpId, today: NaiveDate) -> Result<Self> {
        let stored = stored(tx, id).await?;
        let path = UnitPath::from_stored(stored.path.clone());
        if !may_answer(actor, &path, stored.stand_in_id) {
            require(actor, Action::AnswerRound, &Place::Unit(path))?;
        }
        let late = stored.require_open(today)?;
        Ok(Self {
            sections: read_sections(&stored.sections)?,
            late,
            suggested: suggestion_from(stored.gists.as_deref().unwrap_or_default(), today)?.status,
            goal_title: stored.goal_title,
            row: stored.answer,
        })
    }

    /// Refuses an answer made from another version than the one that holds.
    fn require_version(&self, seen: i64) -> Result<()> {
        if self.row.version == seen { Ok(()) } else { Err(Rejection::ChangedByAnother.into()) }
    }

    /// Whether the same person has said the same above the version that was seen: a button that was pressed twice.
    fn is_saved_already(&self, actor: &Actor, seen: i64, said: &Said) -> Result<bool> {
        let is_own = self.row.person_id == actor.person().map(|person| person.id.0);
        Ok(is_own && self.row.version == seen + 1 && super::said(&self.row)?.as_ref() == Some(said))
    }

    /// Saves what is said above the version that the form states; what is saved already stays as it is.
    async fn give(
        self,
        tx: &DatabaseTransaction,
        actor: &Actor,
        (form, said): (&FollowUpForm, Said),
        today: NaiveDate,
    ) -> Result<()> {
        if self.is_saved_already(actor, form.version(), &said)? {
            return Ok(());
        }
        self.require_version(form.version())?;
        self.save(tx, actor, said, form.seconds(), today).await
    }

    async fn save(
        self,
        tx: &DatabaseTransaction,
        actor: &Actor,
        said: Said,
        seconds: u32,
        today: NaiveDate,
    ) -> Result<()> {
        let before = read(self.row.clone(), true)?;
        let mut row = columns(said);
        row.id = Set(self.row.id);
        row.version = Set(self.row.version + 1);
        row.suggested = Set(self.suggested.word().to_owned());
        row.answered_on = Set(Some(today));
        row.by_role = Set(acting_as(actor));
        row.person_id = Set(actor.person().map(|person| person.id.0));
        row.late = Set(self.late);
        let row = row.update(tx).await?;
        current::set(tx, &row).await?;
        if seconds > 0 {
            add_seconds(tx, &row, seconds).await?;
        }
        write_event(tx, actor, Act::Answered, &self.goal_title, (&before, &read(row, true)?)).await
    }
}

async fn write_event(
    tx: &DatabaseTransaction,
    actor: &Actor,
    act: Act,
    goal: &str,
    (before, after): (&FollowUp, &FollowUp),
) -> Result<()> {
    let happened = Happened::new(act, ObjectKind::FollowUp, after.id.0, goal).before(before).after(after);
    event::write(tx, actor, happened).await
}

/// Adds to the time that the unit's forms have been worked with: by unit, never by person.
async fn add_seconds(tx: &DatabaseTransaction, answer: &follow_up::Model, seconds: u32) -> Result<()> {
    use round_unit::Column as P;
    round_unit::Entity::update_many()
        .col_expr(P::Seconds, Expr::col(P::Seconds).add(i64::from(seconds)))
        .filter(P::RoundId.eq(answer.round_id))
        .filter(P::UnitId.eq(answer.unit_id))
        .exec(tx)
        .await?;
    Ok(())
}

async fn stored(tx: &DatabaseTransaction, id: FollowUpId) -> Result<Stored> {
    let mut select = follow_up::Entity::find_by_id(id.0)
        .column(round::Column::Sections)
        .column_as(round::Column::Stage, "round_stage")
        .columns([round::Column::OpenedOn, round::Column::ClosedOn])
        .column_as(round_unit::Column::Stage, "part_stage")
        .column(round_unit::Column::StandInId)
        .column(unit::Column::Path)
        .column_as(goal::Column::Title, "goal_title")
        .expr_as(Expr::cust(GISTS), "gists")
        .join(JoinType::InnerJoin, to_round())
        .join(JoinType::InnerJoin, crate::round::to_part())
        .join(JoinType::InnerJoin, to_unit())
        .join(JoinType::InnerJoin, to_goal())
        .into_query();
    // What others answer at the unit may wait a moment; the goal and the round are only read.
    select
        .lock_with_tables(LockType::Update, [follow_up::Entity.into_table_ref(), round_unit::Entity.into_table_ref()]);
    let row = tx.query_one(&select).await?.ok_or(Rejection::NotFound)?;
    Ok(Stored::from_query_result(&row, "")?)
}

/// From an answer to its round.
pub(super) fn to_round() -> RelationDef {
    follow_up::Entity::belongs_to(round::Entity).from(follow_up::Column::RoundId).to(round::Column::Id).into()
}
