//! A round lived through day by day: what was read on each day is what is read of it later.

use crate::place::{Place, day, on_both, today};
use crate::round::{Rounds, employed, form, front_line};
use chrono::{Days, NaiveDate};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::heat_map::HeatFilter;
use domain::id::{FollowUpId, RoundId};
use domain::organisation::UnitDraft;
use domain::question::{About, Questions, Subject};
use domain::round::{ReturnForm, RoundDraft, Section};
use domain::status::Status;
use store::Store;

/// What readers see of the school's follow-up on a day: the goals' pages and the heat map, as staff and as strangers.
async fn seen(rounds: &Rounds, store: &Store, (on, today): (Option<NaiveDate>, NaiveDate)) -> String {
    let mut seen = String::new();
    for actor in [&rounds.member, &Actor::Public] {
        for goal in &rounds.goals {
            let page = store.goal_page(actor, *goal, on, today).await.unwrap();
            seen += &format!("{:?}\n", page.follow_ups);
        }
        let filter = HeatFilter { unit: Some(rounds.municipality.administration), on, ..HeatFilter::default() };
        let map = store.heat_map(actor, &filter, today).await.unwrap();
        seen += &format!("{:?} {:?} {:?}\n", map.units, map.goals, map.distribution);
    }
    seen
}

/// What readers see of a round on a day: the board, and what the school answers.
async fn seen_of_round(
    rounds: &Rounds,
    store: &Store,
    id: RoundId,
    (on, today): (Option<NaiveDate>, NaiveDate),
) -> String {
    let at = (id, rounds.municipality.school);
    let mut seen = String::new();
    for actor in [&rounds.member, &Actor::Public] {
        let board = match on {
            Some(day) => store.round_page_then(actor, id, day).await,
            None => store.round_page(actor, id, today).await,
        };
        let Ok(board) = board else {
            seen += "not there\n";
            continue;
        };
        let (state, sections) = (&board.round.state, &board.round.sections);
        seen += &format!("{} {state:?} {sections:?} {:?}\n", board.round.title, board.distribution);
        for row in &board.units {
            let (stage, due, counts) = (row.stage, row.due_on, &row.sections);
            seen +=
                &format!("{} {stage:?} {due} {counts:?} {:?} {:?}\n", row.unit.name, row.distribution, row.reminded_on);
        }
        seen += &questions(&board.questions);
        let part = match on {
            Some(day) => store.round_unit_page_then(actor, at, day).await,
            None => store.round_unit_page(actor, at, today).await,
        };
        let Ok(part) = part else { continue };
        seen += &format!("{} {:?} {} {}\n", part.unit.name, part.stage, part.sent_back, part.approver.name);
        for answer in &part.answers {
            seen += &format!("{} {:?}\n{}", answer.goal.title, answer.answer, questions(&answer.questions));
        }
        seen += &format!("{:?}\n", part.copies);
    }
    seen
}

/// What was asked, whoever may ask more.
fn questions(questions: &Questions) -> String {
    questions.rows.iter().map(|row| format!("{row:?}\n")).collect()
}

/// What the round is called from the day when it is changed.
const RENAMED: &str = "Delårsuppföljning";

/// The days of a round, each with what readers saw when it had ended.
struct Diary<'a> {
    place: &'a Place,
    rounds: &'a Rounds,
    days: Vec<(NaiveDate, String)>,
    /// The round that is looked at, and what was seen of it.
    round: Option<RoundId>,
    of_round: Vec<(NaiveDate, String)>,
}

impl Diary<'_> {
    async fn close(&mut self, on: NaiveDate) {
        let store = &self.place.store;
        self.place.happened_on(on).await;
        self.days.push((on, seen(self.rounds, store, (None, on)).await));
        if let Some(id) = self.round {
            self.of_round.push((on, seen_of_round(self.rounds, store, id, (None, on)).await));
        }
    }

    async fn open_round(&mut self, on: NaiveDate, title: &str) -> RoundId {
        let store = &self.place.store;
        let planned_on = on - Days::new(5);
        let id = store.plan_round(&self.rounds.controller, self.rounds.draft(title), planned_on).await.unwrap();
        self.round.get_or_insert(id);
        self.close(planned_on).await;
        store.open_round(&self.rounds.controller, id, 1, on).await.unwrap();
        self.close(on).await;
        id
    }

    /// Answers the school's rows in the round of this title, and tells which answer is the first.
    async fn answer(&mut self, on: NaiveDate, title: &str, statuses: [Status; 3]) -> FollowUpId {
        let (store, principal) = (&self.place.store, &self.rounds.principal);
        let to_do = store.to_do(principal, on).await.unwrap();
        let of_round = to_do.rounds.iter().find(|round| round.title == title).unwrap();
        for (row, status) in of_round.rows.iter().zip(statuses) {
            store.save_follow_up(principal, row.answer.id, &form(row, status), on).await.unwrap();
        }
        let first = of_round.rows[0].answer.id;
        self.close(on).await;
        first
    }

    /// Somebody tells how it goes beside an answer, and somebody elsewhere where nobody answers.
    async fn tell_from_front_line(&mut self, id: RoundId, first: FollowUpId, employee: &Actor) {
        let (store, on) = (&self.place.store, day(2026, 9, 11));
        store.tell_from_front_line(employee, first, &front_line("Fler lånar böcker"), on).await.unwrap();
        let other = self.rounds.municipality.other_school;
        let elsewhere = employed(store, Role::Employee, other, "vikarie@prov.se").await;
        let page = store.round_unit_page(&Actor::System, (id, other), on).await.unwrap();
        let unanswered = page.answers[0].answer.id;
        store.tell_from_front_line(&elsewhere, unanswered, &front_line("De frågar efter böcker"), on).await.unwrap();
        self.close(on).await;
    }

    /// The round that runs asks for less, has its last day later, and is called something else.
    async fn change_round(&mut self, id: RoundId) {
        let (store, rounds) = (&self.place.store, self.rounds);
        let later =
            RoundDraft { due_on: day(2026, 12, 22), sections: vec![Section::Judgement], ..rounds.draft(RENAMED) };
        store.change_round(&rounds.controller, id, 2, later, day(2026, 9, 17)).await.unwrap();
        self.close(day(2026, 9, 17)).await;
    }

    /// A question about an answer, answered twice, one about the round, and a reminder.
    async fn ask_and_answer(&mut self, id: RoundId, first: FollowUpId) {
        let (store, rounds) = (&self.place.store, self.rounds);
        let about = About::new(Subject::FollowUp, first.0);
        let asked =
            store.ask_question(&rounds.member, about, "Hur vet ni det?".to_owned(), day(2026, 9, 21)).await.unwrap();
        let of_round = About::new(Subject::Round, id.0);
        store.ask_question(&rounds.member, of_round, "När är den klar?".to_owned(), day(2026, 9, 21)).await.unwrap();
        self.close(day(2026, 9, 21)).await;
        for (version, words, on) in
            [(1, "Vi frågade dem.", day(2026, 9, 24)), (2, "Vi frågade alla.", day(2026, 9, 26))]
        {
            store.answer_question(&rounds.principal, asked, version, words.to_owned(), on).await.unwrap();
            self.close(on).await;
        }
        store.remind_unit(&rounds.head, (id, rounds.municipality.other_school), day(2026, 9, 28)).await.unwrap();
        self.close(day(2026, 9, 28)).await;
    }
}

/// A round from its opening through answers, front-line input, a return, approval and closing, and the round after it.
async fn live_through<'a>(place: &'a Place, rounds: &'a Rounds, employee: &Actor) -> Diary<'a> {
    use Status::{Met, OffTrack, Uncertain};
    let (store, school) = (&place.store, rounds.municipality.school);
    let mut diary = Diary { place, rounds, days: Vec::new(), round: None, of_round: Vec::new() };
    let id = diary.open_round(day(2026, 9, 1), "Delår").await;
    let first = diary.answer(day(2026, 9, 10), "Delår", [Uncertain; 3]).await;
    diary.tell_from_front_line(id, first, employee).await;
    store.hand_in(&rounds.principal, (id, school), day(2026, 9, 12)).await.unwrap();
    diary.close(day(2026, 9, 12)).await;
    let reason = ReturnForm { reason: "Skriv vad ni ser".to_owned() };
    store.send_back(&rounds.head, (id, school), &reason, day(2026, 9, 15)).await.unwrap();
    diary.close(day(2026, 9, 15)).await;
    diary.change_round(id).await;
    diary.answer(day(2026, 9, 18), RENAMED, [OffTrack, Uncertain, Met]).await;
    store.hand_in(&rounds.principal, (id, school), day(2026, 9, 19)).await.unwrap();
    store.approve_answers(&rounds.head, (id, school), day(2026, 9, 20)).await.unwrap();
    diary.close(day(2026, 9, 20)).await;
    diary.ask_and_answer(id, first).await;
    let version = store.round_page(&rounds.controller, id, day(2026, 9, 30)).await.unwrap().round.version;
    store.close_round(&rounds.controller, id, version, day(2026, 9, 30)).await.unwrap();
    diary.close(day(2026, 9, 30)).await;
    diary.open_round(day(2026, 10, 20), "Höst").await;
    diary.answer(day(2026, 10, 25), "Höst", [Met, OffTrack, Met]).await;
    diary
}

#[test]
fn every_day_of_a_round_reads_later_as_it_read_then() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let school = rounds.municipality.school;
        let employee = employed(store, Role::Employee, school, "larare@prov.se").await;
        place.happened_on(day(2026, 1, 2)).await;
        let diary = live_through(&place, &rounds, &employee).await;
        let days = &diary.days;
        let named = store.unit(&Actor::System, school).await.unwrap();
        let draft = UnitDraft { name: "Nya skolan".to_owned(), ..crate::organisation::draft_of(&named) };
        store.change_unit(&Actor::System, school, named.version, draft).await.unwrap();
        place.happened_on(day(2026, 11, 1)).await;

        let seen_on = |on| seen(&rounds, store, (Some(on), today()));
        for (on, then) in days {
            assert_eq!(&seen_on(*on).await, then, "{on}");
        }
        let told: std::collections::HashSet<&String> = days.iter().map(|(_, seen)| seen).collect();
        assert_eq!(told.len(), 6, "opened, answered, renamed, answered anew, approved, answered again");
        let returned = &days.iter().find(|(on, _)| *on == day(2026, 9, 15)).unwrap().1;
        assert_eq!(
            &seen_on(day(2026, 9, 16)).await,
            returned,
            "a day on which nothing was done reads as the one before"
        );
        let id = diary.round.unwrap();
        for (on, then) in &diary.of_round {
            assert_eq!(&seen_of_round(&rounds, store, id, (Some(*on), today())).await, then, "{on}");
        }
        let told: std::collections::HashSet<&String> = diary.of_round.iter().map(|(_, seen)| seen).collect();
        assert_eq!(told.len(), 14, "every act in the round shows somewhere");
        let before = seen_of_round(&rounds, store, id, (Some(day(2026, 8, 1)), today())).await;
        assert_eq!(before, "not there\nnot there\n", "a round is not there before it is laid up");
        place.statements.forget();
        store.round_page_then(&rounds.member, id, day(2026, 9, 16)).await.unwrap();
        assert!(place.statements.count() <= 4, "{:#?}", place.statements.texts());
        place.statements.forget();
        store.round_unit_page_then(&rounds.member, (id, school), day(2026, 9, 25)).await.unwrap();
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        place.statements.forget();
        store.goal_page(&rounds.member, rounds.goals[0], Some(day(2026, 9, 16)), today()).await.unwrap();
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
        place.statements.forget();
        let filter = HeatFilter { on: Some(day(2026, 9, 16)), ..HeatFilter::default() };
        store.heat_map(&rounds.member, &filter, today()).await.unwrap();
        assert!(place.statements.count() <= 3, "{:#?}", place.statements.texts());
    });
}
