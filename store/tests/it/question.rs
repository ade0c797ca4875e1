use crate::decision::item;
use crate::goal::{decided, decision, draft, level, rejected};
use crate::place::{Municipality, day, municipality_row, on_both, today};
use crate::round::{Rounds, employed};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::exchange::{Archive, QuestionRow};
use domain::id::{FollowUpId, GoalId, QuestionId, RoundId};
use domain::level::LevelKind;
use domain::minutes_item::MinutesStep;
use domain::permission::Action;
use domain::question::{About, QUESTIONS_PER_PAGE, QuestionFilter, Subject};
use domain::rejection::{Rejection, StateProblem};
use domain::status::Status;
use store::Store;
use store::archive::ArchiveError;

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

/// A round that has been opened, and in it the school's first answer, which is not approved yet.
async fn answered(store: &Store) -> (Rounds, RoundId, FollowUpId) {
    let rounds = Rounds::found(store).await;
    let round = rounds.open(store, "Delår").await;
    let first = rounds.rows(store).await[0].answer.id;
    rounds.answer_all(store, Status::Uncertain).await;
    (rounds, round, first)
}

#[test]
fn what_a_unit_has_answered_is_asked_about_when_it_has_been_approved() {
    on_both(|place| async move {
        let store = &place.store;
        let (rounds, round, first) = answered(store).await;
        let (school, about) = (rounds.municipality.school, About::new(Subject::FollowUp, first.0));
        let page = async |actor: &Actor| store.round_unit_page(actor, (round, school), today()).await.unwrap();
        assert_eq!(rejected(store.asked(&rounds.member, about).await), Rejection::NotFound, "it is not approved");
        assert!(!page(&rounds.member).await.answers[0].questions.can_ask);
        store.hand_in(&rounds.principal, (round, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (round, school), today()).await.unwrap();
        let asked = store.asked(&rounds.member, about).await.unwrap();
        assert_eq!((asked.title.as_str(), asked.unit.id), ("Fler läser", school), "the unit that answered is asked");
        let id = store.ask_question(&rounds.member, about, "Vad hindrar?".to_owned(), today()).await.unwrap();
        store.answer_question(&rounds.principal, id, 1, "Bussarna.".to_owned(), today()).await.unwrap();
        let read = page(&Actor::Public).await;
        let of_first = read.answers.iter().find(|of_goal| of_goal.answer.id == first).unwrap();
        let row = &of_first.questions.rows[0];
        assert_eq!((row.question.id, row.title.as_str()), (id, "Fler läser"));
        assert!(!of_first.questions.can_ask, "strangers ask elsewhere");
        assert_eq!(read.answers.iter().filter(|of_goal| !of_goal.questions.rows.is_empty()).count(), 1);
        place.statements.forget();
        page(&rounds.member).await;
        assert!(place.statements.count() <= 7, "{:#?}", place.statements.texts());
        assert_eq!(store.place_of_follow_up(&Actor::Public, first).await.unwrap(), (round, school));
        let missing = store.place_of_follow_up(&Actor::Public, FollowUpId(4711)).await;
        assert_eq!(rejected(missing), Rejection::NotFound);
    });
}

#[test]
fn a_round_is_found_and_asked_about_when_it_has_been_opened() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let planned = store.plan_round(&rounds.controller, rounds.draft("Årsbokslut"), today()).await.unwrap();
        let about = About::new(Subject::Round, planned.0);
        let found = async || store.search(&Actor::Public, "årsbokslut").await.unwrap().hits;
        assert!(found().await.is_empty());
        assert_eq!(
            rejected(store.asked(&rounds.member, about).await),
            Rejection::NotFound,
            "nobody has been asked yet"
        );
        store.open_round(&rounds.controller, planned, 1, today()).await.unwrap();
        assert_eq!(found().await[0].address(), format!("/rounds/{planned}"));
        let asked = store.asked(&rounds.member, about).await.unwrap();
        assert_eq!(asked.unit.id, rounds.municipality.board, "who reports is asked");
        let id = store.ask_question(&rounds.member, about, "När kommer den?".to_owned(), today()).await.unwrap();
        let page = store.round_page(&rounds.member, planned, today()).await.unwrap();
        assert_eq!((page.questions.rows[0].question.id, page.questions.can_ask), (id, true));
    });
}

#[test]
fn questions_are_carried_out_and_come_back_whole_whatever_they_are_about() {
    on_both(|place| async move {
        let store = &place.store;
        let (rounds, round, first) = answered(store).await;
        let school = rounds.municipality.school;
        store.hand_in(&rounds.principal, (round, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (round, school), today()).await.unwrap();
        let asked = [(Subject::FollowUp, first.0), (Subject::Round, round.0), (Subject::Goal, rounds.goals[1].0)];
        for (subject, object) in asked {
            let about = About::new(subject, object);
            store.ask_question(&rounds.member, about, "Hur går det?".to_owned(), today()).await.unwrap();
        }
        let mut archive = store.export_archive(&Actor::System).await.unwrap();
        archive.municipality = vec![municipality_row()];
        archive.minutes_items =
            vec![item("punkt", &archive.units[0].external_id, day(2026, 9, 1), MinutesStep::Decided)];
        let of_item = QuestionRow {
            id: None,
            external_id: "om punkten".to_owned(),
            subject: Subject::MinutesItem,
            object: "punkt".to_owned(),
            ..archive.questions[0].clone()
        };
        archive.questions.push(of_item);
        let other = place.another().await;
        other.store.import_archive(&Actor::System, archive.clone()).await.unwrap();
        let again = other.store.export_archive(&Actor::System).await.unwrap();
        let told = |archive: &Archive| {
            let told = archive.questions.iter().map(|row| (row.subject, row.object.clone(), row.text.clone()));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(&again), told(&archive));
        let list = other.store.question_list(&Actor::Public, &QuestionFilter::default(), today()).await.unwrap();
        let titles: Vec<_> = list.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Fler läser", "Delår", "Fler är trygga", "Ny lässatsning"]);

        for row in &mut archive.questions {
            row.object = "4711".to_owned();
        }
        let third = other.another().await;
        let Err(ArchiveError::Cells(errors)) = third.store.import_archive(&Actor::System, archive).await else {
            panic!()
        };
        let told: Vec<_> = errors.listed.iter().map(|error| (error.row, error.column.as_str())).collect();
        assert_eq!(told, [(2, "object"), (3, "object"), (4, "object"), (5, "object")]);
    });
}
