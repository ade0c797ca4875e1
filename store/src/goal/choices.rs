//! What the goal form offers.

use super::list::in_force;
use crate::Store;
use crate::entity::{goal, unit};
use crate::error::Result;
use crate::level::levels_and_themes;
use crate::organisation::existing_on;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::goal::GoalChoices;
use domain::id::{GoalId, LevelId};
use domain::permission::{Action, Place, may, require_somewhere};
use domain::publishing::SoftLimit;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl Store {
    /// What the goal form offers to choose among, for those who may write. `own` is the goal being changed, which cannot stand
    /// under itself. Three statements.
    pub async fn goal_choices(&self, actor: &Actor, own: Option<GoalId>, today: NaiveDate) -> Result<GoalChoices> {
        require_somewhere(actor, Action::WriteGoal)?;
        let (levels, themes) = levels_and_themes(&self.read).await?;
        let rows =
            unit::Entity::find().filter(existing_on(today)).order_by_asc(unit::Column::Name).all(&self.read).await?;
        let units = rows.into_iter().map(crate::organisation::read).collect::<Result<Vec<_>>>()?;
        let bodies = units
            .iter()
            .filter(|unit| unit.kind.decides())
            .filter(|unit| may(actor, Action::WriteGoal, &Place::Unit(unit.path.clone())))
            .map(domain::organisation::Unit::as_name)
            .collect();
        let goals: Vec<(i64, String, i64)> = goal::Entity::find()
            .select_only()
            .columns([goal::Column::Id, goal::Column::Title, goal::Column::LevelId])
            .filter(in_force(today))
            .order_by_asc(goal::Column::Title)
            .into_tuple()
            .all(&self.read)
            .await?;
        let on_level = |level: LevelId| goals.iter().filter(|(_, _, on)| *on == level.0).count();
        let crowded = levels
            .iter()
            .filter_map(|level| {
                let count = u32::try_from(on_level(level.id)).unwrap_or(u32::MAX);
                SoftLimit::goals_on_level(count + 1).map(|_| (level.id, count))
            })
            .collect();
        let limits = SoftLimit::levels(u32::try_from(levels.len()).unwrap_or(u32::MAX)).into_iter().collect();
        let parents = goals
            .into_iter()
            .map(|(id, title, level)| (GoalId(id), title, LevelId(level)))
            .filter(|(id, _, _)| Some(*id) != own)
            .collect();
        let units = units.iter().map(domain::organisation::Unit::as_name).collect();
        Ok(GoalChoices { levels, bodies, units, parents, themes, limits, crowded })
    }
}
