//! The first events after a day: what they undo.

use super::{Reading, Since};
use crate::activity::activities_tied_since;
use crate::entity::{assignment, contribution, event, measure, question};
use crate::error::{Result, unreadable};
use crate::event::first_after;
use crate::packed;
use crate::question::{is_about, is_about_round};
use chrono::NaiveDate;
use domain::event::ObjectKind;
use domain::id::{GoalId, IndicatorId};
use domain::indicator::Target;
use domain::period::Period;
use domain::question::{About, Subject};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoCondition, Query, SelectStatement, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// The first event of an object after the day.
pub(super) struct First {
    /// The object before it; of an object that was new, as it was created.
    known: String,
    pub(super) is_new: bool,
}

impl First {
    /// The object as the trail kept it.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.known).map_err(|_| unreadable("event", &self.known))
    }

    /// What the event did to the object.
    pub(super) fn since<T: DeserializeOwned>(&self) -> Result<Since<T>> {
        self.read().map(if self.is_new { Since::Entered } else { Since::Changed })
    }
}

/// A first event as stored.
#[derive(Deserialize)]
pub(super) struct StoredFirst {
    kind: String,
    object: i64,
    known: String,
    #[serde(deserialize_with = "packed::truth")]
    is_new: bool,
}

/// The first events by what they are about.
pub(super) fn by_object(rows: Vec<StoredFirst>) -> Result<HashMap<(ObjectKind, i64), First>> {
    let read = |row: StoredFirst| {
        let kind = ObjectKind::from_word(&row.kind).ok_or_else(|| unreadable("kind of object", &row.kind))?;
        Ok(((kind, row.object), First { known: row.known, is_new: row.is_new }))
    };
    rows.into_iter().map(read).collect()
}

/// Targets are written under their indicator, so the first event of each period is looked for here. `rows` are oldest first.
pub(super) fn by_period(rows: Vec<StoredFirst>) -> Result<HashMap<(IndicatorId, Period), Option<Target>>> {
    let mut targets = HashMap::new();
    for StoredFirst { object, known, is_new, .. } in rows {
        let target: Target = First { known, is_new }.read()?;
        targets.entry((IndicatorId(object), target.period)).or_insert_with(|| (!is_new).then_some(target));
    }
    Ok(targets)
}

/// The columns of [`StoredFirst`].
fn first_columns() -> SelectStatement {
    Query::select()
        .columns([event::Column::Kind, event::Column::Object])
        .expr_as(Expr::cust(r#"CASE WHEN "before" = '' THEN "after" ELSE "before" END"#), "known")
        .expr_as(Expr::cust(r#""before" = ''"#), "is_new")
        .from(event::Entity)
        .take()
}

/// The first event after the day of each object.
pub(super) fn firsts(day: NaiveDate, reading: Reading) -> SelectStatement {
    let later = Alias::new("later");
    let column = |column: event::Column| Expr::col((later.clone(), column));
    let kind = |kind: ObjectKind| column(event::Column::Kind).eq(kind.word());
    let about = [ObjectKind::Unit, ObjectKind::Level, ObjectKind::Theme]
        .into_iter()
        .fold(Condition::any(), |about, of| about.add(kind(of)));
    let indicators = Condition::all().add(kind(ObjectKind::Indicator));
    let about = match reading {
        Reading::Model => about.add(indicators),
        Reading::Goal(goal) => of_goal(goal, day).into_iter().fold(about.add(indicators), |about, (of, objects)| {
            about.add(Condition::all().add(kind(of)).add(column(event::Column::Object).in_subquery(objects)))
        }),
        Reading::Round(round) => {
            let asked = ids::<question::Entity>(question::Column::Id, is_about_round(round));
            let questions = Condition::all().add(kind(ObjectKind::Question));
            about.add(questions.add(column(event::Column::Object).in_subquery(asked)))
        }
        Reading::Indicator(id) => about.add(indicators.add(column(event::Column::Object).eq(id.0))),
    };
    let first = Query::select()
        .expr(column(event::Column::Id).min())
        .from_as(event::Entity, later.clone())
        .cond_where(about)
        .and_where(column(event::Column::Id).gte(first_after(day)))
        .group_by_columns([(later.clone(), event::Column::Kind), (later.clone(), event::Column::Object)])
        .take();
    first_columns().and_where(event::Column::Id.in_subquery(first)).take()
}

/// What hangs on a goal and is changed in place: the identities of each kind.
fn of_goal(goal: GoalId, day: NaiveDate) -> [(ObjectKind, SelectStatement); 5] {
    let asked = About::new(Subject::Goal, goal.0);
    [
        (
            ObjectKind::Contribution,
            ids::<contribution::Entity>(contribution::Column::Id, contribution::Column::GoalId.eq(goal.0)),
        ),
        (ObjectKind::Activity, activities_tied_since(goal, day)),
        (
            ObjectKind::Assignment,
            ids::<assignment::Entity>(assignment::Column::Id, assignment::Column::GoalId.eq(goal.0)),
        ),
        (ObjectKind::Measure, ids::<measure::Entity>(measure::Column::Id, measure::Column::GoalId.eq(goal.0))),
        (ObjectKind::Question, ids::<question::Entity>(question::Column::Id, is_about(asked))),
    ]
}

fn ids<E: EntityTrait>(id: E::Column, condition: impl IntoCondition) -> SelectStatement {
    E::find().select_only().column(id).filter(condition.into_condition()).into_query()
}

/// Every event of a target after the day, oldest first.
pub(super) fn firsts_of_targets(day: NaiveDate, reading: Reading) -> SelectStatement {
    let mut events = first_columns();
    events
        .and_where(event::Column::Kind.eq(ObjectKind::Target.word()))
        .and_where(Expr::col((event::Entity, event::Column::Id)).gte(first_after(day)))
        .and_where_option(of(reading, Expr::col((event::Entity, event::Column::Object))))
        .order_by((event::Entity, event::Column::Id), sea_orm::Order::Asc);
    events
}

/// That it is of the one indicator that is read, where only one is.
pub(super) fn of(reading: Reading, indicator: SimpleExpr) -> Option<SimpleExpr> {
    match reading {
        Reading::Indicator(id) => Some(indicator.eq(id.0)),
        Reading::Round(_) => Some(Expr::cust("1 = 0")),
        Reading::Model | Reading::Goal(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::contribution;
    use crate::indicator::Recorded;
    use domain::level::Level;
    use domain::organisation::Unit;
    use domain::theme::Theme;

    fn read<T: DeserializeOwned>(known: &str) -> T {
        First { known: known.to_owned(), is_new: false }.read().unwrap()
    }

    /// The trail is never rewritten: a field that these types get later needs a default, or earlier days can no longer be read.
    #[test]
    fn what_the_trail_has_kept_since_the_first_release_can_be_read() {
        let unit: Unit = read(
            r#"{"id":4,"external_id":"BUN","version":2,"parent":1,"path":"/1/4/","kind":"board","name":"Barn- och
            ungdomsnämnden","short_name":"BUN","span":{"from":"2023-01-01","to":null}}"#
                .replace("\n            ", " ")
                .as_str(),
        );
        assert_eq!(unit.name, "Barn- och ungdomsnämnden");
        let level: Level = read(
            r#"{"id":1,"external_id":"vision","position":1,"kind":"vision","name_sv":"Vision","name_en":"","decided_by":"council"}"#,
        );
        assert_eq!(level.position, 1);
        let theme: Theme = read(r#"{"id":1,"external_id":"mod","kind":"value","name_sv":"Mod","name_en":"Courage"}"#);
        assert_eq!(theme.name_sv, "Mod");
        let target: Target = read(
            r#"{"id":9,"indicator":3,"period":"2027","aim":{"aim":"value","value":75.0},"interim":false,"note":""}"#,
        );
        assert_eq!(target.period, Period::Year(2027));
        let stated: contribution::Model =
            read(r#"{"id":1,"goal_id":2,"unit_id":3,"text":"Vi läser","stated_on":"2026-03-01","version":1}"#);
        assert_eq!(stated.version, 1);
        let indicator = r#"{"id":3,"external_id":"m1","version":1,"name":"Trygghet","description":"","category":"",
            "unit_of_measure":"%","decimals":1,"direction":{"direction":"higher"},"baseline":{"period":"2022","value":60.0},
            "frequency":"year","expected_next":null,"source":"Enkät","method":"","owner":{"title":"Rektor","unit":5},
            "unit":5,"split_by_sex":false,"kolada_id":"","ended_on":null"#;
        // An import that created an indicator did not say which goals it had: none.
        assert!(read::<Recorded>(&format!("{indicator}}}")).goals.is_empty());
        let linked: Recorded = read(&format!(r#"{indicator},"goals":[{{"goal":2,"main":true}}]}}"#));
        assert!(linked.goals[0].main);
    }
}
