//! What pages read of questions: one, a list, those about a thing, and what a start page tells.

use super::read;
use crate::entity::{follow_up, question, unit};
use crate::error::Result;
use crate::indicator::unit_name;
use crate::organisation::{bodies, branch};
use crate::past::{Past, Since};
use crate::search::with_words;
use crate::{Store, packed};
use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::event::ObjectKind;
use domain::id::{FollowUpId, QuestionId, RoundId, UnitId};
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, Reach, may, reach};
use domain::question::{
    ANSWER_NEWS_DAYS, About, QUESTIONS_PER_PAGE, QuestionFilter, QuestionList, QuestionNews, QuestionPage, QuestionRow,
    Questions, Subject,
};
use domain::rejection::Rejection;
use domain::search::HitKind;
use domain::start::MOST_QUESTIONS;
use sea_orm::sea_query::{CaseStatement, Expr, NullOrdering, Order, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use serde::Deserialize;
use std::collections::HashMap;

impl Store {
    /// One question. Everybody may read it, but the public reads roles in place of names.
    pub async fn question_page(&self, actor: &Actor, id: QuestionId) -> Result<QuestionPage> {
        let found: Vec<OfObject> =
            packed::all(&self.read, rows(Condition::all().add(question::Column::Id.eq(id.0))).into_query()).await?;
        let found = found.into_iter().next().ok_or(Rejection::NotFound)?;
        let place = Place::Unit(UnitPath::from_stored(found.unit_path.clone()));
        Ok(QuestionPage { can_answer: may(actor, Action::AnswerQuestion, &place), row: found.read(actor)? })
    }

    /// A page of the questions that the reader asked for: three statements.
    pub async fn question_list(
        &self,
        actor: &Actor,
        filter: &QuestionFilter,
        today: NaiveDate,
    ) -> Result<QuestionList> {
        let tx = self.begin_reading().await?;
        let condition = condition(tx.get_database_backend(), filter);
        let total = question::Entity::find().filter(condition.clone()).count(&tx).await?;
        let skipped = u64::from(filter.page).saturating_sub(1) * QUESTIONS_PER_PAGE;
        let page = in_order(rows(condition)).offset(skipped).limit(QUESTIONS_PER_PAGE);
        let found: Vec<OfObject> = packed::all(&tx, page.into_query()).await?;
        Ok(QuestionList {
            rows: found.into_iter().map(|row| row.read(actor)).collect::<Result<_>>()?,
            total,
            units: bodies(&tx, filter.unit, today).await?,
        })
    }
}

fn condition(engine: DatabaseBackend, filter: &QuestionFilter) -> Condition {
    use question::Column as Q;
    let has_words = !filter.q.trim().is_empty();
    Condition::all()
        .add_option(filter.waiting.then(|| Q::AnsweredOn.is_null()))
        .add_option(filter.unit.map(|unit| Q::UnitId.in_subquery(branch(engine, unit))))
        .add_option(filter.about.map(is_about))
        .add_option(has_words.then(|| Q::Id.in_subquery(with_words(engine, HitKind::Question, &filter.q))))
}

/// That a question is about the thing.
pub(crate) fn is_about(about: About) -> Condition {
    Condition::all()
        .add(question::Column::Subject.eq(about.subject.word()))
        .add(question::Column::Object.eq(about.object))
}

/// That a question is about the round, or about what some unit answers in it.
pub(crate) fn is_about_round(round: RoundId) -> Condition {
    let answers = follow_up::Entity::find()
        .select_only()
        .column(follow_up::Column::Id)
        .filter(follow_up::Column::RoundId.eq(round.0))
        .into_query();
    Condition::any().add(is_about(About::new(Subject::Round, round.0))).add(about_answers(answers))
}

fn about_answers(answers: SelectStatement) -> Condition {
    Condition::all()
        .add(question::Column::Subject.eq(Subject::FollowUp.word()))
        .add(question::Column::Object.in_subquery(answers))
}

/// What it is about, by name: what a unit answers is called as the goal.
const TITLE: &str = "COALESCE(CASE question.subject WHEN 'follow_up' THEN (SELECT goal.title FROM follow_up answer \
     JOIN goal ON goal.id = answer.goal_id WHERE answer.id = question.object) ELSE (SELECT entry.title FROM search_entry entry \
     WHERE entry.kind = question.subject AND entry.object = question.object) END, '')";
const ASKER: &str = "(SELECT person.name FROM person WHERE person.id = question.asker_id)";
const ANSWERER: &str = "(SELECT person.name FROM person WHERE person.id = question.answerer_id)";

/// The questions that fulfil the condition, each row an [`OfObject`].
fn rows(condition: Condition) -> Select<question::Entity> {
    question::Entity::find()
        .expr_as(Expr::cust(TITLE), "title")
        .expr_as(Expr::cust(ASKER), "asker")
        .expr_as(Expr::cust(ANSWERER), "answerer")
        .column_as(unit::Column::Kind, "unit_kind")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(unit::Column::Path, "unit_path")
        .join(JoinType::InnerJoin, to_unit())
        .filter(condition)
}

fn to_unit() -> RelationDef {
    question::Entity::belongs_to(unit::Entity).from(question::Column::UnitId).to(unit::Column::Id).into()
}

/// Those that wait first, the oldest of them at the top, then the answered ones, newest first.
fn in_order(select: Select<question::Entity>) -> Select<question::Entity> {
    use question::Column as Q;
    let waits = CaseStatement::new().case(Q::AnsweredOn.is_null(), Q::Id.into_expr());
    select
        .order_by_with_nulls(Expr::Case(Box::new(waits)), Order::Asc, NullOrdering::Last)
        .order_by_desc(Q::AnsweredOn)
        .order_by_desc(Q::Id)
}

/// How many questions stand on the page of what they are about; the rest are a press away.
const MOST_OF_OBJECT: u64 = 5;

/// The newest questions about a thing, as its page shows them.
pub(crate) fn questions_of(about: About) -> SelectStatement {
    rows(is_about(about)).order_by_desc(question::Column::Id).limit(MOST_OF_OBJECT).into_query()
}

/// As [`questions_of`], of those that had been asked by `day`.
pub(crate) fn questions_of_then(about: About, day: NaiveDate) -> SelectStatement {
    let asked = is_about(about).add(question::Column::AskedOn.lte(day));
    rows(asked).order_by_desc(question::Column::Id).limit(MOST_OF_OBJECT).into_query()
}

/// How many questions the page of what a unit answers reads; the rest are in the register.
const MOST_OF_UNIT: u64 = 60;

/// The newest questions about what a unit answers in a round, by the answer that each is about.
pub(crate) async fn questions_of_answers(
    db: &impl ConnectionTrait,
    (round, unit): (RoundId, UnitId),
) -> Result<HashMap<FollowUpId, Vec<OfObject>>> {
    use follow_up::Column as F;
    let answers = follow_up::Entity::find()
        .select_only()
        .column(F::Id)
        .filter(F::RoundId.eq(round.0))
        .filter(F::UnitId.eq(unit.0))
        .into_query();
    let newest = rows(about_answers(answers)).order_by_desc(question::Column::Id).limit(MOST_OF_UNIT);
    let mut found: HashMap<FollowUpId, Vec<OfObject>> = HashMap::new();
    for row in packed::all::<OfObject>(db, newest.into_query()).await? {
        found.entry(FollowUpId(row.object)).or_default().push(row);
    }
    Ok(found)
}

/// A question with what its row shows, as stored.
#[derive(Deserialize)]
pub(crate) struct OfObject {
    id: i64,
    external_id: String,
    version: i64,
    subject: String,
    object: i64,
    unit_id: i64,
    text: String,
    asked_on: NaiveDate,
    asked_by: String,
    asker_id: Option<i64>,
    answer: String,
    answered_on: Option<NaiveDate>,
    answered_by: String,
    answerer_id: Option<i64>,
    title: String,
    asker: Option<String>,
    answerer: Option<String>,
    unit_kind: String,
    unit_name: String,
    unit_path: String,
}

impl OfObject {
    /// The row as the actor may read it: names are for those who have signed in.
    pub(crate) fn read(self, actor: &Actor) -> Result<QuestionRow> {
        let unit = unit_name(self.unit_id, &self.unit_kind, self.unit_name)?;
        let name = |name: Option<String>| name.filter(|_| actor.is_known());
        let row = question::Model {
            id: self.id,
            external_id: self.external_id,
            version: self.version,
            subject: self.subject,
            object: self.object,
            unit_id: self.unit_id,
            text: self.text,
            asked_on: self.asked_on,
            asked_by: self.asked_by,
            asker_id: self.asker_id,
            answer: self.answer,
            answered_on: self.answered_on,
            answered_by: self.answered_by,
            answerer_id: self.answerer_id,
        };
        Ok(QuestionRow {
            question: read(row)?,
            title: self.title,
            unit,
            asker: name(self.asker),
            answerer: name(self.answerer),
        })
    }
}

/// The rows of [`questions_of`] a thing that everybody can read, or that is still hidden from the public.
pub(crate) fn read_questions(rows: Vec<OfObject>, actor: &Actor, is_hidden: bool) -> Result<Questions> {
    Ok(Questions {
        rows: rows.into_iter().map(|row| row.read(actor)).collect::<Result<_>>()?,
        can_ask: !is_hidden && may(actor, Action::AskQuestion, &Place::Whole),
    })
}

/// The rows of [`questions_of_then`] as they stood when the day of `past` had ended. Nobody asks about a day that is over.
pub(crate) fn read_questions_then(rows: Vec<OfObject>, actor: &Actor, past: &Past) -> Result<Questions> {
    let then = |row: OfObject| {
        let row = row.read(actor)?;
        let mut question = match past.since(ObjectKind::Question, row.question.id.0)? {
            Since::Nothing => row.question,
            Since::Changed(known) | Since::Entered(known) => known,
        };
        question.answer = question.answer.filter(|answer| answer.on <= past.day());
        let answerer = row.answerer.filter(|_| question.answer.is_some());
        Ok(QuestionRow { unit: past.name(row.unit.id)?, question, answerer, ..row })
    };
    let asked = rows.into_iter().filter(|row| row.asked_on <= past.day());
    Ok(Questions { rows: asked.map(then).collect::<Result<_>>()?, can_ask: false })
}

/// What a start page tells of questions, each row an [`OfObject`]: those that wait for the actor, and those that the actor has asked.
pub(crate) fn news_of(actor: &Actor, today: NaiveDate) -> SelectStatement {
    use question::Column as Q;
    let lately = today - Days::new(ANSWER_NEWS_DAYS);
    let own = actor.person().map(|person| person.id.0);
    let open = Condition::any().add(Q::AnsweredOn.is_null()).add(Q::AnsweredOn.gte(lately));
    let asked = Condition::all().add(Q::AskerId.eq(own)).add(open);
    let to_answer = to_answer(actor).map(|mine| mine.add(Q::AnsweredOn.is_null()));
    in_order(rows(Condition::any().add(asked).add_option(to_answer))).limit(2 * MOST_QUESTIONS as u64).into_query()
}

/// The questions that the actor may answer.
fn to_answer(actor: &Actor) -> Option<Condition> {
    let acting = actor.acting()?;
    match reach(acting.role, Action::AnswerQuestion) {
        Reach::None => None,
        Reach::All => Some(Condition::all()),
        Reach::Own => Some(Condition::all().add(question::Column::UnitId.eq(acting.unit.0))),
        Reach::Branch | Reach::Line => Some(Condition::all().add(unit::Column::Path.starts_with(acting.path.as_str()))),
    }
}

/// The rows of [`news_of`], parted into what waits for the actor and what the actor has asked.
pub(crate) fn read_news(rows: Vec<OfObject>, actor: &Actor) -> Result<QuestionNews> {
    let own = actor.person().map(|person| person.id.0);
    let (asked, to_answer): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| own.is_some() && row.asker_id == own);
    let read = |rows: Vec<OfObject>| -> Result<Vec<QuestionRow>> {
        rows.into_iter().take(MOST_QUESTIONS).map(|row| row.read(actor)).collect()
    };
    Ok(QuestionNews { to_answer: read(to_answer)?, asked: read(asked)? })
}
