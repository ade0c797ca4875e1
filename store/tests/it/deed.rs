//! What is done for a goal, lived through day by day: what was read on each day is what is read of it later.

use crate::activity::{draft, tie};
use crate::goal::decision;
use crate::place::{Place, day, on_both, today};
use crate::round::{Rounds, employed};
use chrono::NaiveDate;
use domain::activity::{Ending, Proposal};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::assignment::{AssignmentDraft, Closing};
use domain::goal::MOST_ACTIVITIES_OF_GOAL;
use domain::hypothesis::VerdictKind;
use domain::id::{ActivityId, AssignmentId};
use domain::measure::MeasureDraft;
use domain::organisation::UnitDraft;
use domain::question::{About, Subject};
use store::Store;

/// What readers see on a day of what is done for the goals: as staff, and as strangers.
async fn seen(rounds: &Rounds, store: &Store, (on, today): (Option<NaiveDate>, NaiveDate)) -> String {
    let mut seen = String::new();
    for actor in [&rounds.member, &Actor::Public] {
        for goal in &rounds.goals {
            let page = store.goal_page(actor, *goal, on, today).await.unwrap();
            seen += &format!("{:?}\n{:?}\n{:?}\n", page.activities, page.assignments, page.measures);
            seen += &format!("{:?}\n{}\n", page.questions.rows, page.activity_count);
        }
    }
    seen
}

/// The days, each with what readers saw when it had ended.
struct Diary<'a> {
    place: &'a Place,
    rounds: &'a Rounds,
    secretary: Actor,
    days: Vec<(NaiveDate, String)>,
}

impl Diary<'_> {
    async fn close(&mut self, on: NaiveDate) {
        self.place.happened_on(on).await;
        self.days.push((on, seen(self.rounds, &self.place.store, (None, on)).await));
    }

    async fn version(&self, id: ActivityId) -> i64 {
        self.place.store.activity_page(&Actor::System, id, today()).await.unwrap().activity.version
    }

    /// An activity from a proposal to its end: tied to another goal and untied on the way, a step ticked, a verdict given.
    async fn live_through_an_activity(&mut self) {
        let (store, principal, goals) = (&self.place.store, &self.rounds.principal, &self.rounds.goals);
        let activity = draft(self.rounds.municipality.school, "Läsfrukost");
        let proposal = Proposal { activity, hypothesis: Some(tie(goals[0])), adopt: false };
        let id = store.propose_activity(principal, proposal, day(2026, 9, 1)).await.unwrap();
        self.close(day(2026, 9, 1)).await;
        store.adopt_activity(principal, id, 1, day(2026, 9, 2)).await.unwrap();
        store.add_step(principal, id, ("Fråga köket".to_owned(), Some(day(2026, 9, 4)))).await.unwrap();
        self.close(day(2026, 9, 2)).await;
        store.start_activity(principal, id, self.version(id).await, day(2026, 9, 3)).await.unwrap();
        store.state_hypothesis(principal, id, tie(goals[1])).await.unwrap();
        self.close(day(2026, 9, 3)).await;
        self.close(day(2026, 9, 6)).await;
        let page = store.activity_page(principal, id, today()).await.unwrap();
        store.tick_step(principal, id, page.steps[0].id, true, day(2026, 9, 8)).await.unwrap();
        store.remove_hypothesis(principal, id, page.hypotheses[1].hypothesis.id).await.unwrap();
        self.close(day(2026, 9, 8)).await;
        let tied = page.hypotheses[0].hypothesis.id;
        let ending = Ending::Done { lesson: "De läser mer.".to_owned() };
        store.end_activity(principal, id, self.version(id).await, ending, day(2026, 10, 10)).await.unwrap();
        self.close(day(2026, 10, 10)).await;
        let verdict = (VerdictKind::Helped, "Fler lånar.".to_owned());
        store.give_verdict(principal, (id, tied), verdict, day(2026, 10, 12)).await.unwrap();
        self.close(day(2026, 10, 12)).await;
    }

    /// An assignment, reported on the way, sent back, reported anew and closed.
    async fn live_through_an_assignment(&mut self) -> AssignmentId {
        let (store, head) = (&self.place.store, &self.rounds.head);
        let draft = AssignmentDraft {
            title: "Utred skolbibliotek".to_owned(),
            text: String::new(),
            decision: decision(self.rounds.municipality.board, 2026, 10, 14),
            unit: self.rounds.municipality.administration,
            goal: Some(self.rounds.goals[0]),
            due_on: day(2026, 10, 20),
        };
        let id = store.give_assignment(&self.secretary, draft, day(2026, 10, 14)).await.unwrap();
        self.close(day(2026, 10, 14)).await;
        for (version, is_final, on) in [(1, false, 15), (2, true, 17)] {
            let report = ("Så här långt.".to_owned(), is_final);
            store.report_assignment(head, id, version, report, day(2026, 10, on)).await.unwrap();
            self.close(day(2026, 10, on)).await;
        }
        store.send_assignment_back(&self.secretary, id, 3, "Räkna också.".to_owned()).await.unwrap();
        self.close(day(2026, 10, 18)).await;
        store.report_assignment(head, id, 4, ("Klart.".to_owned(), true), day(2026, 10, 23)).await.unwrap();
        self.close(day(2026, 10, 23)).await;
        let closing = (Closing::Done, decision(self.rounds.municipality.board, 2026, 10, 24));
        store.close_assignment(&self.secretary, id, 5, closing).await.unwrap();
        self.close(day(2026, 10, 24)).await;
        id
    }

    /// A measure, planned late, done and followed to its effect; a question, answered twice.
    async fn live_through_the_rest(&mut self) {
        let (store, principal) = (&self.place.store, &self.rounds.principal);
        let draft = MeasureDraft {
            title: "Läxhjälp på tisdagar".to_owned(),
            deviation: "Färre läser hemma.".to_owned(),
            goal: self.rounds.goals[0],
            unit: self.rounds.municipality.school,
            accountable_title: "Rektor".to_owned(),
            due_on: day(2026, 10, 26),
        };
        let id = store.plan_measure(principal, draft, day(2026, 10, 25)).await.unwrap();
        let about = About::new(Subject::Goal, self.rounds.goals[0].0);
        let asked = "Vad kostar det?".to_owned();
        let asked = store.ask_question(&self.rounds.member, about, asked, day(2026, 10, 25)).await.unwrap();
        self.close(day(2026, 10, 25)).await;
        store.finish_measure(principal, id, 1, "Gjort.".to_owned(), day(2026, 10, 28)).await.unwrap();
        store.answer_question(&Actor::System, asked, 1, "Inget.".to_owned(), day(2026, 10, 28)).await.unwrap();
        self.close(day(2026, 10, 28)).await;
        let effect = (VerdictKind::DidNotHelp, "Samma som förr.".to_owned());
        store.follow_measure(principal, id, 2, effect, day(2026, 10, 30)).await.unwrap();
        store.answer_question(&Actor::System, asked, 2, "Ett skåp.".to_owned(), day(2026, 10, 30)).await.unwrap();
        self.close(day(2026, 10, 30)).await;
    }
}

#[test]
fn every_day_of_what_is_done_for_a_goal_reads_later_as_it_read_then() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let secretary = employed(store, Role::BoardSecretary, rounds.municipality.board, "sekr@prov.se").await;
        place.happened_on(day(2026, 1, 2)).await;
        let mut diary = Diary { place: &place, rounds: &rounds, secretary, days: Vec::new() };
        diary.live_through_an_activity().await;
        diary.live_through_an_assignment().await;
        diary.live_through_the_rest().await;
        let days = diary.days;
        let school = rounds.municipality.school;
        let named = store.unit(&Actor::System, school).await.unwrap();
        let draft = UnitDraft { name: "Nya skolan".to_owned(), ..crate::organisation::draft_of(&named) };
        store.change_unit(&Actor::System, school, named.version, draft).await.unwrap();
        place.happened_on(day(2026, 11, 1)).await;

        for (on, then) in &days {
            assert_eq!(&seen(&rounds, store, (Some(*on), today())).await, then, "{on}");
        }
        let told: std::collections::HashSet<&String> = days.iter().map(|(_, seen)| seen).collect();
        assert_eq!(told.len(), days.len(), "every day tells something new");
    });
}

#[test]
fn a_goals_page_shows_what_goes_on_first_and_says_how_much_there_is() {
    on_both(|place| async move {
        let store = &place.store;
        let rounds = Rounds::found(store).await;
        let (principal, goal) = (&rounds.principal, rounds.goals[0]);
        let mut ids = Vec::new();
        for number in 0..MOST_ACTIVITIES_OF_GOAL + 2 {
            let activity = draft(rounds.municipality.school, &format!("Insats {number}"));
            let proposal = Proposal { activity, hypothesis: Some(tie(goal)), adopt: number > 0 };
            ids.push(store.propose_activity(principal, proposal, today()).await.unwrap());
        }
        let ending = Ending::Stopped { reason: "Pengarna tog slut.".to_owned(), lesson: String::new() };
        store.end_activity(principal, ids[1], 1, ending, today()).await.unwrap();
        let shown = async |actor: &Actor| {
            let page = store.goal_page(actor, goal, None, today()).await.unwrap();
            (page.activities.iter().map(|row| row.activity.id).collect::<Vec<_>>(), page.activity_count)
        };
        let going_on = |from: usize| [&ids[from..1], &ids[2..]].concat();
        let (to_staff, count) = shown(principal).await;
        assert_eq!((to_staff.as_slice(), count), (&going_on(0)[..MOST_ACTIVITIES_OF_GOAL], ids.len()));
        // What is only proposed is not there for strangers, and what was stopped comes last.
        let all = [going_on(1), vec![ids[1]]].concat();
        assert_eq!(shown(&Actor::Public).await, (all[..MOST_ACTIVITIES_OF_GOAL].to_vec(), all.len()));
    });
}
