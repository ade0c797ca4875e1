use crate::goal::{decided, decision, draft, level, rejected};
use crate::place::{Municipality, day, on_both, today};
use crate::round::employed;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::id::{GoalId, QuestionId};
use domain::level::LevelKind;
use domain::permission::Action;
use domain::question::{About, QUESTIONS_PER_PAGE, QuestionFilter, Subject};
use domain::rejection::{Rejection, StateProblem};
use store::Store;

/// A board's goal, and those who ask and answer.
struct Questions {
    municipality: Municipality,
    goal: GoalId,
    member: Actor,
    principal: Actor,
    head: Actor,
}

impl Questions {
    async fn found(store: &Store) -> Self {
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let goal =
            decided(store, draft(level, municipality.board, "Fler läser"), decision(municipality.board, 2026, 1, 1));
        Self {
            goal: goal.await,
            member: employed(store, Role::BoardMember, municipality.board, "ledamot@prov.se").await,
            principal: employed(store, Role::UnitManager, municipality.school, "rektor@prov.se").await,
            head: employed(store, Role::HeadOfAdministration, municipality.administration, "chef@prov.se").await,
            municipality,
        }
    }

    fn of_school(&self) -> About {
        About::new(Subject::Unit, self.municipality.school.0)
    }

    async fn ask(&self, store: &Store, about: About, text: &str) -> QuestionId {
        store.ask_question(&self.member, about, text.to_owned(), day(2026, 11, 1)).await.unwrap()
    }
}

#[test]
fn a_question_is_answered_where_the_thing_belongs_and_the_trail_keeps_both() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        let id = it.ask(store, it.of_school(), "Hur många läser hemma?").await;
        let waiting = store.question_page(&it.principal, id).await.unwrap();
        assert!(waiting.can_answer && waiting.row.question.answer.is_none());
        assert_eq!((waiting.row.asker.as_deref(), waiting.row.title.as_str()), (Some("ledamot"), "Östlyckeskolan"));
        let answer = |actor: Actor, version, text: &'static str| async move {
            store.answer_question(&actor, id, version, text.to_owned(), day(2026, 11, 9)).await
        };
        answer(it.principal.clone(), 1, "Var tredje.").await.unwrap();
        assert_eq!(rejected(answer(it.head.clone(), 1, "Ingen vet.").await), Rejection::ChangedByAnother);
        answer(it.head.clone(), 2, "Fyra av tio.").await.unwrap();
        let told = store.question_page(&Actor::Public, id).await.unwrap();
        let said = told.row.question.answer.unwrap();
        assert_eq!((said.text.as_str(), said.on), ("Fyra av tio.", day(2026, 11, 9)));
        assert_eq!(
            (told.row.asker, told.row.answerer, told.can_answer),
            (None, None, false),
            "names are for the signed in"
        );
        let filter = TrailFilter { kind: Some(ObjectKind::Question), object: Some(id.0), ..TrailFilter::default() };
        let trail = store.trail(&Actor::Public, &filter).await.unwrap();
        let acts: Vec<Act> = trail.rows.iter().map(|row| row.act).collect();
        assert_eq!(acts, [Act::Answered, Act::Answered, Act::Asked]);
        let before = trail.rows[0].changes.iter().find(|change| change.field == "answer.text").unwrap();
        assert_eq!(before.before.as_deref(), Some("Var tredje."));
    });
}

#[test]
fn who_may_ask_and_answer_is_said_by_the_policy() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        let ask = store.ask_question(&it.principal, it.of_school(), "Hur?".to_owned(), today()).await;
        assert_eq!(rejected(ask), Rejection::Forbidden(Action::AskQuestion));
        let of_goal = it.ask(store, About::new(Subject::Goal, it.goal.0), "Hur går det?").await;
        let answer = store.answer_question(&it.principal, of_goal, 1, "Bra.".to_owned(), today()).await;
        assert_eq!(rejected(answer), Rejection::Forbidden(Action::AnswerQuestion), "the goal is the board's");
        let ask = store.ask_question(&Actor::Public, it.of_school(), "Hur?".to_owned(), today()).await;
        assert_eq!(rejected(ask), Rejection::SignInNeeded);
    });
}

#[test]
fn only_what_everybody_can_read_is_asked_about() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        let level = level(store, 2, LevelKind::Goal).await;
        let hidden =
            store.create_goal(&Actor::System, draft(level, it.municipality.board, "Ett utkast")).await.unwrap();
        for about in [About::new(Subject::Goal, hidden.0), About::new(Subject::Activity, 4711)] {
            assert_eq!(rejected(store.asked(&it.member, about).await), Rejection::NotFound, "{about:?}");
        }
        let page = store.goal_page(&it.member, hidden, None, today()).await.unwrap();
        assert!(!page.questions.can_ask, "a draft is not asked about");
        assert!(store.goal_page(&it.member, it.goal, None, today()).await.unwrap().questions.can_ask);
    });
}

#[test]
fn the_register_shows_what_waits_first_and_finds_by_words() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        let first = it.ask(store, it.of_school(), "Hur går LÄSNINGEN?").await;
        let second = it.ask(store, it.of_school(), "Hur går räkningen?").await;
        store.answer_question(&it.principal, first, 1, "Åt rätt håll.".to_owned(), today()).await.unwrap();
        let list = |filter: QuestionFilter| async move {
            store.question_list(&Actor::Public, &filter, today()).await.unwrap()
        };
        let ids = |rows: &[domain::question::QuestionRow]| rows.iter().map(|row| row.question.id).collect::<Vec<_>>();
        assert_eq!(ids(&list(QuestionFilter::default()).await.rows), [second, first]);
        let found = list(QuestionFilter { q: "läsningen åt".to_owned(), ..QuestionFilter::default() }).await;
        assert_eq!(ids(&found.rows), [first]);
        assert_eq!(list(QuestionFilter { waiting: true, ..QuestionFilter::default() }).await.total, 1);
        let above = QuestionFilter { unit: Some(it.municipality.administration), ..QuestionFilter::default() };
        assert_eq!(list(above).await.total, 2, "what is put to a unit below is there");
        let elsewhere = QuestionFilter { unit: Some(it.municipality.other_school), ..QuestionFilter::default() };
        assert_eq!(list(elsewhere).await.total, 0);
        let news = store.role_start(&it.principal, today()).await.unwrap().questions;
        assert_eq!((ids(&news.to_answer), news.asked.len()), (vec![second], 0));
        let news = store.role_start(&it.member, today()).await.unwrap().questions;
        assert_eq!(ids(&news.asked), [second, first]);
        let found = store.search(&Actor::Public, "räkningen").await.unwrap();
        assert_eq!(found.hits[0].address(), format!("/questions/{second}"));
    });
}

#[test]
fn a_register_of_many_asks_no_more_than_one_of_few() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        let count = || async {
            place.statements.forget();
            let list = store.question_list(&it.member, &QuestionFilter::default(), today()).await.unwrap();
            (list.rows.len() as u64, place.statements.count())
        };
        it.ask(store, it.of_school(), "En?").await;
        let (one, few) = count().await;
        for _ in 0..QUESTIONS_PER_PAGE + 2 {
            it.ask(store, it.of_school(), "Flera?").await;
        }
        let (page, many) = count().await;
        assert_eq!((one, page, few), (1, QUESTIONS_PER_PAGE, many));
    });
}

#[test]
fn a_unit_that_has_been_asked_stays() {
    on_both(|place| async move {
        let store = &place.store;
        let it = Questions::found(store).await;
        it.ask(store, About::new(Subject::Unit, it.municipality.other_school.0), "Hur går det?").await;
        let removed = store.remove_unit(&Actor::System, it.municipality.other_school).await;
        assert_eq!(rejected(removed), Rejection::State(StateProblem::UnitHasQuestions));
    });
}
