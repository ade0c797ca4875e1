//! The register of decisions, out of the goals and the assignments that were decided on and of what minutes tell.

use crate::Store;
use crate::assignment::read_stage;
use crate::entity::{assignment, goal, minutes_item, unit};
use crate::error::{Error, Result, unreadable};
use crate::goal::list::{adopted, shown_status};
use crate::indicator::unit_name;
use crate::minutes_item::read_outcome;
use crate::organisation::bodies;
use crate::packed::{self, Lists};
use crate::search::with_words;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::{AssignmentStage, is_late};
use domain::decision::{
    CameOf, DECISIONS_PER_PAGE, DecidedOn, DecisionFilter, DecisionKind, DecisionList, DecisionRow,
};
use domain::goal::GoalStage;
use domain::id::UnitId;
use domain::minutes_item::MinutesStep;
use domain::search::HitKind;
use domain::start::MOST_DECISIONS;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, NullOrdering, Order, Query, SelectStatement, UnionType};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};
use serde::Deserialize;

impl Store {
    /// A page of what bodies have decided: two statements. Everybody may read it.
    pub async fn decision_list(
        &self,
        _actor: &Actor,
        filter: &DecisionFilter,
        today: NaiveDate,
    ) -> Result<DecisionList> {
        let tx = self.begin_reading().await?;
        let engine = tx.get_database_backend();
        let skipped = u64::from(filter.page).saturating_sub(1) * DECISIONS_PER_PAGE;
        let mut found = Lists::new(engine)
            .with::<Total>(total(engine, filter))
            .with::<StoredRow>(rows(engine, filter).offset(skipped).limit(DECISIONS_PER_PAGE).take())
            .read(&tx)
            .await?;
        let total = found.list::<Total>()?.first().map_or(0, |total| total.held);
        Ok(DecisionList {
            rows: found.list::<StoredRow>()?.into_iter().map(|row| row.read(today)).collect::<Result<_>>()?,
            total,
            bodies: bodies(&tx, filter.body, today).await?,
        })
    }
}

/// Everything under a registry number, the first at the top; nothing where there is none.
pub(crate) async fn of_matter(
    db: &impl ConnectionTrait,
    registry_number: &str,
    today: NaiveDate,
) -> Result<Vec<DecisionRow>> {
    if registry_number.is_empty() {
        return Ok(Vec::new());
    }
    let select = selected(db.get_database_backend(), &DecisionFilter::default())
        .and_where(of("registry_number").eq(registry_number))
        .order_by_expr_with_nulls(of("date"), Order::Asc, NullOrdering::Last)
        .order_by_expr(of("object"), Order::Asc)
        .take();
    let rows: Vec<StoredRow> = packed::all(db, select).await?;
    rows.into_iter().map(|row| row.read(today)).collect()
}

#[derive(Deserialize)]
struct Total {
    held: u64,
}

/// What each kind of decision tells, in the order in which [`decisions`] has them.
const COLUMNS: [&str; 10] =
    ["kind", "object", "title", "body_id", "date", "paragraph", "registry_number", "outcome", "stage", "due_on"];

/// What is judged of the goal that the decision is about, or that its assignment serves.
const STATUS: &str =
    "(SELECT said.status FROM judgement said WHERE said.goal_id = decision.goal_id AND said.holds = TRUE)";
/// What the figures say of that goal.
const GISTS: &str = "(SELECT kept.gists FROM goal_standing kept WHERE kept.goal_id = decision.goal_id)";

/// What the decisions of all kinds are called together.
fn all() -> Alias {
    Alias::new("decision")
}

fn of(column: &'static str) -> Expr {
    Expr::col((all(), Alias::new(column)))
}

fn total(engine: DatabaseBackend, filter: &DecisionFilter) -> SelectStatement {
    Query::select()
        .expr_as(Func::count(of("object")), Alias::new("held"))
        .from_subquery(decisions(engine, filter), all())
        .cond_where(chosen(filter))
        .take()
}

/// The decisions that the filter lets through, the latest at the top, each row a [`StoredRow`].
fn rows(engine: DatabaseBackend, filter: &DecisionFilter) -> SelectStatement {
    selected(engine, filter)
        .order_by_expr_with_nulls(of("date"), Order::Desc, NullOrdering::Last)
        .order_by_expr(of("kind"), Order::Asc)
        .order_by_expr(of("object"), Order::Desc)
        .take()
}

/// The decisions that the filter lets through, each row a [`StoredRow`].
fn selected(engine: DatabaseBackend, filter: &DecisionFilter) -> SelectStatement {
    let mut select = Query::select();
    for column in COLUMNS {
        select.expr(of(column));
    }
    select
        .expr_as(unit::Column::Kind.into_expr(), Alias::new("body_kind"))
        .expr_as(unit::Column::Name.into_expr(), Alias::new("body_name"))
        .expr_as(Expr::cust(STATUS), Alias::new("status"))
        .expr_as(Expr::cust(GISTS), Alias::new("gists"))
        .from_subquery(decisions(engine, filter), all())
        .inner_join(unit::Entity, unit::Column::Id.into_expr().eq(of("body_id")))
        .cond_where(chosen(filter))
        .take()
}

/// What the body has decided of goals and assignments, the latest at the top, each row a [`StoredRow`].
pub(crate) fn followed(engine: DatabaseBackend, body: UnitId) -> SelectStatement {
    let kinds = [DecisionKind::GoalAdopted, DecisionKind::AssignmentGiven].map(DecisionKind::word);
    rows(engine, &DecisionFilter { body: Some(body), ..DecisionFilter::default() })
        .and_where(of("kind").is_in(kinds))
        .limit(MOST_DECISIONS)
        .take()
}

/// The day before `today` on which the body last decided something, a [`LastMeeting`].
pub(crate) fn last_meeting(engine: DatabaseBackend, body: UnitId, today: NaiveDate) -> SelectStatement {
    let filter = DecisionFilter { body: Some(body), ..DecisionFilter::default() };
    Query::select()
        .expr_as(Func::max(of("date")), Alias::new("day"))
        .from_subquery(decisions(engine, &filter), all())
        .cond_where(chosen(&filter).add(of("date").lt(today)))
        .take()
}

/// The day of a [`last_meeting`].
#[derive(Deserialize)]
pub(crate) struct LastMeeting {
    pub(crate) day: Option<NaiveDate>,
}

fn chosen(filter: &DecisionFilter) -> Condition {
    let year = filter
        .year
        .and_then(|year| Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)));
    Condition::all()
        .add_option(filter.body.map(|body| of("body_id").eq(body.0)))
        .add_option(filter.kind.map(|kind| of("kind").eq(kind.word())))
        .add_option(year.map(|(first, last)| of("date").between(first, last)))
}

/// Every decision, of all kinds, in the same columns.
fn decisions(engine: DatabaseBackend, filter: &DecisionFilter) -> SelectStatement {
    use assignment::Column as A;
    use goal::Column as G;
    use minutes_item::Column as M;
    let of_goal = |kind, columns, condition| {
        // What an import brought may lack who decided; it was the body whose goal it is.
        let body = Expr::from(Func::coalesce([G::DecidedById.into_expr(), G::BodyId.into_expr()]));
        let found = found(engine, filter, HitKind::Goal, G::Id).add(condition);
        let part = part::<goal::Entity>(kind, body, columns, found);
        with_rest(part, Rest { stage: G::Stage.into_expr(), goal_id: G::Id.into_expr(), ..Rest::default() })
    };
    let of_assignment = |kind, columns, condition| {
        let found = found(engine, filter, HitKind::Assignment, A::Id).add(condition);
        let part = part::<assignment::Entity>(kind, A::BodyId.into_expr(), columns, found);
        let (stage, due_on, goal_id) = (A::Stage.into_expr(), A::DueOn.into_expr(), A::GoalId.into_expr());
        with_rest(part, Rest { stage, due_on, goal_id, ..Rest::default() })
    };
    let of_minutes = |step: MinutesStep| {
        let found = found(engine, filter, HitKind::MinutesItem, M::Id).add(M::Step.eq(step.word()));
        let columns = [M::Id, M::Title, M::Date, M::Paragraph, M::RegistryNumber];
        let part = part::<minutes_item::Entity>(step.into(), M::BodyId.into_expr(), columns, found);
        with_rest(part, Rest { outcome: M::Outcome.into_expr(), ..Rest::default() })
    };
    let is_closed = [AssignmentStage::Done, AssignmentStage::Withdrawn].map(AssignmentStage::word);
    let adopted =
        of_goal(DecisionKind::GoalAdopted, [G::Id, G::Title, G::DecidedOn, G::Paragraph, G::RegistryNumber], adopted());
    let closed = of_goal(
        DecisionKind::GoalClosed,
        [G::Id, G::Title, G::ClosedOn, G::ClosingParagraph, G::ClosingRegistryNumber],
        Condition::all().add(G::Stage.eq(GoalStage::Closed.word())),
    );
    let given = of_assignment(
        DecisionKind::AssignmentGiven,
        [A::Id, A::Title, A::DecidedOn, A::Paragraph, A::RegistryNumber],
        Condition::all(),
    );
    let ended = of_assignment(
        DecisionKind::AssignmentClosed,
        [A::Id, A::Title, A::ClosedOn, A::ClosingParagraph, A::ClosingRegistryNumber],
        Condition::all().add(A::Stage.is_in(is_closed)),
    );
    let mut all = adopted;
    for part in [closed, given, ended].into_iter().chain(MinutesStep::ALL.iter().map(|step| of_minutes(*step))) {
        all.union(UnionType::All, part);
    }
    all
}

/// What only some kinds of decisions have.
struct Rest {
    outcome: Expr,
    stage: Expr,
    due_on: Expr,
    goal_id: Expr,
}

impl Default for Rest {
    fn default() -> Self {
        Self {
            outcome: Expr::val(""),
            stage: Expr::val(""),
            due_on: Expr::cust("CAST(NULL AS date)"),
            goal_id: Expr::cust("CAST(NULL AS bigint)"),
        }
    }
}

fn with_rest(mut part: SelectStatement, rest: Rest) -> SelectStatement {
    part.expr_as(rest.outcome, "outcome")
        .expr_as(rest.stage, "stage")
        .expr_as(rest.due_on, "due_on")
        .expr_as(rest.goal_id, "goal_id")
        .take()
}

/// The decisions of one kind; `columns` are identity, title, day, item number and registry number.
fn part<E: EntityTrait>(
    kind: DecisionKind,
    body: Expr,
    columns: [E::Column; 5],
    condition: Condition,
) -> SelectStatement {
    let [id, title, date, paragraph, registry_number] = columns;
    E::find()
        .select_only()
        .expr_as(Expr::val(kind.word()), "kind")
        .column_as(id, "object")
        .column_as(title, "title")
        .expr_as(body, "body_id")
        .column_as(date, "date")
        .column_as(paragraph, "paragraph")
        .column_as(registry_number, "registry_number")
        .filter(condition)
        .into_query()
}

/// What has the words that the reader looks for; registry numbers and item numbers are among its words.
fn found(engine: DatabaseBackend, filter: &DecisionFilter, kind: HitKind, id: impl ColumnTrait) -> Condition {
    let has_words = !filter.q.trim().is_empty();
    Condition::all().add_option(has_words.then(|| id.in_subquery(with_words(engine, kind, &filter.q))))
}

/// A decision as stored.
#[derive(Deserialize)]
pub(crate) struct StoredRow {
    kind: String,
    object: i64,
    title: String,
    body_id: i64,
    date: Option<NaiveDate>,
    paragraph: String,
    registry_number: String,
    outcome: String,
    stage: String,
    due_on: Option<NaiveDate>,
    status: Option<String>,
    gists: Option<String>,
    body_kind: String,
    body_name: String,
}

impl StoredRow {
    /// The decision, with what has come of it on `today`.
    pub(crate) fn read(self, today: NaiveDate) -> Result<DecisionRow> {
        let came_of = self.came_of(today)?;
        let kind = DecisionKind::from_word(&self.kind).ok_or_else(|| unreadable("kind of decision", &self.kind))?;
        Ok(DecisionRow {
            kind,
            on: DecidedOn::of(kind, self.object),
            title: self.title,
            body: unit_name(self.body_id, &self.body_kind, self.body_name)?,
            date: self.date,
            paragraph: self.paragraph,
            registry_number: self.registry_number,
            outcome: read_outcome(&self.outcome)?,
            came_of,
        })
    }

    fn came_of(&self, today: NaiveDate) -> Result<CameOf> {
        let assignment = self.due_on.map(|due_on| {
            let stage = read_stage(&self.stage)?;
            Ok::<_, Error>((stage, is_late(stage, due_on, today)))
        });
        let assignment = assignment.transpose()?;
        let ended = GoalStage::from_word(&self.stage).filter(|stage| assignment.is_none() && stage.has_ended());
        let gists = self.gists.as_deref().unwrap_or_default();
        // A vision, and a goal that nothing measures and nobody has judged, has nothing to say.
        let goal = (ended.is_none() && (self.status.is_some() || !gists.is_empty()))
            .then(|| shown_status(self.status.as_deref(), gists, today))
            .transpose()?;
        Ok(CameOf { assignment, ended, goal })
    }
}
