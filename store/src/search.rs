//! Search: one row for everything that can be found, kept in the transaction of each act, and the query over it.
//!
//! What is looked through is lower-cased by Rust, since SQLite lower-cases ASCII only. A word is looked for as it is, with the
//! engine's function for where one text stands in another: what somebody types never becomes a pattern.

use crate::Store;
use crate::dialect;
use crate::dialect::alphabetical;
use crate::entity::{
    activity, assignment, assignment_report, contribution, goal, hypothesis, indicator, measure, minutes_item,
    question, round, search_entry, theme, unit,
};
use crate::error::{Result, unreadable};
use domain::activity::ActivityStage;
use domain::actor::Actor;
use domain::event::ObjectKind;
use domain::goal::GoalStage;
use domain::permission::{Action, Reach, reach};
use domain::round::RoundStage;
use domain::search::{Hit, HitKind, MOST_HITS, SearchResult, excerpt, words};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, JoinType, OnConflict, Order, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, FromQueryResult,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use std::collections::HashMap;

impl Store {
    /// What holds every word of `query`, best first. Goals that are not decided are found by those who may read them.
    pub async fn search(&self, actor: &Actor, query: &str) -> Result<SearchResult> {
        let words = words(query);
        let mut result = SearchResult { query: query.trim().to_owned(), ..SearchResult::default() };
        if words.is_empty() {
            return Ok(result);
        }
        let statement = matching(self.read.get_database_backend(), actor, &words);
        let found = self.read.query_all(&statement).await?;
        result.more = found.len() > MOST_HITS;
        for row in found.iter().take(MOST_HITS) {
            let row = Found::from_query_result(row, "")?;
            result.hits.push(Hit {
                kind: HitKind::from_word(&row.kind).ok_or_else(|| unreadable("kind of hit", &row.kind))?,
                id: row.object,
                title: row.title,
                context: row.context.unwrap_or_default(),
                excerpt: excerpt(&row.body, &words),
            });
        }
        Ok(result)
    }
}

#[derive(FromQueryResult)]
struct Found {
    kind: String,
    object: i64,
    title: String,
    body: String,
    context: Option<String>,
}

fn matching(engine: DatabaseBackend, actor: &Actor, words: &[String]) -> SelectStatement {
    use search_entry::{Column, Entity};
    let text = || Expr::col((Entity, Column::Text));
    let place_of = |word: &str| position(engine, text(), Expr::value(word));
    let length = || Expr::col((Entity, Column::TitleLength));
    let in_title = words.iter().fold(Condition::all(), |all, word| all.add(place_of(word).lte(length())));
    let rank = CaseStatement::new().case(place_of(&words.join(" ")).eq(1), 0).case(in_title, 1).finally(2);
    Query::select()
        .columns([Column::Kind, Column::Object, Column::Title, Column::Body].map(|column| (Entity, column)))
        .expr_as(Expr::col((unit::Entity, unit::Column::Name)), "context")
        .from(Entity)
        .join(
            JoinType::LeftJoin,
            unit::Entity,
            Expr::col((unit::Entity, unit::Column::Id)).equals((Entity, Column::UnitId)),
        )
        .cond_where(has_all(engine, words))
        .cond_where(
            Condition::any()
                .add(Expr::col((Entity, Column::Hidden)).eq(false))
                .add(readable_proposals(actor))
                .add(readable_drafts(engine, actor)),
        )
        .order_by_expr(Expr::Case(Box::new(rank)), Order::Asc)
        .order_by_expr(alphabetical(Column::Title), Order::Asc)
        .order_by((Entity, Column::Kind), Order::Asc)
        .order_by((Entity, Column::Object), Order::Asc)
        .limit(MOST_HITS as u64 + 1)
        .to_owned()
}

/// That all words stand in the text of the entry: those that the index offers are looked through.
fn has_all(engine: DatabaseBackend, words: &[String]) -> Condition {
    let text = || Expr::col((search_entry::Entity, search_entry::Column::Text));
    let offered = Condition::all().add_option(dialect::indexed(engine, words));
    words.iter().fold(offered, |all, word| all.add(position(engine, text(), Expr::value(word)).gt(0)))
}

fn position(engine: DatabaseBackend, text: Expr, word: Expr) -> Expr {
    Expr::from(Func::cust(dialect::position(engine)).arg(text).arg(word))
}

/// What is only proposed as an activity is there for everybody who has signed in.
fn readable_proposals(actor: &Actor) -> Condition {
    let is_activity = Expr::col((search_entry::Entity, search_entry::Column::Kind)).eq(HitKind::Activity.word());
    Condition::all().add(Expr::value(actor.is_known())).add(is_activity)
}

/// Where the joined unit stands, for goals that are not decided: as far as the actor's role reaches.
fn readable_drafts(engine: DatabaseBackend, actor: &Actor) -> Condition {
    let reach = match actor {
        Actor::Public => Reach::None,
        Actor::System => Reach::All,
        Actor::Person(_) => actor.acting().map_or(Reach::None, |acting| reach(acting.role, Action::ReadDraft)),
    };
    let own = actor.acting().map_or("", |acting| acting.path.as_str());
    let path = || Expr::col((unit::Entity, unit::Column::Path));
    let within = || position(engine, path(), Expr::value(own)).eq(1);
    match reach {
        Reach::None => Condition::all().add(Expr::value(false)),
        Reach::Own => Condition::all().add(path().eq(own)),
        Reach::Branch => Condition::all().add(within()),
        Reach::Line => {
            let above = position(engine, Expr::value(own), path()).eq(1);
            let is_not_root = Expr::col((unit::Entity, unit::Column::ParentId)).is_not_null();
            Condition::any().add(within()).add(above.and(is_not_root))
        }
        Reach::All => Condition::all(),
    }
}

/// Brings the entry of an object in line with what is stored of it now. Every act comes here with its event.
pub(crate) async fn refresh(tx: &DatabaseTransaction, kind: ObjectKind, object: i64) -> Result<()> {
    let found_as = match kind {
        ObjectKind::Contribution => goal_of(tx, object).await?.map(|goal| (HitKind::Goal, goal)),
        kind => searchable(kind).map(|kind| (kind, object)),
    };
    let Some((kind, object)) = found_as else { return Ok(()) };
    let found = entries(tx, kind, Some(object)).await?;
    if found.is_empty() {
        search_entry::Entity::delete_by_id((kind.word().to_owned(), object)).exec(tx).await?;
    }
    insert(tx, found).await
}

/// The goal that a contribution is to, where it is read.
async fn goal_of(tx: &DatabaseTransaction, contribution: i64) -> Result<Option<i64>> {
    let found = contribution::Entity::find_by_id(contribution).select_only().column(contribution::Column::GoalId);
    Ok(found.into_tuple().one(tx).await?)
}

/// Makes every entry anew, after acts that write many objects under one event.
pub(crate) async fn refresh_all(tx: &DatabaseTransaction) -> Result<()> {
    search_entry::Entity::delete_many().exec(tx).await?;
    for kind in HitKind::ALL {
        insert(tx, entries(tx, *kind, None).await?).await?;
    }
    Ok(())
}

/// The objects of this kind in whose words all of the typed ones stand.
pub(crate) fn with_words(engine: DatabaseBackend, kind: HitKind, typed: &str) -> SelectStatement {
    use search_entry::{Column, Entity};
    Query::select()
        .column(Column::Object)
        .from(Entity)
        .and_where(Expr::col(Column::Kind).eq(kind.word()))
        .cond_where(has_all(engine, &words(typed)))
        .take()
}

/// What an object is called.
pub(crate) async fn title(db: &impl ConnectionTrait, kind: ObjectKind, object: i64) -> Result<Option<String>> {
    let Some(kind) = searchable(kind) else { return Ok(None) };
    let entry = search_entry::Entity::find_by_id((kind.word().to_owned(), object));
    Ok(entry.select_only().column(search_entry::Column::Title).into_tuple().one(db).await?)
}

const fn searchable(kind: ObjectKind) -> Option<HitKind> {
    match kind {
        ObjectKind::Goal => Some(HitKind::Goal),
        ObjectKind::Indicator => Some(HitKind::Indicator),
        ObjectKind::Activity => Some(HitKind::Activity),
        ObjectKind::Assignment => Some(HitKind::Assignment),
        ObjectKind::Measure => Some(HitKind::Measure),
        ObjectKind::Round => Some(HitKind::Round),
        ObjectKind::Question => Some(HitKind::Question),
        ObjectKind::Unit => Some(HitKind::Unit),
        ObjectKind::Theme => Some(HitKind::Theme),
        _ => None,
    }
}

/// How many entries go into one statement: far below the number of values that either engine takes.
const AT_A_TIME: usize = 500;

/// Writes the entries, each in the place of the one that was there.
async fn insert(tx: &DatabaseTransaction, entries: Vec<search_entry::Model>) -> Result<()> {
    use search_entry::Column as C;
    let instead = OnConflict::columns([C::Kind, C::Object])
        .update_columns([C::Title, C::Body, C::Text, C::TitleLength, C::UnitId, C::Hidden])
        .to_owned();
    for some in entries.chunks(AT_A_TIME) {
        let rows = some.iter().cloned().map(IntoActiveModel::into_active_model);
        search_entry::Entity::insert_many(rows).on_conflict(instead.clone()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The entries of one object of this kind, or of all.
async fn entries(db: &impl ConnectionTrait, kind: HitKind, only: Option<i64>) -> Result<Vec<search_entry::Model>> {
    Ok(match kind {
        HitKind::Goal => goals(db, only).await?,
        HitKind::Indicator => {
            let rows = indicator::Entity::find().apply_if(only, |rows, id| rows.filter(indicator::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_indicator).collect()
        }
        HitKind::Activity => activities(db, only).await?,
        HitKind::Assignment => assignments(db, only).await?,
        HitKind::Measure => {
            let rows = measure::Entity::find().apply_if(only, |rows, id| rows.filter(measure::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_measure).collect()
        }
        HitKind::Round => {
            let rows = round::Entity::find().apply_if(only, |rows, id| rows.filter(round::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_round).collect()
        }
        HitKind::MinutesItem => {
            let rows = minutes_item::Entity::find();
            let rows = rows.apply_if(only, |rows, id| rows.filter(minutes_item::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_minutes_item).collect()
        }
        HitKind::Question => {
            let rows = question::Entity::find().apply_if(only, |rows, id| rows.filter(question::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_question).collect::<Result<_>>()?
        }
        HitKind::Unit => {
            let rows = unit::Entity::find().apply_if(only, |rows, id| rows.filter(unit::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_unit).collect()
        }
        HitKind::Theme => {
            let rows = theme::Entity::find().apply_if(only, |rows, id| rows.filter(theme::Column::Id.eq(id)));
            rows.all(db).await?.into_iter().map(of_theme).collect()
        }
    })
}

/// Goals are found by what they say, by what units do for them, and by the decisions about them.
async fn goals(db: &impl ConnectionTrait, only: Option<i64>) -> Result<Vec<search_entry::Model>> {
    let rows = goal::Entity::find().apply_if(only, |rows, id| rows.filter(goal::Column::Id.eq(id)));
    let stated =
        contribution::Entity::find().apply_if(only, |rows, id| rows.filter(contribution::Column::GoalId.eq(id)));
    let mut said: HashMap<i64, Vec<String>> = HashMap::new();
    for row in stated.order_by_asc(contribution::Column::Id).all(db).await? {
        said.entry(row.goal_id).or_default().push(row.text);
    }
    let rows = rows.all(db).await?.into_iter();
    Ok(rows.map(|row| of_goal(&said.remove(&row.id).unwrap_or_default(), row)).collect())
}

fn of_goal(said: &[String], row: goal::Model) -> search_entry::Model {
    let hidden = !GoalStage::from_word(&row.stage).is_some_and(GoalStage::is_adopted);
    let own = [row.change, row.for_whom, row.seen_how, row.why, row.accountable_title];
    let decisions = [paragraph(&row.paragraph), row.registry_number];
    let closings = [paragraph(&row.closing_paragraph), row.closing_registry_number];
    let body = [&own, said, &decisions, &closings].concat();
    search_entry::Model { hidden, ..entry(HitKind::Goal, row.id, row.title, &body, Some(row.body_id)) }
}

/// A paragraph of minutes as people look for it, with its sign whether it was typed or not.
fn paragraph(typed: &str) -> String {
    let number = typed.trim_start_matches('§').trim();
    if number.is_empty() { String::new() } else { format!("§ {number}") }
}

fn of_indicator(row: indicator::Model) -> search_entry::Model {
    let body = [row.description, row.category, row.method, row.source, row.owner_title, row.kolada_id];
    entry(HitKind::Indicator, row.id, row.name, &body, Some(row.unit_id))
}

/// Activities are found by what they say, by what was expected of them, and by what was learned.
async fn activities(db: &impl ConnectionTrait, only: Option<i64>) -> Result<Vec<search_entry::Model>> {
    let rows = activity::Entity::find().apply_if(only, |rows, id| rows.filter(activity::Column::Id.eq(id)));
    let ties = hypothesis::Entity::find().apply_if(only, |ties, id| ties.filter(hypothesis::Column::ActivityId.eq(id)));
    let mut said: HashMap<i64, Vec<String>> = HashMap::new();
    for tie in ties.all(db).await? {
        said.entry(tie.activity_id).or_default().extend([tie.effect, tie.because, tie.verdict_sentence]);
    }
    let rows = rows.all(db).await?.into_iter();
    Ok(rows.map(|row| of_activity(&said.remove(&row.id).unwrap_or_default(), row)).collect())
}

fn of_activity(said: &[String], row: activity::Model) -> search_entry::Model {
    let hidden = row.stage == ActivityStage::Proposed.word();
    let body = [&[row.what, row.lesson, row.reason, row.accountable_title], said].concat();
    search_entry::Model { hidden, ..entry(HitKind::Activity, row.id, row.title, &body, Some(row.unit_id)) }
}

/// Assignments are found by what was decided, by the decisions, and by what was reported back.
async fn assignments(db: &impl ConnectionTrait, only: Option<i64>) -> Result<Vec<search_entry::Model>> {
    use assignment_report::Column as R;
    let rows = assignment::Entity::find().apply_if(only, |rows, id| rows.filter(assignment::Column::Id.eq(id)));
    let reports = assignment_report::Entity::find().apply_if(only, |rows, id| rows.filter(R::AssignmentId.eq(id)));
    let mut said: HashMap<i64, Vec<String>> = HashMap::new();
    for report in reports.order_by_asc(R::Id).all(db).await? {
        said.entry(report.assignment_id).or_default().push(report.text);
    }
    let rows = rows.all(db).await?.into_iter();
    Ok(rows.map(|row| of_assignment(&said.remove(&row.id).unwrap_or_default(), row)).collect())
}

fn of_assignment(said: &[String], row: assignment::Model) -> search_entry::Model {
    let own = [row.text, paragraph(&row.paragraph), row.registry_number, row.closing_registry_number];
    entry(HitKind::Assignment, row.id, row.title, &[&own, said].concat(), Some(row.body_id))
}

fn of_measure(row: measure::Model) -> search_entry::Model {
    let body = [row.deviation, row.note, row.sentence, row.accountable_title];
    entry(HitKind::Measure, row.id, row.title, &body, Some(row.unit_id))
}

/// A round is everybody's matter once it has been opened.
fn of_round(row: round::Model) -> search_entry::Model {
    let hidden = row.stage == RoundStage::Planned.word();
    search_entry::Model { hidden, ..entry(HitKind::Round, row.id, row.title, &[row.reader], Some(row.body_id)) }
}

fn of_minutes_item(row: minutes_item::Model) -> search_entry::Model {
    let body = [row.registry_number, paragraph(&row.paragraph), row.subject];
    entry(HitKind::MinutesItem, row.id, row.title, &body, Some(row.body_id))
}

/// Questions are found by what is asked and by what is answered.
fn of_question(row: question::Model) -> Result<search_entry::Model> {
    let (unit, answer) = (row.unit_id, row.answer.clone());
    let question = crate::question::read(row)?;
    Ok(entry(HitKind::Question, question.id.0, question.gist(), &[question.text, answer], Some(unit)))
}

fn of_unit(row: unit::Model) -> search_entry::Model {
    entry(HitKind::Unit, row.id, row.name, &[row.short_name], row.parent_id)
}

fn of_theme(row: theme::Model) -> search_entry::Model {
    entry(HitKind::Theme, row.id, row.name_sv, &[row.name_en], None)
}

fn entry(kind: HitKind, object: i64, title: String, body: &[String], unit_id: Option<i64>) -> search_entry::Model {
    let body: Vec<&str> = body.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let body = body.join("\n");
    let lower_title = title.to_lowercase();
    search_entry::Model {
        kind: kind.word().to_owned(),
        object,
        text: format!("{lower_title}\n{}", body.to_lowercase()),
        title_length: i32::try_from(lower_title.chars().count()).unwrap_or(i32::MAX),
        title,
        body,
        unit_id,
        hidden: false,
    }
}
