//! What is done and asked between the rounds: assignments, corrective measures, questions.

use super::{Life, Step as Any};
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use domain::actor::Actor;
use domain::assignment::{AssignmentDraft, Closing};
use domain::goal::Decision;
use domain::hypothesis::VerdictKind;
use domain::id::{AssignmentId, GoalId, MeasureId, UnitId};
use domain::measure::MeasureDraft;
use domain::presentation::PresentationFilter;
use domain::question::{About, Subject};
use std::collections::HashMap;
use store::{Error, Store};

/// From whom and to whom, what, how many days ago, in how many days, and what has become of it.
const ASSIGNMENTS: [(&str, &str, &str, u64, i64, u8); 6] = [
    ("KF", "VON", "Utred hur anhöriga till den som har hemtjänst får stöd", 200, -20, 0),
    ("KF", "TEF", "Redovisa vad det kostar att sköta parkerna utan bekämpningsmedel", 150, 60, 1),
    ("KF", "BUF", "Ta fram en plan för skolvägar utan bilar", 330, -90, 2),
    ("BUN", "sjoangen", "Pröva senare skolstart för årskurs 9", 120, 90, 0),
    ("TEN", "gator", "Utred belysning på cykelvägen till Ridåsen", 260, -40, 3),
    ("VON", "lindgarden", "Berätta hur de boende är med och bestämmer maten", 45, 30, 0),
];

/// What happens to an assignment.
#[derive(Clone, Copy, Debug)]
pub(super) enum AssignmentStep {
    /// The body gives it.
    Give,
    /// The unit reports on the way.
    Report,
    /// It reports that it is carried out.
    ReportLast,
    /// The body takes it back.
    Withdraw,
    /// The body closes it.
    Close,
}

/// What happens to a measure.
#[derive(Clone, Copy, Debug)]
pub(super) enum MeasureStep {
    /// It is planned.
    Plan,
    /// It is not done after all.
    Drop,
    /// It is done.
    Finish,
    /// It is said whether it helped.
    Follow,
}

/// What happens to a question.
#[derive(Clone, Copy, Debug)]
pub(super) enum QuestionStep {
    /// It is asked about a goal.
    Ask,
    /// It is asked about what a school has answered in the round that ended last.
    AskOfAnswer,
    /// It is asked about that round.
    AskOfRound,
    /// It is answered.
    Answer,
}

/// An assignment that was given.
pub(super) struct Assigned {
    id: AssignmentId,
    version: i64,
}

/// A measure that was planned.
pub(super) struct Measured {
    id: MeasureId,
    version: i64,
}

/// What happens to assignments, measures and questions, each step with its day.
pub(super) fn diary(today: NaiveDate) -> Vec<(NaiveDate, Any)> {
    let mut diary = Vec::new();
    for (number, (.., ago, _, fate)) in ASSIGNMENTS.iter().enumerate() {
        use AssignmentStep::{Close, Give, Report, ReportLast, Withdraw};
        let given = today - Days::new(*ago);
        let steps: &[(u64, AssignmentStep)] = match fate {
            0 => &[(0, Give)],
            1 => &[(0, Give), (30, Report), (90, ReportLast)],
            2 => &[(0, Give), (30, Report), (90, ReportLast), (110, Close)],
            _ => &[(0, Give), (30, Report), (60, Withdraw)],
        };
        diary.extend(steps.iter().map(|(after, step)| (given + Days::new(*after), Any::Assignment(number, *step))));
    }
    for (number, (.., ago, _, fate)) in MEASURES.iter().enumerate() {
        use MeasureStep::{Drop, Finish, Follow, Plan};
        let planned = today - Days::new(*ago);
        let steps: &[(u64, MeasureStep)] = match fate {
            0 => &[(0, Plan)],
            1 => &[(0, Plan), (20, Drop)],
            2 => &[(0, Plan), (40, Finish)],
            _ => &[(0, Plan), (40, Finish), (120, Follow)],
        };
        diary.extend(steps.iter().map(|(after, step)| (planned + Days::new(*after), Any::Measure(number, *step))));
    }
    for (number, (.., ago, reply)) in QUESTIONS.iter().enumerate() {
        let asked = today - Days::new(*ago);
        diary.push((asked, Any::Question(number, QuestionStep::Ask)));
        if !reply.is_empty() {
            diary.push((asked + Days::new(5), Any::Question(number, QuestionStep::Answer)));
        }
    }
    let (asked, answered) = (today - Days::new(12), today - Days::new(10));
    diary.push((asked, Any::Question(OF_ANSWER, QuestionStep::AskOfAnswer)));
    diary.push((asked, Any::Question(OF_ROUND, QuestionStep::AskOfRound)));
    diary.push((answered, Any::Question(OF_ANSWER, QuestionStep::Answer)));
    diary
}

fn decided(body: UnitId, on: NaiveDate, number: u32, short: &str) -> Decision {
    Decision {
        body,
        date: Some(on),
        paragraph: format!("§ {number}"),
        registry_number: format!("{}.{number:03} {short}", on.year()),
    }
}

/// Who does it, about which goal, what does not go as it should, what is done, how many days ago, in how many days, and what became of it.
const MEASURES: [(&str, &str, &str, &str, u64, i64, u8); 5] = [
    (
        "granvik-gymnasium",
        "Fler elever blir behöriga till gymnasiet",
        "Färre klarar matematiken än i fjol.",
        "Läxtid på skoldagen i stället för på kvällen",
        160,
        -100,
        3,
    ),
    (
        "hemtjanst-syd",
        "Den som har hemtjänst möter samma människor",
        "Sommaren blev sämre än våren.",
        "Vikarier får ett eget område",
        90,
        -30,
        2,
    ),
    (
        "fritid",
        "Fler barn har något att göra på fritiden",
        "Flickorna slutar vid tolv.",
        "Fråga femtio flickor varför",
        60,
        -10,
        0,
    ),
    ("VOF", "Färre äldre besväras av ensamhet", "Surfplattorna hjälpte inte.", "En person som ringer på", 30, 60, 0),
    ("gator", "Fler går och cyklar i vardagen", "Cyklingen har stannat av.", "Flytta cykelräknaren", 100, -40, 1),
];

/// The goals in force, by title.
pub(super) async fn in_force(store: &Store, today: NaiveDate) -> Result<HashMap<String, GoalId>, Error> {
    let shown = store.presentation(&Actor::System, &PresentationFilter::of(today), today).await?;
    Ok(shown.goals.into_iter().map(|goal| (goal.row.title, goal.row.id)).collect())
}

/// Who asks, about which goal, what, how many days ago, and the answer.
const QUESTIONS: [(&str, &str, &str, u64, &str); 5] = [
    (
        "BUN",
        "Fler elever läser med flyt i årskurs 3",
        "Vad gör Ekbacken som de andra skolorna inte gör?",
        40,
        "De läser högt varje dag, även när schemat spricker. Sjöängen börjar i januari.",
    ),
    (
        "VON",
        "Färre äldre besväras av ensamhet",
        "Varför slutade vi med surfplattorna?",
        33,
        "De användes av dem som redan hade någon att ringa. Vi lägger tiden på att någon kommer i stället.",
    ),
    ("KF", "Granvik släpper ut hälften så mycket som i dag", "När kommer siffran för i fjol?", 21, ""),
    ("TEN", "Fler går och cyklar i vardagen", "Hur många av dem som svarar cyklar på vintern?", 16, ""),
    (
        "KF",
        "Omsorgens medarbetare är friska och stannar",
        "Vad skulle du göra om du fick två miljoner till?",
        9,
        "Låta fler lag lägga sitt eget schema, med ett lag att jämföra med.",
    ),
];

/// The number of the question about what the school answered, after those about goals.
const OF_ANSWER: usize = QUESTIONS.len();
/// The number of the question about the round.
const OF_ROUND: usize = OF_ANSWER + 1;
/// What is answered about what the school answered.
const REPLY: &str = "De väljer böcker på egen hand. Det gjorde de inte för ett år sedan.";
/// The school that is asked.
const SCHOOL: &str = "ekbacken";

impl Life<'_> {
    pub(super) async fn take_assignment(
        &mut self,
        number: usize,
        step: AssignmentStep,
        on: NaiveDate,
    ) -> Result<(), Error> {
        let (body, unit, title, _, ahead, _) = ASSIGNMENTS[number];
        let (body, unit) = (self.cast.unit(body), self.cast.unit(unit));
        let giver = self.cast.at(body.id);
        let minutes = 31 + u32::try_from(number).unwrap_or_default();
        if let AssignmentStep::Give = step {
            let draft = AssignmentDraft {
                title: title.to_owned(),
                text: String::new(),
                decision: decided(body.id, on, minutes, &body.short_name),
                unit: unit.id,
                goal: None,
                due_on: self.today + TimeDelta::days(ahead),
            };
            let id = self.store.give_assignment(giver, draft, on).await?;
            self.assignments.insert(number, Assigned { id, version: 1 });
            return Ok(());
        }
        let Some(Assigned { id, version }) = self.assignments.get_mut(&number) else { return Ok(()) };
        let closing = |how| (how, decided(body.id, on, minutes + 40, &body.short_name));
        let report = |text: &str, is_final| (text.to_owned(), is_final);
        let who = self.cast.answering(unit);
        match step {
            AssignmentStep::Give => {}
            AssignmentStep::Report => {
                let words = report("Vi har frågat dem det gäller och räknat på tre vägar.", false);
                self.store.report_assignment(who, *id, *version, words, on).await?;
            }
            AssignmentStep::ReportLast => {
                let words = report("Klart. Rapporten ligger hos nämndens sekreterare.", true);
                self.store.report_assignment(who, *id, *version, words, on).await?;
            }
            AssignmentStep::Withdraw => {
                self.store.close_assignment(giver, *id, *version, closing(Closing::Withdrawn)).await?;
            }
            AssignmentStep::Close => {
                self.store.close_assignment(giver, *id, *version, closing(Closing::Done)).await?;
            }
        }
        *version += 1;
        Ok(())
    }

    pub(super) async fn take_measure(&mut self, number: usize, step: MeasureStep, on: NaiveDate) -> Result<(), Error> {
        let (unit, goal, deviation, title, _, ahead, _) = MEASURES[number];
        let unit = self.cast.unit(unit);
        let leader = self.cast.at(unit.id);
        if let MeasureStep::Plan = step {
            let Some(goal) = self.goals.get(goal) else { return Ok(()) };
            let draft = MeasureDraft {
                title: title.to_owned(),
                deviation: deviation.to_owned(),
                goal: *goal,
                unit: unit.id,
                accountable_title: "Enhetschef".to_owned(),
                due_on: self.today + TimeDelta::days(ahead),
            };
            let id = self.store.plan_measure(leader, draft, on).await?;
            self.measures.insert(number, Measured { id, version: 1 });
            return Ok(());
        }
        let Some(Measured { id, version }) = self.measures.get_mut(&number) else { return Ok(()) };
        match step {
            MeasureStep::Plan => {}
            MeasureStep::Drop => {
                let why = "Räknaren visade rätt. Det är cyklisterna som är färre.".to_owned();
                self.store.drop_measure(leader, *id, *version, why, on).await?;
            }
            MeasureStep::Finish => {
                let how = "Så gjorde vi, från första dagen i månaden.".to_owned();
                self.store.finish_measure(leader, *id, *version, how, on).await?;
            }
            MeasureStep::Follow => {
                let effect = (VerdictKind::Helped, "Fler kommer, och det är de som behöver det.".to_owned());
                self.store.follow_measure(leader, *id, *version, effect, on).await?;
            }
        }
        *version += 1;
        Ok(())
    }

    pub(super) async fn take_question(
        &mut self,
        number: usize,
        step: QuestionStep,
        on: NaiveDate,
    ) -> Result<(), Error> {
        let question = match step {
            QuestionStep::Answer => return self.reply(number, on).await,
            QuestionStep::Ask => {
                let (body, goal, text, ..) = QUESTIONS[number];
                self.goals.get(goal).map(|goal| (body, About::new(Subject::Goal, goal.0), text))
            }
            QuestionStep::AskOfAnswer => {
                self.answer_of_school(on).await?.map(|about| ("BUN", about, "Hur märker eleverna själva skillnaden?"))
            }
            QuestionStep::AskOfRound => self.ended_last().map(|round| {
                let text = "Hinner revisorerna läsa svaren före årsredovisningen?";
                ("KF", About::new(Subject::Round, round.0), text)
            }),
        };
        if let Some((body, about, text)) = question {
            let asker = self.cast.at(self.cast.unit(body).id);
            let id = self.store.ask_question(asker, about, text.to_owned(), on).await?;
            self.questions.insert(number, id);
        }
        Ok(())
    }

    async fn reply(&self, number: usize, on: NaiveDate) -> Result<(), Error> {
        let Some(id) = self.questions.get(&number) else { return Ok(()) };
        let (who, reply) = match QUESTIONS.get(number) {
            Some((.., reply)) => (&self.cast.chief, *reply),
            None => (self.cast.at(self.cast.unit(SCHOOL).id), REPLY),
        };
        self.store.answer_question(who, *id, 1, reply.to_owned(), on).await
    }

    /// What the school answered first in the round that ended last.
    async fn answer_of_school(&self, on: NaiveDate) -> Result<Option<About>, Error> {
        let Some(round) = self.ended_last() else { return Ok(None) };
        let at = (round, self.cast.unit(SCHOOL).id);
        let page = self.store.round_unit_page(&Actor::System, at, on).await?;
        Ok(page.answers.first().map(|first| About::new(Subject::FollowUp, first.answer.id.0)))
    }
}
