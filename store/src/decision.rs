//! The register of decisions, out of the goals and the assignments that were decided on and of what minutes tell.

use crate::Store;
use crate::entity::{assignment, goal, minutes_item, unit};
use crate::error::{Result, unreadable};
use crate::goal::list::adopted;
use crate::indicator::unit_name;
use crate::minutes_item::read_outcome;
use crate::organisation::bodies;
use crate::packed::{self, Lists};
use crate::search::with_words;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::assignment::AssignmentStage;
use domain::decision::{DECISIONS_PER_PAGE, DecidedOn, DecisionFilter, DecisionKind, DecisionList, DecisionRow};
use domain::goal::GoalStage;
use domain::minutes_item::MinutesStep;
use domain::search::HitKind;
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
            rows: found.list::<StoredRow>()?.into_iter().map(StoredRow::read).collect::<Result<_>>()?,
            total,
            bodies: bodies(&tx, filter.body, today).await?,
        })
    }
}

/// Everything under a registry number, the first at the top; nothing where there is none.
pub(crate) async fn of_matter(db: &impl ConnectionTrait, registry_number: &str) -> Result<Vec<DecisionRow>> {
    if registry_number.is_empty() {
        return Ok(Vec::new());
    }
    let select = selected(db.get_database_backend(), &DecisionFilter::default())
        .and_where(of("registry_number").eq(registry_number))
        .order_by_expr_with_nulls(of("date"), Order::Asc, NullOrdering::Last)
        .order_by_expr(of("object"), Order::Asc)
        .take();
    let rows: Vec<StoredRow> = packed::all(db, select).await?;
    rows.into_iter().map(StoredRow::read).collect()
}

#[derive(Deserialize)]
struct Total {
    held: u64,
}

/// What each kind of decision tells, in the order in which [`decisions`] has them.
const COLUMNS: [&str; 8] = ["kind", "object", "title", "body_id", "date", "paragraph", "registry_number", "outcome"];

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
        .from_subquery(decisions(engine, filter), all())
        .inner_join(unit::Entity, unit::Column::Id.into_expr().eq(of("body_id")))
        .cond_where(chosen(filter))
        .take()
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
        part::<goal::Entity>(kind, body, columns, found(engine, filter, HitKind::Goal, G::Id).add(condition))
    };
    let of_assignment = |kind, columns, condition| {
        let found = found(engine, filter, HitKind::Assignment, A::Id).add(condition);
        part::<assignment::Entity>(kind, A::BodyId.into_expr(), columns, found)
    };
    let of_minutes = |step: MinutesStep| {
        let found = found(engine, filter, HitKind::MinutesItem, M::Id).add(M::Step.eq(step.word()));
        let columns = [M::Id, M::Title, M::Date, M::Paragraph, M::RegistryNumber];
        part::<minutes_item::Entity>(step.into(), M::BodyId.into_expr(), columns, found)
            .expr_as(M::Outcome.into_expr(), "outcome")
            .take()
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
    let without_outcome = |mut part: SelectStatement| part.expr_as(Expr::val(""), "outcome").take();
    let mut all = without_outcome(adopted);
    for part in [closed, given, ended] {
        all.union(UnionType::All, without_outcome(part));
    }
    for step in MinutesStep::ALL {
        all.union(UnionType::All, of_minutes(*step));
    }
    all
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
struct StoredRow {
    kind: String,
    object: i64,
    title: String,
    body_id: i64,
    date: Option<NaiveDate>,
    paragraph: String,
    registry_number: String,
    outcome: String,
    body_kind: String,
    body_name: String,
}

impl StoredRow {
    fn read(self) -> Result<DecisionRow> {
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
        })
    }
}
