//! Who takes part in a round and what each is asked: worked out when it opens, and anew when it is changed.

use crate::bulk;
use crate::entity::{current_follow_up, follow_up, goal, goal_unit, level, round_unit, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::{in_force, to_level};
use crate::organisation::{branch, existing_on};
use crate::packed;
use chrono::NaiveDate;
use domain::id::{GoalId, RoundId, UnitId};
use domain::level::LevelKind;
use domain::organisation::{UnitKind, UnitPath};
use domain::rejection::StateProblem;
use domain::round::{AnswerStage, BranchUnit, GivenGoal, Round, due_at, taking_part};
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, JoinType,
    QueryFilter, QuerySelect, QueryTrait,
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A unit that is asked, and the goals that it is asked about.
pub(super) struct AskedUnit {
    pub(super) path: UnitPath,
    pub(super) goals: Vec<GoalId>,
}

/// Who takes part in the round as the organisation and the goals are on `today`, under the path of the body: one statement.
pub(super) async fn wanted(
    db: &impl ConnectionTrait,
    round: &Round,
    today: NaiveDate,
) -> Result<(UnitPath, BTreeMap<UnitId, AskedUnit>)> {
    let engine = db.get_database_backend();
    let mut found = packed::Lists::new(engine)
        .with::<StoredUnit>(branch_units(engine, round.body, today))
        .with::<StoredGoal>(goals_in_force(today))
        .with::<StoredGiven>(goal_unit::Entity::find().into_query())
        .read(db)
        .await?;
    let branch = found.list::<StoredUnit>()?.into_iter().map(StoredUnit::read).collect::<Result<Vec<_>>>()?;
    let (goals, given) = (found.list()?, found.list()?);
    let paths: HashMap<UnitId, UnitPath> = branch.iter().map(|unit| (unit.id, unit.path.clone())).collect();
    // A body that has ended since has nobody below it either.
    let Some(body) = paths.get(&round.body).cloned() else {
        return Ok((UnitPath::root(round.body), BTreeMap::new()));
    };
    let asked = taking_part(&body, &branch, &given_goals(goals, given))
        .into_iter()
        .filter_map(|(unit, goals)| Some((unit, AskedUnit { path: paths.get(&unit)?.clone(), goals })))
        .collect();
    Ok((body, asked))
}

#[derive(Deserialize)]
struct StoredUnit {
    id: i64,
    path: String,
    kind: String,
}

impl StoredUnit {
    fn read(self) -> Result<BranchUnit> {
        let kind = UnitKind::from_word(&self.kind).ok_or_else(|| unreadable("unit kind", &self.kind))?;
        let path = UnitPath::from_stored(self.path);
        Ok(BranchUnit { id: UnitId(self.id), path, is_political: kind.is_political() })
    }
}

fn branch_units(engine: DatabaseBackend, body: UnitId, today: NaiveDate) -> SelectStatement {
    unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::Path, unit::Column::Kind])
        .filter(existing_on(today))
        .filter(unit::Column::Id.in_subquery(branch(engine, body)))
        .into_query()
}

#[derive(Deserialize)]
struct StoredGoal {
    id: i64,
    body_id: i64,
    accountable_unit_id: Option<i64>,
}

#[derive(Deserialize)]
struct StoredGiven {
    goal_id: i64,
    unit_id: i64,
}

fn goals_in_force(today: NaiveDate) -> SelectStatement {
    goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::BodyId, goal::Column::AccountableUnitId])
        .join(JoinType::InnerJoin, to_level())
        .filter(level::Column::Kind.ne(LevelKind::Vision.word()))
        .filter(in_force(today))
        .filter(goal::Column::FromDate.lte(today))
        .into_query()
}

/// The goals with those who answer for each.
fn given_goals(goals: Vec<StoredGoal>, given: Vec<StoredGiven>) -> Vec<GivenGoal> {
    let mut units: HashMap<i64, Vec<UnitId>> = HashMap::new();
    for given in given {
        units.entry(given.goal_id).or_default().push(UnitId(given.unit_id));
    }
    let with_units = |row: StoredGoal| {
        let mut units = units.remove(&row.id).unwrap_or_default();
        units.extend(row.accountable_unit_id.map(UnitId));
        units.sort_unstable();
        units.dedup();
        GivenGoal { goal: GoalId(row.id), body: UnitId(row.body_id), units }
    };
    goals.into_iter().map(with_units).collect()
}

/// Asks everybody who takes part, in a handful of statements. Who is asked already keeps what was answered; who is no longer asked and
/// has answered nothing is asked no more.
pub(super) async fn ask(tx: &DatabaseTransaction, round: &Round, today: NaiveDate) -> Result<()> {
    let (body, wanted) = wanted(tx, round, today).await?;
    if wanted.is_empty() {
        return Err(StateProblem::NobodyToAsk.into());
    }
    let known = known(tx, round.id).await?;
    forget(tx, round.id, &wanted, &known).await?;
    let units: Vec<round_unit::Model> = wanted
        .iter()
        .filter(|(unit, _)| !known.units.contains(unit))
        .map(|(unit, asked)| round_unit::Model {
            round_id: round.id.0,
            unit_id: unit.0,
            stage: AnswerStage::Answering.word().to_owned(),
            due_on: due_at(round.due_on, asked.path.depth_below(&body)),
            sent_back: String::new(),
            stand_in_id: None,
            reminded_on: None,
            seconds: 0,
        })
        .collect();
    bulk::insert::<round_unit::Entity>(tx, units).await?;
    let earlier = earlier_answers(tx).await?;
    let answers: Vec<follow_up::ActiveModel> = wanted
        .iter()
        .flat_map(|(unit, asked)| asked.goals.iter().map(|goal| (*unit, *goal)))
        .filter(|pair| !known.answers.contains_key(pair))
        .map(|(unit, goal)| unanswered(round.id, unit, goal, earlier.get(&(goal, unit)).copied()))
        .collect();
    bulk::insert_new::<follow_up::Entity>(tx, answers).await?;
    set_days(tx, round, &body).await
}

/// What a round has asked already.
struct Known {
    units: HashSet<UnitId>,
    /// Whether somebody has answered, or told something from the front line.
    answers: HashMap<(UnitId, GoalId), bool>,
}

#[derive(Deserialize)]
struct StoredAnswer {
    unit_id: i64,
    goal_id: i64,
    version: i64,
    front_line: String,
}

async fn known(tx: &DatabaseTransaction, round: RoundId) -> Result<Known> {
    use follow_up::Column as F;
    let units: Vec<i64> = round_unit::Entity::find()
        .select_only()
        .column(round_unit::Column::UnitId)
        .filter(round_unit::Column::RoundId.eq(round.0))
        .into_tuple()
        .all(tx)
        .await?;
    let select = follow_up::Entity::find()
        .select_only()
        .columns([F::UnitId, F::GoalId, F::Version, F::FrontLine])
        .filter(F::RoundId.eq(round.0));
    let answers: Vec<StoredAnswer> = packed::all(tx, select.into_query()).await?;
    Ok(Known {
        units: units.into_iter().map(UnitId).collect(),
        answers: answers
            .into_iter()
            .map(|row| {
                let is_begun = row.version > 0 || !row.front_line.is_empty();
                ((UnitId(row.unit_id), GoalId(row.goal_id)), is_begun)
            })
            .collect(),
    })
}

/// Takes away what is no longer asked and was never answered.
async fn forget(
    tx: &DatabaseTransaction,
    round: RoundId,
    wanted: &BTreeMap<UnitId, AskedUnit>,
    known: &Known,
) -> Result<()> {
    use follow_up::Column as F;
    let is_wanted = |unit: &UnitId, goal: &GoalId| wanted.get(unit).is_some_and(|asked| asked.goals.contains(goal));
    let gone = known.answers.iter().filter(|((unit, goal), answered)| !**answered && !is_wanted(unit, goal));
    for ((unit, goal), _) in gone {
        follow_up::Entity::delete_many()
            .filter(F::RoundId.eq(round.0))
            .filter(F::UnitId.eq(unit.0))
            .filter(F::GoalId.eq(goal.0))
            .exec(tx)
            .await?;
    }
    let still_there =
        Query::select().column(F::UnitId).from(follow_up::Entity).and_where(F::RoundId.eq(round.0)).take();
    let unwanted: Vec<i64> = known.units.iter().filter(|unit| !wanted.contains_key(unit)).map(|unit| unit.0).collect();
    if !unwanted.is_empty() {
        round_unit::Entity::delete_many()
            .filter(round_unit::Column::RoundId.eq(round.0))
            .filter(round_unit::Column::UnitId.is_in(unwanted))
            .filter(round_unit::Column::UnitId.not_in_subquery(still_there))
            .filter(round_unit::Column::Stage.eq(AnswerStage::Answering.word()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn unanswered(round: RoundId, unit: UnitId, goal: GoalId, earlier: Option<i64>) -> follow_up::ActiveModel {
    let nothing = || Set(String::new());
    follow_up::ActiveModel {
        round_id: Set(round.0),
        unit_id: Set(unit.0),
        goal_id: Set(goal.0),
        earlier_id: Set(earlier),
        version: Set(0),
        status: nothing(),
        suggested: nothing(),
        sentence: nothing(),
        what_happened: nothing(),
        why: nothing(),
        what_now: nothing(),
        forecast: nothing(),
        front_line: nothing(),
        front_line_by: nothing(),
        answered_on: Set(None),
        by_role: nothing(),
        person_id: Set(None),
        late: Set(false),
        ..Default::default()
    }
}

#[derive(Deserialize)]
struct StoredCurrent {
    goal_id: i64,
    unit_id: i64,
    follow_up_id: i64,
}

/// What each unit has answered last on each goal.
async fn earlier_answers(tx: &DatabaseTransaction) -> Result<HashMap<(GoalId, UnitId), i64>> {
    use current_follow_up::Column as C;
    let select = current_follow_up::Entity::find().select_only().columns([C::GoalId, C::UnitId, C::FollowUpId]);
    let rows: Vec<StoredCurrent> = packed::all(tx, select.into_query()).await?;
    Ok(rows.into_iter().map(|row| ((GoalId(row.goal_id), UnitId(row.unit_id)), row.follow_up_id)).collect())
}

/// Gives each unit its last day by how deep it stands: one statement for each level.
async fn set_days(tx: &DatabaseTransaction, round: &Round, body: &UnitPath) -> Result<()> {
    let rows: Vec<(i64, String)> = round_unit::Entity::find()
        .select_only()
        .columns([round_unit::Column::UnitId])
        .column(unit::Column::Path)
        .join(JoinType::InnerJoin, to_unit())
        .filter(round_unit::Column::RoundId.eq(round.id.0))
        .into_tuple()
        .all(tx)
        .await?;
    let mut levels: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for (unit, path) in rows {
        levels.entry(UnitPath::from_stored(path).depth_below(body)).or_default().push(unit);
    }
    for (depth, units) in levels {
        round_unit::Entity::update_many()
            .set(round_unit::ActiveModel { due_on: Set(due_at(round.due_on, depth)), ..Default::default() })
            .filter(round_unit::Column::RoundId.eq(round.id.0))
            .filter(round_unit::Column::UnitId.is_in(units))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// From a unit's part in a round to the unit.
pub(crate) fn to_unit() -> sea_orm::RelationDef {
    round_unit::Entity::belongs_to(unit::Entity).from(round_unit::Column::UnitId).to(unit::Column::Id).into()
}
