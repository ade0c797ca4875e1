//! Goals as lists show them: one statement for any number of them.

use super::{is_visible, read_stage};
use crate::entity::{goal, goal_theme, judgement, level, unit};
use crate::error::{Result, unreadable};
use crate::follow_up::read_status;
use crate::indicator::read_period;
use crate::packed;
use crate::standing::read_values;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::goal::{GoalRow, GoalStage};
use domain::id::{GoalId, LevelId, PersonId, ThemeId, UnitId};
use domain::judgement::Judgement;
use domain::lasting::Lasting;
use domain::level::LevelKind;
use domain::order::Alphabetical;
use domain::organisation::{UnitKind, UnitName, UnitPath};
use domain::permission::Place;
use domain::span::Span;
use domain::status::{Freshness, Reason, Status, Suggestion, of_goal};
use domain::trend::{Trend, TrendKind};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoCondition, Query, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef,
};
use serde::Deserialize;

/// That the goal serves the focus area or value.
fn serves(theme: ThemeId) -> SimpleExpr {
    let link = Query::select()
        .expr(Expr::value(1))
        .from(goal_theme::Entity)
        .and_where(Expr::col((goal_theme::Entity, goal_theme::Column::GoalId)).equals((goal::Entity, goal::Column::Id)))
        .and_where(Expr::col((goal_theme::Entity, goal_theme::Column::ThemeId)).eq(theme.0))
        .take();
    Expr::exists(link)
}

/// The goals that `condition` (on the columns of `goal`) lets through and the actor may know of, by title.
pub(crate) async fn goal_rows(
    db: &impl ConnectionTrait,
    actor: &Actor,
    condition: Condition,
    today: NaiveDate,
) -> Result<Vec<GoalRow>> {
    let rows = stored_rows(db, actor, condition, Asked::default()).await?;
    rows.into_iter().map(|row| row.read(actor, today)).collect()
}

/// What is asked of goals besides what every list shows.
#[derive(Clone, Copy, Default)]
pub(crate) struct Asked {
    /// Judgements are those known on this day.
    pub(crate) on: Option<NaiveDate>,
    /// Each row says whether the goal serves this.
    pub(crate) theme: Option<ThemeId>,
}

/// How a goal goes: what the most pressing ones are chosen by before their rows are read.
#[derive(Deserialize)]
pub(crate) struct StoredStatus {
    pub(crate) id: i64,
    status: Option<String>,
    gists: Option<String>,
}

impl StoredStatus {
    /// What is shown for the goal on `today`.
    pub(crate) fn read(&self, today: NaiveDate) -> Result<Status> {
        shown_status(self.status.as_deref(), self.gists.as_deref().unwrap_or_default(), today)
    }
}

/// What is shown for a goal on `today`: what is judged, or else what its [`GISTS`] suggest.
pub(crate) fn shown_status(judged: Option<&str>, gists: &str, today: NaiveDate) -> Result<Status> {
    match judged {
        Some(word) => read_status(word),
        None => Ok(suggestion_from(gists, today)?.status),
    }
}

/// How the goals go that `condition` lets through, each a [`StoredStatus`]. The vision is none of them.
pub(crate) fn statuses(condition: Condition) -> SelectStatement {
    goal::Entity::find()
        .select_only()
        .column(goal::Column::Id)
        .column(judgement::Column::Status)
        .expr_as(unjudged_gists(), "gists")
        .join(JoinType::InnerJoin, to_level())
        .join(JoinType::LeftJoin, judged(None))
        .filter(condition)
        .filter(level::Column::Kind.ne(LevelKind::Vision.word()))
        .into_query()
}

/// The [`GISTS`] of a goal that nobody has judged; of the others they decide nothing.
fn unjudged_gists() -> SimpleExpr {
    Expr::case(judgement::Column::Status.is_null(), Expr::cust(GISTS)).into()
}

/// As [`goal_rows`], before the figures are judged.
pub(crate) async fn stored_rows(
    db: &impl ConnectionTrait,
    actor: &Actor,
    condition: Condition,
    asked: Asked,
) -> Result<Vec<StoredRow>> {
    Ok(in_order(actor, packed::all(db, selected(condition, asked)).await?))
}

/// Those of the rows that the actor may know of, by title.
pub(crate) fn in_order(actor: &Actor, mut rows: Vec<StoredRow>) -> Vec<StoredRow> {
    rows.retain(|row| row.is_visible_to(actor));
    rows.sort_by(|a, b| (Alphabetical(&a.title), a.id).cmp(&(Alphabetical(&b.title), b.id)));
    rows
}

/// The rows of the goals that `condition` lets through, each a [`StoredRow`].
pub(crate) fn selected(condition: Condition, asked: Asked) -> SelectStatement {
    use goal::Column as G;
    use judgement::Column as J;
    goal::Entity::find()
        .select_only()
        .columns([G::Id, G::Title, G::LevelId, G::BodyId, G::Stage, G::FromDate, G::ToDate])
        .column_as(level::Column::Kind, "level_kind")
        .column_as(unit::Column::Kind, "body_kind")
        .column_as(unit::Column::Name, "body_name")
        .column_as(unit::Column::Path, "body_path")
        .columns([J::Status, J::Suggested, J::Sentence, J::JudgedOn, J::ByRole, J::PersonId])
        .expr_as(Expr::cust(INDICATORS), "indicators")
        .expr_as(Expr::cust(PARENTS), "parents")
        .expr_as(Expr::cust(GISTS), "gists")
        .expr_as(asked.theme.map_or_else(|| Expr::value(true), serves), "is_wanted")
        .join(JoinType::InnerJoin, to_level())
        .join(JoinType::InnerJoin, body())
        .join(JoinType::LeftJoin, judged(asked.on))
        .filter(condition)
        .into_query()
}

/// How many indicators a goal has.
const INDICATORS: &str = "(SELECT COUNT(*) FROM indicator_goal link WHERE link.goal_id = goal.id)";
/// The goals above, as `3,7`.
const PARENTS: &str =
    "(SELECT string_agg(CAST(link.parent_id AS text), ',') FROM goal_parent link WHERE link.goal_id = goal.id)";
/// What decides a goal's status: a line for each main indicator, see [`Gist`].
pub(crate) const GISTS: &str = "(SELECT kept.gists FROM goal_standing kept WHERE kept.goal_id = goal.id)";

/// From a goal to the body that decides it.
pub(crate) fn body() -> RelationDef {
    goal::Entity::belongs_to(unit::Entity).from(goal::Column::BodyId).to(unit::Column::Id).into()
}

/// From a goal to the level that it stands on.
pub(crate) fn to_level() -> RelationDef {
    goal::Entity::belongs_to(level::Entity).from(goal::Column::LevelId).to(level::Column::Id).into()
}

/// From a goal to the judgement that holds, now or as known on a day.
pub(crate) fn judged(on: Option<NaiveDate>) -> RelationDef {
    goal::Entity::belongs_to(judgement::Entity)
        .from(goal::Column::Id)
        .to(judgement::Column::GoalId)
        .on_condition(move |_, _| match on {
            None => judgement::Column::Holds.eq(true).into_condition(),
            Some(day) => judgement::Column::Id.in_subquery(newest_judgement(day)).into_condition(),
        })
        .into()
}

/// The newest judgement of the goal that was known on `day`.
fn newest_judgement(day: NaiveDate) -> SelectStatement {
    let known = Alias::new("known");
    Query::select()
        .expr(Expr::col((known.clone(), judgement::Column::Id)).max())
        .from_as(judgement::Entity, known.clone())
        .and_where(Expr::col((known.clone(), judgement::Column::GoalId)).equals((goal::Entity, goal::Column::Id)))
        .and_where(Expr::col((known, judgement::Column::JudgedOn)).lte(day))
        .take()
}

/// A row as stored, with the place of its body.
#[derive(Debug, Deserialize)]
pub(crate) struct StoredRow {
    pub(crate) id: i64,
    pub(crate) title: String,
    level_id: i64,
    level_kind: String,
    pub(crate) body_id: i64,
    stage: String,
    from_date: NaiveDate,
    to_date: Option<NaiveDate>,
    body_kind: String,
    body_name: String,
    body_path: String,
    status: Option<String>,
    suggested: Option<String>,
    sentence: Option<String>,
    judged_on: Option<NaiveDate>,
    by_role: Option<String>,
    person_id: Option<i64>,
    indicators: i64,
    parents: Option<String>,
    gists: Option<String>,
    /// Whether it serves the theme that was asked for.
    #[serde(deserialize_with = "packed::truth")]
    pub(crate) is_wanted: bool,
}

impl StoredRow {
    fn is_visible_to(&self, actor: &Actor) -> bool {
        let place = Place::Unit(UnitPath::from_stored(self.body_path.clone()));
        GoalStage::from_word(&self.stage).is_some_and(|stage| is_visible(actor, stage, &place))
    }

    /// The goals above it, as it was decided.
    pub(crate) fn parents(&self) -> Vec<GoalId> {
        read_ids(self.parents.as_deref())
    }

    /// The row as it reads on `today`.
    pub(crate) fn read(self, actor: &Actor, today: NaiveDate) -> Result<GoalRow> {
        let gists = read_gists(self.gists.as_deref().unwrap_or_default())?;
        let suggestions: Vec<Suggestion> = gists.iter().map(|gist| gist.kept.suggestion(today)).collect();
        let sparkline = gists.first().map(|gist| read_values(gist.sparkline)).transpose()?.unwrap_or_default();
        let age = Freshness::oldest(gists.iter().map(|gist| gist.kept.freshness(today)));
        self.with_figures(actor, Figures { suggestion: of_goal(&suggestions), sparkline, age })
    }

    /// The row with figures that were worked out elsewhere.
    pub(crate) fn with_figures(self, actor: &Actor, figures: Figures) -> Result<GoalRow> {
        let Figures { suggestion, sparkline, age } = figures;
        let judgement = self.judgement(actor)?;
        let kind = UnitKind::from_word(&self.body_kind).ok_or_else(|| unreadable("unit kind", &self.body_kind))?;
        Ok(GoalRow {
            id: GoalId(self.id),
            is_vision: self.level_kind == LevelKind::Vision.word(),
            title: self.title,
            level: LevelId(self.level_id),
            body: UnitName { id: UnitId(self.body_id), kind, name: self.body_name },
            stage: read_stage(&self.stage)?,
            span: Span::new(self.from_date, self.to_date)
                .map_err(|_| unreadable("span of goal", &self.id.to_string()))?,
            suggestion,
            judgement,
            sparkline,
            indicators: u32::try_from(self.indicators).unwrap_or(u32::MAX),
            age,
        })
    }

    fn judgement(&self, actor: &Actor) -> Result<Option<Judgement>> {
        let (Some(status), Some(suggested), Some(on)) = (&self.status, &self.suggested, self.judged_on) else {
            return Ok(None);
        };
        let read = |word: &str| Status::from_word(word).ok_or_else(|| unreadable("status", word));
        Ok(Some(Judgement {
            status: read(status)?,
            suggested: read(suggested)?,
            sentence: self.sentence.clone().unwrap_or_default(),
            on,
            by_role: self.by_role.clone().unwrap_or_default(),
            by: self.person_id.map(PersonId).filter(|_| actor.is_known()),
        }))
    }
}

/// What the main indicators of a goal say of it.
#[derive(Clone)]
pub(crate) struct Figures {
    pub(crate) suggestion: Suggestion,
    /// The values of the first of them.
    pub(crate) sparkline: Vec<f64>,
    /// How old the oldest are.
    pub(crate) age: Option<Freshness>,
}

pub(crate) fn read_ids(ids: Option<&str>) -> Vec<GoalId> {
    ids.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect()
}

/// What decides the status that a main indicator gives its goal on a day.
struct Gist<'a> {
    indicator: i64,
    kept: Lasting,
    sparkline: &'a str,
}

/// `indicator|status|latest period|stale from|too old from|first expected|ended on|values`, several parted by `~`, by indicator.
fn read_gists(text: &str) -> Result<Vec<Gist<'_>>> {
    let mut gists = text.split('~').filter(|line| !line.is_empty()).map(read_gist).collect::<Result<Vec<_>>>()?;
    gists.sort_by_key(|gist| gist.indicator);
    Ok(gists)
}

fn read_gist(line: &str) -> Result<Gist<'_>> {
    let broken = || unreadable("standing of a goal", line);
    let [indicator, status, latest, stale_from, too_old_from, first_expected, ended_on, sparkline] =
        parts(line).ok_or_else(broken)?;
    let day = |text: &str| if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| broken()) };
    // Its value, target and reason are not known here: only the status counts for the goal.
    let kept = Lasting {
        latest: if latest.is_empty() { None } else { Some((read_period(latest)?, 0.0)) },
        targets: Vec::new(),
        gap: None,
        since_year_before: None,
        trend: Trend { kind: TrendKind::TooFew, per_year: 0.0, values: 0 },
        suggestion: Suggestion {
            status: Status::from_word(status).unwrap_or(Status::CannotJudge),
            reason: Reason::NoValue,
        },
        stale_from: day(stale_from)?,
        too_old_from: day(too_old_from)?,
        first_expected: day(first_expected)?,
        ended_on: day(ended_on)?,
    };
    Ok(Gist { indicator: indicator.parse().map_err(|_| broken())?, kept, sparkline })
}

/// The parts of a line, when it has exactly as many.
fn parts<const COUNT: usize>(line: &str) -> Option<[&str; COUNT]> {
    let mut found = [""; COUNT];
    let mut parts = line.split('|');
    for part in &mut found {
        *part = parts.next()?;
    }
    parts.next().is_none().then_some(found)
}

/// What the rule suggests for a goal today, from how its main indicators stand.
pub(crate) async fn suggestion_of(db: &impl ConnectionTrait, id: GoalId, today: NaiveDate) -> Result<Suggestion> {
    let gists: Option<Option<String>> =
        goal::Entity::find_by_id(id.0).select_only().expr_as(Expr::cust(GISTS), "gists").into_tuple().one(db).await?;
    suggestion_from(gists.flatten().as_deref().unwrap_or_default(), today)
}

/// What the rule suggests for a goal on `today`, from its [`GISTS`].
pub(crate) fn suggestion_from(gists: &str, today: NaiveDate) -> Result<Suggestion> {
    let gists = read_gists(gists)?;
    let suggestions: Vec<Suggestion> = gists.iter().map(|gist| gist.kept.suggestion(today)).collect();
    Ok(of_goal(&suggestions))
}

/// Goals that are decided and not over on `today`.
pub(crate) fn in_force(today: NaiveDate) -> Condition {
    in_force_as(&Alias::new("goal"), today)
}

/// As [`in_force`], of the goals that the statement calls `table`.
pub(crate) fn in_force_as(table: &Alias, today: NaiveDate) -> Condition {
    Condition::all()
        .add(Expr::col((table.clone(), goal::Column::Stage)).eq(GoalStage::Decided.word()))
        .add(not_over_as(table, today))
}

/// As [`in_force`], of goals that are found by something else. Without knowing how many rows there are, SQLite takes the index over stages
/// for the narrowest way to any goal, and by it reads every goal in force.
pub(crate) fn in_force_once_found(today: NaiveDate) -> Condition {
    Condition::all()
        .add(Expr::cust(format!("COALESCE(goal.stage, '') = '{}'", GoalStage::Decided.word())))
        .add(not_over(today))
}

/// That the last day of the goal, if it has one, has not passed on `day`.
fn not_over(day: NaiveDate) -> SimpleExpr {
    not_over_as(&Alias::new("goal"), day)
}

/// As [`not_over`], of the goals that the statement calls `table`.
fn not_over_as(table: &Alias, day: NaiveDate) -> SimpleExpr {
    let last = || Expr::col((table.clone(), goal::Column::ToDate));
    last().is_null().or(last().gte(day))
}

/// Goals that were decided and not over on `day`, whatever has become of them since.
pub(crate) fn in_force_on(day: NaiveDate) -> Condition {
    decided_by(day)
        .add(not_over(day))
        .add(goal::Column::ClosedOn.is_null().or(goal::Column::ClosedOn.gt(day)))
        .add(not_replaced_by(day))
}

/// Goals that had been decided on `day`, whatever has become of them since.
pub(crate) fn decided_by(day: NaiveDate) -> Condition {
    adopted().add(decided_day().lte(day))
}

/// Goals that were in force some day of `year`.
pub(crate) fn in_force_during(year: i32) -> Condition {
    let (first, _) = days_of(year);
    meant_during(year)
        .add(goal::Column::ClosedOn.is_null().or(goal::Column::ClosedOn.gte(first)))
        .add(not_replaced_by(first))
}

/// Adopted goals that were meant to be in force some day of `year`.
pub(crate) fn meant_during(year: i32) -> Condition {
    let (first, last) = days_of(year);
    adopted().add(goal::Column::FromDate.lte(last)).add(not_over(first))
}

fn days_of(year: i32) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    (day(1, 1).unwrap_or(NaiveDate::MIN), day(12, 31).unwrap_or(NaiveDate::MAX))
}

/// Goals that a body has adopted.
pub(crate) fn adopted() -> Condition {
    let stages = [GoalStage::Decided, GoalStage::Closed, GoalStage::Replaced].map(GoalStage::word);
    Condition::all().add(goal::Column::Stage.is_in(stages))
}

/// The day of the decision; where no source states it, the first day that the goal holds.
fn decided_day() -> SimpleExpr {
    Expr::cust("COALESCE(goal.decided_on, goal.from_date)")
}

fn not_replaced_by(day: NaiveDate) -> SimpleExpr {
    let newer = Alias::new("newer");
    let replaced = Query::select()
        .expr(Expr::value(1))
        .from_as(goal::Entity, newer.clone())
        .and_where(Expr::col((newer, goal::Column::Id)).equals((goal::Entity, goal::Column::ReplacedById)))
        .and_where(Expr::cust("COALESCE(newer.decided_on, newer.from_date)").lte(day))
        .take();
    Expr::exists(replaced).not()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_a_status_is_read_from_its_text() {
        let text = "7|met|2025/2026|2026-12-12||||0.4;0.5;~3|off_track|||2026-01-01|2026-02-02|2026-03-03|";
        let gists = read_gists(text).unwrap();
        assert_eq!(gists.iter().map(|gist| gist.indicator).collect::<Vec<_>>(), [3, 7]);
        assert_eq!(gists[0].kept.too_old_from, Some("2026-01-01".parse().unwrap()));
        assert_eq!(gists[1].kept.suggestion.status, Status::Met);
        assert_eq!(gists[1].kept.stale_from, Some("2026-12-12".parse().unwrap()));
        assert_eq!(gists[1].sparkline, "0.4;0.5;");
        assert!(read_gists("").unwrap().is_empty());
        assert!(read_gists("7|met").is_err());
    }
}
