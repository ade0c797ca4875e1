//! Granvik's last year and a half: rounds of follow-up, assignments and questions, lived through by its made-up people.

use super::model::{GOALS, UNITS};
use chrono::{Datelike, Days, NaiveDate};
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::{AppointmentDraft, Role};
use domain::assignment::{AssignmentDraft, Closing};
use domain::follow_up::{FollowUpForm, Forecast, FrontLineForm};
use domain::goal::Decision;
use domain::hypothesis::VerdictKind;
use domain::id::{AppointmentId, GoalId, PersonId, RoundId, UnitId};
use domain::measure::MeasureDraft;
use domain::organisation::{Unit, UnitKind};
use domain::period::Period;
use domain::person::PersonDraft;
use domain::presentation::PresentationFilter;
use domain::question::{About, Subject};
use domain::round::{RoundDraft, Section, approver};
use domain::span::Span;
use domain::status::Status;
use std::collections::{HashMap, HashSet};
use store::{Error, Store};

/// Surnames of the wood, so that nobody takes them for people.
const SURNAMES: [&str; 8] = ["Gran", "Tall", "Björk", "Lönn", "Alm", "Hassel", "Rönn", "Sälg"];
const NAMES: [&str; 8] = ["Asta", "Bo", "Cilla", "David", "Elin", "Folke", "Greta", "Hugo"];

/// The people who act, by the unit where they do.
struct Cast {
    units: HashMap<String, Unit>,
    /// Who leads the unit and answers for it, and who approves there.
    leaders: HashMap<UnitId, Actor>,
    chief: Actor,
}

impl Cast {
    fn unit(&self, id: &str) -> &Unit {
        &self.units[id]
    }

    fn at(&self, unit: UnitId) -> &Actor {
        self.leaders.get(&unit).unwrap_or(&self.chief)
    }
}

/// Lives through the rounds, assignments and questions until `today`.
pub(in crate::sample) async fn live(store: &Store, today: NaiveDate) -> Result<(), Error> {
    let cast = cast(store, today).await?;
    let tertials = last_tertials(today);
    let (running, closed) = tertials.split_last().map_or((None, &[][..]), |(last, rest)| (Some(*last), rest));
    let mut last = None;
    for (number, period) in closed.iter().enumerate() {
        last = Some(whole_round(store, &cast, *period, number).await?);
    }
    if let Some(period) = running {
        running_round(store, &cast, period, closed.len(), today).await?;
    }
    assignments(store, &cast, today).await?;
    measures(store, &cast, today).await?;
    questions(store, &cast, today).await?;
    if let Some(round) = last {
        questions_of_round(store, &cast, round, today).await?;
    }
    Ok(())
}

/// The four tertials that ended last, oldest first.
fn last_tertials(today: NaiveDate) -> Vec<Period> {
    let mut ended: Vec<Period> = (today.year() - 2..=today.year())
        .flat_map(|year| (1..=3).map(move |number| Period::Tertial(year, number)))
        .filter(|period| period.end() + Days::new(8) < today)
        .collect();
    ended.drain(..ended.len().saturating_sub(4));
    ended
}

/// Which role somebody acts in at a unit of the kind, to answer or to approve there.
pub(super) const fn role_at(kind: UnitKind) -> Role {
    match kind {
        UnitKind::Council | UnitKind::Committee => Role::CouncilMember,
        UnitKind::ExecutiveBoard => Role::ExecutiveBoardMember,
        UnitKind::Board => Role::BoardMember,
        UnitKind::Company | UnitKind::Federation => Role::CompanyDirector,
        UnitKind::Administration => Role::HeadOfAdministration,
        UnitKind::Division | UnitKind::Unit | UnitKind::Project => Role::UnitManager,
    }
}

async fn cast(store: &Store, today: NaiveDate) -> Result<Cast, Error> {
    let system = Actor::System;
    let units: HashMap<String, Unit> = store
        .unit_choices(&system, today)
        .await?
        .into_iter()
        .map(|(_, unit)| (unit.external_id.clone(), unit))
        .collect();
    let mut leaders = HashMap::new();
    for (index, (id, ..)) in UNITS.iter().enumerate() {
        let unit = &units[*id];
        let name = format!("{} {}", NAMES[index % 8], SURNAMES[(index / 8 + index) % 8]);
        let actor = employ(store, (role_at(unit.kind), unit), name, index).await?;
        leaders.insert(unit.id, actor);
    }
    let chief = employ(store, (Role::ChiefExecutive, &units["KS"]), "Ingrid Ek".to_owned(), UNITS.len()).await?;
    Ok(Cast { units, leaders, chief })
}

/// Gives the role to somebody new, and lets them act in it.
async fn employ(store: &Store, (role, unit): (Role, &Unit), name: String, number: usize) -> Result<Actor, Error> {
    let system = Actor::System;
    let person = PersonDraft {
        external_id: format!("granvik-{number}"),
        name: name.clone(),
        email: format!("person-{number}@granvik.example"),
        // Nobody signs in as them: the sample's accounts are others.
        open: false,
    };
    let id: PersonId = store.create_person(&system, person).await?;
    let held = AppointmentDraft { person: id, role, unit: unit.id, span: Span::since(unit.span.from()) };
    let appointment: AppointmentId = store.give_role(&system, held).await?;
    let acting = Acting {
        appointment,
        role,
        unit: unit.id,
        kind: unit.kind,
        unit_name: unit.name.clone(),
        path: unit.path.clone(),
    };
    Ok(Actor::Person(ActingPerson { id, name, acting: Some(acting) }))
}

fn draft(cast: &Cast, period: Period) -> RoundDraft {
    let name = match period {
        Period::Tertial(year, 3) => format!("Årets uppföljning {year}"),
        Period::Tertial(year, number) => format!("Tertial {number} {year}"),
        other => other.to_string(),
    };
    RoundDraft {
        external_id: String::new(),
        title: name,
        period,
        body: cast.unit("KF").id,
        sections: vec![Section::Judgement, Section::Analysis, Section::Forecast, Section::FrontLine],
        due_on: period.end() + Days::new(50),
        reader: "Kommunfullmäktige och revisorerna".to_owned(),
    }
}

/// Opens a round, and gives the units that take part, the lowest first, with how many they are above.
async fn open(store: &Store, cast: &Cast, period: Period, on: NaiveDate) -> Result<(RoundId, Vec<Unit>), Error> {
    let id = store.plan_round(&Actor::System, draft(cast, period), on).await?;
    store.open_round(&cast.chief, id, 1, on).await?;
    let page = store.round_page(&Actor::System, id, on).await?;
    let asked: HashSet<UnitId> = page.units.iter().map(|row| row.unit.id).collect();
    let mut units: Vec<Unit> = cast.units.values().filter(|unit| asked.contains(&unit.id)).cloned().collect();
    units.sort_by_key(|unit| (std::cmp::Reverse(unit.path.as_str().len()), unit.id));
    Ok((id, units))
}

/// A round that all went through.
async fn whole_round(store: &Store, cast: &Cast, period: Period, number: usize) -> Result<RoundId, Error> {
    let opened = period.end() + Days::new(5);
    let (id, units) = open(store, cast, period, opened).await?;
    let taking_part: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    for unit in &units {
        answer(store, cast, (id, unit), number, usize::MAX, opened + Days::new(14)).await?;
        store.hand_in(answering(cast, unit), (id, unit.id), opened + Days::new(15)).await?;
    }
    for unit in &units {
        let above = approver(&unit.path, &taking_part);
        store.approve_answers(cast.at(above), (id, unit.id), opened + Days::new(30)).await?;
    }
    store.close_round(&cast.chief, id, 2, opened + Days::new(60)).await?;
    Ok(id)
}

/// The round that runs: some have handed in, one was sent back, some have begun, and some have not looked at it yet.
async fn running_round(
    store: &Store,
    cast: &Cast,
    period: Period,
    number: usize,
    today: NaiveDate,
) -> Result<(), Error> {
    let opened = std::cmp::min(period.end() + Days::new(5), today - Days::new(7));
    let (id, units) = open(store, cast, period, opened).await?;
    let taking_part: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let day = opened + Days::new(3);
    for unit in &units {
        match unit.external_id.as_str() {
            "ekbacken" | "hemtjanst-norr" | "energi" | "bostader" | "gator" => {
                answer(store, cast, (id, unit), number, usize::MAX, day).await?;
                store.hand_in(answering(cast, unit), (id, unit.id), day).await?;
                let above = approver(&unit.path, &taking_part);
                if unit.external_id == "gator" {
                    let reason = "Skriv vad ni gör åt att cyklingen har stannat av.".to_owned();
                    store.send_back(cast.at(above), (id, unit.id), &domain::round::ReturnForm { reason }, day).await?;
                } else if unit.external_id != "ekbacken" {
                    store.approve_answers(cast.at(above), (id, unit.id), day).await?;
                }
            }
            "sjoangen" | "lindgarden" => answer(store, cast, (id, unit), number, 1, day).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Who answers for the unit: its leader, and for what only politicians sit in, the chief executive.
fn answering<'a>(cast: &'a Cast, unit: &Unit) -> &'a Actor {
    if unit.kind.is_political() { &cast.chief } else { cast.at(unit.id) }
}

/// Answers at most so many of the unit's rows.
async fn answer(
    store: &Store,
    cast: &Cast,
    (round, unit): (RoundId, &Unit),
    number: usize,
    most: usize,
    on: NaiveDate,
) -> Result<(), Error> {
    let page = store.round_unit_page(&Actor::System, (round, unit.id), on).await?;
    let actor = answering(cast, unit);
    for (index, row) in page.answers.iter().enumerate().take(most) {
        let place = GOALS.iter().position(|goal| goal.title == row.goal.title).unwrap_or_default();
        let form = said(place + usize::try_from(unit.id.0).unwrap_or_default(), number, index);
        if index == 0 && unit.kind == UnitKind::Unit {
            let text = "Det märks redan i vardagen, och vi pratar om det på måndagsmötet.".to_owned();
            store.tell_from_front_line(actor, row.answer.id, &FrontLineForm { text }, on).await?;
        }
        store.save_follow_up(actor, row.answer.id, &form, on).await?;
    }
    Ok(())
}

/// What is answered: most get better from round to round, some get worse.
fn said(place: usize, number: usize, index: usize) -> FollowUpForm {
    let gets_worse = place % 4 == 3;
    let height = if gets_worse { 3_usize.saturating_sub(number) } else { (place % 3 + number).min(3) };
    let (status, forecast, sentence, what_happened, what_now) = match height {
        0 => (
            Status::OffTrack,
            Forecast::NotReached,
            "Vi når det inte med det vi gör i dag.",
            "Två satsningar gav inget.",
            "Vi avslutar det som inte hjälper och frågar dem det gäller.",
        ),
        1 => (
            Status::Uncertain,
            Forecast::Uncertain,
            "Det har börjat röra sig, men vi vet inte om det håller.",
            "Starten blev sen eftersom personal saknades.",
            "Vi följer det varje månad till sommaren.",
        ),
        _ => (
            Status::OnTrack,
            Forecast::Reached,
            "Det går åt rätt håll, och vi ser varför.",
            "Det vi prövade i våras har fått fäste.",
            "Vi gör likadant på fler ställen.",
        ),
    };
    FollowUpForm {
        version: "0".to_owned(),
        status: status.word().to_owned(),
        sentence: sentence.to_owned(),
        what_happened: what_happened.to_owned(),
        why: "Flera saker på en gång: tid, människor och att vi bestämde oss.".to_owned(),
        what_now: what_now.to_owned(),
        forecast: forecast.word().to_owned(),
        seconds: (70 + 15 * (place + index) % 90).to_string(),
    }
}

fn decided(body: UnitId, on: NaiveDate, number: u32, short: &str) -> Decision {
    Decision {
        body,
        date: Some(on),
        paragraph: format!("§ {number}"),
        registry_number: format!("{}.{number:03} {short}", on.year()),
    }
}

/// From whom and to whom, what, how many days ago, in how many days, and what has become of it.
const ASSIGNMENTS: [(&str, &str, &str, u64, i64, u8); 6] = [
    ("KF", "VON", "Utred hur anhöriga till den som har hemtjänst får stöd", 200, -20, 0),
    ("KF", "TEF", "Redovisa vad det kostar att sköta parkerna utan bekämpningsmedel", 150, 60, 1),
    ("KF", "BUF", "Ta fram en plan för skolvägar utan bilar", 330, -90, 2),
    ("BUN", "sjoangen", "Pröva senare skolstart för årskurs 9", 120, 90, 0),
    ("TEN", "gator", "Utred belysning på cykelvägen till Ridåsen", 260, -40, 3),
    ("VON", "lindgarden", "Berätta hur de boende är med och bestämmer maten", 45, 30, 0),
];

async fn assignments(store: &Store, cast: &Cast, today: NaiveDate) -> Result<(), Error> {
    for (number, (body, unit, title, ago, ahead, fate)) in (31..).zip(ASSIGNMENTS) {
        let (body, unit) = (cast.unit(body), cast.unit(unit));
        let given = today - Days::new(ago);
        let draft = AssignmentDraft {
            title: title.to_owned(),
            text: String::new(),
            decision: decided(body.id, given, number, &body.short_name),
            unit: unit.id,
            goal: None,
            due_on: today + chrono::TimeDelta::days(ahead),
        };
        let id = store.give_assignment(cast.at(body.id), draft, given).await?;
        let report = |text: &str, is_final| (text.to_owned(), is_final);
        let who = if unit.kind.is_political() { &cast.chief } else { cast.at(unit.id) };
        if fate == 0 {
            continue;
        }
        store
            .report_assignment(
                who,
                id,
                1,
                report("Vi har frågat dem det gäller och räknat på tre vägar.", false),
                given + Days::new(30),
            )
            .await?;
        if fate == 3 {
            let closing = decided(body.id, given + Days::new(60), number + 40, &body.short_name);
            store.close_assignment(cast.at(body.id), id, 2, (Closing::Withdrawn, closing)).await?;
            continue;
        }
        store
            .report_assignment(
                who,
                id,
                2,
                report("Klart. Rapporten ligger hos nämndens sekreterare.", true),
                given + Days::new(90),
            )
            .await?;
        if fate == 2 {
            let closing = decided(body.id, given + Days::new(110), number + 40, &body.short_name);
            store.close_assignment(cast.at(body.id), id, 3, (Closing::Done, closing)).await?;
        }
    }
    Ok(())
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

async fn measures(store: &Store, cast: &Cast, today: NaiveDate) -> Result<(), Error> {
    let goals = in_force(store, today).await?;
    for (unit, goal, deviation, title, ago, ahead, fate) in MEASURES {
        let Some(goal) = goals.get(goal) else { continue };
        let (unit, planned_on) = (cast.unit(unit), today - Days::new(ago));
        let draft = MeasureDraft {
            title: title.to_owned(),
            deviation: deviation.to_owned(),
            goal: *goal,
            unit: unit.id,
            accountable_title: "Enhetschef".to_owned(),
            due_on: today + chrono::TimeDelta::days(ahead),
        };
        let leader = cast.at(unit.id);
        let id = store.plan_measure(leader, draft, planned_on).await?;
        if fate == 1 {
            let why = "Räknaren visade rätt. Det är cyklisterna som är färre.".to_owned();
            store.drop_measure(leader, id, 1, why, planned_on + Days::new(20)).await?;
        }
        if fate > 1 {
            let how = "Så gjorde vi, från första dagen i månaden.".to_owned();
            store.finish_measure(leader, id, 1, how, planned_on + Days::new(40)).await?;
        }
        if fate == 3 {
            let effect = (VerdictKind::Helped, "Fler kommer, och det är de som behöver det.".to_owned());
            store.follow_measure(leader, id, 2, effect, planned_on + Days::new(120)).await?;
        }
    }
    Ok(())
}

/// The goals in force, by title.
async fn in_force(store: &Store, today: NaiveDate) -> Result<HashMap<String, GoalId>, Error> {
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

async fn questions(store: &Store, cast: &Cast, today: NaiveDate) -> Result<(), Error> {
    let goals = in_force(store, today).await?;
    for (body, goal, text, ago, reply) in QUESTIONS {
        let Some(goal) = goals.get(goal) else { continue };
        let about = About::new(Subject::Goal, goal.0);
        let asker = cast.at(cast.unit(body).id);
        let asked_on = today - Days::new(ago);
        let id = store.ask_question(asker, about, text.to_owned(), asked_on).await?;
        if !reply.is_empty() {
            store.answer_question(&cast.chief, id, 1, reply.to_owned(), asked_on + Days::new(5)).await?;
        }
    }
    Ok(())
}

/// What is asked about a round that has ended, and about what a school answered in it.
async fn questions_of_round(store: &Store, cast: &Cast, round: RoundId, today: NaiveDate) -> Result<(), Error> {
    let school = cast.unit("ekbacken");
    let (asked_on, answered_on) = (today - Days::new(12), today - Days::new(10));
    let page = store.round_unit_page(&Actor::System, (round, school.id), asked_on).await?;
    if let Some(first) = page.answers.first() {
        let about = About::new(Subject::FollowUp, first.answer.id.0);
        let text = "Hur märker eleverna själva skillnaden?".to_owned();
        let id = store.ask_question(cast.at(cast.unit("BUN").id), about, text, asked_on).await?;
        let reply = "De väljer böcker på egen hand. Det gjorde de inte för ett år sedan.".to_owned();
        store.answer_question(cast.at(school.id), id, 1, reply, answered_on).await?;
    }
    let text = "Hinner revisorerna läsa svaren före årsredovisningen?".to_owned();
    store.ask_question(cast.at(cast.unit("KF").id), About::new(Subject::Round, round.0), text, asked_on).await?;
    Ok(())
}
