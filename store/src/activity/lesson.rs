//! Lessons: what closing an activity and testing a hypothesis have taught, for everybody to search.

use super::hypothesis::read_verdict;
use super::page::activity_name;
use crate::error::{Result, unreadable};
use crate::indicator::unit_name;
use crate::{Store, dialect};
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::hypothesis::{LESSONS_PER_PAGE, Lesson, LessonFilter, LessonList};
use domain::id::{ActivityId, GoalId};
use domain::search::words;
use sea_orm::{ConnectionTrait, DatabaseBackend, FromQueryResult, Statement, Value};

/// The lessons of verdicts, one row each, with their goal.
const OF_VERDICTS: &str = "
SELECT activity.id AS id, activity.title AS title, activity.stage AS stage, unit.id AS unit_id, unit.kind AS unit_kind,
    unit.name AS unit_name, goal.id AS goal_id, goal.title AS goal_title, tie.verdict AS verdict,
    tie.verdict_sentence AS words, tie.verdict_on AS day
FROM hypothesis tie JOIN activity ON activity.id = tie.activity_id JOIN unit ON unit.id = activity.unit_id
    JOIN goal ON goal.id = tie.goal_id
WHERE tie.verdict <> ''";

/// The lessons of closed activities, one row each, whose goals are all that they are tied to.
const OF_ACTIVITIES: &str = "
SELECT activity.id, activity.title, activity.stage, unit.id, unit.kind, unit.name,
    NULL, NULL, '', activity.lesson, activity.stage_on
FROM activity JOIN unit ON unit.id = activity.unit_id
WHERE activity.lesson <> ''";

/// Every lesson, or those of the goals with these identities and of what they have taken the place of. Each half is narrowed by itself,
/// so that both find their rows by the goal and never walk all lessons.
fn lessons(of_goals: Option<&str>) -> String {
    let Some(goals) = of_goals else { return format!("{OF_VERDICTS} UNION ALL {OF_ACTIVITIES}") };
    let line = format!(
        "WITH RECURSIVE line(id) AS (SELECT goal.id FROM goal WHERE goal.id IN ({goals}) UNION \
         SELECT goal.id FROM goal JOIN line ON goal.replaced_by_id = line.id) SELECT id FROM line"
    );
    format!(
        "{OF_VERDICTS} AND tie.goal_id IN ({line}) UNION ALL {OF_ACTIVITIES} \
         AND activity.id IN (SELECT other.activity_id FROM hypothesis other WHERE other.goal_id IN ({line}))"
    )
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    title: String,
    stage: String,
    unit_id: i64,
    unit_kind: String,
    unit_name: String,
    goal_id: Option<i64>,
    goal_title: Option<String>,
    verdict: String,
    words: String,
    day: Option<NaiveDate>,
}

impl Row {
    fn read(self) -> Result<Lesson> {
        Ok(Lesson {
            activity: activity_name(self.id, self.title, &self.stage)?,
            unit: unit_name(self.unit_id, &self.unit_kind, self.unit_name)?,
            goal: self.goal_id.map(GoalId).zip(self.goal_title),
            verdict: read_verdict(&self.verdict)?,
            text: self.words,
            on: self.day.ok_or_else(|| unreadable("day of a lesson", &self.id.to_string()))?,
        })
    }
}

impl Store {
    /// A page of what has been learned, newest first. Everybody may read it, the misses too.
    pub async fn lessons(&self, _actor: &Actor, filter: &LessonFilter) -> Result<LessonList> {
        let tx = self.begin_reading().await?;
        let found = narrowed(tx.get_database_backend(), filter);
        let total = count(&tx, &found).await?;
        let skipped = u64::from(filter.page).saturating_sub(1) * LESSONS_PER_PAGE;
        let sql = format!(
            "SELECT * FROM ({}) lesson {} ORDER BY day DESC, id DESC LIMIT {LESSONS_PER_PAGE} OFFSET {skipped}",
            found.lessons, found.condition
        );
        Ok(LessonList { rows: rows(&tx, sql, found.values).await?, total })
    }
}

/// The lessons to look among, a condition on them, and the values bound in both.
struct Narrowed {
    lessons: String,
    condition: String,
    values: Vec<Value>,
}

fn narrowed(engine: DatabaseBackend, filter: &LessonFilter) -> Narrowed {
    let (mut parts, mut values) = (Vec::new(), Vec::<Value>::new());
    let mut bound = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let lessons = lessons(filter.goal.map(|goal| bound(goal.0.into())).as_deref());
    if let Some(verdict) = filter.verdict {
        parts.push(format!("verdict = {}", bound(verdict.word().into())));
    }
    for word in words(&filter.q) {
        // The search entry of an activity holds its lesson and verdicts in lower case, as Rust writes it.
        let position = dialect::position(engine);
        parts.push(format!(
            "EXISTS (SELECT 1 FROM search_entry entry WHERE entry.kind = 'activity' AND entry.object = lesson.id \
             AND {position}(entry.text, {}) > 0)",
            bound(word.into())
        ));
    }
    let condition = if parts.is_empty() { String::new() } else { format!("WHERE {}", parts.join(" AND ")) };
    Narrowed { lessons, condition, values }
}

async fn count(db: &impl ConnectionTrait, found: &Narrowed) -> Result<u64> {
    let sql = format!("SELECT COUNT(*) FROM ({}) lesson {}", found.lessons, found.condition);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, found.values.clone());
    let row = db.query_one_raw(statement).await?;
    let count: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0);
    Ok(u64::try_from(count).unwrap_or(0))
}

async fn rows(db: &impl ConnectionTrait, sql: String, values: Vec<Value>) -> Result<Vec<Lesson>> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let rows = Row::find_by_statement(statement).all(db).await?;
    rows.into_iter().map(Row::read).collect()
}

/// How many lessons of others stand on an activity's page.
const MOST_BESIDE: u64 = 5;

/// What others have learned on the same goals, newest first: one statement.
pub(super) async fn on_the_same_goals(
    db: &impl ConnectionTrait,
    goals: &[i64],
    own: ActivityId,
) -> Result<Vec<Lesson>> {
    if goals.is_empty() {
        return Ok(Vec::new());
    }
    let list = goals.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    let sql = format!(
        "SELECT * FROM ({}) lesson WHERE id <> $1 ORDER BY day DESC, id DESC LIMIT {MOST_BESIDE}",
        lessons(Some(&list))
    );
    rows(db, sql, vec![own.0.into()]).await
}
