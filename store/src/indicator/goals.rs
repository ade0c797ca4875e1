//! The goals whose effect an indicator shows: what its form offers, and who may choose.

use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{goal, goal_unit, unit};
use crate::error::{Result, unreadable};
use crate::organisation;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::field::{FieldErrors, Problem};
use domain::goal::GoalStage;
use domain::id::GoalId;
use domain::indicator::{GoalLink, IndicatorChoices, IndicatorForm, OfferedGoal};
use domain::organisation::{Unit, UnitPath};
use domain::permission::{Action, Place, may, may_choose_main};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef,
};
use std::collections::{HashMap, HashSet};

/// How many main indicators a goal has.
const MAIN: &str = "(SELECT COUNT(*) FROM indicator_goal link WHERE link.goal_id = goal.id AND link.main)";

impl Store {
    /// What the form of an indicator offers: units where the actor may define one, all units for the owner, and goals. `links` are the
    /// goals whose effect it shows already. What was `typed` is among the choices also when it has ended. At most three statements.
    pub async fn indicator_choices(
        &self,
        actor: &Actor,
        links: &[GoalLink],
        typed: &IndicatorForm,
        today: NaiveDate,
    ) -> Result<IndicatorChoices> {
        super::define::require_somewhere(actor, Action::DefineIndicator)?;
        let chosen: Vec<i64> = [&typed.unit, &typed.owner_unit].into_iter().filter_map(|id| id.parse().ok()).collect();
        let known = Condition::any().add(organisation::existing_on(today)).add(unit::Column::Id.is_in(chosen));
        let units = unit::Entity::find().filter(known).all(&self.read).await?;
        let units = units.into_iter().map(organisation::read).collect::<Result<Vec<_>>>()?;
        let (units, gone): (Vec<Unit>, Vec<Unit>) = units.into_iter().partition(|unit| unit.exists_on(today));
        let ordered = domain::organisation::in_reading_order(units);
        let is_own = |path: &UnitPath| may(actor, Action::DefineIndicator, &Place::Unit(path.clone()));
        let mut choices = IndicatorChoices {
            own: ordered.iter().filter(|(_, unit)| is_own(&unit.path)).map(|(_, unit)| unit.as_name()).collect(),
            units: ordered.iter().map(|(_, unit)| unit.as_name()).collect(),
            gone: gone.iter().map(Unit::as_name).collect(),
            ..IndicatorChoices::default()
        };
        let led = led(&self.read, actor).await?;
        for (id, title, stage, main) in goals(&self.read, links).await? {
            let link = links.iter().find(|link| link.goal == id);
            if stage.has_ended() {
                choices.ended.push((id, title));
            } else {
                let others = main - i64::from(link.is_some_and(|link| link.main));
                let main = u32::try_from(others).unwrap_or_default();
                choices.goals.push(OfferedGoal {
                    id,
                    title,
                    main,
                    may_lead: led.as_ref().is_none_or(|led| led.contains(&id)),
                });
            }
        }
        Ok(choices)
    }
}

/// The goals that have not ended, and those of `links`, by title; each with its stage and how many main indicators it has.
async fn goals(db: &impl ConnectionTrait, links: &[GoalLink]) -> Result<Vec<(GoalId, String, GoalStage, i64)>> {
    let gone = GoalStage::ALL.iter().filter(|stage| stage.has_ended()).map(|stage| stage.word());
    let offered = goal::Column::Stage.is_not_in(gone);
    let linked = goal::Column::Id.is_in(links.iter().map(|link| link.goal.0));
    let rows: Vec<(i64, String, String, i64)> = goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::Title, goal::Column::Stage])
        .expr(Expr::cust(MAIN))
        .filter(Condition::any().add(offered).add(linked))
        .order_by_asc(alphabetical(goal::Column::Title))
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, title, stage, main)| Ok((GoalId(id), title, read_stage(&stage)?, main))).collect()
}

fn read_stage(word: &str) -> Result<GoalStage> {
    GoalStage::from_word(word).ok_or_else(|| unreadable("stage", word))
}

/// The goals whose main indicators the actor may choose; `None` stands for all of them, and then nothing is read.
async fn led(db: &impl ConnectionTrait, actor: &Actor) -> Result<Option<HashSet<GoalId>>> {
    if may(actor, Action::DefineIndicator, &Place::Whole) {
        return Ok(None);
    }
    let places = places(db, None).await?;
    let own = places.into_iter().filter(|(_, places)| may_choose_main(actor, places)).map(|(goal, _)| goal);
    Ok(Some(own.collect()))
}

/// Where each goal is decided, answered for and given to: of these goals or of all.
async fn places(db: &impl ConnectionTrait, of: Option<&[GoalId]>) -> Result<HashMap<GoalId, Vec<Place>>> {
    let wanted = |column: Expr| Condition::all().add_option(of.map(|of| column.is_in(of.iter().map(|id| id.0))));
    let of_goal = |column: goal::Column| {
        let unit: RelationDef = goal::Entity::belongs_to(unit::Entity).from(column).to(unit::Column::Id).into();
        goal::Entity::find()
            .select_only()
            .column(goal::Column::Id)
            .column(unit::Column::Path)
            .join(JoinType::InnerJoin, unit)
            .filter(wanted(Expr::col((goal::Entity, goal::Column::Id))))
            .into_query()
    };
    let to_unit: RelationDef =
        goal_unit::Entity::belongs_to(unit::Entity).from(goal_unit::Column::UnitId).to(unit::Column::Id).into();
    let given = goal_unit::Entity::find()
        .select_only()
        .column(goal_unit::Column::GoalId)
        .column(unit::Column::Path)
        .join(JoinType::InnerJoin, to_unit)
        .filter(wanted(Expr::col((goal_unit::Entity, goal_unit::Column::GoalId))))
        .into_query();
    let mut all = of_goal(goal::Column::BodyId);
    all.union(sea_orm::sea_query::UnionType::All, of_goal(goal::Column::AccountableUnitId))
        .union(sea_orm::sea_query::UnionType::All, given);
    let mut places: HashMap<GoalId, Vec<Place>> = HashMap::new();
    for row in db.query_all(&all).await? {
        let (goal, path): (i64, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        places.entry(GoalId(goal)).or_default().push(Place::Unit(UnitPath::from_stored(path)));
    }
    Ok(places)
}

/// The links that are `wanted`, and those to goals that have ended, as they were `before`: they are no longer to be chosen.
pub(super) async fn with_ended(
    tx: &DatabaseTransaction,
    before: &[GoalLink],
    wanted: Vec<GoalLink>,
) -> Result<Vec<GoalLink>> {
    let ended = ended(tx, before).await?;
    let of_ended = |link: &GoalLink| ended.contains(&link.goal);
    let kept = before.iter().copied().filter(of_ended);
    Ok(kept.chain(wanted.into_iter().filter(|link| !of_ended(link))).collect())
}

async fn ended(tx: &DatabaseTransaction, links: &[GoalLink]) -> Result<Vec<GoalId>> {
    let stages = GoalStage::ALL.iter().filter(|stage| stage.has_ended()).map(|stage| stage.word());
    let ids: Vec<i64> = goal::Entity::find()
        .select_only()
        .column(goal::Column::Id)
        .filter(goal::Column::Id.is_in(links.iter().map(|link| link.goal.0)))
        .filter(goal::Column::Stage.is_in(stages))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(ids.into_iter().map(GoalId).collect())
}

/// Goes on when the actor may tie the indicator to these goals instead of those `before`: no goal that has ended gets a new one, and the
/// main indicators of a goal are chosen, and given up, by those who may.
pub(super) async fn require_links(
    tx: &DatabaseTransaction,
    actor: &Actor,
    before: &[GoalLink],
    wanted: &[GoalLink],
) -> Result<()> {
    let mut errors = FieldErrors::default();
    let new: Vec<GoalLink> =
        wanted.iter().copied().filter(|link| !before.iter().any(|known| known.goal == link.goal)).collect();
    let ended = ended(tx, &new).await?;
    for link in new.iter().filter(|link| ended.contains(&link.goal)) {
        errors.add(if link.main { "main_goals" } else { "supporting_goals" }, Problem::GoalHasEnded);
    }
    let main = |links: &[GoalLink]| links.iter().filter(|link| link.main).map(|link| link.goal).collect::<Vec<_>>();
    let (was, is) = (main(before), main(wanted));
    let taken_away = was.iter().filter(|goal| !is.contains(goal));
    let turned: Vec<GoalId> = is.iter().filter(|goal| !was.contains(goal)).chain(taken_away).copied().collect();
    if !turned.is_empty() && !may(actor, Action::DefineIndicator, &Place::Whole) {
        let places = places(tx, Some(&turned)).await?;
        let may_lead = |goal: &GoalId| places.get(goal).is_some_and(|places| may_choose_main(actor, places));
        if !turned.iter().all(may_lead) {
            errors.add("main_goals", Problem::MainOfAnothersGoal);
        }
    }
    Ok(errors.into_result(Some(()))?)
}
