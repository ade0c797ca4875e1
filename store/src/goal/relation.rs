//! What a goal hangs together with: one statement for the goals above, the units, the themes, the contributions.

use crate::error::{Result, unreadable};
use chrono::NaiveDate;
use domain::contribution::ContributionRow;
use domain::goal::GoalStage;
use domain::id::{ContributionId, GoalId, ThemeId, UnitId};
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::permission::Place;
use domain::theme::{Theme, ThemeKind};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

/// What a goal hangs together with.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    pub(crate) above: Vec<(GoalId, String)>,
    pub(crate) parents: Vec<(GoalId, String)>,
    pub(crate) given_to: Vec<UnitName>,
    pub(crate) accountable: Option<UnitName>,
    pub(crate) serves: Vec<Theme>,
    pub(crate) contributions: Vec<ContributionRow>,
    pub(crate) replaces: Option<(GoalId, String)>,
    pub(crate) replaced_by: Option<(GoalId, String)>,
    /// The day on which the goal that replaced it was decided.
    pub(crate) replaced_on: Option<NaiveDate>,
    /// Where it may be judged from, beside its body.
    pub(crate) judged_from: Vec<Place>,
    /// Each goal above that everybody may know, with the goal below it.
    steps: Vec<(GoalId, GoalId, String)>,
}

impl Relations {
    pub(crate) fn parent_ids(&self) -> Vec<GoalId> {
        self.parents.iter().map(|(id, _)| *id).collect()
    }

    pub(crate) fn given_to_ids(&self) -> Vec<UnitId> {
        self.given_to.iter().map(|unit| unit.id).collect()
    }

    pub(crate) fn theme_ids(&self) -> Vec<ThemeId> {
        self.serves.iter().map(|theme| theme.id).collect()
    }

    /// Puts everything in the order in which it is read.
    pub(super) fn sort(&mut self) {
        self.given_to.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        self.serves.sort_by(|a, b| (a.kind, &a.name_sv).cmp(&(b.kind, &b.name_sv)));
        self.contributions.sort_by(|a, b| a.unit.name.cmp(&b.unit.name));
    }

    /// Follows the first goal above to the top.
    fn climb(&mut self, from: GoalId) {
        self.steps.sort();
        self.steps.dedup();
        let mut at = from;
        while let Some((_, above, title)) = self.steps.iter().find(|(below, _, _)| *below == at) {
            if self.above.iter().any(|(seen, _)| seen == above) {
                break;
            }
            self.above.push((*above, title.clone()));
            at = *above;
        }
        self.above.reverse();
        self.parents = self
            .steps
            .iter()
            .filter(|(below, _, _)| *below == from)
            .map(|(_, above, title)| (*above, title.clone()))
            .collect();
    }
}

/// A goal's way up is cut after this many steps: no model is so deep, and a loop would end.
const RELATIONS: &str = "
WITH RECURSIVE step(below_id, above_id, depth) AS (
    SELECT goal_id, parent_id, 1 FROM goal_parent WHERE goal_id = $1
    UNION
    SELECT link.goal_id, link.parent_id, step.depth + 1
    FROM goal_parent link JOIN step ON link.goal_id = step.above_id WHERE step.depth < 20
)
SELECT 'above' AS relation, goal.id AS id, goal.title AS name, goal.stage AS kind, '' AS place,
    step.below_id AS other, COALESCE(goal.decided_on, goal.from_date) AS day, '' AS words, CAST(0 AS bigint) AS version
FROM step JOIN goal ON goal.id = step.above_id
UNION ALL
SELECT CASE WHEN goal.id = own.replaced_by_id THEN 'replaced_by' ELSE 'replaces' END, goal.id, goal.title, goal.stage, '',
    0, COALESCE(goal.decided_on, goal.from_date), '', 0
FROM goal own JOIN goal ON goal.id = own.replaces_id OR goal.id = own.replaced_by_id WHERE own.id = $1
UNION ALL
SELECT 'given_to', unit.id, unit.name, unit.kind, unit.path, 0, unit.from_date, '', 0
FROM goal_unit link JOIN unit ON unit.id = link.unit_id WHERE link.goal_id = $1
UNION ALL
SELECT 'accountable', unit.id, unit.name, unit.kind, unit.path, 0, unit.from_date, '', 0
FROM goal own JOIN unit ON unit.id = own.accountable_unit_id WHERE own.id = $1
UNION ALL
SELECT 'serves', theme.id, theme.name_sv, theme.kind, theme.external_id, 0, CAST(NULL AS date), theme.name_en, 0
FROM goal_theme link JOIN theme ON theme.id = link.theme_id WHERE link.goal_id = $1
UNION ALL
SELECT 'contribution', contribution.id, unit.name, unit.kind, unit.path, unit.id, contribution.stated_on,
    contribution.text, contribution.version
FROM contribution JOIN unit ON unit.id = contribution.unit_id WHERE contribution.goal_id = $1";

#[derive(Debug, FromQueryResult)]
struct Row {
    relation: String,
    id: i64,
    name: String,
    kind: String,
    place: String,
    other: i64,
    day: Option<NaiveDate>,
    words: String,
    version: i64,
}

impl Row {
    fn unit(&self, id: i64) -> Result<UnitName> {
        let kind = UnitKind::from_word(&self.kind).ok_or_else(|| unreadable("unit kind", &self.kind))?;
        Ok(UnitName { id: UnitId(id), kind, name: self.name.clone() })
    }

    fn is_adopted(&self) -> bool {
        !matches!(GoalStage::from_word(&self.kind), Some(GoalStage::Draft | GoalStage::Proposed) | None)
    }
}

/// What `goal` hangs together with; of other goals those that have been adopted, on an earlier day by then, since everybody may
/// know of them.
pub(crate) async fn relations(db: &impl ConnectionTrait, goal: GoalId, on: Option<NaiveDate>) -> Result<Relations> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), RELATIONS, [goal.0.into()]);
    let mut found = Relations::default();
    for row in Row::find_by_statement(statement).all(db).await? {
        if on.is_none() || row.relation != "above" || row.day <= on {
            add(&mut found, goal, row)?;
        }
    }
    found.climb(goal);
    found.sort();
    Ok(found)
}

fn add(found: &mut Relations, goal: GoalId, row: Row) -> Result<()> {
    let place = || Place::Unit(UnitPath::from_stored(row.place.clone()));
    match row.relation.as_str() {
        "above" if row.is_adopted() => found.steps.push((GoalId(row.other), GoalId(row.id), row.name)),
        "replaced_by" => {
            found.replaced_on = row.day;
            found.replaced_by = Some((GoalId(row.id), row.name));
        }
        "replaces" if row.is_adopted() => found.replaces = Some((GoalId(row.id), row.name)),
        "given_to" => {
            found.judged_from.push(place());
            found.given_to.push(row.unit(row.id)?);
        }
        "accountable" => {
            found.judged_from.push(place());
            found.accountable = Some(row.unit(row.id)?);
        }
        "serves" => found.serves.push(Theme {
            id: ThemeId(row.id),
            kind: ThemeKind::from_word(&row.kind).ok_or_else(|| unreadable("theme kind", &row.kind))?,
            external_id: row.place,
            name_sv: row.name,
            name_en: row.words,
        }),
        "contribution" => found.contributions.push(ContributionRow {
            id: ContributionId(row.id),
            goal,
            unit: row.unit(row.other)?,
            stated_on: row.day.unwrap_or_default(),
            text: row.words,
            version: row.version,
        }),
        _ => {}
    }
    Ok(())
}
