//! One activity with all that its page shows: five statements, however much hangs on it.

use super::approval::{StoredDemand, demands_over};
use super::hypothesis::read as read_hypothesis;
use super::lesson::on_the_same_goals;
use super::{Links, is_visible, place_of, read, read_stage};
use crate::Store;
use crate::entity::{activity, goal, hypothesis, indicator, unit};
use crate::error::{Result, unreadable};
use crate::indicator::series::own_totals;
use crate::indicator::{read_decimals, unit_name};
use crate::packed::Lists;
use crate::question::{OfObject, questions_of, read_questions};
use crate::single::single;
use chrono::NaiveDate;
use domain::activity::{Activity, ActivityAllowed, ActivityName, ActivityPage, ActivityStage, Step};
use domain::actor::Actor;
use domain::hypothesis::{Finding, Hypothesis, IndicatorWords, TestedHypothesis};
use domain::id::{ActivityId, ObstacleId, StepId, UnitId};
use domain::measurement::Series;
use domain::obstacle::{Obstacle, Removal};
use domain::order::Alphabetical;
use domain::organisation::{UnitName, UnitPath};
use domain::permission::{Action, Place, may, require_somewhere};
use domain::question::{About, Subject};
use domain::rejection::Rejection;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use serde::Deserialize;
use std::collections::HashMap;

impl Store {
    /// One activity with all that its page shows. What is only proposed is there for those who have signed in.
    pub async fn activity_page(&self, actor: &Actor, id: ActivityId, today: NaiveDate) -> Result<ActivityPage> {
        let tx = self.begin_reading().await?;
        let head = head(&tx, id).await?.ok_or(Rejection::NotFound)?;
        if !is_visible(actor, read_stage(&head.row.stage)?) {
            return Err(Rejection::NotFound.into());
        }
        let place = place_of(&head.unit_path);
        let unit = unit_name(head.row.unit_id, &head.unit_kind, head.unit_name)?;
        let is_hidden = head.row.stage == ActivityStage::Proposed.word();
        let path = UnitPath::from_stored(head.unit_path);
        let mut beside = Lists::new(tx.get_database_backend())
            .with_written::<Part>(PARTS, id.0)
            .with::<StoredDemand>(demands_over(&path, today))
            .with::<OfObject>(questions_of(About::new(Subject::Activity, id.0)))
            .read(&tx)
            .await?;
        let parts = Parts::read(beside.list()?)?;
        let links = Links { shared: parts.shared_ids(), needs: parts.needs.iter().map(|need| need.id).collect() };
        let demand = beside.list::<StoredDemand>()?.into_iter().next().map(StoredDemand::read).transpose()?;
        let questions = read_questions(beside.list()?, actor, is_hidden)?;
        let activity = read(head.row, links)?;
        let hypotheses = tested(&tx, actor, &activity, today).await?;
        let goals: Vec<i64> = hypotheses.iter().map(|tested| tested.hypothesis.goal.0).collect();
        let takes_part = parts.shared.iter().any(|(_, path)| may(actor, Action::WriteActivity, &place_of(path)));
        Ok(ActivityPage {
            lessons: on_the_same_goals(&tx, &goals, id).await?,
            allowed: allowed(actor, &activity, &place, takes_part, demand.is_some()),
            unit,
            shared: parts.shared.into_iter().map(|(unit, _)| unit).collect(),
            steps: parts.steps,
            obstacles: parts.obstacles,
            needs: parts.needs,
            needed_by: parts.needed_by,
            successor: parts.successor,
            hypotheses,
            activity,
            demand: demand.map(|(demand, _)| demand),
            questions,
            on: today,
        })
    }

    /// As [`Self::activity_page`], for those who may change the activity.
    pub async fn activity_page_to_change(
        &self,
        actor: &Actor,
        id: ActivityId,
        today: NaiveDate,
    ) -> Result<ActivityPage> {
        require_somewhere(actor, Action::WriteActivity)?;
        let page = self.activity_page(actor, id, today).await?;
        if page.allowed.write { Ok(page) } else { Err(Rejection::Forbidden(Action::WriteActivity).into()) }
    }

    /// One activity with its ties, to be changed by somebody who may.
    pub async fn activity_to_change(&self, actor: &Actor, id: ActivityId) -> Result<(Activity, Vec<Hypothesis>)> {
        let found = super::record(&self.read, id).await?;
        super::require_visible(actor, found.activity.state.stage())?;
        let place = crate::goal::place(&self.read, found.activity.unit).await?;
        domain::permission::require(actor, Action::WriteActivity, &place)?;
        Ok((found.activity, found.hypotheses))
    }
}

fn allowed(actor: &Actor, activity: &Activity, place: &Place, takes_part: bool, demanded: bool) -> ActivityAllowed {
    let write = may(actor, Action::WriteActivity, place);
    ActivityAllowed {
        write,
        take_part: (write || takes_part) && activity.state.stage().is_open(),
        adopt: write && (!demanded || may(actor, Action::ApproveActivity, place)),
        remove_obstacle: may(actor, Action::RemoveObstacle, place),
    }
}

#[derive(FromQueryResult)]
struct Head {
    #[sea_orm(nested)]
    row: activity::Model,
    unit_kind: String,
    unit_name: String,
    unit_path: String,
}

async fn head(db: &impl ConnectionTrait, id: ActivityId) -> Result<Option<Head>> {
    let found = activity::Entity::find_by_id(id.0)
        .join(JoinType::InnerJoin, to_unit())
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .into_model::<Head>();
    single(db, found).await
}

/// From an activity to the unit that leads it.
pub(super) fn to_unit() -> RelationDef {
    activity::Entity::belongs_to(unit::Entity).from(activity::Column::UnitId).to(unit::Column::Id).into()
}

/// What hangs on an activity.
#[derive(Default)]
struct Parts {
    steps: Vec<Step>,
    obstacles: Vec<Obstacle>,
    shared: Vec<(UnitName, String)>,
    needs: Vec<ActivityName>,
    needed_by: Vec<ActivityName>,
    successor: Option<ActivityName>,
}

impl Parts {
    fn read(rows: Vec<Part>) -> Result<Self> {
        let mut found = Self::default();
        for row in rows {
            add(&mut found, row)?;
        }
        found.steps.sort_by_key(|step| step.id);
        found.obstacles.sort_by_key(|obstacle| (obstacle.removed.is_some(), obstacle.id));
        found.shared.sort_by(|(a, _), (b, _)| Alphabetical(&a.name).cmp(&Alphabetical(&b.name)));
        for names in [&mut found.needs, &mut found.needed_by] {
            names.sort_by(|a, b| Alphabetical(&a.title).cmp(&Alphabetical(&b.title)));
        }
        Ok(found)
    }

    fn shared_ids(&self) -> Vec<UnitId> {
        self.shared.iter().map(|(unit, _)| unit.id).collect()
    }
}

const PARTS: &str = "
SELECT 'step' AS part, id, title AS name, '' AS kind, '' AS place, due AS day, done_on AS other_day, '' AS words,
    '' AS other_words
FROM activity_step WHERE activity_id = $1
UNION ALL
SELECT 'obstacle', id, text, '', raised_by, raised_on, removed_on, removal, removed_by
FROM obstacle WHERE activity_id = $1
UNION ALL
SELECT 'shared', unit.id, unit.name, unit.kind, unit.path, CAST(NULL AS date), CAST(NULL AS date), '', ''
FROM activity_unit link JOIN unit ON unit.id = link.unit_id WHERE link.activity_id = $1
UNION ALL
SELECT 'needs', other.id, other.title, other.stage, '', CAST(NULL AS date), CAST(NULL AS date), '', ''
FROM activity_need link JOIN activity other ON other.id = link.needs_id WHERE link.activity_id = $1
UNION ALL
SELECT 'needed_by', other.id, other.title, other.stage, '', CAST(NULL AS date), CAST(NULL AS date), '', ''
FROM activity_need link JOIN activity other ON other.id = link.activity_id WHERE link.needs_id = $1
UNION ALL
SELECT 'successor', other.id, other.title, other.stage, '', CAST(NULL AS date), CAST(NULL AS date), '', ''
FROM activity own JOIN activity other ON other.id = own.successor_id WHERE own.id = $1";

#[derive(Deserialize)]
struct Part {
    part: String,
    id: i64,
    name: String,
    kind: String,
    place: String,
    day: Option<NaiveDate>,
    other_day: Option<NaiveDate>,
    words: String,
    other_words: String,
}

fn add(found: &mut Parts, part: Part) -> Result<()> {
    let Part { id, name, day, other_day, .. } = part;
    match part.part.as_str() {
        "step" => found.steps.push(Step { id: StepId(id), title: name, due: day, done_on: other_day }),
        "obstacle" => {
            let (how, by) = (part.words, part.other_words);
            found.obstacles.push(Obstacle {
                id: ObstacleId(id),
                text: name,
                raised_on: day.unwrap_or_default(),
                raised_by: part.place,
                removed: other_day.map(|on| Removal { on, how, by }),
            });
        }
        "shared" => found.shared.push((unit_name(id, &part.kind, name)?, part.place)),
        "needs" => found.needs.push(activity_name(id, name, &part.kind)?),
        "needed_by" => found.needed_by.push(activity_name(id, name, &part.kind)?),
        "successor" => found.successor = Some(activity_name(id, name, &part.kind)?),
        other => return Err(unreadable("part of an activity", other)),
    }
    Ok(())
}

/// An activity as others point at it.
pub(super) fn activity_name(id: i64, title: String, stage: &str) -> Result<ActivityName> {
    Ok(ActivityName { id: ActivityId(id), title, stage: read_stage(stage)? })
}

#[derive(FromQueryResult)]
struct Tie {
    #[sea_orm(nested)]
    row: hypothesis::Model,
    goal_title: String,
    indicator_name: Option<String>,
    indicator_unit: Option<String>,
    indicator_decimals: Option<i32>,
}

/// The ties of the activity to goals, each with what its indicator says: two statements.
async fn tested(
    db: &impl ConnectionTrait,
    actor: &Actor,
    activity: &Activity,
    today: NaiveDate,
) -> Result<Vec<TestedHypothesis>> {
    let ties: Vec<Tie> = hypothesis::Entity::find()
        .join(JoinType::InnerJoin, to_goal())
        .join(JoinType::LeftJoin, to_indicator())
        .column_as(goal::Column::Title, "goal_title")
        .column_as(indicator::Column::Name, "indicator_name")
        .column_as(indicator::Column::UnitOfMeasure, "indicator_unit")
        .column_as(indicator::Column::Decimals, "indicator_decimals")
        .filter(hypothesis::Column::ActivityId.eq(activity.id.0))
        .order_by_asc(hypothesis::Column::Id)
        .into_model()
        .all(db)
        .await?;
    let indicators: Vec<i64> = ties.iter().filter_map(|tie| tie.row.indicator_id).collect();
    let series = if indicators.is_empty() { HashMap::new() } else { own_totals(db, &indicators).await? };
    ties.into_iter().map(|tie| tie.read(actor, activity, &series, today)).collect()
}

impl Tie {
    fn read(
        self,
        actor: &Actor,
        activity: &Activity,
        series: &HashMap<i64, Series>,
        today: NaiveDate,
    ) -> Result<TestedHypothesis> {
        let indicator = match (self.indicator_name, self.indicator_unit, self.indicator_decimals) {
            (Some(name), Some(unit_of_measure), Some(decimals)) => {
                Some(IndicatorWords { name, unit_of_measure, decimals: read_decimals(decimals)? })
            }
            _ => None,
        };
        let none = Series::default();
        let figures = self.row.indicator_id.map(|id| series.get(&id).unwrap_or(&none));
        let by = self.row.by_when.unwrap_or(today).min(today);
        let finding = figures.map_or(Finding::NoIndicator, |own| Finding::of(own, activity.span.from(), by));
        let mut hypothesis = read_hypothesis(self.row)?;
        if !actor.is_known()
            && let Some(verdict) = &mut hypothesis.verdict
        {
            verdict.by = None;
        }
        Ok(TestedHypothesis { hypothesis, goal: self.goal_title, indicator, finding })
    }
}

fn to_goal() -> RelationDef {
    hypothesis::Entity::belongs_to(goal::Entity).from(hypothesis::Column::GoalId).to(goal::Column::Id).into()
}

fn to_indicator() -> RelationDef {
    hypothesis::Entity::belongs_to(indicator::Entity)
        .from(hypothesis::Column::IndicatorId)
        .to(indicator::Column::Id)
        .into()
}
