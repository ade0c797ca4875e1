//! What the goal form offers.

use super::list::{body, in_force};
use super::{is_visible, read_stage};
use crate::Store;
use crate::dialect::alphabetical;
use crate::entity::{goal, unit};
use crate::error::Result;
use crate::level::levels_and_themes;
use crate::organisation::existing_on;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::goal::{GoalChoices, GoalForm, GoalStage, GoneChoices};
use domain::id::{GoalId, LevelId};
use domain::organisation::{Unit, UnitPath};
use domain::permission::{Action, Place, may, require_somewhere};
use domain::publishing::{SoftLimit, others_on_level};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

impl Store {
    /// What the goal form offers to choose among, for those who may write. `own` is the goal being changed, which cannot stand
    /// under itself. What was `typed` is among the choices also when it is no longer offered. Three statements.
    pub async fn goal_choices(
        &self,
        actor: &Actor,
        own: Option<GoalId>,
        typed: &[&GoalForm],
        today: NaiveDate,
    ) -> Result<GoalChoices> {
        require_somewhere(actor, Action::WriteGoal)?;
        let (levels, themes) = levels_and_themes(&self.read).await?;
        let (units, gone) = self.units_or(typed, today).await?;
        let bodies = units
            .iter()
            .filter(|unit| unit.kind.decides())
            .filter(|unit| may(actor, Action::WriteGoal, &Place::Unit(unit.path.clone())))
            .map(Unit::as_name)
            .collect();
        let (goals, gone_goals) = self.goals_or(actor, typed, today).await?;
        let replaces = typed.iter().find_map(|form| form.replaces.parse().ok());
        let on_level = |level: LevelId| goals.iter().filter(move |(_, _, on)| *on == level).map(|(id, ..)| *id);
        let crowded = levels
            .iter()
            .filter_map(|level| {
                let others = others_on_level(on_level(level.id), own, replaces);
                SoftLimit::goals_on_level(others).map(|_| (level.id, others))
            })
            .collect();
        let limits = SoftLimit::levels(u32::try_from(levels.len()).unwrap_or(u32::MAX)).into_iter().collect();
        let parents = goals.into_iter().filter(|(id, _, _)| Some(*id) != own).collect();
        let gone = GoneChoices { units: gone.iter().map(Unit::as_name).collect(), goals: gone_goals };
        let units = units.iter().map(Unit::as_name).collect();
        Ok(GoalChoices { levels, bodies, units, parents, themes, gone, limits, crowded })
    }

    /// The units of the day, and those that were chosen once and are no more.
    async fn units_or(&self, typed: &[&GoalForm], today: NaiveDate) -> Result<(Vec<Unit>, Vec<Unit>)> {
        let chosen = |form: &&GoalForm| {
            let single = [form.body.clone(), form.accountable_unit.clone()];
            ids(&form.given_to).chain(ids(&single)).collect::<Vec<_>>()
        };
        let chosen: Vec<i64> = typed.iter().flat_map(chosen).collect();
        let known = Condition::any().add(existing_on(today)).add(unit::Column::Id.is_in(chosen));
        let rows =
            unit::Entity::find().filter(known).order_by_asc(alphabetical(unit::Column::Name)).all(&self.read).await?;
        let units = rows.into_iter().map(crate::organisation::read).collect::<Result<Vec<_>>>()?;
        Ok(units.into_iter().partition(|unit| unit.exists_on(today)))
    }

    /// The goals in force, and those that were chosen once and are not in force any more, or not yet.
    async fn goals_or(&self, actor: &Actor, typed: &[&GoalForm], today: NaiveDate) -> Result<(Vec<Parent>, Vec<Gone>)> {
        use goal::Column as G;
        let chosen: Vec<i64> = typed.iter().flat_map(|form| ids(&form.parents)).collect();
        let rows: Vec<(i64, String, i64, String, String, bool)> = goal::Entity::find()
            .select_only()
            .columns([G::Id, G::Title, G::LevelId, G::Stage])
            .column(unit::Column::Path)
            .expr_as(Expr::from(in_force(today)), "is_in_force")
            .join(JoinType::InnerJoin, body())
            .filter(Condition::any().add(in_force(today)).add(G::Id.is_in(chosen)))
            .order_by_asc(alphabetical(G::Title))
            .into_tuple()
            .all(&self.read)
            .await?;
        let (mut offered, mut gone) = (Vec::new(), Vec::new());
        for (id, title, level, stage, path, is_in_force) in rows {
            let (id, level, stage) = (GoalId(id), LevelId(level), read_stage(&stage)?);
            if is_in_force {
                offered.push((id, title, level));
            } else if is_visible(actor, stage, &Place::Unit(UnitPath::from_stored(path))) {
                gone.push((id, title, level, stage));
            }
        }
        Ok((offered, gone))
    }
}

/// A goal that another may stand under.
type Parent = (GoalId, String, LevelId);
/// One that it was chosen to stand under.
type Gone = (GoalId, String, LevelId, GoalStage);

/// The identities that were chosen: a list, or one value parted by commas.
fn ids(typed: &[String]) -> impl Iterator<Item = i64> + '_ {
    typed.iter().flat_map(|text| text.split(',')).filter_map(|id| id.trim().parse().ok())
}
