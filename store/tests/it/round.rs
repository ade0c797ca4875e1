use crate::goal::{decided, decision, draft, level, problem, rejected};
use crate::indicator::value;
use crate::place::{Municipality, Place, day, municipality_row, on_both, today};
use chrono::{Days, NaiveDate};
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::{AppointmentDraft, Role};
use domain::event::{ChainState, ObjectKind, TrailFilter};
use domain::field::Problem;
use domain::follow_up::{FollowUpForm, FrontLineForm, InPlaceOf, ToDoRow};
use domain::heat_map::HeatFilter;
use domain::id::{FollowUpId, GoalId, PersonId, RoundId, UnitId};
use domain::indicator::GoalLink;
use domain::level::LevelKind;
use domain::organisation::UnitDraft;
use domain::period::Period;
use domain::permission::Action;
use domain::person::PersonDraft;
use domain::rejection::{Rejection, StateProblem};
use domain::round::{AnswerStage, LATE_DAYS, ReturnForm, RoundDraft, RoundStage, Section, StandInForm};
use domain::span::Span;
use domain::status::Status;
use sea_orm::{ConnectionTrait, Database};
use store::Store;
use store::archive::ArchiveError;

/// Somebody who holds a role from 2024 on.
pub(crate) async fn employed(store: &Store, role: Role, unit: UnitId, email: &str) -> Actor {
    let person = PersonDraft {
        external_id: String::new(),
        name: email.split('@').next().unwrap().to_owned(),
        email: email.to_owned(),
        open: true,
    };
    let name = person.name.clone();
    let id = store.create_person(&Actor::System, person).await.unwrap();
    let held = AppointmentDraft { person: id, role, unit, span: Span::since(day(2024, 1, 1)) };
    let appointment = store.give_role(&Actor::System, held).await.unwrap();
    let at = store.unit(&Actor::System, unit).await.unwrap();
    let (kind, unit_name, path) = (at.kind, at.name, at.path);
    let acting = Acting { appointment, role, unit, kind, unit_name, path };
    Actor::Person(ActingPerson { id, name, acting: Some(acting) })
}

/// Two schools that are given the same goals, and those who lead them.
pub(crate) struct Rounds {
    pub(crate) municipality: Municipality,
    pub(crate) goals: Vec<GoalId>,
    pub(crate) principal: Actor,
    pub(crate) head: Actor,
    pub(crate) controller: Actor,
    pub(crate) member: Actor,
}

impl Rounds {
    pub(crate) async fn found(store: &Store) -> Self {
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let mut goals = Vec::new();
        for title in ["Fler läser", "Fler är trygga", "Fler når målen"] {
            let mut goal = draft(level, municipality.board, title);
            goal.given_to = vec![municipality.school, municipality.other_school];
            goals.push(decided(store, goal, decision(municipality.board, 2026, 1, 1)).await);
        }
        let principal = employed(store, Role::UnitManager, municipality.school, "rektor@prov.se").await;
        employed(store, Role::UnitManager, municipality.other_school, "annan@prov.se").await;
        let head = employed(store, Role::HeadOfAdministration, municipality.administration, "chef@prov.se").await;
        let controller = employed(store, Role::Controller, municipality.council, "controller@prov.se").await;
        let member = employed(store, Role::BoardMember, municipality.board, "ledamot@prov.se").await;
        Self { municipality, goals, principal, head, controller, member }
    }

    pub(crate) fn draft(&self, title: &str) -> RoundDraft {
        RoundDraft {
            external_id: String::new(),
            title: title.to_owned(),
            period: Period::Tertial(2026, 2),
            body: self.municipality.board,
            sections: vec![Section::Judgement, Section::Analysis, Section::FrontLine],
            due_on: day(2026, 12, 18),
            reader: "Barn- och ungdomsnämnden".to_owned(),
        }
    }

    pub(crate) async fn open(&self, store: &Store, title: &str) -> RoundId {
        let id = store.plan_round(&self.controller, self.draft(title), today()).await.unwrap();
        store.open_round(&self.controller, id, 1, today()).await.unwrap();
        id
    }

    pub(crate) async fn rows(&self, store: &Store) -> Vec<ToDoRow> {
        store.to_do(&self.principal, today()).await.unwrap().rounds.remove(0).rows
    }

    /// Answers every row of the school.
    pub(crate) async fn answer_all(&self, store: &Store, status: Status) {
        for row in self.rows(store).await {
            store.save_follow_up(&self.principal, row.answer.id, &form(&row, status), today()).await.unwrap();
        }
    }
}

pub(crate) fn form(row: &ToDoRow, status: Status) -> FollowUpForm {
    FollowUpForm {
        version: row.answer.version.to_string(),
        status: status.word().to_owned(),
        sentence: "Vi ser det varje dag i korridorerna.".to_owned(),
        what_happened: "Fler elever kom i tid.".to_owned(),
        why: "Bussarna går tätare. Vi ringer hem samma dag.".to_owned(),
        what_now: "Vi fortsätter.".to_owned(),
        seconds: "40".to_owned(),
        ..FollowUpForm::default()
    }
}

pub(crate) fn front_line(text: &str) -> FrontLineForm {
    FrontLineForm { text: text.to_owned() }
}

fn state<T: std::fmt::Debug>(result: Result<T, store::Error>) -> StateProblem {
    match rejected(result) {
        Rejection::State(problem) => problem,
        other => panic!("{other:?}"),
    }
}

async fn count(place: &Place, table: &str) -> i64 {
    let raw = Database::connect(&place.url).await.unwrap();
    let row = raw.query_one_raw(sea_orm::Statement::from_string(
        raw.get_database_backend(),
        format!("SELECT COUNT(*) FROM {table}"),
    ));
    row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

#[test]
fn a_round_goes_from_the_lowest_level_up_to_the_body() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let (board, administration, school) =
            (rounds.municipality.board, rounds.municipality.administration, rounds.municipality.school);
        let page = store.round_page(&rounds.controller, id, today()).await.unwrap();
        let units: Vec<UnitId> = page.units.iter().map(|row| row.unit.id).collect();
        assert_eq!(units[..2], [board, administration], "each unit right before those below it");
        assert_eq!(units.len(), 4);
        let due: Vec<NaiveDate> = page.units.iter().map(|row| row.due_on).collect();
        assert!(due[0] > due[1] && due[1] > due[2], "the lowest level first: {due:?}");
        assert_eq!(
            state(store.hand_in(&rounds.principal, (id, school), today()).await),
            StateProblem::AnswersAreMissing
        );
        rounds.answer_all(store, Status::OnTrack).await;
        store.hand_in(&rounds.principal, (id, school), today()).await.unwrap();
        let waiting = store.to_do(&rounds.head, today()).await.unwrap().to_approve;
        assert_eq!(waiting.iter().map(|it| it.unit.id).collect::<Vec<_>>(), [school]);
        assert_eq!(
            rejected(store.approve_answers(&rounds.principal, (id, school), today()).await),
            Rejection::Forbidden(Action::ApproveRound),
            "nobody approves their own"
        );
        store
            .send_back(&rounds.head, (id, school), &ReturnForm { reason: "Skriv mer om varför.".to_owned() }, today())
            .await
            .unwrap();
        let to_do = store.to_do(&rounds.principal, today()).await.unwrap();
        assert_eq!(
            (to_do.rounds[0].stage, to_do.rounds[0].sent_back.as_str()),
            (AnswerStage::Returned, "Skriv mer om varför.")
        );
        store.hand_in(&rounds.principal, (id, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (id, school), today()).await.unwrap();
        for (actor, approver, unit) in
            [(&rounds.head, &rounds.member, administration), (&rounds.head, &rounds.member, board)]
        {
            // What the administration has to say is put together and approved by the board, which approves its own last.
            let answerer = if unit == board { &Actor::System } else { actor };
            store.hand_in(answerer, (id, unit), today()).await.unwrap();
            store.approve_answers(approver, (id, unit), today()).await.unwrap();
        }
        store.close_round(&rounds.controller, id, 2, today()).await.unwrap();
        let page = store.round_page(&Actor::Public, id, today()).await.unwrap();
        assert_eq!(page.round.state.stage(), RoundStage::Closed);
        assert_eq!(page.distribution, [(Status::OnTrack, 3)], "a distribution, never a mean");
        assert!(matches!(store.verify_chain(&Actor::System, &[]).await.unwrap(), ChainState::Whole { .. }));
    });
}

#[test]
fn approval_freezes_figures_and_texts_with_a_fingerprint_that_nobody_can_change() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let mut indicator = crate::indicator::draft(rounds.municipality.school, "Trygghet i skolan");
        indicator.goals = vec![GoalLink { goal: rounds.goals[0], main: true }];
        let indicator = store.create_indicator(&Actor::System, indicator).await.unwrap();
        store.report_measurement(&Actor::System, value(indicator, 2025, 68.0)).await.unwrap();
        let id = rounds.open(store, "Delår 2026").await;
        let school = rounds.municipality.school;
        rounds.answer_all(store, Status::OnTrack).await;
        let public = store.round_unit_page(&Actor::Public, (id, school), today()).await.unwrap();
        assert!(public.answers.is_empty(), "strangers read what is approved");
        store.hand_in(&rounds.principal, (id, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (id, school), today()).await.unwrap();
        let page = store.round_unit_page(&Actor::Public, (id, school), today()).await.unwrap();
        let copy = &page.copies[0];
        assert_eq!((page.answers.len(), copy.fingerprint.len()), (3, 64));
        let frozen = copy.unit.answers.iter().find(|answer| answer.goal == rounds.goals[0]).unwrap();
        assert_eq!(frozen.figures, [("Trygghet i skolan".to_owned(), "2025".to_owned(), "68,0 %".to_owned())]);
        assert!(frozen.answer.by.is_none(), "no name in what everybody reads");
        let raw = Database::connect(&place.url).await.unwrap();
        for change in ["UPDATE round_copy SET content = 'x'", "DELETE FROM round_copy"] {
            assert!(raw.execute_unprepared(change).await.unwrap_err().to_string().contains("frozen"));
        }
        let row = rounds.goals.iter().zip(&page.answers).next().unwrap().1.answer.id;
        let told = store.save_follow_up(&rounds.principal, row, &FollowUpForm::default(), today()).await;
        assert_eq!(state(told), StateProblem::HandedInAlready);
    });
}

#[test]
fn two_who_answer_the_same_row_do_not_overwrite_each_other() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        rounds.open(store, "Delår 2026").await;
        let row = rounds.rows(store).await.remove(0);
        store.save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::OnTrack), today()).await.unwrap();
        let told = store.save_follow_up(&rounds.head, row.answer.id, &form(&row, Status::OffTrack), today()).await;
        assert_eq!(rejected(told), Rejection::ChangedByAnother);
        let now = store.follow_up(&rounds.head, row.answer.id).await.unwrap();
        assert_eq!(
            now.said.as_ref().map(|said| said.status),
            Some(Status::OnTrack),
            "the second sees what the first said"
        );
        store
            .save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::OnTrack), today())
            .await
            .expect("a button pressed twice is pressed once");
        let mine = FollowUpForm { version: now.version.to_string(), ..form(&row, Status::OffTrack) };
        store.save_follow_up(&rounds.head, row.answer.id, &mine, today()).await.unwrap();
        let filter =
            TrailFilter { kind: Some(ObjectKind::FollowUp), object: Some(row.answer.id.0), ..TrailFilter::default() };
        assert_eq!(store.trail(&rounds.principal, &filter).await.unwrap().rows.len(), 2, "both are in the trail");
        assert!(store.trail(&Actor::Public, &filter).await.is_err(), "which is no strangers' matter");
    });
}

#[test]
fn nothing_has_changed_is_one_press_where_something_was_answered_before() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        rounds.open(store, "Tertial 1").await;
        rounds.answer_all(store, Status::Uncertain).await;
        let first = store.round_list(&rounds.controller).await.unwrap().rows[0].round.id;
        store.close_round(&rounds.controller, first, 2, today()).await.unwrap();
        let none = rounds.rows(store).await.remove(0);
        assert!(none.earlier.is_none());
        let told = store.repeat_follow_up(&rounds.principal, none.answer.id, &form(&none, Status::Met), today()).await;
        assert_eq!(state(told), StateProblem::NothingToRepeat);
        let second = rounds.open(store, "Tertial 2").await;
        let to_do = store.to_do(&rounds.principal, today()).await.unwrap();
        let round = to_do.rounds.into_iter().find(|round| round.round == second).unwrap();
        let row = &round.rows[0];
        let earlier = row.earlier.clone().unwrap();
        assert_eq!((earlier.round.as_str(), earlier.said.status), ("Tertial 1", Status::Uncertain));
        store.repeat_follow_up(&rounds.principal, row.answer.id, &form(row, Status::Met), today()).await.unwrap();
        let now = store.follow_up(&rounds.principal, row.answer.id).await.unwrap();
        assert_eq!(now.said, Some(earlier.said), "what was said before, not what the form happened to hold");
        let (before, after, compared) = store.compare_rounds(&rounds.principal, (first, second)).await.unwrap();
        assert_eq!((before.title.as_str(), after.title.as_str(), compared.len()), ("Tertial 1", "Tertial 2", 3));
        assert_eq!(compared.iter().filter(|it| it.moved() == Some(0)).count(), 1);
    });
}

#[test]
fn a_closed_round_takes_late_answers_for_a_time_and_marks_them() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let row = rounds.rows(store).await.remove(0);
        store.close_round(&rounds.controller, id, 2, today()).await.unwrap();
        assert!(store.to_do(&rounds.principal, today()).await.unwrap().rounds[0].is_closed);
        store.save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::Met), today()).await.unwrap();
        assert!(store.follow_up(&rounds.principal, row.answer.id).await.unwrap().late);
        let over = today() + Days::new(LATE_DAYS + 1);
        let told = store.save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::Met), over).await;
        assert_eq!(state(told), StateProblem::RoundIsOver);
        assert!(store.to_do(&rounds.principal, over).await.unwrap().rounds.is_empty());
    });
}

#[test]
fn whose_unit_ends_or_has_no_leader_is_answered_for_by_the_next_above() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let school = rounds.municipality.school;
        let appointment = rounds.principal.acting().unwrap().appointment;
        let yesterday = today() - Days::new(1);
        store.end_role(&Actor::System, appointment, Some(yesterday), today()).await.unwrap();
        let of_head = store.to_do(&rounds.head, today()).await.unwrap().rounds;
        let found = of_head.iter().find(|round| round.unit.id == school).unwrap();
        assert_eq!((found.in_place_of, found.rows.len()), (Some(InPlaceOf::Nobody), 3));
        let unit = store.unit(&Actor::System, school).await.unwrap();
        let ended = UnitDraft {
            external_id: String::new(),
            parent: unit.parent,
            kind: unit.kind,
            name: unit.name,
            short_name: unit.short_name,
            span: unit.span.ending(yesterday).unwrap(),
        };
        store.change_unit(&Actor::System, school, unit.version, ended).await.unwrap();
        let of_head = store.to_do(&rounds.head, today()).await.unwrap().rounds;
        let found = of_head.iter().find(|round| round.unit.id == school).unwrap();
        assert_eq!(found.in_place_of, Some(InPlaceOf::EndedUnit(yesterday)));
        let row = &found.rows[0];
        store.save_follow_up(&rounds.head, row.answer.id, &form(row, Status::Met), today()).await.unwrap();
        let page = store.round_page(&rounds.controller, id, today()).await.unwrap();
        store.change_round(&rounds.controller, id, page.round.version, rounds.draft("Delår"), today()).await.unwrap();
        let page = store.round_page(&rounds.controller, id, today()).await.unwrap();
        let kept = page.units.iter().find(|row| row.unit.id == school).unwrap();
        assert_eq!(
            (kept.sections[0].answered, kept.sections[0].asked),
            (1, 1),
            "what was answered stays, the rest is not asked"
        );
    });
}

#[test]
fn a_stand_in_answers_and_nobody_else_from_outside() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let school = rounds.municipality.school;
        let row = rounds.rows(store).await.remove(0);
        let teacher = employed(store, Role::Employee, school, "larare@prov.se").await;
        let told = store.save_follow_up(&teacher, row.answer.id, &form(&row, Status::Met), today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::AnswerRound));
        let unknown = store
            .set_stand_in(&rounds.principal, (id, school), &StandInForm { email: "ingen@prov.se".to_owned() }, today())
            .await;
        assert_eq!(problem(unknown, "email"), Some(Problem::DoesNotExist));
        store
            .set_stand_in(&rounds.principal, (id, school), &StandInForm { email: "larare@prov.se".to_owned() }, today())
            .await
            .unwrap();
        let to_do = store.to_do(&teacher, today()).await.unwrap();
        assert_eq!(to_do.rounds[0].in_place_of, Some(InPlaceOf::Leader));
        store.save_follow_up(&teacher, row.answer.id, &form(&row, Status::Met), today()).await.unwrap();
        assert!(store.round_unit_page(&Actor::Public, (id, school), today()).await.unwrap().stand_in.is_none());
    });
}

#[test]
fn what_employees_see_stands_beside_the_answer_and_in_nobodys_way() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        rounds.open(store, "Delår 2026").await;
        let teacher = employed(store, Role::Employee, rounds.municipality.school, "larare@prov.se").await;
        let of_teacher = store.to_do(&teacher, today()).await.unwrap();
        assert_eq!((of_teacher.rounds.len(), of_teacher.front_line[0].rows.len()), (0, 3));
        let row = rounds.rows(store).await.remove(0);
        store
            .tell_from_front_line(&teacher, row.answer.id, &front_line("Kön till biblioteket växer."), today())
            .await
            .unwrap();
        store.save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::Met), today()).await.unwrap();
        let now = store.follow_up(&rounds.principal, row.answer.id).await.unwrap();
        assert_eq!(now.front_line, "Kön till biblioteket växer.");
        assert_eq!(now.front_line_by, "employee, Östlyckeskolan");
        let elsewhere = employed(store, Role::Employee, rounds.municipality.other_school, "annan.larare@prov.se").await;
        let told = store.tell_from_front_line(&elsewhere, row.answer.id, &front_line("Hej"), today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::TellFromFrontLine));
    });
}

#[test]
fn whoever_asks_nobody_is_told_so_and_a_planned_round_is_no_strangers_matter() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let alone = RoundDraft { body: rounds.municipality.executive, ..rounds.draft("Utan mål") };
        let id = store.plan_round(&rounds.controller, alone, today()).await.unwrap();
        assert_eq!(state(store.open_round(&rounds.controller, id, 1, today()).await), StateProblem::NobodyToAsk);
        assert_eq!(rejected(store.round_page(&Actor::Public, id, today()).await), Rejection::NotFound);
        assert!(store.round_list(&Actor::Public).await.unwrap().rows.is_empty());
        let planned = store.plan_round(&rounds.controller, rounds.draft("Delår"), today()).await.unwrap();
        let preview = store.round_page(&rounds.controller, planned, today()).await.unwrap();
        assert_eq!(
            (preview.units.len(), preview.burden.unwrap().fields),
            (4, 6 * 6),
            "who would be asked, and what it costs"
        );
        let told = store.plan_round(&rounds.principal, rounds.draft("Min egen"), today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::ManageRounds));
        let nowhere = RoundDraft { body: UnitId(999), ..rounds.draft("x") };
        assert_eq!(
            problem(store.plan_round(&rounds.controller, nowhere, today()).await, "body"),
            Some(Problem::DoesNotExist)
        );
    });
}

#[test]
fn a_reminder_is_sent_once_a_day_and_only_to_those_who_have_something_left() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let school = rounds.municipality.school;
        store.remind_unit(&rounds.controller, (id, school), today()).await.unwrap();
        let again = store.remind_unit(&rounds.head, (id, school), today()).await;
        assert_eq!(state(again), StateProblem::RemindedToday);
        store.remind_unit(&rounds.head, (id, school), today() + Days::new(1)).await.unwrap();
        rounds.answer_all(store, Status::Met).await;
        store.hand_in(&rounds.principal, (id, school), today()).await.unwrap();
        let told = store.remind_unit(&rounds.head, (id, school), today() + Days::new(2)).await;
        assert_eq!(state(told), StateProblem::HandedInAlready);
        let page = store.round_page(&rounds.controller, id, today()).await.unwrap();
        let row = page.units.iter().find(|row| row.unit.id == school).unwrap();
        assert_eq!(
            (row.minutes, page.burden.unwrap().minutes),
            (Some(5), 5),
            "40 seconds three times, told in fives of minutes"
        );
    });
}

#[test]
fn saving_a_row_takes_few_statements_and_the_pages_no_more_for_more() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let row = rounds.rows(store).await.remove(0);
        place.statements.forget();
        store.save_follow_up(&rounds.principal, row.answer.id, &form(&row, Status::OnTrack), today()).await.unwrap();
        // PostgreSQL takes a lock where SQLite has one writer anyway.
        let locks = place.statements.texts().iter().filter(|text| text.contains("advisory")).count();
        assert!(place.statements.count() - locks <= 6, "{:?}", place.statements.texts());
        let counts = async || {
            place.statements.forget();
            store.to_do(&rounds.principal, today()).await.unwrap();
            let to_do = place.statements.count();
            place.statements.forget();
            store.round_page(&rounds.controller, id, today()).await.unwrap();
            let board = place.statements.count();
            place.statements.forget();
            store.round_list(&Actor::Public).await.unwrap();
            let list = place.statements.count();
            place.statements.forget();
            store.round_unit_page(&rounds.principal, (id, rounds.municipality.school), today()).await.unwrap();
            (to_do, board, list, place.statements.count())
        };
        let few = counts().await;
        assert!(few.0 <= 3 && few.1 <= 6 && few.2 <= 1, "{few:?}");
        rounds.open(store, "En till").await;
        rounds.answer_all(store, Status::Met).await;
        assert_eq!(counts().await, few);
    });
}

#[test]
fn fifty_who_save_at_once_lose_nothing() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        rounds.open(store, "Delår 2026").await;
        let rows = rounds.rows(store).await;
        let before = count(&place, "event").await;
        let saving = (0..48).map(|turn: usize| {
            let (store, actor, row) = (store.clone(), rounds.principal.clone(), rows[turn % rows.len()].clone());
            tokio::spawn(async move {
                // Whoever meets another's answer looks again and saves above it, as a person does.
                loop {
                    let now = store.follow_up(&actor, row.answer.id).await.unwrap();
                    let form = FollowUpForm {
                        version: now.version.to_string(),
                        sentence: format!("Svar {turn}"),
                        ..form(&row, Status::Met)
                    };
                    match store.save_follow_up(&actor, row.answer.id, &form, today()).await {
                        Ok(()) => break,
                        Err(error) => assert_eq!(error.rejection(), Some(&Rejection::ChangedByAnother), "{error}"),
                    }
                }
            })
        });
        for saved in saving.collect::<Vec<_>>() {
            saved.await.unwrap();
        }
        let versions: i64 = rounds.rows(store).await.iter().map(|row| row.answer.version).sum();
        assert_eq!(
            (versions, count(&place, "event").await - before),
            (48, 48),
            "each save is there once, with its event"
        );
        assert_eq!(count(&place, "current_follow_up").await, 3);
    });
}

#[test]
fn what_somebody_may_not_is_refused() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let id = rounds.open(store, "Delår 2026").await;
        let school = rounds.municipality.school;
        assert_eq!(rejected(store.to_do(&Actor::Public, today()).await), Rejection::SignInNeeded);
        assert_eq!(rejected(store.follow_up(&Actor::Public, FollowUpId(1)).await), Rejection::SignInNeeded);
        assert_eq!(rejected(store.hand_in(&Actor::Public, (id, school), today()).await), Rejection::SignInNeeded);
        assert_eq!(
            rejected(store.hand_in(&rounds.member, (id, school), today()).await),
            Rejection::Forbidden(Action::AnswerRound)
        );
        assert_eq!(rejected(store.hand_in(&rounds.head, (RoundId(99), school), today()).await), Rejection::NotFound);
        assert_eq!(rejected(store.close_round(&rounds.head, id, 1, today()).await), Rejection::ChangedByAnother);
        let other = RoundDraft { period: Period::Year(2026), ..rounds.draft("x") };
        let told = store.change_round(&rounds.controller, id, 2, other, today()).await;
        assert_eq!(state(told), StateProblem::RoundIsNotPlanned);
        let gone = Actor::Person(ActingPerson { id: PersonId(1), name: String::new(), acting: None });
        assert!(store.to_do(&gone, today()).await.unwrap().rounds.is_empty(), "an account without a role owes nothing");
    });
}

#[test]
fn rounds_are_carried_out_and_come_back_whole() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let school = rounds.municipality.school;
        let first = rounds.open(store, "Tertial 1").await;
        let teacher = employed(store, Role::Employee, school, "larare@prov.se").await;
        let row = rounds.rows(store).await.remove(0);
        store.tell_from_front_line(&teacher, row.answer.id, &front_line("Kön växer."), today()).await.unwrap();
        let stand_in = StandInForm { email: "larare@prov.se".to_owned() };
        store.set_stand_in(&rounds.principal, (first, school), &stand_in, today()).await.unwrap();
        rounds.answer_all(store, Status::Uncertain).await;
        store.hand_in(&rounds.principal, (first, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (first, school), today()).await.unwrap();
        let second = rounds.open(store, "Tertial 2").await;
        let to_do = store.to_do(&rounds.principal, today()).await.unwrap();
        let row = &to_do.rounds.iter().find(|round| round.round == second).unwrap().rows[0];
        store.save_follow_up(&rounds.principal, row.answer.id, &form(row, Status::Met), today()).await.unwrap();
        let mut archive = store.export_archive(&Actor::System).await.unwrap();
        archive.municipality = vec![municipality_row()];
        assert_eq!((archive.rounds.len(), archive.follow_ups.len(), archive.round_copies.len()), (2, 12, 1));

        let other = place.another().await;
        other.store.import_archive(&Actor::System, archive.clone()).await.unwrap();
        let again = other.store.export_archive(&Actor::System).await.unwrap();
        assert_eq!(again.rounds, archive.rounds);
        assert_eq!(again.round_units, archive.round_units);
        assert_eq!(again.follow_ups, archive.follow_ups);
        assert_eq!(again.round_copies, archive.round_copies);
        for reader in [&Actor::Public, &rounds.principal] {
            let page =
                async |store: &Store| store.goal_page(reader, row.goal.id, None, today()).await.unwrap().follow_ups;
            let (here, there) = (page(store).await, page(&other.store).await);
            assert!(!here.is_empty() && here == there, "what each unit judges now is worked out anew: {there:?}");
        }
        assert_eq!(
            other.store.goal_page(&Actor::Public, row.goal.id, None, today()).await.unwrap().follow_ups[0].said.status,
            Status::Uncertain
        );
        let mut broken = archive.clone();
        broken.follow_ups[0].goal = "finns inte".to_owned();
        broken.round_units[0].stand_in = "ingen".to_owned();
        broken.round_copies[0].content = broken.round_copies[0].content.replace("uncertain", "on_track");
        let third = other.another().await;
        let Err(ArchiveError::Cells(errors)) = third.store.import_archive(&Actor::System, broken).await else {
            panic!()
        };
        let told: Vec<_> = errors.listed.iter().map(|error| error.column.as_str()).collect();
        assert_eq!(told, ["stand_in", "goal", "fingerprint"], "a frozen copy that was changed afterwards is told");
        assert_eq!(third.store.round_list(&Actor::System).await.unwrap().rows.len(), 0, "nothing half-imported stays");
    });
}

#[test]
fn the_heat_map_shows_what_each_unit_says_now_and_strangers_what_is_approved() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let school = rounds.municipality.school;
        let whole = HeatFilter::default();
        let schools = HeatFilter { unit: Some(rounds.municipality.administration), ..whole.clone() };
        let map = async |actor: &Actor, filter: &HeatFilter| store.heat_map(actor, filter, today()).await.unwrap();
        assert!(map(&rounds.member, &schools).await.goals.is_empty());
        let id = rounds.open(store, "Delår 2026").await;
        rounds.answer_all(store, Status::Uncertain).await;
        assert!(map(&rounds.member, &whole).await.goals.is_empty(), "schools are no bodies: they show below their own");
        let seen = map(&rounds.member, &schools).await;
        assert_eq!((seen.units.len(), seen.goals.len()), (1, 3));
        assert_eq!(seen.distribution, [(Status::Uncertain, 3)]);
        assert!(map(&Actor::Public, &schools).await.goals.is_empty(), "what is not approved is no strangers' matter");
        store.hand_in(&rounds.principal, (id, school), today()).await.unwrap();
        store.approve_answers(&rounds.head, (id, school), today()).await.unwrap();
        assert_eq!(map(&Actor::Public, &schools).await.distribution, [(Status::Uncertain, 3)]);
        rounds.open(store, "Efter").await;
        let to_do = store.to_do(&rounds.principal, today()).await.unwrap();
        let row = to_do.rounds.iter().flat_map(|round| &round.rows).find(|row| row.earlier.is_some()).unwrap();
        store.save_follow_up(&rounds.principal, row.answer.id, &form(row, Status::Met), today()).await.unwrap();
        let (staff, public) = (map(&rounds.member, &schools).await, map(&Actor::Public, &schools).await);
        assert_eq!(staff.distribution, [(Status::Met, 1), (Status::Uncertain, 2)]);
        assert_eq!(public.distribution, [(Status::Uncertain, 3)], "the new answer is not approved yet");
        let met = HeatFilter { status: Some(Status::Met), ..schools.clone() };
        assert_eq!(map(&rounds.member, &met).await.goals.len(), 1);
        place.statements.forget();
        map(&rounds.member, &schools).await;
        assert_eq!(place.statements.count(), 1);
    });
}
