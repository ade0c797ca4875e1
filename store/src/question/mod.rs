//! Questions: asking them and answering them. What pages read stands in the file beside.

mod list;

pub(crate) use list::{
    OfObject, is_about, is_about_round, news_of, questions_of, questions_of_answers, questions_of_then, read_news,
    read_questions, read_questions_then,
};

use crate::Store;
use crate::entity::{
    activity, assignment, follow_up, goal, indicator, measure, minutes_item, question, round, round_copy, search_entry,
    unit,
};
use crate::error::{Result, unreadable};
use crate::event::{self, Happened, acting_as, fresh_id};
use crate::follow_up::to_goal;
use crate::goal::place;
use crate::indicator::unit_name;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::event::{Act, ObjectKind};
use domain::id::{QuestionId, UnitId};
use domain::permission::{Action, Place, require, require_somewhere};
use domain::question::{About, Answer, Asked, Question, Subject};
use domain::rejection::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait, Func, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    QueryTrait,
};

/// A stored question as the domain knows it.
pub(crate) fn read(row: question::Model) -> Result<Question> {
    let subject = Subject::from_word(&row.subject).ok_or_else(|| unreadable("subject", &row.subject))?;
    let (text, by_role) = (row.answer, row.answered_by);
    Ok(Question {
        id: QuestionId(row.id),
        external_id: row.external_id,
        version: row.version,
        about: About::new(subject, row.object),
        unit: UnitId(row.unit_id),
        text: row.text,
        on: row.asked_on,
        by_role: row.asked_by,
        answer: row.answered_on.map(|on| Answer { text, on, by_role }),
    })
}

impl Store {
    /// What somebody who may ask is about to ask about. Only what everybody can read is asked about, since everybody can read the
    /// question.
    pub async fn asked(&self, actor: &Actor, about: About) -> Result<Asked> {
        require(actor, Action::AskQuestion, &Place::Whole)?;
        asked(&self.read, about).await
    }

    /// Asks the leader of the unit that answers for the thing.
    pub async fn ask_question(
        &self,
        actor: &Actor,
        about: About,
        text: String,
        today: NaiveDate,
    ) -> Result<QuestionId> {
        require(actor, Action::AskQuestion, &Place::Whole)?;
        let tx = self.begin().await?;
        let asked = asked(&tx, about).await?;
        let row = question::ActiveModel {
            external_id: Set(fresh_id()),
            version: Set(1),
            subject: Set(about.subject.word().to_owned()),
            object: Set(about.object),
            unit_id: Set(asked.unit.id.0),
            text: Set(text),
            asked_on: Set(today),
            asked_by: Set(acting_as(actor)),
            asker_id: Set(actor.person().map(|person| person.id.0)),
            answer: Set(String::new()),
            answered_on: Set(None),
            answered_by: Set(String::new()),
            answerer_id: Set(None),
            ..Default::default()
        };
        let question = read(row.insert(&tx).await?)?;
        let label = question.gist();
        let happened = Happened::new(Act::Asked, ObjectKind::Question, question.id.0, &label).after(&question);
        event::write(&tx, actor, happened).await?;
        tx.commit().await?;
        Ok(question.id)
    }

    /// A question that the actor may answer.
    pub async fn question_to_answer(&self, actor: &Actor, id: QuestionId) -> Result<Question> {
        require_somewhere(actor, Action::AnswerQuestion)?;
        let row = question::Entity::find_by_id(id.0).one(&self.read).await?.ok_or(Rejection::NotFound)?;
        require(actor, Action::AnswerQuestion, &place(&self.read, UnitId(row.unit_id)).await?)?;
        read(row)
    }

    /// Answers a question, or changes the answer; what was answered before stays in the trail.
    pub async fn answer_question(
        &self,
        actor: &Actor,
        id: QuestionId,
        version: i64,
        text: String,
        today: NaiveDate,
    ) -> Result<()> {
        require_somewhere(actor, Action::AnswerQuestion)?;
        let tx = self.begin().await?;
        let row = question::Entity::find_by_id(id.0).lock_exclusive().one(&tx).await?.ok_or(Rejection::NotFound)?;
        require(actor, Action::AnswerQuestion, &place(&tx, UnitId(row.unit_id)).await?)?;
        if row.version != version {
            return Err(Rejection::ChangedByAnother.into());
        }
        let before = read(row)?;
        let answered = question::ActiveModel {
            id: Set(id.0),
            version: Set(version + 1),
            answer: Set(text),
            answered_on: Set(Some(today)),
            answered_by: Set(acting_as(actor)),
            answerer_id: Set(actor.person().map(|person| person.id.0)),
            ..Default::default()
        };
        let after = read(answered.update(&tx).await?)?;
        let label = after.gist();
        let happened = Happened::new(Act::Answered, ObjectKind::Question, id.0, &label);
        event::write(&tx, actor, happened.before(&before).after(&after)).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The thing, which everybody can read, and the unit that answers for it.
async fn asked(db: &impl ConnectionTrait, about: About) -> Result<Asked> {
    let title = title(db, about).await?.ok_or(Rejection::NotFound)?;
    let found = db.query_one(&answering(about)).await?.ok_or(Rejection::NotFound)?;
    let unit = unit::Entity::find_by_id(found.try_get_by_index::<i64>(0)?).one(db).await?.ok_or(Rejection::NotFound)?;
    Ok(Asked { about, title, unit: unit_name(unit.id, &unit.kind, unit.name)? })
}

/// What the thing is called; `None` where not everybody can read it.
async fn title(db: &impl ConnectionTrait, about: About) -> Result<Option<String>> {
    let named = if about.subject == Subject::FollowUp {
        approved_on(about.object)
    } else {
        let key = (about.subject.word().to_owned(), about.object);
        let entry = search_entry::Entity::find_by_id(key).filter(search_entry::Column::Hidden.eq(false));
        entry.select_only().column(search_entry::Column::Title).into_query()
    };
    let found = db.query_one(&named).await?;
    Ok(found.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// The title of the goal that an answer is about. What a unit answers is everybody's to read when it has been approved.
fn approved_on(answer: i64) -> SelectStatement {
    use follow_up::Column as F;
    let same = |copied: round_copy::Column, answered: F| {
        Expr::col((round_copy::Entity, copied)).equals((follow_up::Entity, answered))
    };
    let copy = round_copy::Entity::find()
        .select_only()
        .column(round_copy::Column::Id)
        .filter(same(round_copy::Column::RoundId, F::RoundId))
        .filter(same(round_copy::Column::UnitId, F::UnitId))
        .into_query();
    follow_up::Entity::find_by_id(answer)
        .select_only()
        .column(goal::Column::Title)
        .join(JoinType::InnerJoin, to_goal())
        .filter(Expr::exists(copy))
        .into_query()
}

/// The unit that answers for the thing: where the accountable role is held, and otherwise where it belongs.
fn answering(about: About) -> SelectStatement {
    let either = |first: Expr, second: Expr| Expr::from(Func::coalesce([first, second]));
    let of = about.object;
    match about.subject {
        Subject::Goal => {
            let unit = either(goal::Column::AccountableUnitId.into_expr(), goal::Column::BodyId.into_expr());
            goal::Entity::find_by_id(of).select_only().expr(unit).into_query()
        }
        Subject::Indicator => {
            let unit = either(indicator::Column::OwnerUnitId.into_expr(), indicator::Column::UnitId.into_expr());
            indicator::Entity::find_by_id(of).select_only().expr(unit).into_query()
        }
        Subject::Activity => {
            activity::Entity::find_by_id(of).select_only().column(activity::Column::UnitId).into_query()
        }
        Subject::Measure => measure::Entity::find_by_id(of).select_only().column(measure::Column::UnitId).into_query(),
        Subject::Assignment => {
            assignment::Entity::find_by_id(of).select_only().column(assignment::Column::UnitId).into_query()
        }
        Subject::Round => round::Entity::find_by_id(of).select_only().column(round::Column::BodyId).into_query(),
        Subject::FollowUp => {
            follow_up::Entity::find_by_id(of).select_only().column(follow_up::Column::UnitId).into_query()
        }
        Subject::MinutesItem => {
            minutes_item::Entity::find_by_id(of).select_only().column(minutes_item::Column::BodyId).into_query()
        }
        Subject::Unit => unit::Entity::find_by_id(of).select_only().column(unit::Column::Id).into_query(),
    }
}
