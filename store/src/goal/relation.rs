//! What a goal hangs together with: one statement for the goals above, the units, the themes, the contributions.

use crate::error::{Result, unreadable};
use crate::packed::{Found, Lists};
use chrono::NaiveDate;
use domain::contribution::{ContributionRow, StatedBefore, to_state_anew};
use domain::goal::GoalStage;
use domain::id::{ContributionId, GoalId, ThemeId, UnitId};
use domain::order::Alphabetical;
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::permission::Place;
use domain::theme::{Theme, ThemeKind};
use serde::Deserialize;

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
    pub(crate) stated_before: Vec<StatedBefore>,
    /// The goal, and those that it has taken the place of, and that they had: what hangs on them hangs on it. By identity, since a plan of
    /// PostgreSQL's for a line that is looked up on the way takes it for long.
    pub(crate) line: Vec<GoalId>,
    /// The way up that everybody may know.
    steps: Vec<Step>,
}

/// One step of the way up the red thread.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    from: GoalId,
    to: GoalId,
    title: String,
    /// Whether `to` has taken the place of `from`, and does not stand above it.
    is_newer: bool,
}

impl Relations {
    /// What `goal` hangs together with, as it was on a day when one is asked for; of other goals those that have been adopted, since
    /// everybody may know of them.
    pub(super) fn read(found: &mut Found, goal: GoalId, on: Option<NaiveDate>) -> Result<Self> {
        let mut all = Self { line: vec![goal], ..Self::default() };
        for row in found.list::<Row>()? {
            if row.was_there(on) {
                add(&mut all, goal, row)?;
            }
        }
        all.climb(goal);
        all.stated_before = match on {
            None => to_state_anew(std::mem::take(&mut all.stated_before), &all.contributions),
            // Nobody states anything on a day that has been.
            Some(_) => Vec::new(),
        };
        all.sort();
        Ok(all)
    }

    /// What hung on a goal that has been replaced hangs on the one that has taken its place.
    pub(super) fn is_replaced_on(&self, day: NaiveDate) -> bool {
        self.replaced_on.is_some_and(|gone| gone <= day)
    }

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
        self.given_to.sort_by(|a, b| (a.kind, Alphabetical(&a.name)).cmp(&(b.kind, Alphabetical(&b.name))));
        self.serves.sort_by(|a, b| (a.kind, Alphabetical(&a.name_sv)).cmp(&(b.kind, Alphabetical(&b.name_sv))));
        self.contributions.sort_by(|a, b| Alphabetical(&a.unit.name).cmp(&Alphabetical(&b.unit.name)));
        self.line.sort_unstable();
    }

    /// Follows the first goal above to the top.
    fn climb(&mut self, from: GoalId) {
        self.steps.sort();
        self.steps.dedup();
        self.parents = self.right_above(from);
        let mut at = from;
        while let Some((above, title)) = self.right_above(at).into_iter().next() {
            if above == from || self.above.iter().any(|(seen, _)| *seen == above) {
                break;
            }
            self.above.push((above, title));
            at = above;
        }
        self.above.reverse();
    }

    /// The goals right above, each the one that has its place now.
    fn right_above(&self, goal: GoalId) -> Vec<(GoalId, String)> {
        let mut above: Vec<(GoalId, String)> = Vec::new();
        for step in self.steps.iter().filter(|step| !step.is_newer && step.from == goal) {
            let step = self.newest(step);
            if step.to != goal && above.iter().all(|(known, _)| *known != step.to) {
                above.push((step.to, step.title.clone()));
            }
        }
        above
    }

    /// The step to the goal that has taken the place of the one that `step` leads to; a circle, as an archive may bring it, is left.
    fn newest<'a>(&'a self, step: &'a Step) -> &'a Step {
        let mut last = step;
        for _ in 0..self.steps.len() {
            match self.steps.iter().find(|next| next.is_newer && next.from == last.to) {
                Some(next) => last = next,
                None => break,
            }
        }
        last
    }
}

/// The way up leads over the goals above, and from one that was replaced to the one that has its place, which may hang elsewhere. It
/// is cut after twenty steps: no model is so deep, and a loop would end.
const RELATIONS: &str = "
WITH RECURSIVE step(from_id, to_id, newer, depth) AS (
    SELECT goal_id, parent_id, 0, 1 FROM goal_parent WHERE goal_id = $1
    UNION
    SELECT at.id, COALESCE(link.parent_id, at.replaced_by_id), way.newer, step.depth + 1
    FROM step JOIN goal at ON at.id = step.to_id
    JOIN (SELECT 0 AS newer UNION ALL SELECT 1) way ON way.newer = 0 OR at.replaced_by_id IS NOT NULL
    LEFT JOIN goal_parent link ON link.goal_id = at.id AND way.newer = 0
    WHERE step.depth < 20 AND (way.newer = 1 OR link.parent_id IS NOT NULL)
),
older(id) AS (
    SELECT gone.id FROM goal gone WHERE gone.replaced_by_id = $1
    UNION
    SELECT gone.id FROM goal gone JOIN older ON gone.replaced_by_id = older.id
)
SELECT CASE step.newer WHEN 0 THEN 'above' ELSE 'newer' END AS relation, goal.id AS id, goal.title AS name,
    goal.stage AS kind, '' AS place, step.from_id AS other, COALESCE(goal.decided_on, goal.from_date) AS day, '' AS words, CAST(0 AS bigint) AS version,
    CAST(0 AS bigint) AS said_of, '' AS said_of_title
FROM step JOIN goal ON goal.id = step.to_id
UNION ALL
SELECT CASE WHEN goal.id = own.replaced_by_id THEN 'replaced_by' ELSE 'replaces' END, goal.id, goal.title, goal.stage, '',
    0, COALESCE(goal.decided_on, goal.from_date), '', 0, 0, ''
FROM goal own JOIN goal ON goal.id = own.replaces_id OR goal.id = own.replaced_by_id WHERE own.id = $1
UNION ALL
SELECT 'given_to', unit.id, unit.name, unit.kind, unit.path, 0, unit.from_date, '', 0, 0, ''
FROM goal_unit link JOIN unit ON unit.id = link.unit_id WHERE link.goal_id = $1
UNION ALL
SELECT 'accountable', unit.id, unit.name, unit.kind, unit.path, 0, unit.from_date, '', 0, 0, ''
FROM goal own JOIN unit ON unit.id = own.accountable_unit_id WHERE own.id = $1
UNION ALL
SELECT 'serves', theme.id, theme.name_sv, theme.kind, theme.external_id, 0, CAST(NULL AS date), theme.name_en, theme.version, 0, ''
FROM goal_theme link JOIN theme ON theme.id = link.theme_id WHERE link.goal_id = $1
UNION ALL
SELECT 'contribution', contribution.id, unit.name, unit.kind, unit.path, unit.id, contribution.stated_on,
    contribution.text, contribution.version, 0, ''
FROM contribution JOIN unit ON unit.id = contribution.unit_id WHERE contribution.goal_id = $1
UNION ALL
SELECT 'stated_before', contribution.id, unit.name, unit.kind, unit.path, unit.id, contribution.stated_on,
    contribution.text, contribution.version, goal.id, goal.title
FROM older JOIN goal ON goal.id = older.id JOIN contribution ON contribution.goal_id = goal.id
    JOIN unit ON unit.id = contribution.unit_id
UNION ALL
SELECT 'older', older.id, '', '', '', 0, CAST(NULL AS date), '', 0, 0, ''
FROM older";

#[derive(Debug, Deserialize)]
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
    /// The older goal that a contribution was stated to.
    said_of: i64,
    said_of_title: String,
}

impl Row {
    fn unit(&self, id: i64) -> Result<UnitName> {
        let kind = UnitKind::from_word(&self.kind).ok_or_else(|| unreadable("unit kind", &self.kind))?;
        Ok(UnitName { id: UnitId(id), kind, name: self.name.clone() })
    }

    /// Whether it had been decided on the day. What the goal itself says is as old as the goal, what replaced it later is told by its
    /// state, and what units had stated by the trail.
    fn was_there(&self, on: Option<NaiveDate>) -> bool {
        let is_dated = matches!(self.relation.as_str(), "above" | "newer" | "replaces");
        !is_dated || on.is_none_or(|on| self.day.is_none_or(|day| day <= on))
    }

    fn contribution(&self, goal: GoalId) -> Result<ContributionRow> {
        Ok(ContributionRow {
            id: ContributionId(self.id),
            goal,
            unit: self.unit(self.other)?,
            stated_on: self.day.unwrap_or_default(),
            text: self.words.clone(),
            version: self.version,
        })
    }

    fn is_adopted(&self) -> bool {
        !matches!(GoalStage::from_word(&self.kind), Some(GoalStage::Draft | GoalStage::Proposed) | None)
    }
}

/// With what `goal` hangs together with, to be read by [`Relations::read`].
pub(super) fn with_relations(lists: Lists, goal: GoalId) -> Lists {
    lists.with_written::<Row>(RELATIONS, goal.0)
}

fn add(found: &mut Relations, goal: GoalId, row: Row) -> Result<()> {
    let place = || Place::Unit(UnitPath::from_stored(row.place.clone()));
    match row.relation.as_str() {
        "above" | "newer" if row.is_adopted() => found.steps.push(Step {
            from: GoalId(row.other),
            to: GoalId(row.id),
            is_newer: row.relation == "newer",
            title: row.name,
        }),
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
            version: row.version,
        }),
        "older" if row.id != goal.0 => found.line.push(GoalId(row.id)),
        "contribution" => found.contributions.push(row.contribution(goal)?),
        "stated_before" => found
            .stated_before
            .push(StatedBefore { row: row.contribution(GoalId(row.said_of))?, title: row.said_of_title }),
        _ => {}
    }
    Ok(())
}
