//! What has changed of the goals since a day: their own status, and what units judge of them.

use super::list::{Asked, StoredRow, in_force, in_force_on, in_order, selected, stored_rows};
use crate::Store;
use crate::entity::{current_follow_up, follow_up, goal};
use crate::error::{Result, unreadable};
use crate::organisation::{read_offered, with_offered};
use crate::packed::Lists;
use crate::past::{Detail, Past, Reading};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::id::GoalId;
use domain::presentation::{ChangedGoal, Moves, Presentation, PresentationFilter, in_order as most_changed_first};
use domain::status::{Status, shown};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

impl Store {
    /// The goals in force now, what has changed most since the filter's day first. Strangers see of what units judge what is approved.
    pub async fn presentation(
        &self,
        actor: &Actor,
        filter: &PresentationFilter,
        today: NaiveDate,
    ) -> Result<Presentation> {
        let tx = self.begin_reading().await?;
        let of_body =
            |condition: Condition| condition.add_option(filter.body.map(|body| goal::Column::BodyId.eq(body.0)));
        let lists = Lists::new(tx.get_database_backend())
            .with::<StoredRow>(selected(of_body(in_force(today)), Asked::default()))
            .with::<StoredMove>(moves(actor, filter.since));
        let mut found = with_offered(lists, filter.body, today).read(&tx).await?;
        let rows = in_order(actor, found.list()?);
        let mut moves = read_moves(found.list()?)?;
        let bodies = read_offered(&mut found)?;
        let before = statuses_on(&tx, actor, of_body(in_force_on(filter.since)), filter.since).await?;
        let mut goals = Vec::with_capacity(rows.len());
        for row in rows {
            let row = row.read(actor, today)?;
            if !row.is_vision {
                let (before, moves) = (before.get(&row.id).copied(), moves.remove(&row.id).unwrap_or_default());
                goals.push(ChangedGoal { row, before, moves });
            }
        }
        Ok(Presentation { goals: most_changed_first(goals), bodies })
    }
}

/// How the goals went on an earlier day.
async fn statuses_on(
    db: &impl ConnectionTrait,
    actor: &Actor,
    condition: Condition,
    day: NaiveDate,
) -> Result<HashMap<GoalId, Status>> {
    let rows = stored_rows(db, actor, condition, Asked { on: Some(day), ..Asked::default() }).await?;
    let past = Past::load(db, day, Reading::Model).await?;
    let goals: HashSet<GoalId> = rows.iter().map(|row| GoalId(row.id)).collect();
    let ids = past.indicators_where(|placed| placed.is_main_of(&goals));
    let stood = past.indicators(db, &ids, Detail::Standing).await?;
    let mut found = HashMap::with_capacity(rows.len());
    for row in rows {
        let row = past.goal_row(actor, row, &stood)?;
        found.insert(row.id, shown(&row.suggestion, row.judgement.as_ref()));
    }
    Ok(found)
}

/// How many units have moved from one judgement of a goal to another.
#[derive(Deserialize)]
struct StoredMove {
    goal_id: i64,
    before: String,
    after: String,
    held: u32,
}

/// What units answered after the day, where it differs from what they answered before, each row a [`StoredMove`].
fn moves(actor: &Actor, since: NaiveDate) -> SelectStatement {
    use current_follow_up::Column as C;
    use follow_up::Column as F;
    let (now, then) = (Alias::new("now"), Alias::new("earlier"));
    let of = |table: &Alias, column: F| Expr::col((table.clone(), column));
    let kept = |column: C| Expr::col((current_follow_up::Entity, column));
    let newest = if actor.is_known() { C::FollowUpId } else { C::OfficialId };
    Query::select()
        .expr(kept(C::GoalId))
        .expr_as(of(&then, F::Status), "before")
        .expr_as(of(&now, F::Status), "after")
        .expr_as(kept(C::UnitId).count(), "held")
        .from(current_follow_up::Entity)
        .join_as(
            sea_orm::JoinType::InnerJoin,
            follow_up::Entity,
            now.clone(),
            kept(newest).equals((now.clone(), F::Id)),
        )
        .join_as(
            sea_orm::JoinType::InnerJoin,
            follow_up::Entity,
            then.clone(),
            of(&now, F::EarlierId).equals((then.clone(), F::Id)),
        )
        .and_where(of(&now, F::AnsweredOn).gt(since))
        .and_where(of(&now, F::Status).ne(of(&then, F::Status)))
        .add_group_by([kept(C::GoalId), of(&then, F::Status), of(&now, F::Status)])
        .take()
}

fn read_moves(rows: Vec<StoredMove>) -> Result<HashMap<GoalId, Moves>> {
    let read = |word: &str| Status::from_word(word).ok_or_else(|| unreadable("status", word));
    let mut found: HashMap<GoalId, Moves> = HashMap::new();
    for row in rows {
        let Some((before, after)) = read(&row.before)?.height().zip(read(&row.after)?.height()) else { continue };
        let moves = found.entry(GoalId(row.goal_id)).or_default();
        match after.cmp(&before) {
            std::cmp::Ordering::Greater => moves.better += row.held,
            std::cmp::Ordering::Less => moves.worse += row.held,
            std::cmp::Ordering::Equal => {}
        }
    }
    Ok(found)
}
