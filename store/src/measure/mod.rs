//! Corrective measures: planning them, doing them, following them to their effect, and what pages read of them.

mod past;

pub(crate) use past::{measures_of_goal_then, measures_to_read_back};

use crate::Store;
use crate::activity::read_verdict;
use crate::dialect::alphabetical;
use crate::entity::{goal, measure, unit};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened, fresh_id};
use crate::goal::list::in_force;
use crate::goal::place;
use crate::indicator::unit_name;
use crate::organisation::{bodies, branch, existing_on};
use crate::packed::Lists;
use crate::question::{OfObject, questions_of, read_questions};
use crate::search::with_words;
use chrono::NaiveDate;
use domain::actor::{Acting, Actor};
use domain::event::{Act, ObjectKind};
use domain::field::{FieldErrors, Problem};
use domain::hypothesis::VerdictKind;
use domain::id::{GoalId, MeasureId, UnitId};
use domain::measure::{
    MEASURES_PER_PAGE, Measure, MeasureChoices, MeasureDraft, MeasureFilter, MeasureList, MeasurePage, MeasureRow,
    MeasureStage, MeasureState,
};
use domain::organisation::{UnitPath, in_reading_order};
use domain::permission::{Action, Place, Reach, may, may_somewhere, reach, require, require_somewhere};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use domain::search::HitKind;
use domain::start::MOST_MEASURES;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction,
    EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Deserialize;

/// A stored measure as the domain knows it.
pub(crate) fn read(row: measure::Model) -> Result<Measure> {
    let broken = || unreadable("state of measure", &row.id.to_string());
    let (note, sentence) = (row.note.clone(), row.sentence.clone());
    let state = match read_stage(&row.stage)? {
        MeasureStage::Planned => MeasureState::Planned,
        MeasureStage::Done => MeasureState::Done { done_on: row.ended_on.ok_or_else(broken)?, note },
        MeasureStage::Followed => MeasureState::Followed {
            done_on: row.ended_on.ok_or_else(broken)?,
            note,
            verdict: read_verdict(&row.verdict)?.ok_or_else(broken)?,
            sentence,
            followed_on: row.followed_on.ok_or_else(broken)?,
        },
        MeasureStage::Dropped => MeasureState::Dropped { dropped_on: row.ended_on.ok_or_else(broken)?, reason: note },
    };
    Ok(Measure {
        id: MeasureId(row.id),
        external_id: row.external_id,
        version: row.version,
        title: row.title,
        deviation: row.deviation,
        goal: GoalId(row.goal_id),
        unit: UnitId(row.unit_id),
        accountable_title: row.accountable_title,
        due_on: row.due_on,
        state,
    })
}

/// A stored stage.
pub(crate) fn read_stage(word: &str) -> Result<MeasureStage> {
    MeasureStage::from_word(word).ok_or_else(|| unreadable("stage of measure", word))
}

/// The columns of a state; nothing but the state is set.
fn state_columns(state: MeasureState) -> measure::ActiveModel {
    let mut columns = measure::ActiveModel { stage: Set(state.stage().word().to_owned()), ..<_ as Default>::default() };
    match state {
        MeasureState::Planned => {}
        MeasureState::Done { done_on: on, note } | MeasureState::Dropped { dropped_on: on, reason: note } => {
            columns.ended_on = Set(Some(on));
            columns.note = Set(note);
        }
        MeasureState::Followed { verdict, sentence, followed_on, .. } => {
            columns.verdict = Set(verdict.word().to_owned());
            columns.sentence = Set(sentence);
            columns.followed_on = Set(Some(followed_on));
        }
    }
    columns
}

impl Store {
    /// Plans what is done about a deviation.
    pub async fn plan_measure(&self, actor: &Actor, draft: MeasureDraft, today: NaiveDate) -> Result<MeasureId> {
        require_somewhere(actor, Action::PlanMeasure)?;
        let tx = self.begin().await?;
        let there = unit::Entity::find_by_id(draft.unit.0).filter(existing_on(today)).count(&tx).await?;
        if there == 0 {
            return Err(FieldErrors::one("unit", Problem::DoesNotExist).into());
        }
        require(actor, Action::PlanMeasure, &place(&tx, draft.unit).await?)?;
        if goal::Entity::find_by_id(draft.goal.0).filter(in_force(today)).count(&tx).await? == 0 {
            return Err(FieldErrors::one("goal", Problem::DoesNotExist).into());
        }
        let row = measure::ActiveModel {
            external_id: Set(fresh_id()),
            version: Set(1),
            title: Set(draft.title),
            deviation: Set(draft.deviation),
            goal_id: Set(draft.goal.0),
            unit_id: Set(draft.unit.0),
            accountable_title: Set(draft.accountable_title),
            due_on: Set(draft.due_on),
            stage: Set(MeasureStage::Planned.word().to_owned()),
            ended_on: Set(None),
            note: Set(String::new()),
            verdict: Set(String::new()),
            sentence: Set(String::new()),
            followed_on: Set(None),
            ..Default::default()
        };
        let planned = read(row.insert(&tx).await?)?;
        let happened = Happened::new(Act::Created, ObjectKind::Measure, planned.id.0, &planned.title).after(&planned);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(planned.id)
    }

    /// Says that a measure is done, and what was done.
    pub async fn finish_measure(
        &self,
        actor: &Actor,
        id: MeasureId,
        version: i64,
        note: String,
        today: NaiveDate,
    ) -> Result<()> {
        self.change_measure(actor, id, version, Act::Finished, |state| state.finish(note, today)).await
    }

    /// Says that a measure is not done after all, and why.
    pub async fn drop_measure(
        &self,
        actor: &Actor,
        id: MeasureId,
        version: i64,
        reason: String,
        today: NaiveDate,
    ) -> Result<()> {
        self.change_measure(actor, id, version, Act::Stopped, |state| state.drop(reason, today)).await
    }

    /// Says whether a measure helped.
    pub async fn follow_measure(
        &self,
        actor: &Actor,
        id: MeasureId,
        version: i64,
        effect: (VerdictKind, String),
        today: NaiveDate,
    ) -> Result<()> {
        self.change_measure(actor, id, version, Act::VerdictGiven, |state| state.follow(effect, today)).await
    }

    async fn change_measure(
        &self,
        actor: &Actor,
        id: MeasureId,
        version: i64,
        act: Act,
        to: impl FnOnce(MeasureState) -> Result<MeasureState, Rejection> + Send,
    ) -> Result<()> {
        require_somewhere(actor, Action::PlanMeasure)?;
        let tx = self.begin().await?;
        let before = load_to_change(&tx, id).await?;
        require(actor, Action::PlanMeasure, &place(&tx, before.unit).await?)?;
        let state = to(before.state.clone())?;
        if before.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        let mut columns = state_columns(state);
        columns.id = Set(id.0);
        columns.version = Set(version + 1);
        let after = read(columns.update(&tx).await?)?;
        let happened = Happened::new(act, ObjectKind::Measure, id.0, &after.title).before(&before).after(&after);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A measure, for those who may change it.
    pub async fn measure_to_change(&self, actor: &Actor, id: MeasureId) -> Result<Measure> {
        require_somewhere(actor, Action::PlanMeasure)?;
        let row = measure::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        require(actor, Action::PlanMeasure, &place(&self.read, UnitId(row.unit_id)).await?)?;
        read(row)
    }

    /// A page of the measures that the reader asked for: two statements. Everybody may read it.
    pub async fn measure_list(&self, actor: &Actor, filter: &MeasureFilter, today: NaiveDate) -> Result<MeasureList> {
        let tx = self.begin_reading().await?;
        let condition = condition(tx.get_database_backend(), filter, today);
        let total = measure::Entity::find().select_only().expr_as(measure::Column::Id.count(), "held");
        let skipped = u64::from(filter.page).saturating_sub(1) * MEASURES_PER_PAGE;
        let mut found = Lists::new(tx.get_database_backend())
            .with::<Total>(total.filter(condition.clone()).into_query())
            .with::<StoredRow>(rows(condition).offset(skipped).limit(MEASURES_PER_PAGE).into_query())
            .read(&tx)
            .await?;
        let total = found.list::<Total>()?.first().map_or(0, |total| total.held);
        let rows = found.list::<StoredRow>()?;
        Ok(MeasureList {
            rows: rows.into_iter().map(StoredRow::read).collect::<Result<_>>()?,
            total,
            units: bodies(&tx, filter.unit, today).await?,
            can_plan: may_somewhere(actor, Action::PlanMeasure),
        })
    }

    /// One measure with all that its page shows: two statements. Everybody may read it.
    pub async fn measure_page(&self, actor: &Actor, id: MeasureId) -> Result<MeasurePage> {
        let tx = self.begin_reading().await?;
        let measure = read(measure::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Rejection::NotFound)?)?;
        let mut found = Lists::new(tx.get_database_backend())
            .with::<Titled>(goal::Entity::find_by_id(measure.goal.0).into_query())
            .with::<unit::Model>(unit::Entity::find_by_id(measure.unit.0).into_query())
            .with::<OfObject>(questions_of(About::new(Subject::Measure, id.0)))
            .read(&tx)
            .await?;
        let goal = found.list::<Titled>()?.pop().ok_or(Rejection::NotFound)?;
        let unit = found.list::<unit::Model>()?.pop().ok_or(Rejection::NotFound)?;
        let at = Place::Unit(UnitPath::from_stored(unit.path));
        Ok(MeasurePage {
            goal: (GoalId(goal.id), goal.title),
            unit: unit_name(unit.id, &unit.kind, unit.name)?,
            questions: read_questions(found.list()?, actor, false)?,
            can_change: measure.state.stage().is_open() && may(actor, Action::PlanMeasure, &at),
            measure,
        })
    }

    /// What can be chosen where a measure is planned.
    pub async fn measure_choices(&self, actor: &Actor, today: NaiveDate) -> Result<MeasureChoices> {
        require_somewhere(actor, Action::PlanMeasure)?;
        let units = unit::Entity::find().filter(existing_on(today)).all(&self.read).await?;
        let units = units.into_iter().map(crate::organisation::read).collect::<Result<Vec<_>>>()?;
        let own = units.into_iter().filter(|unit| may(actor, Action::PlanMeasure, &Place::Unit(unit.path.clone())));
        let goals: Vec<(i64, String)> = goal::Entity::find()
            .select_only()
            .columns([goal::Column::Id, goal::Column::Title])
            .filter(in_force(today))
            .order_by_asc(alphabetical(goal::Column::Title))
            .into_tuple()
            .all(&self.read)
            .await?;
        Ok(MeasureChoices {
            units: in_reading_order(own.collect()).into_iter().map(|(depth, unit)| (depth, unit.as_name())).collect(),
            goals: goals.into_iter().map(|(id, title)| (GoalId(id), title)).collect(),
        })
    }
}

async fn load_to_change(tx: &DatabaseTransaction, id: MeasureId) -> Result<Measure> {
    read(measure::Entity::find_by_id(id.0).lock_exclusive().one(tx).await?.ok_or(Rejection::NotFound)?)
}

#[derive(Deserialize)]
struct Titled {
    id: i64,
    title: String,
}

#[derive(Deserialize)]
struct Total {
    held: u64,
}

fn condition(engine: DatabaseBackend, filter: &MeasureFilter, today: NaiveDate) -> Condition {
    use measure::Column as M;
    let stages = match filter.stage {
        Some(stage) => Some(Condition::all().add(M::Stage.eq(stage.word()))),
        None if filter.all => None,
        None => Some(open()),
    };
    let has_words = !filter.q.trim().is_empty();
    Condition::all()
        .add_option(stages)
        .add_option(filter.unit.map(|unit| M::UnitId.in_subquery(branch(engine, unit))))
        .add_option(filter.goal.map(|goal| M::GoalId.eq(goal.0)))
        .add_option(filter.late.then(|| late(today)))
        .add_option(has_words.then(|| M::Id.in_subquery(with_words(engine, HitKind::Measure, &filter.q))))
}

fn open() -> Condition {
    let stages = MeasureStage::ALL.iter().filter(|stage| stage.is_open());
    Condition::all().add(measure::Column::Stage.is_in(stages.map(|stage| stage.word())))
}

/// That the day has passed and it is not done ([`MeasureRow::is_late`]).
fn late(today: NaiveDate) -> Condition {
    Condition::all().add(measure::Column::Stage.eq(MeasureStage::Planned.word())).add(measure::Column::DueOn.lt(today))
}

/// The measures that fulfil the condition, what is due first at the top, each row a [`StoredRow`].
fn rows(condition: Condition) -> Select<measure::Entity> {
    use measure::Column as M;
    measure::Entity::find()
        .select_only()
        .columns([M::Id, M::Title, M::Stage, M::Verdict, M::GoalId, M::UnitId, M::DueOn])
        .column_as(goal::Column::Title, "goal_title")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .join(JoinType::InnerJoin, to_unit())
        .join(JoinType::InnerJoin, to_goal())
        .filter(condition)
        .order_by_asc(M::DueOn)
        .order_by_asc(M::Id)
}

fn to_unit() -> RelationDef {
    measure::Entity::belongs_to(unit::Entity).from(measure::Column::UnitId).to(unit::Column::Id).into()
}

fn to_goal() -> RelationDef {
    measure::Entity::belongs_to(goal::Entity).from(measure::Column::GoalId).to(goal::Column::Id).into()
}

/// A measure as lists show it, as stored.
#[derive(Deserialize)]
pub(crate) struct StoredRow {
    id: i64,
    title: String,
    stage: String,
    verdict: String,
    goal_id: i64,
    unit_id: i64,
    due_on: NaiveDate,
    goal_title: String,
    unit_kind: String,
    unit_name: String,
}

impl StoredRow {
    pub(crate) fn read(self) -> Result<MeasureRow> {
        Ok(MeasureRow {
            id: MeasureId(self.id),
            title: self.title,
            stage: read_stage(&self.stage)?,
            verdict: read_verdict(&self.verdict)?,
            goal: (GoalId(self.goal_id), self.goal_title),
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            due_on: self.due_on,
        })
    }
}

/// The measures about a goal, open and over, each row a [`StoredRow`].
pub(crate) fn measures_of_goal(goal: GoalId) -> SelectStatement {
    rows(Condition::all().add(measure::Column::GoalId.eq(goal.0))).into_query()
}

/// The open measures of the branch of somebody who plans them, what is due first, each row a [`StoredRow`]; for those who reach everywhere
/// the late ones.
pub(crate) fn open_measures_of(acting: &Acting, today: NaiveDate) -> Option<SelectStatement> {
    let wanted = match reach(acting.role, Action::PlanMeasure) {
        Reach::None => return None,
        Reach::All => late(today),
        Reach::Own | Reach::Branch | Reach::Line => open().add(unit::Column::Path.starts_with(acting.path.as_str())),
    };
    Some(rows(wanted).limit(MOST_MEASURES).into_query())
}
