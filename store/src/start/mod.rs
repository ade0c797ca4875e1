//! Start pages: what the public, and each role, comes to see.

mod meeting;

use crate::Store;
use crate::activity::{StoredRow as ActivityStored, pressing_activities};
use crate::assignment::{StoredRow as AssignmentStored, waiting_for};
use crate::dialect::alphabetical;
use crate::entity::{goal, goal_unit, indicator, measurement, unit};
use crate::error::Result;
use crate::follow_up::{read_owed, with_owed};
use crate::goal::list::{self as goals, Asked, StoredRow as GoalStored, StoredStatus, goal_rows, in_force, statuses};
use crate::indicator::list::{
    self as indicators, StoredRow as IndicatorStored, indicator_rows, is_late, main_indicators_of_goals, orphan_counts,
};
use crate::level::levels_and_themes;
use crate::measure::{StoredRow as MeasureStored, open_measures_of};
use crate::packed::{Counted, Found, Lists};
use crate::question::{OfObject, news_of, read_news};
use crate::trail::{read_recent_events, with_recent_events};
use chrono::NaiveDate;
use domain::activity::ActivityRow;
use domain::actor::{Acting, Actor};
use domain::appointment::Role;
use domain::assignment::AssignmentRow;
use domain::goal::{GoalRow, GoalStage};
use domain::id::GoalId;
use domain::indicator::IndicatorRow;
use domain::level::Level;
use domain::measure::MeasureRow;
use domain::permission::{Action, Place, Reach, may, may_somewhere, reach};
use domain::question::QuestionNews;
use domain::start::{MOST_EVENTS, MOST_GOALS, MOST_STALE, PublicStart, RoleStart};
use domain::status::{Status, shown};
use meeting::{read_last_meeting, read_since, with_last_meeting, with_since};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use std::collections::{HashMap, HashSet};

/// How many of the newest measurements are looked through for the newest figures.
const NEWEST_MEASUREMENTS: u64 = 60;
/// How many of the newest figures are shown.
const NEWEST_FIGURES: usize = 5;

impl Store {
    /// What the public starts with: the uppermost goals and how all of them go. Five statements.
    pub async fn public_start(&self, _actor: &Actor, today: NaiveDate) -> Result<PublicStart> {
        let (levels, themes) = levels_and_themes(&self.read).await?;
        let goals = goal_rows(&self.read, &Actor::Public, in_force(today), today).await?;
        let (visions, goals): (Vec<_>, Vec<_>) = goals.into_iter().partition(|row| row.is_vision);
        let distribution = distribution(&goals);
        let total = u32::try_from(goals.len()).unwrap_or(u32::MAX);
        let goals = uppermost(goals, &levels);
        let ids: Vec<i64> = goals.iter().map(|row| row.id.0).collect();
        Ok(PublicStart {
            vision: visions.into_iter().next().map(|row| (row.id, row.title)),
            themes,
            figures: self.first_figures(&ids, today).await?,
            goals,
            total,
            distribution,
            newest: self.newest_figures(today).await?,
        })
    }

    /// What somebody who has signed in starts with, by the role acted in. Two statements, of one moment.
    pub async fn role_start(&self, actor: &Actor, today: NaiveDate) -> Result<RoleStart> {
        let Some(acting) = actor.acting() else { return Ok(RoleStart::default()) };
        let db = &self.begin_reading().await?;
        let own = || Condition::all().add_option(goals_of(acting));
        let lists = Lists::new(db.get_database_backend());
        let lists = with_owed(lists.with::<StoredStatus>(statuses(own().add(in_force(today)))), actor, today);
        let mut found = with_last_meeting(lists, acting, today).read(db).await?;
        let pressing = most_pressing(&found.list::<StoredStatus>()?, today)?;
        let owed = read_owed(&mut found, actor, today)?;
        let meeting = read_last_meeting(&mut found, acting, today)?;
        let pending =
            own().add(goal::Column::Stage.is_in([GoalStage::Draft, GoalStage::Proposed].map(GoalStage::word)));
        let wanted = Condition::any().add(goal::Column::Id.is_in(pressing)).add(pending);
        let beside = with_waiting(Lists::new(db.get_database_backend()), actor, today)
            .with::<GoalStored>(goals::selected(wanted, Asked::default()))
            .with::<IndicatorStored>(indicators::selected(late_of(acting, today)));
        let beside = with_recent_events(with_since(beside, meeting, own(), today), MOST_EVENTS);
        let mut beside = beside.read(db).await?;
        let Waiting { orphans, pressing, assignments, measures, questions } = read_waiting(&mut beside, actor, today)?;
        let rows = goals::in_order(actor, beside.list()?).into_iter().map(|row| row.read(actor, today));
        let is_pending = |row: &GoalRow| matches!(row.stage, GoalStage::Draft | GoalStage::Proposed);
        let (mut awaiting, mut goals): (Vec<_>, Vec<_>) =
            rows.collect::<Result<Vec<_>>>()?.into_iter().partition(is_pending);
        // What is proposed to the body comes before what somebody is still writing.
        awaiting.sort_by_key(|row| row.stage == GoalStage::Draft);
        awaiting.truncate(MOST_GOALS);
        goals.sort_by_key(|row| urgency(shown(&row.suggestion, row.judgement.as_ref())));
        let stale = beside.list::<IndicatorStored>()?.into_iter().map(|row| row.read(today));
        let mut stale = stale.collect::<Result<Vec<_>>>()?;
        let more_stale = stale.len() > MOST_STALE;
        stale.truncate(MOST_STALE);
        let (since, decided) = read_since(&mut beside, meeting, today)?;
        let recent = read_recent_events(&mut beside, actor, MOST_EVENTS)?;
        Ok(RoleStart {
            owed,
            goals,
            since,
            decided,
            awaiting,
            stale,
            more_stale,
            pressing,
            assignments,
            measures,
            questions,
            orphans,
            recent,
        })
    }

    /// The first main indicator of each goal.
    async fn first_figures(&self, goals: &[i64], today: NaiveDate) -> Result<Vec<(GoalId, IndicatorRow)>> {
        if goals.is_empty() {
            return Ok(Vec::new());
        }
        let mut seen = HashSet::new();
        let rows = main_indicators_of_goals(&self.read, goals, today).await?;
        Ok(rows.into_iter().filter(|(goal, _)| seen.insert(*goal)).collect())
    }

    /// The indicators whose figures were reported last.
    async fn newest_figures(&self, today: NaiveDate) -> Result<Vec<IndicatorRow>> {
        let newest: Vec<i64> = measurement::Entity::find()
            .select_only()
            .column(measurement::Column::IndicatorId)
            .filter(measurement::Column::ComparisonId.is_null())
            .filter(measurement::Column::SupersededOn.is_null())
            .order_by_desc(measurement::Column::Id)
            .limit(NEWEST_MEASUREMENTS)
            .into_tuple()
            .all(&self.read)
            .await?;
        let mut order: HashMap<i64, usize> = HashMap::new();
        for id in newest {
            let next = order.len();
            if next < NEWEST_FIGURES {
                order.entry(id).or_insert(next);
            }
        }
        if order.is_empty() {
            return Ok(Vec::new());
        }
        let chosen = Condition::all().add(indicator::Column::Id.is_in(order.keys().copied()));
        let mut rows = indicator_rows(&self.read, chosen, today).await?;
        rows.sort_by_key(|row| order.get(&row.id.0).copied());
        Ok(rows)
    }
}

/// What waits for somebody, beside rounds, goals and figures.
pub(crate) struct Waiting {
    orphans: Option<u64>,
    pressing: Vec<ActivityRow>,
    pub(crate) assignments: Vec<AssignmentRow>,
    pub(crate) measures: Vec<MeasureRow>,
    pub(crate) questions: QuestionNews,
}

/// What waits for the actor: one statement.
pub(crate) async fn waiting(db: &impl ConnectionTrait, actor: &Actor, today: NaiveDate) -> Result<Waiting> {
    let lists = Lists::new(db.get_database_backend());
    read_waiting(&mut with_waiting(lists, actor, today).read(db).await?, actor, today)
}

/// With how many indicators nobody living owns, for those who keep the structure, the activities that need somebody, for those
/// who lead some, and what is new of questions, beside the lists so far.
fn with_waiting(lists: Lists, actor: &Actor, today: NaiveDate) -> Lists {
    let acting = actor.acting();
    let keeps_structure = may(actor, Action::DefineIndicator, &Place::Whole);
    let carries_out = acting.filter(|_| may_somewhere(actor, Action::WriteActivity));
    let pressing = carries_out.map(|acting| {
        let units = (!looks_at_whole(acting.role)).then(|| branch(acting));
        pressing_activities(units, today)
    });
    lists
        .with::<OfObject>(news_of(actor, today))
        .with_some::<Counted>(keeps_structure.then(|| orphan_counts(today)))
        .with_some::<ActivityStored>(pressing)
        .with_some::<AssignmentStored>(acting.and_then(|acting| waiting_for(acting, today)))
        .with_some::<MeasureStored>(acting.and_then(|acting| open_measures_of(acting, today)))
}

/// What [`with_waiting`] asked for.
fn read_waiting(found: &mut Found, actor: &Actor, today: NaiveDate) -> Result<Waiting> {
    let questions = read_news(found.list()?, actor)?;
    let orphans = found.list::<Counted>()?.into_iter().map(|counted| counted.held).reduce(|one, other| one + other);
    let pressing = found.list::<ActivityStored>()?.into_iter().map(|row| row.read(Vec::new(), today));
    let pressing = pressing.collect::<Result<_>>()?;
    let assignments = found.list()?.into_iter().map(AssignmentStored::read).collect::<Result<_>>()?;
    let measures = found.list()?.into_iter().map(MeasureStored::read).collect::<Result<_>>()?;
    Ok(Waiting { orphans, pressing, assignments, measures, questions })
}

/// How many goals have which status, in the order of the statuses; those that none has are left out.
fn distribution(goals: &[GoalRow]) -> Vec<(Status, u32)> {
    let mut counts: HashMap<Status, u32> = HashMap::new();
    for row in goals {
        *counts.entry(shown(&row.suggestion, row.judgement.as_ref())).or_default() += 1;
    }
    Status::ALL.iter().filter_map(|status| counts.get(status).map(|count| (*status, *count))).collect()
}

/// The goals of the uppermost levels, whole levels as long as they fit: the council's before the boards'.
fn uppermost(mut goals: Vec<GoalRow>, levels: &[Level]) -> Vec<GoalRow> {
    let position: HashMap<_, _> = levels.iter().map(|level| (level.id, level.position)).collect();
    // Those that something is known of come first within their level: the others have nothing to show yet.
    goals.sort_by_key(|row| (position.get(&row.level).copied(), row.sparkline.is_empty(), row.judgement.is_none()));
    goals.truncate(MOST_GOALS);
    goals
}

/// The goals that need somebody first, no more than a start page shows.
fn most_pressing(goals: &[StoredStatus], today: NaiveDate) -> Result<Vec<i64>> {
    let mut ranked =
        goals.iter().map(|goal| Ok((urgency(goal.read(today)?), goal.id))).collect::<Result<Vec<(u8, i64)>>>()?;
    ranked.sort_unstable();
    Ok(ranked.into_iter().take(MOST_GOALS).map(|(_, id)| id).collect())
}

/// What needs somebody first.
const fn urgency(status: Status) -> u8 {
    match status {
        Status::NotMet | Status::OffTrack => 0,
        Status::Uncertain | Status::PartlyMet => 1,
        Status::CannotJudge => 2,
        Status::TooEarly => 3,
        Status::OnTrack | Status::Met => 4,
    }
}

/// The goals of the own body or unit: decided there, given to it or to what is below it, or answered for there. Nothing for
/// those who look at the whole.
fn goals_of(acting: &Acting) -> Option<Condition> {
    if looks_at_whole(acting.role) {
        return None;
    }
    let given = goal_unit::Entity::find()
        .select_only()
        .column(goal_unit::Column::GoalId)
        .filter(goal_unit::Column::UnitId.in_subquery(branch(acting)))
        .into_query();
    let own = Condition::any()
        .add(goal::Column::BodyId.eq(acting.unit.0))
        .add(goal::Column::Id.in_subquery(given))
        .add(goal::Column::AccountableUnitId.in_subquery(branch(acting)));
    // An administration works for its board.
    let line = reach(acting.role, Action::WriteGoal) == Reach::Line || acting.role == Role::Employee;
    Some(if line { own.add(goal::Column::BodyId.is_in(above(acting))) } else { own })
}

const fn looks_at_whole(role: Role) -> bool {
    matches!(
        role,
        Role::ChiefExecutive | Role::Controller | Role::Auditor | Role::OppositionCommissioner | Role::Administrator
    )
}

/// The own unit and everything below it; below the council stands everybody else's.
fn branch(acting: &Acting) -> SelectStatement {
    let own = unit::Column::Id.eq(acting.unit.0);
    let below = unit::Column::Path.starts_with(acting.path.as_str());
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(if acting.path.is_root() { own } else { below })
        .to_owned()
}

/// The units above the own one but for the root.
fn above(acting: &Acting) -> Vec<i64> {
    acting.path.as_str().split('/').filter_map(|id| id.parse().ok()).skip(1).collect()
}

/// The own indicators whose figures are late, no more than tell whether there are too many to show.
fn late_of(acting: &Acting, today: NaiveDate) -> Condition {
    let own = Condition::any()
        .add(indicator::Column::UnitId.in_subquery(branch(acting)))
        .add(indicator::Column::OwnerUnitId.in_subquery(branch(acting)));
    let own = if looks_at_whole(acting.role) { Condition::all() } else { own };
    let some = indicator::Entity::find()
        .select_only()
        .column(indicator::Column::Id)
        .filter(is_late(today))
        .filter(own)
        .order_by_asc(alphabetical(indicator::Column::Name))
        .limit(MOST_STALE as u64 + 1)
        .into_query();
    Condition::all().add(indicator::Column::Id.in_subquery(some))
}
